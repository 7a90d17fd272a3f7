//! Pages of history and sums for operators.

use crate::random_pool::village_of_four;
use crate::{failed, keep, member_id, places, run};
use jiff::Timestamp;
use money::Amount;
use pool::Book;
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use rules::sharing::OverLimit;
use store::oversight::{ROWS_MAX, pool_sums, queues};
use store::{PoolId, Store, history};
use uuid::Uuid;

/// What is shown to operators all the time: the ledger and the members say the same.
pub async fn sums_agree(store: &Store, pool: PoolId, book: &Book) -> Result<(), TestCaseError> {
    let mut reader = store.reader().await.map_err(failed)?;
    let sums = pool_sums(&mut *reader, pool, book.through()).await.map_err(failed)?;
    let balances = sums.balances;
    prop_assert_eq!(sums.trial_balance, Amount::ZERO);
    prop_assert_eq!(balances.map(|both| both.by_entries), balances.map(|both| both.by_members));
    Ok(())
}

#[test]
fn pages_of_history_say_each_thing_once() {
    for place in places() {
        run(async {
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            let store = place.open().await;
            keep(&store, 1, &book).await.expect("a sound book");
            let mut reader = store.reader().await.expect("a reader");
            let first = (Uuid::nil(), Uuid::nil(), 0);
            let all = history::events(&mut *reader, first, 1_000).await.expect("events");
            let mut by_pages = Vec::new();
            let mut after = first;
            loop {
                let page = history::events(&mut *reader, after, 3).await.expect("a page");
                let Some(last) = page.last() else { break };
                after = (last.member, last.batch, last.line);
                by_pages.extend(page);
            }
            assert!(all.len() > 6 && by_pages == all);
            let ids = history::members(&mut *reader, 1, Uuid::nil(), 9).await.expect("members");
            assert_eq!(ids.len(), 4);
            let behind = history::members(&mut *reader, 1, ids[1], 9).await.expect("members");
            assert_eq!(behind, ids[2..]);
            let of = (1, member_id(0));
            let nil = Uuid::nil();
            let paid_in = history::deposits(&mut *reader, of, nil, 9).await.expect("deposits");
            let in_book: Vec<_> = book.deposits_of(0).iter().map(|one| one.amount).collect();
            assert_eq!(paid_in.iter().map(|one| one.amount).collect::<Vec<_>>(), in_book);
            assert_eq!(history::refunds(&mut *reader, of, nil, 9).await, Ok(vec![]));
        });
    }
}

#[test]
fn what_waits_is_counted_to_a_bound() {
    for place in places() {
        run(async {
            let (book, _) = village_of_four(OverLimit::Prorate, None);
            let store = place.open().await;
            let now: Timestamp = "2020-01-01T00:00:00Z".parse().expect("an instant");
            let waiting = async || {
                let mut reader = store.reader().await.expect("a reader");
                queues(&mut *reader, now).await.expect("the queues")
            };
            let fresh = waiting().await;
            // The teller, the sender and the writer of the log are due from the beginning.
            assert_eq!((fresh.untold, fresh.due), (0, 3));
            assert_eq!(fresh.teller_runs_at, Timestamp::UNIX_EPOCH);
            keep(&store, 1, &book).await.expect("a sound book");
            let after = waiting().await;
            assert!(after.untold > 6 && after.untold < ROWS_MAX, "{after:?}");
        });
    }
}
