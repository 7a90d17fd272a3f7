//! Ageing out of the serious-illness plan into the one for the older.

use crate::{World, answers, at, files, id, joining, on_both, open_pool, record, rulebook};
use jiff::civil::{Date, date};
use rules::Rulebook;
use service::ageing::{AgeingDay, Destination, age_out};
use service::family::change_payer;
use service::jobs::run_due;
use service::joining::{Joining, join, receipt_of};
use service::membership_status::{EndedBy, MembershipState, membership_status};
use service::people::{PersonRecord, register_person};
use service::plans::publish;
use service::receipt::verify_receipt;
use service::schedule::set_schedule;
use service::webhooks::{Sender, Taken};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use store::{EndingReason, Schedule, person_reads};

const PLAN: i64 = 2;
const SENIOR: i64 = 3;
const JOINED_ON: Date = date(2026, 12, 5);

/// Members 1, 2, … of the plan, born on these days; person 9 pays for the first.
async fn members(world: &World, plan: &Rulebook, senior: &Rulebook, births: &[Date]) {
    open_pool(world, PLAN, plan).await;
    open_pool(world, SENIOR, senior).await;
    join_all(world, plan, births).await;
}

async fn join_all(world: &World, plan: &Rulebook, births: &[Date]) {
    for (number, born) in (1u64..).zip(births) {
        let record = PersonRecord { born: *born, ..record(&format!("ZZ-0000-{number:04}")) };
        let registered = register_person(&world.community, id(6, number), id(1, number), &record);
        registered.await.expect("a person");
        let one = Joining {
            batch: id(2, number),
            pool: PLAN,
            member: id(3, number),
            person: id(1, number),
            answers: answers(plan),
            deposit: None,
            ..joining(world)
        };
        join(&world.community, plan, &one).await.expect("a receipt");
    }
    let payer = record("ZZ-0000-9999");
    register_person(&world.community, id(6, 9), id(1, 9), &payer).await.expect("a payer");
    let (first, since) = ((PLAN, id(3, 1)), JOINED_ON);
    let paid = change_payer(&world.community, id(12, 1), first, (Some(id(1, 9)), since)).await;
    paid.expect("a payer");
}

fn ageing<'a>(plan: &'a Rulebook, senior: &'a Rulebook, day: Date) -> AgeingDay<'a> {
    let to = Destination { pool: SENIOR, rulebook: senior, closing_announced_on: None };
    AgeingDay { pool: PLAN, rulebook: plan, moves_to: Some(to), day, at: at() }
}

/// Page after page; what all of them came to.
async fn run(world: &World, ageing: &AgeingDay<'_>, limit: u32) -> (u32, u32) {
    let (mut ended, mut moved, mut after) = (0, 0, None);
    loop {
        let page = age_out(&world.community, ageing, after, limit).await.expect("a page");
        ended += page.ended;
        moved += page.moved;
        after = page.next;
        if after.is_none() {
            return (ended, moved);
        }
    }
}

async fn pools_of(world: &World, person: u64) -> Vec<(i64, Date, Option<Date>)> {
    let mut reader = world.community.store.reader().await.expect("a reader");
    let found = person_reads::memberships_of(&mut *reader, id(1, person)).await.expect("a read");
    found.iter().map(|one| (one.pool, one.joined_on, one.left_on)).collect()
}

/// The worker's day finds the rules in force, and the pool of the plan that they name.
#[test]
fn the_job_of_the_day_ages_members_out() {
    on_both(async |world| {
        let community = &world.community;
        let plans =
            [(PLAN, "xianghubao", "2020-06-01"), (SENIOR, "xianghubao-senior", "2019-05-08")];
        for (pool, plan, version) in plans {
            let published = (&files(plan, version), date(2019, 5, 1));
            let batch = id(20, pool.unsigned_abs());
            publish(community, batch, pool, published).await.expect("rules without faults");
        }
        let plan = rulebook("xianghubao", "2020-06-01");
        join_all(world, &plan, &[date(1967, 3, 10), date(1967, 3, 20)]).await;
        let schedule = Schedule {
            time_zone: "Asia/Shanghai".to_owned(),
            business_date: date(2027, 3, 9),
            first_round_from: date(2027, 6, 1),
        };
        set_schedule(community, PLAN, schedule).await.expect("a schedule");
        let sender: Sender = Arc::new(|_| Taken::Yes);
        let now = "2027-03-11T00:00:00+08:00".parse().expect("an instant");
        for _ in 0..4 {
            run_due(community, &sender, id(21, 1), now, 10).await.expect("a step");
        }
        let birthday = date(2027, 3, 10);
        let expected = vec![(PLAN, JOINED_ON, Some(birthday)), (SENIOR, JOINED_ON, None)];
        assert_eq!(pools_of(world, 1).await, expected);
        assert_eq!(pools_of(world, 2).await, [(PLAN, JOINED_ON, None)]);
    });
}

#[test]
fn on_the_birthday_a_member_moves_with_waiting_served_and_payer() {
    on_both(async |world| {
        let plan = rulebook("xianghubao", "2020-06-01");
        let senior = rulebook("xianghubao-senior", "2019-05-08");
        let births = [date(1967, 3, 10), date(1967, 3, 20), date(1967, 3, 11), date(1990, 1, 1)];
        members(world, &plan, &senior, &births).await;
        assert_eq!(run(world, &ageing(&plan, &senior, date(2027, 3, 9)), 2).await, (0, 0));
        let day = date(2027, 3, 11);
        for expected in [(2, 2), (0, 0)] {
            assert_eq!(run(world, &ageing(&plan, &senior, day), 2).await, expected);
        }
        let birthday = date(2027, 3, 10);
        let expected = vec![(PLAN, JOINED_ON, Some(birthday)), (SENIOR, JOINED_ON, None)];
        assert_eq!(pools_of(world, 1).await, expected);
        assert_eq!(pools_of(world, 2).await, [(PLAN, JOINED_ON, None)]);
        let mut reader = world.community.store.reader().await.expect("a reader");
        let payer = person_reads::payer(&mut *reader, SENIOR, id(3, 1)).await;
        assert_eq!(payer, Ok(Some(id(1, 9))));
        drop(reader);
        // 90 days from the first joining, not from the move.
        let status = async |pool, rules: &Rulebook, on| {
            membership_status(&world.community, rules, (pool, id(3, 1)), on).await
        };
        let there = status(SENIOR, &senior, day).await.expect("a member");
        assert_eq!(there.state, MembershipState::Covered);
        let gone = status(PLAN, &plan, day).await.expect("a former member");
        let by = EndedBy::Decision(EndingReason::AgeLimit);
        let ended = MembershipState::Ended { by, article: 12, on: Some(birthday) };
        assert_eq!(gone.state, ended);
        let note = receipt_of(&world.community, SENIOR, id(3, 1)).await.expect("a receipt");
        let verifier = world.community.receipt_key.signer().verifier();
        let receipt = verify_receipt(note.as_bytes(), verifier).expect("it verifies");
        assert_eq!(receipt.plan, "xianghubao-senior/2019-05-08");
        assert!(receipt.answers.is_empty());
    });
}

/// Runs a future for so many polls and then drops it where it stands, as a server that dies does.
async fn for_polls<T>(count: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut left = count;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

#[test]
fn a_server_that_dies_anywhere_leaves_what_the_next_one_does_once() {
    on_both(async |world| {
        let plan = rulebook("xianghubao", "2020-06-01");
        let senior = rulebook("xianghubao-senior", "2019-05-08");
        let birthday = date(2027, 3, 10);
        members(world, &plan, &senior, &[date(1967, 3, 10); 3]).await;
        let ageing = ageing(&plan, &senior, birthday);
        let mut between = 0;
        let mut polls = 0;
        loop {
            polls += 1;
            let run = for_polls(polls, age_out(&world.community, &ageing, None, 9)).await;
            for person in 1..=3 {
                let all = pools_of(world, person).await;
                between += usize::from(all.len() == 2 && all[0].2.is_none());
            }
            if let Some(page) = run {
                page.expect("a page");
                break;
            }
        }
        assert!(between > 0, "one of the deaths lay between the two steps");
        let moved = vec![(PLAN, JOINED_ON, Some(birthday)), (SENIOR, JOINED_ON, None)];
        for person in 1..=3 {
            assert_eq!(pools_of(world, person).await, moved);
        }
    });
}

#[test]
fn where_no_plan_takes_the_member_the_membership_only_ends() {
    on_both(async |world| {
        let plan = rulebook("xianghubao", "2020-06-01");
        let senior = rulebook("xianghubao-senior", "2019-05-08");
        let births = [date(1967, 3, 10), date(1967, 3, 11), date(1967, 3, 12)];
        members(world, &plan, &senior, &births).await;
        let of = |day| ageing(&plan, &senior, day);
        let nowhere = AgeingDay { moves_to: None, ..of(date(2027, 3, 10)) };
        assert_eq!(run(world, &nowhere, 1).await, (1, 0));
        let closing = Destination {
            pool: SENIOR,
            rulebook: &senior,
            closing_announced_on: Some(date(2027, 3, 1)),
        };
        let closing = AgeingDay { moves_to: Some(closing), ..of(date(2027, 3, 11)) };
        assert_eq!(run(world, &closing, 1).await, (1, 0));
        // Not the plan that the rules name.
        let elsewhere =
            Destination { pool: 1, rulebook: &world.rulebook, closing_announced_on: None };
        let elsewhere = AgeingDay { moves_to: Some(elsewhere), ..of(date(2027, 3, 12)) };
        assert_eq!(run(world, &elsewhere, 1).await, (1, 0));
        assert_eq!(pools_of(world, 1).await.len(), 1);
    });
}
