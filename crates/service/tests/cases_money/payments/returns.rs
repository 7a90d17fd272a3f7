//! Money that comes back after it was paid: out of the case, into the books, and due again.

use super::{PAID_ON, carried, due_of, due_on, import, imported, made, rows};
use crate::world::{
    POOL, World, at, clerk, id, on_both, principal, refused, reviewer, second, treasurer,
};
use casework::step::{CalendarStep, HumanStep};
use jiff::ToSpan;
use ledger::Rejection;
use money::Amount;
use service::cases::payments::{list_lines, return_payment};
use service::custody::expected_on;
use service::principal::Principal;
use service::roles::Role;
use store::payment::PaidTo;
use store::{CaseWrite, StoreFailure, Write};
use uuid::Uuid;

/// A case of the first member that a list has paid; the list, and what it paid.
async fn paid(world: &World) -> (String, Uuid, Amount) {
    let case = carried(world, &[1]).await.remove(0);
    let due = due_of(world, &case).await;
    (case, pay(world).await, due)
}

/// Pays by a list what is due.
async fn pay(world: &World) -> Uuid {
    let list = made(world, PAID_ON).await;
    let paid = rows(world, list, "paid,").await;
    let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
    assert_eq!(done, Ok(imported(1, 0, 0)));
    list
}

/// Says that money came back, as who has seen so many steps; answers whether it was said before.
async fn give_back(
    world: &World,
    by: &Principal,
    case: &str,
    asked: (Uuid, u32, Amount, &str),
) -> Result<bool, StoreFailure> {
    let when = (PAID_ON, at(PAID_ON, 20));
    let done = return_payment(&world.community, by, (POOL, case), asked, when).await;
    done.map(|done| done.repeated)
}

async fn in_custody(world: &World) -> Amount {
    let found = expected_on(&world.community, &treasurer(1), POOL, PAID_ON).await;
    found.expect("the books")
}

fn minor(amount: i64) -> Amount {
    Amount::from_minor(amount)
}

#[test]
fn what_comes_back_is_in_custody_and_is_paid_by_another_list() {
    on_both(async |world| {
        let (case, first, due) = paid(world).await;
        assert_eq!(world.file(&case).await.state, "paid");
        let before = in_custody(world).await;
        let (key, seen) = (world.key(), world.file(&case).await.steps);
        let closed = (key, seen, due, "the account was closed");
        for _ in 0..2 {
            let repeated = world.file(&case).await.steps > seen;
            assert_eq!(give_back(world, &treasurer(1), &case, closed).await, Ok(repeated));
            assert_eq!(world.file(&case).await.state, "carried");
            assert_eq!(world.file(&case).await.steps, seen + 1);
            assert_eq!(in_custody(world).await, before.plus(due).unwrap());
        }
        let another = (key, seen, minor(1), "the account was closed");
        let another = give_back(world, &treasurer(1), &case, another).await;
        assert_eq!(another, refused(Rejection::BatchIdUsed));
        assert_eq!(due_on(world, PAID_ON).await, [(case.clone(), due, Some(PaidTo::Member))]);
        // Nobody says alone that it was paid again.
        let alone = world.step(&treasurer(1), &case, HumanStep::Pay { amount: due }, PAID_ON).await;
        assert_eq!(alone, refused(Rejection::PaymentNotDue));
        let again = pay(world).await;
        let payout = async |list| {
            let found = list_lines(&world.community, &treasurer(1), (POOL, list)).await;
            found.expect("lines").1[0].payment.payout
        };
        assert_ne!(payout(first).await, payout(again).await);
        assert_eq!(world.file(&case).await.state, "paid");
        assert_eq!(due_on(world, PAID_ON).await, []);
        assert_eq!(in_custody(world).await, before);
    });
}

#[test]
fn no_more_comes_back_than_was_paid_and_a_treasurer_says_why() {
    on_both(async |world| {
        let (case, _, due) = paid(world).await;
        let before = in_custody(world).await;
        let seen = world.file(&case).await.steps;
        let own = principal(id(5, 99), Some(id(1, 1)), &[Role::Treasurer]);
        let conflicted = treasurer(4);
        let (member, account) = (world.file(&case).await.member, conflicted.account);
        let declared =
            CaseWrite::Conflict { member, case: case.clone(), account, at: at(PAID_ON, 9) };
        world.commit(vec![Write::Case(Box::new(declared))]).await.expect("a conflict");
        let more = due.plus(minor(1)).unwrap();
        for (by, seen, amount, reason, expected) in [
            (clerk(), seen, due, "closed", Rejection::OnlyTreasurers),
            (reviewer(1), seen, due, "closed", Rejection::OnlyTreasurers),
            (second(1), seen, due, "closed", Rejection::OnlyTreasurers),
            (own, seen, due, "closed", Rejection::ConflictDeclared),
            (conflicted, seen, due, "closed", Rejection::ConflictDeclared),
            (treasurer(1), seen - 1, due, "closed", Rejection::CaseMoved),
            (treasurer(1), seen, due, "", Rejection::CaseWordsInvalid),
            (treasurer(1), seen, due, " \n", Rejection::CaseWordsInvalid),
            (treasurer(1), seen, minor(0), "closed", Rejection::PaymentNotDue),
            (treasurer(1), seen, minor(-1), "closed", Rejection::PaymentNotDue),
            (treasurer(1), seen, minor(i64::MAX), "closed", Rejection::PaymentNotDue),
            (treasurer(1), seen, more, "closed", Rejection::PaymentNotDue),
        ] {
            let asked = (world.key(), seen, amount, reason);
            let found = give_back(world, &by, &case, asked).await;
            assert_eq!(found, refused(expected), "{amount:?} {reason:?}");
        }
        let unknown = (world.key(), 1, due, "closed");
        let unknown = give_back(world, &treasurer(1), "no-such-case", unknown).await;
        assert_eq!(unknown, refused(Rejection::CaseFileUnknown));
        assert_eq!(in_custody(world).await, before);
        assert_eq!(world.file(&case).await.state, "paid");
    });
}

/// Of a case that is over the money is in custody again, and the case stays where it is.
#[test]
fn what_comes_back_after_a_case_is_over_is_recovered() {
    on_both(async |world| {
        let (case, _, due) = paid(world).await;
        let over = PAID_ON.checked_add(31.days()).unwrap();
        world.calendar(&case, CalendarStep::Close, over).await;
        let (before, seen) = (in_custody(world).await, world.file(&case).await.steps);
        let part = minor(10_000);
        let recovered = (world.key(), seen, part, "a court ordered it");
        assert_eq!(give_back(world, &treasurer(1), &case, recovered).await, Ok(false));
        let now = world.open(&case).await;
        assert_eq!((now.file.state.as_str(), now.file.steps), ("closed", seen + 1));
        assert_eq!(now.case.paid, due.minus(part).unwrap());
        assert_eq!(in_custody(world).await, before.plus(part).unwrap());
        assert_eq!(due_on(world, over).await, []);
        let more = (world.key(), seen + 1, due, "a court ordered it");
        let more = give_back(world, &treasurer(1), &case, more).await;
        assert_eq!(more, refused(Rejection::PaymentNotDue));
        let back = HumanStep::Return { amount: part };
        let returned = world.step(&treasurer(1), &case, back, over).await;
        assert_eq!(returned, refused(Rejection::StepNotNow));
    });
}

/// The step of a case writes the same, and a part of the money may come back, and then the rest.
#[test]
fn the_step_takes_the_money_back_in_the_books_too() {
    on_both(async |world| {
        let (case, _, due) = paid(world).await;
        let before = in_custody(world).await;
        let part = minor(10_000);
        let rest = due.minus(part).unwrap();
        let back = async |amount| {
            world.step(&treasurer(1), &case, HumanStep::Return { amount }, PAID_ON).await
        };
        assert_eq!(back(part).await, Ok(()));
        assert_eq!(in_custody(world).await, before.plus(part).unwrap());
        assert_eq!(due_on(world, PAID_ON).await[0].1, part);
        assert_eq!(back(due).await, refused(Rejection::PaymentNotDue));
        assert_eq!(back(rest).await, Ok(()));
        assert_eq!(back(minor(1)).await, refused(Rejection::PaymentNotDue));
        assert_eq!(in_custody(world).await, before.plus(due).unwrap());
        assert_eq!(due_on(world, PAID_ON).await[0].1, due);
        pay(world).await;
        assert_eq!(in_custody(world).await, before);
    });
}

/// What is with the bank once more does not come back before the bank has paid it.
#[test]
fn of_two_who_say_the_same_at_once_one_is_heard() {
    on_both(async |world| {
        let (case, _, due) = paid(world).await;
        let before = in_custody(world).await;
        let seen = world.file(&case).await.steps;
        let [one, two] = [treasurer(1), treasurer(2)];
        let (first, second) = tokio::join!(
            give_back(world, &one, &case, (world.key(), seen, due, "closed")),
            give_back(world, &two, &case, (world.key(), seen, due, "closed")),
        );
        let answers = [first, second];
        let heard = answers.iter().filter(|answer| **answer == Ok(false)).count();
        let moved = answers.iter().filter(|one| **one == refused(Rejection::CaseMoved)).count();
        assert_eq!((heard, moved), (1, 1), "{answers:?}");
        assert_eq!(in_custody(world).await, before.plus(due).unwrap());
        made(world, PAID_ON).await;
        let seen = world.file(&case).await.steps;
        let asked = (world.key(), seen, due, "closed");
        let listed = give_back(world, &one, &case, asked).await;
        assert_eq!(listed, refused(Rejection::PaymentNotDue), "it is with the bank");
    });
}
