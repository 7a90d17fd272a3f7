//! Article 12: leaving, and the end by age.

use crate::age::birthday;
use crate::values::Ending;
use jiff::civil::Date;

/// The birthday on which a membership ends; that day is no longer covered.
pub fn age_limit_on(ending: &Ending, born: Date) -> Date {
    birthday(born, ending.age_limit)
}

/// Whether a member who leaves on a date still owes the round with this cut date: leaving before
/// the cut avoids it (SETTLEMENT §3).
pub fn owes_round(left_on: Date, cut: Date) -> bool {
    left_on >= cut
}

#[cfg(test)]
mod tests {
    use super::{age_limit_on, owes_round};
    use crate::values::Ending;
    use jiff::civil::date;

    #[test]
    fn the_membership_ends_on_the_birthday_and_leaving_before_the_cut_avoids_the_round() {
        let ending = Ending { age_limit: 60, moves_to: None, may_rejoin: true };
        assert_eq!(age_limit_on(&ending, date(1960, 2, 29)), date(2020, 2, 29));
        assert_eq!(age_limit_on(&ending, date(1961, 3, 5)), date(2021, 3, 5));
        assert!(!owes_round(date(2019, 1, 6), date(2019, 1, 7)));
        assert!(owes_round(date(2019, 1, 7), date(2019, 1, 7)));
    }
}
