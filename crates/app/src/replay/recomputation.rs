//! One published round, computed again (SETTLEMENT §5 and §6) and held against its printed share.

use super::explanation::{Explanation, FeeRule};
use super::published::PublishedRound;
use ledger::Rejection;
use money::Amount;
use pool::{fee_of, share_of};
use rules::sharing::Rounding;

/// A published round with what its figures come to.
pub struct Recomputation {
    /// The fee, where the aid is known.
    pub fee: Option<Amount>,
    /// Aid and fee, where the aid is known.
    pub need: Option<Amount>,
    /// The shares, where aid and headcount are known.
    pub shares: Option<Shares>,
    /// What to think of it.
    pub verdict: Verdict,
    /// Which figures would give the printed share, where it is not explained as it stands.
    pub explanation: Option<Explanation>,
}

/// One need over one headcount: exactly, and under each rounding.
pub struct Shares {
    /// In hundred-thousandths of a yuan, cut off and not rounded.
    pub exact_cut: i128,
    /// What the division leaves behind those five decimals.
    pub remainder: Remainder,
    /// Rounded up.
    pub up: Amount,
    /// Rounded half up, at least one fen.
    pub half_up: Amount,
}

/// Whether five decimals hold the whole share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Remainder {
    /// They do.
    Nothing,
    /// More decimals follow.
    Something,
}

/// What the published figures say about the printed share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both roundings give the printed share.
    AgreesUnderBoth,
    /// Only this rounding gives the printed share.
    AgreesOnlyUnder(Rounding),
    /// Neither rounding gives the printed share.
    Disagrees(Direction),
    /// There was a need, and yet the printed share is zero: somebody else paid.
    PaidByPlatform,
    /// The share can be computed, but none was published.
    NothingToCompare,
    /// Figures are missing: aid or headcount, and possibly the share beside them.
    NotRecomputable(Vec<Figure>),
}

/// On which side of the recomputed shares the printed one lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Members paid less than the figures ask for: more payers would explain it.
    PrintedLower,
    /// Members paid more than the figures ask for: only fewer payers would explain it.
    PrintedHigher,
}

/// A figure a platform publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The aid of the round.
    Aid,
    /// The number of members sharing.
    Members,
    /// The share of one member.
    Share,
}

/// Computes a round again; `fee_bp` is the fee where none is printed.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when aid and fee together leave 64 bits.
pub fn recompute(round: &PublishedRound, fee_bp: u32) -> Result<Recomputation, Rejection> {
    let fee_rule = match round.fee {
        Some(printed) => FeeRule::Printed(printed),
        None => FeeRule::BasisPoints(fee_bp),
    };
    let mut fee = None;
    let mut need = None;
    if let Some(aid) = round.aid {
        let charged = match fee_rule {
            FeeRule::Printed(printed) => printed,
            FeeRule::BasisPoints(fee_bp) => fee_of(aid, fee_bp)?,
        };
        fee = Some(charged);
        need = Some(aid.plus(charged)?);
    }
    let shares = match (need, round.members) {
        (Some(need), Some(members)) => Some(Shares::of(need, members)?),
        _ => None,
    };
    let verdict = verdict_of(round, need, shares.as_ref());
    let explanation = match verdict {
        Verdict::Disagrees(_) | Verdict::NotRecomputable(_) => {
            Explanation::of(round, need, fee_rule)
        }
        _ => None,
    };
    Ok(Recomputation { fee, need, shares, verdict, explanation })
}

impl Shares {
    fn of(need: Amount, members: u64) -> Result<Shares, Rejection> {
        if need == Amount::ZERO {
            // SETTLEMENT §5: without a need nobody owes anything, whatever the rounding.
            return Ok(Shares {
                exact_cut: 0,
                remainder: Remainder::Nothing,
                up: Amount::ZERO,
                half_up: Amount::ZERO,
            });
        }
        // A fen is a thousand hundred-thousandths of a yuan.
        let dividend = need.wide() * 1_000;
        let remainder = match dividend % i128::from(members) {
            0 => Remainder::Nothing,
            _ => Remainder::Something,
        };
        Ok(Shares {
            exact_cut: dividend / i128::from(members),
            remainder,
            up: share_of(need.wide(), members, Rounding::Up)?,
            half_up: share_of(need.wide(), members, Rounding::HalfUp)?,
        })
    }

    /// The share under a rounding.
    pub fn under(&self, rounding: Rounding) -> Amount {
        match rounding {
            Rounding::Up => self.up,
            Rounding::HalfUp => self.half_up,
        }
    }

    /// The exact share in yuan with five decimals, cut off and not rounded: a share printed as
    /// 0.03499 shows that it had to be rounded down, 0.03500 would not.
    pub fn exact(&self) -> String {
        format!("{}.{:05}", self.exact_cut / 100_000, self.exact_cut % 100_000)
    }
}

fn verdict_of(round: &PublishedRound, need: Option<Amount>, shares: Option<&Shares>) -> Verdict {
    let needed = need.is_some_and(|need| need > Amount::ZERO);
    if needed && round.share == Some(Amount::ZERO) {
        return Verdict::PaidByPlatform;
    }
    let Some(shares) = shares else {
        let figures = [
            (Figure::Aid, round.aid.is_none()),
            (Figure::Members, round.members.is_none()),
            (Figure::Share, round.share.is_none()),
        ];
        let missing = figures.into_iter().filter(|(_, missing)| *missing);
        return Verdict::NotRecomputable(missing.map(|(figure, _)| figure).collect());
    };
    let Some(printed) = round.share else {
        return Verdict::NothingToCompare;
    };
    match (printed == shares.up, printed == shares.half_up) {
        (true, true) => Verdict::AgreesUnderBoth,
        (true, false) => Verdict::AgreesOnlyUnder(Rounding::Up),
        (false, true) => Verdict::AgreesOnlyUnder(Rounding::HalfUp),
        // The two roundings are at most one fen apart, so the printed share lies outside both.
        (false, false) if printed < shares.half_up => Verdict::Disagrees(Direction::PrintedLower),
        (false, false) => Verdict::Disagrees(Direction::PrintedHigher),
    }
}
