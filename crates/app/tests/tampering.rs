//! The bundle of a demonstration: it verifies, every bit that flips in it is found, and a share
//! that was changed in the database is named.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use tlog::policy::Policy;
use verify::manifest::{Files, Listed, MANIFEST, MANIFEST_NOTE};
use verify::{Asked, Report, Source, verify_community};

/// How many bits are turned, one at a time.
const BITS: u64 = 1_000;

fn tongzhou(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
    command.args(["--lang", "en"]).args(arguments).current_dir(folder).output().expect("it runs")
}

/// A folder with a demonstration in `demo` and its bundle in `bundle`.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = ["demo", "--scale", "1000", "--dir", "demo", "--build-only"];
    assert!(tongzhou(&demo, folder.path()).status.success());
    let verified = tongzhou(&["verify", "--bundle", "bundle", "demo"], folder.path());
    let told = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success(), "{told}{}", String::from_utf8_lossy(&verified.stderr));
    folder
}

/// The files of a bundle in memory.
struct Bundle(Mutex<BTreeMap<String, Vec<u8>>>);

impl Source for Bundle {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.0.lock().expect("nobody panicked").get(path).cloned())
    }
}

impl Bundle {
    fn of(folder: &Path) -> Bundle {
        let mut files = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(below) = folders.pop() {
            for entry in fs::read_dir(&below).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(folder).expect("below it").to_str().expect("UTF-8");
                files.insert(name.to_owned(), fs::read(&path).expect("a file"));
            }
        }
        Bundle(Mutex::new(files))
    }

    fn turn(&self, name: &str, bit: usize) {
        let mut files = self.0.lock().expect("nobody panicked");
        files.get_mut(name).expect("a file")[bit / 8] ^= 1 << (bit % 8);
    }

    fn report(&self, policy: &Policy) -> Report {
        let files = self.0.lock().expect("nobody panicked").clone();
        let listed = Listed {
            manifest: files.get(MANIFEST).map(Vec::as_slice),
            note: files.get(MANIFEST_NOTE).map(Vec::as_slice),
        };
        let own = |name: &&String| *name != MANIFEST && *name != MANIFEST_NOTE;
        let hashes: Files = files
            .keys()
            .filter(own)
            .map(|name| (name.clone(), Sha256::digest(&files[name]).into()))
            .collect();
        verify_community(self, &Asked { policy, since: None, folder: Some((&hashes, listed)) })
    }
}

/// The next of a row of numbers that looks like chance and is the same each time.
fn drawn(number: u64) -> u64 {
    let hash = Sha256::digest(number.to_be_bytes());
    u64::from_be_bytes(*hash.first_chunk().expect("SHA-256 has 32 bytes"))
}

#[test]
fn every_bit_that_flips_in_a_bundle_is_found_and_located() {
    let folder = built();
    let bundle = Bundle::of(&folder.path().join("bundle"));
    let policy = bundle.read("policy").expect("read").expect("a policy");
    let policy = Policy::from_text(&policy).expect("it reads");
    let whole = bundle.report(&policy);
    assert!(whole.holds(), "{}", whole.text(ledger::Language::English));
    let files = bundle.0.lock().expect("nobody panicked").clone();
    let bits: Vec<(String, usize)> =
        files.iter().map(|(name, bytes)| (name.clone(), bytes.len() * 8)).collect();
    let all: usize = bits.iter().map(|(_, bits)| bits).sum();
    for number in 0..BITS {
        let mut place = usize::try_from(drawn(number)).expect("64 bits") % all;
        let mut name = "";
        for (one, bits) in &bits {
            if place < *bits {
                name = one;
                break;
            }
            place -= bits;
        }
        bundle.turn(name, place);
        let report = bundle.report(&policy);
        assert!(!report.holds(), "bit {place} of {name} was not found");
        let located = report.failures().any(|(_, failure)| {
            format!("{:?}", failure.place).contains(name)
                || name == MANIFEST
                || name == MANIFEST_NOTE
        });
        assert!(located, "bit {place} of {name}: {}", report.text(ledger::Language::English));
        bundle.turn(name, place);
    }
    assert!(bundle.report(&policy).holds(), "all bits were turned back");
}

#[test]
fn a_share_that_was_changed_in_the_database_is_named() {
    let folder = built();
    let tampered = tongzhou(&["tamper", "--dir", "demo"], folder.path());
    let told = String::from_utf8_lossy(&tampered.stdout).into_owned();
    assert!(tampered.status.success(), "{told}");
    let round = told.split("round ").nth(1).and_then(|rest| rest.split(' ').next());
    let round = round.expect("the round is told").to_owned();
    let verified = tongzhou(&["verify", "demo"], folder.path());
    let told = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(1), "{told}");
    assert!(told.contains(&format!("published/1/rounds.csv (round {round}, share)")), "{told}");
    // The bundle of before is as it was.
    assert!(tongzhou(&["verify", "bundle"], folder.path()).status.success());
    let elsewhere = tongzhou(&["tamper", "--dir", "bundle"], folder.path());
    assert_eq!(elsewhere.status.code(), Some(2), "only a demonstration is changed like this");
}

/// A demonstration has no page of jobs: who runs it reads on the terminal why the log stands still.
#[test]
fn a_log_that_cannot_go_on_is_told_to_who_runs_it() {
    let folder = built();
    let checkpoint = folder.path().join("demo/log-lock/checkpoint");
    let mut bytes = fs::read(&checkpoint).expect("what was signed last");
    bytes[40] ^= 1;
    fs::write(&checkpoint, bytes).expect("it is written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
    command.args(["demo", "--scale", "1000", "--no-open", "--listen", "127.0.0.1:0"]);
    command.args(["--dir", "demo"]).current_dir(folder.path());
    let mut program = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("runs");
    let lines = BufReader::new(program.stderr.take().expect("what it says")).lines();
    let told = lines.map_while(Result::ok).find(|line| line.contains("R1901"));
    program.kill().expect("it runs");
    program.wait().expect("it ends");
    assert!(told.is_some_and(|line| line.contains("ERROR")), "it ended without saying why");
}
