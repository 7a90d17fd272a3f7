//! On which day something that strikes by age first strikes a person: drawn once, at joining.
//!
//! Within a year of age a rate is spread evenly over the days. A rate is a whole number per
//! million people and year, a frailty a whole number per mille, so that a day's chance is a whole
//! number of [`CERTAIN`]ths and nothing is rounded.

use crate::dice::Dice;
use jiff::civil::Date;
use rules::age::{age_on, birthday};

/// The chances of a day are counted in this: 365 days × a million people × a frailty of 1000.
pub(crate) const CERTAIN: u64 = 365 * 1_000_000 * 1_000;

/// How likely a person is to fall ill, beside age and sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frailty {
    /// Healthier than most; leaves first.
    Robust,
    /// As most.
    Ordinary,
    /// Weaker than most; stays.
    Frail,
    /// Knew of something at joining and kept it back.
    Concealing,
}

impl Frailty {
    /// The frailty of one who answered truly. Assumed; the mean is 1000, that of the table:
    /// 400 × 700 + 450 × 1000 + 150 × 1800 = 1000 × 1000.
    pub fn draw(dice: &mut Dice) -> Frailty {
        match dice.below(1000) {
            0..400 => Frailty::Robust,
            400..850 => Frailty::Ordinary,
            _ => Frailty::Frail,
        }
    }

    /// The rate as a part of the table's.
    pub fn per_mille(self) -> u64 {
        match self {
            Frailty::Robust => 700,
            Frailty::Ordinary => 1000,
            Frailty::Frail => 1800,
            Frailty::Concealing => 8000,
        }
    }

    /// How readily such a person leaves after a high share, as a part of the mean. Assumed.
    pub fn leaving_per_mille(self) -> u64 {
        match self {
            Frailty::Robust => 1500,
            Frailty::Ordinary => 700,
            Frailty::Frail => 200,
            Frailty::Concealing => 0,
        }
    }
}

/// A stretch of life in which things may strike: the ages lived through, each with its days.
#[derive(Clone, Debug)]
pub(crate) struct Exposure(pub Vec<(u32, u32)>);

impl Exposure {
    /// So many days of a life, from a date on.
    pub fn new(born: Date, from: Date, days: u32) -> Exposure {
        let first = age_on(born, from).expect("nobody joins before birth");
        let mut years = Vec::with_capacity(3);
        let mut passed = 0;
        for age in first.. {
            if passed == days {
                break;
            }
            let through = days_between(from, birthday(born, age + 1)).min(days);
            years.push((age, through - passed));
            passed = through;
        }
        Exposure(years)
    }

    /// How many days after its start something with a rate per million and year of age strikes.
    pub fn draw(
        &self,
        rate: impl Fn(u32) -> u64,
        frailty: Frailty,
        dice: &mut Dice,
    ) -> Option<u32> {
        let mut left = dice.below(CERTAIN);
        let mut passed = 0;
        for &(age, days) in &self.0 {
            let per_day = rate(age) * frailty.per_mille();
            let chance = per_day * u64::from(days);
            if left < chance {
                let day = u32::try_from(left / per_day).expect("fewer than the days of a year");
                return Some(passed + day);
            }
            left -= chance;
            passed += days;
        }
        None
    }
}

/// The days from one date to a later one.
pub(crate) fn days_between(from: Date, to: Date) -> u32 {
    let days = from.until(to).expect("dates of one calendar").get_days();
    u32::try_from(days).expect("the second date is not the earlier one")
}

#[cfg(test)]
mod tests {
    use super::{CERTAIN, Exposure, Frailty, days_between};
    use crate::dice::Dice;
    use crate::person::Sex;
    use jiff::civil::date;
    use rules::incidence::Incidence;

    #[test]
    fn days_are_counted_over_leap_days() {
        assert_eq!(days_between(date(2024, 2, 28), date(2024, 3, 1)), 2);
        assert_eq!(days_between(date(2025, 9, 1), date(2026, 10, 31)), 425);
    }

    #[test]
    fn a_life_is_cut_at_birthdays() {
        let exposure = Exposure::new(date(1990, 9, 11), date(2025, 9, 1), 400);
        assert_eq!(exposure.0, [(34, 10), (35, 365), (36, 25)]);
    }

    #[test]
    fn illness_strikes_as_often_as_the_table_says() {
        let incidence = Incidence::published();
        for (sex, age) in [(Sex::Male, 58), (Sex::Female, 34), (Sex::Male, 30)] {
            let rate = |age| incidence.per_million(sex, age);
            let born = date(2025 - age, 3, 5);
            let exposure = Exposure::new(born, date(2025, 9, 1), 426);
            let mut expected = 0_u64;
            for &(age, days) in &exposure.0 {
                expected += rate(age) * 1000 * u64::from(days);
            }
            let people = 400_000_u64;
            let mut dice = Dice::new(11, 3);
            let mut struck = 0_u64;
            for _ in 0..people {
                let frailty = Frailty::draw(&mut dice);
                struck += u64::from(exposure.draw(rate, frailty, &mut dice).is_some());
            }
            let expected = expected * people / CERTAIN;
            // Three standard deviations: (observed − expected)² ≤ 9 × expected.
            assert!(struck.abs_diff(expected).pow(2) <= 9 * expected, "{struck} of {expected}");
        }
    }
}
