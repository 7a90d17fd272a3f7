//! A small log with known keys that lies in the repository: it is what we make today, byte for
//! byte, and two implementations not written here verify it.
//!
//! When the format is meant to change: `UPDATE_GOLDEN=1 cargo test -p tlog --test golden`.

use signed_note::{Note, StandardVerifier, VerifierList};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::edge::Edge;
use tlog::hash::TreeHash;
use tlog::note::{Signer, add_signatures, sign};
use tlog::policy::Policy;
use tlog::proof::LogProof;
use tlog::tile::{Tile, read_entries};
use tlog_tiles::tlog::{Hash, check_record};

const ORIGIN: &str = "golden.tongzhou.example/log";
const ENTRIES: u64 = 300;

/// The moment at which the witness says it signed.
const WITNESSED_AT: u64 = 1_767_225_600;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn entry(number: u64) -> Vec<u8> {
    let round = number + 1;
    format!(
        "tongzhou/1 case-notice\npool 1\ncase golden-{round:04}\napproved 2026-01-01\n\
        aid {}\ncommitment -\n",
        round * 100
    )
    .into_bytes()
}

/// The files of the log, by name.
fn made() -> BTreeMap<String, Vec<u8>> {
    let entries: Vec<Vec<u8>> = (0..ENTRIES).map(entry).collect();
    let mut edge = Edge::default();
    let tiles = edge.append(entries.iter().map(Vec::as_slice)).expect("short entries");
    let mut files: BTreeMap<String, Vec<u8>> =
        tiles.into_iter().map(|(tile, bytes)| (tile.path(), bytes)).collect();
    let log = Signer::from_seed(ORIGIN, &[1; 32]).expect("a name");
    let second = Cosigner::ml_dsa_44(ORIGIN, &[2; 32]).expect("a name");
    let witness = Cosigner::ed25519("golden-witness.example", &[3; 32]).expect("a name");
    let origin = ORIGIN.to_owned();
    let checkpoint =
        Checkpoint { origin, size: ENTRIES, root: edge.root(), extensions: Vec::new() };
    let text = checkpoint.to_text().expect("a checkpoint");
    let signed = sign(&text, &[&log]).expect("a note");
    let cosigned = witness.cosign(&text, WITNESSED_AT).expect("a checkpoint");
    let short = add_signatures(&signed, &cosigned).expect("a line more");
    let by_second = second.cosign(&text, 0).expect("a checkpoint");
    let whole = add_signatures(&short, &by_second).expect("a line more");
    files.insert("checkpoint".to_owned(), whole.into_bytes());
    let policy = format!(
        "log {}\nlog {}\nwitness W {}\nquorum W\n",
        log.verifier().text(),
        second.verifier().text(),
        witness.verifier().text()
    );
    files.insert("policy".to_owned(), policy.into_bytes());
    let index = 257;
    let leaves: Vec<TreeHash> = entries.iter().map(|entry| TreeHash::of_entry(entry)).collect();
    let mut extra = b"tongzhou-proof/1 entry\n\n".to_vec();
    extra.extend(&entries[257]);
    extra.push(b'\n');
    let proof =
        LogProof { extra: Some(extra), index, hashes: path(&leaves, 257), checkpoint: short };
    let proof = proof.to_text().expect("a proof");
    files.insert("entry-257.tlog-proof".to_owned(), proof.into_bytes());
    files
}

/// The inclusion proof of RFC 6962, section 2.1.1, word for word.
fn path(leaves: &[TreeHash], place: usize) -> Vec<TreeHash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let mut split = 1;
    while split * 2 < leaves.len() {
        split *= 2;
    }
    let (left, right) = leaves.split_at(split);
    let mut proof = match place < split {
        true => path(left, place),
        false => path(right, place - split),
    };
    proof.push(if place < split { root(right) } else { root(left) });
    proof
}

fn root(leaves: &[TreeHash]) -> TreeHash {
    if let [one] = leaves {
        return *one;
    }
    let mut split = 1;
    while split * 2 < leaves.len() {
        split *= 2;
    }
    TreeHash::of_pair(root(&leaves[..split]), root(&leaves[split..]))
}

fn stored(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).expect("a file of the golden log")
}

#[test]
fn the_golden_log_is_what_we_make() {
    let made = made();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for (name, bytes) in &made {
            let place = folder().join(name);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
    }
    for (name, bytes) in &made {
        assert!(stored(name) == *bytes, "{name}");
    }
}

#[test]
fn the_golden_log_verifies_here() {
    let policy = Policy::from_text(&stored("policy")).unwrap();
    let (_, judgement) = policy.open(&stored("checkpoint")).unwrap();
    assert!(judgement.is_valid());
    assert_eq!((judgement.logs.len(), judgement.witnesses[0].time), (2, Some(WITNESSED_AT)));
    let edge = Edge::read(ENTRIES, &|tile: Tile| fs::read(folder().join(tile.path())).ok());
    assert_eq!(edge.unwrap().root(), judgement.checkpoint.root);
    let proof = LogProof::from_bytes(&stored("entry-257.tlog-proof")).unwrap();
    let verifiers = policy.verifiers();
    let entry = TreeHash::of_entry(&entry(257));
    assert!(proof.verify(entry, ORIGIN, &verifiers).is_ok());
}

#[test]
fn the_golden_log_verifies_with_implementations_of_others() {
    // The signature, by `signed_note`.
    let policy = String::from_utf8(stored("policy")).unwrap();
    let key = policy.lines().next().and_then(|line| line.strip_prefix("log ")).unwrap();
    let verifier = StandardVerifier::new(key).unwrap();
    let note = Note::from_bytes(&stored("checkpoint")).unwrap();
    let (verified, _) = note.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!(verified[0].name(), ORIGIN);
    let text = String::from_utf8(note.text().to_vec()).unwrap();
    let said = Checkpoint::from_text(&text).unwrap();
    // Every entry and the root, by `tlog_tiles`.
    let mut entries = Vec::new();
    for name in ["tile/entries/000", "tile/entries/001.p/44"] {
        let bundle = stored(name);
        entries.extend(read_entries(&bundle).unwrap().into_iter().map(<[u8]>::to_vec));
    }
    assert_eq!(u64::try_from(entries.len()).unwrap(), said.size);
    let leaves: Vec<TreeHash> = entries.iter().map(|entry| TreeHash::of_entry(entry)).collect();
    for (index, entry) in (0u64..).zip(&entries) {
        let leaf = tlog_tiles::tlog::record_hash(entry);
        let place = usize::try_from(index).unwrap();
        let proof: Vec<Hash> = path(&leaves, place).into_iter().map(|one| Hash(one.0)).collect();
        check_record(&proof, said.size, Hash(said.root.0), index, leaf).unwrap();
    }
}
