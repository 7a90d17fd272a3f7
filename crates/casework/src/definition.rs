//! The definition of a condition, answered item by item.
//!
//! Whoever decides answers each item of the definition, so that a refusal for the definition says
//! which item is open, and nothing is given by a glance.

use crate::conditions;
use crate::reading::Verdict;
use crate::reason::Reason;
use ledger::{Language, Rejection};

/// What a reader found of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemAnswer {
    /// The papers show it.
    Met,
    /// The papers show that it is not so.
    NotMet,
    /// The papers do not tell.
    CannotTell,
}

impl ItemAnswer {
    /// Every answer.
    pub const ALL: [ItemAnswer; 3] = [ItemAnswer::Met, ItemAnswer::NotMet, ItemAnswer::CannotTell];

    /// The name on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            ItemAnswer::Met => "met",
            ItemAnswer::NotMet => "not_met",
            ItemAnswer::CannotTell => "cannot_tell",
        }
    }

    /// The answer of a name.
    pub fn from_slug(slug: &str) -> Option<ItemAnswer> {
        ItemAnswer::ALL.into_iter().find(|answer| answer.slug() == slug)
    }

    /// What people read.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            ItemAnswer::Met => language.pick("符合", "met"),
            ItemAnswer::NotMet => language.pick("不符合", "not met"),
            ItemAnswer::CannotTell => language.pick("材料看不出", "the papers do not tell"),
        }
    }
}

/// Looks whether a verdict fits the answers. Aid needs every item met; a refusal for the definition
/// needs every item answered and one that is not met. Other refusals do not turn on the items, but
/// what is answered has to be items of the condition.
///
/// A condition that is not on the list, such as one that a plan made for itself, has no items.
///
/// # Errors
/// [`Rejection::DefinitionItemOpen`].
pub fn check_items(
    condition: Option<&str>,
    answers: &[ItemAnswer],
    verdict: Verdict,
) -> Result<(), Rejection> {
    let listed = condition.and_then(|id| conditions::find(id).ok());
    let items = listed.map_or(0, |listed| listed.items.len());
    let whole = answers.len() == items;
    let fits = match verdict {
        Verdict::Approve { .. } => whole && answers.iter().all(|one| *one == ItemAnswer::Met),
        Verdict::Refuse { reason: Reason::DefinitionNotMet } => {
            whole && (items == 0 || answers.contains(&ItemAnswer::NotMet))
        }
        Verdict::Refuse { .. } => whole || answers.is_empty(),
    };
    if fits { Ok(()) } else { Err(Rejection::DefinitionItemOpen) }
}

#[cfg(test)]
mod tests {
    use super::{ItemAnswer, check_items};
    use crate::conditions;
    use crate::reading::Verdict;
    use crate::reason::Reason;
    use ledger::{Language, Rejection};
    use money::Amount;

    #[test]
    fn a_verdict_fits_the_items_or_is_refused() {
        use ItemAnswer::{CannotTell, Met, NotMet};
        let aid = Verdict::Approve { aid: Amount::from_minor(1) };
        let not_met = Verdict::Refuse { reason: Reason::DefinitionNotMet };
        let waiting = Verdict::Refuse { reason: Reason::InWaitingTime };
        let stroke = conditions::find("stroke").unwrap();
        let all = |answer: ItemAnswer| vec![answer; stroke.items.len()];
        let but_last = |first: ItemAnswer, last: ItemAnswer| {
            let mut answers = all(first);
            *answers.last_mut().unwrap() = last;
            answers
        };
        let table = [
            (aid, all(Met), true),
            (aid, but_last(Met, NotMet), false),
            (aid, but_last(Met, CannotTell), false),
            (aid, vec![Met], false),
            (aid, vec![], false),
            (not_met, but_last(Met, NotMet), true),
            (not_met, all(Met), false),
            (not_met, but_last(Met, CannotTell), false),
            (not_met, vec![NotMet], false),
            (waiting, vec![], true),
            (waiting, all(CannotTell), true),
            (waiting, vec![Met], false),
        ];
        for (verdict, answers, fits) in table {
            let expected = if fits { Ok(()) } else { Err(Rejection::DefinitionItemOpen) };
            assert_eq!(check_items(Some("stroke"), &answers, verdict), expected, "{answers:?}");
        }
        assert_eq!(check_items(None, &[], aid), Ok(()));
        assert_eq!(check_items(Some("of the plan's own"), &[], not_met), Ok(()));
        assert_eq!(check_items(None, &[Met], aid), Err(Rejection::DefinitionItemOpen));
    }

    #[test]
    fn every_answer_has_a_name_and_words() {
        for answer in ItemAnswer::ALL {
            assert_eq!(ItemAnswer::from_slug(answer.slug()), Some(answer));
            assert_ne!(answer.name(Language::Chinese), answer.name(Language::English));
        }
    }
}
