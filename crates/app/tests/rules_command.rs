//! `tongzhou rules`, run as people run it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/tests/fixture")
}

fn tongzhou(rulebooks: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tongzhou"))
        .arg("rules")
        .args(arguments)
        .env("TONGZHOU_RULEBOOKS", rulebooks)
        .output()
        .unwrap()
}

fn standard_output(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn standard_error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A copy of one version of the fixture with an edit in one of its files.
fn broken_copy(file: &str, (from, to): (&str, &str)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("harbour/2020-06-01");
    fs::create_dir_all(&target).unwrap();
    for entry in fs::read_dir(fixture().join("harbour/2020-06-01")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), target.join(entry.file_name())).unwrap();
    }
    let path = target.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn lint_tells_what_is_good() {
    let output = tongzhou(&fixture(), &["lint", "--lang", "en"]);
    assert!(output.status.success(), "{}", standard_error(&output));
    insta::assert_snapshot!("lint_en", standard_output(&output));
    let output = tongzhou(&fixture(), &["lint", "harbour/2020-06-01", "--lang", "zh"]);
    insta::assert_snapshot!("lint_zh", standard_output(&output));
    let output = tongzhou(&fixture(), &["lint", "harbour", "--json"]);
    let lint: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(lint["rulebooks"].as_array().map(Vec::len), Some(3));
    assert_eq!(lint["fault_count"], 0);
}

#[test]
fn lint_tells_file_line_and_key_of_a_fault() {
    let folder = broken_copy("values.toml", ("value = 800,", "value = 80000,"));
    let output = tongzhou(folder.path(), &["lint", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let message = standard_error(&output);
    let path = folder.path().join("harbour/2020-06-01/values.toml");
    let values = fs::read_to_string(&path).unwrap();
    let line = values.lines().position(|line| line.starts_with("fee")).unwrap() + 1;
    let place = format!("{}:{line} [sharing.fee]: \"80000\"", path.display());
    assert!(message.starts_with(&place), "{message}");
    assert!(message.contains("R213") && message.contains("from 0 through 10000"), "{message}");
    let output = tongzhou(folder.path(), &["lint", "--lang", "zh", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    let faults: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(faults["faults"][0]["place"], "sharing.fee");
    assert_eq!(faults["faults"][0]["code"], 213);
}

#[test]
fn names_that_are_no_rulebooks_are_refused() {
    for (name, number) in [
        ("harbour/2020-06-02", "R312"),
        ("haven", "R312"),
        ("../harbour/2020-06-01", "R525"),
        ("harbour/..", "R525"),
        ("harbour/2020-06-01/values.toml", "R525"),
        ("/etc/2020-06-01", "R525"),
        ("", "R525"),
    ] {
        let output = tongzhou(&fixture(), &["lint", name, "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let message = standard_error(&output);
        assert!(message.contains(number), "{name}: {message}");
    }
    let output = tongzhou(Path::new("nowhere"), &["lint", "--lang", "zh"]);
    assert!(standard_error(&output).contains("R312"));
}

#[test]
fn files_that_cannot_be_read_are_faults() {
    let folder = broken_copy("values.toml", ("plan", "plan"));
    let version = folder.path().join("harbour/2020-06-01");
    fs::remove_file(version.join("cases.toml")).unwrap();
    fs::write(version.join("values.toml"), vec![b' '; (1 << 20) + 1]).unwrap();
    fs::write(version.join("covenant.en.md"), [0xff, 0xfe]).unwrap();
    let output = tongzhou(folder.path(), &["lint", "--lang", "en"]);
    let message = standard_error(&output);
    for number in ["R201", "R526", "R203"] {
        assert!(message.contains(number), "{message}");
    }
}

#[test]
fn hash_names_a_version_by_its_words() {
    let output = tongzhou(&fixture(), &["hash", "harbour/2019-01-01"]);
    insta::assert_snapshot!("hash", standard_output(&output));
    let windows = broken_copy("values.toml", ("plan", "plan"));
    let path = windows.path().join("harbour/2020-06-01/values.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    let name = ["hash", "harbour/2020-06-01"];
    let same = tongzhou(windows.path(), &name);
    assert_eq!(standard_output(&same), standard_output(&tongzhou(&fixture(), &name)));
    let edited = broken_copy("covenant.en.md", ("Members", "members"));
    let other = tongzhou(edited.path(), &name);
    assert_ne!(standard_output(&other), standard_output(&same));
}

#[test]
fn show_puts_values_beside_their_articles() {
    for language in ["zh", "en"] {
        let arguments = ["show", "harbour/2020-06-01", "--lang", language];
        let output = tongzhou(&fixture(), &arguments);
        assert!(output.status.success(), "{}", standard_error(&output));
        insta::assert_snapshot!(format!("show_{language}"), standard_output(&output));
        let output = tongzhou(&fixture(), &[&arguments[..], &["--json"]].concat());
        let shown: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(shown["articles"].as_array().map(Vec::len), Some(16));
    }
}

#[test]
fn diff_tells_where_the_newer_version_is_worse() {
    for language in ["zh", "en"] {
        let versions = ["diff", "harbour/2019-01-01", "harbour/2020-06-01"];
        let arguments = [&versions[..], &["--lang", language]].concat();
        let output = tongzhou(&fixture(), &arguments);
        assert!(output.status.success(), "{}", standard_error(&output));
        insta::assert_snapshot!(format!("diff_{language}"), standard_output(&output));
    }
    let output =
        tongzhou(&fixture(), &["diff", "harbour/2019-01-01", "harbour/2020-06-01", "--json"]);
    let diff: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(diff["worse"], 2);
}

#[test]
fn diff_refuses_a_narrowing_that_was_not_announced_ahead() {
    let versions = ["diff", "harbour/2020-06-01", "harbour/2021-01-01", "--lang", "en"];
    let output = tongzhou(&fixture(), &versions);
    assert_eq!(output.status.code(), Some(2));
    let message = standard_error(&output);
    assert!(message.contains("[change.announced_on]: \"2020-12-20\" — R529"), "{message}");
    assert!(
        message.contains("(article 2: a person aged 59 could join and now cannot"),
        "{message}"
    );
}
