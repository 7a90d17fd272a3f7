//! Objections: whose they are, that each is answered before its round settles, and what they do.

use crate::days::live_to;
use crate::world::{
    DAY, POOL, World, approve, id, member_in, on_both, refused, reviewer, second, staff, third,
};
use casework::checks::Paper;
use casework::reason::Reason;
use casework::step::{HumanStep, ObjectionAnswer};
use jiff::civil::date;
use ledger::Rejection;
use service::cases::Words;
use service::principal::Principal;
use service::roles::Role;
use service::schedule::Advanced;
use store::{Batch, StoreFailure, Write};
use uuid::Uuid;

async fn object(
    world: &World,
    who: &Principal,
    case: &str,
    (objection, papers): (Uuid, Vec<Uuid>),
) -> Result<String, StoreFailure> {
    let words = Words { papers, ..Words::of_text("他去年就住过院（虚构）") };
    world.step(who, case, (HumanStep::Object { objection }, words), DAY).await
}

async fn answer(
    world: &World,
    who: &Principal,
    case: &str,
    (objection, answer): (Uuid, ObjectionAnswer),
) -> Result<String, StoreFailure> {
    let step = HumanStep::Answer { objection, answer };
    world.step(who, case, (step, Words::of_text("核对了病历（虚构）")), DAY).await
}

#[test]
fn a_member_objects_under_a_real_name_and_with_papers() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        let objection = id(9, 1);
        let paper = world.bring(1, &case, Paper::Other, id(4, 2)).await;
        let table = [
            (member_in(2), vec![], Rejection::PapersMissing),
            (member_in(3), vec![paper], Rejection::EvidenceUnknown),
            (member_in(1), vec![paper], Rejection::ObjectionOwnCase),
            (member_in(77), vec![paper], Rejection::OnlyMembers),
            (reviewer(), vec![paper], Rejection::OnlyMembers),
        ];
        for (who, papers, rejection) in table {
            let tried = object(world, &who, &case, (objection, papers)).await;
            assert_eq!(tried, refused(rejection));
        }
        let state = object(world, &member_in(2), &case, (objection, vec![paper])).await;
        assert_eq!(state.as_deref(), Ok("objected"));
    });
}

#[test]
fn a_round_waits_until_the_objections_to_its_cases_are_answered() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        let paper = world.bring(1, &case, Paper::Other, id(4, 2)).await;
        object(world, &member_in(2), &case, (id(9, 1), vec![paper])).await.expect("an objection");
        let (eve, settle) = (date(2026, 4, 9), date(2026, 4, 10));
        live_to(world, eve).await;
        let round = 7;
        let waits = Advanced::Objected { at: eve, round, cases: 1 };
        assert_eq!(live_to(world, settle).await, waits);
        assert_eq!(live_to(world, settle).await, waits, "however often it is tried");
        // Nor does the store settle, whoever asks.
        let batch = Batch::of_pool(crate::world::fresh(), POOL, vec![Write::Settle]);
        let settled = world.community.store.commit(batch).await.map(|_| ());
        assert_eq!(settled, refused(Rejection::ObjectionUnanswered));
        // Those who are late are late meanwhile.
        assert!(world.open(&case).await.case.breaches > 0);
        for decider in [reviewer(), second()] {
            let own = answer(world, &decider, &case, (id(9, 1), ObjectionAnswer::Dismiss)).await;
            assert_eq!(own, refused(Rejection::ReaderAgain));
        }
        let dismiss = (id(9, 1), ObjectionAnswer::Dismiss);
        let unknown = answer(world, &third(), &case, (id(9, 2), dismiss.1)).await;
        assert_eq!(unknown, refused(Rejection::ObjectionUnknown));
        assert_eq!(answer(world, &third(), &case, dismiss).await.as_deref(), Ok("notice"));
        assert_eq!(live_to(world, settle).await, Advanced::At(settle));
        assert_eq!(world.state(&case).await, "carried");
    });
}

#[test]
fn two_uphold_an_objection_and_the_case_leaves_the_pool_at_once() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        let paper = world.bring(1, &case, Paper::Other, id(4, 2)).await;
        object(world, &member_in(2), &case, (id(9, 1), vec![paper])).await.expect("an objection");
        let uphold = (id(9, 1), ObjectionAnswer::Uphold(Reason::DeclarationWrong));
        let first = answer(world, &third(), &case, uphold).await;
        assert_eq!(first.as_deref(), Ok("objected"), "it takes two");
        let twice = answer(world, &third(), &case, uphold).await;
        assert_eq!(twice, refused(Rejection::ReaderAgain));
        let other = staff(10, Role::MedicalReviewer);
        assert_eq!(answer(world, &other, &case, uphold).await.as_deref(), Ok("refused"));
        live_to(world, date(2026, 4, 10)).await;
        let cases = world.community.store.cases(POOL).await.expect("the cases");
        assert_eq!(cases.iter().map(|(_, one)| one.round).collect::<Vec<_>>(), [None]);
        assert_eq!(world.state(&case).await, "closed");
    });
}
