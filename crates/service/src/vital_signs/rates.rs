//! Cases against payers, round by round, as a rate over the year up to the round.

use super::People;
use jiff::ToSpan;
use jiff::civil::Date;
use money::Amount;
use pool::Round;

/// The days that a pool's only round stands for.
const DAYS_OF_THE_ONLY_ROUND: u64 = 30;

/// The signs of a settled round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundSigns {
    /// Its number.
    pub round: u32,
    /// The day the share was fixed.
    pub settle: Date,
    /// What one unit owed.
    pub share: Amount,
    /// The members obliged.
    pub payers: u64,
    /// The cases it carried.
    pub cases: u64,
    /// The cases that the rounds of the year up to this one carried, for a million payers and a
    /// year; nothing while nobody paid.
    pub cases_per_million: Option<u64>,
    /// What the published table gives for a million people of the ages of the present members, in
    /// the year of this round; nothing where no ages are known.
    pub expected_per_million: Option<u64>,
}

/// The signs of each round, from rounds in time order.
pub(super) fn of_rounds(rounds: &[Round], people: &People) -> Vec<RoundSigns> {
    let days = days_between_cuts(rounds);
    let mut first = 0;
    let mut signs = Vec::with_capacity(rounds.len());
    for (place, round) in rounds.iter().enumerate() {
        while !within_a_year(rounds[first].cut, round.cut) {
            first += 1;
        }
        let year = rounds[first..=place].iter().zip(&days[first..=place]);
        let mut cases = 0_u128;
        let mut payer_days = 0_u128;
        for (round, days) in year {
            cases += u128::from(round.cases);
            payer_days += u128::from(round.payers) * u128::from(*days);
        }
        let per_million = cases * 1_000_000 * 365;
        let rate = (per_million + payer_days / 2).checked_div(payer_days);
        signs.push(RoundSigns {
            round: round.number,
            settle: round.settle,
            share: round.share,
            payers: round.payers,
            cases: round.cases,
            cases_per_million: rate.and_then(|rate| u64::try_from(rate).ok()),
            expected_per_million: people.expected_per_million(round.settle.year()),
        });
    }
    signs
}

/// The days each round stands for: since the cut before, for the first as many as for the second.
fn days_between_cuts(rounds: &[Round]) -> Vec<u64> {
    let between = |pair: &[Round]| days_from(pair[0].cut, pair[1].cut);
    let mut days: Vec<u64> = rounds.windows(2).map(between).collect();
    if !rounds.is_empty() {
        days.insert(0, days.first().copied().unwrap_or(DAYS_OF_THE_ONLY_ROUND));
    }
    days
}

fn days_from(from: Date, to: Date) -> u64 {
    from.until(to).ok().and_then(|span| u64::try_from(span.get_days()).ok()).unwrap_or(0)
}

fn within_a_year(cut: Date, of: Date) -> bool {
    of.checked_sub(1.year()).is_ok_and(|year_before| cut > year_before) || cut == of
}

#[cfg(test)]
mod tests {
    use super::{RoundSigns, of_rounds};
    use crate::vital_signs::People;
    use jiff::civil::{Date, date};
    use money::Amount;
    use pool::Round;
    use store::figures::PeopleOfBirth;

    fn round(number: u32, cut: Date, payers: u64, cases: u64) -> Round {
        let zero = Amount::ZERO;
        Round {
            number,
            cut,
            settle: cut.saturating_add(jiff::ToSpan::days(9)),
            payers,
            units: payers,
            cases,
            aid: zero,
            aid_paid: zero,
            fee: zero,
            carry_in: zero,
            reversed: zero,
            need: zero,
            share: Amount::from_minor(i64::from(number) * 100),
            sponsor: zero,
            overage: zero,
            charged: zero,
            shortfall: zero,
            written_off: zero,
            carry_out: zero,
            index: zero,
        }
    }

    fn rates(rounds: &[Round]) -> Vec<Option<u64>> {
        let signs = of_rounds(rounds, &People(vec![]));
        signs.iter().map(|one| one.cases_per_million).collect()
    }

    #[test]
    fn rates_worked_by_hand() {
        assert_eq!(rates(&[]), []);
        // 2 cases ÷ (1000 payers × 30 days) × 365 days × a million = 24333.3.
        assert_eq!(rates(&[round(1, date(2026, 1, 1), 1_000, 2)]), [Some(24_333)]);
        assert_eq!(rates(&[round(1, date(2026, 1, 1), 0, 0)]), [None]);
        // January has 31 days, and so stand both rounds for 31: first 0, then 3 cases of
        // (1000 + 2000) × 31 = 93000 payer days: 11774.2.
        let two = [round(1, date(2026, 1, 1), 1_000, 0), round(2, date(2026, 2, 1), 2_000, 3)];
        assert_eq!(rates(&two), [Some(0), Some(11_774)]);
    }

    /// A case of thirteen months ago no longer counts.
    #[test]
    fn a_rate_reaches_back_a_year() {
        let months =
            (1..=14).map(|month| (month, date(2025, 1, 1).saturating_add(months(month - 1))));
        let cases = |month| u64::from(month == 1 || month == 14);
        let rounds: Vec<Round> =
            months.map(|(month, cut)| round(u32::from(month), cut, 1_000, cases(month))).collect();
        let rates = rates(&rounds);
        assert_eq!(rates[0], Some(11_774));
        // Twelve rounds cut from February 2025 to January 2026 stand for 365 days, those to
        // February 2026 too.
        assert_eq!((rates[12], rates[13]), (Some(0), Some(1_000)));
    }

    fn months(count: u16) -> jiff::Span {
        jiff::ToSpan::months(i64::from(count))
    }

    #[test]
    fn what_is_expected_rises_with_the_years() {
        let people = vec![PeopleOfBirth { birth_year: 1992, sex: None, present: 7, left: 0 }];
        let rounds = [round(1, date(2025, 6, 1), 7, 0), round(2, date(2026, 6, 1), 7, 1)];
        let signs: Vec<RoundSigns> = of_rounds(&rounds, &People(people));
        let expected: Vec<_> = signs.iter().filter_map(|one| one.expected_per_million).collect();
        assert!(expected.len() == 2 && expected[0] < expected[1], "{expected:?}");
        assert_eq!(expected[1], 1353);
        assert_eq!(signs[1].share, Amount::from_minor(200));
    }
}
