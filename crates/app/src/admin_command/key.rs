//! `tongzhou admin key`: another master key, and people's keys wrapped under it.

use super::Desk;
use crate::Context;
use crate::community_folder::CommunityFolder;
use crate::failure::Failure;
use jiff::Timestamp;
use ledger::Language;
use serde_json::json;
use service::key_rotation::rewrap;
use std::path::PathBuf;
use vault::OperatingSystemEntropy;

/// The master keys. 主密钥。
#[derive(clap::Subcommand)]
pub enum KeyCommand {
    /// Add a master key, which writes from now on. 增加一把主密钥，此后由它加密。
    Add(KeyArguments),
    /// Wrap people's keys under the newest master key. 用最新的主密钥重新包裹各人的密钥。
    Rewrap(KeyArguments),
}

/// Which community.
#[derive(clap::Args)]
pub struct KeyArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// Runs the command.
pub fn run(command: &KeyCommand, context: &Context) -> Result<String, Failure> {
    match command {
        KeyCommand::Add(arguments) => add(arguments, context),
        KeyCommand::Rewrap(arguments) => {
            let desk = Desk::open(&arguments.dir)?;
            let count = desk.ask(async |community| rewrap(community, Timestamp::now()).await)?;
            Ok(match (context.json, context.language) {
                (true, _) => format!("{}\n", json!({ "rewrapped": count })),
                (false, Language::Chinese) => format!("已重新包裹 {count} 把个人密钥。\n"),
                (false, Language::English) => format!("People's keys wrapped anew: {count}.\n"),
            })
        }
    }
}

/// No server may hold the old ring in its memory when something is wrapped under the new key: a
/// SQLite one is kept out, those of PostgreSQL have to be started again first.
fn add(arguments: &KeyArguments, context: &Context) -> Result<String, Failure> {
    let mut folder = CommunityFolder::read(&arguments.dir)?;
    let _lock = folder.exclude_others()?;
    let number = folder.add_master_key(&mut OperatingSystemEntropy)?;
    let dir = arguments.dir.display();
    Ok(match (context.json, context.language) {
        (true, _) => format!("{}\n", json!({ "master_key": number })),
        (false, Language::Chinese) => format!(
            "第 {number} 把主密钥已加入 {dir}/keys。\n请再另存一份，重新启动每台服务器，\
             然后运行 admin key rewrap。\n旧的主密钥要留着：查找证件号码仍需要它。\n"
        ),
        (false, Language::English) => format!(
            "Master key {number} is in {dir}/keys.\nKeep a copy elsewhere again, start every \
             server again, then run admin key rewrap.\nKeep the older keys: document numbers are \
             found with them.\n"
        ),
    })
}
