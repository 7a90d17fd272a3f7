//! What is told when one thing in a community is wrong.

use crate::community::{Log, entry, get, index_of, set};
use crate::rulebook::{files_on, hash_of, plan_of};
use crate::village::{PLAN, entries_of_every_kind};
use ledger::Language;
use verify::{Place, Subject};

#[test]
fn the_village_is_right() {
    let report = entries_of_every_kind().log().report();
    assert!(report.holds(), "{}", report.text(Language::English));
    for subject in [Subject::Custody, Subject::Juries, Subject::StopOrders, Subject::Published] {
        assert!(report.check(subject).unwrap().passed > 0, "{subject:?}");
    }
}

/// Which entry is changed, what of it, and what then is told first.
type Change<'a> = ((&'a str, &'a str), (&'a str, &'a str), Subject);

const CHANGES: [Change<'_>; 34] = [
    (("round-opened", "round 1"), ("cut", "2026-05-08"), Subject::Calendar),
    (("round-opened", "round 1"), ("settle", "2026-05-15"), Subject::Calendar),
    (("round-opened", "round 1"), ("payers", "11"), Subject::Headcounts),
    (("round-opened", "round 1"), ("units", "9"), Subject::Headcounts),
    (("round-opened", "round 1"), ("rules", "-"), Subject::Calendar),
    (("round-opened", "round 2"), ("round", "3"), Subject::Order),
    (("round-opened", "round 2"), ("cut", "2026-05-13"), Subject::Calendar),
    (("case-carried", "case c-1"), ("aid", "501"), Subject::Cases),
    (("case-carried", "case c-1"), ("paid", "499"), Subject::Cases),
    (("case-carried", "case c-2"), ("fee", "31"), Subject::Cases),
    (("case-carried", "case c-2"), ("case", "c-9"), Subject::Cases),
    (("case-carried", "case c-2"), ("round", "2"), Subject::Order),
    (("case-reversed", "case c-2"), ("paid", "299"), Subject::Cases),
    (("payment-result", ""), ("paid", "499"), Subject::Payments),
    (("payment-result", ""), ("list", "other"), Subject::Payments),
    (("aid-paid", ""), ("amount", "501"), Subject::Payments),
    (("aid-paid", ""), ("case", "c-9"), Subject::Payments),
    (("aid-returned", ""), ("amount", "501"), Subject::Payments),
    (("balances", "round 1"), ("charged", "801"), Subject::Balances),
    (("balances", "round 1"), ("members", "11"), Subject::Balances),
    (("balances", "round 1"), ("round", "2"), Subject::Balances),
    (("balances", "round 1"), ("on", "2026-05-13"), Subject::Balances),
    (("custody", ""), ("expected", "501"), Subject::Custody),
    (("custody", ""), ("on", "2026-05-13"), Subject::Custody),
    (("balances", "round 1"), ("balance", "581"), Subject::Custody),
    (("jury-opened", ""), ("closes", "1778198400"), Subject::Juries),
    (("jury-closed", ""), ("case", "c-4"), Subject::Juries),
    (("objection-answered", ""), ("case", "c-1"), Subject::Order),
    (("objection", ""), ("case", "c-4"), Subject::Order),
    (("case-withdrawn", ""), ("case", "c-4"), Subject::Order),
    (("stop-lifted", ""), ("order", "S-3"), Subject::StopOrders),
    (("rulebook-published", ""), ("published", "2018-01-02"), Subject::Rulebooks),
    (("rulebook-published", ""), ("plan", "other"), Subject::Rulebooks),
    (("pool-opened", ""), ("funding", "postpaid"), Subject::Rulebooks),
];

#[test]
fn each_change_is_told_at_its_entry() {
    let village = entries_of_every_kind();
    for ((kind, line), (key, value), subject) in CHANGES {
        let mut changed = village.clone();
        let index = index_of(&changed.entries, kind, line);
        changed.entries[index] = set(&changed.entries[index], key, value);
        let report = changed.log().report();
        let text = report.text(Language::English);
        let told = report.failures().filter(|(told, _)| *told == subject);
        // What a balance is held against may come later; the first of the subject is told there.
        let place = told.map(|(_, failure)| failure.place.clone()).next();
        let Some(place) = place else { panic!("{kind} {key} {value} was not found\n{text}") };
        if let Place::Entry { index: told, .. } = place {
            let custody = index_of(&changed.entries, "custody", "");
            let here = u64::try_from(index).unwrap();
            // Balances stand beside a statement, and texts beside the entry of their version.
            let beside = [custody, index_of(&changed.entries, "rulebook-published", "")];
            let beside = beside.map(|index| u64::try_from(index).unwrap());
            assert!(told == here || beside.contains(&told), "{kind} {key} {value}\n{text}");
        }
    }
}

#[test]
fn every_figure_of_a_round_is_held() {
    let village = entries_of_every_kind();
    let index = index_of(&village.entries, "round-settled", "round 1");
    for (key, form) in verify::kinds::ROUND_COLUMNS.iter().skip(1) {
        let mut changed = village.clone();
        let old = get(&changed.entries[index], key);
        let new = match format!("{form:?}").as_str() {
            "Day" => "2026-05-13".to_owned(),
            _ => (old.parse::<i64>().unwrap() + 1).to_string(),
        };
        changed.entries[index] = set(&changed.entries[index], key, &new);
        let report = changed.log().report();
        let text = report.text(Language::English);
        let mut told = report.failures().filter(|(_, failure)| {
            let Place::Entry { index: told, part } = &failure.place else { return false };
            // What was charged and what was missing make one sum, and are told together.
            let columns = match *key {
                "shortfall" => ["charged", "shortfall"],
                _ => [*key, key],
            };
            *told == u64::try_from(index).unwrap()
                && columns.iter().any(|column| part.english.ends_with(column))
        });
        assert!(told.next().is_some(), "{key}\n{text}");
    }
}

#[test]
fn what_is_left_out_doubled_or_moved_is_told() {
    let village = entries_of_every_kind();
    for (kind, line) in [
        ("pool-opened", ""),
        ("rulebook-published", ""),
        ("case-notice", "case c-1"),
        ("jury-seed", ""),
        ("jury-opened", ""),
        ("round-opened", "round 1"),
        ("case-carried", "case c-1"),
        ("case-carried", "case c-2"),
        ("case-reversed", ""),
        ("round-settled", "round 1"),
        ("payment-list", ""),
        ("case-withdrawn", ""),
        ("stop-order", ""),
        ("objection", ""),
    ] {
        let index = index_of(&village.entries, kind, line);
        let mut without = village.clone();
        without.entries.remove(index);
        assert!(!without.log().report().holds(), "without {kind} {line}");
        let mut twice = village.clone();
        twice.entries.insert(index, village.entries[index].clone());
        let twice = twice.log().report();
        if kind != "objection" && kind != "stop-order" {
            assert!(!twice.holds(), "{kind} {line} twice");
        }
    }
    let mut swapped = village.clone();
    let first = index_of(&village.entries, "case-carried", "case c-1");
    swapped.entries.swap(first, first + 1);
    let report = swapped.log().report();
    let (subject, failure) = report.first_failure().unwrap();
    let Place::Entry { index, .. } = failure.place else { panic!("{failure:?}") };
    assert_eq!((subject, index), (Subject::Cases, u64::try_from(first).unwrap()));
}

#[test]
fn another_seed_is_found() {
    let mut village = entries_of_every_kind();
    let index = index_of(&village.entries, "jury-closed", "");
    village.entries[index] = set(&village.entries[index], "seed", &"8".repeat(64));
    let report = village.log().report();
    let (subject, failure) = report.first_failure().unwrap();
    assert_eq!(subject, Subject::Juries);
    assert_eq!(failure.place, Place::entry(u64::try_from(index).unwrap(), part("seed")));
}

fn part(key: &str) -> verify::Words {
    verify::Words::new(format!("jury-closed，计划 1，{key}"), format!("jury-closed, pool 1, {key}"))
}

#[test]
fn what_was_stopped_must_not_happen() {
    let mut village = entries_of_every_kind();
    let lifted = index_of(&village.entries, "stop-lifted", "");
    village.entries.remove(lifted);
    let zero = "0".repeat(64);
    let join: [(&str, &dyn ToString); 3] =
        [("pool", &1), ("on", &"2026-05-17"), ("commitment", &zero)];
    village.entries.insert(lifted, entry("member-joined", &join));
    let report = village.log().report();
    let (subject, failure) = report.first_failure().unwrap();
    assert_eq!(subject, Subject::StopOrders, "{failure:?}");
}

#[test]
fn a_case_that_comes_too_late_is_told() {
    let mut village = entries_of_every_kind();
    let notice: [(&str, &dyn ToString); 5] = [
        ("pool", &1),
        ("case", &"c-7"),
        ("approved", &"2026-05-06"),
        ("aid", &5),
        ("commitment", &"-"),
    ];
    village.entries.push(entry("case-notice", &notice));
    let report = village.log().report();
    let (subject, failure) = report.first_failure().unwrap();
    assert_eq!(subject, Subject::Order, "{failure:?}");
}

#[test]
fn texts_of_rules_that_changed_or_are_missing_are_told() {
    let village = entries_of_every_kind();
    let folder = format!("rulebooks/1/{}", hash_of(&village.rules));
    for name in ["covenant.zh.md", "covenant.en.md", "values.toml", "cases.toml", "plan.txt"] {
        let path = format!("{folder}/{name}");
        let mut changed = village.log();
        let mut text = changed.files[&path].clone();
        text.push(b'\n');
        changed.write(&path, text);
        let report = changed.report();
        assert_eq!(report.first_failure().unwrap().0, Subject::Rulebooks, "{name}");
        let mut without = village.log();
        without.files.remove(&path);
        let report = without.report();
        assert!(report.holds());
        let check = report.check(Subject::Rounds).unwrap();
        assert_eq!(check.not_checked[0].1, 2, "{name}");
    }
}

#[test]
fn pages_that_say_something_else_are_told() {
    let village = entries_of_every_kind();
    let right = village.rounds_csv();
    for (from, to, part) in [
        ("1,2026-05-07", "1,2026-05-08", "round 1, cut"),
        (",0.88,0.00", ",0.89,0.00", "round 1, share"),
        ("8.00,0.80,0.00,0.80,0.88", "8.00,0.80,0.00,0.80,0.89", "round 1, index"),
        ("round,cut", "round,Cut", "the header"),
        ("0.80,0.88\n", "0.80,0.88,1\n", "round 1, index"),
    ] {
        let wrong = right.replacen(from, to, 1);
        assert_ne!(wrong, right, "{from}\n{right}");
        let mut log = village.log();
        log.write("published/1/rounds.csv", wrong);
        let report = log.report();
        let (subject, failure) = report.first_failure().unwrap();
        assert_eq!(subject, Subject::Published);
        let Place::File { part: told, .. } = &failure.place else { panic!("{failure:?}") };
        assert_eq!(told.english, part);
    }
    let lines: Vec<&str> = right.lines().collect();
    for wrong in [lines[..2].join("\n"), format!("{right}{}\n", lines[2])] {
        let mut log = village.log();
        log.write("published/1/rounds.csv", wrong);
        assert_eq!(log.report().first_failure().unwrap().0, Subject::Published);
    }
}

#[test]
fn each_round_is_held_against_the_rules_in_force_at_its_cut() {
    let mut village = entries_of_every_kind();
    let later = files_on(
        &plan_of(&PLAN.replace("fee_bp = 1000", "fee_bp = 500")),
        ("2026-05-20", "2026 年 5 月 20 日", "20 May 2026"),
    );
    let hash = hash_of(&later);
    let lines: [(&str, &dyn ToString); 5] = [
        ("pool", &1),
        ("plan", &"village"),
        ("version", &"2026-05-20"),
        ("hash", &hash),
        ("published", &"2026-04-01"),
    ];
    let place = index_of(&village.entries, "member-joined", "");
    village.entries.insert(place, entry("rulebook-published", &lines));
    let add_texts = |log: &mut Log| {
        let folder = format!("rulebooks/1/{hash}");
        for (name, text) in later.named_texts() {
            log.write(&format!("{folder}/{name}"), text);
        }
        log.write(&format!("{folder}/plan.txt"), "village\n2026-05-20\n");
    };
    let opened = index_of(&village.entries, "round-opened", "round 2");
    let mut log = village.log();
    add_texts(&mut log);
    let report = log.report();
    let (subject, failure) = report.first_failure().unwrap();
    assert_eq!(subject, Subject::Calendar, "{failure:?}");
    village.entries[opened] = set(&village.entries[opened], "rules", &hash);
    let mut log = village.log();
    add_texts(&mut log);
    let report = log.report();
    assert!(report.holds(), "{}", report.text(Language::English));
}

#[test]
fn a_jury_that_was_stopped_reveals_no_seed() {
    let mut village = entries_of_every_kind();
    let closed = index_of(&village.entries, "jury-closed", "");
    village.entries[closed] = set(&village.entries[closed], "seed", "-");
    let report = village.log().report();
    assert!(report.holds(), "{}", report.text(Language::English));
    assert_eq!(report.check(Subject::Juries).unwrap().not_checked.len(), 1);
    let opened = index_of(&village.entries, "jury-opened", "");
    village.entries.remove(opened);
    assert!(village.log().report().holds());
}
