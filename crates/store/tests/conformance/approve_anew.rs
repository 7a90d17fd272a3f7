//! A case that was withdrawn before any round carried it may be approved anew, and settles as if
//! that had been the first time.

use crate::case_world::{DAY, commit, on_both, refused};
use crate::random_pool::{check, pools, village_of_four};
use crate::{compare, failed, member_id, places, run, runtime, writes_of};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use pool::Book;
use rules::calendar::RoundDates;
use rules::sharing::OverLimit;
use store::{Batch, Store, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

fn approve(case: &str, member: Option<u32>, on: Date, minor: i64) -> Write {
    Write::Approve {
        case: case.to_owned(),
        member: member.map(member_id),
        approved_on: on,
        aid: Amount::from_minor(minor),
    }
}

fn withdraw(case: &str, on: Date) -> Write {
    Write::Withdraw { case: case.to_owned(), withdrawn_on: on }
}

#[test]
fn only_what_was_withdrawn_and_not_carried_is_approved_anew() {
    on_both(async |_, store| {
        let dates = RoundDates { cut: date(2020, 3, 20), settle: date(2020, 3, 28) };
        let deposit = Write::Deposit(store::Deposit {
            deposit: Uuid::from_u64_pair(1, 1),
            member: member_id(0),
            on: DAY,
            amount: Amount::from_minor(5_000),
        });
        let duplicate = refused(Rejection::CaseDuplicate);
        let later = date(2020, 3, 25);
        let table = [
            (vec![deposit, approve("a", Some(1), DAY, 50)], Ok(())),
            (vec![approve("a", Some(1), DAY, 60)], duplicate.clone()),
            (vec![withdraw("a", DAY)], Ok(())),
            (vec![approve("a", Some(2), DAY, 60)], duplicate.clone()),
            (vec![approve("a", None, DAY, 60)], duplicate.clone()),
            (vec![approve("a", Some(1), DAY, -1)], refused(Rejection::AmountNegative)),
            // What gave nothing names nobody: the member may have another case, one at a time.
            (vec![approve("b", Some(1), DAY, 60)], Ok(())),
            (vec![approve("a", Some(1), DAY, 60)], refused(Rejection::SecondCaseOfMember)),
            (vec![withdraw("b", DAY)], Ok(())),
            (vec![approve("a", Some(1), DAY, 60)], Ok(())),
            (vec![approve("c", Some(1), DAY, 60)], refused(Rejection::SecondCaseOfMember)),
            (vec![approve("a", Some(1), DAY, 70)], duplicate.clone()),
            (vec![Write::Cut(dates), Write::Settle], Ok(())),
            (vec![withdraw("a", later)], Ok(())),
            (vec![approve("a", Some(1), later, 70)], duplicate),
        ];
        for (writes, expected) in table {
            assert_eq!(commit(&store, writes.clone()).await, expected, "{writes:?}");
        }
        let cases = store.cases(1).await.expect("cases");
        assert_eq!((cases.len(), cases[0].1.paid.minor()), (2, 60));
    });
}

/// Before each approval of a book another one of the same case that was withdrawn.
fn with_approvals_withdrawn(book: &Book) -> Vec<Write> {
    let mut writes = Vec::new();
    for write in writes_of(book) {
        if let Write::Approve { case, member, approved_on, aid } = &write {
            let (case, member) = (case.clone(), *member);
            let before = approved_on.checked_sub(30.days()).unwrap_or(*approved_on);
            let aid = aid.plus(Amount::from_minor(1)).unwrap_or(Amount::ZERO);
            let first = Write::Approve { case: case.clone(), member, approved_on: before, aid };
            writes.extend([first, withdraw(&case, *approved_on)]);
        }
        writes.push(write);
    }
    writes
}

async fn keep_anew(store: &Store, pool: i64, book: &Book) -> Result<(), StoreFailure> {
    for (number, chunk) in (0..).zip(with_approvals_withdrawn(book).chunks(WRITES_MAX)) {
        let id = Uuid::from_u64_pair(pool.unsigned_abs(), number);
        store.commit(Batch::of_pool(id, pool, chunk.to_vec())).await?;
    }
    Ok(())
}

#[test]
fn random_books_whose_cases_are_approved_anew_settle_as_the_core_does() {
    for (place, books) in places().into_iter().zip([300, 60]) {
        let runtime = runtime();
        let store = runtime.block_on(place.open());
        let next_pool = std::cell::Cell::new(1);
        check(books, &pools(), |random| {
            let pool = next_pool.get();
            next_pool.set(pool + 1);
            let book = random.book();
            runtime.block_on(async {
                keep_anew(&store, pool, &book).await.map_err(failed)?;
                compare(&store, pool, &book).await
            })
        });
    }
}

/// A case that an objection stopped in the first round, and that an appeal won after the second.
#[test]
fn the_rounds_between_settle_without_the_case() {
    for place in places() {
        run(async {
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            let store = place.open().await;
            let (mut all, mut kept, mut settled) = (Vec::new(), None, 0);
            for write in writes_of(&book) {
                let first_cut = matches!(write, Write::Cut(_)) && settled == 0;
                settled += u32::from(matches!(write, Write::Settle));
                let second_settled = matches!(write, Write::Settle) && settled == 2;
                if matches!(&write, Write::Approve { case, .. } if case == "y") {
                    all.push(approve("y", None, date(2020, 1, 12), 999));
                    kept = Some(write);
                    continue;
                }
                all.push(write);
                all.extend(first_cut.then(|| withdraw("y", date(2020, 1, 25))));
                all.extend(kept.take_if(|_| second_settled));
            }
            let batch = Batch::of_pool(Uuid::from_u64_pair(9, 9), 1, all);
            store.commit(batch).await.expect("a sound history");
            compare(&store, 1, &book).await.expect("as the core settles it");
            let carried = store.cases(1).await.expect("cases").pop().expect("the last one");
            assert_eq!((carried.0.as_str(), carried.1.round), ("y", Some(3)));
        });
    }
}
