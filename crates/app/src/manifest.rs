//! What a folder of an export or a backup holds, with the hash of every file.
//!
//! `MANIFEST.json` names every other file with its size and SHA-256; `MANIFEST.sha256` is the hash
//! of `MANIFEST.json` itself, in the form that `sha256sum --check` reads. **Invariant: a changed,
//! missing or shortened file is found.**

use crate::failure::{Failure, unwritable, whole_file};
use crate::results_folder::ResultsFolder;
use ledger::{Fault, Rejection};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

const MANIFEST: &str = "MANIFEST.json";
const MANIFEST_HASH: &str = "MANIFEST.sha256";

/// The most bytes of a manifest.
const MANIFEST_BYTES_MAX: u64 = 16 << 20;

/// What a folder holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What it is and how it is laid out, such as `tongzhou export 1`.
    pub format: String,
    /// The name under which the community signs.
    pub community: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The number of the last migration.
    pub schema: u32,
    /// The rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// The pools and how far they have come.
    pub pools: Vec<PoolEntry>,
    /// Every other file, by name.
    pub files: BTreeMap<String, FileEntry>,
}

/// A pool of a manifest.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PoolEntry {
    /// The pool.
    pub pool: i64,
    /// How many rounds it has settled.
    pub rounds: u32,
    /// The share index, in minor units.
    pub share_index: i64,
    /// The folder of its book, in an export that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<String>,
    /// Why there is no book, by the number of the refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_book: Option<u16>,
}

/// A file of a manifest.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A folder on its way, whose files are hashed as they are written.
pub struct HashedFolder {
    /// The folder.
    pub results: ResultsFolder,
    files: RefCell<BTreeMap<String, FileEntry>>,
}

impl HashedFolder {
    /// Begins a folder, which must be new or empty.
    pub fn create(target: &Path) -> Result<HashedFolder, Fault> {
        let results = ResultsFolder::create(target, &[])?;
        Ok(HashedFolder { results, files: RefCell::default() })
    }

    /// Writes one file.
    pub fn write(
        &self,
        name: &str,
        fill: impl FnOnce(&mut Hashing<&mut dyn Write>) -> io::Result<()>,
    ) -> Result<(), Fault> {
        let mut entry = None;
        self.results.write(name, |writer| {
            let out: &mut dyn Write = writer;
            let mut hashing = Hashing::of(out);
            fill(&mut hashing)?;
            entry = Some(hashing.entry());
            Ok(())
        })?;
        let entry = entry.expect("a file that was written was hashed");
        self.files.borrow_mut().insert(name.to_owned(), entry);
        Ok(())
    }

    /// Writes a small file that only its owner may read.
    pub fn write_secret(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.results.write_secret(name, bytes)?;
        self.add(name)
    }

    /// Hashes a file that somebody else wrote into the draft.
    pub fn add(&self, name: &str) -> Result<(), Fault> {
        let entry = hash_file(&self.results.draft_path(name)?)
            .map_err(|error| unwritable(Path::new(name), &error))?;
        self.files.borrow_mut().insert(name.to_owned(), entry);
        Ok(())
    }

    /// Writes the manifest and moves the folder to its place.
    pub fn publish(self, mut manifest: Manifest) -> Result<Manifest, Fault> {
        manifest.files = self.files.take();
        let text = serde_json::to_string_pretty(&manifest).expect("a manifest is JSON") + "\n";
        let hash = hex(&Sha256::digest(text.as_bytes()));
        self.results.write(MANIFEST, |writer| writer.write_all(text.as_bytes()))?;
        let line = format!("{hash}  {MANIFEST}\n");
        self.results.write(MANIFEST_HASH, |writer| writer.write_all(line.as_bytes()))?;
        self.results.publish()?;
        Ok(manifest)
    }
}

/// Reads a folder's manifest and holds every file against it.
pub fn verified(folder: &Path, format: &str) -> Result<Manifest, Failure> {
    let broken =
        |name: &str| whole_file(folder.join(name).display().to_string(), Rejection::BackupBroken);
    let read = |name: &str| -> Result<String, Fault> {
        let mut text = String::new();
        let file = File::open(folder.join(name)).map_err(|_| broken(name))?;
        file.take(MANIFEST_BYTES_MAX).read_to_string(&mut text).map_err(|_| broken(name))?;
        Ok(text)
    };
    let (text, line) = (read(MANIFEST)?, read(MANIFEST_HASH)?);
    if line != format!("{}  {MANIFEST}\n", hex(&Sha256::digest(text.as_bytes()))) {
        return Err(broken(MANIFEST).into());
    }
    let manifest: Manifest = serde_json::from_str(&text).map_err(|_| broken(MANIFEST))?;
    if manifest.format != format {
        return Err(broken(MANIFEST).into());
    }
    let changed: Vec<Fault> = manifest
        .files
        .iter()
        .filter(|(name, entry)| hash_file(&folder.join(name)).ok().as_ref() != Some(*entry))
        .map(|(name, _)| broken(name))
        .collect();
    if changed.is_empty() { Ok(manifest) } else { Err(Failure::from(changed)) }
}

/// The size and the hash of a file.
pub fn hash_file(path: &Path) -> io::Result<FileEntry> {
    let mut hashing = Hashing::of(io::sink());
    io::copy(&mut File::open(path)?, &mut hashing)?;
    Ok(hashing.entry())
}

/// Bytes on their way to a file, counted and hashed.
pub struct Hashing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W> Hashing<W> {
    /// Bytes on their way there.
    pub fn of(out: W) -> Hashing<W> {
        Hashing { out, hash: Sha256::new(), bytes: 0 }
    }

    /// How many there were, and their hash.
    pub fn entry(self) -> FileEntry {
        FileEntry { bytes: self.bytes, sha256: hex(&self.hash.finalize()) }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += u64::try_from(written).expect("a length fits 64 bits");
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
