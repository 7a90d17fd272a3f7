//! A folder of results that appears whole or not at all.

use crate::failure::{unwritable, whole_file};
use ledger::{Expected, Fault, Rejection};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Results on their way: written beside the target, moved there at the end.
pub struct ResultsFolder {
    target: PathBuf,
    draft: TempDir,
}

impl ResultsFolder {
    /// Starts results for `target`, which must be new, empty, or hold exactly the files of these
    /// names: a folder with some of them may be a book, whose `members.csv` is nobody's result.
    pub fn create(target: &Path, names: &[&str]) -> Result<ResultsFolder, Fault> {
        // The folder is moved as a whole, and the one a user stands in cannot be.
        if target.file_name().is_none() {
            return Err(nameless(target));
        }
        let is_ours = |name: &OsString| names.iter().any(|known| name == *known);
        match fs::read_dir(target) {
            Ok(entries) => {
                let found = entries.map(|entry| entry.map(|entry| entry.file_name()));
                let found: io::Result<Vec<OsString>> = found.collect();
                let found = found.map_err(|error| unwritable(target, &error))?;
                let foreign = found.iter().find(|name| !is_ours(name));
                let partial = found.first().filter(|_| found.len() < names.len());
                if let Some(name) = foreign.or(partial) {
                    return Err(holds_something_else(target, name));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritable(target, &error)),
        }
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) | None => Path::new("."),
        };
        let draft = fs::create_dir_all(parent)
            .and_then(|()| tempfile::Builder::new().prefix(".tongzhou-").tempdir_in(parent))
            .map_err(|error| unwritable(target, &error))?;
        Ok(ResultsFolder { target: target.to_owned(), draft })
    }

    /// Writes one file of the results.
    pub fn write(
        &self,
        name: &str,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), Fault> {
        let path = self.draft_path(name)?;
        let written = File::create_new(path).and_then(|file| {
            let mut writer = BufWriter::with_capacity(1 << 20, file);
            fill(&mut writer)?;
            writer.flush()?;
            writer.get_ref().sync_all()
        });
        written.map_err(|error| unwritable(&self.target.join(name), &error))
    }

    /// Writes a small file that only its owner may read.
    pub fn write_secret(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        use std::os::unix::fs::OpenOptionsExt;
        let path = self.draft_path(name)?;
        let opened = File::options().write(true).create_new(true).mode(0o600).open(path);
        let written = opened.and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(|error| unwritable(&self.target.join(name), &error))
    }

    /// Where a file of the results is while they are on their way; its folder is there.
    pub fn draft_path(&self, name: &str) -> Result<PathBuf, Fault> {
        let path = self.draft.path().join(name);
        let folder = path.parent().unwrap_or(self.draft.path());
        fs::create_dir_all(folder).map_err(|error| unwritable(&self.target.join(name), &error))?;
        Ok(path)
    }

    /// Moves the results to their place; earlier results there are replaced.
    pub fn publish(self) -> Result<(), Fault> {
        let ResultsFolder { target, draft } = self;
        let moved = || -> io::Result<()> {
            readable_by_all(draft.path())?;
            if target.exists() {
                let earlier = tempfile::Builder::new()
                    .prefix(".tongzhou-")
                    .tempdir_in(draft.path().parent().unwrap_or(Path::new(".")))?;
                fs::rename(&target, earlier.path().join("earlier"))?;
                if let Err(error) = fs::rename(draft.path(), &target) {
                    fs::rename(earlier.path().join("earlier"), &target)?;
                    return Err(error);
                }
                return Ok(());
            }
            fs::rename(draft.path(), &target)
        };
        moved().map_err(|error| unwritable(&target, &error))?;
        // What was moved away is not there to be cleaned up.
        let _ = draft.keep();
        Ok(())
    }
}

/// Temporary folders are private; results are ordinary files.
#[cfg(unix)]
fn readable_by_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable_by_all(_: &Path) -> io::Result<()> {
    Ok(())
}

fn nameless(target: &Path) -> Fault {
    Fault {
        expected: Some(Expected {
            chinese: "写明文件夹的名称，例如 results".to_owned(),
            english: "the name of a folder, such as results".to_owned(),
        }),
        ..whole_file(target.display().to_string(), Rejection::OutputUnwritable)
    }
}

fn holds_something_else(target: &Path, name: &OsString) -> Fault {
    Fault {
        text: name.to_string_lossy().into_owned(),
        expected: Some(Expected {
            chinese: "新的、空的，或只有上次结果的文件夹".to_owned(),
            english: "a folder that is new, empty, or holds only earlier results".to_owned(),
        }),
        ..whole_file(target.display().to_string(), Rejection::OutputUnwritable)
    }
}
