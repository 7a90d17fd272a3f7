//! `tongzhou admin`: making a community, and what only who has its keys may do.
//!
//! Who has the folder has the keys, and could do anything; these commands leave a trace of who it
//! was where two people are needed: a role is given by two who sign in.

mod account;
mod evidence;
mod key;
mod pool;
mod supervisor;
pub mod usage;

use crate::Context;
use crate::community_folder::{CommunityFolder, OpenCommunity, Settings, refused, runtime};
use crate::failure::Failure;
use jiff::Timestamp;
use ledger::Language;
use serde_json::json;
use service::Community;
use std::path::{Path, PathBuf};
use store::StoreFailure;
use tokio::runtime::Runtime;
use uuid::Uuid;
use vault::OperatingSystemEntropy;

/// Make and look after a community. 新建和维护社区。
#[derive(clap::Subcommand)]
pub enum AdminCommand {
    Init(InitArguments),
    Found(account::FoundArguments),
    /// Accounts that sign in. 登录账户。
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Roles of accounts. 账户的角色。
    #[command(subcommand)]
    Role(account::RoleCommand),
    /// The master keys. 主密钥。
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Pools. 计划。
    #[command(subcommand)]
    Pool(pool::PoolCommand),
    #[command(subcommand)]
    Supervisor(supervisor::SupervisorCommand),
    Audit(AuditArguments),
    Evidence(evidence::EvidenceArguments),
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

/// Who looked at a person's papers, when and why. 谁在何时为何看过某人的资料。
#[derive(clap::Args)]
pub struct AuditArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The person's id. 本人的编号。
    #[arg(long, value_name = "ID")]
    person: Uuid,
}

/// Runs the command.
pub fn run(command: &AdminCommand, context: &Context) -> Result<String, Failure> {
    match command {
        AdminCommand::Init(arguments) => init(arguments, context),
        AdminCommand::Found(arguments) => account::found(arguments, context),
        AdminCommand::Account(command) => account::run(command, context),
        AdminCommand::Role(command) => account::run_role(command, context),
        AdminCommand::Key(command) => key::run(command, context),
        AdminCommand::Pool(command) => pool::run(command, context),
        AdminCommand::Supervisor(command) => supervisor::run(command, context),
        AdminCommand::Audit(arguments) => audit(arguments, context),
        AdminCommand::Evidence(arguments) => evidence::run(arguments, context),
    }
}

/// An open community, and what its answers are awaited on.
struct Desk<'a> {
    dir: &'a Path,
    runtime: Runtime,
    open: OpenCommunity,
}

impl Desk<'_> {
    fn open(dir: &Path) -> Result<Desk<'_>, Failure> {
        let folder = CommunityFolder::read(dir)?;
        let runtime = runtime(dir)?;
        let open = runtime.block_on(folder.open())?;
        Ok(Desk { dir, runtime, open })
    }

    /// Waits for a use case of the community.
    fn ask<T>(
        &self,
        what: impl AsyncFnOnce(&Community) -> Result<T, StoreFailure>,
    ) -> Result<T, Failure> {
        let answer = self.runtime.block_on(what(&self.open.community));
        answer.map_err(|failure| refused(self.dir, &failure))
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

fn audit(arguments: &AuditArguments, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(&arguments.dir)?;
    let looks = desk.ask(async |community| {
        let mut reader = community.store.reader().await?;
        store::person_reads::person(&mut *reader, arguments.person).await?;
        store::person_reads::look_ups(&mut *reader, arguments.person).await
    })?;
    if context.json {
        let looks = looks.iter().map(|look| {
            let account = look.account.to_string();
            json!({ "at": second(look.at), "account": account, "reason": look.reason })
        });
        return Ok(format!("{}\n", json!({ "looks": looks.collect::<Vec<_>>() })));
    }
    if looks.is_empty() {
        return Ok(context.language.pick("没有人看过。\n", "Nobody has looked.\n").to_owned());
    }
    let line =
        |look: &store::LookUp| format!("{}  {}  {}\n", second(look.at), look.account, look.reason);
    Ok(looks.iter().map(line).collect())
}

/// An instant to the second.
fn second(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}
