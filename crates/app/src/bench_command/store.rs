//! `tongzhou bench store`: loading and closing rounds of a pool kept in SQLite, beside the plain
//! way of charging every member.

use super::settle::{SHARE_FEN, World};
use super::{milliseconds, peak_rss_mib, ratio};
use crate::failure::{Failure, whole_file};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::{Baseline, Batch, LoadedMember, SqliteStore, StoreFailure, Write};
use uuid::Uuid;

/// Load a pool into SQLite and close its rounds there. 在 SQLite 中载入并结算互助池。
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
    /// Where the database is made, and left; a temporary folder when not given. 数据库文件夹。
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
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
    let path = folder.join("bench.sqlite");
    let kept = keep(&world, &path).map_err(|failure| refused(&failure))?;
    let plain_members = arguments.plain_members.min(arguments.members);
    let balances = (0..plain_members).map(|number| world.paid_in(number));
    let plain = Baseline::create(&folder.join("plain.sqlite"), balances);
    let plain = plain.map_err(|failure| refused(&failure))?;
    let started = Instant::now();
    let charged = plain.charge(Amount::from_minor(SHARE_FEN));
    charged.map_err(|failure| refused(&failure))?;
    let plain = started.elapsed();
    let scaled = plain * (arguments.members / plain_members.max(1));
    Ok(json!({
        "bench": "store",
        "engine": "sqlite",
        "members": arguments.members,
        "run_out": kept.run_out,
        "load_ms": milliseconds(kept.load),
        "close_ms": milliseconds(kept.median),
        "close_ms_all": kept.all.into_iter().map(milliseconds).collect::<Vec<_>>(),
        "plain_members": plain_members,
        "plain_update_ms": milliseconds(plain),
        "plain_over_close": ratio(scaled, kept.median),
        "file_mib": std::fs::metadata(&path).map_or(0, |data| data.len() / (1 << 20)),
        "peak_rss_mib": peak_rss_mib(),
        "seed": arguments.seed,
    }))
}

struct Kept {
    load: Duration,
    median: Duration,
    all: Vec<Duration>,
    run_out: u64,
}

fn keep(world: &World, path: &Path) -> Result<Kept, StoreFailure> {
    let batch = |number, writes| Batch { id: Uuid::from_u64_pair(number, 0), pool: 1, writes };
    let open = Write::OpenPool(Box::new(super::settle::sharing()?));
    SqliteStore::open(path)?.commit(batch(0, vec![open]))?;
    let started = Instant::now();
    let members = (0..world.members).map(|number| LoadedMember {
        id: Uuid::from_u64_pair(u64::from(number), 0),
        joined_on: DAY,
        units: 1,
        balance: world.paid_in(number),
    });
    SqliteStore::load(path, 1, members)?;
    let load = started.elapsed();
    let store = SqliteStore::open(path)?;
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
        store.commit(batch(2 * number, vec![case, Write::Cut(dates)]))?;
        let started = Instant::now();
        store.commit(batch(2 * number + 1, vec![Write::Settle]))?;
        all.push(started.elapsed());
    }
    // The first round reads what the load left in no order of use; the others are measured.
    let all = all.split_off(1);
    let rounds = store.rounds(1)?;
    let [.., before, after] = rounds.as_slice() else {
        return Err(Rejection::RoundOutOfTurn.into());
    };
    let run_out = before.payers - after.payers;
    Ok(Kept { load, median: super::settle::median(&all), all, run_out })
}

fn refused(failure: &StoreFailure) -> Failure {
    let rejection = match failure {
        StoreFailure::Rejected(rejection) => *rejection,
        StoreFailure::Unavailable(_) => Rejection::OutputUnwritable,
    };
    let fault = whole_file("bench", rejection);
    Failure::from(ledger::Fault { text: failure.to_string(), ..fault })
}
