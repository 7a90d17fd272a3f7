//! `tongzhou migrate`: brings the database of a community to the schema of this release.

use crate::Context;
use crate::community_folder::{CommunityFolder, refused, runtime};
use crate::failure::Failure;
use ledger::Language;
use serde_json::json;
use std::path::PathBuf;
use store::archive::{distribute, schema_versions};

/// Bring a community's database to this release's schema. 把社区数据库升级到本版本的结构。
#[derive(clap::Args)]
pub struct MigrateArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Then spread the tables with the Citus extension of PostgreSQL; once.
    /// 然后用 PostgreSQL 的 Citus 扩展分布各表；只做一次。
    #[arg(long)]
    citus: bool,
}

/// Runs the command.
pub fn run(arguments: &MigrateArguments, context: &Context) -> Result<String, Failure> {
    let folder = CommunityFolder::read(&arguments.dir)?;
    let (name, address) = (folder.name().to_owned(), folder.database());
    let runtime = runtime(&arguments.dir)?;
    let said = |failure| refused(&arguments.dir, &failure);
    let versions = runtime.block_on(schema_versions(&address)).map_err(said)?;
    // Whoever opens a store brings its schema up to date.
    drop(runtime.block_on(folder.open())?);
    if arguments.citus {
        runtime.block_on(distribute(&address)).map_err(said)?;
    }
    let (from, to) = (versions.found, versions.release);
    if context.json {
        let result = json!({ "name": name, "from": from, "to": to, "citus": arguments.citus });
        return Ok(format!("{result}\n"));
    }
    let mut text = match (context.language, from == to) {
        (Language::Chinese, true) => format!("社区“{name}”的数据库已是本版本的结构（{to}）。\n"),
        (Language::Chinese, false) => {
            format!("社区“{name}”的数据库已从结构 {from} 升级到 {to}。\n")
        }
        (Language::English, true) => {
            format!("The database of \"{name}\" has the schema of this release ({to}).\n")
        }
        (Language::English, false) => {
            format!("The database of \"{name}\" went from schema {from} to {to}.\n")
        }
    };
    if arguments.citus {
        text += context.language.pick(
            "各表已分布到 Citus 的服务器。\n",
            "The tables are spread over the servers of Citus.\n",
        );
    }
    Ok(text)
}
