//! What public figures are made from, counted on both engines; whole pools only once a day.

use crate::case_world::{begin, case, commit, file, on_both};
use crate::member_id;
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use store::custody::CustodyStatement;
use store::figures::{
    CaseDelay, CasesAided, PeopleOfBirth, PoolDay, balances_on, case_delays, cases_aided,
    last_rounds, live_pools, people_by_birth, pool_day,
};
use store::{
    Deposit, Ending, EndingReason, Membership, NewMembership, NewPerson, NextDay, PersonWrite,
    Rejoining, Schedule, ScheduleWrite, Sex, StoreFailure, Write,
};
use uuid::Uuid;

/// A membership of somebody born in a year.
fn enrol(member: u32, birth_year: u16, sex: Option<Sex>) -> Vec<Write> {
    let person = Uuid::from_u64_pair(5, u64::from(member));
    let register = PersonWrite::Register(NewPerson {
        person,
        sealed: vec![1],
        wrapped_key: vec![7; 77],
        master_key: 1,
        documents: vec![[u8::try_from(member).expect("few"); 32]],
        masked_index: [9; 32],
    });
    let membership = Membership {
        person,
        version: [9; 32],
        joined_at: "2020-01-01T00:00:00Z".parse().expect("an instant"),
        birth_year,
        sex,
        ages_out_month: date(2070, 1, 1),
        receipt: vec![1],
        commitment: None,
    };
    let member = member_id(member);
    let (rejoining, balance_secret) = (Rejoining::Allowed, [6; 16]);
    let enrol = NewMembership { member, membership, rejoining, balance_secret };
    [register, PersonWrite::Enrol(enrol)].map(|one| Write::Person(Box::new(one))).to_vec()
}

fn ends(member: u32, reason: EndingReason, day: i8) -> Vec<Write> {
    let (member, on) = (member_id(member), date(2020, 6, day));
    let ending = Ending { member, reason, article: 12, decided_on: on };
    vec![Write::Leave { member, left_on: on }, Write::Person(Box::new(PersonWrite::End(ending)))]
}

#[test]
fn who_is_present_and_who_left_is_counted_by_year_of_birth() {
    on_both(async |_, store| {
        let female = Some(Sex::Female);
        let people = [(0, 1980, None), (1, 1980, None), (2, 1990, female), (3, 1990, female)];
        for (member, birth_year, sex) in people {
            commit(&store, enrol(member, birth_year, sex)).await.expect("a membership");
        }
        commit(&store, ends(0, EndingReason::Left, 9)).await.expect("a leaving");
        commit(&store, ends(2, EndingReason::Died, 10)).await.expect("a death");
        let mut reader = store.reader().await.expect("a reader");
        let group =
            |birth_year, sex, present, left| PeopleOfBirth { birth_year, sex, present, left };
        for (after, left) in [(8, 1), (9, 0)] {
            let found = people_by_birth(&mut *reader, 1, date(2020, 6, after)).await;
            let expected = vec![group(1980, None, 1, left), group(1990, female, 1, 0)];
            assert_eq!(found, Ok(expected), "{after}");
        }
        assert_eq!(people_by_birth(&mut *reader, 2, date(2020, 1, 1)).await, Ok(vec![]));
    });
}

#[test]
fn approved_cases_are_counted_by_their_days_after_joining() {
    on_both(async |_, store| {
        // All joined on the first of January; the event of the files is on 20 February.
        for (member, name) in [(1, "a"), (2, "b"), (3, "c")] {
            case(&store, begin(&file(member, name))).await.expect("a report");
        }
        for (member, name) in [(1, "a"), (2, "b")] {
            let (case, member) = (name.to_owned(), Some(member_id(member)));
            let (approved_on, aid) = (date(2020, 3, 2), Amount::from_minor(500));
            let approve = Write::Approve { case, member, approved_on, aid };
            commit(&store, vec![approve]).await.expect("an approval");
        }
        let mut reader = store.reader().await.expect("a reader");
        let delays = vec![CaseDelay { days: 50, cases: 2 }];
        assert_eq!(case_delays(&mut *reader, 1).await, Ok(delays));
        let nothing = CasesAided { cases: 0, paid: Amount::ZERO };
        assert_eq!(cases_aided(&mut *reader, 1).await, Ok(nothing), "no round carried them");
        let withdraw = Write::Withdraw { case: "b".to_owned(), withdrawn_on: date(2020, 3, 3) };
        commit(&store, vec![withdraw]).await.expect("a withdrawal");
        let mut reader = store.reader().await.expect("a reader");
        let delays = vec![CaseDelay { days: 50, cases: 1 }];
        assert_eq!(case_delays(&mut *reader, 1).await, Ok(delays));
    });
}

#[test]
fn a_pool_is_told_as_it_is_now() {
    on_both(async |_, store| {
        let mut reader = store.reader().await.expect("a reader");
        let unknown = Err(StoreFailure::Rejected(Rejection::ScheduleUnknown));
        assert_eq!(pool_day(&mut *reader, 1).await, unknown);
        assert!(live_pools(&mut *reader, 0, 9).await.expect("pools").is_empty());
        let on = date(2020, 3, 5);
        let schedule = Schedule {
            time_zone: "Asia/Shanghai".to_owned(),
            business_date: on,
            first_round_from: date(2020, 3, 7),
        };
        let begins = "2020-03-05T16:00:00Z".parse().expect("an instant");
        let next = NextDay { day: date(2020, 3, 6), begins };
        let set = Write::Schedule(ScheduleWrite::Set(schedule, next));
        let (approved_on, aid) = (date(2020, 3, 1), Amount::from_minor(500));
        let mut writes =
            vec![set, Write::Approve { case: "a".to_owned(), member: None, approved_on, aid }];
        for number in 0..crate::case_world::MEMBERS {
            let (member, amount) = (member_id(number), Amount::from_minor(100_000));
            let deposit = Uuid::from_u64_pair(4, u64::from(number));
            writes.push(Write::Deposit(Deposit { deposit, member, on: date(2020, 3, 2), amount }));
        }
        commit(&store, writes).await.expect("a pool that lives");
        for month in [3, 4] {
            let (cut, settle) = (date(2020, month, 7), date(2020, month, 14));
            let round = vec![Write::Cut(RoundDates { cut, settle }), Write::Settle];
            commit(&store, round).await.expect("a round");
        }
        let stated = Amount::from_minor(999_999);
        for day in [4, 6] {
            let custody = Write::Custody { on: date(2020, 3, day), stated };
            commit(&store, vec![custody]).await.expect("a statement");
        }
        let mut reader = store.reader().await.expect("a reader");
        assert_eq!(pool_day(&mut *reader, 1).await, Ok(PoolDay { on, round: 2 }));
        let rounds = store.rounds(1).await.expect("the rounds");
        assert_eq!(last_rounds(&mut *reader, 1, 9).await.as_ref(), Ok(&rounds));
        assert_eq!(last_rounds(&mut *reader, 1, 1).await.as_deref(), Ok(&rounds[1..]));
        let [live] = &live_pools(&mut *reader, 0, 9).await.expect("pools")[..] else {
            panic!("one pool lives by a calendar");
        };
        let last = live.last_round.expect("two rounds settled");
        let seen = (last.number, last.settle, last.share, last.payers, last.cases);
        let round = &rounds[1];
        assert_eq!(seen, (2, round.settle, round.share, round.payers, round.cases));
        assert_eq!((live.pool, live.on, live.first_round_from), (1, on, date(2020, 3, 7)));
        assert_eq!((live.payers, live.open), (u64::from(crate::case_world::MEMBERS), None));
        // A statement of a day that has not come does not count.
        let expected = Amount::from_minor(1_000_000);
        let refunded = Amount::ZERO;
        let bank = CustodyStatement { on: date(2020, 3, 4), stated, expected, refunded };
        assert_eq!(live.custody, Some(bank));
        assert!(live_pools(&mut *reader, 1, 9).await.expect("pools").is_empty());
        let aided = CasesAided { cases: 1, paid: rounds[0].aid_paid };
        assert_eq!(cases_aided(&mut *reader, 1).await, Ok(aided));
        let before = balances_on(&mut *reader, 1, date(2020, 3, 13)).await;
        assert_eq!(before, Ok(expected));
        let after = balances_on(&mut *reader, 1, date(2020, 3, 14)).await;
        assert_eq!(after, Ok(expected.minus(rounds[0].charged).expect("small")));
    });
}
