//! `tongzhou stop-order`: a supervisor's own tool. It makes the key and signs orders, offline: it
//! needs no community and no network.

use crate::admin_command::usage;
use crate::community_folder::{write_new, write_secret};
use crate::failure::{Failure, whole_file};
use crate::{Context, rows};
use jiff::civil::Date;
use ledger::{Fault, Language, Place, Rejection};
use serde_json::json;
use service::stop_orders::Order;
use std::io::Read;
use std::path::{Path, PathBuf};
use store::stop_order::{Instruction, Stop};
use store::{NO_POOL, PoolId};
use vault::{OperatingSystemEntropy, ReceiptKey};
use zeroize::Zeroizing;

/// No key is as long as this; a longer file is not read to its end.
const KEY_BYTES_MAX: u64 = 64 * 1024;

/// A supervisor's key, and the orders it signs; offline. 监管员的密钥与指令，离线使用。
#[derive(clap::Subcommand)]
pub enum StopOrderCommand {
    Key(KeyArguments),
    Sign(SignArguments),
    Lift(LiftArguments),
}

/// Make a key; its verifier is what a community enrols. 新建密钥；社区登记的是它的验证公钥。
#[derive(clap::Args)]
pub struct KeyArguments {
    /// The name of the authority, such as a domain. 机构的名称，例如域名。
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The new file of the secret key. 私钥的新文件。
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Sign an order that something stops. 签署停止指令。
#[derive(clap::Args)]
#[command(override_usage = usage::SIGN_ORDER)]
pub struct SignArguments {
    #[command(flatten)]
    about: About,
    /// The pool's number; every pool when not given. 计划的编号；不写则为所有计划。
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    pool: Option<PoolId>,
    /// What stops: joinings, rounds, payouts with commas between, or everything.
    /// 停止的事项，以逗号分隔；或 everything（一切）。
    #[arg(long, value_name = "WHAT", value_delimiter = ',', required = true)]
    #[arg(value_parser = stop)]
    stops: Vec<Stop>,
    /// From this day on; a day that has passed means at once. 起始日；已过去的日子表示立即。
    #[arg(long, value_name = "DATE")]
    from: Date,
}

/// Sign what lifts an order. 签署解除指令。
#[derive(clap::Args)]
#[command(override_usage = usage::LIFT_ORDER)]
pub struct LiftArguments {
    #[command(flatten)]
    about: About,
    /// The reference of the order to lift. 要解除的指令的文号。
    #[arg(long, value_name = "REFERENCE")]
    order: String,
}

/// What every instruction says.
#[derive(clap::Args)]
struct About {
    /// The file of the secret key. 私钥文件。
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The name of the community, as it signs. 互助社签名用的名称。
    #[arg(long, value_name = "NAME")]
    community: String,
    /// Your number of this instruction. 这份指令的文号。
    #[arg(long, value_name = "REFERENCE")]
    reference: String,
    /// Why, in one line; everybody reads it. 理由，一行；所有人都会看到。
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The file to write; standard output when not given. 写到哪个文件；不写则输出到屏幕。
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn stop(text: &str) -> Result<Stop, String> {
    Stop::from_slug(text).ok_or_else(|| Stop::ALL.map(Stop::slug).join(", "))
}

/// Runs the command.
pub fn run(command: &StopOrderCommand, context: &Context) -> Result<String, Failure> {
    match command {
        StopOrderCommand::Key(arguments) => key(arguments, context),
        StopOrderCommand::Sign(SignArguments { about, pool, stops, from }) => {
            let mut stops = stops.clone();
            stops.sort();
            stops.dedup();
            let instruction = Instruction::Stop { stops, from: *from };
            sign(about, (pool.unwrap_or(NO_POOL), instruction), context)
        }
        StopOrderCommand::Lift(LiftArguments { about, order }) => {
            sign(about, (NO_POOL, Instruction::Lift { order: order.clone() }), context)
        }
    }
}

fn key(KeyArguments { name, out }: &KeyArguments, context: &Context) -> Result<String, Failure> {
    let key = ReceiptKey::generate(name, &mut OperatingSystemEntropy);
    let key = key.map_err(|rejection| Fault {
        place: Place::Key("--name".to_owned()),
        text: name.clone(),
        ..whole_file("tongzhou stop-order key", rejection)
    })?;
    let secret = Zeroizing::new(format!("{}\n", *key.secret_text()));
    write_secret(out, secret.as_bytes())?;
    let (verifier, file) = (key.signer().verifier().text(), out.display());
    Ok(match (context.json, context.language) {
        (true, _) => {
            format!("{}\n", json!({ "file": file.to_string(), "verifier": verifier }))
        }
        (false, Language::Chinese) => format!(
            "私钥在 {file}：谁有它，谁就能以 {name} 的名义下令。\n\
             请把这一行交给互助社，由两个人登记；再备一把，分开存放：\n{verifier}\n"
        ),
        (false, Language::English) => format!(
            "The secret key is in {file}: whoever has it gives orders in the name of {name}.\n\
             Hand this line to the community, where two people enrol it. Make a second key\n\
             and keep it elsewhere:\n{verifier}\n"
        ),
    })
}

fn sign(
    about: &About,
    (pool, instruction): (PoolId, Instruction),
    context: &Context,
) -> Result<String, Failure> {
    let key = read_key(&about.key)?;
    let order = Order {
        reference: about.reference.clone(),
        community: about.community.clone(),
        pool,
        instruction,
        reason: about.reason.clone(),
    };
    let note = order.sign(key.signer());
    let note = note.map_err(|rejection| whole_file("tongzhou stop-order", rejection))?;
    if let Some(out) = &about.out {
        write_new(out, note.as_bytes(), 0o644)?;
        let file = out.display();
        return Ok(match (context.json, context.language) {
            (true, _) => format!("{}\n", json!({ "file": file.to_string(), "note": note })),
            (false, Language::Chinese) => format!("已签署，写在 {file}。\n"),
            (false, Language::English) => format!("Signed, in {file}.\n"),
        });
    }
    Ok(match context.json {
        true => format!("{}\n", json!({ "note": note })),
        false => note,
    })
}

fn read_key(file: &Path) -> Result<ReceiptKey, Failure> {
    let fault = |rejection| whole_file(file.display().to_string(), rejection);
    let mut text = Zeroizing::new(String::new());
    let opened = rows::open(file).map_err(fault)?;
    let read = opened.take(KEY_BYTES_MAX).read_to_string(&mut text);
    read.map_err(|_| fault(Rejection::FileUnreadable))?;
    Ok(ReceiptKey::from_text(&text).map_err(fault)?)
}
