//! Who the members of a pool are, by year of birth and sex, and what is to be expected of such
//! people.

use super::a_year_before;
use crate::Community;
use rules::incidence::{Incidence, Sex};
use std::sync::{Arc, LazyLock};
use store::figures::{PeopleOfBirth, PoolDay, people_by_birth};
use store::{PoolId, StoreFailure};

static TABLE: LazyLock<Incidence> = LazyLock::new(Incidence::published);

/// The members of a pool, and who left within a year.
pub(crate) struct People(pub Vec<PeopleOfBirth>);

/// The members of a pool where it has come to.
pub(crate) async fn people_of(
    community: &Community,
    pool: PoolId,
    day: PoolDay,
) -> Result<Arc<People>, StoreFailure> {
    let left_after = a_year_before(day.on)?;
    let make = async {
        let mut reader = community.store.reader().await?;
        Ok(People(people_by_birth(&mut *reader, pool, left_after).await?))
    };
    community.figures.people.of(pool, day, make).await
}

impl People {
    /// How many are present.
    pub fn present(&self) -> u64 {
        self.0.iter().map(|group| group.present).sum()
    }

    /// How many critical illnesses a year the table gives for a million people of these ages in a
    /// year of the calendar, rounded half up; nothing without people.
    pub fn expected_per_million(&self, year: i16) -> Option<u64> {
        let present = self.present();
        let of_group = |group: &PeopleOfBirth| {
            let twice = twice_per_million(group.sex, age_reached(group.birth_year, year));
            u128::from(group.present) * u128::from(twice)
        };
        let twice: u128 = self.0.iter().map(of_group).sum();
        let present = u128::from(present);
        let rounded = (twice + present).checked_div(2 * present)?;
        u64::try_from(rounded).ok()
    }
}

/// Twice the rate of the table per million and year: where the sex is not known, that of a man and
/// a woman.
pub(crate) fn twice_per_million(sex: Option<store::Sex>, age: u32) -> u64 {
    let (men, women) = (TABLE.per_million(Sex::Male, age), TABLE.per_million(Sex::Female, age));
    match sex {
        Some(store::Sex::Male) => 2 * men,
        Some(store::Sex::Female) => 2 * women,
        None => men + women,
    }
}

/// The age that people of a year of birth reach in a year.
pub(crate) fn age_reached(birth_year: u16, year: i16) -> u32 {
    u32::try_from(i32::from(year) - i32::from(birth_year)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{People, age_reached};
    use store::Sex;
    use store::figures::PeopleOfBirth;

    #[test]
    fn what_is_expected_is_the_mean_of_the_table() {
        let group = |birth_year, sex, present| PeopleOfBirth { birth_year, sex, present, left: 9 };
        // At 34 the table says 1267 of a million men and 1439 of a million women.
        let table = [
            (vec![], None),
            (vec![group(1992, Some(Sex::Male), 0)], None),
            (vec![group(1992, Some(Sex::Male), 5)], Some(1267)),
            (vec![group(1992, None, 5)], Some(1353)),
            // (3 × 1267 + 1 × 1439) ÷ 4 = 1310.
            (vec![group(1992, Some(Sex::Male), 3), group(1992, Some(Sex::Female), 1)], Some(1310)),
            // (1267 + 38500) ÷ 2 = 19883.5.
            (vec![group(1992, Some(Sex::Male), 1), group(1956, Some(Sex::Male), 1)], Some(19_884)),
        ];
        for (people, expected) in table {
            let found = People(people.clone()).expected_per_million(2026);
            assert_eq!(found, expected, "{people:?}");
        }
    }

    #[test]
    fn nobody_is_younger_than_nothing() {
        assert_eq!((age_reached(1992, 2026), age_reached(2027, 2026)), (34, 0));
    }
}
