//! What a witness keeps of each log: the last checkpoint that it cosigned, in a file.
//!
//! **Invariant: a decision leaves only when its file is on the disk**, and decisions on one log
//! come one after the other. The file is read anew for each: what counts is what a crash would
//! leave.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tlog::witness::{Acceptance, Refusal, Witness, WitnessedTree, origin_hash};

/// What stands behind the name of a file that is being written.
const DRAFT: &str = "draft";

/// The last checkpoint of one log.
pub(super) struct KeptCheckpoint {
    origin: String,
    folder: PathBuf,
    turn: Mutex<()>,
}

/// Why what was kept cannot be relied on.
#[derive(Debug)]
pub struct KeptFault {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// Why no answer was decided.
#[derive(Debug)]
pub(super) enum Undecided {
    /// The protocol says no.
    Refused(Refusal),
    /// The file cannot be read or written. Nothing that was signed leaves.
    Failed(KeptFault),
}

impl KeptCheckpoint {
    pub(super) fn new(origin: &str, folder: &Path) -> KeptCheckpoint {
        KeptCheckpoint {
            origin: origin.to_owned(),
            folder: folder.to_owned(),
            turn: Mutex::new(()),
        }
    }

    /// The note that was kept, and its tree; nothing where none was.
    pub(super) fn read(
        &self,
        witness: &Witness,
    ) -> Result<Option<(Vec<u8>, WitnessedTree)>, KeptFault> {
        let note = match fs::read(self.file()) {
            Ok(note) => note,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.fault(error)),
        };
        let (origin, tree) = witness.read_kept(&note).map_err(|why| self.fault(why))?;
        match origin == self.origin {
            true => Ok(Some((note, tree))),
            false => Err(self.fault("it is the checkpoint of another log")),
        }
    }

    /// Decides on the last tree and keeps what was decided, before anybody else has a turn.
    pub(super) fn advance(
        &self,
        witness: &Witness,
        decide: impl FnOnce(WitnessedTree) -> Result<Acceptance, Refusal>,
    ) -> Result<Acceptance, Undecided> {
        // Whoever panicked in its turn left the file whole: it is replaced in one step.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = self.read(witness).map_err(Undecided::Failed)?;
        let last = kept.map_or_else(WitnessedTree::nothing, |(_, tree)| tree);
        let accepted = decide(last).map_err(Undecided::Refused)?;
        assert_eq!(accepted.before, last, "a decision rests on the tree that was kept");
        let replaced = self.replace(accepted.note.as_bytes());
        replaced.map_err(|error| Undecided::Failed(self.fault(error)))?;
        Ok(accepted)
    }

    /// Replaces the file, so that a cut of the power leaves the earlier one or the new one, and the
    /// new one once this has answered.
    fn replace(&self, note: &[u8]) -> io::Result<()> {
        let draft = self.file().with_extension(DRAFT);
        let mut file = File::create(&draft)?;
        file.write_all(note)?;
        file.sync_all()?;
        fs::rename(&draft, self.file())?;
        File::open(&self.folder)?.sync_all()
    }

    fn file(&self) -> PathBuf {
        self.folder.join(origin_hash(&self.origin))
    }

    fn fault(&self, why: impl ToString) -> KeptFault {
        KeptFault { file: self.file(), why: why.to_string() }
    }
}
