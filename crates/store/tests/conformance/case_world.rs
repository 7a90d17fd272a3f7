//! A pool with members whose cases the tests work on.

use crate::random_pool::village_of_four;
use crate::{Place, member_id, places, run};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::sharing::OverLimit;
use rusqlite::Connection;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Batch, CaseFile, CaseStep, CaseWrite, Reading, StepFrom, Store, StoreFailure, Write};
use tokio_postgres::NoTls;
use uuid::Uuid;

/// The day on which the cases of the tests are reported.
pub const DAY: Date = date(2020, 3, 1);

/// The members of the pool.
pub const MEMBERS: u32 = 10;

/// Runs a test on each engine, with the members of pool 1.
pub fn on_both(test: impl AsyncFn(Place, Store)) {
    for place in places() {
        run(async {
            let store = place.open().await;
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            let mut writes = vec![Write::OpenPool(Box::new(book.sharing().clone()))];
            writes.extend((0..MEMBERS).map(|number| Write::Join {
                member: member_id(number),
                joined_on: date(2020, 1, 1),
                units: 1,
            }));
            assert_eq!(commit(&store, writes).await, Ok(()));
            test(place, store).await;
        });
    }
}

/// Commits writes to pool 1 as a batch of their own.
pub async fn commit(store: &Store, writes: Vec<Write>) -> Result<(), StoreFailure> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let id = Uuid::from_u64_pair(77, NEXT.fetch_add(1, Ordering::Relaxed));
    store.commit(Batch::of_pool(id, 1, writes)).await.map(|_| ())
}

/// Commits one write about a case.
pub async fn case(store: &Store, write: CaseWrite) -> Result<(), StoreFailure> {
    commit(store, vec![Write::Case(Box::new(write))]).await
}

/// What is refused so.
pub fn refused(rejection: Rejection) -> Result<(), StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

/// An account.
pub fn account(number: u64) -> Uuid {
    Uuid::from_u64_pair(8, number)
}

/// An instant, so many hours into the tests.
pub fn at(hours: i64) -> Timestamp {
    Timestamp::from_second(1_583_020_800 + hours * 3_600).expect("an instant")
}

/// The file of a member's case after its first step.
pub fn file(member: u32, case: &str) -> CaseFile {
    CaseFile {
        member: member_id(member),
        case: case.to_owned(),
        state: "reported".to_owned(),
        queue: "intake".to_owned(),
        harm: 10,
        owner: "operator".to_owned(),
        due_on: Some(date(2020, 3, 4)),
        reported_on: DAY,
        event_on: date(2020, 2, 20),
        condition: None,
        version: [9; 32],
        value: Amount::from_minor(30_000_000),
        steps: 1,
        claim: None,
    }
}

/// A step of an account.
pub fn step(number: u32, kind: &str, by: u64) -> CaseStep {
    CaseStep {
        step: number,
        kind: kind.to_owned(),
        account: Some(account(by)),
        role: "intake_clerk".to_owned(),
        on: DAY,
        at: at(i64::from(number)),
        body: format!("what={kind}\n"),
        sealed: (number % 2 == 1).then(|| vec![1, 2, 3]),
    }
}

/// A report.
pub fn begin(file: &CaseFile) -> CaseWrite {
    CaseWrite::Begin { file: file.clone(), step: step(1, "report", 1) }
}

/// The step after a file's last, from the queue, which is no reading.
pub fn advance(file: &CaseFile, kind: &str, by: u64) -> CaseWrite {
    let file = CaseFile { steps: file.steps + 1, ..file.clone() };
    let step = step(file.steps, kind, by);
    CaseWrite::Advance { file, step, reads: Reading::No, from: StepFrom::Queue }
}

/// The same step, as a reading.
pub fn read(file: &CaseFile, by: u64) -> CaseWrite {
    match advance(file, "decide", by) {
        CaseWrite::Advance { file, step, from, .. } => {
            CaseWrite::Advance { file, step, reads: Reading::Counts, from }
        }
        other => other,
    }
}

/// The same step, from outside the queue.
pub fn outside(file: &CaseFile, kind: &str, by: Option<Uuid>) -> CaseWrite {
    match advance(file, kind, 1) {
        CaseWrite::Advance { file, step, reads, .. } => {
            let step = CaseStep { account: by, ..step };
            CaseWrite::Advance { file, step, reads, from: StepFrom::Outside }
        }
        other => other,
    }
}

/// Whether the schema itself forbids a statement, whoever sends it.
pub async fn forbids(place: &Place, sql: &str) -> bool {
    if !store::is_postgres(&place.address) {
        let connection = Connection::open(&place.address).expect("the file");
        let error = connection.execute_batch(sql).err();
        let code = error.and_then(|error| error.sqlite_error_code());
        return code == Some(rusqlite::ErrorCode::ConstraintViolation);
    }
    let connected = tokio_postgres::connect(&place.address, NoTls).await;
    let (client, connection) = connected.expect("the database");
    tokio::spawn(connection);
    let error = client.batch_execute(sql).await.err();
    error.is_some_and(|error| error.code().is_some_and(|code| code.code().starts_with("23")))
}
