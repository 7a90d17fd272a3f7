//! Article 11 of a prepaid plan: suspension and recovery (SETTLEMENT §8).

use crate::age::days_after;
use crate::sharing::Prepaid;
use jiff::civil::Date;
use money::Amount;

/// Whether a balance keeps a member covered.
pub fn is_covered(prepaid: Prepaid, balance: Amount) -> bool {
    balance >= prepaid.floor
}

/// A deposit made while a member is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposit {
    /// The settle date of the round that suspended the member.
    pub suspended_on: Date,
    /// The date of the deposit.
    pub on: Date,
    /// The balance with the deposit.
    pub balance: Amount,
    /// How many suspensions of the member a deposit ended before.
    pub recoveries_used: u32,
}

/// Whether a deposit ends the suspension.
pub fn recovers(prepaid: Prepaid, deposit: Deposit) -> bool {
    let last = last_recovery_day(prepaid, deposit.suspended_on);
    let in_time = (deposit.suspended_on..=last).contains(&deposit.on);
    let may_again = deposit.recoveries_used < prepaid.max_recoveries;
    in_time && may_again && is_covered(prepaid, deposit.balance)
}

/// The last date on which a deposit ends a suspension.
pub fn last_recovery_day(prepaid: Prepaid, suspended_on: Date) -> Date {
    days_after(suspended_on, prepaid.recovery_days)
}

#[cfg(test)]
mod tests {
    use super::{Deposit, recovers};
    use crate::sharing::Prepaid;
    use jiff::civil::date;
    use money::Amount;

    #[test]
    fn a_deposit_recovers_in_time_to_the_floor_and_not_for_ever() {
        let prepaid =
            Prepaid { floor: Amount::from_minor(100), recovery_days: 30, max_recoveries: 3 };
        let table = [
            (date(2020, 1, 14), 100, 0, true),
            (date(2020, 2, 13), 100, 2, true),
            (date(2020, 2, 14), 100, 0, false),
            (date(2020, 1, 13), 100, 0, false),
            (date(2020, 1, 20), 99, 0, false),
            (date(2020, 1, 20), 100, 3, false),
        ];
        for (on, minor, recoveries_used, expected) in table {
            let deposit = Deposit {
                suspended_on: date(2020, 1, 14),
                on,
                balance: Amount::from_minor(minor),
                recoveries_used,
            };
            assert_eq!(recovers(prepaid, deposit), expected, "{deposit:?}");
        }
    }
}
