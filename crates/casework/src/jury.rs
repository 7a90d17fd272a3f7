//! The jury of members: who qualifies, who is drawn, the ballot, and what comes out.
//!
//! The seed of a draw is committed to before anybody knows who qualifies ([`draw`]), jurors have
//! passed a test on the rules ([`exam`]), ballots are opened together, and the count is exact: what
//! reaches the threshold to the very vote is for the applicant.

pub mod draw;
pub mod exam;

use crate::checks::Standing;
use jiff::civil::Date;
use ledger::Rejection;
use rules::age::days_after;
use rules::values::Notice;

/// The age from which a member may be a juror.
pub const JUROR_AGE_MIN: u32 = 18;

/// How many days somebody must have been a member.
pub const JUROR_MEMBER_DAYS_MIN: u32 = 30;

/// How many bytes a ballot has, whatever it says: its length gives nothing away when it is sealed.
pub const BALLOT_BYTES: usize = 2;

/// The first byte of a ballot: another form would bear another number.
const BALLOT_FORM: u8 = 1;

/// The threshold of a plan that has a jury and names none: one half.
const THRESHOLD_BP: u32 = 5_000;

/// A whole, in basis points.
const WHOLE_BP: u128 = 10_000;

/// What a rulebook says of its jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JuryRules {
    /// How many jurors are drawn for a case; `None`: all who qualify.
    pub drawn: Option<u32>,
    /// The least ballots of a valid vote.
    pub quorum: u32,
    /// The part of the ballots that decides for the applicant, in basis points.
    pub threshold_bp: u32,
}

impl JuryRules {
    /// The jury of a plan; one vote is the least, and one half decides, where it names no others.
    ///
    /// # Errors
    /// [`Rejection::JuryNotInRules`].
    pub fn of(notice: &Notice) -> Result<JuryRules, Rejection> {
        if notice.has_jury != Some(true) {
            return Err(Rejection::JuryNotInRules);
        }
        Ok(JuryRules {
            drawn: notice.jury_drawn,
            quorum: notice.jury_quorum.unwrap_or(1),
            threshold_bp: notice.jury_threshold_bp.unwrap_or(THRESHOLD_BP),
        })
    }
}

/// What decides whether a member may be a juror on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JurorFacts {
    /// The age in whole years on the date.
    pub age: u32,
    /// The date of joining.
    pub member_since: Date,
    /// The standing on the date.
    pub standing: Standing,
    /// The date the test on the rules was passed.
    pub passed_on: Option<Date>,
    /// The date.
    pub on: Date,
}

/// Whether a member may be a juror: of age, thirty days a member, in good standing, test passed.
///
/// # Errors
/// [`Rejection::JurorUnqualified`].
pub fn qualifies(facts: &JurorFacts) -> Result<(), Rejection> {
    let long_enough = facts.on >= days_after(facts.member_since, JUROR_MEMBER_DAYS_MIN);
    let tested = facts.passed_on.is_some_and(|passed| passed <= facts.on);
    let covered = facts.standing == Standing::Covered;
    if facts.age >= JUROR_AGE_MIN && long_enough && covered && tested {
        return Ok(());
    }
    Err(Rejection::JurorUnqualified)
}

/// What a juror votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// Aid is to be given.
    For,
    /// The refusal is to stand.
    Against,
}

impl Vote {
    /// The ballot as it is sealed.
    pub const fn bytes(self) -> [u8; BALLOT_BYTES] {
        match self {
            Vote::For => [BALLOT_FORM, b'+'],
            Vote::Against => [BALLOT_FORM, b'-'],
        }
    }

    /// The vote of an opened ballot.
    ///
    /// # Errors
    /// [`Rejection::SealBroken`] when the bytes are no ballot.
    pub fn from_bytes(bytes: &[u8]) -> Result<Vote, Rejection> {
        let mut votes = [Vote::For, Vote::Against].into_iter();
        votes.find(|vote| vote.bytes() == bytes).ok_or(Rejection::SealBroken)
    }
}

/// What a jury decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JuryOutcome {
    /// Aid is given.
    For,
    /// The refusal stands.
    Against,
    /// Too few voted, so nothing is decided.
    NoQuorum,
}

/// Ballots, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// For the applicant.
    pub votes_for: u64,
    /// Against.
    pub votes_against: u64,
}

impl Tally {
    /// Counts ballots, which may come page by page: each page after the other.
    pub fn with(self, votes: impl IntoIterator<Item = Vote>) -> Tally {
        let mut tally = self;
        for vote in votes {
            let count = match vote {
                Vote::For => &mut tally.votes_for,
                Vote::Against => &mut tally.votes_against,
            };
            *count = count.saturating_add(1);
        }
        tally
    }

    /// What comes out: without a quorum, or without any vote, nothing; else for the applicant when
    /// the part in favour reaches the threshold, to the vote and without rounding.
    pub fn outcome(self, quorum: u32, threshold_bp: u32) -> JuryOutcome {
        let (votes_for, votes_against) =
            (u128::from(self.votes_for), u128::from(self.votes_against));
        let all = votes_for.saturating_add(votes_against);
        if all == 0 || all < u128::from(quorum) {
            return JuryOutcome::NoQuorum;
        }
        let in_favour = votes_for.saturating_mul(WHOLE_BP);
        if in_favour >= all.saturating_mul(threshold_bp.into()) {
            JuryOutcome::For
        } else {
            JuryOutcome::Against
        }
    }
}

/// What a jury decides by its ballots.
pub fn tally(ballots: &[Vote], quorum: u32, threshold_bp: u32) -> JuryOutcome {
    Tally::default().with(ballots.iter().copied()).outcome(quorum, threshold_bp)
}

#[cfg(test)]
mod tests {
    use super::{JurorFacts, JuryOutcome, JuryRules, Tally, Vote, qualifies, tally};
    use crate::checks::Standing;
    use jiff::civil::date;
    use ledger::Rejection;
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};
    use rules::values::Notice;

    fn notice(has_jury: Option<bool>) -> Notice {
        Notice {
            days: 5,
            objection_days: None,
            appeal_days: None,
            has_jury,
            jury_drawn: None,
            jury_quorum: None,
            jury_threshold_bp: None,
        }
    }

    #[test]
    fn a_plan_has_a_jury_or_not() {
        for without in [None, Some(false)] {
            assert_eq!(JuryRules::of(&notice(without)), Err(Rejection::JuryNotInRules));
        }
        let least = JuryRules { drawn: None, quorum: 1, threshold_bp: 5_000 };
        assert_eq!(JuryRules::of(&notice(Some(true))), Ok(least));
        let notice = Notice {
            jury_drawn: Some(300),
            jury_quorum: Some(30),
            jury_threshold_bp: Some(6_000),
            ..notice(Some(true))
        };
        let named = JuryRules { drawn: Some(300), quorum: 30, threshold_bp: 6_000 };
        assert_eq!(JuryRules::of(&notice), Ok(named));
    }

    #[test]
    fn a_juror_is_of_age_long_enough_a_member_in_good_standing_and_tested() {
        let fit = JurorFacts {
            age: 18,
            member_since: date(2026, 1, 1),
            standing: Standing::Covered,
            passed_on: Some(date(2026, 1, 31)),
            on: date(2026, 1, 31),
        };
        let table = [
            (fit, true),
            (JurorFacts { age: 17, ..fit }, false),
            (JurorFacts { age: 80, ..fit }, true),
            (JurorFacts { member_since: date(2026, 1, 2), ..fit }, false),
            (JurorFacts { member_since: date(2027, 1, 1), ..fit }, false),
            (JurorFacts { standing: Standing::Suspended, ..fit }, false),
            (JurorFacts { passed_on: None, ..fit }, false),
            (JurorFacts { passed_on: Some(date(2026, 2, 1)), ..fit }, false),
        ];
        for (facts, expected) in table {
            let result = if expected { Ok(()) } else { Err(Rejection::JurorUnqualified) };
            assert_eq!(qualifies(&facts), result, "{facts:?}");
        }
    }

    #[test]
    fn ballots_are_of_one_length_and_others_are_none() {
        for vote in [Vote::For, Vote::Against] {
            assert_eq!(Vote::from_bytes(&vote.bytes()), Ok(vote));
        }
        for bytes in [&b""[..], b"+", b"\x01", b"\x01+ ", b"\x02+", b"\x01*", b"for"] {
            assert_eq!(Vote::from_bytes(bytes), Err(Rejection::SealBroken), "{bytes:?}");
        }
    }

    #[test]
    fn votes_are_counted_exactly() {
        use JuryOutcome::{Against, For, NoQuorum};
        let table = [
            ((0, 0), 0, 0, NoQuorum),
            ((0, 0), 30, 5_000, NoQuorum),
            ((29, 0), 30, 5_000, NoQuorum),
            ((30, 0), 30, 5_000, For),
            ((15, 15), 30, 5_000, For),
            ((14, 16), 30, 5_000, Against),
            ((0, 30), 30, 0, For),
            ((29, 1), 30, 10_000, Against),
            ((30, 0), 30, 10_000, For),
            ((1, 2), 3, 3_333, For),
            ((1, 2), 3, 3_334, Against),
            ((2, 1), 3, 6_666, For),
            ((2, 1), 3, 6_667, Against),
            // The figures of 2019-03-26: 42 of 100 for.
            ((105_000, 145_000), 1_000, 5_000, Against),
            ((u64::MAX, u64::MAX), 1_000, 5_000, For),
            ((u64::MAX - 1, u64::MAX), 1_000, 5_000, Against),
        ];
        for ((votes_for, votes_against), quorum, threshold_bp, expected) in table {
            let tally = Tally { votes_for, votes_against };
            assert_eq!(tally.outcome(quorum, threshold_bp), expected, "{tally:?} {threshold_bp}");
        }
    }

    /// The plain way: count by hand, and ask how many votes the threshold needs.
    fn by_hand(ballots: &[Vote], quorum: u32, threshold_bp: u32) -> JuryOutcome {
        let all = ballots.len();
        if all == 0 || u32::try_from(all).unwrap() < quorum {
            return JuryOutcome::NoQuorum;
        }
        let in_favour = ballots.iter().filter(|vote| **vote == Vote::For).count();
        // The least number of votes whose part of all is the threshold or more.
        let threshold = usize::try_from(threshold_bp).unwrap();
        let needed = (0..=all).find(|votes| votes * 10_000 >= threshold * all).unwrap();
        if in_favour >= needed { JuryOutcome::For } else { JuryOutcome::Against }
    }

    proptest! {
        #[test]
        fn the_count_is_the_one_by_hand(
            ballots in prop::collection::vec(any::<bool>(), 0..60),
            quorum in 0u32..40,
            threshold_bp in 0u32..=10_000,
            page in 1usize..20,
        ) {
            let vote = |yes: &bool| if *yes { Vote::For } else { Vote::Against };
            let ballots: Vec<Vote> = ballots.iter().map(vote).collect();
            let expected = by_hand(&ballots, quorum, threshold_bp);
            prop_assert_eq!(tally(&ballots, quorum, threshold_bp), expected);
            let pages = ballots.chunks(page);
            let paged = pages.fold(Tally::default(), |tally, page| tally.with(page.to_vec()));
            prop_assert_eq!(paged.outcome(quorum, threshold_bp), expected);
            // One more vote in favour never turns the outcome against the applicant.
            if expected == JuryOutcome::For {
                let more = [&ballots[..], &[Vote::For]].concat();
                prop_assert_eq!(tally(&more, quorum, threshold_bp), JuryOutcome::For);
            }
        }
    }
}
