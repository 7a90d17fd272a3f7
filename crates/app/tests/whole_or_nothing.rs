//! Results appear whole or not at all: under bad books, unwritable places, full disks and kill -9.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{Book, RESULTS, example, settle, text, tongzhou};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Every file under a folder with its bytes; nothing when there is no folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap());
    let named = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()));
    named.collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// The run was refused because its results cannot be written, in the language asked for.
fn assert_unwritable(run: &Output, place: &Path, why: &str) {
    assert_eq!(run.status.code(), Some(2), "{why}: {}", text(&run.stderr));
    assert_eq!(text(&run.stdout), "", "{why}");
    let told = text(&run.stderr);
    assert!(told.starts_with(&place.display().to_string()), "{why}: {told}");
    assert!(told.contains("R216 "), "{why}: {told}");
}

#[test]
fn earlier_results_are_replaced() {
    let book = Book::prepaid();
    assert!(settle(&example("prepaid-defer"), &book.out(), &[]).status.success());
    let earlier = contents(&book.out());
    assert!(book.settle(&[]).status.success());
    let later = contents(&book.out());
    assert_eq!(names(&book.out()), ["cases.csv", "journal.csv", "members.csv", "rounds.csv"]);
    for file in RESULTS {
        assert!(earlier[file] != later[file], "{file} is the new one");
    }
    assert_eq!(names(book.out().parent().unwrap()), ["book", "out"], "nothing is left beside");
}

#[test]
fn folders_are_made_on_the_way_and_an_empty_one_is_used() {
    let book = Book::prepaid();
    let deep = book.out().join("2019").join("march");
    assert!(settle(&book.folder(), &deep, &[]).status.success());
    assert_eq!(contents(&deep).len(), RESULTS.len());
    let empty = book.out().join("empty");
    fs::create_dir(&empty).unwrap();
    assert!(settle(&book.folder(), &empty, &[]).status.success());
    assert_eq!(contents(&empty).len(), RESULTS.len());
}

#[test]
fn a_folder_that_holds_anything_else_is_left_alone() {
    let results = RESULTS.map(|file| (file, "earlier"));
    let table: [(&str, Vec<(&str, &str)>); 4] = [
        ("a letter", vec![("letter.txt", "keep")]),
        ("results and a letter", [&results[..], &[("letter.txt", "keep")]].concat()),
        ("the members of a book to be", vec![("members.csv", "member,joined_on,left_on,units\n")]),
        ("a part of results", vec![("rounds.csv", "round\n"), ("members.csv", "member\n")]),
    ];
    for (why, files) in table {
        let book = Book::prepaid();
        fs::create_dir(book.out()).unwrap();
        for (name, bytes) in &files {
            fs::write(book.out().join(name), bytes).unwrap();
        }
        let before = contents(&book.out());
        for language in ["zh", "en"] {
            assert_unwritable(&book.settle(&["--lang", language]), &book.out(), why);
        }
        assert!(contents(&book.out()) == before, "{why}");
        assert_eq!(names(book.out().parent().unwrap()), ["book", "out"], "{why}");
    }
}

#[test]
fn a_book_is_never_its_own_results() {
    let book = Book::prepaid();
    let before = contents(&book.folder());
    assert_unwritable(&settle(&book.folder(), &book.folder(), &[]), &book.folder(), "itself");
    assert!(contents(&book.folder()) == before);
}

#[test]
fn a_bad_book_leaves_earlier_results_alone() {
    let book = Book::prepaid();
    assert!(book.settle(&[]).status.success());
    let before = contents(&book.out());
    book.append("deposits.csv", "m9,2019-01-01,1.00");
    assert_eq!(book.settle(&[]).status.code(), Some(2));
    assert!(contents(&book.out()) == before);
    assert_eq!(names(book.out().parent().unwrap()), ["book", "out"]);
}

#[test]
fn places_that_hold_no_folder_are_refused() {
    let book = Book::prepaid();
    let before = contents(&book.folder());
    let table = [
        (book.path("plan.toml"), "a file"),
        (book.path("plan.toml").join("out"), "below a file"),
        (Path::new("/dev/full").to_owned(), "a device"),
        (Path::new("/dev/full/out").to_owned(), "below a device"),
        (Path::new("/proc/tongzhou").to_owned(), "where nobody may make a folder"),
    ];
    for (place, why) in table {
        assert_unwritable(&settle(&book.folder(), &place, &[]), &place, why);
    }
    assert!(contents(&book.folder()) == before);
}

/// A disk that is full after 512 bytes of a file, which is less than each file of the results.
fn settle_on_a_full_disk(book: &Book) -> Output {
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", limited, "sh", env!("CARGO_BIN_EXE_tongzhou"), "settle", "--lang", "en"]);
    command.arg(book.folder()).arg("--out").arg(book.out()).output().unwrap()
}

#[test]
fn a_full_disk_leaves_nothing_or_what_was_there() {
    let book = Book::copy_of("prepaid-sponsor");
    let run = settle_on_a_full_disk(&book);
    assert_unwritable(&run, &book.out().join("rounds.csv"), "full");
    assert_eq!(names(book.out().parent().unwrap()), ["book"]);

    assert!(settle(&example("prepaid-defer"), &book.out(), &[]).status.success());
    let before = contents(&book.out());
    assert_unwritable(&settle_on_a_full_disk(&book), &book.out().join("rounds.csv"), "full");
    assert!(contents(&book.out()) == before);
    assert_eq!(names(book.out().parent().unwrap()), ["book", "out"]);
}

/// A book that takes long enough to settle that a kill falls into the middle of it.
fn large_book() -> Book {
    let book = Book::prepaid();
    book.replace("plan.toml", "2019-03-31", "2020-03-31");
    let mut members = "member,joined_on,left_on,units\n".to_owned();
    let mut deposits = "member,on,amount\n".to_owned();
    let mut cases = "case,member,approved_on,aid,withdrawn_on\n".to_owned();
    for number in 0..100_000 {
        writeln!(members, "m{number},2019-01-01,,{}", 1 + number % 3).unwrap();
        writeln!(deposits, "m{number},2019-01-0{},10.00", 1 + number % 9).unwrap();
    }
    for month in 1..=12 {
        writeln!(cases, "c{month},m{month},2019-{month:02}-09,300000.00,").unwrap();
    }
    book.write("members.csv", members);
    book.write("deposits.csv", deposits);
    book.write("cases.csv", cases);
    book
}

#[test]
fn a_killed_run_leaves_whole_results_or_none() {
    const KILLS: u32 = 30;
    let book = large_book();
    let started = Instant::now();
    assert!(book.settle(&[]).status.success());
    let took = started.elapsed();
    let whole = contents(&book.out());
    let earlier = tempfile::tempdir().unwrap();
    assert!(settle(&example("prepaid-defer"), earlier.path(), &[]).status.success());
    let earlier = contents(earlier.path());
    let mut killed_midway = 0;
    for kill in 0..KILLS {
        let _ = fs::remove_dir_all(book.out());
        let replaces = kill % 2 == 1;
        if replaces {
            assert!(settle(&example("prepaid-defer"), &book.out(), &[]).status.success());
        }
        let mut command = tongzhou();
        command.arg("settle").arg(book.folder()).arg("--out").arg(book.out());
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(moment_of(kill, KILLS, took));
        run.kill().unwrap();
        killed_midway += u32::from(!run.wait().unwrap().success());
        let found = contents(&book.out());
        let untouched = if replaces { &earlier } else { &BTreeMap::new() };
        // Between the two steps of a replacement the folder is not there at all.
        let gone = !book.out().exists();
        let sound = found == whole || found == *untouched || gone;
        assert!(sound, "kill {kill}: {:?}", found.keys());
        assert!(found.len() == RESULTS.len() || gone, "kill {kill}: an empty folder is no result");
    }
    assert!(killed_midway >= KILLS / 10, "only {killed_midway} of {KILLS} were killed midway");
    // What killed runs left beside is in nobody's way.
    assert!(book.settle(&[]).status.success());
    assert!(contents(&book.out()) == whole);
}

/// Moments spread over the whole run, most of them over its last third, where results are written.
fn moment_of(kill: u32, kills: u32, took: Duration) -> Duration {
    let early = kills / 3;
    match kill < early {
        true => took * 2 / 3 * kill / early,
        false => took * 2 / 3 + took / 3 * (kill - early) / (kills - early),
    }
}
