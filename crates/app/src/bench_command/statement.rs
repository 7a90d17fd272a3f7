//! `tongzhou bench statement`: the balance and the statement of one member of a pool with many
//! rounds, beside reading the rows of those rounds alone.

use super::engine::{Addresses, Engine, refused};
use super::settle::{SHARE_FEN, median};
use super::{milliseconds, ratio};
use crate::failure::{Failure, whole_file};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use store::reads::statement;
use store::{Batch, Deposit, MemberId, Store, StoreFailure, Write};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// Read a member's balance and statement. 读取会员的余额与对账单。
#[derive(clap::Args)]
pub struct StatementArguments {
    /// How many rounds the pool has settled. 已结算的期数。
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=2000))]
    rounds: u32,
    /// How many members the pool has. 会员人数。
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    members: u32,
    /// In which engine. 数据库引擎。
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
}

const POOL: i64 = 1;

/// Deposits of each member.
const DEPOSITS: u64 = 24;

/// How many members are asked about; the median is reported.
const ASKED: u32 = 400;

const DAY: Date = date(2020, 1, 1);

/// Measures, and gives one JSON line.
pub fn measured(arguments: &StatementArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let addresses = Addresses::of(arguments.engine, temporary.path())?;
    let runtime = Runtime::new().map_err(unwritable)?;
    let read = runtime.block_on(read(arguments, &addresses.kept));
    let Read { balance, statement, rows } = read.map_err(|error| refused(&error))?;
    Ok(json!({
        "bench": "statement",
        "engine": arguments.engine.name(),
        "rounds": arguments.rounds,
        "members": arguments.members,
        "deposits_each": DEPOSITS,
        "balance_ms": milliseconds(balance),
        "statement_ms": milliseconds(statement),
        "baseline": "reading the rows of the rounds",
        "baseline_ms": milliseconds(rows),
        "statement_over_baseline": ratio(statement, rows),
    }))
}

/// The medians.
struct Read {
    balance: Duration,
    statement: Duration,
    rows: Duration,
}

async fn read(arguments: &StatementArguments, address: &str) -> Result<Read, StoreFailure> {
    let store = Store::open(address).await?;
    let through = fill(&store, arguments).await?;
    let (mut balances, mut statements, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for asked in 0..ASKED {
        let member = member(asked * 7 % arguments.members);
        let started = Instant::now();
        let outcome = store.member(POOL, member, through).await?;
        balances.push(started.elapsed());
        let started = Instant::now();
        let mut reader = store.reader().await?;
        let found = statement(&mut *reader, POOL, member, through).await?;
        drop(reader);
        statements.push(started.elapsed());
        assert_eq!(found.outcome.balance, outcome.balance, "both say the same");
        let started = Instant::now();
        store.rounds(POOL).await?;
        rows.push(started.elapsed());
    }
    Ok(Read { balance: median(&balances), statement: median(&statements), rows: median(&rows) })
}

/// A pool whose members share every round; answers the last day.
async fn fill(store: &Store, arguments: &StatementArguments) -> Result<Date, StoreFailure> {
    let batch = |number, writes| Batch::of_pool(Uuid::from_u64_pair(number, 0), POOL, writes);
    let open = Write::OpenPool(Box::new(super::settle::sharing()?));
    store.commit(batch(0, vec![open])).await?;
    let each = Amount::from_minor(SHARE_FEN).times(u64::from(arguments.rounds))?;
    for number in 0..arguments.members {
        let joined = Write::Join { member: member(number), joined_on: DAY, units: 1 };
        let deposit = |count| {
            Write::Deposit(Deposit {
                deposit: Uuid::from_u64_pair(u64::from(number) + 1, count),
                member: member(number),
                on: DAY,
                amount: each,
            })
        };
        let writes = [joined].into_iter().chain((0..DEPOSITS).map(deposit)).collect();
        store.commit(batch(u64::from(number) + 1, writes)).await?;
    }
    let mut settle = DAY;
    for month in 0..i64::from(arguments.rounds) {
        let cut = date(2020, 1, 20).checked_add(month.months()).expect("a day of this age");
        settle = cut.checked_add(8.days()).expect("a day");
        let case = Write::Approve {
            case: month.to_string(),
            member: None,
            approved_on: cut.yesterday().expect("a day"),
            aid: Amount::from_minor(SHARE_FEN).times(u64::from(arguments.members))?,
        };
        let round = vec![case, Write::Cut(RoundDates { cut, settle }), Write::Settle];
        store.commit(batch(1_000_000 + month.unsigned_abs(), round)).await?;
    }
    Ok(settle)
}

fn member(number: u32) -> MemberId {
    Uuid::from_u64_pair(9, u64::from(number))
}
