//! A batch that reads nothing back, what the custody bank states, and files that are being built.

use crate::random_pool::village_of_four;
use crate::{Place, member_id, places, run};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::OverLimit;
use store::custody::{CustodyStatement, RefundDue, custody_statements, refunds_due};
use store::{Batch, Deposit, Refund, Store, StoreFailure, Write};
use uuid::Uuid;

fn batch(id: u64, writes: Vec<Write>) -> Batch {
    Batch::of_pool(Uuid::from_u64_pair(0, id), 1, writes)
}

fn open() -> Write {
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    Write::OpenPool(Box::new(book.sharing().clone()))
}

fn join(number: u32) -> Write {
    Write::Join { member: member_id(number), joined_on: date(2020, 1, 1), units: 1 }
}

fn leave(number: u32) -> Write {
    Write::Leave { member: member_id(number), left_on: date(2020, 1, 2) }
}

fn deposit(id: u64, number: u32) -> Write {
    let (deposit, amount) = (Uuid::from_u64_pair(1, id), Amount::from_minor(300));
    Write::Deposit(Deposit { deposit, member: member_id(number), on: date(2020, 1, 1), amount })
}

async fn pool(place: &Place) -> Store {
    let store = place.open().await;
    store.commit(batch(1, vec![open(), join(0)])).await.expect("a new pool");
    store
}

fn rejected<T>(rejection: Rejection) -> Result<T, StoreFailure> {
    Err(StoreFailure::Rejected(rejection))
}

#[test]
fn a_joining_whose_id_is_taken_is_refused_whatever_follows_it() {
    for place in places() {
        run(async {
            let store = pool(&place).await;
            let refused = [
                vec![join(0)],
                vec![join(1), join(1)],
                vec![join(0), deposit(1, 0)],
                vec![join(0), leave(9)],
                vec![join(0), deposit(1, 0), deposit(1, 0)],
            ];
            for (id, writes) in (2..).zip(refused) {
                let answer = store.commit(batch(id, writes)).await;
                assert_eq!(answer, rejected(Rejection::MemberDuplicate), "{id}");
            }
            // A refusal of its own is told where the joining was sound, and nothing is left of it.
            let refused = store.commit(batch(9, vec![join(1), leave(9)])).await;
            assert_eq!(refused, rejected(Rejection::MemberUnknown));
            let sound = vec![join(1), deposit(1, 1), deposit(2, 1), leave(1), deposit(3, 0)];
            store.commit(batch(10, sound)).await.expect("all of it is sound");
            let member = store.member(1, member_id(1), date(2020, 1, 2)).await.expect("a member");
            assert_eq!((member.balance.minor(), member.status.slug()), (600, "left"));
        });
    }
}

#[test]
fn custody_holds_what_was_paid_in_less_what_was_paid_back() {
    for place in places() {
        run(async {
            let store = pool(&place).await;
            let on = date(2020, 1, 31);
            let state = |stated| Write::Custody { on, stated: Amount::from_minor(stated) };
            let paid = vec![deposit(1, 0), join(1), deposit(2, 1), state(550)];
            store.commit(batch(2, paid)).await.expect("a statement");
            let again = store.commit(batch(3, vec![state(600)])).await;
            assert_eq!(again, rejected(Rejection::CustodyStatementDuplicate));
            let negative = store.commit(batch(4, vec![state(-1)])).await;
            assert_eq!(negative, rejected(Rejection::AmountNegative));
            let mut reader = store.reader().await.expect("a reader");
            let kept = custody_statements(&mut *reader, 1, on, 9).await.expect("statements");
            let (stated, expected) = (Amount::from_minor(550), Amount::from_minor(600));
            assert_eq!(kept, [CustodyStatement { on, stated, expected, refunded: Amount::ZERO }]);
        });
    }
}

#[test]
fn a_balance_is_due_back_once_the_membership_has_ended() {
    for place in places() {
        run(async {
            let store = pool(&place).await;
            let dates =
                rules::calendar::RoundDates { cut: date(2020, 2, 7), settle: date(2020, 2, 14) };
            let ended = vec![deposit(1, 0), leave(0), Write::Cut(dates)];
            store.commit(batch(2, ended)).await.expect("sound");
            let due = async || {
                let mut reader = store.reader().await.expect("a reader");
                refunds_due(&mut *reader, 1, None, 9).await.expect("a page")
            };
            let (member, balance) = (member_id(0), Amount::from_minor(300));
            assert_eq!(due().await, [RefundDue { member, balance }]);
            let refund = Uuid::from_u64_pair(2, 1);
            let on = date(2020, 2, 8);
            let refund = Refund { refund, member, on, amount: balance };
            store.commit(batch(3, vec![Write::Refund(refund)])).await.expect("paid back");
            assert_eq!(due().await, []);
            // A statement says what had gone back by its day.
            let custody = |on| Write::Custody { on, stated: Amount::from_minor(9) };
            let days = [date(2020, 2, 7), on].map(custody).to_vec();
            store.commit(batch(4, days)).await.expect("statements");
            let mut reader = store.reader().await.expect("a reader");
            let kept = custody_statements(&mut *reader, 1, on, 9).await.expect("statements");
            let refunded: Vec<_> = kept.iter().map(|one| one.refunded).collect();
            assert_eq!(refunded, [balance, Amount::ZERO]);
        });
    }
}

#[test]
fn a_file_that_was_built_settles_down() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("built.sqlite");
    run(async {
        let store = Store::open_to_build(&file).expect("a new file");
        store.commit(batch(1, vec![open(), join(0)])).await.expect("a new pool");
        let shown = store.member(1, member_id(0), date(2020, 1, 2)).await;
        assert!(shown.is_ok(), "a reader sees what was written");
        store.commit(batch(2, vec![deposit(1, 0)])).await.expect("paid in");
        store.settle_down().await.expect("it settles down");
        let refused = store.commit(batch(3, vec![join(1), leave(9)])).await;
        assert_eq!(refused, rejected(Rejection::MemberUnknown), "as in any store");
        store.commit(batch(4, vec![join(1)])).await.expect("the store works");
        drop(store);
        let store = Store::open(file.to_str().expect("UTF-8")).await.expect("it opens");
        for (number, balance) in [(0, 300), (1, 0)] {
            let member = store.member(1, member_id(number), date(2020, 1, 2)).await;
            assert_eq!(member.expect("a member").balance.minor(), balance);
        }
    });
}

#[test]
fn a_refusal_ends_the_building() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    run(async {
        let store = Store::open_to_build(&folder.path().join("built.sqlite")).expect("a new file");
        let refused = store.commit(batch(1, vec![open(), join(0), join(0)])).await;
        assert_eq!(refused, rejected(Rejection::MemberDuplicate));
        let after = store.commit(batch(2, vec![open()])).await;
        assert!(matches!(after, Err(StoreFailure::Unavailable(_))), "{after:?}");
        assert!(store.settle_down().await.is_err(), "it does not pass for finished");
    });
}
