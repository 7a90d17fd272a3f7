//! `tongzhou bench store`: loading and closing rounds of a pool kept in SQLite or PostgreSQL,
//! beside the plain way of charging every member in the same engine.

use super::engine::{Addresses, Engine, refused};
use super::settle::{SHARE_FEN, World};
use super::{milliseconds, peak_rss_mib, ratio};
use crate::failure::{Failure, whole_file};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use store::{Baseline, Batch, LoadedMember, Store, StoreFailure, Write};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// Load a pool into a database and close its rounds there. 在数据库中载入并结算互助池。
#[derive(clap::Args)]
pub struct StoreArguments {
    /// How many members the pool has. 会员人数。
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..))]
    members: u32,
    /// How many of them run out in each round; 1 % when not given. 每期余额不足的人数。
    #[arg(long)]
    run_out: Option<u32>,
    /// How many members the plain way is measured with, at most. 逐人扣款的人数上限。
    #[arg(long, default_value_t = 1_000_000)]
    plain_members: u32,
    /// Where a SQLite file is made, and left; a temporary folder when not given. 数据库文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// In which engine. 数据库引擎。
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    /// The seed of the balances. 随机种子。
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// How many rounds are closed and timed; the median is reported.
const ROUNDS: i64 = 5;

const DAY: Date = date(2020, 1, 1);

/// Measures, and gives one JSON line.
pub fn measured(arguments: &StoreArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let folder = arguments.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let run_out = arguments.run_out.unwrap_or(arguments.members / 100);
    let world = World::new(arguments.members, run_out, arguments.seed);
    let addresses = Addresses::of(arguments.engine, &folder)?;
    let runtime = Runtime::new().map_err(|_| whole_file("bench", Rejection::OutputUnwritable))?;
    let kept = runtime.block_on(keep(&world, &addresses.kept)).map_err(|error| refused(&error))?;
    let plain_members = arguments.plain_members.min(arguments.members);
    let balances = (0..plain_members).map(|number| world.paid_in(number));
    let plain = runtime.block_on(charge_plainly(&addresses.plain, balances));
    let plain = plain.map_err(|error| refused(&error))?;
    let scaled = plain * (arguments.members / plain_members.max(1));
    Ok(json!({
        "bench": "store",
        "engine": arguments.engine.name(),
        "members": arguments.members,
        "run_out": kept.run_out,
        "load_ms": milliseconds(kept.load),
        "close_ms": milliseconds(kept.median),
        "close_ms_all": kept.all.into_iter().map(milliseconds).collect::<Vec<_>>(),
        "plain_members": plain_members,
        "plain_update_ms": milliseconds(plain),
        "plain_over_close": ratio(scaled, kept.median),
        "file_mib": std::fs::metadata(&addresses.kept).ok().map(|data| data.len() / (1 << 20)),
        "peak_rss_mib": peak_rss_mib(),
        "seed": arguments.seed,
    }))
}

async fn charge_plainly(
    address: &str,
    balances: impl Iterator<Item = Amount> + Send,
) -> Result<Duration, StoreFailure> {
    let plain = Baseline::create(address, balances).await?;
    let started = Instant::now();
    plain.charge(Amount::from_minor(SHARE_FEN)).await?;
    Ok(started.elapsed())
}

struct Kept {
    load: Duration,
    median: Duration,
    all: Vec<Duration>,
    run_out: u64,
}

async fn keep(world: &World, address: &str) -> Result<Kept, StoreFailure> {
    let batch = |number, writes| Batch::of_pool(Uuid::from_u64_pair(number, 0), 1, writes);
    let open = Write::OpenPool(Box::new(super::settle::sharing()?));
    Store::open(address).await?.commit(batch(0, vec![open])).await?;
    let started = Instant::now();
    let members = (0..world.members).map(|number| LoadedMember {
        id: Uuid::from_u64_pair(u64::from(number), 0),
        joined_on: DAY,
        units: 1,
        balance: world.paid_in(number),
        secret: None,
    });
    Store::load(address, 1, members).await?;
    let load = started.elapsed();
    let store = Store::open(address).await?;
    let mut all = Vec::new();
    for month in 0..=ROUNDS {
        let number = 1 + month.unsigned_abs();
        let cut = date(2020, 1, 20).checked_add(month.months()).expect("a day of these years");
        let dates = RoundDates { cut, settle: cut.checked_add(8.days()).expect("a day") };
        let case = Write::Approve {
            case: month.to_string(),
            member: None,
            approved_on: cut.yesterday().expect("a day"),
            aid: Amount::from_minor(SHARE_FEN).times(u64::from(world.members))?,
        };
        store.commit(batch(2 * number, vec![case, Write::Cut(dates)])).await?;
        let started = Instant::now();
        store.commit(batch(2 * number + 1, vec![Write::Settle])).await?;
        all.push(started.elapsed());
    }
    // The first round reads what the load left in no order of use; the others are measured.
    let all = all.split_off(1);
    let rounds = store.rounds(1).await?;
    let [.., before, after] = rounds.as_slice() else {
        return Err(Rejection::RoundOutOfTurn.into());
    };
    let run_out = before.payers - after.payers;
    Ok(Kept { load, median: super::settle::median(&all), all, run_out })
}
