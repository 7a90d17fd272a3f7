//! Complaints: each with its clock, answered once and by another.

use crate::case_world::{account, at, forbids, on_both, refused};
use jiff::civil::{Date, date};
use ledger::Rejection;
use store::complaint::{
    ComplaintAnswer, ComplaintCount, NewComplaint, OPEN_MAX, complaint, complaint_counts,
    complaints_in, complaints_of, open_complaints,
};
use store::{Batch, NewPerson, OversightWrite, PersonWrite, Store, StoreFailure, Write};
use uuid::Uuid;

const FILED: Date = date(2020, 3, 1);
const DUE: Date = date(2020, 3, 16);

fn person() -> Uuid {
    Uuid::from_u64_pair(5, 1)
}

fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(6, number)
}

async fn commit(store: &Store, pool: i64, write: Write) -> Result<(), StoreFailure> {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let batch = Batch::of_pool(Uuid::from_u64_pair(79, number), pool, vec![write]);
    store.commit(batch).await.map(|_| ())
}

async fn file(store: &Store, number: u64, pool: i64, kind: &str) -> Result<(), StoreFailure> {
    let new = NewComplaint {
        complaint: id(number),
        pool,
        account: account(1),
        person: person(),
        kind: kind.to_owned(),
        sealed: vec![1, 2],
        filed_on: FILED,
        filed_at: at(1),
        due_on: DUE,
    };
    commit(store, pool, Write::Oversight(Box::new(OversightWrite::Complain(new)))).await
}

async fn answer(
    store: &Store,
    number: u64,
    by: u64,
    (on, outcome): (Date, &str),
) -> Result<(), StoreFailure> {
    let outcome = outcome.to_owned();
    let (complaint, by, at, sealed) = (id(number), account(by), at(2), vec![3]);
    let answer = ComplaintAnswer { complaint, by, on, at, outcome, sealed };
    commit(store, 1, Write::Oversight(Box::new(OversightWrite::AnswerComplaint(answer)))).await
}

async fn register(store: &Store) {
    let new = NewPerson {
        person: person(),
        sealed: vec![1],
        wrapped_key: vec![7; 77],
        master_key: 1,
        documents: Vec::new(),
        masked_index: [9; 32],
    };
    let write = Write::Person(Box::new(PersonWrite::Register(new)));
    assert_eq!(commit(store, 0, write).await, Ok(()));
}

#[test]
fn a_complaint_is_answered_once_and_never_by_who_filed_it() {
    on_both(async |place, store| {
        assert_eq!(file(&store, 1, 1, "delay").await, refused(Rejection::PersonUnknown));
        register(&store).await;
        assert_eq!(file(&store, 1, 9, "delay").await, refused(Rejection::PoolUnknown));
        assert_eq!(file(&store, 1, 1, "taste").await, refused(Rejection::SchemaForbids));
        assert_eq!(file(&store, 1, 1, "delay").await, Ok(()));
        let in_time = (DUE, "founded");
        assert_eq!(answer(&store, 2, 2, in_time).await, refused(Rejection::ComplaintUnknown));
        assert_eq!(answer(&store, 1, 1, in_time).await, refused(Rejection::SamePersonTwice));
        assert_eq!(answer(&store, 1, 2, in_time).await, Ok(()));
        assert_eq!(answer(&store, 1, 3, in_time).await, refused(Rejection::ComplaintAnswered));
        let mut reader = store.reader().await.expect("a reader");
        let kept = complaint(&mut *reader, id(1)).await.expect("a read").expect("it is kept");
        let answered = kept.answer.expect("it was answered");
        assert_eq!((kept.filed.due_on, answered.by, answered.sealed), (DUE, account(2), vec![3]));
        drop(reader);
        let alone = "UPDATE complaint SET answered_by = account_id";
        assert!(forbids(&place, alone).await, "whoever writes");
    });
}

#[test]
fn complaints_are_counted_by_kind_and_lateness_and_paged() {
    on_both(async |_, store| {
        register(&store).await;
        for (number, kind) in [(1, "delay"), (2, "delay"), (3, "delay"), (4, "money")] {
            assert_eq!(file(&store, number, 1, kind).await, Ok(()));
        }
        assert_eq!(file(&store, 5, 0, "other").await, Ok(()));
        assert_eq!(answer(&store, 1, 2, (DUE, "founded")).await, Ok(()));
        let late = DUE.tomorrow().expect("a day");
        assert_eq!(answer(&store, 2, 2, (late, "unfounded")).await, Ok(()));
        let mut reader = store.reader().await.expect("a reader");
        let session = &mut *reader;
        let count = |kind: &str, counts: [u64; 6]| {
            let [filed, waiting, overdue, in_time, late, founded] = counts;
            ComplaintCount {
                kind: kind.to_owned(),
                filed,
                waiting,
                overdue,
                in_time,
                late,
                founded,
            }
        };
        let year = (date(2019, 4, 1), date(2020, 4, 1));
        let on_time = complaint_counts(session, 1, year, DUE).await.expect("counts");
        assert_eq!(
            on_time,
            [count("delay", [3, 1, 0, 1, 1, 1]), count("money", [1, 1, 0, 0, 0, 0])]
        );
        let later = complaint_counts(session, 1, year, late).await.expect("counts");
        assert_eq!(later, [count("delay", [3, 0, 1, 1, 1, 1]), count("money", [1, 0, 1, 0, 0, 0])]);
        let long_ago = (date(2018, 1, 1), date(2019, 1, 1));
        assert_eq!(complaint_counts(session, 1, long_ago, DUE).await, Ok(vec![]));
        let first = (date(1, 1, 1), Uuid::nil());
        let open = open_complaints(session, first, 2).await.expect("two");
        let rest = open_complaints(session, (DUE, open[1].filed.complaint), 9).await.expect("one");
        let ids = open.iter().chain(&rest).map(|one| one.filed.complaint);
        assert_eq!(ids.collect::<Vec<_>>(), [id(3), id(4), id(5)]);
        let of_pool = complaints_in(session, 1, first, 9).await.expect("four");
        let own = complaints_of(session, account(1), id(1), 9).await.expect("four more");
        assert_eq!((of_pool.len(), own.len()), (4, 4));
    });
}

#[test]
fn nobody_floods_the_queue() {
    on_both(async |_, store| {
        register(&store).await;
        for number in 1..=u64::from(OPEN_MAX) {
            assert_eq!(file(&store, number, 0, "other").await, Ok(()));
        }
        let more = file(&store, 99, 0, "other").await;
        assert_eq!(more, refused(Rejection::ComplaintsTooMany));
        assert_eq!(answer(&store, 1, 2, (DUE, "unfounded")).await, Ok(()));
        assert_eq!(file(&store, 99, 0, "other").await, Ok(()), "one was answered");
    });
}
