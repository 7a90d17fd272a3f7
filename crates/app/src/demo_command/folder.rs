//! The folder of a demonstration: built beside its place, moved there when it is complete.
//!
//! **Invariant: a folder with `demo.toml` is a finished demonstration.** A build that is cut short
//! leaves a hidden neighbour that nothing mistakes for one.

use crate::failure::{Failure, unwritable, whole_file};
use ledger::{Expected, Fault, Rejection};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SETTINGS: &str = "demo.toml";

/// What a demonstration was made from; the same makes the same.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The seed.
    pub seed: u64,
    /// How many people joined.
    pub scale: u32,
    /// The release that built it.
    pub release: String,
}

impl Origin {
    /// What this release makes of a seed and a scale.
    pub fn of(seed: u64, scale: u32) -> Origin {
        Origin { seed, scale, release: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// What `demo.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSettings {
    /// What it was made from.
    pub origin: Origin,
    /// What happened in it that is worth telling, in the order it began.
    pub story: Vec<Beat>,
}

/// Something worth telling.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Beat {
    /// The day, or the first of several.
    pub on: String,
    /// The name of the plan.
    pub plan: String,
    /// In Chinese.
    pub chinese: String,
    /// In English.
    pub english: String,
    /// The public ids of the cases it is about.
    pub cases: Vec<String>,
}

/// The finished demonstration of a folder, if there is one of this origin.
///
/// # Errors
/// [`Rejection::DemoOfAnotherOrigin`]; [`Rejection::OutputUnwritable`] where the folder holds
/// something else.
pub fn find(target: &Path, origin: &Origin) -> Result<Option<DemoSettings>, Failure> {
    let file = target.join(SETTINGS);
    match fs::read_to_string(&file) {
        Ok(text) => match toml::from_str::<DemoSettings>(&text) {
            Ok(settings) if settings.origin == *origin => Ok(Some(settings)),
            Ok(settings) => Err(of_another(target, &settings.origin).into()),
            Err(_) => Err(whole_file(shown(&file), Rejection::DemoOfAnotherOrigin).into()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let holds = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
            if holds { Err(holds_something_else(target).into()) } else { Ok(None) }
        }
        Err(error) => Err(unwritable(&file, &error).into()),
    }
}

/// Whether a folder holds a demonstration, of whichever seed and size.
pub fn is_demo(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// A demonstration on its way.
pub struct Draft {
    target: PathBuf,
    folder: TempDir,
}

impl Draft {
    /// Begins beside the target, which is new or empty.
    pub fn create(target: &Path) -> Result<Draft, Failure> {
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) | None => Path::new("."),
        };
        let folder = fs::create_dir_all(parent)
            .and_then(|()| tempfile::Builder::new().prefix(".tongzhou-").tempdir_in(parent))
            .map_err(|error| unwritable(target, &error))?;
        Ok(Draft { target: target.to_owned(), folder })
    }

    /// Where to build.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Says what was built, and moves it to its place.
    pub fn publish(self, settings: &DemoSettings) -> Result<(), Failure> {
        let text = toml::to_string(settings).expect("dates, texts and numbers are TOML");
        let moved = || -> io::Result<()> {
            let mut file = File::create_new(self.folder.path().join(SETTINGS))?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(self.folder.path(), &self.target)
        };
        moved().map_err(|error| unwritable(&self.target, &error))?;
        // What was moved away is not there to be cleaned up.
        let _ = self.folder.keep();
        Ok(())
    }
}

fn of_another(target: &Path, origin: &Origin) -> Fault {
    let Origin { seed, scale, release } = origin;
    Fault {
        text: format!("--seed {seed} --scale {scale}, {release}"),
        ..whole_file(shown(target), Rejection::DemoOfAnotherOrigin)
    }
}

fn holds_something_else(target: &Path) -> Fault {
    Fault {
        expected: Some(Expected {
            chinese: "新的或空的文件夹".to_owned(),
            english: "a folder that is new or empty".to_owned(),
        }),
        ..whole_file(shown(target), Rejection::OutputUnwritable)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
