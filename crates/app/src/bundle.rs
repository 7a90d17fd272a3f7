//! A bundle: all that an auditor needs of a community, in a folder that works without a network
//! (docs/log-entries.md).
//!
//! **Invariant: every file is in the list, and the list is signed.**

use crate::community_folder::{CommunityFolder, refused};
use crate::failure::{Failure, whole_file};
use crate::results_folder::ResultsFolder;
use ledger::{Fault, Rejection};
use service::public_log::LogFolder;
use service::public_log::folder::{CHECKPOINT, POLICY};
use service::public_log::proofs::rounds_in_log;
use service::rounds_file;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use store::archive::snapshot;
use store::{Session, StoreFailure, reads};
use tlog::checkpoint::Checkpoint;
use tlog::note::{self, Signer};
use tlog::tile::Tile;
use verify::manifest::{MANIFEST, MANIFEST_NOTE};

/// How many pools are read at a time.
const POOLS_PAGE: u32 = 500;

/// The page that checks proof files.
const VERIFIER: &str = "verifier.html";

/// A bundle on its way.
pub struct Bundle {
    results: ResultsFolder,
    hashes: BTreeMap<String, String>,
}

/// Writes the bundle of a community into a folder that is new or empty.
pub async fn write(folder: &CommunityFolder, dir: &Path, to: &Path) -> Result<(), Failure> {
    let mut bundle = Bundle::create(to)?;
    let said = bundle.add_log(&folder.log()?.folder)?;
    let stored = |failure: StoreFailure| refused(dir, &failure);
    let mut session = snapshot(&folder.database()).await.map_err(stored)?;
    let pools = pools(&mut *session).await.map_err(stored)?;
    for pool in pools {
        rulebooks(&mut *session, pool, &mut bundle).await.map_err(|failed| failed.told(dir))?;
        let sharing = reads::sharing(&mut *session, pool).await.map_err(stored)?;
        let rounds = rounds_in_log(&mut *session, pool, said.size).await.map_err(stored)?;
        let mut table = Vec::new();
        let written = rounds_file::write(&mut table, &rounds, sharing.currency);
        written.expect("memory can be written");
        bundle.add(&format!("published/{pool}/rounds.csv"), &table)?;
    }
    bundle.add(VERIFIER, web::verifier_html().as_bytes())?;
    bundle.publish(folder.receipt_signer(), &said)
}

/// What stopped the copying of rules.
enum Stopped {
    Store(StoreFailure),
    File(Fault),
}

impl Stopped {
    fn told(self, dir: &Path) -> Failure {
        match self {
            Stopped::Store(failure) => refused(dir, &failure),
            Stopped::File(fault) => fault.into(),
        }
    }
}

impl From<StoreFailure> for Stopped {
    fn from(failure: StoreFailure) -> Stopped {
        Stopped::Store(failure)
    }
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Stopped {
        Stopped::File(fault)
    }
}

async fn pools(session: &mut dyn Session) -> Result<Vec<i64>, StoreFailure> {
    let mut all = Vec::new();
    loop {
        let after = all.last().copied().unwrap_or(0);
        let page = reads::pools(session, after, POOLS_PAGE).await?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// The texts of every version of a pool's rules.
async fn rulebooks(
    session: &mut dyn Session,
    pool: i64,
    bundle: &mut Bundle,
) -> Result<(), Stopped> {
    for version in reads::versions(session, pool).await? {
        let files = reads::rulebook_texts(session, pool, version.version_id).await?;
        let folder = format!("rulebooks/{pool}/{}", hexadecimal(&version.version_id));
        for (name, text) in files.named_texts() {
            bundle.add(&format!("{folder}/{name}"), text.as_bytes())?;
        }
        let plan = format!("{}\n{}\n", files.plan, files.version);
        bundle.add(&format!("{folder}/plan.txt"), plan.as_bytes())?;
    }
    Ok(())
}

impl Bundle {
    /// Begins a bundle in a folder that is new or empty.
    pub fn create(to: &Path) -> Result<Bundle, Failure> {
        Ok(Bundle { results: ResultsFolder::create(to, &[])?, hashes: BTreeMap::new() })
    }

    /// Adds the files of a log; answers what its checkpoint says.
    pub fn add_log(&mut self, log: &LogFolder) -> Result<Checkpoint, Failure> {
        let read = |path: &str| {
            log.read(path).ok_or_else(|| {
                let place = log.public().join(path).display().to_string();
                Failure::from(whole_file(place, Rejection::LogMissing))
            })
        };
        // The checkpoint first: what is appended meanwhile is not part of the bundle.
        let checkpoint = read(CHECKPOINT)?;
        let broken = || {
            let place = log.public().join(CHECKPOINT).display().to_string();
            Failure::from(whole_file(place, Rejection::LogBroken))
        };
        let text = str::from_utf8(&checkpoint).ok().and_then(|text| text.split_once("\n\n"));
        let (text, _) = text.ok_or_else(broken)?;
        let said = Checkpoint::from_text(&format!("{text}\n")).map_err(|_| broken())?;
        self.add(CHECKPOINT, &checkpoint)?;
        self.add(POLICY, &read(POLICY)?)?;
        for tile in Tile::new_since(0, said.size) {
            let path = tile.path();
            self.add(&path, &read(&path)?)?;
        }
        Ok(said)
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.results.write(name, |writer| std::io::Write::write_all(writer, bytes))?;
        self.hashes.insert(name.to_owned(), hexadecimal(&Sha256::digest(bytes)));
        Ok(())
    }

    /// Writes the list, signs it, and moves the folder to its place.
    pub fn publish(self, signer: &Signer, said: &Checkpoint) -> Result<(), Failure> {
        let lines = self.hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n"));
        let list: String = lines.collect();
        let hash = hexadecimal(&Sha256::digest(list.as_bytes()));
        let text = format!("tongzhou bundle v1\n{}\n{}\n{hash}\n", said.origin, said.size);
        let signed = note::sign(&text, &[signer]);
        let signed = signed.expect("an origin and numbers are the text of a note");
        let write = |name: &str, text: &str| {
            self.results.write(name, |writer| std::io::Write::write_all(writer, text.as_bytes()))
        };
        write(MANIFEST, &list)?;
        write(MANIFEST_NOTE, &signed)?;
        Ok(self.results.publish()?)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
