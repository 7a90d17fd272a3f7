//! Worked books in which the operator wrote something else and signed it.

use crate::community::{get, index_of, set};
use crate::worked_book::{BOOKS, WorkedBook, worked_book};
use ledger::Language;
use verify::{Place, Subject};

fn indices(book: &WorkedBook, kind: &str) -> Vec<usize> {
    let first = format!("tongzhou/1 {kind}\n");
    let entries = book.entries.iter().enumerate();
    entries.filter(|(_, entry)| entry.starts_with(&first)).map(|(index, _)| index).collect()
}

/// The index of the first entry that is told to be wrong, with the subject.
fn first_wrong(book: &WorkedBook) -> (Subject, usize) {
    let report = book.log().report();
    let text = report.text(Language::English);
    let Some((subject, failure)) = report.first_failure() else { panic!("{text}") };
    match &failure.place {
        Place::Entry { index, .. } => (subject, usize::try_from(*index).unwrap()),
        Place::File { .. } => panic!("{text}"),
    }
}

#[test]
fn a_changed_figure_of_any_round_is_told_at_that_round() {
    for name in BOOKS {
        let right = worked_book(name);
        let prepaid = name.starts_with("prepaid");
        for index in indices(&right, "round-settled") {
            for key in [
                "cases",
                "aid",
                "aid_paid",
                "fee",
                "carry_in",
                "reversed",
                "need",
                "share",
                "sponsor",
                "overage",
                "carry_out",
                "index",
                "payers",
                "units",
            ] {
                let mut book = worked_book(name);
                let old: i64 = get(&right.entries[index], key).parse().unwrap();
                let new = (old + 1).to_string();
                book.entries[index] = set(&right.entries[index], key, &new);
                assert_eq!(first_wrong(&book).1, index, "{name} {key}");
            }
            let other = if prepaid { "written_off" } else { "shortfall" };
            let mut book = worked_book(name);
            book.entries[index] = set(&right.entries[index], other, "1");
            assert_eq!(first_wrong(&book), (Subject::Rounds, index), "{name} {other}");
        }
    }
}

#[test]
fn a_case_that_is_dropped_or_gets_less_is_told() {
    for name in BOOKS {
        let right = worked_book(name);
        for index in indices(&right, "case-carried") {
            let mut dropped = worked_book(name);
            dropped.entries.remove(index);
            let (_, told) = first_wrong(&dropped);
            assert!(told >= index, "{name} {index} {told}");
            let settled = (index..)
                .find(|place| right.entries[*place].starts_with("tongzhou/1 round-settled\n"));
            assert!(told < settled.unwrap(), "{name} {index} {told}");
            let paid: i64 = get(&right.entries[index], "paid").parse().unwrap();
            if paid > 0 {
                let mut less = worked_book(name);
                let paid = (paid - 1).to_string();
                less.entries[index] = set(&right.entries[index], "paid", &paid);
                assert_eq!(first_wrong(&less), (Subject::Cases, index), "{name}");
            }
        }
        for index in indices(&right, "case-reversed") {
            let mut kept = worked_book(name);
            kept.entries.remove(index);
            assert!(first_wrong(&kept).1 >= index, "{name}");
        }
    }
}

#[test]
fn a_whole_round_that_is_left_out_is_told() {
    for name in BOOKS {
        let right = worked_book(name);
        let settled = indices(&right, "round-settled");
        for index in settled.iter().rev().skip(1) {
            let round = format!("round {}", get(&right.entries[*index], "round"));
            let mut book = worked_book(name);
            book.entries.retain(|entry| {
                let of_a_round =
                    ["round-opened", "round-settled", "case-carried", "case-reversed", "balances"];
                let kind = of_a_round
                    .iter()
                    .any(|kind| entry.starts_with(&format!("tongzhou/1 {kind}\n")));
                !(kind && entry.lines().any(|line| line == round))
            });
            let (subject, _) = first_wrong(&book);
            assert_eq!(subject, Subject::Order, "{name} {round}");
        }
    }
}

#[test]
fn a_round_that_is_left_out_and_the_others_counted_anew_is_told_by_the_calendar() {
    let right = worked_book("prepaid-sponsor");
    let cut = indices(&right, "round-opened")[1];
    let mut book = worked_book("prepaid-sponsor");
    // The second round takes the days of the third.
    let third = right.entries[indices(&right, "round-opened")[2]].clone();
    for key in ["cut", "settle"] {
        book.entries[cut] = set(&book.entries[cut], key, get(&third, key));
    }
    assert_eq!(first_wrong(&book), (Subject::Calendar, cut));
}

#[test]
fn balances_that_are_left_out_are_told_at_the_next_round() {
    for name in BOOKS {
        let right = worked_book(name);
        let mut book = worked_book(name);
        book.entries.remove(indices(&right, "balances")[1]);
        let next = indices(&book, "round-settled")[2];
        assert_eq!(first_wrong(&book), (Subject::Balances, next), "{name}");
    }
}

#[test]
fn more_who_pay_than_joined_and_other_rules_are_told() {
    for name in BOOKS {
        let right = worked_book(name);
        let opened = indices(&right, "round-opened");
        let joined = indices(&right, "member-joined").len().to_string();
        for (key, value, subject) in [
            ("payers", joined.as_str(), Subject::Headcounts),
            ("rules", &"a".repeat(64), Subject::Calendar),
            ("rules", "-", Subject::Calendar),
        ] {
            let mut book = worked_book(name);
            book.entries[opened[0]] = set(&right.entries[opened[0]], key, value);
            if key == "payers" {
                book.entries[opened[0]] = set(&book.entries[opened[0]], "payers", "1000000");
            }
            assert_eq!(first_wrong(&book), (subject, opened[0]), "{name} {key}");
        }
    }
}

#[test]
fn numbers_of_the_largest_size_do_no_harm() {
    let most = i64::MAX.to_string();
    for name in BOOKS {
        let right = worked_book(name);
        for kind in ["case-notice", "case-carried", "round-opened", "round-settled", "balances"] {
            let index = index_of(&right.entries, kind, "");
            for line in right.entries[index].lines().skip(1) {
                let (key, value) = line.split_once(' ').unwrap();
                if value.parse::<i64>().is_err() || key == "pool" || key == "round" {
                    continue;
                }
                let mut book = worked_book(name);
                for entry in &mut book.entries {
                    if entry.starts_with(&format!("tongzhou/1 {kind}\n")) {
                        *entry = set(entry, key, &most);
                    }
                }
                let holds = book.log().report().holds();
                // No statement of a bank stands beside the balances of these books.
                assert!(!holds || key == "balance", "{name} {kind} {key}");
            }
        }
    }
}
