//! The store against the core: the same rounds, cases and members, on random books.

#[path = "../../../pool/tests/pools/random_pool.rs"]
mod random_pool;

mod accounts;
mod approve_anew;
mod archive;
mod audit;
mod balances;
mod batches;
mod building;
mod case_queues;
mod case_world;
mod cases;
mod complaints;
mod contacts;
mod distribution;
mod figures;
mod juries;
mod kill;
mod migrations;
mod oversight;
mod payments;
mod payout_returns;
mod people;
mod queue;
mod schema;
mod stop_orders;

use jiff::civil::Date;
use local_postgres::{TestDatabase, test_database};
use pool::{Book, Case};
use proptest::test_runner::TestCaseError;
use random_pool::{check, pools, refused, village_of_four};
use rules::sharing::OverLimit;
use std::future::Future;
use store::{
    Batch, Deposit, LoadedMember, MemberId, PoolId, Store, StoreFailure, WRITES_MAX, Write, reads,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;

/// How many random books one test run keeps in each engine; PostgreSQL answers each statement over
/// a socket, and takes ten times as long.
const BOOKS: [u32; 2] = [1_000, 200];

/// An empty place for a store, in one of the engines; it goes away with the value.
pub struct Place {
    /// What a store is opened with.
    pub address: String,
    _folder: Option<TempDir>,
    _database: Option<TestDatabase>,
}

/// A place in each engine.
pub fn places() -> [Place; 2] {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("pools.sqlite");
    let database = test_database("store").expect("a PostgreSQL server for tests");
    let address = file.to_str().expect("a path in UTF-8").to_owned();
    let sqlite = Place { address, _folder: Some(folder), _database: None };
    let address = database.url.clone();
    [sqlite, Place { address, _folder: None, _database: Some(database) }]
}

impl Place {
    /// The store of this place.
    pub async fn open(&self) -> Store {
        Store::open(&self.address).await.expect("the store opens")
    }
}

/// Runs a test to its end.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    runtime().block_on(test)
}

#[test]
fn the_store_settles_random_books_as_the_core_does() {
    for (place, books) in places().into_iter().zip(BOOKS) {
        let runtime = runtime();
        let store = runtime.block_on(place.open());
        let next_pool = std::cell::Cell::new(1);
        check(books, &pools(), |random| {
            let pool = next_pool.get();
            next_pool.set(pool + 1);
            let book = random.book();
            runtime.block_on(async {
                keep(&store, pool, &book).await.map_err(failed)?;
                compare(&store, pool, &book).await?;
                compare_statements(&store, pool, &book).await?;
                balances::are_of_the_core(&store, pool, &book).await?;
                oversight::sums_agree(&store, pool, &book).await
            })
        });
    }
}

fn runtime() -> Runtime {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().expect("a runtime")
}

#[test]
fn a_closed_store_opens_again_with_everything_in_it() {
    for place in places() {
        run(async {
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            let store = place.open().await;
            keep(&store, 1, &book).await.expect("a sound book");
            drop(store);
            let store = place.open().await;
            compare(&store, 1, &book).await.expect("what was kept");
        });
    }
}

/// Members who are loaded with their balances share as if they had joined and paid in here.
#[test]
fn a_load_is_the_same_as_joining_and_paying_in() {
    for place in places() {
        run(load_and_compare(&place));
    }
}

async fn load_and_compare(place: &Place) {
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let store = place.open().await;
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    let batch = |id, writes| Batch::of_pool(Uuid::from_u64_pair(id, 0), 1, writes);
    store.commit(batch(1, vec![open])).await.expect("a new pool");
    drop(store);
    let loaded = (0u32..).zip(book.members()).map(|(number, member)| LoadedMember {
        id: member_id(number),
        joined_on: member.joined_on,
        units: member.units,
        balance: book.deposits_of(number)[0].amount,
        secret: None,
    });
    Store::load(&place.address, 1, loaded).await.expect("four members");
    let store = place.open().await;
    let happens =
        |write: &Write| matches!(write, Write::Approve { .. } | Write::Cut(_) | Write::Settle);
    let rounds = writes_of(&book).into_iter().filter(happens).collect();
    store.commit(batch(2, rounds)).await.expect("the rounds");
    compare(&store, 1, &book).await.expect("the same");
    drop(store);
    let again = Store::load(&place.address, 1, std::iter::empty()).await;
    assert_eq!(again, Err(StoreFailure::Rejected(ledger::Rejection::RoundOutOfTurn)));
}

/// A load into a file changes its journal, which cannot be done beside a store.
#[test]
fn a_load_beside_an_open_file_is_refused() {
    let [sqlite, _] = places();
    run(async {
        let _store = sqlite.open().await;
        let beside = Store::load(&sqlite.address, 1, std::iter::empty()).await;
        assert!(matches!(beside, Err(StoreFailure::Unavailable(_))), "the store has it open");
    });
}

fn failed(failure: StoreFailure) -> TestCaseError {
    TestCaseError::fail(failure.to_string())
}

/// Settles the book in the core and compares everything the store says.
async fn compare(store: &Store, pool: PoolId, book: &Book) -> Result<(), TestCaseError> {
    let settlement = pool::settle(book, |_| {}).map_err(refused)?;
    let same = |what: &str, same: bool, detail: &dyn Fn() -> String| match same {
        true => Ok(()),
        false => Err(TestCaseError::fail(format!("{what} differ: {}", detail()))),
    };
    let rounds = store.rounds(pool).await.map_err(failed)?;
    for (kept, settled) in rounds.iter().zip(settlement.rounds()) {
        same("rounds", kept == settled, &|| format!("{kept:#?} {settled:#?}"))?;
    }
    same("round counts", rounds.len() == settlement.rounds().len(), &|| rounds.len().to_string())?;
    let cases = store.cases(pool).await.map_err(failed)?;
    for ((id, kept), (case, settled)) in
        cases.iter().zip(book.cases().iter().zip(settlement.cases()))
    {
        let equal = *id == case.id && kept == settled;
        same("cases", equal, &|| format!("{id} {kept:?} {} {settled:?}", case.id))?;
    }
    for number in (0..).take(book.members().len()) {
        let kept = store.member(pool, member_id(number), book.through()).await.map_err(failed)?;
        let settled = settlement.member(number).map_err(refused)?;
        same("members", kept == settled, &|| format!("{number} {kept:?} {settled:?}"))?;
    }
    Ok(())
}

/// The store's statement of every member is the core's.
async fn compare_statements(store: &Store, pool: PoolId, book: &Book) -> Result<(), TestCaseError> {
    let settlement = pool::settle(book, |_| {}).map_err(refused)?;
    let mut session = store.reader().await.map_err(failed)?;
    for number in (0..).take(book.members().len()) {
        let id = member_id(number);
        let kept = reads::statement(&mut *session, pool, id, book.through()).await;
        let settled = pool::statement(book, &settlement, number).map_err(refused)?;
        let kept = kept.map_err(failed)?;
        proptest::prop_assert_eq!(kept, settled, "the statement of {}", number);
    }
    Ok(())
}

/// Writes a book to the store in the order of time.
pub async fn keep(store: &Store, pool: PoolId, book: &Book) -> Result<(), StoreFailure> {
    let writes = writes_of(book);
    for (number, chunk) in writes.chunks(WRITES_MAX).enumerate() {
        let id = Uuid::from_u64_pair(pool.unsigned_abs(), number.try_into().expect("few chunks"));
        store.commit(Batch::of_pool(id, pool, chunk.to_vec())).await?;
    }
    Ok(())
}

/// The member of a number.
pub fn member_id(number: u32) -> MemberId {
    Uuid::from_u64_pair(u64::from(number), 7)
}

fn writes_of(book: &Book) -> Vec<Write> {
    let mut writes = vec![Write::OpenPool(Box::new(book.sharing().clone()))];
    for (number, member) in (0u32..).zip(book.members()) {
        let (joined_on, units) = (member.joined_on, member.units);
        writes.push(Write::Join { member: member_id(number), joined_on, units });
        if let Some(left_on) = member.left_on {
            writes.push(Write::Leave { member: member_id(number), left_on });
        }
    }
    for case in book.cases() {
        let Case { approved_on, aid, .. } = *case;
        let member = case.member.map(member_id);
        writes.push(Write::Approve { case: case.id.clone(), member, approved_on, aid });
    }
    let mut deposits = book.deposits().iter().filter(|one| one.on <= book.through()).peekable();
    let mut deposits_before = |date: Date, writes: &mut Vec<Write>| {
        while let Some(paid) = deposits.next_if(|one| one.on < date) {
            let deposit = Uuid::from_u64_pair(writes.len().try_into().expect("few writes"), 8);
            let (on, member, amount) = (paid.on, member_id(paid.member), paid.amount);
            writes.push(Write::Deposit(Deposit { deposit, member, on, amount }));
        }
    };
    let withdrawn_in = |from: Date, through: Date| {
        book.cases().iter().filter_map(move |case| {
            let withdrawn_on = case.withdrawn_on.filter(|on| *on > from && *on <= through)?;
            Some(Write::Withdraw { case: case.id.clone(), withdrawn_on })
        })
    };
    let mut known_through = Date::MIN;
    for (number, dates) in (1u32..).zip(book.rounds()) {
        deposits_before(dates.cut, &mut writes);
        writes.push(Write::Cut(*dates));
        deposits_before(dates.settle, &mut writes);
        writes.extend(withdrawn_in(known_through, dates.settle));
        known_through = dates.settle;
        let failing = book.failures_of(number).iter();
        writes.extend(failing.map(|failure| {
            let (round, member) = (failure.round, member_id(failure.member));
            Write::Fail { round, member }
        }));
        writes.push(Write::Settle);
    }
    deposits_before(Date::MAX, &mut writes);
    writes.extend(withdrawn_in(known_through, Date::MAX));
    writes
}
