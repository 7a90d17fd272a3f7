//! The benchmarks of the public log at a small size: that they run, and say what they measured.
//! How fast is never asserted.

#[path = "common/book.rs"]
mod book;

use book::tongzhou;
use serde_json::Value;

fn line(arguments: &[&str]) -> Value {
    let run = tongzhou().arg("bench").args(arguments).output().expect("the program starts");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{arguments:?}: {told}");
    let line = String::from_utf8(run.stdout).expect("UTF-8");
    assert_eq!(line.lines().count(), 1, "{line}");
    let value: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(value["bench"], arguments[0]);
    value
}

fn are_numbers(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value[*key].as_f64().is_some_and(|number| number >= 0.0), "{key}: {value}");
    }
}

#[test]
fn a_log_is_appended_to_once_a_second() {
    let value = line(&["log", "--rate", "300", "--seconds", "2", "--before", "700"]);
    assert_eq!(value["checkpoints"], 2);
    are_numbers(&value, &["append_ms", "append_ms_worst", "entries_per_second"]);
    are_numbers(&value, &["plain_entries_per_second", "rate_over_plain"]);
    assert!(value["limit"].is_string());
}

#[test]
fn the_tree_of_balances_has_all_members_and_is_made_once_more() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    for loaded in [true, false] {
        let value = line(&["balances", "--members", "20000", "--dir", dir]);
        assert_eq!(value["members"], 20_000);
        assert_eq!(value["load_ms"].is_null(), !loaded);
        are_numbers(&value, &["stream_ms", "plain_sha256_ms", "tree_ms", "plain_scan_ms"]);
        are_numbers(&value, &["tree_mib", "store_mib", "peak_rss_mib"]);
    }
}

#[test]
fn proofs_are_made_and_hold() {
    let arguments = ["proofs", "--members", "20000", "--joinings", "1000", "--proofs", "20"];
    let value = line(&arguments);
    assert_eq!(value["log_entries"], 1_001);
    assert!(value["bytes_most"].as_u64().is_some_and(|bytes| bytes <= 4_096), "{value}");
    are_numbers(&value, &["make_ms", "make_ms_p99", "verify_ms", "verify_ms_p99"]);
    are_numbers(&value, &["plain_read_ms", "one_signature_ms"]);
}

#[test]
fn the_bundle_of_24_rounds_is_found_right() {
    let value = line(&["verify", "--members", "2000"]);
    assert_eq!(value["rounds"], 24);
    are_numbers(&value, &["verify_ms", "plain_hash_ms", "files", "peak_rss_mib"]);
}
