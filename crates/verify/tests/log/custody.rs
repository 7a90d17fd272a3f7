//! What the bank holds, beside what members have.

use crate::community::{entry, hex, index_of, set};
use crate::village::{Village, entries_of_every_kind};
use ledger::Language;
use sha2::{Digest, Sha256};
use verify::{Failure, Subject};

#[test]
fn balances_are_held_against_the_first_statements_of_their_day_and_after_it() {
    let mut village = entries_of_every_kind();
    let custody = index_of(&village.entries, "custody", "");
    for (on, stated, refunded, passed, unchecked) in [
        ("2026-05-14", 320, 0, 3, 1),
        ("2026-05-16", 320, 0, 3, 1),
        ("2026-05-16", 300, 20, 3, 1),
        ("2026-05-13", 500, 0, 2, 2),
        ("2026-07-16", 500, 0, 2, 2),
    ] {
        village.entries[custody] = statement(on, stated, refunded);
        let report = village.log().report();
        assert!(report.holds(), "{}", report.text(Language::English));
        let check = report.check(Subject::Custody).unwrap();
        let told = check.not_checked.iter().map(|(_, count)| count).sum::<u64>();
        assert_eq!((check.passed, told), (passed, unchecked), "{on} {stated}");
    }
}

/// A balance that was paid in while a round waited is in a later statement; one that is in none by
/// the next round is missing.
#[test]
fn a_later_statement_may_bear_balances_out() {
    let mut village = entries_of_every_kind();
    let custody = index_of(&village.entries, "custody", "");
    village.entries[custody] = statement("2026-05-14", 319, 0);
    let (subject, failure) = village.log().report().first_failure().map(told).unwrap();
    assert_eq!((subject, failure.as_str()), (Subject::Custody, "at least 320"));
    village.entries.insert(custody + 1, statement("2026-05-18", 319, 0));
    assert!(!village.log().report().holds());
    village.entries[custody + 1] = statement("2026-05-18", 320, 0);
    let report = village.log().report();
    assert!(report.holds(), "{}", report.text(Language::English));
    // What had gone back before the balances were committed to explains nothing.
    let balances = index_of(&village.entries, "balances", "round 1");
    village.entries.insert(balances, statement("2026-05-13", 500, 20));
    village.entries[custody + 2] = statement("2026-05-18", 300, 20);
    assert!(!village.log().report().holds());
    village.entries[custody + 2] = statement("2026-05-18", 300, 40);
    assert!(village.log().report().holds());
}

fn told((subject, failure): (Subject, &Failure)) -> (Subject, String) {
    (subject, failure.expected.english.clone())
}

fn statement(on: &str, stated: i64, refunded: i64) -> String {
    let hash = hex(&Sha256::digest(format!("1 {on} {stated}")));
    let lines: [(&str, &dyn ToString); 6] = [
        ("pool", &1),
        ("on", &on),
        ("stated", &stated),
        ("expected", &0),
        ("refunded", &refunded),
        ("hash", &hash),
    ];
    entry("custody", &lines)
}

/// Members' balances are 400. What a round could not collect, the next one shares; what was paid
/// for a case that was withdrawn later has to come back first.
#[test]
fn less_than_balances_in_custody_is_wrong_but_for_what_the_log_explains() {
    let of = |entries: &[String]| Village { entries: entries.to_vec(), ..entries_of_every_kind() };
    let village = entries_of_every_kind().entries;
    let first = index_of(&village, "custody", "");
    let second = index_of(&village, "balances", "round 2") + 1;
    let withdrawn = index_of(&village, "case-withdrawn", "");
    let paid: [(&str, &dyn ToString); 4] =
        [("pool", &1), ("case", &"c-2"), ("on", &"2026-05-17"), ("amount", &300)];
    let with = |on: &str, stated: i64, kinds: &[&str]| {
        let mut entries = village.clone();
        match on {
            "2026-05-14" => entries[first] = statement(on, stated, 0),
            _ => entries.insert(second, statement(on, stated, 0)),
        }
        for kind in kinds.iter().rev() {
            entries.insert(withdrawn, entry(kind, &paid));
        }
        of(&entries).log().report()
    };
    let (out, back) = ("aid-paid", "aid-returned");
    for (on, stated, kinds, holds) in [
        ("2026-05-14", 320, &[][..], true),
        ("2026-05-14", 319, &[], false),
        ("2026-05-28", 400, &[], true),
        ("2026-05-28", 399, &[], false),
        ("2026-05-28", 100, &[out], true),
        ("2026-05-28", 99, &[out], false),
        ("2026-05-28", 400, &[out, back], true),
        ("2026-05-28", 399, &[out, back], false),
    ] {
        let report = with(on, stated, kinds);
        let told = report.text(Language::English);
        assert_eq!(report.holds(), holds, "{on} {stated} {kinds:?}\n{told}");
        let explained = match stated {
            320 => "80 less than members' balances; 80 is shared by the next round",
            100 => "; 300 was paid for cases withdrawn later and has not come back",
            _ => continue,
        };
        assert!(told.contains(explained), "{told}");
    }
    let told = with("2026-05-28", 100, &[out]).text(Language::Chinese);
    assert!(told.contains("；300 为后来撤回的案例付出、尚未追回"), "{told}");
}

/// Where members pay afterwards they have no balances, and nothing has to lie in custody.
#[test]
fn balances_of_nothing_need_no_statement() {
    let mut village = entries_of_every_kind();
    let second = index_of(&village.entries, "balances", "round 2");
    let unchecked = |village: &Village| {
        village.log().report().check(Subject::Custody).unwrap().not_checked.len()
    };
    assert_eq!(unchecked(&village), 1);
    village.entries[second] = set(&village.entries[second], "balance", "0");
    assert_eq!(unchecked(&village), 0);
}
