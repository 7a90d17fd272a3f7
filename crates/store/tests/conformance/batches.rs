//! A batch happens once, whole, or not at all.

use crate::member_id;
use crate::random_pool::village_of_four;
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use pool::MemberOutcome;
use rules::calendar::RoundDates;
use rules::sharing::OverLimit;
use std::sync::Arc;
use std::thread;
use store::{Batch, SqliteStore, StoreFailure, WRITES_MAX, Write};
use tempfile::TempDir;
use uuid::Uuid;

/// A store with the empty pool 1 and member 0 in it.
fn pool_of_one() -> (TempDir, SqliteStore) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(&folder.path().join("pools.sqlite")).expect("a new store");
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    store.commit(batch(1, vec![open, join(0)])).expect("a new pool");
    (folder, store)
}

fn batch(id: u64, writes: Vec<Write>) -> Batch {
    Batch { id: Uuid::from_u64_pair(0, id), pool: 1, writes }
}

fn join(number: u32) -> Write {
    Write::Join { member: member_id(number), joined_on: date(2020, 1, 1), units: 1 }
}

fn deposit(id: u64, number: u32, fen: i64) -> Write {
    Write::Deposit {
        deposit: Uuid::from_u64_pair(1, id),
        member: member_id(number),
        on: date(2020, 1, 2),
        amount: Amount::from_minor(fen),
    }
}

fn member(store: &SqliteStore, number: u32) -> Result<MemberOutcome, StoreFailure> {
    store.member(1, member_id(number), date(2020, 1, 3))
}

fn balance(store: &SqliteStore) -> i64 {
    member(store, 0).expect("the member").balance.minor()
}

#[test]
fn a_repeat_answers_as_the_first_did_and_does_nothing() {
    let (_folder, store) = pool_of_one();
    for _ in 0..3 {
        assert_eq!(store.commit(batch(2, vec![deposit(1, 0, 500)])), Ok(()));
    }
    assert_eq!(balance(&store), 500);
    let other = store.commit(batch(2, vec![deposit(1, 0, 501)]));
    assert_eq!(other, Err(StoreFailure::Rejected(Rejection::BatchIdUsed)));
    assert_eq!(balance(&store), 500);
}

#[test]
fn a_refused_batch_leaves_no_trace_and_may_be_sent_again_mended() {
    let (_folder, store) = pool_of_one();
    let refused = store.commit(batch(2, vec![deposit(1, 0, 500), deposit(2, 9, 500)]));
    assert_eq!(refused, Err(StoreFailure::Rejected(Rejection::MemberUnknown)));
    assert_eq!(balance(&store), 0);
    let mended = store.commit(batch(2, vec![join(9), deposit(1, 0, 500), deposit(2, 9, 500)]));
    assert_eq!(mended, Ok(()));
    assert_eq!(balance(&store), 500);
}

#[test]
fn every_refusal_of_a_write_is_a_numbered_one() {
    let (_folder, store) = pool_of_one();
    let dates = RoundDates { cut: date(2020, 1, 20), settle: date(2020, 1, 28) };
    let approve = |case: &str, number: Option<u32>, fen| Write::Approve {
        case: case.to_owned(),
        member: number.map(member_id),
        approved_on: date(2020, 1, 5),
        aid: Amount::from_minor(fen),
    };
    let leave = |left_on| Write::Leave { member: member_id(0), left_on };
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let no_units = Write::Join { member: member_id(2), joined_on: date(2020, 1, 1), units: 0 };
    let last_day = Write::Join { member: member_id(3), joined_on: date(9999, 12, 31), units: 1 };
    let table = [
        (vec![Write::OpenPool(Box::new(book.sharing().clone()))], Rejection::PoolDuplicate),
        (vec![join(0)], Rejection::MemberDuplicate),
        (vec![no_units], Rejection::NumberOutOfRange),
        (vec![leave(date(2019, 12, 31))], Rejection::LeftBeforeJoining),
        (vec![deposit(1, 7, 1)], Rejection::MemberUnknown),
        (vec![deposit(1, 0, -1)], Rejection::AmountNegative),
        (vec![deposit(1, 0, 1), deposit(1, 0, 1)], Rejection::DepositDuplicate),
        (vec![last_day], Rejection::SchemaForbids),
        (vec![deposit(1, 0, i64::MAX), deposit(2, 0, 1)], Rejection::AmountOverflow),
        (vec![approve("", None, 1)], Rejection::IdInvalid),
        (vec![approve("x", None, -1)], Rejection::AmountNegative),
        (vec![approve("x", None, 1), approve("x", None, 1)], Rejection::CaseDuplicate),
        (vec![approve("x", Some(0), 1), approve("y", Some(0), 1)], Rejection::SecondCaseOfMember),
        (vec![approve("x", Some(7), 1)], Rejection::MemberUnknown),
        (
            vec![Write::Withdraw { case: "x".to_owned(), withdrawn_on: date(2020, 1, 5) }],
            Rejection::CaseUnknown,
        ),
        (vec![Write::Fail { round: 1, member: member_id(0) }], Rejection::FailureInPrepaid),
        (vec![Write::Settle], Rejection::RoundOutOfTurn),
        (vec![Write::Cut(dates), Write::Cut(dates)], Rejection::RoundOutOfTurn),
        (vec![Write::Cut(dates), Write::Settle, Write::Cut(dates)], Rejection::RoundOutOfTurn),
        (vec![Write::Settle; WRITES_MAX + 1], Rejection::TooMany),
    ];
    for (id, (writes, rejection)) in (100..).zip(table) {
        let refused = store.commit(batch(id, writes.clone()));
        assert_eq!(refused, Err(StoreFailure::Rejected(rejection)), "{:?}", writes.first());
    }
    let elsewhere = Batch { pool: 2, ..batch(99, vec![join(0)]) };
    let refused = store.commit(elsewhere);
    assert_eq!(refused, Err(StoreFailure::Rejected(Rejection::PoolUnknown)));
    assert_eq!(balance(&store), 0);
}

#[test]
fn many_clients_at_once_lose_nothing_and_double_nothing() {
    let (_folder, store) = pool_of_one();
    let store = Arc::new(store);
    let clients = (0..16u64).map(|client| {
        let store = Arc::clone(&store);
        thread::spawn(move || {
            for number in 0..50 {
                let id = 1_000 + client * 100 + number;
                let paid_in = || batch(id, vec![deposit(id, 0, 1)]);
                store.commit(paid_in()).expect("a deposit");
                store.commit(paid_in()).expect("its repeat");
            }
        })
    });
    let clients: Vec<_> = clients.collect();
    for client in clients {
        client.join().expect("a client that did not panic");
    }
    assert_eq!(balance(&store), 800);
}
