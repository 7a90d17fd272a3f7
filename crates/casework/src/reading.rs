//! Decisions and how they are read again.
//!
//! **Invariant: nothing is refused on one person's word.** A verdict stands when two readers agree;
//! where they differ a third reads, and the side with two has it.

use crate::reason::Reason;
use money::Amount;
use uuid::Uuid;

/// What a reader decides. Only a person has one: a machine passes, asks or flags (`checks.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Aid is given, so much.
    Approve {
        /// What the article gives.
        aid: Amount,
    },
    /// No aid is given.
    Refuse {
        /// Why, and by which article.
        reason: Reason,
    },
}

/// What one person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Who.
    pub reader: Uuid,
    /// What.
    pub verdict: Verdict,
}

impl Verdict {
    /// Whether two readers say the same: both refuse, or both give the same aid.
    fn agrees_with(self, other: Verdict) -> bool {
        match (self, other) {
            (Verdict::Approve { aid }, Verdict::Approve { aid: other }) => aid == other,
            (Verdict::Refuse { .. }, Verdict::Refuse { .. }) => true,
            _ => false,
        }
    }

    fn approves(self) -> bool {
        matches!(self, Verdict::Approve { .. })
    }
}

/// What stands after these readings; nothing while another has to read.
///
/// Of three readers, the side with two has it. Where two approve different sums and the third
/// refuses, the later of the two sums stands.
pub fn outcome(readings: &[Reading]) -> Option<Verdict> {
    match readings {
        [first, second] if first.verdict.agrees_with(second.verdict) => Some(second.verdict),
        [first, second, third] => {
            let last = third.verdict;
            let earlier = [second.verdict, first.verdict];
            match earlier.iter().any(|one| one.approves() == last.approves()) {
                true => Some(last),
                false => Some(second.verdict),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Verdict, outcome};
    use crate::reason::Reason;
    use money::Amount;
    use uuid::Uuid;

    #[test]
    fn the_side_with_two_has_it() {
        let gives = |yuan: i64| Verdict::Approve { aid: Amount::from_minor(yuan * 100) };
        let refuses = Verdict::Refuse { reason: Reason::ConditionNotCovered };
        let table = [
            (vec![gives(1)], None),
            (vec![refuses], None),
            (vec![gives(1), gives(1)], Some(gives(1))),
            (vec![refuses, refuses], Some(refuses)),
            (vec![gives(1), refuses], None),
            (vec![gives(1), gives(2)], None),
            (vec![refuses, gives(1), refuses], Some(refuses)),
            (vec![refuses, gives(1), gives(1)], Some(gives(1))),
            (vec![refuses, gives(1), gives(2)], Some(gives(2))),
            (vec![gives(1), refuses, gives(1)], Some(gives(1))),
            (vec![gives(1), gives(2), gives(1)], Some(gives(1))),
            (vec![gives(1), gives(2), refuses], Some(gives(2))),
        ];
        for (verdicts, expected) in table {
            let reading = |verdict: &Verdict| Reading { reader: Uuid::nil(), verdict: *verdict };
            let readings: Vec<Reading> = verdicts.iter().map(reading).collect();
            assert_eq!(outcome(&readings), expected, "{verdicts:?}");
        }
    }
}
