use super::yearly::{Drawn, of_incidence, of_rounds};
use super::{Basis, KeepsCover, Whose, YearlyShare, born_of, reckon};
use crate::vital_signs::People;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use ledger::Rejection;
use money::Amount;
use pool::Round;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use rules::{Rulebook, RulebookFiles};
use store::Sex;
use store::figures::PeopleOfBirth;

const TODAY: Date = date(2026, 11, 1);

fn rulebook(plan: &str, version: &str) -> Rulebook {
    let text = |name: &str| {
        std::fs::read_to_string(format!("../../rulebooks/{plan}/{version}/{name}")).unwrap()
    };
    let files = RulebookFiles {
        plan: plan.to_owned(),
        version: version.to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    };
    Rulebook::read(&files).unwrap()
}

/// Prepaid, a round a month, a fee of 3 %, at most ¥60 a round and ¥360 a year, from 3000 members.
fn ferry() -> Rulebook {
    rulebook("ferry", "2026-08-01")
}

/// Debited afterwards.
fn harbour() -> Rulebook {
    rulebook("harbour", "2025-09-01")
}

fn minor(minor: i64) -> Amount {
    Amount::from_minor(minor)
}

/// Rounds of these shares, the last of them settled a month before today.
fn rounds(shares: &[i64]) -> Vec<Round> {
    rounds_apart(shares, 1.month())
}

/// Rounds of these shares, so far apart.
fn rounds_apart(shares: &[i64], apart: Span) -> Vec<Round> {
    let before = |place: usize| apart.checked_mul(i64::try_from(shares.len() - place).unwrap());
    let settle = |place| TODAY.saturating_sub(before(place).unwrap());
    let numbered = (1..).zip(shares).enumerate();
    numbered.map(|(place, (number, share))| round(number, settle(place), *share)).collect()
}

fn round(number: u32, settle: Date, share: i64) -> Round {
    let zero = Amount::ZERO;
    Round {
        number,
        cut: settle.saturating_sub(9.days()),
        settle,
        payers: 100,
        units: 100,
        cases: 1,
        aid: zero,
        aid_paid: zero,
        fee: zero,
        carry_in: zero,
        reversed: zero,
        need: zero,
        share: minor(share),
        sponsor: zero,
        overage: zero,
        charged: zero,
        shortfall: zero,
        written_off: zero,
        carry_out: zero,
        index: zero,
    }
}

fn parts(yearly: &YearlyShare) -> [i64; 4] {
    [yearly.low, yearly.middle, yearly.high, yearly.high_round].map(Amount::minor)
}

#[test]
fn years_of_rounds_worked_by_hand() {
    let rules = ferry();
    let table: [(&[i64], Option<[i64; 4]>); 7] = [
        (&[], None),
        // Five of the twelve of a year are too few.
        (&[1, 2, 3, 4, 5], None),
        // Six rounds asked for 2101 together, twelve for twice as much.
        (&[600, 100, 500, 300, 401, 200], Some([1_200, 4_202, 7_200, 600])),
        // 2801 × 12 ÷ 7 = 4801.7, rounded up; a round without cases is the lowest.
        (&[100, 200, 300, 401, 500, 600, 700], Some([1_200, 4_802, 8_400, 700])),
        (&[0, 0, 0, 0, 0, 700], Some([0, 1_400, 8_400, 700])),
        // Of fourteen rounds, the first two and the one a year ago to the day are too old.
        (
            &[9_999, 9_999, 9_999, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
            Some([12 * 7, 12 * 7, 12 * 7, 7]),
        ),
        // A year asks at most ¥360, a round at most ¥60.
        (&[2_000, 3_000, 4_000, 5_000, 6_000, 6_000], Some([24_000, 36_000, 36_000, 6_000])),
    ];
    for (shares, expected) in table {
        let found = of_rounds(&rules, &rounds(shares), TODAY).unwrap();
        assert_eq!(found.as_ref().map(parts), expected, "{shares:?}");
    }
    let found = of_rounds(&rules, &rounds(&[3, 1, 2, 3, 1, 2]), TODAY).unwrap().unwrap();
    let expected = Basis::Rounds {
        count: 6,
        from: date(2026, 5, 1),
        through: date(2026, 10, 1),
        lowest: minor(1),
        median: minor(2),
        highest: minor(3),
        together: minor(12),
    };
    assert_eq!((found.basis, found.rounds_a_year), (expected, 12));
    assert_eq!(found.year_cap, Some(minor(36_000)));
}

fn group(birth_year: u16, sex: Option<Sex>, present: u64) -> PeopleOfBirth {
    PeopleOfBirth { birth_year, sex, present, left: 0 }
}

#[test]
fn expectations_worked_by_hand() {
    let rules = ferry();
    let people = |groups: &[PeopleOfBirth]| People(groups.to_vec());
    // At 34 the table has 1267 men and 1439 women of a million, 1353 of both; the plan gives
    // ¥100,000 for what is severe, and the fee is 3 %: 0.001353 × 100,000 × 1.03 = 139.359.
    // Among 3000 that is 4.059 cases a year, more or less two times 2.0147 of them.
    let both = people(&[]);
    // 1310 of a million: 134.93; 3.93 cases, two deviations of which are more than all.
    let four = people(&[group(1992, Some(Sex::Male), 3), group(1992, Some(Sex::Female), 1)]);
    // Among a million members chance does little: 1353 cases, more or less 73.
    let table = [
        (&both, 0, [101, 13_936, 27_771, 2_315], 3_000, 1_353),
        (&four, 4, [0, 13_493, 27_106, 2_259], 3_000, 1_310),
        (&both, 1_000_000, [13_178, 13_936, 14_694, 1_225], 1_000_000, 1_353),
    ];
    for (people, payers, expected, among, per_million) in table {
        let drawn = Drawn { people, age: 34, payers, on: TODAY };
        let found = of_incidence(&rules, &drawn).unwrap();
        assert_eq!(parts(&found), expected, "{payers}");
        let aid = minor(10_000_000);
        let basis =
            Basis::Incidence { members: among, cases_per_million: per_million, aid, fee_bp: 300 };
        assert_eq!(found.basis, basis);
    }
    // The plan gives nothing at 80.
    let drawn = Drawn { people: &both, age: 80, payers: 0, on: TODAY };
    assert_eq!(parts(&of_incidence(&rules, &drawn).unwrap()), [0; 4]);
}

#[test]
fn what_keeps_cover_and_what_is_given() {
    let rules = ferry();
    let yearly = of_rounds(&rules, &rounds(&[100, 200, 300, 400, 500, 600]), TODAY);
    let yearly = yearly.unwrap().unwrap();
    let quote = reckon(&rules, date(1988, 11, 2), TODAY, yearly).unwrap();
    assert_eq!((quote.age, quote.refusal, quote.ends_on), (37, None, date(2058, 11, 2)));
    // ¥10 stay, and twelve rounds of ¥6 go.
    let (floor, asked) = (minor(1_000), minor(6_000));
    let deposit = minor(1_000 + 7_200);
    assert_eq!(quote.keeps_cover, KeepsCover::Prepaid { floor, asked, deposit });
    assert_eq!(quote.in_force_on, date(2026, 11, 2));
    assert_eq!((quote.illness.days, quote.illness.covered_on), (90, date(2027, 1, 31)));
    assert_eq!((quote.accident.days, quote.accident.covered_on), (0, date(2026, 11, 2)));
    let bands =
        quote.benefit.bands.iter().map(|band| {
            (band.grade.as_str(), band.age_from, band.age_through, band.amount.minor())
        });
    let expected = [
        ("severe", 37, 39, 10_000_000),
        ("severe", 40, 59, 6_000_000),
        ("severe", 60, 69, 3_000_000),
        ("light", 37, 69, 2_000_000),
    ];
    assert!(bands.eq(expected), "{:?}", quote.benefit.bands);
    // Cheap rounds: what is asked at joining is more.
    let cheap = of_rounds(&rules, &rounds(&[1; 12]), TODAY).unwrap().unwrap();
    let quote = reckon(&rules, date(1988, 11, 2), TODAY, cheap).unwrap();
    let deposit = asked;
    assert_eq!(quote.keeps_cover, KeepsCover::Prepaid { floor, asked, deposit });
}

#[test]
fn a_debit_is_no_higher_than_the_rules_allow() {
    let rules = harbour();
    let cap = rules.sharing().round_cap;
    let rounds_a_year = i64::try_from(rules.sharing().calendar.pairs().len() * 12).unwrap();
    let yearly = of_rounds(&rules, &rounds_apart(&[50; 24], 15.days()), TODAY);
    let yearly = yearly.unwrap().unwrap();
    assert_eq!(yearly.middle.minor(), 50 * rounds_a_year);
    let quote = reckon(&rules, date(1988, 1, 1), TODAY, yearly).unwrap();
    let (high_debit, limit) = (minor(50), cap);
    assert_eq!(quote.keeps_cover, KeepsCover::Postpaid { high_debit, limit });
}

#[test]
fn ages_that_may_not_join_are_told_why() {
    let rules = ferry();
    let yearly = of_rounds(&rules, &rounds(&[1; 12]), TODAY).unwrap().unwrap();
    let born = |whose| born_of(whose, TODAY, rules.values.eligibility);
    let table = [
        (Whose::Aged(0), None),
        (Whose::Aged(rules.values.eligibility.age_max), None),
        (Whose::Aged(rules.values.eligibility.age_max + 1), Some((Rejection::TooOld, 2))),
        (Whose::Aged(150), Some((Rejection::TooOld, 2))),
        (Whose::Born(date(2026, 10, 30)), Some((Rejection::TooYoung, 2))),
        (Whose::Born(date(2030, 1, 1)), Some((Rejection::TooYoung, 2))),
    ];
    for (whose, expected) in table {
        let quote = reckon(&rules, born(whose).unwrap(), TODAY, yearly).unwrap();
        let refusal = quote.refusal.map(|refusal| (refusal.rejection, refusal.article));
        assert_eq!(refusal, expected, "{whose:?}");
        let (first, last) = quote.may_join;
        assert_eq!(quote.refusal.is_none(), first <= TODAY && TODAY <= last);
    }
    assert_eq!(born(Whose::Aged(151)), Err(Rejection::DateInvalid));
    assert_eq!(born(Whose::Aged(34)), Ok(date(1992, 11, 1)));
}

fn in_order(yearly: &YearlyShare, rules: &Rulebook) -> bool {
    let sharing = rules.sharing();
    let cap = |cap: Option<Amount>| cap.unwrap_or(minor(i64::MAX));
    Amount::ZERO <= yearly.low
        && yearly.low <= yearly.middle
        && yearly.middle <= yearly.high
        && yearly.high <= cap(sharing.year_cap)
        && yearly.high_round <= cap(sharing.round_cap)
        && yearly.high_round <= yearly.high.max(minor(1))
}

proptest! {
    /// The interval is one, whatever the rounds were; a dearer round makes nothing cheaper.
    #[test]
    fn an_interval_is_in_order(
        shares in proptest::collection::vec(0..6_000_i64, 12),
        dearer in 0..12_usize,
        more in 0..1_000_i64,
    ) {
        for rules in [ferry(), harbour()] {
            let of = |shares: &[i64]| {
                of_rounds(&rules, &rounds_apart(shares, 15.days()), TODAY).unwrap().unwrap()
            };
            let yearly = of(&shares);
            prop_assert!(in_order(&yearly, &rules), "{yearly:?}");
            let mut then = shares.clone();
            then[dearer] += more;
            let then = of(&then);
            for (before, after) in parts(&yearly).iter().zip(parts(&then)) {
                prop_assert!(*before <= after);
            }
            let quote = reckon(&rules, date(1990, 1, 1), TODAY, yearly).unwrap();
            if let KeepsCover::Prepaid { floor, asked, deposit } = quote.keeps_cover {
                let after_a_year = deposit.minus(yearly.high).unwrap();
                prop_assert!(after_a_year >= floor && deposit >= asked);
            }
        }
    }

    /// So is one by the table, for any members: more of them make chance matter less.
    #[test]
    fn an_expectation_is_in_order(
        births in proptest::collection::vec((1956_u16..2026, 0..100_000_u64), 0..8),
        sex in select(vec![None, Some(Sex::Female), Some(Sex::Male)]),
        payers in 0..100_000_000_u64,
        age in 0..150_u32,
    ) {
        let groups: Vec<_> = births.iter().map(|(year, count)| group(*year, sex, *count)).collect();
        let people = People(groups);
        for rules in [ferry(), harbour()] {
            let of = |payers| {
                let drawn = Drawn { people: &people, age, payers, on: TODAY };
                of_incidence(&rules, &drawn).unwrap()
            };
            let (few, many) = (of(payers), of(payers * 4));
            prop_assert!(in_order(&few, &rules), "{few:?}");
            prop_assert_eq!(few.middle, many.middle);
            prop_assert!(many.low >= few.low && many.high <= few.high, "{few:?} {many:?}");
        }
    }

    /// Each grade is told for each age that is left, and no other.
    #[test]
    fn what_is_given_is_told_to_the_end(age in 0..65_u32, day in any::<bool>()) {
        let rules = ferry();
        let yearly = of_rounds(&rules, &rounds(&[1; 12]), TODAY).unwrap().unwrap();
        let born = TODAY.saturating_sub(i64::from(age).years());
        let born = born.saturating_sub(i64::from(day).days());
        let quote = reckon(&rules, born, TODAY, yearly).unwrap();
        let limit = rules.values.ending.age_limit;
        for grade in ["severe", "light"] {
            let mut next = quote.age;
            for band in quote.benefit.bands.iter().filter(|band| band.grade == grade) {
                prop_assert_eq!(band.age_from, next);
                next = band.age_through + 1;
            }
            prop_assert_eq!(next, limit);
        }
    }
}
