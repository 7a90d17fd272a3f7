//! Who left by choice, by age: when the young and healthy leave, those who stay pay more.

use super::people::{People, age_reached};

/// Fewer people than this are not told of.
const FEW: u64 = 10;

/// The ages at which bands begin.
const BANDS: [u32; 7] = [0, 18, 30, 40, 50, 60, 70];

/// A number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// So many.
    Exactly(u64),
    /// Too few to be told of.
    FewerThanTen,
}

/// The people of some ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeavingBand {
    /// From this age on, as reached in the calendar year.
    pub age_from: u32,
    /// Through this age; nothing for the last band.
    pub age_through: Option<u32>,
    /// Who is a member now.
    pub present: Counted,
    /// Who left by choice within a year.
    pub left: Counted,
    /// Those who left, of a thousand who were there; nothing where a number is not told.
    pub left_per_mille: Option<u64>,
}

impl Counted {
    fn of(people: u64) -> Counted {
        if people < FEW { Counted::FewerThanTen } else { Counted::Exactly(people) }
    }
}

/// The bands in which there is anybody, in a year of the calendar.
pub(super) fn bands(people: &People, year: i16) -> Vec<LeavingBand> {
    let mut bands = Vec::new();
    for (place, age_from) in BANDS.into_iter().enumerate() {
        let age_through = BANDS.get(place + 1).map(|next| next - 1);
        let (mut present, mut left) = (0_u64, 0_u64);
        for group in &people.0 {
            let age = age_reached(group.birth_year, year);
            if age >= age_from && age_through.is_none_or(|through| age <= through) {
                present += group.present;
                left += group.left;
            }
        }
        if present + left == 0 {
            continue;
        }
        let (there, told) = (present + left, [present, left].map(Counted::of));
        let rate = (left * 1_000 + there / 2) / there;
        let [present, left] = told;
        let known = told.iter().all(|count| *count != Counted::FewerThanTen);
        let left_per_mille = known.then_some(rate);
        bands.push(LeavingBand { age_from, age_through, present, left, left_per_mille });
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::Counted::{Exactly, FewerThanTen};
    use super::{LeavingBand, bands};
    use crate::vital_signs::People;
    use store::figures::PeopleOfBirth;

    #[test]
    fn small_groups_are_not_told_of() {
        let group =
            |birth_year, present, left| PeopleOfBirth { birth_year, sex: None, present, left };
        let people = People(vec![
            // 70 and 77 years.
            group(1956, 3, 1),
            group(1949, 2, 0),
            // 29 and 18 years.
            group(1997, 50, 8),
            group(2008, 32, 2),
            // 30 years.
            group(1996, 100, 9),
        ]);
        let band = |age_from, age_through, present, left, left_per_mille| LeavingBand {
            age_from,
            age_through,
            present,
            left,
            left_per_mille,
        };
        let expected = [
            // 10 of 92.
            band(18, Some(29), Exactly(82), Exactly(10), Some(109)),
            band(30, Some(39), Exactly(100), FewerThanTen, None),
            band(70, None, FewerThanTen, FewerThanTen, None),
        ];
        assert_eq!(bands(&people, 2026), expected);
        assert_eq!(bands(&People(vec![]), 2026), []);
    }
}
