//! `tongzhou witness`, through the real program: its keys, its service, and that it remembers what
//! it cosigned when it is killed at any moment.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{text, tongzhou};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Output, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;
use tlog::checkpoint::Checkpoint;
use tlog::hash::TreeHash;
use tlog::note::{KeyKind, Signer, Verifier, sign};
use tlog::tree::{Frontier, Subtree, Subtrees, root};
use tlog::witness::{AddCheckpoint, cosignatures_of_answer, size_of_answer};
use ureq::Agent;

const ORIGIN: &str = "log.example/one";

/// How often the witness is killed.
const KILLS: u64 = 12;

/// A log in memory.
struct Entries(Vec<TreeHash>);

impl Subtrees for Entries {
    fn hash(&self, Subtree { level, number }: Subtree) -> Option<TreeHash> {
        let width = 1usize << level;
        let first = usize::try_from(number).ok()?.checked_mul(width)?;
        let mut tree = Frontier::default();
        self.0.get(first..first.checked_add(width)?)?.iter().for_each(|entry| tree.push(*entry));
        Some(tree.root())
    }
}

fn entries(branch: &str) -> Entries {
    let entry = |number| TreeHash::of_entry(format!("{branch} {number}").as_bytes());
    Entries((0..4000).map(entry).collect())
}

fn log() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).unwrap()
}

fn checkpoint(entries: &Entries, size: u64) -> String {
    let (origin, root) = (ORIGIN.to_owned(), root(entries, size).unwrap());
    Checkpoint { origin, size, root, extensions: Vec::new() }.to_text().unwrap()
}

fn request(entries: &Entries, old_size: u64, size: u64) -> String {
    let note = sign(&checkpoint(entries, size), &[&log()]).unwrap();
    AddCheckpoint::of_tree(entries, old_size, &note).unwrap().to_text().unwrap()
}

fn run(place: &TempDir, words: &str) -> Output {
    let words = words.split(' ').map(|word| match word.strip_prefix('@') {
        Some(name) => place.path().join(name).display().to_string(),
        None => word.to_owned(),
    });
    tongzhou().args(words).output().unwrap()
}

fn told(place: &TempDir, words: &str) -> String {
    let run = run(place, words);
    assert!(run.status.success(), "{words}: {}", text(&run.stderr));
    text(&run.stdout).to_owned()
}

fn refused(place: &TempDir, words: &str, code: &str) {
    let run = run(place, words);
    assert_eq!(run.status.code(), Some(2), "{words}: {}", text(&run.stdout));
    assert!(text(&run.stderr).contains(code), "{words}: {}", text(&run.stderr));
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

/// A place with a witness that knows the log.
fn made() -> (TempDir, Vec<Verifier>) {
    let place = tempfile::tempdir().unwrap();
    told(&place, "witness init @w --name witness.example/w1");
    let keys = told(&place, "witness keys @w");
    let policy = format!("log {}\nquorum none\n", log().verifier().text());
    fs::write(place.path().join("w/policy"), policy).unwrap();
    (place, keys.lines().map(|line| Verifier::from_text(line).unwrap()).collect())
}

/// A witness at work; killed when it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(folder: PathBuf) -> Server {
    let mut command = tongzhou();
    command.args(["witness", "serve", "--listen", "127.0.0.1:0", "--json"]).arg(folder);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&said["name"], &said["logs"]), (&"witness.example/w1".into(), &1.into()));
    Server { child, address: said["address"].as_str().unwrap().to_owned() }
}

/// The status and the body; nothing when the server is gone.
fn post(address: &str, body: &str) -> Option<(u16, Vec<u8>)> {
    let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = agent.post(format!("http://{address}/add-checkpoint")).send(body).ok()?;
    Some((answer.status().as_u16(), answer.body_mut().read_to_vec().ok()?))
}

#[test]
fn a_witness_is_made_once_and_shows_its_keys() {
    let place = tempfile::tempdir().unwrap();
    refused(&place, "witness keys @w", "R2001");
    refused(&place, "witness serve @w", "R2001");
    refused(&place, "witness init @w --name two+words", "R2004");
    let said = told(&place, "witness init @w --name witness.example/w1 --lang zh");
    assert!(said.contains("见证者在 ") && said.contains("\nwitness.example/w1+"), "{said}");
    refused(&place, "witness init @w --name witness.example/w1", "R2002");
    for file in ["w/keys/ed25519.key", "w/keys/ml-dsa-44.key"] {
        assert_eq!(mode(&place.path().join(file)), 0o600);
    }
    let keys = told(&place, "witness keys @w");
    let kinds = keys.lines().map(|line| Verifier::from_text(line).unwrap().kind());
    let kinds: Vec<KeyKind> = kinds.collect();
    assert_eq!(kinds, [KeyKind::Ed25519Cosignature, KeyKind::MlDsa44Cosignature]);
    let json: serde_json::Value =
        serde_json::from_str(&told(&place, "witness keys @w --json")).unwrap();
    assert_eq!(json["verifiers"].as_array().unwrap().len(), 2);
    // What is wrong in the folder is told, with the line of the policy.
    fs::write(place.path().join("w/policy"), "quorum none\nlog nonsense\n").unwrap();
    refused(&place, "witness serve @w --lang en", "policy:2");
    refused(&place, "witness serve @w", "R2006");
    fs::write(place.path().join("w/policy"), "quorum none\n").unwrap();
    fs::write(place.path().join("w/keys/ed25519.key"), "PRIVATE+KEY+a+0+AA==\n").unwrap();
    refused(&place, "witness serve @w", "R2005");
}

#[test]
fn a_log_is_cosigned_by_one_process_and_what_is_broken_stops_the_next() {
    let (place, keys) = made();
    let keys: Vec<&Verifier> = keys.iter().collect();
    let (entries, folder) = (entries("true"), place.path().join("w"));
    let server = start(folder.clone());
    refused(&place, "witness serve @w", "R2003");
    let (status, body) = post(&server.address, &request(&entries, 0, 3)).unwrap();
    assert_eq!(status, 200, "{}", text(&body));
    let lines = cosignatures_of_answer(&body, &checkpoint(&entries, 3), &keys).unwrap();
    assert_eq!(lines.lines().count(), 2);
    drop(server);
    let logs: Vec<_> = fs::read_dir(folder.join("logs")).unwrap().collect();
    let file = logs.into_iter().next().unwrap().unwrap().path();
    fs::write(file, "torn").unwrap();
    refused(&place, "witness serve @w", "R2007");
}

/// Killed between and within requests: what it cosigned stays the last, so that no size ever gets a
/// second root and no log goes back.
#[test]
fn a_witness_killed_at_any_moment_remembers_what_it_cosigned() {
    let (place, _) = made();
    let (entries, forked) = (entries("true"), entries("false"));
    let folder = place.path().join("w");
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut server = start(folder.clone());
        let (status, body) = post(&server.address, &request(&entries, 3999, 3999)).unwrap();
        assert_eq!(status, 409, "it is told how far the log was");
        let remembered = size_of_answer(&body).unwrap();
        assert!(remembered >= acknowledged, "{remembered} after {acknowledged}");
        if remembered > 0 {
            for size in [remembered, remembered + 5] {
                let second_root = request(&forked, remembered, size);
                assert_eq!(post(&server.address, &second_root).unwrap().0, 422);
            }
            let back = request(&entries, remembered - 1, remembered);
            assert_eq!(post(&server.address, &back).unwrap().0, 409);
        }
        acknowledged = remembered;
        let (address, from) = (server.address.clone(), acknowledged);
        let requests: Vec<_> =
            (from..from + 200).map(|old| (old + 1, request(&entries, old, old + 1))).collect();
        let client = thread::spawn(move || {
            let mut last = from;
            for (size, body) in requests {
                match post(&address, &body) {
                    Some((200, _)) => last = size,
                    Some((status, body)) => panic!("{status}: {}", text(&body)),
                    None => break,
                }
            }
            last
        });
        // From before the first answer to some way into the work.
        thread::sleep(Duration::from_millis(20 + kill * 37 % 101));
        server.child.kill().unwrap();
        server.child.wait().unwrap();
        acknowledged = client.join().unwrap();
    }
    assert!(acknowledged > 5, "the witness did some work: {acknowledged}");
}
