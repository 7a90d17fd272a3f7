//! Who may report, what is told beforehand, and what is refused.

use crate::world::{
    AID, DAY, EVENT, POOL, World, clerk, fresh, id, member, member_in, noon, on_both, person,
    refused, reporting, staff,
};
use casework::checks::Paper;
use casework::report::{Life, Reporter};
use casework::step::HumanStep;
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::cases::{Reporting, Words, foresee, report};
use service::family::change_payer;
use service::guardians::set_guardian;
use service::principal::Principal;
use service::roles::Role;
use store::{CaseWrite, Guardian, StoreFailure, Write};

async fn try_report(
    world: &World,
    who: &Principal,
    number: u64,
    reporting: &Reporting,
) -> Result<String, StoreFailure> {
    let asked = (fresh(), reporting);
    let when = (DAY, noon(DAY));
    let done = report(&world.community, who, (POOL, member(number)), asked, when).await;
    done.map(|done| done.answer)
}

#[test]
fn a_report_is_told_beforehand_and_asks_for_papers_at_once() {
    on_both(async |world| {
        let who = member_in(1);
        let seen = foresee(&world.community, &who, (POOL, member(1)), &reporting(), DAY).await;
        let seen = seen.expect("it is told");
        assert_eq!(seen.by, Reporter::Member);
        assert_eq!(seen.bound.rules.version_id, world.rulebook.version_id);
        assert_eq!(seen.bound.because(), "on_the_receipt");
        assert_eq!(seen.bound.binding.decision.map(|aid| aid.amount), Ok(AID));
        let needed = [
            Paper::Identity,
            Paper::Diagnosis,
            Paper::Report,
            Paper::MedicalHistory,
            Paper::BankAccount,
        ];
        assert_eq!(seen.papers, needed);
        let case = try_report(world, &who, 1, &reporting()).await.expect("a case");
        let open = world.open(&case).await;
        assert_eq!((open.file.state.as_str(), open.file.steps), ("papers_asked", 2));
        assert_eq!((open.file.owner.as_str(), open.file.value), ("applicant", AID));
        assert_eq!(open.file.due_on, Some(date(2026, 4, 9)));
        let second = try_report(world, &who, 1, &reporting()).await;
        assert_eq!(second, refused(Rejection::CaseOpenAlready));
    });
}

#[test]
fn the_member_and_who_acts_for_the_member_may_report_and_a_clerk_for_who_calls() {
    on_both(async |world| {
        let community = &world.community;
        let payer = (Some(person(12)), DAY);
        change_payer(community, fresh(), (POOL, member(1)), payer).await.expect("a payer");
        let guardian =
            Guardian { ward: person(2), guardian: person(12), since: EVENT, until: None };
        set_guardian(community, fresh(), guardian).await.expect("a guardian");
        let contacts = vec![(person(12), vec![1])];
        let contacts = CaseWrite::Contacts { person: person(3), contacts };
        world.write(0, vec![Write::Case(Box::new(contacts))]).await;
        let other = member_in(12);
        for number in 1..=3 {
            let case = try_report(world, &other, number, &reporting()).await.expect("a case");
            let expected = [Reporter::Payer, Reporter::Guardian, Reporter::Contact];
            let by = world.open(&case).await.report.by;
            assert_eq!(by, expected[usize::try_from(number - 1).expect("small")]);
        }
        let stranger = try_report(world, &other, 4, &reporting()).await;
        assert_eq!(stranger, refused(Rejection::ReporterNotAllowed));
        let case = try_report(world, &clerk(), 4, &reporting()).await.expect("a case");
        let open = world.open(&case).await;
        assert_eq!(
            (open.report.by, open.steps[0].role.as_str()),
            (Reporter::Clerk, "intake_clerk")
        );
        // The member goes on with what the clerk took down.
        world.bring_papers(4, &case).await;
        let sent = (HumanStep::SendPapers, Words::default());
        let state = world.step(&member_in(4), &case, sent, DAY).await;
        assert_eq!(state.as_deref(), Ok("reported"));
        for role in [Role::Treasurer, Role::MedicalReviewer, Role::PlanManager] {
            let wrong = try_report(world, &staff(9, role), 5, &reporting()).await;
            assert_eq!(wrong, refused(Rejection::ReporterNotAllowed), "{role:?}");
        }
    });
}

#[test]
fn for_who_has_died_somebody_else_reports_and_a_certificate_is_asked_for() {
    on_both(async |world| {
        let died = Reporting { life: Life::Died, ..reporting() };
        let oneself = try_report(world, &member_in(1), 1, &died).await;
        assert_eq!(oneself, refused(Rejection::ReporterNotAllowed));
        let seen = foresee(&world.community, &clerk(), (POOL, member(1)), &died, DAY).await;
        let papers = seen.expect("it is told").papers;
        assert!(
            papers.contains(&Paper::DeathCertificate) && papers.contains(&Paper::RelationProof)
        );
        assert!(try_report(world, &clerk(), 1, &died).await.is_ok());
    });
}

#[test]
fn what_cannot_be_a_report_is_refused() {
    on_both(async |world| {
        let words = |text: &str| Words::of_text(text);
        let table = [
            (Reporting { event_on: date(2026, 3, 11), ..reporting() }, Rejection::DateInvalid),
            (Reporting { bills: Amount::from_minor(-1), ..reporting() }, Rejection::AmountNegative),
            (Reporting { condition: None, ..reporting() }, Rejection::ConditionUnknown),
            (
                Reporting { condition: Some("a cold".to_owned()), ..reporting() },
                Rejection::ConditionUnknown,
            ),
            (Reporting { words: words(" "), ..reporting() }, Rejection::CaseWordsInvalid),
            (
                Reporting { words: words(&"长".repeat(4_001)), ..reporting() },
                Rejection::CaseWordsInvalid,
            ),
        ];
        for (unsound, rejection) in table {
            let tried = try_report(world, &member_in(1), 1, &unsound).await;
            assert_eq!(tried, refused(rejection), "{unsound:?}");
        }
        let unknown = try_report(world, &clerk(), 77, &reporting()).await;
        assert_eq!(unknown, refused(Rejection::MemberUnknown));
    });
}

#[test]
fn a_report_asked_for_twice_is_one_and_another_under_its_key_is_refused() {
    on_both(async |world| {
        let (who, of, key) = (member_in(1), (POOL, member(1)), fresh());
        let when = (DAY, noon(DAY));
        let asked = reporting();
        let first = report(&world.community, &who, of, (key, &asked), when).await.expect("a case");
        let later = (date(2026, 3, 11), noon(date(2026, 3, 11)));
        let again = report(&world.community, &who, of, (key, &asked), later).await;
        assert_eq!(again.map(|done| (done.answer, done.repeated)), Ok((first.answer, true)));
        let other = Reporting { event_on: date(2026, 3, 1), ..asked };
        let other = report(&world.community, &who, of, (key, &other), when).await;
        assert_eq!(other.map(|_| ()), refused(Rejection::BatchIdUsed));
        let reader = &mut *world.community.store.reader().await.expect("a reader");
        let files = store::case_reads::cases_of_member(reader, POOL, member(1)).await;
        assert_eq!(files.expect("a read").len(), 1);
        assert_ne!(id(1, 1), key);
    });
}

/// What the plan does not cover is looked at by people: the report is taken.
#[test]
fn a_machine_flags_and_never_refuses() {
    on_both(async |world| {
        let early = Reporting { event_on: date(2025, 10, 1), ..reporting() };
        let case = try_report(world, &member_in(1), 1, &early).await.expect("a case");
        let open = world.open(&case).await;
        assert_eq!((open.file.state.as_str(), open.file.queue.as_str()), ("reported", "intake"));
        assert!(open.steps[1].body.contains("in_waiting_time"), "{}", open.steps[1].body);
        assert_eq!(open.file.value, Amount::ZERO);
    });
}

/// A small clear case passes at once when its papers are there; a paper of another case stops it.
#[test]
fn a_machine_passes_a_small_clear_case() {
    on_both(async |world| {
        let condition = Some("minor_stroke".to_owned());
        let small = Reporting { condition, event_on: date(2026, 3, 6), ..reporting() };
        let sent = || (HumanStep::SendPapers, Words::default());
        let first = try_report(world, &member_in(1), 1, &small).await.expect("a case");
        world.bring_papers(1, &first).await;
        let state = world.step(&member_in(1), &first, sent(), DAY).await;
        assert_eq!(state.as_deref(), Ok("notice"));
        let second = try_report(world, &member_in(2), 2, &small).await.expect("a case");
        let missing = world.step(&member_in(2), &second, sent(), DAY).await;
        assert_eq!(missing.as_deref(), Ok("papers_asked"), "the machine asks again");
        world.bring_papers(2, &second).await;
        for case in [(1, &first), (2, &second)] {
            let document = (Paper::Diagnosis, fresh(), [9; 32]);
            world.bring_document(case.0, case.1, document, id(4, case.0)).await;
        }
        let state = world.step(&member_in(2), &second, sent(), DAY).await;
        assert_eq!(state.as_deref(), Ok("reported"));
        let open = world.open(&second).await;
        let last = open.steps.last().expect("a step");
        assert_eq!(last.body, "reasons=duplicate_papers");
    });
}
