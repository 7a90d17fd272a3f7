//! Aid that came back after it was paid: in custody again, due again, and never more than was paid.

use crate::Place;
use crate::case_world::{case, commit, forbids, on_both, refused};
use crate::payments::{PAID_ON, carried, make, pay, result};
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use store::custody::{aid_due, custody_expected, custody_statements};
use store::{Batch, Store, Write};
use uuid::Uuid;

const BACK_ON: Date = date(2020, 4, 3);

fn give_back(number: u64, case: &str, minor: i64) -> Write {
    Write::ReturnPayout {
        return_id: Uuid::from_u64_pair(5, number),
        case: case.to_owned(),
        on: BACK_ON,
        amount: Amount::from_minor(minor),
    }
}

/// What is due by case, and what is in custody when aid is paid and when it comes back.
async fn books(store: &Store) -> (Vec<(String, i64)>, [i64; 2]) {
    let mut reader = store.reader().await.expect("a reader");
    let due = aid_due(&mut *reader, 1, 9).await.expect("what is due");
    let due = due.into_iter().map(|one| (one.case, one.amount.minor())).collect();
    let mut custody = [0; 2];
    for (minor, on) in custody.iter_mut().zip([PAID_ON, BACK_ON]) {
        *minor = custody_expected(&mut *reader, 1, on).await.expect("the books").minor();
    }
    (due, custody)
}

fn due(minor: i64) -> Vec<(String, i64)> {
    vec![("case-0".to_owned(), minor)]
}

#[test]
fn aid_that_came_back_is_in_custody_and_is_paid_again() {
    on_both(async |place: Place, store| {
        carried(&store).await;
        let not_due = refused(Rejection::PaymentNotDue);
        let early = commit(&store, vec![give_back(1, "case-0", 1)]).await;
        assert_eq!(early, not_due, "nothing was paid out");
        assert_eq!(case(&store, make(1, vec![pay(0, 1, 60), pay(1, 2, 100)])).await, Ok(()));
        assert_eq!(case(&store, result(1, &[(1, 60, None), (2, 100, None)])).await, Ok(()));
        assert_eq!(books(&store).await, (due(40), [4_840, 4_840]));
        for (write, expected) in [
            (give_back(1, "case-7", 1), refused(Rejection::CaseUnknown)),
            (give_back(1, "case-2", 1), not_due.clone()),
            (give_back(1, "case-0", 0), refused(Rejection::AmountNegative)),
            (give_back(1, "case-0", -1), refused(Rejection::AmountNegative)),
            (give_back(1, "case-0", 61), not_due.clone()),
            (give_back(1, "case-0", 50), Ok(())),
            (give_back(1, "case-0", 10), refused(Rejection::PayoutDuplicate)),
            (give_back(2, "case-0", 11), not_due.clone()),
        ] {
            assert_eq!(commit(&store, vec![write.clone()]).await, expected, "{write:?}");
        }
        assert_eq!(books(&store).await, (due(90), [4_840, 4_890]));
        // The same batch again is the same: what came back is counted once.
        let batch = Batch::of_pool(Uuid::from_u64_pair(6, 1), 1, vec![give_back(2, "case-0", 10)]);
        for repeated in [false, true] {
            let done = store.commit(batch.clone()).await.expect("it is written");
            assert_eq!(done.repeated, repeated);
        }
        let stated = Amount::from_minor(4_900);
        let bank = Write::Custody { on: BACK_ON, stated };
        assert_eq!(commit(&store, vec![bank]).await, Ok(()));
        let mut reader = store.reader().await.expect("a reader");
        let told = custody_statements(&mut *reader, 1, BACK_ON, 1).await.expect("statements");
        drop(reader);
        assert_eq!(told[0].expected, stated);
        assert_eq!(books(&store).await, (due(100), [4_840, 4_900]));
        // It is paid again by another list, under a new id, and can come back again.
        for (write, expected) in [
            (make(2, vec![pay(0, 1, 100)]), refused(Rejection::PayoutDuplicate)),
            (make(2, vec![pay(0, 3, 101)]), not_due.clone()),
            (make(2, vec![pay(0, 3, 100)]), Ok(())),
            (result(2, &[(1, 100, None)]), Ok(())),
            (make(3, vec![pay(0, 4, 1)]), not_due.clone()),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        assert_eq!(books(&store).await, (Vec::new(), [4_740, 4_800]));
        // What happened is kept, though the case was withdrawn meanwhile; it is not due again.
        let withdraw = Write::Withdraw { case: "case-0".to_owned(), withdrawn_on: BACK_ON };
        assert_eq!(commit(&store, vec![withdraw, give_back(3, "case-0", 100)]).await, Ok(()));
        assert_eq!(books(&store).await, (Vec::new(), [4_740, 4_900]));
        let twice = "INSERT INTO payout_return SELECT * FROM payout_return";
        for same in ["UPDATE payout_return SET amount = 0", twice] {
            assert!(forbids(&place, same).await, "the schema refuses it, whoever writes: {same}");
        }
    });
}

/// Of those who say at the same moment that the same money came back, one is heard: again and
/// again, since the first time each client has to connect before it can meet the others.
#[test]
fn what_comes_back_at_once_by_two_comes_back_once() {
    on_both(async |_, store| {
        carried(&store).await;
        let not_due = refused(Rejection::PaymentNotDue);
        let store = std::sync::Arc::new(store);
        for round in 0..12 {
            let (payout, case) = (Uuid::from_u64_pair(4, round), "case-0".to_owned());
            let paid = Write::PayOut { payout, case, on: PAID_ON, amount: Amount::from_minor(60) };
            assert_eq!(commit(&store, vec![paid]).await, Ok(()));
            let mut clients = tokio::task::JoinSet::new();
            for number in 0..8 {
                let store = std::sync::Arc::clone(&store);
                let writes = vec![give_back(round * 8 + number, "case-0", 60)];
                clients.spawn(async move { commit(&store, writes).await });
            }
            let answers = clients.join_all().await;
            let heard = answers.iter().filter(|answer| answer.is_ok()).count();
            let refusals = answers.iter().filter(|answer| **answer == not_due).count();
            assert_eq!((heard, refusals), (1, 7), "{answers:?}");
            assert_eq!(books(&store).await.1[1], 5_000);
        }
    });
}
