//! Ages by calendar birthdays, and dates some days on.
//!
//! A person born on 29 February has the birthday of a common year on 28 February, as a period of
//! years that ends on a day its last month does not have ends on that month's last day.

use jiff::Span;
use jiff::civil::Date;

/// The birthday on which a person reaches so many years.
pub fn birthday(born: Date, years: u32) -> Date {
    match Span::new().try_years(years) {
        Ok(span) => born.saturating_add(span),
        Err(_) => Date::MAX,
    }
}

/// The whole years lived at the start of a date; `None` before birth.
pub fn age_on(born: Date, on: Date) -> Option<u32> {
    whole_years(born, on)
}

/// The whole years from one date to another; `None` when the second lies before the first.
pub fn whole_years(from: Date, on: Date) -> Option<u32> {
    if on < from {
        return None;
    }
    let years = u32::try_from(on.year().checked_sub(from.year())?).ok()?;
    if birthday(from, years) <= on {
        return Some(years);
    }
    years.checked_sub(1)
}

/// The date so many days later; the last date of the calendar when that lies beyond it.
pub fn days_after(date: Date, days: u32) -> Date {
    match Span::new().try_days(days) {
        Ok(span) => date.saturating_add(span),
        Err(_) => Date::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::{age_on, birthday, days_after};
    use jiff::civil::{Date, date};
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn ages_change_on_birthdays() {
        let leap_day = date(2000, 2, 29);
        let table = [
            (date(1983, 8, 1), date(2020, 7, 31), Some(36)),
            (date(1983, 8, 1), date(2020, 8, 1), Some(37)),
            (date(1983, 8, 1), date(1983, 8, 1), Some(0)),
            (date(1983, 8, 1), date(1983, 7, 31), None),
            (leap_day, date(2018, 2, 27), Some(17)),
            (leap_day, date(2018, 2, 28), Some(18)),
            (leap_day, date(2020, 2, 28), Some(19)),
            (leap_day, date(2020, 2, 29), Some(20)),
        ];
        for (born, on, age) in table {
            assert_eq!(age_on(born, on), age, "born {born}, on {on}");
        }
    }

    #[test]
    fn dates_past_the_calendar_stop_at_its_end() {
        assert_eq!(birthday(date(2000, 1, 1), u32::MAX), Date::MAX);
        assert_eq!(days_after(date(9999, 12, 1), 300), Date::MAX);
        assert_eq!(days_after(date(2021, 12, 28), 31), date(2022, 1, 28));
    }

    proptest! {
        #[test]
        fn a_person_is_of_an_age_from_its_birthday_to_the_next(
            born_day in 0i32..40_000,
            lived in 0u32..40_000,
        ) {
            let born = date(1900, 1, 1).saturating_add(jiff::Span::new().days(born_day));
            let on = days_after(born, lived);
            let age = age_on(born, on).expect("on is not before born");
            prop_assert!(birthday(born, age) <= on);
            prop_assert!(on < birthday(born, age + 1));
        }
    }
}
