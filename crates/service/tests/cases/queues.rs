//! Queues: in the order of harm, one case in one hand, and nobody who has an interest.

use crate::world::{
    DAY, POOL, World, approve, clerk, fresh, member, member_in, noon, on_both, person, refused,
    reporting, reviewer, second, staff,
};
use casework::harm::Urgency;
use casework::state::Queue;
use casework::step::HumanStep;
use ledger::Rejection;
use service::cases::{Reporting, Words, claim, declare_conflict, queue_page, release, report};
use service::principal::Principal;
use service::roles::Role;
use store::StoreFailure;

async fn hold(world: &World, who: &Principal, case: &str) -> Result<(), StoreFailure> {
    let when = (DAY, noon(DAY));
    claim(&world.community, who, (POOL, case), fresh(), when).await.map(|_| ())
}

#[test]
fn who_is_harmed_most_by_waiting_comes_first() {
    on_both(async |world| {
        let urgencies = [Urgency::Ordinary, Urgency::TreatmentWaits, Urgency::InTreatment];
        let mut cases = Vec::new();
        for (number, urgency) in (1..).zip(urgencies) {
            // In the waiting time: people look at it at once.
            let event_on = jiff::civil::date(2025, 10, 1);
            let asked = Reporting { urgency, event_on, ..reporting() };
            let of = (POOL, member(number));
            let when = (DAY, noon(DAY));
            let done = report(&world.community, &clerk(), of, (fresh(), &asked), when).await;
            cases.push(done.expect("a case").answer);
        }
        let page = queue_page(&world.community, &clerk(), (POOL, Queue::Intake), None, 2).await;
        let page = page.expect("a page");
        let order: Vec<&str> = page.iter().map(|file| file.case.as_str()).collect();
        assert_eq!(order, [cases[1].as_str(), cases[2].as_str()]);
        let behind = page[1].place();
        let (who, of) = (clerk(), (POOL, Queue::Intake));
        let rest = queue_page(&world.community, &who, of, behind.as_ref(), 2).await;
        assert_eq!(rest.expect("a page")[0].case, cases[0]);
        let auditor = staff(30, Role::Auditor);
        assert!(
            queue_page(&world.community, &auditor, (POOL, Queue::Intake), None, 2).await.is_ok()
        );
        for (who, queue) in [(reviewer(), Queue::Intake), (clerk(), Queue::Review)] {
            let wrong = queue_page(&world.community, &who, (POOL, queue), None, 2).await;
            assert_eq!(wrong.map(|_| ()), refused(Rejection::NotPermitted));
        }
    });
}

#[test]
fn a_case_is_in_one_hand_and_handed_over_with_a_note() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        let (one, other) = (reviewer(), staff(31, Role::MedicalReviewer));
        assert_eq!(hold(world, &one, &case).await, Ok(()));
        assert_eq!(hold(world, &one, &case).await, Ok(()), "who has it keeps it");
        assert_eq!(hold(world, &other, &case).await, refused(Rejection::ClaimedByAnother));
        let (verdict, words) = approve();
        let decide = || (HumanStep::Decide(verdict), words.clone());
        let taken = world.step(&other, &case, decide(), DAY).await;
        assert_eq!(taken, refused(Rejection::ClaimedByAnother));
        let silent = world.step(&one, &case, (HumanStep::Note, Words::default()), DAY).await;
        assert_eq!(silent, refused(Rejection::CaseWordsInvalid));
        let note = (HumanStep::Note, Words::of_text("等影像科回话（虚构）"));
        world.step(&one, &case, note, DAY).await.expect("a note");
        assert_eq!(hold(world, &other, &case).await, Ok(()));
        let back = release(&world.community, &other, (POOL, &case), fresh()).await;
        assert!(back.is_ok());
        assert_eq!(world.step(&one, &case, decide(), DAY).await.as_deref(), Ok("second_reading"));
        let twice = staff(2, Role::SecondReviewer);
        assert_eq!(hold(world, &twice, &case).await, refused(Rejection::ReaderAgain));
        assert_eq!(hold(world, &reviewer(), &case).await, refused(Rejection::NotPermitted));
        assert_eq!(hold(world, &second(), &case).await, Ok(()));
    });
}

#[test]
fn who_declares_a_conflict_does_no_more_on_the_case() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        assert_eq!(hold(world, &reviewer(), &case).await, Ok(()));
        let key = fresh();
        for repeated in [false, true] {
            let (who, of) = (reviewer(), (POOL, case.as_str()));
            let said = declare_conflict(&world.community, &who, of, key, noon(DAY)).await;
            assert_eq!(said.map(|done| done.repeated), Ok(repeated));
        }
        assert_eq!(hold(world, &reviewer(), &case).await, refused(Rejection::ConflictDeclared));
        let (verdict, words) = approve();
        let step = (HumanStep::Decide(verdict), words);
        let tried = world.step(&reviewer(), &case, step, DAY).await;
        assert_eq!(tried, refused(Rejection::ConflictDeclared));
        let mut kin = staff(31, Role::MedicalReviewer);
        kin.person = Some(person(1));
        assert_eq!(hold(world, &kin, &case).await, refused(Rejection::ConflictDeclared));
        let (who, of) = (member_in(2), (POOL, case.as_str()));
        let member = declare_conflict(&world.community, &who, of, fresh(), noon(DAY)).await;
        assert_eq!(member.map(|_| ()), refused(Rejection::NotPermitted));
    });
}
