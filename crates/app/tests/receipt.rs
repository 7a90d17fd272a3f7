//! `tongzhou receipt verify`, on the golden receipt of `service`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{repository, text, tongzhou};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// The verifier of another key, the one in the documentation of signed notes.
const OTHER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

fn golden() -> PathBuf {
    repository().join("crates/service/tests/people/receipt.golden.txt")
}

/// The verifier of the key that signed it.
fn key() -> String {
    fs::read_to_string(golden().with_file_name("verifier.golden.txt")).unwrap()
}

fn verify(file: &Path, key: &str, more: &[&str]) -> Output {
    let mut command = tongzhou();
    command.args(["receipt", "verify"]).arg(file).args(["--key", key]).args(more);
    command.output().unwrap()
}

#[test]
fn a_receipt_is_shown_with_who_signed_it() {
    for (language, first) in [
        ("en", "✓ Valid: signed by village.example/receipts.\n"),
        ("zh", "✓ 有效：由 village.example/receipts 签署。\n"),
    ] {
        let run = verify(&golden(), &key(), &["--lang", language]);
        assert_eq!(run.status.code(), Some(0));
        let shown = text(&run.stdout);
        assert!(shown.starts_with(first), "{shown}");
        let agreed = fs::read_to_string(golden()).unwrap();
        let (agreed, _) = agreed.split_once("\n\n").unwrap();
        assert!(shown.contains(agreed), "{shown}");
    }
}

#[test]
fn the_same_in_json() {
    let run = verify(&golden(), &key(), &["--json"]);
    let value: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(value["valid"], true);
    assert_eq!(value["plan"], "village/2026-12-01");
    assert_eq!(value["answers"]["transplant"], "no");
    assert_eq!(value["paid"], "50.00");
    let run = verify(&golden(), OTHER, &["--json"]);
    assert_eq!(run.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((&value["valid"], &value["code"]), (&Value::from(false), &Value::from(1015)));
}

#[test]
fn a_receipt_with_any_bit_turned_is_not_valid() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("receipt.txt");
    let sound = fs::read(golden()).unwrap();
    // One bit of every 29th byte: the text, the blank line, the signature; and a cut.
    for place in (0..sound.len()).step_by(29).chain([sound.len() - 2]) {
        let mut bent = sound.clone();
        bent[place] ^= 1 << (place % 8);
        fs::write(&file, &bent).unwrap();
        let run = verify(&file, &key(), &["--lang", "en"]);
        assert_eq!(run.status.code(), Some(1), "byte {place}");
        assert!(text(&run.stdout).starts_with("✗ Not valid: "), "byte {place}");
        assert!(run.stderr.is_empty());
    }
    fs::write(&file, &sound[..sound.len() / 2]).unwrap();
    let run = verify(&file, &key(), &["--lang", "zh"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stdout).starts_with("✗ 无效："));
}

#[test]
fn what_cannot_be_read_is_bad_input() {
    let key = key();
    let table = [
        (golden(), "village.example", "R1016"),
        (golden().with_extension("missing"), key.as_str(), "R201"),
        (repository(), key.as_str(), "R202"),
    ];
    for (file, key, number) in table {
        let run = verify(&file, key, &["--lang", "en"]);
        assert_eq!(run.status.code(), Some(2), "{number}");
        assert!(text(&run.stderr).contains(number), "{}", text(&run.stderr));
    }
}
