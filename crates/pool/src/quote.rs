//! The arithmetic of one round: need, share, limit, and who gets what (SETTLEMENT §5 to §7).

use crate::share::{limit_of, share_of};
use ledger::Rejection;
use money::{Amount, split_by_largest_remainder};
use rules::sharing::{OverLimit, Sharing};

/// What a round starts from.
#[derive(Clone, Copy, Debug)]
pub struct Position<'cases> {
    /// The aid of each case that could be carried, in the order of SETTLEMENT §4.
    pub aids: &'cases [Amount],
    /// The carry of the round before.
    pub carry_in: Amount,
    /// Aid and fees that came back.
    pub reversed: Amount,
    /// The units of the obliged members.
    pub units: u64,
    /// The sum of the earlier shares settled in the same calendar year.
    pub shared_this_year: Amount,
}

/// What a round comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The aid of the carried cases.
    pub aid: Amount,
    /// Aid + fee + carry − reversed, for the cases carried.
    pub need: Amount,
    /// What one unit owes.
    pub share: Amount,
    /// What the operator pays in.
    pub sponsor: Amount,
    /// What each carried case gets: the first cases of the position's, as many as are carried.
    pub paid: Vec<Amount>,
    /// The sum of what the cases get.
    pub aid_paid: Amount,
    /// The fee paid.
    pub fee_paid: Amount,
    /// What is shared beyond the need; below zero when less is shared.
    pub overage: Amount,
    /// What the round passes on before shortfall and write-offs are added.
    pub carry: Amount,
}

/// The round of a position (SETTLEMENT §5 to §7).
///
/// # Errors
/// [`Rejection::AmountOverflow`] when any sum or product leaves 64 bits.
pub fn quote(sharing: &Sharing, position: &Position<'_>) -> Result<Quote, Rejection> {
    let all = position.aids.len();
    let bill = Bill::of(sharing, position, all)?;
    if bill.need <= Amount::ZERO {
        return paid_in_full(position, bill, Amount::ZERO, Amount::ZERO);
    }
    if position.units == 0 {
        return settled_empty(position);
    }
    let priced = Price::of(sharing, position, &bill)?;
    let Some(limit) = priced.limit.filter(|limit| priced.share > *limit) else {
        return paid_in_full(position, bill, priced.share, Amount::ZERO);
    };
    match sharing.over_limit {
        OverLimit::Sponsor => {
            let missing = bill.need.minus(limit.times(position.units)?)?;
            paid_in_full(position, bill, limit, missing.max(Amount::ZERO))
        }
        OverLimit::Prorate => prorated(sharing, position, bill, limit),
        OverLimit::Defer => deferred(sharing, position),
    }
}

/// Nobody is there to share: no case is carried, and the carry goes on as it is. Nothing was
/// shared, so there is no overage either (§5; §12.2 speaks of rounds that share).
fn settled_empty(position: &Position<'_>) -> Result<Quote, Rejection> {
    let carry = position.carry_in.minus(position.reversed)?;
    Ok(Quote {
        aid: Amount::ZERO,
        need: carry,
        share: Amount::ZERO,
        sponsor: Amount::ZERO,
        paid: Vec::new(),
        aid_paid: Amount::ZERO,
        fee_paid: Amount::ZERO,
        overage: Amount::ZERO,
        carry,
    })
}

/// The fee on top of an aid, rounded half up to the minor unit.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when it does not fit 64 bits.
pub fn fee_of(aid: Amount, fee_bp: u32) -> Result<Amount, Rejection> {
    let product = aid.wide() * i128::from(fee_bp);
    Ok(Amount::from_wide((product + 5_000).div_euclid(10_000))?)
}

/// What the first cases of a position cost.
#[derive(Clone, Copy)]
struct Bill {
    cases: usize,
    aid: Amount,
    fee: Amount,
    need: Amount,
}

impl Bill {
    fn of(sharing: &Sharing, position: &Position<'_>, cases: usize) -> Result<Bill, Rejection> {
        let aid = Amount::sum(position.aids.iter().take(cases).copied())?;
        Bill::of_aid(sharing, position, cases, aid)
    }

    fn of_aid(
        sharing: &Sharing,
        position: &Position<'_>,
        cases: usize,
        aid: Amount,
    ) -> Result<Bill, Rejection> {
        let fee = fee_of(aid, sharing.fee_bp)?;
        let gross = Amount::sum([aid, fee, position.carry_in])?;
        Ok(Bill { cases, aid, fee, need: gross.minus(position.reversed)? })
    }
}

/// A share before its limit, and the limit.
struct Price {
    share: Amount,
    limit: Option<Amount>,
}

impl Price {
    fn of(sharing: &Sharing, position: &Position<'_>, bill: &Bill) -> Result<Price, Rejection> {
        let cases = u64::try_from(bill.cases).map_err(|_| Rejection::TooMany)?;
        let limit = limit_of(sharing, cases, position.shared_this_year)?;
        let share = match bill.need > Amount::ZERO {
            true => share_of(bill.need.wide(), position.units, sharing.rounding)?,
            false => Amount::ZERO,
        };
        Ok(Price { share, limit })
    }
}

fn paid_in_full(
    position: &Position<'_>,
    bill: Bill,
    share: Amount,
    sponsor: Amount,
) -> Result<Quote, Rejection> {
    let paid = position.aids.iter().take(bill.cases).copied().collect();
    Quote::of(position, bill, share, sponsor, Payment { paid, aid: bill.aid, fee: bill.fee })
}

/// Every case of the round gets proportionally less; what it did not get is gone.
fn prorated(
    sharing: &Sharing,
    position: &Position<'_>,
    bill: Bill,
    limit: Amount,
) -> Result<Quote, Rejection> {
    let collected = limit.times(position.units)?;
    let money = collected.minus(position.carry_in)?.plus(position.reversed)?.max(Amount::ZERO);
    let aid_part = money.wide() * 10_000 / (10_000 + i128::from(sharing.fee_bp));
    let aid = Amount::from_wide(aid_part)?.min(bill.aid);
    let fee = money.minus(aid)?.min(bill.fee);
    let weights = position.aids.get(..bill.cases).expect("no more cases than the position has");
    let paid = split_by_largest_remainder(aid, weights)?;
    Quote::of(position, bill, limit, Amount::ZERO, Payment { paid, aid, fee })
}

/// The longest prefix of the cases whose share stays within its limit is carried.
fn deferred(sharing: &Sharing, position: &Position<'_>) -> Result<Quote, Rejection> {
    let mut kept = position.aids;
    let mut aid = Amount::sum(kept.iter().copied())?;
    loop {
        if let Some((last, before)) = kept.split_last() {
            aid = aid.minus(*last)?;
            kept = before;
        }
        let bill = Bill::of_aid(sharing, position, kept.len(), aid)?;
        let price = Price::of(sharing, position, &bill)?;
        let within = price.limit.is_none_or(|limit| price.share <= limit);
        if within || kept.is_empty() {
            // With no case left the limit still holds; the rest of the carry stays in the carry.
            let share = price.limit.map_or(price.share, |limit| price.share.min(limit));
            return paid_in_full(position, bill, share, Amount::ZERO);
        }
    }
}

struct Payment {
    paid: Vec<Amount>,
    aid: Amount,
    fee: Amount,
}

impl Quote {
    fn of(
        position: &Position<'_>,
        bill: Bill,
        share: Amount,
        sponsor: Amount,
        payment: Payment,
    ) -> Result<Quote, Rejection> {
        let shared = share.times(position.units)?.wide() + sponsor.wide();
        let used = payment.aid.wide() + payment.fee.wide() + position.carry_in.wide()
            - position.reversed.wide();
        let overage = Amount::from_wide(shared - used)?;
        Ok(Quote {
            aid: bill.aid,
            need: bill.need,
            share,
            sponsor,
            paid: payment.paid,
            aid_paid: payment.aid,
            fee_paid: payment.fee,
            overage,
            carry: Amount::ZERO.minus(overage)?,
        })
    }
}

#[cfg(test)]
mod tests;
