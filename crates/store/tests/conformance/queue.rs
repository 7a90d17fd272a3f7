//! Jobs and business dates: one worker each, a step at a time.

use crate::random_pool::village_of_four;
use crate::{Place, places, run};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use rules::sharing::OverLimit;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{
    Batch, JobKind, LEASE, NextDay, Schedule, ScheduleWrite, Store, StoreFailure, Write, reads,
};
use uuid::Uuid;

const FIRST: Date = date(2020, 1, 1);

fn on_both(test: impl AsyncFn(Place)) {
    for place in places() {
        run(test(place));
    }
}

fn at(seconds: i64) -> Timestamp {
    let first: Timestamp = "2020-01-02T00:00:00Z".parse().expect("an instant");
    first + SignedDuration::from_secs(seconds)
}

fn next(day: Date) -> NextDay {
    let begins = day.to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp();
    NextDay { day, begins }
}

/// A store with pools 1 to `pools`, each with a schedule that begins on the first day.
async fn scheduled(place: &Place, pools: i64) -> Store {
    let store = place.open().await;
    let (book, _) = village_of_four(OverLimit::Prorate, None);
    for pool in 1..=pools {
        let schedule = Schedule {
            time_zone: "UTC".to_owned(),
            business_date: FIRST,
            first_round_from: date(2020, 1, 2),
        };
        let set = ScheduleWrite::Set(schedule, next(date(2020, 1, 2)));
        let open = Write::OpenPool(Box::new(book.sharing().clone()));
        let id = Uuid::from_u64_pair(5, pool.unsigned_abs());
        let batch = Batch::of_pool(id, pool, vec![open, Write::Schedule(set)]);
        store.commit(batch).await.expect("a pool and its schedule");
    }
    store
}

#[test]
fn a_job_is_one_workers_until_its_lease_ends() {
    on_both(async |place| {
        let store = scheduled(&place, 1).await;
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let days = async |worker, now| {
            let claimed = store.claim_jobs(worker, now, 9).await.expect("jobs");
            let days = claimed.into_iter().filter(|job| matches!(job.kind, JobKind::Day(..)));
            days.map(|job| (job.key, job.tries)).collect::<Vec<_>>()
        };
        let key = "day/1/2020-01-02";
        assert_eq!(days(one, at(-1)).await, []);
        assert_eq!(days(one, at(0)).await, [(key.to_owned(), 1)]);
        assert_eq!(days(other, at(1)).await, [], "it is the first worker's");
        let dead = at(0) + LEASE;
        assert_eq!(days(other, dead).await, [(key.to_owned(), 2)]);
        assert_eq!(store.end_job(one, key, dead).await, Ok(false), "it is no longer his");
        assert_eq!(store.put_off_job(other, key, at(900), 2, "R1").await, Ok(true));
        assert_eq!(days(one, at(899)).await, []);
        assert_eq!(days(one, at(900)).await, [(key.to_owned(), 3)]);
        assert_eq!(store.end_job(one, key, at(901)).await, Ok(true));
        assert_eq!(days(one, at(9_999)).await, [], "it is done");
    });
}

#[test]
fn workers_who_claim_at_once_get_different_jobs() {
    on_both(async |place| {
        let store = Arc::new(scheduled(&place, 40).await);
        let mut workers = tokio::task::JoinSet::new();
        for worker in 0..8u128 {
            let store = Arc::clone(&store);
            workers.spawn(async move {
                let mut keys = Vec::new();
                loop {
                    let claimed = store.claim_jobs(Uuid::from_u128(worker), at(0), 3).await;
                    let claimed = claimed.expect("jobs");
                    if claimed.is_empty() {
                        return keys;
                    }
                    keys.extend(claimed.into_iter().map(|job| job.key));
                }
            });
        }
        let keys: Vec<String> = workers.join_all().await.into_iter().flatten().collect();
        let different: BTreeSet<&String> = keys.iter().collect();
        // Those who skipped what another was just claiming may have left some to nobody.
        assert_eq!(different.len(), keys.len(), "no job twice: {keys:?}");
        let left = store.claim_jobs(Uuid::max(), at(0), 99).await.expect("jobs");
        assert_eq!(keys.len() + left.len(), 43, "40 days, and the three that never end");
    });
}

#[test]
fn a_business_date_moves_by_one_day_from_where_it_is() {
    on_both(async |place| {
        let store = scheduled(&place, 1).await;
        let step = |id, from, to| {
            let write = ScheduleWrite::Move { from, to, next: next(date(2020, 1, 9)) };
            Batch::of_pool(Uuid::from_u64_pair(6, id), 1, vec![Write::Schedule(write)])
        };
        let stale = Err(StoreFailure::Rejected(Rejection::BusinessDateStale));
        let [second, third] = [date(2020, 1, 2), date(2020, 1, 3)];
        let table = [
            (second, third, stale.clone()),
            (FIRST, third, stale.clone()),
            (FIRST, second, Ok(())),
            (FIRST, second, stale),
            (second, third, Ok(())),
        ];
        for (id, (from, to, expected)) in (1..).zip(table) {
            let answer = store.commit(step(id, from, to)).await.map(|_| ());
            assert_eq!(answer, expected, "{from} to {to}");
        }
        let mut reader = store.reader().await.expect("a reader");
        let schedule = reads::schedule(&mut *reader, 1).await.expect("it has one");
        assert_eq!(schedule.business_date, third);
    });
}
