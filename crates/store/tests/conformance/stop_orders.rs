//! Orders of a supervisor: kept for ever, obeyed whoever writes, lifted by older keys only.

use crate::case_world::{account, at, case, commit, forbids, on_both, refused};
use crate::member_id;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use store::payment::NewPaymentList;
use store::stop_order::{
    Instruction, Stop, SupervisorKey, SupervisorsNote, standing_stops, stop_order, stop_orders,
    supervisor_keys,
};
use store::{
    Batch, CaseWrite, NextDay, OversightWrite, Refund, Schedule, ScheduleWrite, Store,
    StoreFailure, Write,
};
use uuid::Uuid;

/// The first day on which the orders of these tests hold.
const FROM: Date = date(2020, 3, 10);

fn key(name: &str, hours: i64) -> Write {
    let (proposed_by, confirmed_by, enrolled_at) = (account(1), account(2), at(hours));
    let verifier = format!("{name}+0+0");
    let key = SupervisorKey { verifier, proposed_by, confirmed_by, enrolled_at };
    Write::Oversight(Box::new(OversightWrite::EnrolKey(key)))
}

fn note(reference: &str, pool: i64, by: &str, instruction: Instruction) -> Write {
    Write::Oversight(Box::new(OversightWrite::Receive(SupervisorsNote {
        reference: reference.to_owned(),
        pool,
        instruction,
        reason: "the books do not agree".to_owned(),
        note: "a note\n".to_owned(),
        verifier: format!("{by}+0+0"),
        received_by: account(3),
        received_at: at(10),
    })))
}

fn order(reference: &str, pool: i64, stops: &[Stop]) -> Write {
    let stop = Instruction::Stop { stops: stops.to_vec(), from: FROM };
    note(reference, pool, "old.example", stop)
}

fn lifting(reference: &str, order: &str, by: &str) -> Write {
    note(reference, 0, by, Instruction::Lift { order: order.to_owned() })
}

/// Commits a write to the community itself.
async fn commit_outside(store: &Store, write: Write) -> Result<(), StoreFailure> {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let batch = Batch::of_pool(Uuid::from_u64_pair(78, number), 0, vec![write]);
    store.commit(batch).await.map(|_| ())
}

fn join(number: u32, joined_on: Date) -> Write {
    Write::Join { member: member_id(number), joined_on, units: 1 }
}

/// A write of each kind that an order can stop, on a day.
fn stopped_by(stop: Stop, on: Date) -> Vec<Write> {
    let payout = || Write::PayOut {
        payout: Uuid::from_u64_pair(9, 9),
        case: "a".to_owned(),
        on,
        amount: Amount::from_minor(1),
    };
    let list = NewPaymentList {
        list: Uuid::from_u64_pair(9, 8),
        made_by: account(1),
        checked_by: account(2),
        made_at: at(1),
        digest: [1; 32],
    };
    let make = CaseWrite::MakeList { list, lines: Vec::new(), on };
    let (refund, member, amount) = (Uuid::from_u64_pair(9, 7), member_id(0), Amount::from_minor(1));
    match stop {
        Stop::Joinings => vec![join(77, on)],
        Stop::Rounds => {
            vec![Write::Cut(RoundDates { cut: on, settle: on.tomorrow().expect("a day") })]
        }
        Stop::Payouts => vec![payout(), Write::Case(Box::new(make))],
        Stop::Everything => vec![Write::Refund(Refund { refund, member, on, amount })],
    }
}

fn rejection(stop: Stop) -> Rejection {
    match stop {
        Stop::Joinings => Rejection::JoiningsStopped,
        Stop::Rounds => Rejection::RoundsStopped,
        Stop::Payouts => Rejection::PayoutsStopped,
        Stop::Everything => Rejection::EverythingStopped,
    }
}

#[test]
fn what_an_order_stops_is_refused_whoever_writes_and_nothing_else_is() {
    on_both(async |_, store| {
        assert_eq!(commit_outside(&store, key("old.example", 1)).await, Ok(()));
        for (number, ordered) in (1..).zip(Stop::ALL) {
            // For this pool, then for every pool.
            for (place, pool) in (0..).zip([1, 0]) {
                let reference = format!("S{number}-{place}");
                let write = order(&reference, pool, &[ordered]);
                let received = match pool {
                    0 => commit_outside(&store, write).await,
                    _ => commit(&store, vec![write]).await,
                };
                assert_eq!(received, Ok(()));
                for stop in Stop::ALL {
                    let holds = stop == ordered || ordered == Stop::Everything;
                    for write in stopped_by(stop, FROM) {
                        let tried = commit(&store, vec![write]).await;
                        assert_eq!(
                            tried == refused(rejection(stop)),
                            holds,
                            "{ordered:?} {stop:?}"
                        );
                    }
                    let eve = FROM.yesterday().expect("a day");
                    for write in stopped_by(stop, eve) {
                        let tried = commit(&store, vec![write.clone()]).await;
                        assert_ne!(tried, refused(rejection(stop)), "the day before");
                        undo(&store, &write).await;
                    }
                }
                let lifted = lifting(&format!("L{number}-{place}"), &reference, "old.example");
                assert_eq!(commit_outside(&store, lifted).await, Ok(()));
            }
        }
        assert_eq!(commit(&store, vec![join(90, FROM)]).await, Ok(()), "all are lifted");
    });
}

/// Settles what a cut of the day before has opened.
async fn undo(store: &Store, write: &Write) {
    if matches!(write, Write::Cut(_)) {
        // It may be out of turn by now, which is as good.
        let _ = commit(store, vec![Write::Settle]).await;
    }
}

#[test]
fn a_write_that_is_dated_back_does_not_get_round_an_order() {
    on_both(async |_, store| {
        let schedule = Schedule {
            time_zone: "UTC".to_owned(),
            business_date: FROM,
            first_round_from: FROM.tomorrow().expect("a day"),
        };
        let next = NextDay { day: FROM.tomorrow().expect("a day"), begins: at(1) };
        let set = Write::Schedule(ScheduleWrite::Set(schedule, next));
        assert_eq!(commit(&store, vec![set]).await, Ok(()));
        assert_eq!(commit_outside(&store, key("old.example", 1)).await, Ok(()));
        let write = order("S", 1, &[Stop::Joinings, Stop::Payouts]);
        assert_eq!(commit(&store, vec![write]).await, Ok(()));
        let long_ago = date(2020, 1, 2);
        let dated_back = commit(&store, vec![join(77, long_ago)]).await;
        assert_eq!(dated_back, refused(Rejection::JoiningsStopped));
        for write in stopped_by(Stop::Payouts, long_ago) {
            let dated_back = commit(&store, vec![write]).await;
            assert_eq!(dated_back, refused(Rejection::PayoutsStopped));
        }
    });
}

#[test]
fn an_order_is_lifted_once_by_a_key_that_was_enrolled_before_it() {
    on_both(async |place, store| {
        let unsigned = commit_outside(&store, order("S", 0, &[Stop::Joinings])).await;
        assert_eq!(unsigned, refused(Rejection::StopOrderUnsigned));
        for (name, hours) in [("old.example", 1), ("new.example", 10), ("later.example", 11)] {
            assert_eq!(commit_outside(&store, key(name, hours)).await, Ok(()));
        }
        let again = commit_outside(&store, key("old.example", 12)).await;
        assert_eq!(again, refused(Rejection::SupervisorKeyDuplicate));
        assert_eq!(commit_outside(&store, order("S", 0, &[Stop::Joinings])).await, Ok(()));
        for (write, expected) in [
            (order("S", 0, &[Stop::Rounds]), Rejection::StopOrderDuplicate),
            (lifting("L", "T", "old.example"), Rejection::StopOrderUnknown),
            (lifting("L", "S", "new.example"), Rejection::SupervisorKeyTooNew),
            (lifting("L", "S", "later.example"), Rejection::SupervisorKeyTooNew),
            (lifting("L", "S", "nobody.example"), Rejection::StopOrderUnsigned),
        ] {
            assert_eq!(commit_outside(&store, write.clone()).await, refused(expected), "{write:?}");
        }
        assert_eq!(commit(&store, vec![join(77, FROM)]).await, refused(Rejection::JoiningsStopped));
        assert_eq!(commit_outside(&store, lifting("L", "S", "old.example")).await, Ok(()));
        let twice = commit_outside(&store, lifting("M", "S", "old.example")).await;
        assert_eq!(twice, refused(Rejection::StopOrderLifted));
        let lifts_a_lifting = commit_outside(&store, lifting("M", "L", "old.example")).await;
        assert_eq!(lifts_a_lifting, refused(Rejection::StopOrderUnknown));
        assert_eq!(commit(&store, vec![join(77, FROM)]).await, Ok(()));
        let mut reader = store.reader().await.expect("a reader");
        let all = stop_orders(&mut *reader, "", 9).await.expect("all of them");
        assert_eq!(
            all.iter().map(|one| one.note.reference.as_str()).collect::<Vec<_>>(),
            ["L", "S"]
        );
        let kept = stop_order(&mut *reader, "S").await.expect("a read").expect("it is kept");
        assert_eq!((kept.lifted_by.as_deref(), kept.note.note.as_str()), (Some("L"), "a note\n"));
        assert_eq!(standing_stops(&mut *reader, 1).await, Ok(vec![]));
        assert_eq!(supervisor_keys(&mut *reader, "", 9).await.map(|keys| keys.len()), Ok(3));
        drop(reader);
        // Whoever writes to the database, an order is lifted once and a key takes two people.
        let insert = "INSERT INTO stop_order (reference, pool_id, stops, lifts, reason, note,
            verifier, received_by, received_at) SELECT 'X', 0, '', 'S', reason, note, verifier,
            received_by, received_at FROM stop_order WHERE reference = 'L'";
        assert!(forbids(&place, insert).await);
        let alone = "INSERT INTO supervisor_key (verifier, proposed_by, confirmed_by, enrolled_at)
            SELECT 'x', proposed_by, proposed_by, enrolled_at FROM supervisor_key";
        assert!(forbids(&place, alone).await);
    });
}

#[test]
fn what_the_bank_did_is_written_while_everything_stands_still() {
    on_both(async |_, store| {
        crate::payments::carried(&store).await;
        let pays = vec![crate::payments::pay(0, 1, 60)];
        assert_eq!(case(&store, crate::payments::make(1, pays)).await, Ok(()));
        assert_eq!(commit_outside(&store, key("old.example", 1)).await, Ok(()));
        assert_eq!(commit(&store, vec![order("S", 1, &[Stop::Everything])]).await, Ok(()));
        let paid = case(&store, crate::payments::result(1, &[(1, 60, None)])).await;
        assert_eq!(paid, Ok(()), "the bank has paid");
        let back = Write::ReturnPayout {
            return_id: Uuid::from_u64_pair(5, 1),
            case: "case-0".to_owned(),
            on: date(2020, 4, 3),
            amount: Amount::from_minor(60),
        };
        assert_eq!(commit(&store, vec![back]).await, Ok(()));
        let stated = Write::Custody { on: date(2020, 4, 3), stated: Amount::from_minor(1) };
        assert_eq!(commit(&store, vec![stated]).await, Ok(()));
        let leave = Write::Leave { member: member_id(5), left_on: date(2020, 4, 3) };
        assert_eq!(commit(&store, vec![leave]).await, Ok(()), "who wants to leave may");
    });
}
