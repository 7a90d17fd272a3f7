//! The sealed files of cases in a backup, as they are.
//!
//! ```text
//! TO/evidence/<key>     each file, sealed
//! TO/EVIDENCE.sha256    the hash of each, in the form that `sha256sum --check` reads
//! ```
//!
//! The list has a file of its own, since there may be millions; the manifest has the hash of the
//! list. The database is copied first: a file that comes later is named by no row of the copy, and
//! a file that a row names is never deleted. **Invariant: a changed or missing file is found.**

use crate::evidence_settings::EVIDENCE;
use crate::failure::{Failure, unwritable, whole_file};
use crate::manifest::{HashedFolder, Hashing, Manifest};
use crate::results_folder::ResultsFolder;
use ledger::{Fault, Rejection};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use vault::evidence::ObjectKey;

/// The list of the files.
pub const EVIDENCE_LIST: &str = "EVIDENCE.sha256";

/// Copies the files of a community's folder into a backup.
pub fn back_up(community: &Path, to: &HashedFolder) -> Result<(), Failure> {
    let folder = community.join(EVIDENCE);
    let mut names = Vec::new();
    match fs::read_dir(&folder) {
        Ok(entries) => {
            for entry in entries {
                let name = entry.map_err(|error| unwritable(&folder, &error))?.file_name();
                // What is no object is an upload on its way, or nobody's.
                names.extend(name.to_str().and_then(|name| ObjectKey::from_text(name).ok()));
            }
        }
        // Nothing was ever brought.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(unwritable(&folder, &error).into()),
    }
    names.sort();
    let mut lines = Vec::with_capacity(names.len());
    for name in names {
        let name = name.to_string();
        match File::open(folder.join(&name)) {
            Ok(file) => lines.push(copy(file, &name, &to.results)?),
            // It was named by no row, and was deleted meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritable(&folder.join(&name), &error).into()),
        }
    }
    to.write(EVIDENCE_LIST, |list| lines.iter().try_for_each(|line| list.write_all(line)))?;
    Ok(())
}

/// Copies the files of a backup into a community on its way, each held against the list. A backup
/// of a community that keeps them in a bucket has none.
pub fn restore(from: &Path, manifest: &Manifest, results: &ResultsFolder) -> Result<(), Failure> {
    if !manifest.files.contains_key(EVIDENCE_LIST) {
        return Ok(());
    }
    let broken =
        |name: &str| whole_file(from.join(name).display().to_string(), Rejection::BackupBroken);
    let list = File::open(from.join(EVIDENCE_LIST)).map_err(|_| broken(EVIDENCE_LIST))?;
    for line in BufReader::new(list).lines() {
        let line = line.map_err(|_| broken(EVIDENCE_LIST))?;
        let name = line.split_once(&format!("  {EVIDENCE}/")).map(|(_, name)| name);
        let name = name.filter(|name| ObjectKey::from_text(name).is_ok());
        let name = name.ok_or_else(|| broken(EVIDENCE_LIST))?;
        let path = format!("{EVIDENCE}/{name}");
        let file = File::open(from.join(&path)).map_err(|_| broken(&path))?;
        if copy(file, name, results)? != format!("{line}\n").into_bytes() {
            return Err(broken(&path).into());
        }
    }
    for_its_owner_alone(results).map_err(Failure::from)
}

/// Copies one file, and gives its line of the list.
fn copy(mut from: File, name: &str, results: &ResultsFolder) -> Result<Vec<u8>, Fault> {
    let path = format!("{EVIDENCE}/{name}");
    let mut hash = String::new();
    results.write(&path, |out| {
        let mut hashing = Hashing::of(out);
        io::copy(&mut from, &mut hashing)?;
        hash = hashing.entry().sha256;
        Ok(())
    })?;
    Ok(format!("{hash}  {path}\n").into_bytes())
}

/// As the folder is made where it is new.
fn for_its_owner_alone(results: &ResultsFolder) -> Result<(), Fault> {
    let folder = results.draft_path(&format!("{EVIDENCE}/x"))?;
    let folder = folder.parent().expect("a folder of a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::Permissions::from_mode(0o700);
        fs::set_permissions(folder, mode).map_err(|error| unwritable(folder, &error))?;
    }
    Ok(())
}
