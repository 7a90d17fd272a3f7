//! Every rulebook of the repository is read without a fault: its worked cases come out as written.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use ledger::Language;
use rules::{Rulebook, RulebookFiles};
use std::path::{Path, PathBuf};

/// The folders in a folder, by name.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// The faults of every rulebook in a folder, and how many rulebooks there are.
fn lint_all(rulebooks: &Path) -> (Vec<String>, usize) {
    let mut shown = Vec::new();
    let mut count = 0;
    for plan in folders(rulebooks) {
        for version in folders(&plan) {
            let text = |name| std::fs::read_to_string(version.join(name)).unwrap();
            let read = Rulebook::read(&RulebookFiles {
                plan: name(&plan),
                version: name(&version),
                covenant_zh: text("covenant.zh.md"),
                covenant_en: text("covenant.en.md"),
                values: text("values.toml"),
                cases: text("cases.toml"),
            });
            count += 1;
            for fault in read.err().into_iter().flatten() {
                shown.push(fault.display(Language::English).to_string());
            }
        }
    }
    (shown, count)
}

#[test]
fn the_fixture_has_no_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    assert_eq!(lint_all(&folder), (Vec::new(), 3));
}

#[test]
fn the_rulebooks_of_the_repository_have_no_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let (faults, count) = lint_all(&folder);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 0, "there is no rulebook in {}", folder.display());
}
