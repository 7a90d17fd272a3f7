//! How often critical illness strikes, by age and sex: the table in `data/`.
//!
//! No article decides by it. Worlds are simulated with it, and the public is told beside the cases
//! of a pool what it would have led one to expect.

/// China's table for 2006 to 2010, 25 illnesses; its sources stand in its rows and `data/README`.
const TABLE: &str = include_str!("../../../data/incidence-ci-2006-2010.csv");

/// A person's sex, as the table and document numbers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
}

/// Rates per million people and year of age.
#[derive(Clone, Debug)]
pub struct Incidence {
    men: Vec<u64>,
    women: Vec<u64>,
}

impl Incidence {
    /// The published table.
    pub fn published() -> Incidence {
        let mut incidence = Incidence { men: Vec::new(), women: Vec::new() };
        for row in TABLE.lines().skip(1) {
            let mut fields = row.split(',').skip(1).map(per_million);
            let (men, women) = (fields.next().flatten(), fields.next().flatten());
            incidence.men.extend(men);
            incidence.women.extend(women);
        }
        incidence
    }

    /// The rate at an age; past the last age of the table, that of the last.
    pub fn per_million(&self, sex: Sex, age: u32) -> u64 {
        let rates = match sex {
            Sex::Male => &self.men,
            Sex::Female => &self.women,
        };
        let age = usize::try_from(age).expect("an age");
        let rate = rates.get(age).or(rates.last());
        *rate.expect("the table in the repository has rows")
    }
}

/// Reads "0.001267" as 1267; nothing where the table has nothing.
fn per_million(field: &str) -> Option<u64> {
    let decimals = field.strip_prefix("0.")?;
    assert_eq!(decimals.len(), 6, "the table is printed to the millionth");
    Some(decimals.parse().expect("the table holds numbers"))
}

#[cfg(test)]
mod tests {
    use super::{Incidence, Sex};

    #[test]
    fn the_table_reads_as_printed() {
        let incidence = Incidence::published();
        let table = [
            (Sex::Male, 0, 595),
            (Sex::Female, 0, 815),
            (Sex::Male, 34, 1267),
            (Sex::Female, 34, 1439),
            (Sex::Male, 70, 38_500),
            (Sex::Female, 70, 25_119),
            (Sex::Female, 90, 25_119),
        ];
        for (sex, age, expected) in table {
            assert_eq!(incidence.per_million(sex, age), expected, "{sex:?} {age}");
        }
    }
}
