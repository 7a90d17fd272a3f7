//! The rulebooks of the repository.

use rules::{Rulebook, RulebookFiles};
use std::path::{Path, PathBuf};

/// The folders in a folder, by name.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(version: &Path) -> Rulebook {
    let text = |name: &str| std::fs::read_to_string(version.join(name)).unwrap();
    let files = RulebookFiles {
        plan: name(version.parent().unwrap()),
        version: name(version),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    };
    Rulebook::read(&files).unwrap()
}

/// Every shipped rulebook.
pub fn all() -> Vec<Rulebook> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    folders(&root).iter().flat_map(|plan| folders(plan)).map(|version| read(&version)).collect()
}

/// One shipped rulebook.
pub fn one(id: &str) -> Rulebook {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks").join(id))
}
