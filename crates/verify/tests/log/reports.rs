//! What an auditor reads, in both languages.

use crate::community::{index_of, set, without_hashes};
use crate::village::entries_of_every_kind;
use ledger::Language;

#[test]
fn a_right_village() {
    let report = entries_of_every_kind().log().report();
    insta::assert_snapshot!("right_en", without_hashes(&report.text(Language::English)));
    insta::assert_snapshot!("right_zh", without_hashes(&report.text(Language::Chinese)));
}

#[test]
fn a_wrong_share() {
    let mut village = entries_of_every_kind();
    let index = index_of(&village.entries, "round-settled", "round 1");
    let mut log = village.log();
    village.entries[index] = set(&village.entries[index], "share", "89");
    let pages = log.files.remove("published/1/rounds.csv").unwrap();
    let mut log = village.log();
    log.write("published/1/rounds.csv", pages);
    let folder = log.files.keys().find(|path| path.ends_with("plan.txt")).unwrap().clone();
    log.files.remove(&folder);
    let mut with_rules = village.log();
    with_rules.write("published/1/rounds.csv", log.files["published/1/rounds.csv"].clone());
    insta::assert_snapshot!(
        "wrong_en",
        without_hashes(&with_rules.report().text(Language::English))
    );
    insta::assert_snapshot!(
        "wrong_zh",
        without_hashes(&with_rules.report().text(Language::Chinese))
    );
    // Without the texts of the rules the figures are held against each other alone.
    insta::assert_snapshot!(
        "without_rules_en",
        without_hashes(&log.report().text(Language::English))
    );
}

#[test]
fn what_is_told_cannot_forge_a_line() {
    let mut village = entries_of_every_kind();
    village.entries[2] = village.entries[2].replace("CNY", "C\u{1b}[2KNY\u{202e}");
    let mut log = village.log().with_manifest(village.entries.len());
    log.write("a\n✓ all is well", "");
    let text = log.report_of_bundle().text(Language::English);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("✓ all is well")), "{text}");
    assert!(text.contains("C\u{fffd}[2KNY"), "{text}");
}
