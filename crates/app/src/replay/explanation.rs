//! Which headcounts and which sums of aid would give a printed share.
//!
//! The inverse of SETTLEMENT §6, in whole numbers: every headcount in a span gives the share, and
//! none outside it does. The tests hold this against the settlement's own rounding.

use super::published::PublishedRound;
use money::Amount;
use rules::sharing::Rounding;

/// How a round's fee follows from its aid.
#[derive(Clone, Copy, Debug)]
pub enum FeeRule {
    /// The fee is printed.
    Printed(Amount),
    /// So many hundredths of a per cent of the aid, half up.
    BasisPoints(u32),
}

/// The figures that would give the printed share, each with the others as published.
#[derive(Debug)]
pub struct Explanation {
    /// About how many payers the printed share needs: need ÷ share.
    pub payers_about: Option<u64>,
    /// About how much aid the printed share needs: share × payers, less the fee.
    pub aid_about: Option<Amount>,
    /// If the share was rounded up.
    pub up: Fitting,
    /// If it was rounded half up.
    pub half_up: Fitting,
}

/// What fits the printed share under one rounding.
#[derive(Debug)]
pub struct Fitting {
    /// The headcounts; `None` when the need is not known or no headcount gives the share.
    pub payers: Option<Span<u64>>,
    /// The aid; `None` when the headcount is not known or no sum of aid gives the share.
    pub aid: Option<Span<Amount>>,
}

/// From the least to the most, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// The least.
    pub least: T,
    /// The most; `None` when there is no most.
    pub most: Option<T>,
}

impl Explanation {
    /// What explains a round's printed share; `None` when there is nothing to start from.
    pub fn of(
        round: &PublishedRound,
        need: Option<Amount>,
        fee_rule: FeeRule,
    ) -> Option<Explanation> {
        let share = round.share.filter(|share| *share > Amount::ZERO)?;
        let need = need.filter(|need| *need > Amount::ZERO);
        if need.is_none() && round.members.is_none() {
            return None;
        }
        let fitting = |rounding| Fitting {
            payers: need.and_then(|need| payers_giving(share, need, rounding)),
            aid: round.members.and_then(|members| aid_giving(share, members, rounding, fee_rule)),
        };
        let payers_about = need.map(|need| need.wide() / share.wide());
        let aid_about = round.members.map(|members| {
            let need = share.wide() * i128::from(members);
            fee_rule.least_aid_needing(need)
        });
        Some(Explanation {
            payers_about: payers_about.and_then(|payers| u64::try_from(payers).ok()),
            aid_about: aid_about.and_then(|aid| Amount::from_wide(aid).ok()),
            up: fitting(Rounding::Up),
            half_up: fitting(Rounding::HalfUp),
        })
    }
}

/// The headcounts that give a share, the need being known; both are above zero.
fn payers_giving(share: Amount, need: Amount, rounding: Rounding) -> Option<Span<u64>> {
    let (share, need) = (share.wide(), need.wide());
    let (least, most) = match rounding {
        // (share − 1) × payers < need ≤ share × payers
        Rounding::Up => {
            let most = (share > 1).then(|| (need - 1) / (share - 1));
            ((need + share - 1) / share, most)
        }
        // (2 share − 1) × payers ≤ 2 need < (2 share + 1) × payers; one fen is also the floor.
        Rounding::HalfUp => {
            let most = (share > 1).then(|| 2 * need / (2 * share - 1));
            (2 * need / (2 * share + 1) + 1, most)
        }
    };
    let least = u64::try_from(least).ok()?;
    let most = match most {
        Some(most) => Some(u64::try_from(most).ok()?),
        None => None,
    };
    let empty = most.is_some_and(|most| most < least);
    (!empty).then_some(Span { least, most })
}

/// The aid that gives a share, the headcount being known; both are above zero.
fn aid_giving(
    share: Amount,
    members: u64,
    rounding: Rounding,
    fee_rule: FeeRule,
) -> Option<Span<Amount>> {
    let (share, members) = (share.wide(), i128::from(members));
    let (least_need, most_need) = match rounding {
        Rounding::Up => ((share - 1) * members + 1, share * members),
        Rounding::HalfUp => {
            let least = ((2 * share - 1) * members + 1) / 2;
            let most = ((2 * share + 1) * members - 1) / 2;
            (if share == 1 { 1 } else { least }, most)
        }
    };
    let least = Amount::from_wide(fee_rule.least_aid_needing(least_need)).ok()?;
    // A sum too large to be written is no bound anybody meets.
    let most = Amount::from_wide(fee_rule.least_aid_needing(most_need + 1) - 1);
    let most = most.unwrap_or(Amount::from_minor(i64::MAX));
    (Amount::ZERO <= most && least <= most)
        .then_some(Span { least: least.max(Amount::ZERO), most: Some(most) })
}

impl FeeRule {
    /// The least aid that, with its fee, comes to at least a need.
    fn least_aid_needing(self, need: i128) -> i128 {
        match self {
            FeeRule::Printed(fee) => need - fee.wide(),
            // aid + fee = floor((aid × (10000 + rate) + 5000) / 10000)
            FeeRule::BasisPoints(fee_bp) => {
                let dividend = 10_000 * need - 5_000;
                let divisor = 10_000 + i128::from(fee_bp);
                dividend.div_euclid(divisor) + i128::from(dividend.rem_euclid(divisor) != 0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FeeRule, Span, aid_giving, payers_giving};
    use money::Amount;
    use pool::{fee_of, share_of};
    use proptest::prelude::{Just, prop_assert_eq, prop_oneof, proptest};
    use rules::sharing::Rounding;

    fn yuan(text: &str) -> Amount {
        Amount::parse(text, money::Currency::CNY).unwrap()
    }

    /// The published figures of 28 April 2021, and what their printed share of 6.39 would need.
    #[test]
    fn april_2021_needs_other_figures() {
        let payers = |rounding| payers_giving(yuan("6.39"), yuan("527742000.00"), rounding);
        let (least, most) = (82_588_733, Some(82_718_181));
        assert_eq!(payers(Rounding::Up), Some(Span { least, most }));
        let (least, most) = (82_524_160, Some(82_653_406));
        assert_eq!(payers(Rounding::HalfUp), Some(Span { least, most }));
        let fee = FeeRule::BasisPoints(800);
        let aid = aid_giving(yuan("6.39"), 86_387_200, Rounding::Up, fee);
        let (least, most) = (yuan("510324385.19"), Some(yuan("511124266.67")));
        assert_eq!(aid, Some(Span { least, most }));
    }

    proptest! {
        /// Inside the span the settlement's own rounding gives the share, beside it another.
        #[test]
        fn a_span_of_payers_holds_exactly_those_that_fit(
            share in 1i64..2_000,
            need in 1i64..3_000_000,
            rounding in prop_oneof![Just(Rounding::Up), Just(Rounding::HalfUp)],
        ) {
            let printed = Amount::from_minor(share);
            let gives = |payers: u64| {
                payers > 0 && share_of(need.into(), payers, rounding) == Ok(printed)
            };
            match payers_giving(printed, Amount::from_minor(need), rounding) {
                Some(Span { least, most }) => {
                    let most_tried = most.unwrap_or(least + 1_000_000);
                    for payers in [least, (least + most_tried) / 2, most_tried] {
                        prop_assert_eq!(gives(payers), true, "{}", payers);
                    }
                    prop_assert_eq!(gives(least - 1), false);
                    prop_assert_eq!(gives(most_tried + 1), most.is_none());
                }
                None => {
                    let near = u64::try_from(need / share).unwrap();
                    for payers in near.saturating_sub(3)..near + 3 {
                        prop_assert_eq!(gives(payers), false, "{}", payers);
                    }
                }
            }
        }

        /// The same for the aid, with the fee on top.
        #[test]
        fn a_span_of_aid_holds_exactly_that_which_fits(
            share in 1i64..2_000,
            members in 1u64..3_000_000,
            fee_bp in 0u32..=2_000,
            rounding in prop_oneof![Just(Rounding::Up), Just(Rounding::HalfUp)],
        ) {
            let printed = Amount::from_minor(share);
            let gives = |aid: i64| {
                let aid = Amount::from_minor(aid);
                let need = aid.plus(fee_of(aid, fee_bp).unwrap()).unwrap();
                need > Amount::ZERO && share_of(need.wide(), members, rounding) == Ok(printed)
            };
            let fee = FeeRule::BasisPoints(fee_bp);
            // With few members the step from one fen of aid to the next can jump over the share.
            if let Some(Span { least, most }) = aid_giving(printed, members, rounding, fee) {
                let (least, most) = (least.minor(), most.unwrap().minor());
                for aid in [least, i64::midpoint(least, most), most] {
                    prop_assert_eq!(gives(aid), true, "{}", aid);
                }
                prop_assert_eq!(gives(least - 1), false);
                prop_assert_eq!(gives(most + 1), false);
            }
        }
    }
}
