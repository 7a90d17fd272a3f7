//! `tongzhou bench ballots`: ballots of many jurors, each acknowledged when it is durable, beside
//! one ballot a commit in the same engine. They are cast as people cast them, through the use case
//! that looks at each juror first, or brought to the store alone.

mod through_service;

use super::engine::{Addresses, Engine, refused, unavailable};
use super::{peak_rss_mib, per_second, ratio_of};
use crate::failure::{Failure, whole_file};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use local_postgres::{BenchmarkRun, Length, pgbench};
use money::Amount;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;
use store::jury::{Ballot, JuryWrite, Sitting};
use store::{Batch, CaseFile, CaseStep, CaseWrite, MemberId, Store, StoreFailure, Write};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Take the ballots of a jury. 接收评议团的选票。
#[derive(clap::Args)]
pub struct BallotsArguments {
    /// How many ballots are cast. 选票张数。
    #[arg(long, default_value_t = 250_000, value_parser = clap::value_parser!(u32).range(1..))]
    ballots: u32,
    /// How many clients cast them, each one at a time. 客户端个数。
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1024))]
    clients: u32,
    /// In which engine. 数据库引擎。
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    /// By which door. 从哪一层投入。
    #[arg(long, value_enum, default_value_t)]
    through: Door,
}

/// Where ballots are brought to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Door {
    /// The use case, which looks at each juror. 用例层，逐一核对评议员。
    #[default]
    Service,
    /// The store alone. 只到存储层。
    Store,
}

/// The same statements as a ballot's in a transaction: whether the jury sits, that the batch is
/// known, and the ballot.
const PLAIN: &str = "BEGIN;
SELECT opens_at, closes_at, votes_for FROM jury WHERE pool_id = 1
    AND member_id = '00000000-0000-0009-0000-000000000000' AND case_id = 'case' FOR SHARE;
INSERT INTO batch (member_id, batch_id, fingerprint, answer) VALUES
    (gen_random_uuid(), gen_random_uuid(), sha256('ballot'), '');
INSERT INTO ballot (pool_id, member_id, case_id, sealed, cast_at) VALUES
    (1, gen_random_uuid(), 'case', decode(repeat('09', 80), 'hex'), '2020-01-01T01:00:00Z');
END;
";

/// How long `pgbench` works.
const PLAIN_SECONDS: u32 = 15;

const CASE: &str = "case";

const DAY: Date = date(2020, 1, 1);

/// Measures, and gives one JSON line.
pub fn measured(arguments: &BallotsArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let addresses = Addresses::of(arguments.engine, temporary.path())?;
    let runtime = Runtime::new().map_err(unwritable)?;
    let BallotsArguments { ballots, clients, engine, through } = *arguments;
    let ours = match through {
        Door::Service => runtime.block_on(through_service::take(ballots, clients, &addresses.kept)),
        Door::Store => runtime.block_on(take(ballots, clients, &addresses.kept)),
    };
    let ours = ours.map_err(|error| refused(&error))?;
    let (baseline, plain) = match engine {
        Engine::Sqlite => {
            // One client, so that no two ballots share a commit.
            let few = ballots.div_ceil(10);
            let alone = runtime.block_on(take(few, 1, &addresses.plain));
            ("one ballot a commit", alone.map_err(|error| refused(&error))?)
        }
        Engine::Postgres => {
            let opened = runtime.block_on(open(&addresses.plain));
            opened.map_err(|error| refused(&error))?;
            let length = Length::Seconds(PLAIN_SECONDS);
            let run = BenchmarkRun { script: PLAIN, clients, threads: 2, length };
            ("pgbench", pgbench(&addresses.plain, &run).map_err(unavailable)?)
        }
    };
    Ok(json!({
        "bench": "ballots",
        "engine": engine.name(),
        "through": match through {
            Door::Service => "service",
            Door::Store => "store",
        },
        "ballots": ballots,
        "clients": clients,
        "per_second": ours.round(),
        "baseline": baseline,
        "baseline_per_second": plain.round(),
        "over_baseline": ratio_of(ours, plain),
        "peak_rss_mib": peak_rss_mib(),
    }))
}

/// Takes the ballots and answers how many a second.
async fn take(ballots: u32, clients: u32, address: &str) -> Result<f64, StoreFailure> {
    let store = Arc::new(open(address).await?);
    let started = Instant::now();
    let mut running = JoinSet::new();
    for client in 0..clients {
        let store = Arc::clone(&store);
        let numbers = (client..ballots).step_by(clients.try_into().unwrap_or(1));
        running.spawn(async move {
            for number in numbers {
                store.commit(ballot(number)).await?;
            }
            Ok::<(), StoreFailure>(())
        });
    }
    for done in running.join_all().await {
        done?;
    }
    Ok(per_second(ballots, started.elapsed()))
}

/// A pool whose only case is before a jury.
async fn open(address: &str) -> Result<Store, StoreFailure> {
    let store = Store::open(address).await?;
    let (member, case) = (applicant(), CASE.to_owned());
    let file = CaseFile {
        member,
        case: case.clone(),
        state: "jury".to_owned(),
        queue: String::new(),
        harm: 0,
        owner: "members".to_owned(),
        due_on: Some(DAY),
        reported_on: DAY,
        event_on: DAY,
        condition: None,
        version: [7; 32],
        value: Amount::from_minor(30_000_000),
        steps: 1,
        claim: None,
    };
    let step = CaseStep {
        step: 1,
        kind: "report".to_owned(),
        account: None,
        role: "applicant".to_owned(),
        on: DAY,
        at: instant(0),
        body: String::new(),
        sealed: None,
    };
    let commit = JuryWrite::Commit {
        member,
        case: case.clone(),
        commitment: [1; 32],
        seed_sealed: vec![2; 60],
        key_sealed: vec![3; 60],
    };
    let sitting = Sitting {
        opens_at: instant(0),
        closes_at: instant(24),
        threshold: u64::from(u32::MAX),
        quorum: 1_000,
    };
    let sits = JuryWrite::Open { member, case, sitting, on: DAY };
    let mut writes = vec![
        Write::OpenPool(Box::new(super::settle::sharing()?)),
        Write::Join { member, joined_on: DAY, units: 1 },
    ];
    let about = [CaseWrite::Begin { file, step }, CaseWrite::Jury(commit), CaseWrite::Jury(sits)];
    writes.extend(about.map(|write| Write::Case(Box::new(write))));
    store.commit(Batch::of_pool(Uuid::from_u64_pair(0, 1), 1, writes)).await?;
    Ok(store)
}

/// A batch of a juror's own; jurors come in no order of theirs.
fn ballot(number: u32) -> Batch {
    let spread = u64::from(number.wrapping_mul(2_654_435_761));
    let juror = Uuid::from_u64_pair(spread << 32, u64::from(number));
    let ballot = Ballot {
        member: applicant(),
        case: CASE.to_owned(),
        juror,
        sealed: vec![9; 80],
        cast_at: instant(1),
    };
    let cast = Write::Case(Box::new(CaseWrite::Cast(ballot)));
    let id = Uuid::from_u64_pair(u64::from(number), 3);
    Batch { member: juror, ..Batch::of_pool(id, 1, vec![cast]) }
}

fn applicant() -> MemberId {
    Uuid::from_u64_pair(9, 0)
}

fn instant(hours: i64) -> Timestamp {
    let after = SignedDuration::from_hours(438_288 + hours);
    Timestamp::UNIX_EPOCH.saturating_add(after).expect("an instant of these years")
}
