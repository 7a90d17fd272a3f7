//! The last checkpoint that was signed, kept apart from all that is restored from backups.
//!
//! **Invariant: one checkpoint follows another only where it was compared with it**, by one process
//! at a time. Who restores an older one could sign two histories: it is never part of a backup.

use super::LogFailure;
use super::folder::{unavailable, write_durably};
use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file of the checkpoint, and the file that is locked while it is exchanged.
const CHECKPOINT: &str = "checkpoint";
const LOCK: &str = "lock";

/// A small store with one value, which is compared and swapped.
#[derive(Clone, Debug)]
pub struct CheckpointLock {
    folder: PathBuf,
}

impl CheckpointLock {
    /// The store in a folder, made when there is none.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn open(folder: &Path) -> Result<CheckpointLock, LogFailure> {
        fs::create_dir_all(folder).map_err(|error| unavailable(folder, &error))?;
        Ok(CheckpointLock { folder: folder.to_owned() })
    }

    /// The last checkpoint that was signed; nothing before the first.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn read(&self) -> Result<Option<Vec<u8>>, LogFailure> {
        let place = self.folder.join(CHECKPOINT);
        match fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unavailable(&place, &error)),
        }
    }

    /// Puts a checkpoint in the place of another, durably, if that one is still there.
    ///
    /// # Errors
    /// [`LogFailure::Broken`] where another is there; [`LogFailure::Unavailable`].
    pub fn swap(&self, before: Option<&[u8]>, after: &[u8]) -> Result<(), LogFailure> {
        let _held = self.hold()?;
        if self.read()?.as_deref() != before {
            let said = "another process has signed a checkpoint meanwhile".to_owned();
            return Err(LogFailure::Broken(said));
        }
        write_durably(&self.folder.join(CHECKPOINT), after)
    }

    fn hold(&self) -> Result<File, LogFailure> {
        let place = self.folder.join(LOCK);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&place);
        let file = file.map_err(|error| unavailable(&place, &error))?;
        file.lock().map_err(|error| unavailable(&place, &error))?;
        Ok(file)
    }
}
