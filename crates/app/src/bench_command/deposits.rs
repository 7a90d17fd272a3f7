//! `tongzhou bench deposits`: deposits of many clients, each acknowledged when it is durable,
//! beside the same statements in transactions of their own in the same engine.

mod over_http;

use super::engine::{Addresses, Engine, refused, unavailable};
use super::settle::{SHARE_FEN, World};
use super::{peak_rss_mib, per_second, ratio_of};
use crate::failure::{Failure, whole_file};
use jiff::civil::date;
use ledger::Rejection;
use local_postgres::{BenchmarkRun, Length, pgbench};
use money::Amount;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;
use store::{Batch, Deposit, LoadedMember, Store, StoreFailure, Write};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Take deposits of many clients at once. 多个客户端同时存入。
#[derive(clap::Args)]
pub struct DepositsArguments {
    /// How many members the pool has. 会员人数。
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..))]
    members: u32,
    /// How many deposits are made. 存入笔数。
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(1..))]
    deposits: u32,
    /// How many clients make them, each one at a time. 客户端个数。
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1024))]
    clients: u32,
    /// In which engine. 数据库引擎。
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
}

/// The same three statements as a deposit's, one transaction each: what is paid in, what the
/// balance becomes, and the event.
const PLAIN: &str = "\\set member random(0, :members - 1)
BEGIN;
INSERT INTO deposit (pool_id, member_id, deposit_id, paid_on, amount) VALUES
    (1, (lpad(to_hex(:member::bigint), 16, '0') || '0000000000000000')::uuid, gen_random_uuid(),
    '2020-01-02', 300);
UPDATE member SET credit = credit + 300, bound = bound + 300 WHERE pool_id = 1
    AND member_id = (lpad(to_hex(:member::bigint), 16, '0') || '0000000000000000')::uuid;
INSERT INTO outbox (member_id, batch_id, line, pool_id, kind, subject, happened_on, amount) VALUES
    ((lpad(to_hex(:member::bigint), 16, '0') || '0000000000000000')::uuid, gen_random_uuid(), 1, 1,
    'deposit.received', '', '2020-01-02', 300);
END;
";

/// How long `pgbench` works.
const PLAIN_SECONDS: u32 = 15;

/// Measures, and gives one JSON line.
pub fn measured(arguments: &DepositsArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let addresses = Addresses::of(arguments.engine, temporary.path())?;
    let runtime = Runtime::new().map_err(unwritable)?;
    let world = World::new(arguments.members, arguments.members / 100, 1);
    let ours = runtime.block_on(async {
        open_and_load(&addresses.kept, &world).await?;
        let contract = take(arguments, &addresses.kept, arguments.clients).await?;
        let DepositsArguments { members, deposits, clients, .. } = *arguments;
        let asked = over_http::Asked { members, deposits, clients };
        let api = over_http::take(asked, &addresses.kept).await?;
        Ok::<_, StoreFailure>((contract, api))
    });
    let (ours, api) = ours.map_err(|error| refused(&error))?;
    let (baseline, plain) = match arguments.engine {
        Engine::Sqlite => {
            let one_by_one = DepositsBaseline { arguments, address: &addresses.plain };
            let alone = runtime.block_on(one_by_one.measured(&world));
            ("one deposit a commit", alone.map_err(|error| refused(&error))?)
        }
        Engine::Postgres => {
            let loaded = runtime.block_on(open_and_load(&addresses.plain, &world));
            loaded.map_err(|error| refused(&error))?;
            let run = BenchmarkRun {
                script: &PLAIN.replace(":members", &arguments.members.to_string()),
                clients: arguments.clients,
                threads: 2,
                length: Length::Seconds(PLAIN_SECONDS),
            };
            ("pgbench", pgbench(&addresses.plain, &run).map_err(unavailable)?)
        }
    };
    Ok(json!({
        "bench": "deposits",
        "engine": arguments.engine.name(),
        "members": arguments.members,
        "deposits": arguments.deposits,
        "clients": arguments.clients,
        "per_second": ours.round(),
        "api_per_second": api.round(),
        "baseline": baseline,
        "baseline_per_second": plain.round(),
        "over_baseline": ratio_of(ours, plain),
        "api_over_baseline": ratio_of(api, plain),
        "peak_rss_mib": peak_rss_mib(),
    }))
}

/// The plain way in SQLite: one client, so that no two deposits share a commit.
struct DepositsBaseline<'a> {
    arguments: &'a DepositsArguments,
    address: &'a str,
}

impl DepositsBaseline<'_> {
    async fn measured(&self, world: &World) -> Result<f64, StoreFailure> {
        open_and_load(self.address, world).await?;
        let few = DepositsArguments { deposits: self.arguments.deposits / 10, ..*self.arguments };
        take(&few, self.address, 1).await
    }
}

async fn open_and_load(address: &str, world: &World) -> Result<(), StoreFailure> {
    let open = Write::OpenPool(Box::new(super::settle::sharing()?));
    let batch = Batch::of_pool(Uuid::from_u64_pair(0, 1), 1, vec![open]);
    Store::open(address).await?.commit(batch).await?;
    let members = (0..world.members).map(|number| LoadedMember {
        id: Uuid::from_u64_pair(u64::from(number), 0),
        joined_on: date(2020, 1, 1),
        units: 1,
        balance: world.paid_in(number),
        secret: None,
    });
    Store::load(address, 1, members).await
}

/// Takes the deposits and answers how many a second.
async fn take(
    arguments: &DepositsArguments,
    address: &str,
    clients: u32,
) -> Result<f64, StoreFailure> {
    let store = Arc::new(Store::open(address).await?);
    let started = Instant::now();
    let mut running = JoinSet::new();
    for client in 0..clients {
        let (store, members) = (Arc::clone(&store), arguments.members);
        let numbers = (client..arguments.deposits).step_by(clients.try_into().unwrap_or(1));
        running.spawn(async move {
            for number in numbers {
                // Spread over the members by an odd factor, in no order of theirs.
                let member = number.wrapping_mul(2_654_435_761) % members;
                store.commit(batch(number, member)).await?;
            }
            Ok::<(), StoreFailure>(())
        });
    }
    for done in running.join_all().await {
        done?;
    }
    Ok(per_second(arguments.deposits, started.elapsed()))
}

fn batch(number: u32, member: u32) -> Batch {
    let member = Uuid::from_u64_pair(u64::from(member), 0);
    let id = Uuid::from_u64_pair(u64::from(number), 3);
    let deposit = Deposit {
        deposit: Uuid::from_u64_pair(u64::from(number), 2),
        member,
        on: date(2020, 1, 2),
        amount: Amount::from_minor(SHARE_FEN),
    };
    Batch { member, ..Batch::of_pool(id, 1, vec![Write::Deposit(deposit)]) }
}
