//! A crash at each step of an append, a bit that flips on the disk, a folder from another day.

use crate::{checkpoint, entries, log};
use service::public_log::{LogFailure, Reached};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tlog::edge::Edge;
use tlog::hash::TreeHash;
use tlog::tree::Frontier;

const STEPS: [Reached; 5] =
    [Reached::Staged, Reached::Signed, Reached::Swapped, Reached::TilesWritten, Reached::Published];

fn root_of(entries: &[Vec<u8>]) -> TreeHash {
    let mut frontier = Frontier::default();
    entries.iter().for_each(|entry| frontier.push(TreeHash::of_entry(entry)));
    frontier.root()
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            match entry.path().is_dir() {
                true => folders.push(entry.path()),
                false => drop(found.insert(entry.path(), fs::read(entry.path()).expect("a file"))),
            }
        }
    }
    found
}

#[test]
fn a_crash_at_any_step_loses_nothing_and_signs_no_size_twice() {
    for (before, added) in [(0, 3), (3, 1), (250, 20), (256, 256), (700, 300)] {
        for step in STEPS {
            let folder = tempfile::tempdir().expect("a folder");
            let log_before = log(folder.path());
            log_before.append(&entries(0, before)).expect("it appends");
            let crash = LogFailure::Unavailable("the power is cut".to_owned());
            let more = entries(before, before + added);
            let cut = log_before.append_until(&more, &mut |reached| match reached == step {
                true => Err(crash.clone()),
                false => Ok(()),
            });
            assert_eq!(cut, Err(crash), "{step:?}");
            // Another process finds what the crash has left.
            let after = log(folder.path());
            let size = after.size().expect("the log is whole");
            let signed =
                matches!(step, Reached::Swapped | Reached::TilesWritten | Reached::Published);
            assert_eq!(size, if signed { before + added } else { before }, "{step:?}");
            let mut all = entries(0, size);
            if let Some(note) = after.signed_checkpoint().expect("the log is whole") {
                let published = after.folder.read("checkpoint").expect("it is published");
                assert_eq!(published, note, "{step:?}");
                assert_eq!(checkpoint(&note).root, root_of(&all), "{step:?}");
            }
            // Other entries may come at the place of those that were never signed.
            all.push(b"another entry\n".to_vec());
            assert_eq!(after.append(&all[all.len() - 1..]), Ok(size + 1), "{step:?}");
            let note = after.signed_checkpoint().expect("whole").expect("signed");
            assert_eq!(checkpoint(&note).root, root_of(&all), "{step:?}");
            let read = Edge::read(size + 1, &|tile| after.folder.tile(tile));
            assert_eq!(read.expect("every tile is there").root(), root_of(&all));
        }
    }
}

#[test]
fn two_processes_never_sign_two_histories() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (log(folder.path()), log(folder.path()));
    one.append(&entries(0, 5)).expect("it appends");
    assert_eq!(other.size(), Ok(5));
    one.append(&entries(5, 9)).expect("it appends");
    let late = other.append(&[b"another entry\n".to_vec()]);
    assert!(matches!(late, Err(LogFailure::Broken(_))), "{late:?}");
    // It reads what there is, and goes on from there.
    assert_eq!(other.size(), Ok(9));
    assert_eq!(other.append(&entries(9, 10)), Ok(10));
}

#[test]
fn a_bit_that_flips_in_a_file_that_matters_stops_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    log(folder.path()).append(&entries(0, 300)).expect("it appends");
    log(folder.path()).append(&entries(300, 303)).expect("it appends");
    let edge = ["tile/0/001.p/47", "tile/1/000.p/1", "tile/entries/001.p/47", "checkpoint"];
    for (path, bytes) in files(&folder.path().join("log/public")) {
        let at_the_edge = edge.iter().any(|end| path.ends_with(end));
        for bit in (0..bytes.len() * 8).step_by(97) {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, &changed).expect("written");
            let opened = log(folder.path()).size();
            // A checkpoint of which another key's line changed says what it said.
            let harmless = path.ends_with("checkpoint") && opened == Ok(303);
            if at_the_edge && !harmless {
                assert!(matches!(opened, Err(LogFailure::Broken(_))), "{path:?} {bit} {opened:?}");
            }
        }
        fs::write(&path, &bytes).expect("written");
    }
    assert_eq!(log(folder.path()).size(), Ok(303));
}

#[test]
fn a_log_of_another_day_is_not_continued() {
    let folder = tempfile::tempdir().expect("a folder");
    let (public, lock) = (folder.path().join("log/public"), folder.path().join("lock/checkpoint"));
    log(folder.path()).append(&entries(0, 10)).expect("it appends");
    let (earlier, signed_earlier) = (files(&public), fs::read(&lock).expect("a checkpoint"));
    log(folder.path()).append(&entries(10, 20)).expect("it appends");
    let signed = fs::read(&lock).expect("a checkpoint");
    // The lock was restored from a backup: what is published leads it.
    fs::write(&lock, &signed_earlier).expect("written");
    assert!(matches!(log(folder.path()).size(), Err(LogFailure::Broken(_))));
    // The lock was lost.
    fs::remove_file(&lock).expect("removed");
    assert!(matches!(log(folder.path()).append(&entries(20, 21)), Err(LogFailure::Broken(_))));
    // The files were restored: tiles that were signed are not there.
    fs::write(&lock, &signed).expect("written");
    fs::remove_dir_all(&public).expect("removed");
    for (path, bytes) in &earlier {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    assert!(matches!(log(folder.path()).size(), Err(LogFailure::Broken(_))));
}
