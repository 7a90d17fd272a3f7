//! The command line itself: help and refused arguments in both languages, and readers that go away.

#[path = "common/book.rs"]
mod book;

use book::tongzhou;
use std::process::{Command, Output};
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&[&str]; 62] = [
    &[],
    &["demo"],
    &["serve"],
    &["settle"],
    &["statement"],
    &["close"],
    &["replay"],
    &["verify"],
    &["tamper"],
    &["rules"],
    &["rules", "lint"],
    &["rules", "show"],
    &["rules", "diff"],
    &["rules", "hash"],
    &["receipt"],
    &["receipt", "verify"],
    &["bench"],
    &["bench", "settle"],
    &["bench", "files"],
    &["export"],
    &["import"],
    &["backup"],
    &["restore"],
    &["migrate"],
    &["admin"],
    &["admin", "init"],
    &["admin", "found"],
    &["admin", "account", "add"],
    &["admin", "account", "list"],
    &["admin", "account", "enrol"],
    &["admin", "account", "disable"],
    &["admin", "role", "grant"],
    &["admin", "role", "revoke"],
    &["admin", "key", "add"],
    &["admin", "key", "rewrap"],
    &["admin", "pool", "open"],
    &["admin", "pool", "list"],
    &["admin", "supervisor", "enrol"],
    &["admin", "supervisor", "keys"],
    &["admin", "supervisor", "receive"],
    &["admin", "supervisor", "orders"],
    &["stop-order"],
    &["stop-order", "key"],
    &["stop-order", "sign"],
    &["stop-order", "lift"],
    &["witness"],
    &["witness", "init"],
    &["witness", "keys"],
    &["witness", "serve"],
    &["admin", "audit"],
    &["admin", "evidence"],
    &["bench", "demo"],
    &["bench", "evidence"],
    &["bench", "statement"],
    &["bench", "cases"],
    &["bench", "ballots"],
    &["bench", "store"],
    &["bench", "deposits"],
    &["bench", "log"],
    &["bench", "balances"],
    &["bench", "proofs"],
    &["bench", "verify"],
];

fn run(arguments: &[&str]) -> Output {
    tongzhou().args(arguments).env("COLUMNS", "80").output().expect("the program starts")
}

fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[test]
fn help_is_bilingual_and_fits_80_columns() {
    for command in COMMANDS {
        let run = run(&[command, &["--help"]].concat());
        assert!(run.status.success(), "{command:?}");
        let help = String::from_utf8(run.stdout).unwrap();
        for line in help.lines() {
            assert!(line.width() <= 80, "{command:?}: {line}");
        }
        let (_, options) = help.split_once("Options 选项:\n").unwrap();
        let lines = options.lines().map(str::trim_start);
        let mut described = true;
        for line in lines {
            if line.starts_with('-') {
                assert!(described, "{command:?}: an option before this one has no Chinese: {line}");
                described = false;
            }
            described |= line.contains(is_chinese);
        }
        assert!(described, "{command:?}: the last option has no Chinese");
    }
}

#[test]
fn refused_arguments_are_told_in_the_language_asked_for() {
    let table: [(&[&str], &str); 7] = [
        (&["settle"], "缺少参数：--out <DIR>、<BOOK>"),
        (&["settle", "a", "--out", "b", "--colour"], "没有这个参数：--colour"),
        (&["settel"], "没有这个命令：settel"),
        (&["close", "a", "--dry-run", "--on", "2021-13-01"], "真实存在的日期"),
        (&["close", "a", "--dry-run", "--on", "2021-06-01T00:00"], "真实存在的日期"),
        (&["replay", "a", "--fee-bp", "-1"], "-1"),
        (&["settle", "a", "--out", ""], "--out"),
    ];
    for (arguments, chinese) in table {
        for lang in [&["--lang", "zh"][..], &["--lang=zh"]] {
            let run = run(&[arguments, lang].concat());
            let told = String::from_utf8(run.stderr).unwrap();
            assert_eq!(run.status.code(), Some(2), "{arguments:?}");
            assert!(told.contains(chinese) && told.contains("--help"), "{arguments:?}: {told}");
        }
        let run = run(&[arguments, &["--lang", "en"]].concat());
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(told.starts_with("error: "), "{arguments:?}: {told}");
    }
}

/// `| head` may be gone before the first line, and a disk may be full.
#[test]
fn a_reader_that_goes_away_is_no_fault_of_the_program() {
    for sink in ["1>&-", ">/dev/full", "2>&-", "2>/dev/full", "| true"] {
        for arguments in ["replay nowhere.csv", "replay nowhere.csv --json", "--help", "rules"] {
            let script = format!("\"$0\" {arguments} {sink}");
            let mut command = Command::new("sh");
            let command = command.args(["-c", &script, env!("CARGO_BIN_EXE_tongzhou")]);
            let run = command.output().unwrap();
            let told = [run.stdout, run.stderr].concat();
            let told = String::from_utf8_lossy(&told);
            assert!(!told.contains("panicked"), "{arguments} {sink}: {told}");
        }
    }
}

/// An id may look like an option.
#[test]
fn a_member_whose_id_begins_with_a_dash_can_be_asked_for() {
    let book = "settlement-examples/prepaid-sponsor";
    let run = run(&["statement", book, "--member", "-m1", "--lang", "en"]);
    assert!(String::from_utf8(run.stderr).unwrap().contains("R401"));
}

/// The folder a user stands in cannot be replaced as a whole.
#[test]
fn results_need_a_folder_with_a_name() {
    let book = "settlement-examples/prepaid-sponsor";
    for place in [".", "..", "/"] {
        let run = run(&["settle", book, "--out", place, "--lang", "en"]);
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(told.contains("R216") && told.contains("the name of a folder"), "{told}");
    }
}
