//! What uploads left in the folder that nobody finished: a process that is killed takes nothing
//! back.
//!
//! The store writes a file under `<key>#<number>` until it is whole and shows no such file as an
//! object, so nobody meets one; it only takes room.

use super::object_key::ObjectKey;
use jiff::Timestamp;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

/// Deletes the files of unfinished uploads that nobody has written to since an instant.
pub(crate) fn sweep(folder: &Path, before: Timestamp) -> io::Result<u32> {
    let mut swept = 0_u32;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !is_unfinished(&entry) || !is_older(&entry, before)? {
            continue;
        }
        match fs::remove_file(entry.path()) {
            Ok(()) => swept = swept.saturating_add(1),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(swept)
}

/// Whether an entry is called as the store calls an upload on its way.
fn is_unfinished(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let parts = name.to_str().and_then(|name| name.split_once('#'));
    parts.is_some_and(|(key, number)| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number && ObjectKey::from_text(key).is_ok()
    })
}

fn is_older(entry: &DirEntry, before: Timestamp) -> io::Result<bool> {
    let written = match entry.metadata() {
        Ok(found) => found.modified()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(Timestamp::try_from(written).is_ok_and(|written| written < before))
}

#[cfg(test)]
mod tests {
    use super::sweep;
    use jiff::{SignedDuration, Timestamp};
    use std::fs;

    #[test]
    fn only_old_uploads_that_nobody_finished_go() {
        let folder = tempfile::tempdir().unwrap();
        let key = "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11";
        let kept = [key, &format!("{key}#"), &format!("{key}#1x"), "notes#1", "../x"];
        let names: Vec<_> = kept.iter().map(|name| name.replace('/', "_")).collect();
        for name in &names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let left = [format!("{key}#1"), format!("{key}#27")];
        for name in &left {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let day = SignedDuration::from_hours(24);
        assert_eq!(sweep(folder.path(), Timestamp::now() - day).unwrap(), 0, "they are at work");
        assert_eq!(sweep(folder.path(), Timestamp::now() + day).unwrap(), 2);
        let mut found: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort();
        let mut names = names;
        names.sort();
        assert_eq!(found, names);
    }
}
