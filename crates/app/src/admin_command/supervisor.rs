//! `tongzhou admin supervisor`: the keys that are obeyed, and orders that come by another way than
//! the network.

use super::account::by_one;
use super::{Desk, second, usage};
use crate::failure::{Failure, whole_file};
use crate::{Context, rows};
use jiff::Timestamp;
use ledger::{Language, Rejection};
use serde_json::{Value, json};
use service::money_entry::Entry;
use service::proposals::{confirm, propose};
use service::stop_orders::{keys, orders, receive_offline};
use std::io::Read;
use std::path::{Path, PathBuf};
use store::stop_order::{Instruction, KeptNote};
use store::{NO_POOL, StoreFailure};

/// No note is as long as this; a longer file is not read to its end.
const NOTE_BYTES_MAX: u64 = 64 * 1024;

/// How many keys and orders are shown.
const SHOWN_MAX: u32 = 1_000;

/// Keys and orders of supervisors. 监管员的密钥与指令。
#[derive(clap::Subcommand)]
pub enum SupervisorCommand {
    Enrol(EnrolArguments),
    /// List the keys that are obeyed. 列出登记的密钥。
    Keys(DirArguments),
    Receive(ReceiveArguments),
    /// List the orders, lifted ones too. 列出全部指令，包括已解除的。
    Orders(DirArguments),
}

/// Which community.
#[derive(clap::Args)]
pub struct DirArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// Enrol a key, by two people who sign in. 由两位登录的人登记密钥。
#[derive(clap::Args)]
#[command(override_usage = usage::ENROL_SUPERVISOR)]
pub struct EnrolArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The verifier, as the supervisor hands it over. 监管员交来的验证公钥。
    #[arg(long, value_name = "VERIFIER")]
    verifier: String,
    /// The sign-in name of the plan manager who proposes it. 提议的计划管理员的登录名。
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The sign-in name of the compliance officer who agrees. 确认的合规员的登录名。
    #[arg(long, value_name = "NAME")]
    confirmed_by: String,
}

/// Receive and obey a signed order. 接收并执行签署的指令。
#[derive(clap::Args)]
#[command(override_usage = usage::RECEIVE_ORDER)]
pub struct ReceiveArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The file of the signed note. 签署的指令文件。
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

/// Runs the command.
pub fn run(command: &SupervisorCommand, context: &Context) -> Result<String, Failure> {
    match command {
        SupervisorCommand::Enrol(arguments) => enrol(arguments, context),
        SupervisorCommand::Keys(arguments) => list_keys(&arguments.dir, context),
        SupervisorCommand::Receive(arguments) => receive(arguments, context),
        SupervisorCommand::Orders(arguments) => list_orders(&arguments.dir, context),
    }
}

fn enrol(arguments: &EnrolArguments, context: &Context) -> Result<String, Failure> {
    let EnrolArguments { dir, verifier, by, confirmed_by } = arguments;
    let desk = Desk::open(dir)?;
    let entry = Entry::SupervisorKey { verifier: verifier.trim().to_owned() };
    let now = Timestamp::now();
    let proposal = desk.open.community.new_id(now);
    by_one(&desk, by, context, async |community, principal| {
        propose(community, principal, (NO_POOL, proposal), &entry, now).await.map(|_| ())
    })?;
    by_one(&desk, confirmed_by, context, async |community, principal| {
        let (now, key) = (Timestamp::now(), community.new_id(now));
        confirm(community, principal, (proposal, key), now).await.map(|_| ())
    })?;
    Ok(match (context.json, context.language) {
        (true, _) => format!("{}\n", json!({ "done": true })),
        (false, Language::Chinese) => "密钥已由两人登记。\n".to_owned(),
        (false, Language::English) => "The key is enrolled, by two people.\n".to_owned(),
    })
}

fn list_keys(dir: &Path, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(dir)?;
    let found = desk.ask(async |community| keys(community, "", SHOWN_MAX).await)?;
    if context.json {
        let keys = found
            .iter()
            .map(|key| json!({ "verifier": key.verifier, "enrolled_at": second(key.enrolled_at) }));
        return Ok(format!("{}\n", json!({ "keys": keys.collect::<Vec<_>>() })));
    }
    if found.is_empty() {
        let none = context.language.pick("没有登记监管员密钥。\n", "No key is enrolled.\n");
        return Ok(none.to_owned());
    }
    let lines = found.iter().map(|key| format!("{}  {}\n", second(key.enrolled_at), key.verifier));
    Ok(lines.collect())
}

fn receive(arguments: &ReceiveArguments, context: &Context) -> Result<String, Failure> {
    let ReceiveArguments { dir, file } = arguments;
    let fault = |rejection| whole_file(file.display().to_string(), rejection);
    let mut note = String::new();
    let opened = rows::open(file).map_err(fault)?;
    let read = opened.take(NOTE_BYTES_MAX).read_to_string(&mut note);
    read.map_err(|_| fault(Rejection::NotUtf8))?;
    let desk = Desk::open(dir)?;
    let received = desk
        .runtime
        .block_on(async { receive_offline(&desk.open.community, &note, Timestamp::now()).await });
    let received = match received {
        // What is wrong is the file, not the folder.
        Err(StoreFailure::Rejected(rejection)) => return Err(fault(rejection).into()),
        other => other.map_err(|failure| crate::community_folder::refused(dir, &failure))?,
    };
    let reference = received.answer;
    Ok(match (context.json, context.language) {
        (true, _) => format!("{}\n", json!({ "reference": reference })),
        (false, Language::Chinese) => format!("指令 {reference} 已收到，立即执行。\n"),
        (false, Language::English) => {
            format!("Instruction {reference} is received and obeyed from now on.\n")
        }
    })
}

fn list_orders(dir: &Path, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(dir)?;
    let found = desk.ask(async |community| orders(community, "", SHOWN_MAX).await)?;
    if context.json {
        let orders: Vec<Value> = found.iter().map(as_json).collect();
        return Ok(format!("{}\n", json!({ "orders": orders })));
    }
    if found.is_empty() {
        let none = context.language.pick("没有监管指令。\n", "There is no order.\n");
        return Ok(none.to_owned());
    }
    Ok(found.iter().map(|one| as_line(one, context.language)).collect())
}

fn as_json(KeptNote { note, lifted_by }: &KeptNote) -> Value {
    let (stops, from, lifts) = match &note.instruction {
        Instruction::Stop { stops, from } => {
            let stops: Vec<&str> = stops.iter().map(|stop| stop.slug()).collect();
            (stops, Some(from.to_string()), None)
        }
        Instruction::Lift { order } => (Vec::new(), None, Some(order)),
    };
    json!({
        "reference": note.reference, "pool": note.pool, "stops": stops, "from": from,
        "lifts": lifts, "lifted_by": lifted_by, "reason": note.reason,
        "received_at": second(note.received_at),
    })
}

fn as_line(KeptNote { note, lifted_by }: &KeptNote, language: Language) -> String {
    let what = match (&note.instruction, lifted_by) {
        (Instruction::Lift { order }, _) => match language {
            Language::Chinese => format!("解除 {order}"),
            Language::English => format!("lifts {order}"),
        },
        (Instruction::Stop { stops, from }, lifted_by) => {
            let stops = stops.iter().map(|stop| stop.slug()).collect::<Vec<_>>().join(" ");
            let pool = match note.pool {
                NO_POOL => language.pick("所有计划", "every plan").to_owned(),
                pool => pool.to_string(),
            };
            let lifted = lifted_by.as_ref().map(|by| match language {
                Language::Chinese => format!("（已由 {by} 解除）"),
                Language::English => format!(" (lifted by {by})"),
            });
            format!("{pool} {stops} {from}{}", lifted.unwrap_or_default())
        }
    };
    format!("{}  {what}  {}\n", note.reference, note.reason)
}
