//! A log in a folder: a bundle, or a copy of what a community serves.

use super::{unreadable, up_to};
use crate::failure::{Failure, whole_file};
use crate::manifest::hash_file;
use ledger::{Fault, Rejection};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use verify::Source;
use verify::log::BUNDLE_BYTES_MAX;
use verify::manifest::{Files, MANIFEST, MANIFEST_NOTE};

/// The most files of a bundle.
const FILES_MAX: usize = 10_000_000;

/// The most folders within one another.
const DEPTH_MAX: usize = 16;

/// A folder.
pub struct Folder<'a> {
    path: &'a Path,
}

impl<'a> Folder<'a> {
    /// The folder of a path.
    pub fn new(path: &'a Path) -> Folder<'a> {
        Folder { path }
    }

    /// Every file of it with its hash, but for the list and the note of the list.
    ///
    /// # Errors
    /// What could not be read: a link and a device are no files of a bundle.
    pub fn files(&self) -> Result<Files, Failure> {
        let mut files = Files::new();
        let mut folders = vec![(self.path.to_owned(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = folders.pop() {
            let fault = |error: std::io::Error| unreadable(&shown(&folder), error.to_string());
            for entry in fs::read_dir(&folder).map_err(fault)? {
                let entry = entry.map_err(fault)?;
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().map_err(fault)?;
                if kind.is_dir() && depth < DEPTH_MAX {
                    folders.push((entry.path(), format!("{name}/"), depth + 1));
                } else if !kind.is_file() {
                    return Err(whole_file(shown(&entry.path()), Rejection::FileUnreadable).into());
                } else if name != MANIFEST && name != MANIFEST_NOTE {
                    files.insert(name, hash_of(&entry.path())?);
                }
            }
            if files.len() > FILES_MAX {
                return Err(whole_file(shown(self.path), Rejection::TooMany).into());
            }
        }
        Ok(files)
    }

    /// A file of limited size; nothing where there is none.
    ///
    /// # Errors
    /// [`Rejection::FileUnreadable`], [`Rejection::FileTooLarge`].
    pub fn read_up_to(&self, name: &str, bytes_max: usize) -> Result<Option<Vec<u8>>, Fault> {
        let path: PathBuf = self.path.join(name);
        let fault = |error: std::io::Error| unreadable(&shown(&path), error.to_string());
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(fault(error)),
        };
        let bytes = up_to(file, bytes_max).map_err(fault)?;
        match bytes.len() > bytes_max {
            true => Err(whole_file(shown(&path), Rejection::FileTooLarge)),
            false => Ok(Some(bytes)),
        }
    }
}

impl Source for Folder<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        self.read_up_to(path, BUNDLE_BYTES_MAX).map_err(|fault| match fault.text.is_empty() {
            true => fault.rejection.words().english.to_owned(),
            false => fault.text,
        })
    }
}

fn hash_of(path: &Path) -> Result<[u8; 32], Fault> {
    let entry = hash_file(path).map_err(|error| unreadable(&shown(path), error.to_string()))?;
    let hash = verify::hexadecimal::read(&entry.sha256);
    Ok(hash.expect("a hash is written in 64 digits"))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
