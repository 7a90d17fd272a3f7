//! Bad books: each fault is refused with its file, line, place and number, in both languages, and
//! nothing is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/bad_books.rs"]
mod bad_books;
#[path = "common/bad_rows.rs"]
mod bad_rows;
#[path = "common/book.rs"]
mod book;

use bad_books::{Edit, FILE_ROWS, LONG_TEXTS, PLAN_ROWS, Row, Start};
use bad_rows::{LONE_ROWS, MEMBER_ROWS, OTHER_ROWS, OVERFLOW_ROWS};
use book::{Book, repository, text};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Rejections of the blocks 1xx to 4xx that no book can cause, or that have their own test.
const WITHOUT_ROW: [(u16, &str); 5] = [
    (106, "no file holds a transfer: tested in the ledger"),
    (216, "about the results, not the book: whole_or_nothing.rs"),
    (401, "about the member asked for: statement.rs"),
    (402, "about the day of closing, not the book"),
    (403, "about the day of closing, not the book"),
];

fn table() -> impl Iterator<Item = &'static Row> {
    [FILE_ROWS, PLAN_ROWS, MEMBER_ROWS, OTHER_ROWS, LONE_ROWS, OVERFLOW_ROWS].into_iter().flatten()
}

/// The row's text with the long texts written out.
fn written_out(text: &str) -> String {
    let long = |text: String, (name, unit, count): &(&str, &str, usize)| {
        if text.contains(name) { text.replace(name, &unit.repeat(*count)) } else { text }
    };
    LONG_TEXTS.iter().fold(text.to_owned(), long)
}

fn bad_book((_, start, edits, _): &Row) -> Book {
    let book = match start {
        Start::Prepaid => Book::prepaid(),
        Start::Postpaid => Book::postpaid(),
    };
    for edit in *edits {
        match *edit {
            Edit::Replace(file, from, to) => book.replace(file, from, to),
            Edit::Append(file, line) => book.append(file, &written_out(line)),
            Edit::Write(file, text) => book.write(file, text),
            Edit::Bytes(file, bytes) => book.write(file, bytes),
            Edit::Remove(file) => fs::remove_file(book.path(file)).unwrap(),
            Edit::DirectoryAt(file) => {
                fs::remove_file(book.path(file)).unwrap();
                fs::create_dir(book.path(file)).unwrap();
            }
        }
    }
    book
}

#[test]
fn the_books_the_table_begins_with_are_sound() {
    for book in [Book::prepaid(), Book::postpaid()] {
        let run = book.settle(&[]);
        assert_eq!(text(&run.stderr), "");
        assert!(run.status.success());
    }
}

#[test]
fn every_fault_is_told_in_both_languages() {
    let languages = [
        ("zh", "。应为：", "处错误；没有写出任何结果。"),
        ("en", ". Right: ", "nothing was written."),
    ];
    for row in table() {
        let (what, _, _, expected) = row;
        let book = bad_book(row);
        for (language, remedy, last_line) in languages {
            let run = book.settle(&["--lang", language]);
            assert_eq!(run.status.code(), Some(2), "{what}: {}", text(&run.stderr));
            assert_eq!(text(&run.stdout), "", "{what}");
            let told = text(&run.stderr);
            let (faults, last) = told.trim_end().rsplit_once('\n').unwrap();
            assert!(last.ends_with(last_line), "{what}: {told}");
            let faults: Vec<&str> = faults.lines().collect();
            assert_eq!(faults.len(), expected.len(), "{what}: {told}");
            for (fault, expected) in faults.iter().zip(*expected) {
                let expected = written_out(expected);
                let rest = fault.strip_prefix(&format!("{expected} ")).unwrap_or_else(|| {
                    panic!("{what}, expected {expected}\n{told}");
                });
                let (wrong, right) = rest.split_once(remedy).unwrap();
                assert!(!wrong.is_empty() && !right.is_empty(), "{what}: {fault}");
                let chinese = wrong.chars().any(|character| character > '\u{2e80}');
                assert_eq!(chinese, language == "zh", "{what}: {fault}");
            }
        }
        assert_nothing_beside(&book, what);
    }
}

#[test]
fn every_fault_is_told_to_machines() {
    for row in table() {
        let (what, _, _, expected) = row;
        let run = bad_book(row).settle(&["--json"]);
        assert_eq!(run.status.code(), Some(2), "{what}");
        assert_eq!(text(&run.stderr), "", "{what}");
        let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let faults = told["faults"].as_array().unwrap();
        assert_eq!(told["fault_count"], expected.len(), "{what}: {told}");
        assert_eq!(faults.len(), expected.len(), "{what}: {told}");
        for (fault, expected) in faults.iter().zip(*expected) {
            let line = fault["line"].as_u64().map_or(String::new(), |line| format!(":{line}"));
            let place = fault["place"].as_str().map_or(String::new(), |name| format!(" [{name}]"));
            let start = format!("{}{line}{place}: ", fault["file"].as_str().unwrap());
            assert!(expected.starts_with(&start), "{what}: {fault}, expected {expected}");
            assert!(expected.ends_with(&format!("R{}", fault["code"])), "{what}: {fault}");
            assert!(!fault["rejection"].as_str().unwrap().is_empty(), "{what}: {fault}");
            let message = fault["message"].as_str().unwrap();
            assert!(message.starts_with(&written_out(expected)), "{what}: {message}");
            let offending = fault["text"].as_str().unwrap();
            assert_eq!(offending.is_empty(), !expected.contains(" — "), "{what}: {fault}");
            assert!(offending.chars().count() <= 201, "{what}: a text of a megabyte is no message");
        }
    }
}

/// No results, whole or partial, under their name or another.
fn assert_nothing_beside(book: &Book, what: &str) {
    let place = book.folder();
    let beside = fs::read_dir(place.parent().unwrap()).unwrap();
    let names: Vec<_> = beside.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["book"], "{what}");
}

#[test]
fn every_rejection_a_book_can_cause_has_a_row() {
    let mut rows: BTreeMap<u16, usize> = BTreeMap::new();
    for (_, _, _, expected) in table() {
        for line in *expected {
            let (_, number) = line.rsplit_once('R').unwrap();
            *rows.entry(number.parse().unwrap()).or_default() += 1;
        }
    }
    let without: BTreeMap<u16, &str> = WITHOUT_ROW.into_iter().collect();
    let declared = declared_rejections();
    assert!(declared.len() >= 40, "the declarations were found: {declared:?}");
    for number in &declared {
        let (row, excepted) = (rows.contains_key(number), without.contains_key(number));
        assert!(row || excepted, "R{number} has no row that causes it");
        assert!(!(row && excepted), "R{number} has a row and needs no exception");
    }
    let unknown: Vec<&u16> = without.keys().filter(|number| !declared.contains(number)).collect();
    assert!(unknown.is_empty(), "exceptions for no rejection: {unknown:?}");
}

/// The numbers of the blocks 1xx to 4xx, as the ledger declares them.
fn declared_rejections() -> BTreeSet<u16> {
    let source = fs::read_to_string(repository().join("crates/ledger/src/rejection.rs")).unwrap();
    let declared = source.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_suffix(',')?.split_once(" = ")?;
        name.chars().all(char::is_alphanumeric).then(|| number.parse().ok()).flatten()
    });
    declared.filter(|number| (100..500).contains(number)).collect()
}

#[test]
fn a_book_that_is_not_there_or_no_folder_is_named() {
    let book = Book::prepaid();
    for (path, why) in
        [(book.folder().join("no such"), "missing"), (book.path("plan.toml"), "file")]
    {
        for language in ["zh", "en"] {
            let run = book::settle(&path, &book.out(), &["--lang", language]);
            assert_eq!(run.status.code(), Some(2), "{why}");
            let start = format!("{}: R201 ", path.display());
            assert!(text(&run.stderr).starts_with(&start), "{why}: {}", text(&run.stderr));
            assert_nothing_beside(&book, why);
        }
    }
}

#[test]
fn more_than_200_faults_are_counted_and_200_are_shown() {
    for (faults, hidden) in [(200, 0), (201, 1), (1_234, 1_034)] {
        let book = Book::prepaid();
        let rows: Vec<String> = (0..faults).map(|row| format!("x{row},2019-01-01,1.00")).collect();
        book.write("deposits.csv", format!("member,on,amount\n{}\n", rows.join("\n")));
        for (language, rest) in [("zh", "另有"), ("en", "more faults are not shown")] {
            let run = book.settle(&["--lang", language]);
            let lines: Vec<&str> = text(&run.stderr).lines().collect();
            let shown = lines.iter().filter(|line| line.contains(" — R302 ")).count();
            assert_eq!(shown, 200, "{faults} faults");
            assert!(
                lines[199].starts_with("deposits.csv:201 [member]: \"x199\""),
                "{}",
                lines[199]
            );
            assert!(lines.last().unwrap().contains(&faults.to_string()), "{faults} faults");
            let counted: Vec<&&str> = lines.iter().filter(|line| line.contains(rest)).collect();
            assert_eq!(counted.len(), usize::from(hidden > 0), "{faults} faults");
            assert!(counted.iter().all(|line| line.contains(&hidden.to_string())), "{counted:?}");
        }
        let run = book.settle(&["--json"]);
        let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(told["fault_count"], faults);
        assert_eq!(told["faults"].as_array().unwrap().len(), 200);
    }
}

#[test]
fn faults_of_all_files_are_told_at_once() {
    let book = Book::postpaid();
    book.replace("plan.toml", "fee_bp = 800", "fee_bp = 80000\nfee = 8");
    book.replace("plan.toml", "\"up\"", "\"nearest\"");
    book.append("members.csv", "m1,2019-01-01,,1");
    book.append("members.csv", "m4,2019-02-31,2019-01-01,0");
    book.write("deposits.csv", "member,on,sum\nm1,2019-01-01,1.00\n");
    book.append("cases.csv", "c2,m4,2019-02-02,12.345,");
    book.append("cases.csv", "c3,m9,2019-02-02,\"1,5\",2019-2-3");
    book.append("cases.csv", "c4,\"m9,2019-02-02");
    book.append("failures.csv", "m9,0");
    for language in ["zh", "en"] {
        let run = book.settle(&["--lang", language]);
        assert_eq!(run.status.code(), Some(2));
        insta::assert_snapshot!(format!("faults_of_all_files_{language}"), text(&run.stderr));
    }
}

#[test]
fn faults_under_windows_line_ends_keep_their_lines() {
    let book = Book::prepaid();
    let ends = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for file in ["plan.toml", "members.csv", "deposits.csv"] {
        book.append(file, "\nfault,,");
        book.write(file, ends(book.read(file)));
    }
    for language in ["zh", "en"] {
        let run = book.settle(&["--lang", language]);
        insta::assert_snapshot!(format!("faults_of_windows_files_{language}"), text(&run.stderr));
    }
}
