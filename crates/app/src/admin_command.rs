//! `tongzhou admin`: making a community, and what only who has its keys may do.

use crate::Context;
use crate::community_folder::{CommunityFolder, Settings};
use crate::failure::Failure;
use ledger::Language;
use serde_json::json;
use std::path::PathBuf;
use vault::OperatingSystemEntropy;

/// Make and look after a community. 新建和维护社区。
#[derive(clap::Subcommand)]
pub enum AdminCommand {
    Init(InitArguments),
}

/// Make a community in a folder, with new keys. 在文件夹里新建社区和密钥。
#[derive(clap::Args)]
pub struct InitArguments {
    /// The folder. 文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The name it signs under, such as a domain. 签名用的名称，例如域名。
    #[arg(long, value_name = "NAME")]
    name: String,
    /// A PostgreSQL address; a SQLite file in the folder when not given.
    /// PostgreSQL 地址；不写则用文件夹里的 SQLite 文件。
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
}

/// Runs the command.
pub fn run(command: &AdminCommand, context: &Context) -> Result<String, Failure> {
    match command {
        AdminCommand::Init(arguments) => init(arguments, context),
    }
}

fn init(arguments: &InitArguments, context: &Context) -> Result<String, Failure> {
    let mut settings = Settings::embedded(&arguments.name);
    if let Some(database) = &arguments.database {
        settings.database.clone_from(database);
    }
    let folder = CommunityFolder::create(&arguments.dir, &settings, &mut OperatingSystemEntropy)?;
    let (dir, verifier) = (arguments.dir.display().to_string(), folder.receipt_verifier());
    if context.json {
        return Ok(format!("{}\n", json!({ "dir": dir, "receipt_verifier": verifier })));
    }
    Ok(match context.language {
        Language::Chinese => format!(
            "社区“{}”建在 {dir}。\n请把 {dir}/keys 另存一份：没有它，谁的资料都打不开。\n\
             公布这一行，任何人都可用它验证回执：\n{verifier}\n",
            folder.name()
        ),
        Language::English => format!(
            "The community \"{}\" is in {dir}.\nKeep a copy of {dir}/keys elsewhere: without it \
             nobody's papers can be opened.\nPublish this line, with which anybody checks \
             receipts:\n{verifier}\n",
            folder.name()
        ),
    })
}
