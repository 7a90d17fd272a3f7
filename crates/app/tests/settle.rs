//! `tongzhou settle`: the worked books byte for byte, and a journal that a naive check agrees with.

#[path = "common/book.rs"]
mod book;
#[path = "common/cells.rs"]
mod cells;

use book::{Book, EXAMPLES, INPUTS, RESULTS, example, settle, text};
use cells::{Cells, fen};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn every_worked_book_is_byte_equal() {
    for name in EXAMPLES {
        let out = tempfile::tempdir().unwrap();
        let run = settle(&example(name), out.path(), &[]);
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        for file in ["rounds.csv", "members.csv", "cases.csv"] {
            let expected = fs::read_to_string(example(name).join("expected").join(file)).unwrap();
            let found = fs::read_to_string(out.path().join(file)).unwrap();
            for (line, (found, expected)) in (1..).zip(found.lines().zip(expected.lines())) {
                assert_eq!(found, expected, "{name}/{file}:{line}");
            }
            assert!(found == expected, "{name}/{file} differs in its length or ends of lines");
        }
    }
}

#[test]
fn two_runs_write_the_same_bytes() {
    for name in EXAMPLES {
        let [one, other] = [Book::copy_of(name), Book::copy_of(name)];
        for book in [&one, &other] {
            assert!(book.settle(&[]).status.success(), "{name}");
        }
        for file in RESULTS {
            assert!(one.result(file) == other.result(file), "{name}/{file}");
        }
    }
}

#[test]
fn line_ends_byte_order_marks_and_the_order_of_columns_and_rows_change_nothing() {
    for name in EXAMPLES {
        let [plain, foreign] = [Book::copy_of(name), Book::copy_of(name)];
        for file in INPUTS {
            let found = foreign.read(file);
            if found.is_empty() {
                continue;
            }
            let lines: Vec<String> = match file {
                "plan.toml" => found.lines().map(str::to_owned).collect(),
                _ => backwards(&found),
            };
            foreign.write(file, format!("\u{feff}{}\r\n", lines.join("\r\n")));
        }
        assert!(plain.settle(&[]).status.success(), "{name}");
        let run = foreign.settle(&[]);
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        for file in RESULTS {
            assert!(plain.result(file) == foreign.result(file), "{name}/{file}");
        }
    }
}

/// The lines of a table with the columns from right to left and the rows from below.
fn backwards(table: &str) -> Vec<String> {
    let turned = |line: &str| line.rsplit(',').collect::<Vec<_>>().join(",");
    let (heading, rows) = table.trim_end().split_once('\n').expect("a heading and rows");
    let mut lines = vec![turned(heading)];
    lines.extend(rows.lines().rev().map(turned));
    lines
}

#[test]
fn every_entry_of_the_journal_balances() {
    for name in EXAMPLES {
        let book = settled(name);
        let journal = Cells::of(&book.result("journal.csv"));
        let mut sums: BTreeMap<u64, i128> = BTreeMap::new();
        for line in journal.rows() {
            let (debit, credit) = (line["debit"].as_str(), line["credit"].as_str());
            assert!(debit.is_empty() != credit.is_empty(), "{name}: one side each: {line:?}");
            let moved = if credit.is_empty() { fen(debit) } else { -fen(credit) };
            assert!(fen(debit) >= 0 && fen(credit) >= 0 && moved != 0, "{name}: {line:?}");
            *sums.entry(line["entry"].parse().unwrap()).or_default() += moved;
        }
        for (entry, sum) in &sums {
            assert_eq!(*sum, 0, "{name}: entry {entry} balances");
        }
        let numbers: Vec<u64> = sums.keys().copied().collect();
        let counted: Vec<u64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, counted, "{name}: entries are numbered from 1 without a gap");
        let dates: Vec<&String> = journal.rows().iter().map(|line| &line["date"]).collect();
        assert!(dates.is_sorted(), "{name}: entries stand in time order");
    }
}

#[test]
fn the_accounts_agree_with_the_rounds() {
    for name in EXAMPLES {
        let book = settled(name);
        let moved = moved_by_date(&book);
        let prepaid = name.starts_with("prepaid");
        let on = |date: &str, purpose: &str, account: &str| {
            let key = (date.to_owned(), purpose.to_owned(), account.to_owned());
            moved.get(&key).copied().unwrap_or(0)
        };
        for round in Cells::of(&book.result("rounds.csv")).rows() {
            let amount = |column: &str| fen(&round[column]);
            let settle = round["settle"].as_str();
            let units: i128 = round["units"].parse().unwrap();
            let share = |account| on(settle, "share", account);
            let mut expected = vec![
                ("sponsor", share("sponsor"), amount("sponsor")),
                ("aid", share("aid_payable"), -amount("aid_paid")),
                ("fee", share("fee"), -amount("fee")),
                ("returned", on(settle, "reversal", "carry_over"), -amount("reversed")),
            ];
            if prepaid {
                expected.push(("charged", share("members_funds"), amount("charged")));
            } else {
                let receivable = |purpose| on(settle, purpose, "receivable");
                expected.extend([
                    ("owed", share("receivable"), units * amount("share")),
                    ("collected", receivable("collection"), -amount("charged")),
                    ("given up", receivable("write_off"), -amount("written_off")),
                ]);
            }
            let purposes = ["share", "reversal", "collection", "write_off"];
            let change: i128 = purposes.iter().map(|one| on(settle, one, "carry_over")).sum();
            expected.push(("carry", change, amount("carry_out") - amount("carry_in")));
            for (what, found, expected) in expected {
                assert_eq!(found, expected, "{name}, round {}: {what}", round["round"]);
            }
        }
    }
}

#[test]
fn the_accounts_end_where_the_members_and_cases_end() {
    for name in EXAMPLES {
        let book = settled(name);
        let mut balances: BTreeMap<String, i128> = BTreeMap::new();
        for ((_, _, account), amount) in moved_by_date(&book) {
            *balances.entry(account).or_default() += amount;
        }
        let of = |account: &str| balances.get(account).copied().unwrap_or(0);
        let members = Cells::of(&book.result("members.csv"));
        let cases = Cells::of(&book.result("cases.csv"));
        let rounds = Cells::of(&book.result("rounds.csv"));
        let kept = |column| cases.sum_where(column, |case| case["reversed"] == "no");
        assert_eq!(-of("members_funds"), members.sum("balance"), "{name}: balances");
        assert_eq!(of("receivable"), members.sum("arrears"), "{name}: arrears");
        assert_eq!(of("carry_over"), fen(&rounds.rows().last().unwrap()["carry_out"]), "{name}");
        assert_eq!(of("sponsor"), rounds.sum("sponsor"), "{name}: paid in by the operator");
        assert_eq!(of("write_off"), 0, "{name}: what is given up passes through");
        // Netting pays a part of the aid at once; the rest stays payable. What of a fee is
        // attributed to no case, by rounding down, stays with the fee.
        let netted: i128 = moved_by_date(&book)
            .iter()
            .filter(|((_, purpose, account), _)| {
                purpose == "collection" && account == "aid_payable"
            })
            .map(|(_, amount)| amount)
            .sum();
        assert_eq!(-of("aid_payable") + netted, kept("paid"), "{name}: aid");
        let returned = cases.sum_where("fee", |case| case["reversed"] == "yes");
        assert_eq!(-of("fee"), rounds.sum("fee") - returned, "{name}: fee");
    }
}

/// What each account moved, by date, purpose and account: a debit is above zero.
fn moved_by_date(book: &Book) -> BTreeMap<(String, String, String), i128> {
    let mut moved = BTreeMap::new();
    for line in Cells::of(&book.result("journal.csv")).rows() {
        let key = (line["date"].clone(), line["purpose"].clone(), line["account"].clone());
        *moved.entry(key).or_default() += fen(&line["debit"]) - fen(&line["credit"]);
    }
    moved
}

fn settled(name: &str) -> Book {
    let book = Book::copy_of(name);
    let run = book.settle(&[]);
    assert!(run.status.success(), "{name}: {}", text(&run.stderr));
    book
}

#[test]
fn the_journals_of_two_books() {
    for name in ["prepaid-prorate", "postpaid-defer"] {
        let book = settled(name);
        insta::assert_snapshot!(format!("journal_{name}"), text(&book.result("journal.csv")));
    }
}

#[test]
fn the_summary_in_json_says_what_the_files_hold() {
    for name in EXAMPLES {
        let book = settled(name);
        let run = book.settle(&["--json"]);
        assert!(run.status.success() && run.stderr.is_empty(), "{name}");
        let mut found: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let ignored = found.as_object_mut().unwrap().remove("ignored_failures").unwrap();
        assert!(ignored == 0 || name.starts_with("postpaid"), "{name}: {ignored}");
        let rounds = Cells::of(&book.result("rounds.csv"));
        let last = rounds.rows().last().unwrap();
        let cases = Cells::of(&book.result("cases.csv"));
        let journal = Cells::of(&book.result("journal.csv"));
        let carried = cases.rows().iter().filter(|case| !case["round"].is_empty()).count();
        let entries: u64 = journal.rows().last().unwrap()["entry"].parse().unwrap();
        let expected = serde_json::json!({
            "rounds": rounds.rows().len(),
            "members": Cells::of(&book.result("members.csv")).rows().len(),
            "cases": cases.rows().len(),
            "cases_carried": carried,
            "index": last["index"],
            "carry_out": last["carry_out"],
            "journal_entries": entries,
            "files": RESULTS,
        });
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_summary_in_words() {
    for language in ["zh", "en"] {
        let run = Book::postpaid().settle(&["--lang", language]);
        assert!(run.status.success() && run.stderr.is_empty());
        insta::assert_snapshot!(format!("summary_{language}"), text(&run.stdout));
    }
}

/// Round 1 is cut on 2019-02-07 and round 2 on 2019-03-07; only round 1 has a case to share.
#[test]
fn failures_of_who_owed_nothing_are_ignored_and_counted() {
    let table = [
        ("m2,1\n", 0, "a failure that counts"),
        ("m2,1\nm2,1\n", 0, "the same failure twice is one"),
        ("m2,1\nm1,2\nm2,2\n", 2, "a round with share 0 debits nobody"),
        ("m1,3\nm2,4294967295\n", 2, "rounds past the last"),
        ("m3,1\nm2,1\n", 1, "m3 joined on the day of the cut"),
        ("m4,1\n", 1, "m4 left before the cut"),
    ];
    for (failures, ignored, why) in table {
        let book = Book::postpaid();
        book.append("members.csv", "m3,2019-02-07,,1");
        book.append("members.csv", "m4,2019-01-01,2019-02-06,1");
        book.write("failures.csv", format!("member,round\n{failures}"));
        let run = book.settle(&["--json"]);
        assert!(run.status.success(), "{why}: {}", text(&run.stderr));
        let found: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(found["ignored_failures"], ignored, "{why}");
    }
}
