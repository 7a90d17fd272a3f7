//! What two versions of the fixture differ in.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use ledger::Rejection;
use rules::comparison::{Comparison, Direction, compare};
use rules::{Rulebook, RulebookFiles};
use std::path::Path;

fn files(version: &str) -> RulebookFiles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/harbour");
    let text = |name| std::fs::read_to_string(folder.join(version).join(name)).unwrap();
    RulebookFiles {
        plan: "harbour".to_owned(),
        version: version.to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

fn book(version: &str) -> Rulebook {
    Rulebook::read(&files(version)).unwrap()
}

/// The 2020 version with one edit of its values; its worked cases are left out.
fn edited((from, to): (&str, &str)) -> Rulebook {
    let mut files = files("2020-06-01");
    assert!(files.values.contains(from), "{from}");
    files.values = files.values.replacen(from, to, 1);
    files.values = files.values.replace("2020-06-01", "2020-07-01");
    files.covenant_zh = files.covenant_zh.replace("6 月 1 日", "7 月 1 日");
    files.covenant_en = files.covenant_en.replace("1 June", "1 July");
    files.version = "2020-07-01".to_owned();
    files.cases = "[[case]]\nzh = \"退\"\nen = \"back\"\nkind = \"refund\"\narticle = 13\n\
        because = \"member_left\"\nshares_paid = \"0.00\"\nexpect = \"0.00\"\n"
        .to_owned();
    Rulebook::read(&files).unwrap()
}

fn found(comparison: &Comparison) -> Vec<(u8, Direction)> {
    let mut found: Vec<(u8, Direction)> = comparison
        .differences
        .iter()
        .map(|difference| (difference.article, difference.direction))
        .collect();
    found.dedup();
    found
}

#[test]
fn the_differences_of_two_versions_are_found_with_examples() {
    let comparison = compare(&book("2019-01-01"), &book("2020-06-01"), 1).unwrap();
    let expected = [
        (3, Direction::Better),
        (7, Direction::Worse),
        (8, Direction::Worse),
        (8, Direction::Better),
    ];
    assert_eq!(found(&comparison), expected, "{comparison:#?}");
    let thyroid = &comparison.differences[1];
    assert!(thyroid.words.english.contains("thyroid cancer"));
    assert!(thyroid.words.english.contains("gets 50000.00 instead of 300000.00"));
    assert!(thyroid.words.chinese.contains("现在得 50000.00，原来得 300000.00"));
    assert!(thyroid.count > 0 && comparison.tried > 10_000);
}

#[test]
fn a_seed_gives_the_same_differences_again() {
    let (older, newer) = (book("2019-01-01"), book("2020-06-01"));
    assert_eq!(compare(&older, &newer, 7), compare(&older, &newer, 7));
}

#[test]
fn every_single_edit_is_found_in_its_article_and_direction() {
    use Direction::{Better, Different, Worse};
    let older = book("2020-06-01");
    #[rustfmt::skip]
    let table: [(&str, &str, u8, Direction); 24] = [
        ("value = 59, unit", "value = 58, unit", 2, Worse),
        ("value = 30, unit = \"days\", article = 2", "value = 31, unit = \"days\", article = 2", 2,
            Worse),
        ("value = 30, unit = \"days\", article = 2", "value = 29, unit = \"days\", article = 2", 2,
            Better),
        ("barred_by = \"yes\"", "barred_by = \"no\"", 3, Worse),
        ("value = 90,", "value = 91,", 5, Worse),
        ("value = 90,", "value = 89,", 5, Better),
        ("value = 0, unit = \"days\"", "value = 1, unit = \"days\"", 5, Worse),
        ("id = \"lung_cancer\"", "id = \"stomach_cancer\"", 6, Worse),
        ("age_through = 39", "age_through = 38", 7, Worse),
        ("amount = \"100000.00\"", "amount = \"99999.99\"", 7, Worse),
        ("amount = \"100000.00\"", "amount = \"100000.01\"", 7, Better),
        ("aids_max =", "report_within_days = { value = 30, unit = \"days\", article = 7, \
            source = \"own\", reliability = \"A\" }\naids_max =", 7, Worse),
        ("value = 800,", "value = 801,", 8, Worse),
        ("\"0.10\"", "\"0.11\"", 8, Worse),
        ("\"0.10\"", "\"0.09\"", 8, Better),
        ("\"sponsor\"", "\"defer\"", 8, Worse),
        ("[[7, 14], [21, 28]]", "[[7, 14], [20, 28]]", 9, Different),
        ("value = 2, unit = \"rounds\"", "value = 1, unit = \"rounds\"", 11, Worse),
        ("value = 60, unit = \"years\"", "value = 61, unit = \"years\"", 12, Better),
        ("value = true, unit = \"yes or no\", article = 13", "value = false, unit = \"yes or no\", \
            article = 13", 13, Worse),
        ("value = 300,", "value = 301,", 15, Different),
        ("value = 180,", "value = 179,", 16, Worse),
        ("value = 31,", "value = 30,", 16, Worse),
        ("\"operator\"", "\"members\"", 16, Worse),
    ];
    for (from, to, article, direction) in table {
        let newer = edited((from, to));
        let comparison = compare(&older, &newer, 1).unwrap();
        assert!(
            found(&comparison).contains(&(article, direction)),
            "{from} → {to}: {comparison:#?}"
        );
    }
}

/// The fixture's version with more in its article 9.
fn with_notice(version: &str, more: &[&str]) -> Rulebook {
    let mut files = files(version);
    files.values = files.values.replace("[notice]", &format!("{}\n[notice]", machine(more)));
    let (_, notice) = files.values.split_once("[notice]").unwrap();
    let jury: String = jury(more).iter().map(|line| format!("\n{line}")).collect();
    files.values = files.values.replace(notice, &format!("{jury}{notice}"));
    Rulebook::read(&files).unwrap()
}

const OWN: &str = "article = 9, source = \"own\", reliability = \"A\" }";

fn jury(more: &[&str]) -> Vec<String> {
    let of_jury = |pair: &&&str| pair.starts_with("jury");
    let line = |pair: &&str| {
        let (name, value) = pair.split_once(' ').unwrap();
        let unit = match name {
            "jury" => "yes or no",
            "jury_threshold" => "basis points",
            _ => "members",
        };
        format!("{name} = {{ value = {value}, unit = \"{unit}\", {OWN}")
    };
    more.iter().filter(of_jury).map(line).collect()
}

fn machine(more: &[&str]) -> String {
    let mut text = String::new();
    for pair in more.iter().filter(|pair| !pair.starts_with("jury")) {
        let (name, value) = pair.split_once(' ').unwrap();
        let (value, unit) = match name {
            "aid_max" => (format!("\"{value}\""), "CNY"),
            _ => (value.to_owned(), "days"),
        };
        text += &format!("{name} = {{ value = {value}, unit = \"{unit}\", {OWN}\n");
    }
    if text.is_empty() { text } else { format!("[machine]\n{text}") }
}

/// Both versions of the fixture with something in article 9, and which way that differs.
type NoticeRow<'row> = (&'row [&'row str], &'row [&'row str], Option<Direction>);

#[test]
fn a_smaller_jury_is_worse_and_a_smaller_machine_is_not() {
    use Direction::{Better, Different, Worse};
    let table: [NoticeRow<'_>; 13] = [
        (&["jury true"], &["jury true"], None),
        (&["jury true"], &[], Some(Worse)),
        (&["jury true"], &["jury true", "jury_drawn 300"], Some(Worse)),
        (&["jury true", "jury_drawn 300"], &["jury true", "jury_drawn 299"], Some(Worse)),
        (&["jury true", "jury_drawn 300"], &["jury true", "jury_drawn 301"], Some(Better)),
        (&["jury true", "jury_drawn 300"], &["jury true"], Some(Better)),
        (&[], &["jury true", "jury_drawn 300"], Some(Better)),
        (&["jury true", "jury_quorum 30"], &["jury true", "jury_quorum 31"], Some(Worse)),
        (&["jury true", "jury_threshold 5000"], &["jury true", "jury_threshold 5001"], Some(Worse)),
        (&["aid_max 100.00"], &["aid_max 99.99"], Some(Different)),
        (&["aid_max 100.00"], &[], Some(Different)),
        (
            &["aid_max 100.00", "member_days_min 30"],
            &["aid_max 100.00", "member_days_min 60"],
            Some(Different),
        ),
        (&["member_days_min 30"], &["member_days_min 60"], None),
    ];
    for (old, new, direction) in table {
        let (older, newer) = (with_notice("2020-06-01", old), with_notice("2021-01-01", new));
        let comparison = compare(&older, &newer, 1).unwrap();
        let of_notice = found(&comparison).into_iter().filter(|(article, _)| *article == 9);
        let directions: Vec<Direction> = of_notice.map(|(_, direction)| direction).collect();
        assert_eq!(directions, Vec::from_iter(direction), "{old:?} → {new:?}: {comparison:#?}");
    }
}

#[test]
fn the_same_rules_differ_in_nothing() {
    let newer = edited(("value = 800,", "value = 800,"));
    let comparison = compare(&book("2020-06-01"), &newer, 1).unwrap();
    assert!(comparison.differences.is_empty(), "{comparison:#?}");
}

#[test]
fn a_narrowing_has_to_be_dated_ahead_and_may_not_reach_back() {
    let older = book("2020-06-01");
    let late = book("2021-01-01");
    let comparison = compare(&older, &late, 1).unwrap();
    assert!(comparison.narrowings().count() > 0);
    let faults = comparison.narrowing_faults(&older, &late);
    assert!(!faults.is_empty());
    assert!(faults.iter().all(|fault| fault.rejection == Rejection::NarrowingNotDatedAhead));
    // Announced in good time, but reaching back: only that is refused, and only when worse.
    let back = "value = false, unit = \"yes or no\", article = 14";
    let reaching = edited((back, &back.replace("false", "true")));
    let comparison = compare(&older, &reaching, 1).unwrap();
    assert!(comparison.narrowing_faults(&older, &reaching).is_empty());
    let oldest = book("2019-01-01");
    let comparison = compare(&oldest, &reaching, 1).unwrap();
    let faults = comparison.narrowing_faults(&oldest, &reaching);
    assert!(faults.iter().all(|fault| fault.rejection == Rejection::NarrowingReachesBack));
    assert_eq!(faults.len(), comparison.narrowings().count());
    let in_time = book("2020-06-01");
    let comparison = compare(&oldest, &in_time, 1).unwrap();
    assert!(comparison.narrowing_faults(&oldest, &in_time).is_empty());
}

/// Meituan of 2020 narrowed Meituan of 2019 on the day it was announced, under a covenant that
/// promised no notice: still not ahead.
#[test]
fn the_day_itself_is_not_ahead() {
    let [older, newer] = ["2019-06-28", "2020-06-28"].map(|version| shipped("meituan", version));
    let comparison = compare(&older, &newer, 1).unwrap();
    let faults = comparison.narrowing_faults(&older, &newer);
    assert_eq!(faults.len(), comparison.narrowings().count());
    assert!(faults.iter().all(|fault| fault.rejection == Rejection::NarrowingNotDatedAhead));
    assert!(!faults.is_empty());
}

fn shipped(plan: &str, version: &str) -> Rulebook {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks");
    let text = |name: &str| {
        std::fs::read_to_string(format!("{root}/{plan}/{version}/{name}")).expect("a shipped file")
    };
    let files = RulebookFiles {
        plan: plan.to_owned(),
        version: version.to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    };
    Rulebook::read(&files).expect("a shipped rulebook has no fault")
}

#[test]
fn versions_of_two_plans_or_backwards_are_not_compared() {
    let (older, newer) = (book("2019-01-01"), book("2020-06-01"));
    assert_eq!(compare(&newer, &older, 1), Err(Rejection::VersionsBackwards));
    assert_eq!(compare(&older, &older, 1), Err(Rejection::VersionsBackwards));
    let mut other = newer.clone();
    other.plan = "haven".to_owned();
    assert_eq!(compare(&older, &other, 1), Err(Rejection::RulebooksOfTwoPlans));
}
