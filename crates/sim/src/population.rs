//! Who joins: ages and sexes.

use crate::dice::Dice;
use crate::fate::days_between;
use crate::person::Sex;
use jiff::civil::Date;
use rules::age::{birthday, days_after};
use rules::articles::eligibility::joining_dates;
use rules::values::{Eligibility, LowestAge};

/// How many of a thousand who join are of each five years of age, from 0 to 84. Assumed: shaped
/// so that the mean age of those below 60 is near the 34.4 that the largest platform reported for
/// 2020 (as retold by trade media); more adults of working age than in the whole country.
const FIVE_YEARS: [u64; 17] = [30, 32, 30, 30, 76, 118, 145, 134, 112, 98, 82, 68, 20, 12, 7, 4, 2];

/// The ages of those who may join a plan.
#[derive(Clone, Debug)]
pub(crate) struct Population {
    eligibility: Eligibility,
    youngest: u32,
    weights: Vec<u64>,
}

impl Population {
    /// The people whom a plan admits.
    pub fn new(eligibility: Eligibility) -> Population {
        let youngest = match eligibility.age_min {
            LowestAge::Days(days) => days / 365,
            LowestAge::Years(years) => years,
        };
        let of_age = |age: u32| {
            let band = usize::try_from(age / 5).expect("an age");
            FIVE_YEARS.get(band).copied().unwrap_or_default()
        };
        let weights: Vec<u64> = (youngest..=eligibility.age_max).map(of_age).collect();
        assert!(weights.iter().sum::<u64>() > 0, "a plan admits somebody");
        Population { eligibility, youngest, weights }
    }

    /// The date of birth of somebody who may join on a date.
    pub fn born(&self, joined_on: Date, dice: &mut Dice) -> Date {
        loop {
            let place = dice.weighted(self.weights.iter().copied());
            let age = self.youngest + u32::try_from(place).expect("an age");
            let born = born_at_age(age, joined_on, dice);
            let (first, last) = joining_dates(self.eligibility, born);
            if (first..=last).contains(&joined_on) {
                return born;
            }
        }
    }

    /// The date of birth of an adult in the middle of life who may join on a date, where the plan
    /// admits one; an age it admits elsewhere.
    pub fn born_adult(&self, joined_on: Date, dice: &mut Dice) -> Date {
        let lowest = self.youngest.saturating_add(1);
        let age = dice.within(26..=38).max(lowest).min(self.eligibility.age_max);
        born_at_age(age, joined_on, dice)
    }
}

/// A date of birth of somebody who is of an age on a date.
fn born_at_age(age: u32, on: Date, dice: &mut Dice) -> Date {
    let years = i32::try_from(age).expect("an age");
    let youngest = on.saturating_sub(jiff::Span::new().years(years));
    let oldest = youngest.saturating_sub(jiff::Span::new().years(1)).tomorrow();
    let oldest = oldest.expect("a date of the last centuries");
    let days = dice.within(0..=days_between(oldest, youngest));
    let born = days_after(oldest, days);
    // A birthday on 29 February is kept on the 28th, which is a day too early here.
    if birthday(born, age + 1) <= on { youngest } else { born }
}

/// Draws a sex. Assumed even, as the aided of the largest platform nearly were.
pub(crate) fn sex(dice: &mut Dice) -> Sex {
    if dice.happens(500) { Sex::Male } else { Sex::Female }
}

#[cfg(test)]
mod tests {
    use super::Population;
    use crate::dice::Dice;
    use jiff::civil::date;
    use rules::age::age_on;
    use rules::values::{Eligibility, LowestAge};

    #[test]
    fn ages_are_admitted_and_their_mean_is_the_reported_one() {
        let eligibility = Eligibility { age_min: LowestAge::Days(30), age_max: 59 };
        let population = Population::new(eligibility);
        let on = date(2025, 9, 1);
        let mut dice = Dice::new(5, 0);
        let mut sum = 0;
        for _ in 0..20_000 {
            let age = age_on(population.born(on, &mut dice), on).unwrap();
            assert!(age <= 59);
            sum += age;
        }
        assert!((337..352).contains(&(sum / 2000)), "{}", sum / 2000);
    }

    #[test]
    fn a_plan_for_seniors_admits_seniors() {
        let eligibility = Eligibility { age_min: LowestAge::Years(60), age_max: 70 };
        let population = Population::new(eligibility);
        let on = date(2024, 2, 29);
        let mut dice = Dice::new(5, 0);
        for _ in 0..5_000 {
            for born in [population.born(on, &mut dice), population.born_adult(on, &mut dice)] {
                let age = age_on(born, on).unwrap();
                assert!((60..=70).contains(&age), "{born}");
            }
        }
    }
}
