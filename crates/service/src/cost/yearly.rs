//! What one unit's shares of a year come to: an interval, and what it is drawn from.

use crate::vital_signs::{People, a_year_before, age_reached, twice_per_million};
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Overflow};
use pool::Round;
use rules::Rulebook;
use store::figures::PeopleOfBirth;

/// The fewest rounds from which a year is told.
const ROUNDS_MIN: u32 = 3;

/// The shares of one unit in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlyShare {
    /// What it is drawn from.
    pub basis: Basis,
    /// How many rounds a year the calendar has.
    pub rounds_a_year: u32,
    /// A year of low rounds.
    pub low: Amount,
    /// A year like the last one, or like the table leads one to expect.
    pub middle: Amount,
    /// A year of high rounds.
    pub high: Amount,
    /// A high round.
    pub high_round: Amount,
    /// Article 8: the most that the rounds of a calendar year may ask; the interval ends there.
    pub year_cap: Option<Amount>,
}

/// What the shares of a year are drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The rounds that settled within a year. Low and high are a year of rounds like the lowest and
    /// the highest; the middle is a year of rounds as they were, by their mean, rounded up: where
    /// few rounds carry cases, a median would tell of none.
    Rounds {
        /// How many.
        count: u32,
        /// The day the first of them settled.
        from: Date,
        /// The day the last of them settled.
        through: Date,
        /// The lowest share.
        lowest: Amount,
        /// The median share, rounded up.
        median: Amount,
        /// The highest share.
        highest: Amount,
        /// What they asked for together.
        together: Amount,
    },
    /// The published table of critical illness, where rounds are too few: the middle is what it
    /// leads one to expect of the members' ages, low and high are two standard deviations of the
    /// number of cases below and above.
    Incidence {
        /// Among how many members it is shared.
        members: u64,
        /// The illnesses of a million people and a year.
        cases_per_million: u64,
        /// The mean aid of a case.
        aid: Amount,
        /// The fee on top, in basis points.
        fee_bp: u32,
    },
}

/// Whom an expectation is about.
pub(super) struct Drawn<'a> {
    /// The members present.
    pub people: &'a People,
    /// The age of who asks, for a pool without members.
    pub age: u32,
    /// The members obliged.
    pub payers: u64,
    /// The business date.
    pub on: Date,
}

/// The shares of a year by the rounds of the last one; nothing where they are fewer than half of
/// those that the calendar has.
pub(super) fn of_rounds(
    rules: &Rulebook,
    rounds: &[Round],
    on: Date,
) -> Result<Option<YearlyShare>, Rejection> {
    let after = a_year_before(on)?;
    let year: Vec<&Round> =
        rounds.iter().filter(|round| round.settle > after && round.settle <= on).collect();
    let count = u32::try_from(year.len()).map_err(|_| Rejection::TooMany)?;
    let rounds_a_year = rounds_a_year(rules)?;
    let ([first, ..], [.., last]) = (year.as_slice(), year.as_slice()) else { return Ok(None) };
    if count < ROUNDS_MIN || count.saturating_mul(2) < rounds_a_year {
        return Ok(None);
    }
    let mut shares: Vec<Amount> = year.iter().map(|round| round.share).collect();
    shares.sort_unstable();
    let (lowest, median, highest) = (shares[0], median(&shares)?, shares[shares.len() - 1]);
    let together = Amount::sum(shares.iter().copied())?;
    let (from, through) = (first.settle, last.settle);
    let basis = Basis::Rounds { count, from, through, lowest, median, highest, together };
    let [low, high] = [lowest, highest].map(|share| share.times(u64::from(rounds_a_year)));
    let middle = together.times(u64::from(rounds_a_year))?.wide();
    let middle = Amount::from_wide((middle + i128::from(count) - 1).div_euclid(count.into()))?;
    Ok(Some(
        YearlyShare {
            basis,
            rounds_a_year,
            low: low?,
            middle,
            high: high?,
            high_round: highest,
            year_cap: None,
        }
        .capped(rules),
    ))
}

/// The shares of a year by the published table.
pub(super) fn of_incidence(rules: &Rulebook, drawn: &Drawn<'_>) -> Result<YearlyShare, Rejection> {
    let sharing = rules.sharing();
    let alone = [PeopleOfBirth {
        birth_year: u16::try_from(i64::from(drawn.on.year()) - i64::from(drawn.age)).unwrap_or(0),
        sex: None,
        present: 1,
        left: 0,
    }];
    let groups = match drawn.people.present() {
        0 => &alone[..],
        _ => &drawn.people.0[..],
    };
    let mut sums = Sums::default();
    for group in groups {
        sums.add(rules, group, drawn.on.year()).ok_or(Rejection::AmountOverflow)?;
    }
    let members = drawn.payers.max(u64::from(rules.values.headcount.start_min)).max(1);
    let expected = sums.expected(members, sharing.fee_bp).ok_or(Rejection::AmountOverflow)?;
    let [low, middle, high] = expected.map(amount);
    let rounds_a_year = rounds_a_year(rules)?;
    let (high, rounds) = (high?, i128::from(rounds_a_year));
    let high_round = Amount::from_wide((high.wide() + rounds - 1) / rounds)?;
    let per_million = sums.twice_cases / (2 * sums.people);
    let basis = Basis::Incidence {
        members,
        cases_per_million: u64::try_from(per_million).map_err(|_| Rejection::TooMany)?,
        aid: amount(sums.twice_aid.checked_div(sums.twice_cases).unwrap_or(0))?,
        fee_bp: sharing.fee_bp,
    };
    let (low, middle) = (low?, middle?);
    let year_cap = None;
    let yearly = YearlyShare { basis, rounds_a_year, low, middle, high, high_round, year_cap };
    Ok(yearly.capped(rules))
}

impl YearlyShare {
    /// Whether the interval ends where the rules end it.
    pub fn is_capped(&self) -> bool {
        self.year_cap.is_some_and(|cap| self.high >= cap)
    }

    /// The same, with what the rules allow at most.
    fn capped(mut self, rules: &Rulebook) -> YearlyShare {
        let sharing = rules.sharing();
        if let Some(cap) = sharing.year_cap {
            self.low = self.low.min(cap);
            self.middle = self.middle.min(cap);
            self.high = self.high.min(cap);
        }
        if let Some(cap) = sharing.round_cap.into_iter().chain(sharing.year_cap).min() {
            self.high_round = self.high_round.min(cap);
        }
        self.year_cap = sharing.year_cap;
        self
    }
}

/// Sums over people, with rates that are counted twice per million.
#[derive(Default)]
struct Sums {
    people: u128,
    /// Illnesses.
    twice_cases: u128,
    /// What they would be given, in minor units.
    twice_aid: u128,
}

impl Sums {
    fn add(&mut self, rules: &Rulebook, group: &PeopleOfBirth, year: i16) -> Option<()> {
        let age = age_reached(group.birth_year, year);
        let present = u128::from(group.present);
        let twice_cases = present.checked_mul(u128::from(twice_per_million(group.sex, age)))?;
        // The table is of critical illnesses: they are of the grade that gives most.
        let bands = rules.values.benefit.bands.iter();
        let of_age = bands.filter(|band| (band.age_from..=band.age_through).contains(&age));
        let most = of_age.map(|band| band.amount).max().unwrap_or(Amount::ZERO);
        let aid = u128::try_from(most.wide()).unwrap_or(0);
        self.people = self.people.checked_add(present)?;
        self.twice_cases = self.twice_cases.checked_add(twice_cases)?;
        self.twice_aid = self.twice_aid.checked_add(twice_cases.checked_mul(aid)?)?;
        Some(())
    }

    /// What a year asks of one of so many members with the fee, in minor units: low, middle, high.
    fn expected(&self, members: u64, fee_bp: u32) -> Option<[u128; 3]> {
        let with_fee = self.twice_aid.checked_mul(10_000 + u128::from(fee_bp))?;
        let whole = self.people.checked_mul(2 * 1_000_000 * 10_000)?;
        let middle = with_fee.checked_add(whole.checked_sub(1)?)?.checked_div(whole)?;
        // The cases of a year among the members, in millionths, and two standard deviations of
        // them: chance makes a number of cases vary by its square root.
        let cases = u128::from(members).checked_mul(self.twice_cases)?;
        let cases = cases.checked_div(self.people.checked_mul(2)?)?;
        if cases == 0 {
            return Some([middle; 3]);
        }
        let spread = 2 * cases.checked_mul(1_000_000)?.isqrt();
        let low = middle.checked_mul(cases.saturating_sub(spread))? / cases;
        let above = middle.checked_mul(cases.checked_add(spread)?)?;
        let high = above.checked_add(cases - 1)? / cases;
        Some([low, middle, high])
    }
}

fn amount(minor: u128) -> Result<Amount, Rejection> {
    let minor = i128::try_from(minor).map_err(|_| Rejection::AmountOverflow)?;
    Ok(Amount::from_wide(minor)?)
}

/// The middle one of sorted amounts; of two, their mean, rounded up.
fn median(sorted: &[Amount]) -> Result<Amount, Overflow> {
    let (below, above) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
    Amount::from_wide((below.wide() + above.wide() + 1).div_euclid(2))
}

fn rounds_a_year(rules: &Rulebook) -> Result<u32, Rejection> {
    let pairs = u32::try_from(rules.sharing().calendar.pairs().len());
    Ok(pairs.map_err(|_| Rejection::TooMany)?.saturating_mul(12))
}
