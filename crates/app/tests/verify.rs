//! `tongzhou verify`, on a bundle, over HTTP, and on a proof.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "common/book.rs"]
mod book;
#[path = "../../verify/tests/log/community.rs"]
#[allow(dead_code, reason = "the tests of the crate use the rest")]
mod community;
#[path = "../../verify/tests/log/rulebook.rs"]
mod rulebook;
#[path = "../../verify/tests/log/village.rs"]
mod village;

use book::{text, tongzhou};
use community::{Log, checkpoint_of, get, index_of, proof, set, without_hashes};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Output;
use std::thread;
use tempfile::TempDir;
use village::entries_of_every_kind;

fn verify(what: &str, more: &[&str]) -> Output {
    let mut command = tongzhou();
    command.args(["verify", what, "--lang", "en"]).args(more);
    command.output().unwrap()
}

fn in_a_folder(log: &Log) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in &log.files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn bundle() -> Log {
    let village = entries_of_every_kind();
    village.log().with_manifest(village.entries.len())
}

fn shown(folder: &Path) -> String {
    folder.to_str().unwrap().to_owned()
}

#[test]
fn a_bundle_that_is_right() {
    let folder = in_a_folder(&bundle());
    let what = shown(folder.path());
    let run = verify(&what, &[]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    insta::assert_snapshot!("bundle_en", without_hashes(text(&run.stdout)));
    let run = tongzhou().args(["verify", &what, "--lang", "zh"]).output().unwrap();
    insta::assert_snapshot!("bundle_zh", without_hashes(text(&run.stdout)));
    let policy = shown(&folder.path().join("policy"));
    let given = verify(&what, &["--policy", &policy]);
    assert_eq!(given.status.code(), Some(0));
    assert!(!text(&given.stdout).contains("compare them"), "{}", text(&given.stdout));
}

#[test]
fn a_wrong_entry_is_told_first_and_in_json() {
    let mut village = entries_of_every_kind();
    let index = index_of(&village.entries, "round-settled", "round 1");
    village.entries[index] = set(&village.entries[index], "share", "89");
    let folder = in_a_folder(&village.log().with_manifest(village.entries.len()));
    let run = verify(&shown(folder.path()), &["--json"]);
    assert_eq!(run.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(value["right"], false);
    let first = &value["first_wrong"];
    assert_eq!(first["entry"], index);
    assert_eq!((&first["found"], &first["expected"]), (&"89".into(), &"88".into()));
    assert_eq!(first["subject"], "rounds");
}

#[test]
fn a_file_that_changed_is_named() {
    let folder = in_a_folder(&bundle());
    let path = folder.path().join("published/1/rounds.csv");
    let mut bytes = fs::read(&path).unwrap();
    bytes[200] ^= 1;
    fs::write(&path, bytes).unwrap();
    let run = verify(&shown(folder.path()), &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stdout).contains("published/1/rounds.csv: its hash is"));
}

#[test]
fn an_earlier_checkpoint_is_held_against_it() {
    let folder = in_a_folder(&bundle());
    let entries = entries_of_every_kind().entries;
    let mut other = entries.clone();
    other.swap(5, 15);
    for (entries, status) in [(&entries[..20], 0), (&other[..20], 1)] {
        let since = folder.path().with_extension("checkpoint");
        fs::write(&since, checkpoint_of(entries)).unwrap();
        let run = verify(&shown(folder.path()), &["--since", &shown(&since)]);
        assert_eq!(run.status.code(), Some(status), "{}", text(&run.stdout));
    }
}

#[test]
fn a_proof_wants_a_policy() {
    let folder = in_a_folder(&bundle());
    let entries = entries_of_every_kind().entries;
    let index = index_of(&entries, "aid-paid", "");
    assert_eq!(get(&entries[index], "amount"), "500");
    let file = folder.path().join("paid.tlog-proof");
    fs::write(&file, proof(&entries, index, ("tongzhou-proof/1 payment\n", b""))).unwrap();
    let run = verify(&shown(&file), &[]);
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("--policy"), "{}", text(&run.stderr));
    let policy = shown(&folder.path().join("policy"));
    let run = verify(&shown(&file), &["--policy", &policy]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stdout));
    assert!(text(&run.stdout).contains("amount 500"));
    let other = proof(&entries, index, ("tongzhou-proof/1 share\n", b""));
    fs::write(&file, other).unwrap();
    assert_eq!(verify(&shown(&file), &["--policy", &policy]).status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_is_no_verdict() {
    let empty = tempfile::tempdir().unwrap();
    let folder = in_a_folder(&bundle());
    let policy = shown(&folder.path().join("checkpoint"));
    for (what, more) in [
        (shown(empty.path()), Vec::new()),
        (shown(&empty.path().join("none")), Vec::new()),
        (shown(folder.path()), vec!["--policy", policy.as_str()]),
        (shown(folder.path()), vec!["--since", "none"]),
        ("http://127.0.0.1:1".to_owned(), Vec::new()),
    ] {
        let run = verify(&what, &more);
        assert_eq!(run.status.code(), Some(2), "{what} {more:?}\n{}", text(&run.stdout));
        assert!(!run.stderr.is_empty());
    }
}

/// Whoever writes a policy is told the line of it, also where lines of the log are put before it.
#[test]
fn a_policy_that_cannot_be_read_is_told_with_its_line_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let place = shown(folder.path());
    let made = tongzhou()
        .args(["admin", "init", "--name", "test.example", "--dir", &place])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", text(&made.stderr));
    let witnesses = folder.path().join("witnesses.policy");
    fs::write(&witnesses, "# ours\nwitness w nonsense\nquorum none\n").unwrap();
    let file = shown(&witnesses);
    let folder = in_a_folder(&bundle());
    for (what, more) in [(place.as_str(), vec![]), (&shown(folder.path()), vec!["--policy", &file])]
    {
        for (language, told) in
            [("en", "this is not the text form of a key"), ("zh", "不是签名公钥的文字形式")]
        {
            let mut command = tongzhou();
            let run = command.args(["verify", what, "--lang", language]).args(&more);
            let run = run.output().unwrap();
            let said = text(&run.stderr);
            assert_eq!(run.status.code(), Some(2), "{said}");
            assert!(said.contains("witnesses.policy:2") && said.contains(told), "{said}");
        }
    }
}

/// Serves below `/log/` what a status line and a body are given for, until the test ends.
fn serve(mut answer: impl FnMut(&str) -> (&'static str, Vec<u8>) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                match stream.read(&mut buffer) {
                    Ok(length) if length > 0 => request.extend(&buffer[..length]),
                    _ => break,
                }
            }
            let request = String::from_utf8(request).unwrap();
            let path = request.split(' ').nth(1).unwrap_or_default();
            let (status, body) = answer(path.strip_prefix("/log/").unwrap_or_default());
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), &body].concat());
        }
    });
    address
}

/// The files of a log, of which one may answer 500.
fn files(
    log: Log,
    broken: Option<&'static str>,
) -> impl FnMut(&str) -> (&'static str, Vec<u8>) + Send + 'static {
    move |path| match log.files.get(path) {
        _ if broken == Some(path) => ("500 Internal Server Error", Vec::new()),
        Some(bytes) => ("200 OK", bytes.clone()),
        None => ("404 Not Found", Vec::new()),
    }
}

#[test]
fn a_community_s_address() {
    let village = entries_of_every_kind();
    let run = verify(&serve(files(village.log(), None)), &[]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stdout));
    assert!(text(&run.stdout).contains("compare them"));
    let run = verify(&serve(files(village.log(), Some("published/1/rounds.csv"))), &[]);
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("HTTP 500"), "{}", text(&run.stderr));
    let mut wrong = village.log();
    let path = wrong.files.keys().find(|path| path.starts_with("tile/0/")).unwrap().clone();
    wrong.files.get_mut(&path).unwrap()[70] ^= 1;
    let run = verify(&serve(files(wrong, None)), &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stdout).contains("entry 2 (its hash in tile/0/"), "{}", text(&run.stdout));
}

/// A round settles between the checkpoint and the table of rounds: that is nobody's fault.
#[test]
fn a_log_that_goes_on_while_it_is_read_is_looked_at_again() {
    let village = entries_of_every_kind();
    let mut earlier = entries_of_every_kind();
    earlier.entries.truncate(index_of(&village.entries, "round-settled", "round 1"));
    let (mut before, mut now) = (files(earlier.log(), None), files(village.log(), None));
    let mut settled = false;
    let address = serve(move |path| {
        settled |= path == "published/1/rounds.csv";
        if settled { now(path) } else { before(path) }
    });
    let run = verify(&address, &[]);
    assert_eq!(run.status.code(), Some(0), "{}{}", text(&run.stdout), text(&run.stderr));
    let size = format!("{} entries", village.entries.len());
    assert!(text(&run.stdout).contains(&size), "{}", text(&run.stdout));
}
