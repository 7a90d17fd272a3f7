//! `tongzhou bench cases`: the page of a case and a page of a queue among many cases, read from the
//! store beside the same rows by their primary keys, and asked for over HTTP.

mod served;

use super::engine::{Addresses, Engine, refused};
use super::settle::median;
use super::village::POOL;
use super::{milliseconds, ratio};
use crate::failure::{Failure, whole_file};
use casework::state::Queue;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use ledger::Rejection;
use money::Amount;
use serde_json::{Value, json};
use served::Answered;
use std::time::{Duration, Instant};
use store::case_reads::{case_file, case_steps, evidence_of_case, queue};
use store::{
    CaseFile, CaseStep, Evidence, LoadedCase, QueuePlace, Session, Sql, Store, StoreFailure,
};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// Read the page of a case and of a queue. 读取申请页与队列页。
#[derive(clap::Args)]
pub struct CasesArguments {
    /// How many cases are stored. 申请份数。
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..))]
    cases: u32,
    /// In which engine. 数据库引擎。
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
}

/// Steps and papers of each case.
const STEPS: u32 = 12;
const PAPERS: u32 = 4;

/// How many cases a page shows.
const PAGE: u32 = 50;

/// How many pages of each kind are read; the median and the slowest are reported.
const ASKED: u32 = 400;

const DAY: Date = date(2020, 1, 1);

/// The rows of a case, and one case of a queue's page, by their keys.
static BY_KEY: [Sql; 3] = [
    Sql::both("SELECT * FROM case_file WHERE pool_id = $1 AND member_id = $2 AND case_id = $3"),
    Sql::both("SELECT * FROM case_step WHERE pool_id = $1 AND member_id = $2 AND case_id = $3"),
    Sql::both("SELECT * FROM case_evidence WHERE pool_id = $1 AND member_id = $2 AND case_id = $3"),
];

/// Measures, and gives one JSON line.
pub fn measured(arguments: &CasesArguments) -> Result<Value, Failure> {
    let unwritable = |_| whole_file("bench", Rejection::OutputUnwritable);
    let temporary = tempfile::tempdir().map_err(unwritable)?;
    let addresses = Addresses::of(arguments.engine, temporary.path())?;
    let runtime = Runtime::new().map_err(unwritable)?;
    let read = runtime.block_on(read(arguments.cases, &addresses.kept));
    let Read { load, case, case_plain, page, page_plain, answered } =
        read.map_err(|error| refused(&error))?;
    let slowest =
        |times: &[Duration]| milliseconds(times.iter().copied().max().unwrap_or_default());
    Ok(json!({
        "bench": "cases",
        "engine": arguments.engine.name(),
        "cases": arguments.cases,
        "steps_each": STEPS,
        "papers_each": PAPERS,
        "load_ms": milliseconds(load),
        "case_page_ms": milliseconds(median(&case)),
        "case_page_slowest_ms": slowest(&case),
        "queue_page_rows": PAGE,
        "queue_page_ms": milliseconds(median(&page)),
        "queue_page_slowest_ms": slowest(&page),
        "case_page_over_http_ms": milliseconds(median(&answered.case)),
        "case_page_over_http_slowest_ms": slowest(&answered.case),
        "queue_page_over_http_ms": milliseconds(median(&answered.queue)),
        "queue_page_over_http_slowest_ms": slowest(&answered.queue),
        "baseline": "the same rows by primary key",
        "case_baseline_ms": milliseconds(median(&case_plain)),
        "queue_baseline_ms": milliseconds(median(&page_plain)),
        "case_over_baseline": ratio(median(&case), median(&case_plain)),
        "queue_over_baseline": ratio(median(&page), median(&page_plain)),
        "file_mib": std::fs::metadata(&addresses.kept).ok().map(|data| data.len() / (1 << 20)),
    }))
}

/// How long each page took.
struct Read {
    load: Duration,
    case: Vec<Duration>,
    case_plain: Vec<Duration>,
    page: Vec<Duration>,
    page_plain: Vec<Duration>,
    answered: Answered,
}

async fn read(cases: u32, address: &str) -> Result<Read, StoreFailure> {
    let asked = served::found(address).await?;
    let started = Instant::now();
    Store::load_cases(address, POOL, (0..cases).map(case)).await?;
    let load = started.elapsed();
    let store = Store::open(address).await?;
    let (mut case_times, mut case_plain) = (Vec::new(), Vec::new());
    let (mut page_times, mut page_plain) = (Vec::new(), Vec::new());
    for asked in 0..ASKED {
        let number = asked.wrapping_mul(2_654_435_761) % cases;
        let started = Instant::now();
        let mut reader = store.reader().await?;
        let found = case_file(&mut *reader, POOL, &case_id(number)).await?;
        let steps = case_steps(&mut *reader, POOL, found.member, &found.case).await?;
        let papers = evidence_of_case(&mut *reader, POOL, found.member, &found.case).await?;
        drop(reader);
        case_times.push(started.elapsed());
        // Another case, so that its rows are no warmer.
        let other = number.wrapping_add(cases / 2) % cases;
        let started = Instant::now();
        let mut reader = store.reader().await?;
        let rows = by_key(&mut *reader, member(other), &case_id(other), &BY_KEY).await?;
        drop(reader);
        case_plain.push(started.elapsed());
        assert_eq!(1 + steps.len() + papers.len(), rows, "as many rows");

        let name = queue_name(asked);
        let after = place(asked, cases);
        let started = Instant::now();
        let mut reader = store.reader().await?;
        let page = queue(&mut *reader, POOL, &name, after.as_ref(), PAGE).await?;
        drop(reader);
        page_times.push(started.elapsed());
        let started = Instant::now();
        let mut reader = store.reader().await?;
        for file in &page {
            by_key(&mut *reader, file.member, &file.case, &BY_KEY[..1]).await?;
        }
        drop(reader);
        page_plain.push(started.elapsed());
    }
    drop(store);
    let answered = served::answered(address, &asked, ASKED).await?;
    Ok(Read { load, case: case_times, case_plain, page: page_times, page_plain, answered })
}

/// Reads the rows of a key; answers how many there were.
async fn by_key(
    reader: &mut dyn Session,
    member: Uuid,
    case: &str,
    statements: &'static [Sql],
) -> Result<usize, StoreFailure> {
    let key = [POOL.into(), member.into(), case.into()];
    let mut count = 0;
    for statement in statements {
        count += reader.rows(statement, &key).await?.len();
    }
    Ok(count)
}

/// Somewhere in a queue: each page begins elsewhere, the first of a queue at its head.
fn place(asked: u32, cases: u32) -> Option<QueuePlace> {
    if usize::try_from(asked).is_ok_and(|asked| asked < Queue::ALL.len()) {
        return None;
    }
    case(asked.wrapping_mul(2_246_822_519) % cases).file.place()
}

fn member(number: u32) -> Uuid {
    Uuid::from_u64_pair(u64::from(number.wrapping_mul(2_654_435_761)), u64::from(number))
}

fn case_id(number: u32) -> String {
    format!("{:08x}-{number:07}", number.wrapping_mul(2_246_822_519))
}

fn queue_name(number: u32) -> String {
    Queue::ALL[usize::try_from(number).unwrap_or(0) % Queue::ALL.len()].slug().to_owned()
}

/// A case that waits in a queue, as all do here: a worse burden than any community's.
fn case(number: u32) -> LoadedCase {
    let (member, case) = (member(number), case_id(number));
    let reported_on = DAY.checked_add(i64::from(number % 365).days()).expect("a day");
    let file = CaseFile {
        member,
        case: case.clone(),
        state: "reviewing".to_owned(),
        queue: queue_name(number / 3),
        harm: number % 97,
        owner: "operator".to_owned(),
        due_on: Some(reported_on.checked_add(7.days()).expect("a day")),
        reported_on,
        event_on: DAY,
        condition: Some(format!("condition-{}", number % 28)),
        version: [7; 32],
        value: Amount::from_minor(30_000_000),
        steps: STEPS,
        claim: None,
    };
    let hour = |count: u32| {
        let after = SignedDuration::from_hours(i64::from(number % 8_760) + i64::from(count));
        Timestamp::UNIX_EPOCH.saturating_add(after).expect("an instant of these years")
    };
    let step = |step: u32| CaseStep {
        step,
        kind: "note".to_owned(),
        account: Some(Uuid::from_u64_pair(3, u64::from(step))),
        role: "investigator".to_owned(),
        on: reported_on,
        at: hour(step),
        body: format!("article=7\nreason={step}\noutcome=the papers are complete\n"),
        sealed: (step % 3 == 1).then(|| vec![9; 240]),
    };
    let paper = |count: u32| Evidence {
        member,
        case: case.clone(),
        evidence: Uuid::from_u64_pair(u64::from(number), u64::from(count)),
        paper: "diagnosis".to_owned(),
        digest: digest(number.wrapping_mul(PAPERS).wrapping_add(count)),
        size: 1_000_000,
        media_type: "image/jpeg".to_owned(),
        object: format!("evidence/{number:08x}/{count}"),
        sealed: vec![5; 160],
        redacts: None,
        added_by: Uuid::from_u64_pair(3, 1),
        added_at: hour(count),
    };
    let (steps, evidence) = ((1..=STEPS).map(step).collect(), (0..PAPERS).map(paper).collect());
    LoadedCase { file, steps, evidence }
}

/// In no order, as a keyed index is.
fn digest(number: u32) -> [u8; 32] {
    let mut digest = [0; 32];
    let [first, second, third, fourth] = number.wrapping_mul(2_654_435_761).to_be_bytes();
    digest[..4].copy_from_slice(&[first, second, third, fourth]);
    digest
}
