//! What somebody sees of a case: decisions once they stand, words of illness after a reason.

use crate::world::{
    AID, DAY, POOL, World, approve, clerk, fresh, member_in, noon, on_both, person, refuse,
    refused, reviewer, second, staff, third,
};
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::state::State;
use casework::step::HumanStep;
use ledger::Rejection;
use service::cases::{
    CaseSeen, Shown, Viewer, Words, look_into_case, public_case, public_cases, see_case,
};
use service::principal::Principal;
use service::roles::Role;
use store::{PersonWrite, Write, person_reads};

async fn seen(world: &World, who: &Principal, case: &str) -> CaseSeen {
    see_case(&world.community, who, (POOL, case), DAY).await.expect("the case")
}

/// The decisions somebody sees: their bodies, or a dash where they are not shown yet.
fn decisions(seen: &CaseSeen) -> Vec<&str> {
    let decides = |kind: &str| kind == "decide" || kind.starts_with("read_");
    let steps = seen.steps.iter().filter(|one| decides(&one.step.kind));
    let body = |one: Shown, body| if one == Shown::Yes { body } else { "–" };
    steps.map(|one| body(one.shown, one.step.body.as_str())).collect()
}

#[test]
fn nobody_sees_a_decision_before_its_instance_is_over() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        let (no, words) = refuse(Reason::DefinitionNotMet);
        let step = (HumanStep::Decide(no), words.clone());
        world.step(&reviewer(), &case, step, DAY).await.expect("a decision");
        let note = (HumanStep::Note, Words::of_text("我看不符合（虚构）"));
        world.step(&reviewer(), &case, note, DAY).await.expect("a note");
        let others = [second(), third(), clerk(), member_in(1), staff(20, Role::Auditor)];
        for who in &others {
            assert_eq!(decisions(&seen(world, who, &case).await), ["–"]);
        }
        assert_eq!(
            decisions(&seen(world, &reviewer(), &case).await),
            ["reason=definition_not_met"]
        );
        let look = (fresh(), "复核（虚构）");
        let when = (DAY, noon(DAY));
        let read = look_into_case(&world.community, &second(), (POOL, &case), look, when).await;
        let read = read.expect("the case");
        let hidden =
            read.steps.iter().filter(|one| one.words.is_none() && one.step.account.is_some());
        let kinds: Vec<&str> = hidden.map(|one| one.step.kind.as_str()).collect();
        assert_eq!(kinds, ["send_papers", "forward", "decide", "note"], "nor a note about it");
        // They differ; a third reads, as blind as the second.
        let (yes, yes_words) = approve();
        let again = (HumanStep::ReadAgain(yes), yes_words);
        world.step(&second(), &case, again, DAY).await.expect("a reading");
        assert_eq!(decisions(&seen(world, &third(), &case).await), ["–", "–"]);
        let own = format!("aid={}", AID.minor());
        assert_eq!(decisions(&seen(world, &second(), &case).await), ["–", own.as_str()]);
        let last = (HumanStep::ReadThird(no), words);
        world.step(&third(), &case, last, DAY).await.expect("a reading");
        let all = seen(world, &member_in(1), &case).await;
        let refusal = "reason=definition_not_met";
        assert_eq!(decisions(&all), [refusal, own.as_str(), refusal]);
        assert!(
            all.steps
                .iter()
                .all(|one| one.step.account.is_none_or(|by| by == member_in(1).account))
        );
    });
}

#[test]
fn staff_sees_words_of_illness_after_a_logged_reason_and_the_applicant_their_own() {
    on_both(async |world| {
        let case = world.decided(1, refuse(Reason::DefinitionNotMet)).await;
        let own = seen(world, &member_in(1), &case).await;
        assert_eq!(own.viewer, Viewer::Applicant);
        let story = own.steps[0].words.as_ref().expect("the story");
        assert!(story.hospital.contains("医院") && story.text.contains("右手"));
        let decided = own.steps.iter().find(|one| one.step.kind == "decide").expect("a decision");
        assert!(decided.words.as_ref().is_some_and(|words| !words.items.is_empty()));
        let silent = seen(world, &clerk(), &case).await;
        assert!(silent.steps.iter().all(|one| one.words.is_none()));
        let (of, when) = ((POOL, case.as_str()), (DAY, noon(DAY)));
        let none = look_into_case(&world.community, &clerk(), of, (fresh(), " "), when).await;
        assert_eq!(none.map(|_| ()), refused(Rejection::LookUpReasonMissing));
        let look = (fresh(), "来电询问（虚构）");
        let looked = look_into_case(&world.community, &clerk(), of, look, when).await;
        assert!(looked.expect("the case").steps[0].words.is_some());
        let reader = &mut *world.community.store.reader().await.expect("a reader");
        let log = person_reads::look_ups(reader, person(1)).await.expect("the log");
        let reasons: Vec<&str> = log.iter().map(|one| one.reason.as_str()).collect();
        assert_eq!(reasons, ["joining of pool 1", "来电询问（虚构）"]);
        let stranger = see_case(&world.community, &member_in(2), of, DAY).await;
        assert_eq!(stranger.map(|_| ()), refused(Rejection::NotPermitted));
        let treasurer = see_case(&world.community, &staff(21, Role::Treasurer), of, DAY).await;
        assert_eq!(treasurer.map(|_| ()), refused(Rejection::NotPermitted));
    });
}

#[test]
fn a_public_card_names_nobody_and_of_what_is_not_given_there_is_none() {
    on_both(async |world| {
        let given = world.decided(1, approve()).await;
        let denied = world.decided(2, refuse(Reason::DefinitionNotMet)).await;
        let card = public_case(&world.community, (POOL, &given)).await.expect("a card");
        assert_eq!((card.state, card.round), (State::Notice, None));
        let masked = card.card;
        assert_eq!(masked.name.as_deref(), Some("甲**"));
        assert_eq!((masked.age_band, masked.sex), (Some((35, 39)), Some("female")));
        assert_eq!((masked.province, masked.aid), (None, Some(AID)));
        assert_eq!(masked.condition.as_deref(), Some("stroke"));
        assert_eq!(masked.days_in_plan, 178);
        let checks: Vec<&str> = masked.checked.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(checks, ["report", "decide", "read_again"]);
        for unknown in [denied.as_str(), "no such case"] {
            let hidden = public_case(&world.community, (POOL, unknown)).await;
            assert_eq!(hidden.map(|_| ()), refused(Rejection::CaseFileUnknown));
        }
        let page = public_cases(&world.community, POOL, "", 10).await.expect("a page");
        assert_eq!(page.iter().map(|one| one.case.as_str()).collect::<Vec<_>>(), [given.as_str()]);
        assert_eq!(page[0].state, "notice");
    });
}

#[test]
fn what_people_wrote_goes_with_the_person_and_the_case_still_adds_up() {
    on_both(async |world| {
        let case = world.decided(1, approve()).await;
        let leave = Write::Leave { member: crate::world::member(1), left_on: DAY };
        world.write(POOL, vec![leave]).await;
        let erase = PersonWrite::Erase { person: person(1) };
        world.write(0, vec![Write::Person(Box::new(erase))]).await;
        let left = seen(world, &reviewer(), &case).await;
        assert!(left.steps.iter().all(|one| one.words.is_none()));
        let given = Verdict::Approve { aid: AID };
        assert_eq!(
            left.open.case.readings.iter().map(|one| one.verdict).collect::<Vec<_>>(),
            [given; 2]
        );
        let card = public_case(&world.community, (POOL, &case)).await.expect("a card").card;
        assert_eq!((card.name, card.age_band, card.aid), (None, None, Some(AID)));
    });
}
