//! Decisions: what they need, that they are read again without being seen, and that they bind.

use crate::world::{
    AID, DAY, POOL, World, approve, clerk, fresh, id, investigator, items, member_in, noon,
    on_both, refuse, refused, reviewer, second, staff, third,
};
use casework::definition::ItemAnswer;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::step::HumanStep;
use ledger::Rejection;
use money::Amount;
use service::cases::{StepAsked, Words, take_step};
use service::roles::Role;
use store::StoreFailure;

#[test]
fn a_decision_gives_what_the_article_gives_and_answers_every_item() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        let (right, met) = approve();
        let less = Verdict::Approve { aid: Amount::from_minor(9_999_999) };
        let not_met = Verdict::Refuse { reason: Reason::DefinitionNotMet };
        let only_flags = Verdict::Refuse { reason: Reason::AboveMachineLimit };
        let table = [
            (less, met.clone(), Rejection::AidNotOfTheArticle),
            (right, items(ItemAnswer::CannotTell), Rejection::DefinitionItemOpen),
            (right, Words::of_text("as it is"), Rejection::DefinitionItemOpen),
            (right, Words { text: String::new(), ..met.clone() }, Rejection::CaseWordsInvalid),
            (not_met, met.clone(), Rejection::DefinitionItemOpen),
            (only_flags, met.clone(), Rejection::ReasonNotForRefusal),
        ];
        for (verdict, words, rejection) in table {
            let step = (HumanStep::Decide(verdict), words);
            let tried = world.step(&reviewer(), &case, step, DAY).await;
            assert_eq!(tried, refused(rejection), "{verdict:?}");
        }
        let decide = || (HumanStep::Decide(right), met.clone());
        for (who, rejection) in [
            (member_in(1), Rejection::OnlyMedicalReviewers),
            (clerk(), Rejection::OnlyMedicalReviewers),
            (second(), Rejection::OnlyMedicalReviewers),
        ] {
            assert_eq!(world.step(&who, &case, decide(), DAY).await, refused(rejection));
        }
        let decided = world.step(&reviewer(), &case, decide(), DAY).await;
        assert_eq!(decided.as_deref(), Ok("second_reading"));
        let read = (HumanStep::ReadAgain(right), met.clone());
        let passed = world.step(&second(), &case, read, DAY).await;
        assert_eq!(passed.as_deref(), Ok("notice"));
        let cases = world.community.store.cases(POOL).await.expect("the cases");
        assert_eq!(cases.len(), 1, "the pool knows it");
    });
}

#[test]
fn who_has_not_seen_the_latest_step_decides_nothing() {
    on_both(async |world| {
        let case = world.reviewing(1).await;
        let (verdict, words) = approve();
        let seen = world.open(&case).await.file.steps - 1;
        let asked = StepAsked { step: HumanStep::Decide(verdict), words, seen };
        let (of, when) = ((POOL, case.as_str()), (DAY, noon(DAY)));
        let stale = take_step(&world.community, &reviewer(), of, (fresh(), &asked), when).await;
        assert_eq!(stale.map(|_| ()), refused(Rejection::CaseMoved));
        // Asked for again, a step is told as the first time, though the case has gone on.
        let asked = StepAsked { seen: seen + 1, ..asked };
        let key = fresh();
        let first = take_step(&world.community, &reviewer(), of, (key, &asked), when).await;
        let again = take_step(&world.community, &reviewer(), of, (key, &asked), when).await;
        let (first, again) = (first.expect("a step"), again.expect("the same"));
        assert_eq!((first.answer, first.repeated, again.repeated), (again.answer, false, true));
        let other = StepAsked { step: HumanStep::Forward, ..asked };
        let other = take_step(&world.community, &reviewer(), of, (key, &other), when).await;
        assert_eq!(other.map(|_| ()), refused(Rejection::BatchIdUsed));
    });
}

#[test]
fn nothing_is_refused_on_one_word_and_a_third_reader_settles_it() {
    on_both(async |world| {
        let (no, no_words) = refuse(Reason::DefinitionNotMet);
        let (yes, yes_words) = approve();
        let case = world.reviewing(1).await;
        let first = (HumanStep::Decide(no), no_words.clone());
        assert_eq!(
            world.step(&reviewer(), &case, first, DAY).await.as_deref(),
            Ok("second_reading")
        );
        let both = staff(2, Role::SecondReviewer);
        let again = (HumanStep::ReadAgain(no), no_words.clone());
        assert_eq!(world.step(&both, &case, again, DAY).await, refused(Rejection::ReaderAgain));
        let again = (HumanStep::ReadAgain(yes), yes_words);
        assert_eq!(world.step(&second(), &case, again, DAY).await.as_deref(), Ok("third_reading"));
        let last = || (HumanStep::ReadThird(no), no_words.clone());
        assert_eq!(
            world.step(&second(), &case, last(), DAY).await,
            refused(Rejection::ReaderAgain)
        );
        assert_eq!(world.step(&third(), &case, last(), DAY).await.as_deref(), Ok("refused"));
        assert!(world.community.store.cases(POOL).await.expect("the cases").is_empty());
    });
}

#[test]
fn who_has_an_interest_does_no_work_on_a_case() {
    on_both(async |world| {
        let case = world.reported(1).await;
        // Person 1 is an investigator too: not of this case.
        let assign = |number| (HumanStep::Assign(id(5, number)), Words::of_text("走访（虚构）"));
        world.bring_papers(1, &case).await;
        let sent = (HumanStep::SendPapers, Words::default());
        world.step(&member_in(1), &case, sent, DAY).await.expect("papers");
        let own = world.step(&clerk(), &case, assign(7), DAY).await;
        assert_eq!(own, refused(Rejection::ConflictDeclared));
        let no_investigator = world.step(&clerk(), &case, assign(2), DAY).await;
        assert_eq!(no_investigator, refused(Rejection::OnlyInvestigators));
        let mut clerk_too = clerk();
        clerk_too.person = Some(crate::world::person(1));
        let forward = (HumanStep::Forward, Words::default());
        let own = world.step(&clerk_too, &case, forward, DAY).await;
        assert_eq!(own, refused(Rejection::ConflictDeclared));
        assert_eq!(
            world.step(&clerk(), &case, assign(6), DAY).await.as_deref(),
            Ok("investigating")
        );
        let visit = || {
            let fee = Amount::from_minor(8_000);
            (HumanStep::Visit { fee }, Words::of_text("见到了本人（虚构）"))
        };
        let other = world.step(&staff(8, Role::Investigator), &case, visit(), DAY).await;
        assert_eq!(other, refused(Rejection::OnlyInvestigators));
        let state = world.step(&investigator(), &case, visit(), DAY).await;
        assert_eq!(state.as_deref(), Ok("investigating"));
        let back = (HumanStep::ReportBack, Words::default());
        assert_eq!(world.step(&investigator(), &case, back, DAY).await.as_deref(), Ok("reviewing"));
        let open = world.open(&case).await;
        assert_eq!(open.case.visit_fees, Amount::from_minor(8_000));
        assert_eq!(open.file.value, AID, "the applicant bears none of it");
    });
}

#[test]
fn an_appeal_goes_to_others_and_may_win() {
    on_both(async |world: &World| {
        let case = world.decided(1, refuse(Reason::DefinitionNotMet)).await;
        let appeal = || (HumanStep::Appeal, Words::of_text("有新的影像（虚构）"));
        let stranger = world.step(&member_in(2), &case, appeal(), DAY).await;
        assert_eq!(stranger, refused(Rejection::OnlyTheApplicant));
        assert_eq!(
            world.step(&member_in(1), &case, appeal(), DAY).await.as_deref(),
            Ok("appealed")
        );
        let (yes, words) = approve();
        let read = || (HumanStep::ReadAppeal(yes), words.clone());
        for who in [reviewer(), second()] {
            let again: Result<String, StoreFailure> = world.step(&who, &case, read(), DAY).await;
            assert_eq!(again, refused(Rejection::ReaderAgain));
        }
        let panel = [staff(10, Role::MedicalReviewer), third()];
        assert_eq!(world.step(&panel[0], &case, read(), DAY).await.as_deref(), Ok("appealed"));
        assert_eq!(world.step(&panel[1], &case, read(), DAY).await.as_deref(), Ok("notice"));
        assert_eq!(world.open(&case).await.case.aid, Some(AID));
    });
}
