//! `tongzhou statement`: what each member reads, and that it adds up to the results of the book.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;
#[path = "common/cells.rs"]
mod cells;
#[path = "common/lives.rs"]
mod lives;

use book::{Book, EXAMPLES, example, text, tongzhou};
use cells::{Cells, fen};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

fn statement(book: &Path, member: &str, more: &[&str]) -> Output {
    let mut command = tongzhou();
    command.arg("statement").arg(book).args(["--member", member]).args(more);
    command.output().unwrap()
}

/// The statements of all members of a book, one after the other.
fn statements(book: &Book, language: &str) -> String {
    let members = Cells::of(book.read("members.csv").as_bytes());
    let pages = members.rows().iter().map(|member| {
        let run = statement(&book.folder(), &member["member"], &["--lang", language]);
        assert!(run.status.success() && run.stderr.is_empty(), "{}", text(&run.stderr));
        text(&run.stdout).to_owned()
    });
    pages.collect::<Vec<_>>().join("\n────────\n\n")
}

#[test]
fn the_lives_of_prepaid_members() {
    let book = lives::prepaid();
    for language in ["zh", "en"] {
        insta::assert_snapshot!(format!("prepaid_lives_{language}"), statements(&book, language));
    }
}

#[test]
fn the_lives_of_postpaid_members() {
    let book = lives::postpaid();
    for language in ["zh", "en"] {
        insta::assert_snapshot!(format!("postpaid_lives_{language}"), statements(&book, language));
    }
}

#[test]
fn a_round_that_defers_or_shares_in_proportion_says_so() {
    for over_limit in ["defer", "prorate"] {
        let book = lives::above_the_limit(over_limit);
        for language in ["zh", "en"] {
            let name = format!("{over_limit}_{language}");
            insta::assert_snapshot!(name, statements(&book, language));
        }
    }
}

#[test]
fn the_same_in_json() {
    let run = statement(&lives::prepaid().folder(), "recovers", &["--json"]);
    let value: Value = serde_json::from_slice(&run.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn every_statement_of_every_worked_book_adds_up() {
    for name in EXAMPLES {
        let expected = |file: &str| {
            let path = example(name).join("expected").join(file);
            Cells::of(&std::fs::read(path).unwrap())
        };
        let rounds = expected("rounds.csv");
        let rounds = rounds.rows().iter().map(|round| (round["round"].clone(), round));
        let rounds: BTreeMap<String, &BTreeMap<String, String>> = rounds.collect();
        for member in expected("members.csv").rows() {
            let id = &member["member"];
            let run = statement(&example(name), id, &["--json"]);
            assert!(run.status.success(), "{name}, {id}: {}", text(&run.stderr));
            let page: Value = serde_json::from_slice(&run.stdout).unwrap();
            let what = format!("{name}, {id}");
            assert_adds_up(&page, member, &what);
            for entry in page["entries"].as_array().unwrap() {
                if entry["entry"] == "round" {
                    assert_agrees(entry, rounds[&entry["round"].to_string()], &what);
                }
            }
        }
    }
}

/// Sums of the entries, the last line and `members.csv` say the same.
fn assert_adds_up(page: &Value, member: &BTreeMap<String, String>, what: &str) {
    for column in ["status", "owed", "charged", "balance", "arrears"] {
        assert_eq!(page[column], member[column].as_str(), "{what}: {column}");
    }
    let entries = page["entries"].as_array().unwrap();
    let money = |entry: &Value, key: &str| entry[key].as_str().map_or(0, fen);
    let sum = |key: &str| entries.iter().map(|entry| money(entry, key)).sum::<i128>();
    assert_eq!(sum("owed"), fen(&member["owed"]), "{what}: owed");
    assert_eq!(sum("charged"), fen(&member["charged"]), "{what}: charged");
    let mut balance = 0;
    let mut last_day = String::new();
    for entry in entries {
        if what.starts_with("prepaid") {
            balance += money(entry, "amount") - money(entry, "charged");
        }
        assert_eq!(money(entry, "balance"), balance, "{what}: {entry}");
        let day = entry["on"].as_str().or(entry["settle"].as_str()).unwrap();
        assert!(last_day.as_str() <= day, "{what}: entries stand in time order");
        day.clone_into(&mut last_day);
    }
    let last = |key: &str| entries.last().map_or(0, |entry| money(entry, key));
    assert_eq!(last("balance"), fen(&member["balance"]), "{what}: balance");
    assert_eq!(last("arrears"), fen(&member["arrears"]), "{what}: arrears");
}

/// An entry tells the pool's numbers of its round, and units × share for the member's own.
fn assert_agrees(entry: &Value, round: &BTreeMap<String, String>, what: &str) {
    let same = ["cut", "settle", "aid_paid", "fee", "carry_in", "reversed", "sponsor", "share"];
    for column in same {
        assert_eq!(entry[column], round[column].as_str(), "{what}: {column} of {entry}");
    }
    assert_eq!(entry["pool_units"].to_string(), round["units"], "{what}: {entry}");
    let cases = entry["cases"].as_array().unwrap();
    assert_eq!(cases.len().to_string(), round["cases"], "{what}: {entry}");
    let paid: i128 = cases.iter().map(|case| fen(case["paid"].as_str().unwrap())).sum();
    assert_eq!(paid, fen(&round["aid_paid"]), "{what}: {entry}");
    let (owed, share) = (fen(entry["owed"].as_str().unwrap()), fen(&round["share"]));
    let whole_units = if share == 0 { owed == 0 } else { owed % share == 0 };
    assert!(whole_units, "{what}: {entry}");
}

#[test]
fn a_member_the_book_does_not_hold() {
    let book = Book::prepaid();
    for member in ["m9", "", "M1"] {
        for (language, words) in
            [("zh", "账本里没有这位会员"), ("en", "the book has no such member")]
        {
            let run = statement(&book.folder(), member, &["--lang", language]);
            assert_eq!(run.status.code(), Some(2), "{member:?}");
            assert_eq!(text(&run.stdout), "", "{member:?}");
            let told = text(&run.stderr);
            assert!(told.starts_with("members.csv [--member]: "), "{told}");
            assert!(told.contains(&format!("R401 {words}")), "{told}");
            assert_eq!(told.contains(&format!("{member:?} — ")), !member.is_empty(), "{told}");
        }
        let run = statement(&book.folder(), member, &["--json"]);
        let told: Value = serde_json::from_slice(&run.stdout).unwrap();
        let fault = &told["faults"][0];
        assert_eq!((&fault["code"], &fault["place"]), (&401.into(), &"--member".into()));
    }
}

#[test]
fn a_statement_of_a_bad_book_tells_the_faults_of_the_book() {
    let book = Book::prepaid();
    book.append("members.csv", "m1,2019-01-01,,1");
    let run = statement(&book.folder(), "m1", &["--lang", "en"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(text(&run.stdout), "");
    assert!(text(&run.stderr).starts_with("members.csv:4 [member]: \"m1\" — R301 "));
}
