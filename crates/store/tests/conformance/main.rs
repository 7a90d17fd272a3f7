//! The store against the core: the same rounds, cases and members, on random books.

#[path = "../../../pool/tests/pools/random_pool.rs"]
mod random_pool;

mod batches;
mod kill;
mod schema;

use jiff::civil::Date;
use pool::{Book, Case, Deposit};
use proptest::test_runner::TestCaseError;
use random_pool::{check, pools, refused, village_of_four};
use rules::sharing::OverLimit;
use store::{Batch, LoadedMember, MemberId, PoolId, SqliteStore, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

/// How many random books one test run keeps in the store.
const BOOKS: u32 = 1_000;

#[test]
fn the_store_settles_random_books_as_the_core_does() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(&folder.path().join("pools.sqlite")).expect("a new store");
    let next_pool = std::cell::Cell::new(1);
    check(BOOKS, &pools(), |random| {
        let pool = next_pool.get();
        next_pool.set(pool + 1);
        let book = random.book();
        keep(&store, pool, &book).map_err(failed)?;
        compare(&store, pool, &book)
    });
}

#[test]
fn a_closed_store_opens_again_with_everything_in_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pools.sqlite");
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let store = SqliteStore::open(&path).expect("a new store");
    keep(&store, 1, &book).expect("a sound book");
    drop(store);
    let store = SqliteStore::open(&path).expect("the same store");
    compare(&store, 1, &book).expect("what was kept");
}

/// Members who are loaded with their balances share as if they had joined and paid in here.
#[test]
fn a_load_is_the_same_as_joining_and_paying_in() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pools.sqlite");
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let store = SqliteStore::open(&path).expect("a new store");
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    let batch = |id, writes| Batch { id: Uuid::from_u64_pair(id, 0), pool: 1, writes };
    store.commit(batch(1, vec![open])).expect("a new pool");
    let elsewhere = SqliteStore::load(&path, 1, std::iter::empty());
    assert!(matches!(elsewhere, Err(StoreFailure::Unavailable(_))), "the store has it open");
    drop(store);
    let loaded = (0u32..).zip(book.members()).map(|(number, member)| LoadedMember {
        id: member_id(number),
        joined_on: member.joined_on,
        units: member.units,
        balance: book.deposits_of(number)[0].amount,
    });
    SqliteStore::load(&path, 1, loaded).expect("four members");
    let store = SqliteStore::open(&path).expect("the same store");
    let happens =
        |write: &Write| matches!(write, Write::Approve { .. } | Write::Cut(_) | Write::Settle);
    let rounds = writes_of(&book).into_iter().filter(happens).collect();
    store.commit(batch(2, rounds)).expect("the rounds");
    compare(&store, 1, &book).expect("the same");
    drop(store);
    let again = SqliteStore::load(&path, 1, std::iter::empty());
    assert_eq!(again, Err(StoreFailure::Rejected(ledger::Rejection::RoundOutOfTurn)));
}

fn failed(failure: StoreFailure) -> TestCaseError {
    TestCaseError::fail(failure.to_string())
}

/// Settles the book in the core and compares everything the store says.
fn compare(store: &SqliteStore, pool: PoolId, book: &Book) -> Result<(), TestCaseError> {
    let settlement = pool::settle(book, |_| {}).map_err(refused)?;
    let same = |what: &str, same: bool, detail: &dyn Fn() -> String| match same {
        true => Ok(()),
        false => Err(TestCaseError::fail(format!("{what} differ: {}", detail()))),
    };
    let rounds = store.rounds(pool).map_err(failed)?;
    for (kept, settled) in rounds.iter().zip(settlement.rounds()) {
        same("rounds", kept == settled, &|| format!("{kept:#?} {settled:#?}"))?;
    }
    same("round counts", rounds.len() == settlement.rounds().len(), &|| rounds.len().to_string())?;
    let cases = store.cases(pool).map_err(failed)?;
    for ((id, kept), (case, settled)) in
        cases.iter().zip(book.cases().iter().zip(settlement.cases()))
    {
        let equal = *id == case.id && kept == settled;
        same("cases", equal, &|| format!("{id} {kept:?} {} {settled:?}", case.id))?;
    }
    for number in (0..).take(book.members().len()) {
        let kept = store.member(pool, member_id(number), book.through()).map_err(failed)?;
        let settled = settlement.member(number).map_err(refused)?;
        same("members", kept == settled, &|| format!("{number} {kept:?} {settled:?}"))?;
    }
    Ok(())
}

/// Writes a book to the store in the order of time.
pub fn keep(store: &SqliteStore, pool: PoolId, book: &Book) -> Result<(), StoreFailure> {
    let writes = writes_of(book);
    for (number, chunk) in writes.chunks(WRITES_MAX).enumerate() {
        let id = Uuid::from_u64_pair(pool.unsigned_abs(), number.try_into().expect("few chunks"));
        store.commit(Batch { id, pool, writes: chunk.to_vec() })?;
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
        while let Some(Deposit { on, member, amount }) = deposits.next_if(|one| one.on < date) {
            let deposit = Uuid::from_u64_pair(writes.len().try_into().expect("few writes"), 8);
            let (on, member, amount) = (*on, member_id(*member), *amount);
            writes.push(Write::Deposit { deposit, member, on, amount });
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
