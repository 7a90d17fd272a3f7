//! `tongzhou migrate`: brings the database of a community to the schema of this release.

use crate::Context;
use crate::community_folder::CommunityFolder;
use crate::failure::{Failure, whole_file};
use ledger::{Language, Rejection};
use serde_json::json;
use std::path::{Path, PathBuf};
use tokio::runtime::{Builder, Runtime};

/// Bring a community's database to this release's schema. 把社区数据库升级到本版本的结构。
#[derive(clap::Args)]
pub struct MigrateArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &MigrateArguments, context: &Context) -> Result<String, Failure> {
    let folder = CommunityFolder::read(&arguments.dir)?;
    let name = folder.name().to_owned();
    // Whoever opens a store brings its schema up to date.
    drop(runtime(&arguments.dir)?.block_on(folder.open())?);
    Ok(match (context.json, context.language) {
        (true, _) => format!("{}\n", json!({ "name": name, "migrated": true })),
        (false, Language::Chinese) => format!("社区“{name}”的数据库已是本版本的结构。\n"),
        (false, Language::English) => {
            format!("The database of \"{name}\" has the schema of this release.\n")
        }
    })
}

/// What the store's answers are awaited on.
fn runtime(dir: &Path) -> Result<Runtime, Failure> {
    Builder::new_multi_thread().enable_all().build().map_err(|error| {
        let fault = whole_file(dir.display().to_string(), Rejection::DatabaseUnavailable);
        Failure::from(ledger::Fault { text: error.to_string(), ..fault })
    })
}
