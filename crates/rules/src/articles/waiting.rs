//! Articles 4 and 5: from when a member is covered.

use crate::age::days_after;
use crate::values::{Cause, Waiting};
use jiff::civil::Date;

/// The date a membership takes effect: the day after joining.
pub fn in_force_on(joined_on: Date) -> Date {
    days_after(joined_on, 1)
}

/// The first date on which a first diagnosis (or an accident) is covered: with 90 days, the 91st
/// day after joining.
pub fn first_covered_on(waiting: Waiting, joined_on: Date, cause: Cause) -> Date {
    let days = match cause {
        Cause::Illness => waiting.illness_days,
        Cause::Accident => waiting.accident_days,
    };
    days_after(in_force_on(joined_on), days)
}

#[cfg(test)]
mod tests {
    use super::{Cause, Waiting, first_covered_on};
    use jiff::civil::date;

    #[test]
    fn the_day_after_the_waiting_days_is_covered() {
        let waiting = Waiting { illness_days: 90, accident_days: 0 };
        let joined_on = date(2020, 6, 10);
        let illness = first_covered_on(waiting, joined_on, Cause::Illness);
        assert_eq!(illness, date(2020, 9, 9));
        let accident = first_covered_on(waiting, joined_on, Cause::Accident);
        assert_eq!(accident, date(2020, 6, 11));
    }
}
