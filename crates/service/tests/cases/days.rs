//! What days bring: carried cases, times that run out, each once.

use crate::world::{AID, DAY, POOL, World, approve, member_in, noon, on_both, refuse, refused};
use casework::case::InPool;
use casework::reason::Reason;
use casework::step::HumanStep;
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use service::cases::{Words, cases_of_day};
use service::jobs::live_through;
use service::schedule::Advanced;
use store::EventKind;

pub async fn live_to(world: &World, day: Date) -> Advanced {
    live_through(&world.community, POOL, day, noon(day)).await.expect("the days")
}

#[test]
fn a_round_carries_what_was_on_notice_and_the_case_waits_for_its_payment() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        assert_eq!(live_to(world, date(2026, 4, 9)).await, Advanced::At(date(2026, 4, 9)));
        assert_eq!(world.state(&case).await, "notice");
        let settle = date(2026, 4, 10);
        assert_eq!(live_to(world, settle).await, Advanced::At(settle));
        let open = world.open(&case).await;
        assert_eq!((open.file.state.as_str(), open.file.queue.as_str()), ("carried", "payment"));
        let rounds = world.community.store.rounds(POOL).await.expect("the rounds");
        let round = u32::try_from(rounds.len()).expect("few");
        // Twelve members share as far as the plan's limit lets them; the round says what that is.
        let cases = world.community.store.cases(POOL).await.expect("the cases");
        let due = cases[0].1.paid;
        assert!(due > Amount::ZERO && due < AID);
        assert_eq!(open.case.in_pool, InPool::Carried { round, due });
        assert_eq!(open.case.payable_on(settle), due);
        assert_eq!(open.file.due_on, Some(date(2026, 4, 17)));
        // A day that is begun again brings nothing more.
        let again = cases_of_day(&world.community, POOL, settle, noon(settle)).await;
        assert_eq!(again, Ok(Default::default()));
        assert_eq!(world.open(&case).await.file.steps, open.file.steps);
    });
}

#[test]
fn aid_that_nobody_collects_in_a_year_goes_back_to_those_who_shared_it() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        live_to(world, date(2026, 4, 10)).await;
        live_to(world, date(2027, 4, 10)).await;
        assert_eq!(world.state(&case).await, "carried", "the last day counts");
        // It is looked at with the clock of the payment, which runs out every seventh day.
        live_to(world, date(2027, 4, 18)).await;
        assert_eq!(world.state(&case).await, "withdrawn");
        assert_eq!(world.open(&case).await.case.in_pool, InPool::No);
        live_to(world, date(2027, 5, 10)).await;
        let cases = world.community.store.cases(POOL).await.expect("the cases");
        assert!(cases[0].1.reversed, "SETTLEMENT §4");
        let rounds = world.community.store.rounds(POOL).await.expect("the rounds");
        assert!(rounds.last().expect("a round").reversed > Amount::ZERO);
    });
}

#[test]
fn an_applicant_may_renounce_aid_that_waits_to_be_paid() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        let settle = date(2026, 4, 10);
        live_to(world, settle).await;
        let renounce = (HumanStep::Withdraw, Words::default());
        let state = world.step(&member_in(1), &case, renounce, settle).await;
        assert_eq!(state.as_deref(), Ok("withdrawn"));
        live_to(world, date(2026, 5, 10)).await;
        let cases = world.community.store.cases(POOL).await.expect("the cases");
        assert!(cases[0].1.reversed);
    });
}

#[test]
fn papers_that_never_come_end_a_case_after_their_time() {
    on_both(async |world| {
        let case = world.reported(1).await;
        live_to(world, date(2026, 4, 9)).await;
        assert_eq!(world.state(&case).await, "papers_asked", "the last day counts");
        live_to(world, date(2026, 4, 10)).await;
        assert_eq!(world.state(&case).await, "expired");
        // It may be reported anew.
        world.reported(1).await;
    });
}

#[test]
fn lateness_of_the_operator_is_counted_told_and_moves_the_case_up() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        let before = world.open(&case).await;
        assert_eq!(before.file.due_on, Some(date(2026, 3, 15)));
        for (day, breaches) in [(15, 0), (16, 1), (17, 1), (22, 2)] {
            live_to(world, date(2026, 3, day)).await;
            assert_eq!(world.open(&case).await.case.breaches, breaches, "{day}");
        }
        let late = world.open(&case).await;
        assert_eq!(late.file.harm, before.file.harm + 20);
        let reader = &mut *world.community.store.reader().await.expect("a reader");
        let untold = store::reads::untold(reader, 1_000).await.expect("events");
        let told = untold.iter().filter(|event| event.kind == EventKind::CaseBreached).count();
        assert_eq!(told, 2);
    });
}

#[test]
fn a_refusal_may_be_appealed_in_its_time_and_then_stands() {
    on_both(async |world| {
        let case = world.decided(1, refuse(Reason::DefinitionNotMet)).await;
        let other = world.decided(2, refuse(Reason::DefinitionNotMet)).await;
        let last = date(2026, 4, 9);
        live_to(world, last).await;
        let appeal = || (HumanStep::Appeal, Words::of_text("请再看（虚构）"));
        let appealed = world.step(&member_in(1), &case, appeal(), last).await;
        assert_eq!(appealed.as_deref(), Ok("appealed"));
        let after = last.tomorrow().expect("a day");
        let late = world.step(&member_in(2), &other, appeal(), after).await;
        assert_eq!(late, refused(Rejection::AppealTooLate));
        live_to(world, after).await;
        assert_eq!(world.state(&other).await, "closed");
        assert_eq!(DAY.until(last).expect("later").get_days(), 30);
    });
}
