//! Payments: an account two people looked at, a list two people made, the bank's whole answer.

mod accounts;
mod lists;
mod plans;
mod returns;

use crate::world::{POOL, World, at, clerk, person, treasurer};
use casework::case::InPool;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use money::{Amount, Currency};
use service::cases::payments::{
    AccountText, ImportFailure, Imported, PaymentFile, ResultFile, accounts, enter_account,
    import_result, list_lines, payments_due, preview_list, propose_list, verify_account,
};
use service::principal::Principal;
use service::proposals::confirm;
use store::StoreFailure;
use store::payment::PaidTo;
use uuid::Uuid;

/// The round that carries the cases, and the day on which they are paid.
pub const CUT: Date = date(2026, 12, 1);
pub const SETTLED: Date = date(2026, 12, 10);
pub const PAID_ON: Date = date(2026, 12, 11);

/// When lists are confirmed and their results come, by the clock.
pub const LATEST: Date = date(2027, 1, 31);

pub const NUMBER: &str = "6200 0000 1234 5678";

pub fn text(holder: &str) -> AccountText {
    let (holder, bank) = (holder.to_owned(), "渡口银行".to_owned());
    AccountText { holder, bank, number: NUMBER.to_owned() }
}

pub async fn enter(
    world: &World,
    by: &Principal,
    case: &str,
    to: PaidTo,
    text: &AccountText,
) -> Result<(), StoreFailure> {
    let (asked, when) = ((world.key(), to, text), (PAID_ON, at(PAID_ON, 9)));
    enter_account(&world.community, by, (POOL, case), asked, when).await.map(|_| ())
}

pub async fn entered_at(world: &World, case: &str, to: PaidTo) -> Timestamp {
    let when = (PAID_ON, at(PAID_ON, 9));
    let all = accounts(&world.community, &clerk(), (POOL, case), "", when).await;
    let all = all.expect("the accounts");
    all.into_iter().find(|one| one.to == to).expect("one of the kind").entered_at
}

pub async fn look(world: &World, by: &Principal, case: &str) {
    let when = (PAID_ON, at(PAID_ON, 10));
    accounts(&world.community, by, (POOL, case), "to verify it", when).await.expect("a look");
}

pub async fn verify(
    world: &World,
    by: &Principal,
    case: &str,
    to: PaidTo,
) -> Result<(), StoreFailure> {
    let entered = entered_at(world, case, to).await;
    let (asked, when) = ((world.key(), to, entered), (PAID_ON, at(PAID_ON, 11)));
    verify_account(&world.community, by, (POOL, case), asked, when).await.map(|_| ())
}

/// Cases of these members that a round has carried, each with a verified account.
pub async fn carried(world: &World, members: &[u64]) -> Vec<String> {
    let mut cases = Vec::new();
    for number in members {
        cases.push(world.decided(*number, None).await);
    }
    world.settle(CUT, SETTLED).await;
    for (case, number) in cases.iter().zip(members) {
        assert_eq!(world.file(case).await.state, "carried");
        enter(world, &person(*number), case, PaidTo::Member, &text("甲某某（虚构）"))
            .await
            .expect("an account");
        look(world, &treasurer(1), case).await;
        verify(world, &treasurer(1), case, PaidTo::Member).await.expect("it is verified");
    }
    cases
}

pub async fn due_of(world: &World, case: &str) -> Amount {
    match world.open(case).await.case.in_pool {
        InPool::Carried { due, .. } => due,
        other => panic!("{other:?}"),
    }
}

/// What is due on a day, by case.
pub async fn due_on(world: &World, on: Date) -> Vec<(String, Amount, Option<PaidTo>)> {
    let found = payments_due(&world.community, &treasurer(1), POOL, (None, 50), on).await;
    let (due, next) = found.expect("a page");
    assert_eq!(next, None);
    let mut due: Vec<_> = due.into_iter().map(|one| (one.case, one.amount, one.to)).collect();
    due.sort();
    due
}

pub async fn preview(world: &World, on: Date) -> PaymentFile {
    preview_list(&world.community, &treasurer(1), POOL, on).await.expect("a list")
}

pub async fn propose(world: &World, by: &Principal, on: Date) -> Result<Uuid, StoreFailure> {
    let file = preview(world, on).await.digest;
    propose_list(&world.community, by, POOL, (on, file), at(on, 12)).await
}

pub async fn confirmed(world: &World, by: &Principal, list: Uuid) -> Result<bool, StoreFailure> {
    let now = at(LATEST, 13);
    confirm(&world.community, by, (list, world.key()), now).await.map(|done| done.repeated)
}

/// A list of what is due on a day, made by two.
pub async fn made(world: &World, on: Date) -> Uuid {
    let list = propose(world, &treasurer(1), on).await.expect("a proposal");
    assert_eq!(confirmed(world, &treasurer(2), list).await, Ok(false));
    list
}

pub async fn import(
    world: &World,
    by: &Principal,
    (list, key): (Uuid, Uuid),
    rows: &str,
) -> Result<Imported, ImportFailure> {
    let text = format!("line,amount,outcome,reason\n{rows}");
    let file = ResultFile { name: "result.csv", bytes: text.as_bytes() };
    let when = (PAID_ON, at(LATEST, 15));
    import_result(&world.community, by, (POOL, list, key), file, when).await
}

/// The result of a list as the bank would give it, where it paid all or returned all.
pub async fn rows(world: &World, list: Uuid, outcome: &str) -> String {
    let (_, lines) =
        list_lines(&world.community, &treasurer(1), (POOL, list)).await.expect("lines");
    let row = |line: store::payment::PaymentLine| {
        let amount = line.payment.amount.display(Currency::CNY).to_string();
        format!("{},{amount},{outcome}\n", line.line)
    };
    lines.into_iter().map(row).collect()
}

pub fn imported(paid: usize, returned: usize, held: usize) -> Imported {
    Imported { paid, returned, held, repeated: false }
}
