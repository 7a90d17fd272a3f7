//! The text files of the project, as tidy sees them.

use crate::token::{self, Token};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Folders that are never part of the project, for a copy that has no git.
const FOLDERS_SKIPPED: [&str; 3] = [".git", "target", "out"];

/// Every text file of the project.
pub struct Checkout {
    /// The files, in the order of their paths.
    pub files: Vec<SourceFile>,
    /// The paths of files that are no text, such as pictures.
    pub pictures: Vec<String>,
}

/// One text file.
pub struct SourceFile {
    /// Path from the root of the project, with `/` between folders.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The tokens, for Rust that can be read as such.
    pub tokens: Vec<Token>,
}

impl SourceFile {
    fn new(path: String, text: String) -> SourceFile {
        let tokens = if path.ends_with(".rs") { token::read(&path, &text) } else { Vec::new() };
        SourceFile { path, text, tokens }
    }

    /// Whether this is Rust source.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The lines with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

impl Checkout {
    /// Reads the files git knows or would add; all files where there is no git.
    pub fn read() -> io::Result<Checkout> {
        let root = root()?;
        let mut paths = match listed_by_git(&root) {
            Some(paths) => paths,
            None => listed_by_walk(&root)?,
        };
        paths.sort();
        paths.dedup();
        let (mut files, mut pictures) = (Vec::new(), Vec::new());
        for path in paths {
            // A file that git knows may be deleted; one that is not UTF-8 is not text.
            match fs::read(root.join(&path)).map(String::from_utf8) {
                Ok(Ok(text)) => files.push(SourceFile::new(path, text)),
                Ok(Err(_)) => pictures.push(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Checkout { files, pictures })
    }

    /// A checkout of given files, for the tests of the rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Checkout {
        let file = |(path, text): &(&str, &str)| SourceFile::new((*path).into(), (*text).into());
        Checkout { files: files.iter().map(file).collect(), pictures: Vec::new() }
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(|file| file.is_rust())
    }
}

/// The root of the project: the folder above the one cargo runs this package from.
pub fn root() -> io::Result<PathBuf> {
    let package = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir()?.join("xtask"),
    };
    Ok(package.parent().map_or(package.clone(), Path::to_path_buf))
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

fn listed_by_walk(root: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let path = format!("{folder}{name}");
            if !entry.file_type()?.is_dir() {
                paths.push(path);
            } else if !FOLDERS_SKIPPED.contains(&name.as_str()) {
                folders.push(format!("{path}/"));
            }
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::{Checkout, listed_by_walk, root};

    #[test]
    fn a_walk_finds_what_git_lists() {
        let checkout = Checkout::read().unwrap();
        let walked = listed_by_walk(&root().unwrap()).unwrap();
        for path in ["Cargo.toml", "xtask/src/checkout.rs", "crates/money/src/lib.rs"] {
            assert!(checkout.file(path).is_some(), "{path}");
            assert!(walked.iter().any(|walked| walked == path), "{path}");
        }
        assert!(!walked.iter().any(|path| path.starts_with(".git/")));
        assert!(!walked.iter().any(|path| path.starts_with("target/")));
    }
}
