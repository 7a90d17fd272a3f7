//! Files of evidence that no case names: counted, and deleted where that is asked for.

use super::Desk;
use crate::Context;
use crate::failure::Failure;
use jiff::Timestamp;
use ledger::Language;
use serde_json::json;
use service::cases::{Sweep, SweptEvidence, sweep_orphans};
use std::path::PathBuf;

/// Count the files of evidence that no case names, a day old or more.
/// 清点没有案例引用、且已满一天的材料文件。
#[derive(clap::Args)]
pub struct EvidenceArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Delete them. No other community may keep its files in the same place.
    /// 删除这些文件。同一处不能有别的社区的文件。
    #[arg(long)]
    delete: bool,
}

/// Runs the command.
pub fn run(arguments: &EvidenceArguments, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(&arguments.dir)?;
    let sweep = if arguments.delete { Sweep::Deletes } else { Sweep::Counts };
    let now = Timestamp::now();
    let swept = desk.ask(async |community| sweep_orphans(community, sweep, now).await)?;
    let SweptEvidence { files, unnamed } = swept;
    let deleted = if arguments.delete { unnamed } else { 0 };
    Ok(match (context.json, context.language) {
        (true, _) => {
            format!("{}\n", json!({ "files": files, "unnamed": unnamed, "deleted": deleted }))
        }
        (false, Language::Chinese) => {
            format!("满一天的文件 {files} 个，没有案例引用的 {unnamed} 个，删除 {deleted} 个。\n")
        }
        (false, Language::English) => {
            format!("Files a day old: {files}. Named by no case: {unnamed}. Deleted: {deleted}.\n")
        }
    })
}
