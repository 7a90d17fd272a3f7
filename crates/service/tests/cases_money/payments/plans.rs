//! Parts, bills and objections.

use super::{
    PAID_ON, carried, due_of, due_on, enter, import, imported, look, made, rows, text, verify,
};
use crate::world::{POOL, World, at, clerk, on_both, person, refused, reviewer, second, treasurer};
use casework::step::{HumanStep, ObjectionAnswer, Part, PaymentPlan};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::cases::{StepAsked, Words, take_step};
use service::principal::Principal;
use store::payment::PaidTo;
use store::{CaseWrite, Evidence, Write};
use uuid::Uuid;

#[test]
fn aid_is_paid_in_parts_as_they_ripen() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (case, due) = (&cases[0], due_of(world, &cases[0]).await);
        let first = Amount::from_minor(10_000);
        let rest = due.minus(first).expect("an amount");
        let later = PAID_ON.checked_add(30.days()).expect("a day");
        let plan = |parts: &[(Date, Amount)]| {
            let parts = parts.iter().map(|(from, amount)| Part { from: *from, amount: *amount });
            HumanStep::PlanPayment(PaymentPlan::Staged(parts.collect()))
        };
        let short = plan(&[(PAID_ON, first)]);
        let short = world.step(&treasurer(1), case, short, PAID_ON).await;
        assert_eq!(short, refused(Rejection::AidNotOfTheArticle));
        let whole = plan(&[(PAID_ON, first), (later, rest)]);
        let reviewers = world.step(&reviewer(1), case, whole.clone(), PAID_ON).await;
        assert_eq!(reviewers, refused(Rejection::OnlyTreasurers));
        world.step(&treasurer(1), case, whole, PAID_ON).await.expect("a plan");
        assert_eq!(due_on(world, PAID_ON).await[0].1, first);
        let eve = later.yesterday().expect("a day");
        let list = made(world, PAID_ON).await;
        assert_eq!(due_on(world, eve).await, [], "the first part is with the bank");
        assert_eq!(due_on(world, later).await[0].1, rest);
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(world.file(case).await.state, "carried");
        assert_eq!(due_on(world, eve).await, []);
        let list = made(world, later).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(world.file(case).await.state, "paid");
    });
}

#[test]
fn aid_is_paid_against_bills_to_the_hospital() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let case = &cases[0];
        let amount = Amount::from_minor(5_000);
        let accept = || HumanStep::AcceptBills { amount };
        let early = world.step(&reviewer(1), case, accept(), PAID_ON).await;
        assert_eq!(early, refused(Rejection::StepNotNow));
        let plan = HumanStep::PlanPayment(PaymentPlan::AgainstBills);
        world.step(&treasurer(1), case, plan, PAID_ON).await.expect("a plan");
        assert_eq!(due_on(world, PAID_ON).await, [], "no bill was accepted");
        let treasurers = world.step(&treasurer(1), case, accept(), PAID_ON).await;
        assert_eq!(treasurers, refused(Rejection::OnlyMedicalReviewers));
        world.step(&reviewer(1), case, accept(), PAID_ON).await.expect("bills");
        let to = PaidTo::Hospital;
        enter(world, &clerk(), case, to, &text("渡口医院")).await.expect("an account");
        look(world, &treasurer(1), case).await;
        verify(world, &treasurer(1), case, to).await.expect("it is verified");
        assert_eq!(due_on(world, PAID_ON).await, [(case.clone(), amount, Some(to))]);
        let list = made(world, PAID_ON).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(due_on(world, PAID_ON).await, []);
        assert_eq!(world.file(case).await.state, "carried");
    });
}

/// Somebody objects with a paper of their own.
async fn object(world: &World, by: &Principal, case: &str, objection: Uuid) {
    let evidence = world.key();
    let paper = CaseWrite::AddEvidence(Evidence {
        member: world.file(case).await.member,
        case: case.to_owned(),
        evidence,
        paper: "other".to_owned(),
        digest: [77; 32],
        size: 1,
        media_type: "image/png".to_owned(),
        object: "nowhere".to_owned(),
        sealed: vec![1],
        redacts: None,
        added_by: by.account,
        added_at: at(PAID_ON, 9),
    });
    world.commit(vec![Write::Case(Box::new(paper))]).await.expect("a paper");
    let words = Words { papers: vec![evidence], ..Words::of_text("it was an accident") };
    let seen = world.file(case).await.steps;
    let asked = StepAsked { step: HumanStep::Object { objection }, words, seen };
    let (asked, when) = ((world.key(), &asked), (PAID_ON, at(PAID_ON, 9)));
    take_step(&world.community, by, (POOL, case), asked, when).await.expect("an objection");
}

#[test]
fn an_objected_case_is_not_payable_and_catches_up_with_what_the_bank_paid() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let list = made(world, PAID_ON).await;
        let objection = world.key();
        object(world, &person(5), &cases[0], objection).await;
        assert_eq!(due_on(world, PAID_ON).await, []);
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(2, 0, 1)), "one of them is held");
        assert_eq!(world.file(&cases[0]).await.state, "objected");
        assert_eq!(world.file(&cases[1]).await.state, "paid");
        let answer = ObjectionAnswer::Dismiss;
        let dismiss = HumanStep::Answer { objection, answer };
        world.step(&second(3), &cases[0], dismiss, PAID_ON).await.expect("an answer");
        assert_eq!(world.file(&cases[0]).await.state, "carried");
        assert_eq!(due_on(world, PAID_ON).await, [], "the books know that it was paid");
        let due = due_of(world, &cases[0]).await;
        let more = Amount::from_minor(due.minor() + 1);
        for amount in [more, Amount::from_minor(due.minor() * 2)] {
            let step = HumanStep::Pay { amount };
            let found = world.step(&treasurer(1), &cases[0], step, PAID_ON).await;
            assert_eq!(found, refused(Rejection::PaymentNotDue));
        }
        let step = HumanStep::Pay { amount: due };
        world.step(&treasurer(1), &cases[0], step.clone(), PAID_ON).await.expect("it catches up");
        assert_eq!(world.file(&cases[0]).await.state, "paid");
    });
}

/// What the bank paid while somebody objected counts against the part that is ripe.
#[test]
fn a_part_that_the_bank_paid_is_not_due_before_the_case_catches_up() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (case, due) = (&cases[0], due_of(world, &cases[0]).await);
        let first = Amount::from_minor(10_000);
        let later = PAID_ON.checked_add(30.days()).expect("a day");
        let rest = due.minus(first).expect("an amount");
        let parts = vec![Part { from: PAID_ON, amount: first }, Part { from: later, amount: rest }];
        let plan = HumanStep::PlanPayment(PaymentPlan::Staged(parts));
        world.step(&treasurer(1), case, plan, PAID_ON).await.expect("a plan");
        let list = made(world, PAID_ON).await;
        let objection = world.key();
        object(world, &person(5), case, objection).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 1)));
        let dismiss = HumanStep::Answer { objection, answer: ObjectionAnswer::Dismiss };
        world.step(&second(3), case, dismiss, PAID_ON).await.expect("an answer");
        assert_eq!(due_on(world, PAID_ON).await, []);
        assert_eq!(due_on(world, later).await[0].1, rest);
        let step = HumanStep::Pay { amount: first };
        world.step(&treasurer(1), case, step, PAID_ON).await.expect("it catches up");
        assert_eq!(due_on(world, PAID_ON).await, []);
        assert_eq!(due_on(world, later).await[0].1, rest);
    });
}

#[test]
fn nobody_says_alone_that_something_was_paid() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (case, due) = (&cases[0], due_of(world, &cases[0]).await);
        let alone = world.step(&treasurer(1), case, HumanStep::Pay { amount: due }, PAID_ON).await;
        assert_eq!(alone, refused(Rejection::PaymentNotDue), "no list has paid it");
    });
}
