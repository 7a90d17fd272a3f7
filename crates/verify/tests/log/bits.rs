//! Every single bit of a small log, and of a bundle, turned around.

use crate::community::{Log, first_entries};
use crate::village::{Village, entries_of_every_kind};
use ledger::Language;
use verify::manifest::{MANIFEST, MANIFEST_NOTE};
use verify::{Place, Report, Subject};

/// Each copy of a log with one bit of a file turned around, as the auditor sees it.
fn turned(
    log: &Log,
    path: &str,
    look: &dyn Fn(&Log) -> Report,
    on_report: &mut dyn FnMut(usize, Report),
) {
    let bytes = log.files[path].clone();
    let mut copy = log.clone();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            copy.write(path, changed);
            on_report(place, look(&copy));
        }
    }
}

/// The village without a text of its rules, which takes longest to read.
fn quick(village: &Village) -> Log {
    let mut log = village.log();
    log.files.retain(|path, _| !path.ends_with("/values.toml"));
    log
}

#[test]
fn each_bit_of_a_tiny_log_is_found() {
    let entries = first_entries();
    let log = Log::of(&entries);
    for path in log.files.keys().filter(|path| *path != "policy") {
        turned(&log, path, &Log::report, &mut |place, report| {
            assert!(!report.holds(), "{path} {place}\n{}", report.text(Language::English));
        });
    }
}

#[test]
fn each_bit_of_the_entries_is_told_at_the_entry() {
    let village = entries_of_every_kind();
    let log = quick(&village);
    let path = format!("tile/entries/000.p/{}", village.entries.len());
    let mut ends = Vec::new();
    let mut end = 0;
    for entry in &village.entries {
        end += 2 + entry.len();
        ends.push(end);
    }
    // A bit of each byte: which one makes no difference to a hash.
    let bytes = log.files[&path].clone();
    let mut copy = log.clone();
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1 << (place % 8);
        copy.write(&path, changed);
        let report = copy.report();
        let index = ends.iter().position(|end| place < *end).unwrap();
        let start = ends[index] - 2 - village.entries[index].len();
        let told = report.failures().find(|(subject, _)| *subject == Subject::Tiles);
        let (_, failure) = told.unwrap_or_else(|| panic!("byte {place} was not found"));
        match &failure.place {
            Place::Entry { index: told, .. } => {
                assert_eq!(usize::try_from(*told).unwrap(), index, "byte {place}");
            }
            // Where a length is broken the file as a whole is.
            Place::File { path: told, .. } => {
                assert!(*told == path && place < start + 2, "byte {place}");
            }
        }
    }
}

#[test]
fn each_bit_of_the_hashes_is_told_at_the_entry() {
    let village = entries_of_every_kind();
    let path = format!("tile/0/000.p/{}", village.entries.len());
    turned(&quick(&village), &path, &Log::report, &mut |place, report| {
        let (subject, failure) = report.first_failure().unwrap();
        let Place::Entry { index, .. } = failure.place else { panic!("{failure:?}") };
        assert_eq!((subject, usize::try_from(index).unwrap()), (Subject::Tiles, place / 32));
    });
}

#[test]
fn each_byte_of_a_bundle_is_found_and_located() {
    let village = entries_of_every_kind();
    let log = quick(&village).with_manifest(village.entries.len());
    let report = log.report_of_bundle();
    assert!(report.holds(), "{}", report.text(Language::English));
    for (path, bytes) in &log.files {
        let mut copy = log.clone();
        // Long texts are looked at in steps: each of their bytes goes into one hash.
        let step = if path.starts_with("rulebooks/") { 997 } else { 1 };
        for place in (0..bytes.len()).step_by(step) {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << (place % 8);
            copy.write(path, changed);
            let report = copy.report_of_bundle();
            let of_list = [MANIFEST, MANIFEST_NOTE].contains(&path.as_str());
            let told = report.failures().any(|(subject, failure)| {
                let Place::File { path: told, .. } = &failure.place else { return false };
                subject == Subject::Manifest && (told == path || of_list)
            });
            assert!(told, "{path} {place}\n{}", report.text(Language::English));
        }
    }
}

#[test]
fn files_that_are_missing_or_too_many_are_told() {
    let village = entries_of_every_kind();
    let log = village.log().with_manifest(village.entries.len());
    for path in log.files.keys().filter(|path| *path != MANIFEST) {
        let mut without = log.clone();
        without.files.remove(path);
        let report = without.report_of_bundle();
        let told = report.failures().any(|(subject, _)| subject == Subject::Manifest);
        assert!(told, "{path}");
    }
    let mut more = log.clone();
    more.write("published/2/rounds.csv", "");
    assert!(!more.report_of_bundle().holds());
    let mut other_size = village.log().with_manifest(village.entries.len() + 1);
    other_size.files.remove("none");
    assert!(!other_size.report_of_bundle().holds());
}
