//! The calendar of rounds (SETTLEMENT §2).

use jiff::civil::{Date, date};
use ledger::Rejection;

/// The most rounds one book may have: two a week for a century.
pub const ROUNDS_MAX: usize = 10_400;

/// The days of the month on which a round is cut and settled, such as 7 and 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayPair {
    /// The day the public notice opens and payers are counted.
    pub cut: i8,
    /// The day the share is fixed and charged; in the next month when not after the cut day.
    pub settle: i8,
}

/// The dates of one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundDates {
    /// The first instant of this date is when payers are counted.
    pub cut: Date,
    /// The date the share is fixed, charged or debited.
    pub settle: Date,
}

/// The day pairs of a plan, in the order of their cut days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pairs: Vec<DayPair>,
}

impl Calendar {
    /// A calendar of day pairs; days are 1 to 31 and a day past a month's end is its last day.
    ///
    /// # Errors
    /// [`Rejection::NumberOutOfRange`] for a day outside 1 to 31;
    /// [`Rejection::CalendarInvalid`] when there is no pair, or more pairs than days.
    pub fn new(mut pairs: Vec<DayPair>) -> Result<Calendar, Rejection> {
        let day_exists = |day: i8| (1..=31).contains(&day);
        if !pairs.iter().all(|pair| day_exists(pair.cut) && day_exists(pair.settle)) {
            return Err(Rejection::NumberOutOfRange);
        }
        if pairs.is_empty() || pairs.len() > 31 {
            return Err(Rejection::CalendarInvalid);
        }
        pairs.sort();
        Ok(Calendar { pairs })
    }

    /// Checks the calendar against every length of month, as a rulebook must before it is
    /// published: a common and a leap year hold every month beside every other.
    ///
    /// # Errors
    /// [`Rejection::CalendarInvalid`] when in some month a round would not settle after its cut
    /// and by the next cut (SETTLEMENT §1).
    pub fn check_every_month(&self) -> Result<(), Rejection> {
        self.rounds(date(2023, 12, 1), date(2026, 1, 31)).map(|_| ())
    }

    /// The day pairs, in the order of their cut days.
    pub fn pairs(&self) -> &[DayPair] {
        &self.pairs
    }

    /// Every round whose cut lies in `from..=through`, in time order.
    ///
    /// # Errors
    /// [`Rejection::PeriodBackwards`] when `through` lies before `from`;
    /// [`Rejection::CalendarInvalid`] when a round would not settle after its cut and by the next
    /// cut (SETTLEMENT §1);
    /// [`Rejection::TooMany`] past 10,400 rounds;
    /// [`Rejection::DateInvalid`] when a settle date lies past the last year of the calendar.
    pub fn rounds(&self, from: Date, through: Date) -> Result<Vec<RoundDates>, Rejection> {
        if through < from {
            return Err(Rejection::PeriodBackwards);
        }
        let mut rounds = Vec::new();
        let mut month = Some(from.first_of_month());
        while let Some(first) = month.filter(|first| *first <= through) {
            let next = first.last_of_month().tomorrow().ok();
            for pair in &self.pairs {
                let cut = day_of_month(first, pair.cut);
                if cut < from || cut > through {
                    continue;
                }
                let settle_month = if pair.settle > pair.cut { Some(first) } else { next };
                let settle_month = settle_month.ok_or(Rejection::DateInvalid)?;
                rounds.push(RoundDates { cut, settle: day_of_month(settle_month, pair.settle) });
                if rounds.len() > ROUNDS_MAX {
                    return Err(Rejection::TooMany);
                }
            }
            month = next;
        }
        let settles_after_cut = |round: &RoundDates| round.cut < round.settle;
        let settles_by_next_cut = |pair: &[RoundDates]| pair[0].settle <= pair[1].cut;
        if !rounds.iter().all(settles_after_cut) || !rounds.windows(2).all(settles_by_next_cut) {
            return Err(Rejection::CalendarInvalid);
        }
        Ok(rounds)
    }
}

/// A day of the month that starts on `first`, or its last day when the month is shorter.
fn day_of_month(first: Date, day: i8) -> Date {
    let day = day.min(first.days_in_month());
    first.with().day(day).build().expect("a day no later than the month's last exists")
}

#[cfg(test)]
mod tests {
    use super::{Calendar, DayPair, date};
    use ledger::Rejection;

    fn calendar(pairs: &[(i8, i8)]) -> Result<Calendar, Rejection> {
        Calendar::new(pairs.iter().map(|&(cut, settle)| DayPair { cut, settle }).collect())
    }

    fn dates(pairs: &[(i8, i8)], from: (i16, i8, i8), through: (i16, i8, i8)) -> Vec<String> {
        let from = date(from.0, from.1, from.2);
        let through = date(through.0, through.1, through.2);
        let rounds = calendar(pairs).unwrap().rounds(from, through).unwrap();
        rounds.iter().map(|round| format!("{}→{}", round.cut, round.settle)).collect()
    }

    #[test]
    fn two_rounds_a_month() {
        let rounds = dates(&[(21, 28), (7, 14)], (2019, 1, 8), (2019, 2, 7));
        assert_eq!(rounds, ["2019-01-21→2019-01-28", "2019-02-07→2019-02-14"]);
    }

    #[test]
    fn a_settle_day_not_after_its_cut_falls_in_the_next_month() {
        let rounds = dates(&[(31, 31)], (2019, 12, 31), (2020, 2, 29));
        let expected = ["2019-12-31→2020-01-31", "2020-01-31→2020-02-29", "2020-02-29→2020-03-31"];
        assert_eq!(rounds, expected);
        assert_eq!(dates(&[(30, 2)], (2021, 2, 1), (2021, 2, 28)), ["2021-02-28→2021-03-02"]);
    }

    #[test]
    fn calendars_that_contradict_themselves_are_refused() {
        let invalid: [&[(i8, i8)]; 5] =
            [&[], &[(28, 31)], &[(7, 14), (10, 20)], &[(7, 7), (21, 28)], &[(30, 3), (31, 4)]];
        for pairs in invalid {
            let checked = calendar(pairs).and_then(|calendar| calendar.check_every_month());
            assert_eq!(checked, Err(Rejection::CalendarInvalid), "{pairs:?}");
        }
        assert_eq!(calendar(&[(0, 5)]), Err(Rejection::NumberOutOfRange));
        assert_eq!(calendar(&[(5, 32)]), Err(Rejection::NumberOutOfRange));
    }

    #[test]
    fn a_book_runs_forward() {
        let backwards = calendar(&[(7, 14)]).unwrap().rounds(date(2020, 1, 2), date(2020, 1, 1));
        assert_eq!(backwards, Err(Rejection::PeriodBackwards));
    }

    #[test]
    fn a_book_has_at_most_10_400_rounds() {
        let rounds = |month| {
            let through = date(1866, month, 28);
            calendar(&[(7, 14)]).unwrap().rounds(date(1000, 1, 1), through)
        };
        assert_eq!(rounds(8).map(|rounds| rounds.len()), Ok(10_400));
        assert_eq!(rounds(9), Err(Rejection::TooMany));
    }
}
