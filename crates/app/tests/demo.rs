//! The demonstration: the same seed gives the same bytes, its books balance, and its rounds are
//! those of the core.

#[path = "common/book.rs"]
mod book;
#[path = "common/demo_books.rs"]
mod demo_books;

use book::{text, tongzhou};
use demo_books::{assert_rounds_of_the_core, connection, rows};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A small demonstration, built by the program.
fn build(place: &TempDir, seed: u32) -> PathBuf {
    let folder = place.path().join(format!("demo-{seed}"));
    let built = demo(&folder, seed, &[]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    folder
}

fn demo(folder: &Path, seed: u32, more: &[&str]) -> std::process::Output {
    let mut command = tongzhou();
    command
        .args(["demo", "--build-only", "--scale", "1000", "--seed", &seed.to_string(), "--dir"])
        .arg(folder);
    command.args(more).output().expect("the program starts")
}

/// Every table but the one that says when migrations ran.
fn tables(folder: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let connection = connection(folder);
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'refinery%'
                 AND name NOT LIKE 'sqlite%'";
    let names = rows(&connection, names).into_iter().map(|mut row| row.remove(0));
    names.map(|name| (name.clone(), rows(&connection, &format!("SELECT * FROM {name}")))).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_in_every_table() {
    let [one, two] = [0; 2].map(|_| tempfile::tempdir().expect("a temporary folder"));
    let (first, second, other) = (build(&one, 1), build(&two, 1), build(&two, 2));
    let [first_tables, second_tables, other_tables] =
        [&first, &second, &other].map(|it| tables(it));
    assert!(first_tables.len() > 20, "the tables were found");
    for (name, rows) in &first_tables {
        assert!(*rows == second_tables[name], "{name} differs");
    }
    for name in ["member", "person", "round", "outbox", "account"] {
        assert!(first_tables[name] != other_tables[name], "{name} is the same for another seed");
    }
    for file in ["demo.toml", "keys/master.key", "keys/receipt.key"] {
        assert_eq!(fs::read(first.join(file)).ok(), fs::read(second.join(file)).ok(), "{file}");
    }
    let left: Vec<_> = fs::read_dir(one.path()).expect("its place").collect();
    assert_eq!(left.len(), 1, "the draft was moved");
    // A finished one is opened again, another one is refused.
    let again = demo(&first, 1, &["--lang", "zh"]);
    assert!(again.status.success() && text(&again.stdout).contains("treasurer1@demo"));
    let refused = demo(&first, 3, &["--lang", "en"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--seed 1 --scale 1000"), "{}", text(&refused.stderr));
}

#[test]
fn its_books_balance_and_its_rounds_are_those_of_the_core() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = build(&place, 1);
    let connection = connection(&folder);
    let unbalanced = "SELECT pool_id, round, purpose FROM posting GROUP BY 1, 2, 3
                      HAVING sum(amount) <> 0";
    assert_eq!(rows(&connection, unbalanced), Vec::<Vec<String>>::new());
    assert_rounds_of_the_core(&connection, place.path(), "2026-10-31");
}

#[test]
fn the_bank_differs_on_two_days() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let connection = connection(&build(&place, 1));
    let differing = "SELECT pool_id, count(*), count(DISTINCT expected - stated),
        max(on_date) = date(min(on_date), '+1 day')
        FROM custody_statement WHERE stated <> expected GROUP BY pool_id";
    assert_eq!(rows(&connection, differing), [["1", "2", "1", "1"]]);
    let statements = rows(&connection, "SELECT count(*) FROM custody_statement");
    assert_eq!(statements, [["71"]], "two plans: fourteen months, rounds, two days");
    let due = "SELECT count(*) FROM member WHERE phase IN ('ended', 'lapsed') AND credit > 0
               AND left_on < '2026-10-01'";
    assert_eq!(rows(&connection, due), [["0"]], "everybody got the balance back");
    let once = "SELECT count(*) FROM proposal WHERE kind = 'refund' AND made_by = decided_by";
    assert_eq!(rows(&connection, once), [["0"]], "two people agreed on each refund");
}

/// The fraud found by an objection, the appeal won before a jury, the case in grace time: each by
/// the steps of its case, and the pool has no case but those.
#[test]
fn the_story_is_told_by_the_steps_of_cases() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let connection = connection(&build(&place, 1));
    let table = [
        ("SELECT count(*) FROM jury WHERE votes_for > votes_against AND seed IS NOT NULL", "1"),
        ("SELECT count(*) FROM case_step WHERE kind = 'close_jury' AND body = 'outcome=for'", "1"),
        (
            "SELECT count(DISTINCT account_id) - count(*) FROM case_step
             WHERE kind = 'read_appeal'",
            "0",
        ),
        ("SELECT count(*) > 0 FROM case_step WHERE kind = 'object'", "1"),
        // What was paid to the case that was none is back.
        ("SELECT count(*) FROM case_step WHERE kind = 'recover'", "1"),
        (
            "SELECT count(*) FROM case_step AS answer WHERE kind = 'answer' AND 2 <> (
                SELECT count(DISTINCT account_id) FROM case_step AS other
                WHERE other.case_id = answer.case_id AND other.kind = 'answer')",
            "0",
        ),
        ("SELECT count(*) FROM aid_case WHERE netted > 0 AND netted < paid", "1"),
        (
            "SELECT count(*) FROM aid_case WHERE NOT EXISTS (SELECT 1 FROM case_file
                WHERE case_file.pool_id = aid_case.pool_id
                    AND case_file.case_id = aid_case.case_id)",
            "0",
        ),
        (
            "SELECT count(*) FROM case_file AS file WHERE state = 'refused' AND 2 > (
                SELECT count(DISTINCT account_id) FROM case_step AS step
                WHERE step.case_id = file.case_id AND step.body LIKE '%reason=%')",
            "0",
        ),
        (
            "SELECT count(*) FROM case_file WHERE steps <> (SELECT count(*) FROM case_step
                WHERE case_step.pool_id = case_file.pool_id
                    AND case_step.case_id = case_file.case_id)",
            "0",
        ),
    ];
    for (asked, expected) in table {
        assert_eq!(rows(&connection, asked), [[expected]], "{asked}");
    }
}

#[test]
fn the_readme_pages_show_what_it_prints() {
    for (page, language) in [("README.md", "en"), ("README.zh.md", "zh")] {
        let place = tempfile::tempdir().expect("a temporary folder");
        let mut command = tongzhou();
        command.args(["demo", "--scale", "1000", "--build-only", "--lang", language]);
        let printed = command.current_dir(&place).output().expect("the program starts");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let page = fs::read_to_string(root.join(page)).expect("a page of the repository");
        let shown = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
        let shown = shown.expect("the page shows the demonstration");
        assert_eq!(without_time(shown), without_time(text(&printed.stdout)), "{language}");
    }
}

/// The text without how long it took and the code of the moment.
fn without_time(page: &str) -> String {
    let changes = ["ready in", "用时", "The code now", "现在的验证码"];
    let lines = page.lines().map(|line| {
        let at = changes.iter().find_map(|change| line.find(change));
        &line[..at.unwrap_or(line.len())]
    });
    lines.collect::<Vec<_>>().join("\n")
}
