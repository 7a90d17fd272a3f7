//! Article 16: how a plan stops.

use crate::age::days_after;
use crate::articles::Refusal;
use crate::values::{Claim, Closing};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// The last date of the plan: its end is at the close of this day.
pub fn last_day(closing: &Closing, announced_on: Date) -> Date {
    days_after(announced_on, closing.announcement_days)
}

/// The last date to apply for a first diagnosis on a date: the run-off counts from the diagnosis,
/// and nobody has to apply before the plan's own last day.
pub fn last_day_to_apply(closing: &Closing, announced_on: Date, event_on: Date) -> Date {
    let run_off = days_after(event_on, closing.run_off_days);
    run_off.max(last_day(closing, announced_on))
}

/// Whether a case may still be applied for once a closing has been announced.
///
/// # Errors
/// [`Rejection::DiagnosedAfterClosing`] or [`Rejection::AppliedAfterRunOff`].
pub fn may_apply(
    closing: &Closing,
    announced_on: Date,
    event_on: Date,
    reported_on: Date,
) -> Result<(), Refusal> {
    if event_on > last_day(closing, announced_on) {
        return Err(Refusal::of(Rejection::DiagnosedAfterClosing));
    }
    if reported_on > last_day_to_apply(closing, announced_on, event_on) {
        return Err(Refusal::of(Rejection::AppliedAfterRunOff));
    }
    Ok(())
}

/// The last date by which balances are back with the members.
pub fn refund_by(closing: &Closing, announced_on: Date) -> Date {
    days_after(last_day(closing, announced_on), closing.refund_within_days)
}

/// What each claim receives of the money there is, in the plan's order of payment; a claim that the
/// order does not name comes last.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub fn pay_in_order(
    closing: &Closing,
    money: Amount,
    owed: &[(Claim, Amount)],
) -> Result<Vec<(Claim, Amount)>, Rejection> {
    let rank = |claim: Claim| {
        let mut order = closing.payment_order.iter();
        order.position(|named| *named == claim).unwrap_or(usize::MAX)
    };
    let mut claims = owed.to_vec();
    claims.sort_by_key(|(claim, _)| rank(*claim));
    let mut left = money;
    for (_, amount) in &mut claims {
        *amount = (*amount).min(left).max(Amount::ZERO);
        left = left.minus(*amount)?;
    }
    Ok(claims)
}

#[cfg(test)]
mod tests {
    use super::{last_day, last_day_to_apply, may_apply, pay_in_order, refund_by};
    use crate::values::{Claim, Closing, LastRoundsPayer};
    use jiff::civil::date;
    use ledger::Rejection;
    use money::Amount;

    fn closing() -> Closing {
        Closing {
            announcement_days: 31,
            last_rounds: 3,
            last_rounds_paid_by: LastRoundsPayer::Operator,
            run_off_days: 180,
            refund_within_days: 5,
            refund_past_shares: false,
            payment_order: vec![Claim::Aid, Claim::Balances, Claim::Fee],
        }
    }

    #[test]
    fn a_case_of_the_last_day_may_be_applied_for_until_the_run_off_ends() {
        let announced_on = date(2021, 12, 28);
        assert_eq!(last_day(&closing(), announced_on), date(2022, 1, 28));
        assert_eq!(refund_by(&closing(), announced_on), date(2022, 2, 2));
        let table = [
            (date(2022, 1, 28), date(2022, 7, 27), None),
            (date(2022, 1, 28), date(2022, 7, 28), Some(Rejection::AppliedAfterRunOff)),
            (date(2022, 1, 29), date(2022, 2, 1), Some(Rejection::DiagnosedAfterClosing)),
            (date(2021, 6, 1), date(2022, 1, 28), None),
            (date(2021, 6, 1), date(2022, 1, 29), Some(Rejection::AppliedAfterRunOff)),
        ];
        for (event_on, reported_on, refused) in table {
            let result = may_apply(&closing(), announced_on, event_on, reported_on);
            let rejection = result.err().map(|refusal| refusal.rejection);
            assert_eq!(rejection, refused, "{event_on} {reported_on}");
            let last = last_day_to_apply(&closing(), announced_on, event_on);
            assert!(refused.is_some() || reported_on <= last);
        }
    }

    #[test]
    fn money_that_is_short_goes_in_the_order_of_payment() {
        let owed = [
            (Claim::Fee, Amount::from_minor(10)),
            (Claim::Balances, Amount::from_minor(50)),
            (Claim::Aid, Amount::from_minor(70)),
        ];
        let paid = pay_in_order(&closing(), Amount::from_minor(100), &owed).unwrap();
        let expected = [
            (Claim::Aid, Amount::from_minor(70)),
            (Claim::Balances, Amount::from_minor(30)),
            (Claim::Fee, Amount::ZERO),
        ];
        assert_eq!(paid, expected);
    }
}
