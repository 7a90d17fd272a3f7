//! What is read again, against plain ways of finding it.

use casework::sampling::{
    DecidedCase, Drawn, ErrorCount, GROUP_MIN, SamplingRule, SecondLook, drawn_at_random,
    error_counts, select,
};
use money::Amount;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use std::collections::{BTreeMap, BTreeSet};

fn case(id: &str, condition: &str, age: u32, value: i64) -> DecidedCase {
    let (case, condition) = (id.to_owned(), Some(condition.to_owned()));
    DecidedCase { case, condition, age, value: Amount::from_minor(value) }
}

fn only(random_bp: u32, largest_bp: u32, deviation_bp: u32) -> SamplingRule {
    SamplingRule { random_bp, largest_bp, deviation_bp }
}

const NOBODY_DEVIATES: u32 = u32::MAX;

#[test]
fn a_random_share_is_about_that_share_and_repeats() {
    for share_bp in [100_u32, 1_000, 5_000] {
        for seed in 0..5_u8 {
            let seed = [seed; 32];
            let drawn = |number: u32| drawn_at_random(&seed, &format!("c-{number}"), share_bp);
            let count = (0..20_000).filter(|number| drawn(*number)).count();
            let (count, expected) = (u32::try_from(count).unwrap(), 2 * share_bp);
            // Four deviations: the square of one is below what is expected.
            assert!(count.abs_diff(expected).pow(2) <= 16 * expected, "{count} of {expected}");
            assert_eq!(drawn(7), drawn(7));
        }
    }
    for number in 0..1_000 {
        let id = format!("c-{number}");
        assert!(!drawn_at_random(&[1; 32], &id, 0));
        assert!(drawn_at_random(&[1; 32], &id, 10_000));
        // A larger share draws whom a smaller one drew.
        let (small, large) =
            (drawn_at_random(&[1; 32], &id, 500), drawn_at_random(&[1; 32], &id, 900));
        assert!(!small || large, "{id}");
    }
}

#[test]
fn the_largest_aids_are_read_again() {
    let cases: Vec<DecidedCase> =
        (0..10).map(|number| case(&format!("c{number}"), "stroke", 30, number / 2)).collect();
    let table: [(u32, &[&str]); 5] = [
        (0, &[]),
        (1, &["c8"]),
        (1_000, &["c8"]),
        (1_001, &["c8", "c9"]),
        (3_000, &["c6", "c8", "c9"]),
    ];
    for (largest_bp, expected) in table {
        let selected = select(&cases, only(0, largest_bp, NOBODY_DEVIATES), &[0; 32]);
        let ids: Vec<&str> = selected.keys().copied().collect();
        assert_eq!(ids, expected, "{largest_bp}");
    }
    assert_eq!(select(&cases, only(0, u32::MAX, NOBODY_DEVIATES), &[0; 32]).len(), 10);
}

#[test]
fn what_is_far_from_the_usual_of_its_kind_is_read_again() {
    // Of stroke at 30 to 39 the middle is 100; one is at 30 yuan less, one at 31 more.
    let mut cases: Vec<DecidedCase> = [100, 100, 70, 131, 100]
        .into_iter()
        .enumerate()
        .map(|(number, value)| case(&format!("a{number}"), "stroke", 30, value))
        .collect();
    // Four are too few to say what is usual, at another age or of another condition.
    cases.extend((0..4).map(|number| case(&format!("b{number}"), "stroke", 40, 1 + number * 99)));
    cases.extend((0..4).map(|number| case(&format!("d{number}"), "burns", 30, 1 + number * 99)));
    let table: [(u32, &[&str]); 4] =
        [(3_100, &[]), (3_099, &["a3"]), (3_000, &["a3"]), (2_999, &["a2", "a3"])];
    for (deviation_bp, expected) in table {
        let selected = select(&cases, only(0, 0, deviation_bp), &[0; 32]);
        let ids: Vec<&str> = selected.keys().copied().collect();
        assert_eq!(ids, expected, "{deviation_bp}");
        assert!(selected.values().all(|why| *why == BTreeSet::from([Drawn::ByDeviation])));
    }
}

fn any_cases() -> impl Strategy<Value = Vec<DecidedCase>> {
    let part = (0u32..3, 0u32..60, 0i64..40);
    prop::collection::vec(part, 0..40).prop_map(|parts| {
        let numbered = parts.into_iter().enumerate();
        let made = numbered.map(|(number, (condition, age, value))| {
            case(&format!("c{number}"), &format!("k{condition}"), age, value)
        });
        made.collect()
    })
}

/// The plain way: for each case, count those before it.
fn by_hand(
    cases: &[DecidedCase],
    rule: SamplingRule,
    seed: &[u8; 32],
) -> BTreeMap<String, BTreeSet<Drawn>> {
    let mut found = BTreeMap::new();
    for one in cases {
        let mut why = BTreeSet::new();
        if drawn_at_random(seed, &one.case, rule.random_bp) {
            why.insert(Drawn::AtRandom);
        }
        let before = cases.iter().filter(|other| {
            other.value > one.value || (other.value == one.value && other.case < one.case)
        });
        let count = u64::try_from(before.count()).unwrap();
        let all = u64::try_from(cases.len()).unwrap();
        if count * 10_000 < all * u64::from(rule.largest_bp.min(10_000)) {
            why.insert(Drawn::ByValue);
        }
        let mut alike: Vec<i64> = cases
            .iter()
            .filter(|other| other.condition == one.condition && other.age / 10 == one.age / 10)
            .map(|other| other.value.minor())
            .collect();
        alike.sort();
        let length = alike.len();
        if length >= GROUP_MIN {
            let twice = match length % 2 {
                0 => alike[length / 2 - 1] + alike[length / 2],
                _ => 2 * alike[length / 2],
            };
            let apart = (2 * one.value.minor() - twice).abs();
            if i128::from(apart) * 10_000 > i128::from(twice) * i128::from(rule.deviation_bp) {
                why.insert(Drawn::ByDeviation);
            }
        }
        if !why.is_empty() {
            found.insert(one.case.clone(), why);
        }
    }
    found
}

proptest! {
    #[test]
    fn the_sample_is_the_one_by_hand(
        cases in any_cases(),
        random_bp in 0u32..12_000,
        largest_bp in 0u32..12_000,
        deviation_bp in 0u32..12_000,
        seed in any::<[u8; 32]>(),
    ) {
        let rule = only(random_bp, largest_bp, deviation_bp);
        let selected = select(&cases, rule, &seed);
        let selected: BTreeMap<String, BTreeSet<Drawn>> =
            selected.into_iter().map(|(id, why)| (id.to_owned(), why)).collect();
        prop_assert_eq!(selected, by_hand(&cases, rule, &seed));
    }

    /// Whatever the groups: the counts add up, and none that is shown is of a few.
    #[test]
    fn no_count_points_at_a_few(
        readings in prop::collection::vec((0u8..8, any::<bool>()), 0..60),
    ) {
        let look = |wrong: bool| if wrong { SecondLook::Wrong } else { SecondLook::Right };
        let readings: Vec<(u8, SecondLook)> =
            readings.into_iter().map(|(group, wrong)| (group, look(wrong))).collect();
        let counts = error_counts(&readings);
        if readings.len() < GROUP_MIN {
            prop_assert!(counts.is_empty());
            return Ok(());
        }
        let total: usize = counts.iter().map(|count| count.read).sum();
        prop_assert_eq!(total, readings.len());
        let wrong = readings.iter().filter(|(_, look)| *look == SecondLook::Wrong).count();
        prop_assert_eq!(counts.iter().map(|count| count.wrong).sum::<usize>(), wrong);
        for count in &counts {
            prop_assert!(count.read >= GROUP_MIN && count.wrong <= count.read, "{:?}", count);
            if let Some(group) = count.group {
                let of_group = readings.iter().filter(|(one, _)| *one == group).count();
                prop_assert_eq!(count.read, of_group);
            }
        }
        let named = counts.iter().filter(|count| count.group.is_some()).count();
        prop_assert!(counts.len() - named <= 1);
    }
}

#[test]
fn small_groups_are_counted_with_the_others() {
    use SecondLook::{Right, Wrong};
    let times = |group: &'static str, right: usize, wrong: usize| {
        [vec![(group, Right); right], vec![(group, Wrong); wrong]].concat()
    };
    let count =
        |group: Option<&'static str>, read: usize, wrong: usize| ErrorCount { group, read, wrong };
    let table = [
        (vec![times("a", 3, 1)], vec![]),
        (vec![times("a", 4, 1)], vec![count(Some("a"), 5, 1)]),
        (vec![times("a", 2, 0), times("b", 2, 1)], vec![count(None, 5, 1)]),
        (
            vec![times("a", 9, 1), times("b", 4, 0), times("c", 0, 1)],
            vec![count(Some("a"), 10, 1), count(None, 5, 1)],
        ),
        // One alone among the others would be the total less what is shown.
        (
            vec![times("a", 9, 1), times("b", 5, 2), times("c", 0, 1)],
            vec![count(Some("a"), 10, 1), count(None, 8, 3)],
        ),
        (
            vec![times("b", 5, 0), times("a", 5, 5)],
            vec![count(Some("a"), 10, 5), count(Some("b"), 5, 0)],
        ),
    ];
    for (groups, expected) in table {
        let readings = groups.concat();
        assert_eq!(error_counts(&readings), expected, "{readings:?}");
    }
}
