//! A community's log in memory, made by a small and naive encoder of its own.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tlog::checkpoint::Checkpoint;
use tlog::hash::TreeHash;
use tlog::note::{Signer, sign};
use tlog::policy::Policy;
use tlog::proof::LogProof;
use tlog::tile::{Tile, TileKind, write_entries};
use tlog::tree::{Subtree, Subtrees, inclusion_proof, root};
use verify::manifest::{Files, Listed, MANIFEST, MANIFEST_NOTE};
use verify::{Asked, Report, Source, verify_community};

/// The name of the log.
pub const ORIGIN: &str = "example.org/log";

/// The key of the log.
pub fn log_key() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).unwrap()
}

/// The key for receipts.
pub fn receipts_key() -> Signer {
    Signer::from_seed("example.org/receipts", &[2; 32]).unwrap()
}

/// Digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An entry of lines.
pub fn entry(kind: &str, lines: &[(&str, &dyn ToString)]) -> String {
    let mut text = format!("tongzhou/1 {kind}\n");
    for (key, value) in lines {
        text += &format!("{key} {}\n", value.to_string());
    }
    text
}

/// What every log begins with.
pub fn first_entries() -> Vec<String> {
    let log = log_key().verifier().text();
    let receipts = receipts_key().verifier().text();
    vec![
        entry("key-added", &[("purpose", &"log"), ("verifier", &log)]),
        entry("key-added", &[("purpose", &"receipts"), ("verifier", &receipts)]),
    ]
}

/// The files of a log, by path.
#[derive(Clone, Default)]
pub struct Log {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Source for Log {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.files.get(path).cloned())
    }
}

/// All complete subtrees of entries, by hashing them anew.
pub struct Hashes(pub Vec<TreeHash>);

impl Subtrees for Hashes {
    fn hash(&self, subtree: Subtree) -> Option<TreeHash> {
        let width = 1usize << subtree.level;
        let first = usize::try_from(subtree.number).ok()? * width;
        let mut hashes = self.0.get(first..first + width)?.to_vec();
        while hashes.len() > 1 {
            hashes = hashes.chunks(2).map(|pair| TreeHash::of_pair(pair[0], pair[1])).collect();
        }
        hashes.pop()
    }
}

/// The hashes of entries.
pub fn hashes_of(entries: &[String]) -> Hashes {
    Hashes(entries.iter().map(|entry| TreeHash::of_entry(entry.as_bytes())).collect())
}

/// The signed checkpoint of entries.
pub fn checkpoint_of(entries: &[String]) -> String {
    let size = u64::try_from(entries.len()).unwrap();
    let root = root(&hashes_of(entries), size).unwrap();
    let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size, root, extensions: Vec::new() };
    sign(&checkpoint.to_text().unwrap(), &[&log_key()]).unwrap()
}

impl Log {
    /// The log of entries, with its tiles and checkpoint.
    pub fn of(entries: &[String]) -> Log {
        let hashes = hashes_of(entries);
        let mut log = Log::default();
        for tile in Tile::new_since(0, u64::try_from(entries.len()).unwrap()) {
            let (first, width) = (usize::try_from(tile.number).unwrap() * 256, tile.width.into());
            let bytes = match tile.kind {
                TileKind::Entries => {
                    let entries = entries.iter().skip(first).take(width);
                    write_entries(entries.map(|entry| entry.as_bytes())).unwrap()
                }
                TileKind::Hashes(level) => {
                    let subtree = |number| Subtree { level: u32::from(level) * 8, number };
                    let numbers = (tile.number * 256..).take(width);
                    numbers.flat_map(|number| hashes.hash(subtree(number)).unwrap().0).collect()
                }
            };
            log.files.insert(tile.path(), bytes);
        }
        log.write("checkpoint", checkpoint_of(entries));
        log.write("policy", format!("log {}\nquorum none\n", log_key().verifier().text()));
        log
    }

    /// Adds or replaces a file.
    pub fn write(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    /// The list of all files, and its note.
    pub fn with_manifest(mut self, entries: usize) -> Log {
        let lines = self
            .files
            .iter()
            .map(|(name, bytes)| format!("{}  {name}\n", hex(&Sha256::digest(bytes))));
        let manifest: String = lines.collect();
        let hash = hex(&Sha256::digest(&manifest));
        let text = format!("tongzhou bundle v1\n{ORIGIN}\n{entries}\n{hash}\n");
        self.write(MANIFEST_NOTE, sign(&text, &[&receipts_key()]).unwrap());
        self.write(MANIFEST, manifest);
        self
    }

    /// What the auditor says of it, under its own policy.
    pub fn report(&self) -> Report {
        self.report_since(None)
    }

    /// The same, with a checkpoint of an earlier day.
    pub fn report_since(&self, since: Option<&[u8]>) -> Report {
        let policy = policy();
        verify_community(self, &Asked { policy: &policy, since, folder: None })
    }

    /// What the auditor says of it as a bundle.
    pub fn report_of_bundle(&self) -> Report {
        let policy = policy();
        let (mut files, mut listed) = (Files::new(), Listed { manifest: None, note: None });
        for (name, bytes) in &self.files {
            match name.as_str() {
                MANIFEST => listed.manifest = Some(bytes),
                MANIFEST_NOTE => listed.note = Some(bytes),
                _ => {
                    files.insert(name.clone(), Sha256::digest(bytes).into());
                }
            }
        }
        let asked = Asked { policy: &policy, since: None, folder: Some((&files, listed)) };
        verify_community(self, &asked)
    }
}

/// The policy that trusts the key of the log.
pub fn policy() -> Policy {
    let text = format!("log {}\nquorum none\n", log_key().verifier().text());
    Policy::from_text(text.as_bytes()).unwrap()
}

/// A proof of an entry, with its extra data.
pub fn proof(entries: &[String], index: usize, (header, rest): (&str, &[u8])) -> String {
    let extra = [header.as_bytes(), b"\n", entries[index].as_bytes(), b"\n", rest].concat();
    let place = u64::try_from(index).unwrap();
    let size = u64::try_from(entries.len()).unwrap();
    let hashes = inclusion_proof(&hashes_of(entries), place, size).unwrap();
    let checkpoint = checkpoint_of(entries);
    LogProof { extra: Some(extra), index: place, hashes, checkpoint }.to_text().unwrap()
}

/// The index of the first entry of a kind that holds a line.
pub fn index_of(entries: &[String], kind: &str, line: &str) -> usize {
    let first = format!("tongzhou/1 {kind}\n");
    let found = entries.iter().position(|entry| {
        entry.starts_with(&first) && entry.lines().any(|known| line.is_empty() || known == line)
    });
    found.unwrap_or_else(|| panic!("no {kind} with {line}"))
}

/// The value of a key of an entry.
pub fn get<'entry>(entry: &'entry str, key: &str) -> &'entry str {
    let mut lines = entry.lines().skip(1).filter_map(|line| line.split_once(' '));
    lines.find(|(known, _)| *known == key).unwrap().1
}

/// The entry with another value of a key.
pub fn set(entry: &str, key: &str, value: &str) -> String {
    let old = format!("\n{key} {}\n", get(entry, key));
    assert!(entry.contains(&old));
    entry.replacen(&old, &format!("\n{key} {value}\n"), 1)
}

/// A report without its hashes, which change with the texts of the rules.
pub fn without_hashes(text: &str) -> String {
    let hidden = |word: &str| match word.trim_end_matches('=').len() {
        43 if word.ends_with('=') => "(root)".to_owned(),
        64 if word.bytes().all(|letter| letter.is_ascii_hexdigit()) => "(hash)".to_owned(),
        _ => word.to_owned(),
    };
    let of_path = |word: &str| word.split('/').map(hidden).collect::<Vec<_>>().join("/");
    let word = |word: &str| if word.ends_with('=') { hidden(word) } else { of_path(word) };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
