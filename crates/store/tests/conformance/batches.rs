//! A batch happens once, whole, or not at all.

use crate::random_pool::village_of_four;
use crate::{Place, member_id, places, run};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use pool::MemberOutcome;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, OverLimit, Postpaid, Sharing};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use store::custody::aid_due;
use store::{Batch, Committed, Deposit, Refund, Store, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

/// A store with the empty pool 1 and member 0 in it.
async fn pool_of_one(place: &Place) -> Store {
    let store = place.open().await;
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    let open = Write::OpenPool(Box::new(book.sharing().clone()));
    store.commit(batch(1, vec![open, join(0)])).await.expect("a new pool");
    store
}

/// Runs a test on each engine.
fn on_both(test: impl AsyncFn(Place)) {
    for place in places() {
        run(test(place));
    }
}

fn batch(id: u64, writes: Vec<Write>) -> Batch {
    Batch::of_pool(Uuid::from_u64_pair(0, id), 1, writes)
}

fn join(number: u32) -> Write {
    Write::Join { member: member_id(number), joined_on: date(2020, 1, 1), units: 1 }
}

fn deposit(id: u64, number: u32, fen: i64) -> Write {
    Write::Deposit(Deposit {
        deposit: Uuid::from_u64_pair(1, id),
        member: member_id(number),
        on: date(2020, 1, 2),
        amount: Amount::from_minor(fen),
    })
}

async fn member(store: &Store, number: u32) -> Result<MemberOutcome, StoreFailure> {
    store.member(1, member_id(number), date(2020, 1, 3)).await
}

async fn balance(store: &Store) -> i64 {
    member(store, 0).await.expect("the member").balance.minor()
}

fn rejected<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

#[test]
fn a_repeat_answers_as_the_first_did_and_does_nothing() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        let first = Batch { answer: "received".to_owned(), ..batch(2, vec![deposit(1, 0, 500)]) };
        for repeated in [false, true, true] {
            let again = Batch { answer: "other words".to_owned(), ..first.clone() };
            let sent = if repeated { again } else { first.clone() };
            let committed = store.commit(sent).await.expect("the batch");
            assert_eq!(committed, Committed { answer: "received".to_owned(), repeated });
        }
        assert_eq!(balance(&store).await, 500);
        let other = store.commit(batch(2, vec![deposit(1, 0, 501)])).await;
        assert_eq!(other, rejected(Rejection::BatchIdUsed));
        assert_eq!(balance(&store).await, 500);
    });
}

#[test]
fn a_refused_batch_leaves_no_trace_and_may_be_sent_again_mended() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        let refused = store.commit(batch(2, vec![deposit(1, 0, 500), deposit(2, 9, 500)])).await;
        assert_eq!(refused, rejected(Rejection::MemberUnknown));
        assert_eq!(balance(&store).await, 0);
        let mended = batch(2, vec![join(9), deposit(1, 0, 500), deposit(2, 9, 500)]);
        assert!(store.commit(mended).await.is_ok());
        assert_eq!(balance(&store).await, 500);
    });
}

#[test]
fn every_refusal_of_a_write_is_a_numbered_one() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        for (id, (writes, rejection)) in (100..).zip(refusals()) {
            let refused = store.commit(batch(id, writes.clone())).await;
            assert_eq!(refused, rejected(rejection), "{:?}", writes.first());
        }
        let elsewhere = Batch { pool: 2, ..batch(99, vec![join(0)]) };
        assert_eq!(store.commit(elsewhere).await, rejected(Rejection::PoolUnknown));
        assert_eq!(balance(&store).await, 0);
    });
}

/// Writes that are refused, and as what.
fn refusals() -> Vec<(Vec<Write>, Rejection)> {
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
    vec![
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
    ]
}

#[test]
fn many_clients_at_once_lose_nothing_and_double_nothing() {
    on_both(async |place| {
        let store = Arc::new(pool_of_one(&place).await);
        let mut clients = tokio::task::JoinSet::new();
        for client in 0..16u64 {
            let store = Arc::clone(&store);
            clients.spawn(async move {
                for number in 0..50 {
                    let id = 1_000 + client * 100 + number;
                    let paid_in = || batch(id, vec![deposit(id, 0, 1)]);
                    let (one, other) =
                        tokio::join!(store.commit(paid_in()), store.commit(paid_in()));
                    let repeated = [one.expect("a deposit"), other.expect("its repeat")];
                    assert_eq!(repeated.iter().filter(|one| one.repeated).count(), 1);
                }
            });
        }
        clients.join_all().await;
        assert_eq!(balance(&store).await, 800);
    });
}

/// Deposits that share a commit: the refused ones do not harm the others.
#[test]
fn a_refused_deposit_fails_alone() {
    on_both(async |place| {
        let store = Arc::new(pool_of_one(&place).await);
        let mut clients = tokio::task::JoinSet::new();
        for id in 0..64u64 {
            let store = Arc::clone(&store);
            clients.spawn(async move {
                let unknown = u32::from(id % 2 == 1);
                (id, store.commit(batch(500 + id, vec![deposit(id, unknown, 1)])).await)
            });
        }
        for (id, answer) in clients.join_all().await {
            match id % 2 {
                0 => assert!(answer.is_ok(), "{id}: {answer:?}"),
                _ => assert_eq!(answer, rejected(Rejection::MemberUnknown), "{id}"),
            }
        }
        assert_eq!(balance(&store).await, 32);
    });
}

#[test]
fn a_refund_is_for_who_has_left_and_no_more_than_the_balance() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        let refund = |id: u64, fen| {
            Write::Refund(Refund {
                refund: Uuid::from_u64_pair(2, id),
                member: member_id(0),
                on: date(2020, 2, 1),
                amount: Amount::from_minor(fen),
            })
        };
        let leave = Write::Leave { member: member_id(0), left_on: date(2020, 1, 10) };
        let cut = RoundDates { cut: date(2020, 1, 20), settle: date(2020, 1, 28) };
        let table = [
            (vec![deposit(1, 0, 500)], Ok(())),
            (vec![refund(1, 1)], Err(Rejection::RefundWhileMember)),
            (vec![leave, Write::Cut(cut), Write::Settle], Ok(())),
            (vec![refund(1, 501)], Err(Rejection::RefundAboveBalance)),
            (vec![refund(1, 0)], Err(Rejection::RefundAboveBalance)),
            (vec![refund(1, 300)], Ok(())),
            (vec![refund(1, 100)], Err(Rejection::RefundDuplicate)),
            (vec![refund(2, 200)], Ok(())),
            (vec![refund(3, 1)], Err(Rejection::RefundAboveBalance)),
        ];
        for (id, (writes, expected)) in (10..).zip(table) {
            let answer = store.commit(batch(id, writes.clone())).await;
            let expected = expected.map_err(StoreFailure::Rejected);
            assert_eq!(answer.map(|_| ()), expected, "{writes:?}");
        }
        assert_eq!(balance(&store).await, 0);
    });
}

#[test]
fn aid_is_paid_out_as_far_as_a_round_gave_it() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        let pay_out = |id: u64, case: &str, fen| Write::PayOut {
            payout: Uuid::from_u64_pair(3, id),
            case: case.to_owned(),
            on: date(2020, 2, 1),
            amount: Amount::from_minor(fen),
        };
        let approve = Write::Approve {
            case: "a".to_owned(),
            member: None,
            approved_on: date(2020, 1, 5),
            aid: Amount::from_minor(100),
        };
        let cut = RoundDates { cut: date(2020, 1, 20), settle: date(2020, 1, 28) };
        let round = vec![Write::Cut(cut), Write::Settle];
        let table = [
            (vec![approve, deposit(1, 0, 5_000)], Ok(())),
            (vec![pay_out(1, "a", 1)], Err(Rejection::PayoutAboveAid)),
            (round, Ok(())),
            (vec![pay_out(1, "b", 1)], Err(Rejection::CaseUnknown)),
            (vec![pay_out(1, "a", 101)], Err(Rejection::PayoutAboveAid)),
            (vec![pay_out(1, "a", 0)], Err(Rejection::AmountNegative)),
            (vec![pay_out(1, "a", 60)], Ok(())),
            (vec![pay_out(1, "a", 40)], Err(Rejection::PayoutDuplicate)),
            (vec![pay_out(2, "a", 40)], Ok(())),
            (vec![pay_out(3, "a", 1)], Err(Rejection::PayoutAboveAid)),
        ];
        for (id, (writes, expected)) in (10..).zip(table) {
            let answer = store.commit(batch(id, writes.clone())).await;
            let expected = expected.map_err(StoreFailure::Rejected);
            assert_eq!(answer.map(|_| ()), expected, "{writes:?}");
        }
    });
}

/// Two members share 100 and then 1,000 fen; the one who is aided owes 50 and 500 of them.
#[test]
fn what_was_netted_for_arrears_or_objected_to_is_not_paid_out() {
    on_both(async |place| {
        let store = place.open().await;
        let (book, _) = village_of_four(OverLimit::Prorate, None);
        let funding = Funding::Postpaid(Postpaid { max_failed: 9 });
        let sharing = Sharing { funding, fee_bp: 0, ..book.sharing().clone() };
        let approve = |case: &str, member, on, fen| Write::Approve {
            case: case.to_owned(),
            member,
            approved_on: on,
            aid: Amount::from_minor(fen),
        };
        let pay_out = |id: u64, case: &str, fen| Write::PayOut {
            payout: Uuid::from_u64_pair(3, id),
            case: case.to_owned(),
            on: date(2020, 3, 1),
            amount: Amount::from_minor(fen),
        };
        let round = |number, month| {
            let cut = RoundDates { cut: date(2020, month, 20), settle: date(2020, month, 28) };
            let fail = Write::Fail { round: number, member: member_id(0) };
            vec![Write::Cut(cut), fail, Write::Settle]
        };
        let objected = Write::Withdraw { case: "b".to_owned(), withdrawn_on: date(2020, 3, 1) };
        let table = [
            (vec![Write::OpenPool(Box::new(sharing)), join(0), join(1)], Ok(())),
            (vec![approve("b", None, date(2020, 1, 5), 100)], Ok(())),
            (round(1, 1), Ok(())),
            (vec![approve("a", Some(member_id(0)), date(2020, 2, 5), 1_000)], Ok(())),
            (round(2, 2), Ok(())),
        ];
        for (id, (writes, expected)) in (10..).zip(table) {
            let answer = store.commit(batch(id, writes.clone())).await;
            assert_eq!(answer.map(|_| ()), expected, "{writes:?}");
        }
        let mut reader = store.reader().await.expect("a reader");
        let due = aid_due(&mut *reader, 1, 9).await.expect("what is due");
        drop(reader);
        let due: Vec<_> =
            due.iter().map(|due| (&*due.case, due.round, due.amount.minor())).collect();
        assert_eq!(due, [("b", 1, 100), ("a", 2, 450)]);
        let table = [
            (pay_out(1, "a", 451), Err(Rejection::PayoutAboveAid)),
            (pay_out(1, "a", 450), Ok(())),
            (objected, Ok(())),
            (pay_out(2, "b", 1), Err(Rejection::PayoutAboveAid)),
        ];
        for (id, (write, expected)) in (20..).zip(table) {
            let answer = store.commit(batch(id, vec![write.clone()])).await;
            let expected = expected.map_err(StoreFailure::Rejected);
            assert_eq!(answer.map(|_| ()), expected, "{write:?}");
        }
        let mut reader = store.reader().await.expect("a reader");
        assert_eq!(aid_due(&mut *reader, 1, 9).await, Ok(Vec::new()));
    });
}

/// Polls a future so many times and drops it where it stands, as a client that goes away does.
async fn for_polls<T>(count: u32, future: impl Future<Output = T>) -> Option<T> {
    let (mut future, mut left) = (pin!(future), count);
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// A reader that is dropped while it begins leaves no connection behind on which nothing can be
/// written.
#[test]
fn who_goes_away_while_a_read_begins_stops_no_write() {
    on_both(async |place| {
        let store = pool_of_one(&place).await;
        let mut begun = 0;
        for id in 1..=300 {
            let reader = for_polls(u32::try_from(id).unwrap_or(0) % 6, store.reader()).await;
            begun += u64::from(reader.is_some());
            drop(reader);
            let written = store.commit(batch(100 + id, vec![deposit(id, 0, 1)])).await;
            assert!(written.is_ok(), "{id}: {written:?}");
            let joined = vec![join(u32::try_from(id).expect("small"))];
            assert!(store.commit(batch(1_000 + id, joined)).await.is_ok());
        }
        assert!((1..300).contains(&begun), "some were dropped and some not: {begun}");
        assert_eq!(balance(&store).await, 300);
    });
}
