//! `tongzhou admin pool`: opening a pool under its first rulebook, and listing pools.

use super::{Desk, usage};
use crate::failure::Failure;
use crate::text_table::{Align, TextTable};
use crate::{Context, RulebooksFolder, rulebook_folder};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Language, Rejection};
use serde_json::json;
use service::plans::{PublishFailure, publish};
use service::schedule::set_schedule;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use store::{PoolId, Schedule, StoreFailure, reads};

/// Pools. 计划。
#[derive(clap::Subcommand)]
pub enum PoolCommand {
    Open(OpenArguments),
    List(ListArguments),
}

/// Open a pool under its first rulebook. 用第一版规则开设计划。
#[derive(clap::Args)]
#[command(override_usage = usage::OPEN)]
pub struct OpenArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// The rulebook, as plan/date. 规则，写作 计划/日期。
    #[arg(long, value_name = "PLAN/DATE")]
    rulebook: String,
    /// The pool's number. 计划的编号。
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    pool: i64,
    /// The time zone of its days. 计划所用的时区。
    #[arg(long, value_name = "ZONE", default_value = "Asia/Shanghai")]
    time_zone: String,
    /// The day it is; today when not given. 业务日；不写则为今天。
    #[arg(long, value_name = "DATE")]
    business_date: Option<Date>,
    #[command(flatten)]
    rulebooks: RulebooksFolder,
}

/// List the pools and how far each has come. 列出各计划的进度。
#[derive(clap::Args)]
pub struct ListArguments {
    /// The community's folder. 社区所在的文件夹。
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// Runs the command.
pub fn run(command: &PoolCommand, context: &Context) -> Result<String, Failure> {
    match command {
        PoolCommand::Open(arguments) => open(arguments, context),
        PoolCommand::List(arguments) => list(arguments, context),
    }
}

fn open(arguments: &OpenArguments, context: &Context) -> Result<String, Failure> {
    let OpenArguments { dir, rulebook, pool, time_zone, business_date, rulebooks } = arguments;
    let files = rulebook_folder::read_files(&rulebooks.rulebooks, rulebook)?;
    let desk = Desk::open(dir)?;
    let zone = jiff::tz::TimeZoneDatabase::bundled().get(time_zone);
    let today = Timestamp::now().to_zoned(zone.unwrap_or(TimeZone::UTC)).date();
    let on = business_date.unwrap_or(today);
    // An id made of what it does: a run that was cut off is run again.
    let hash = Sha256::digest(format!("tongzhou/pool/1\n{pool}\n{rulebook}\n{on}"));
    let (bytes, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    let batch = uuid::Builder::from_custom_bytes(*bytes).into_uuid();
    let published =
        desk.ask(async |community| match publish(community, batch, *pool, (&files, on)).await {
            Ok(_) => Ok(Ok(())),
            Err(PublishFailure::Faults(faults)) => Ok(Err(faults)),
            Err(PublishFailure::Store(failure)) => Err(failure),
        })?;
    published.map_err(Failure::from)?;
    desk.ask(async |community| {
        let first_round_from = on.tomorrow().map_err(|_| Rejection::DateInvalid)?;
        let time_zone = time_zone.clone();
        let schedule = Schedule { time_zone, business_date: on, first_round_from };
        set_schedule(community, *pool, schedule).await
    })?;
    Ok(match (context.json, context.language) {
        (true, _) => {
            let opened =
                json!({ "pool": pool, "rulebook": rulebook, "business_date": on.to_string() });
            format!("{opened}\n")
        }
        (false, Language::Chinese) => {
            format!("计划 {pool} 已按规则 {rulebook} 开设，业务日 {on}。\n")
        }
        (false, Language::English) => {
            format!("Pool {pool} is open under {rulebook}. Business date: {on}.\n")
        }
    })
}

/// A pool in the list.
struct Listed {
    pool: PoolId,
    rulebook: String,
    business_date: String,
    payers: u64,
    rounds: usize,
}

fn list(arguments: &ListArguments, context: &Context) -> Result<String, Failure> {
    let desk = Desk::open(&arguments.dir)?;
    let pools = desk.ask(async |community| {
        let mut reader = community.store.reader().await?;
        let mut listed: Vec<Listed> = Vec::new();
        loop {
            let after = listed.last().map_or(0, |one| one.pool);
            let pools = reads::pools(&mut *reader, after, 1_000).await?;
            if pools.is_empty() {
                return Ok(listed);
            }
            for pool in pools {
                let state = reads::pool_state(&mut *reader, pool).await?;
                let versions = reads::versions(&mut *reader, pool).await?;
                let last = versions.last().map(|one| format!("{}/{}", one.plan, one.version));
                let business_date = match reads::schedule(&mut *reader, pool).await {
                    Ok(schedule) => schedule.business_date.to_string(),
                    Err(StoreFailure::Rejected(_)) => String::new(),
                    Err(failure) => return Err(failure),
                };
                let (payers, rounds) = (state.payers, state.rounds.len());
                let rulebook = last.unwrap_or_default();
                listed.push(Listed { pool, rulebook, business_date, payers, rounds });
            }
        }
    })?;
    if context.json {
        let pools = pools.iter().map(|one| {
            json!({
                "pool": one.pool, "rulebook": one.rulebook, "business_date": one.business_date,
                "payers": one.payers, "rounds": one.rounds,
            })
        });
        return Ok(format!("{}\n", json!({ "pools": pools.collect::<Vec<_>>() })));
    }
    let language = context.language;
    let mut table = TextTable::new(&[
        (language.pick("计划", "pool"), Align::Right),
        (language.pick("规则", "rulebook"), Align::Left),
        (language.pick("业务日", "business date"), Align::Left),
        (language.pick("付款会员", "payers"), Align::Right),
        (language.pick("期", "rounds"), Align::Right),
    ]);
    for one in pools {
        let Listed { pool, rulebook, business_date, payers, rounds } = one;
        table.row([
            pool.to_string(),
            rulebook,
            business_date,
            payers.to_string(),
            rounds.to_string(),
        ]);
    }
    Ok(table.to_string())
}
