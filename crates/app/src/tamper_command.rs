//! `tongzhou tamper`: changes one share in the database of a demonstration, behind the back of
//! everything, to show that it is found.

use crate::Context;
use crate::community_folder::{CommunityFolder, refused, runtime};
use crate::demo_command;
use crate::failure::{Failure, whole_file};
use ledger::Rejection;
use serde_json::json;
use std::path::PathBuf;
use store::{PoolId, Store};

/// Change a share in a demonstration, to see it found. 在演示里改动一期分摊金，看它怎样被查出来。
#[derive(clap::Args)]
pub struct TamperArguments {
    /// The folder of the demonstration; its server is stopped first. 演示的文件夹；先停掉它的服务。
    #[arg(long, value_name = "DIR", default_value = "tongzhou-demo")]
    dir: PathBuf,
    /// The plan. 计划。
    #[arg(long, value_name = "N", default_value_t = 1)]
    pool: PoolId,
    /// The round; without it, the last that asked for a share. 哪一期；不写则是最近有分摊的一期。
    #[arg(long, value_name = "N")]
    round: Option<u32>,
}

/// Runs the command.
///
/// # Errors
/// [`Rejection::TamperOnlyDemo`] for anything but a demonstration; those of the store.
pub fn run(arguments: &TamperArguments, context: &Context) -> Result<String, Failure> {
    let dir = &arguments.dir;
    if !demo_command::is_demo(dir) {
        return Err(whole_file(dir.display().to_string(), Rejection::TamperOnlyDemo).into());
    }
    let folder = CommunityFolder::read(dir)?;
    let _lock = folder.exclude_others()?;
    let said = |failure| refused(dir, &failure);
    let tampered = runtime(dir)?.block_on(async {
        let store = Store::open(&folder.database()).await?;
        store.tamper(arguments.pool, arguments.round).await
    });
    let (round, before, after) = tampered.map_err(said)?;
    let (pool, before, after) = (arguments.pool, before.minor(), after.minor());
    if context.json {
        let value = json!({ "pool": pool, "round": round, "share": [before, after] });
        return Ok(format!("{value}\n"));
    }
    let dir = dir.display();
    Ok(context.language.pick(
        &format!(
            "计划 {pool} 第 {round} 期的分摊金，在数据库里从 {before} 分改成了 {after} 分。\n\
             页面现在会照新数字显示。核对：tongzhou verify {dir}\n"
        ),
        &format!(
            "The share of round {round} of plan {pool} was {before} fen in the database; now it is \
             {after}.\nPages show the new figure from here on. Check it: tongzhou verify {dir}\n"
        ),
    )
    .to_owned())
}
