//! A case that a round has carried, to be paid.

use crate::world::{POOL, World, id};
use casework::case::{CaseRules, HasJury};
use casework::harm::{Frailty, Urgency};
use casework::report::{Life, REPORT, Report, Reporter};
use casework::state::Queue;
use casework::step::{CalendarStep, MachineStep, Step};
use casework::{Case, step_text};
use jiff::civil::{Date, date};
use money::Amount;
use rules::Rulebook;
use rules::calendar::RoundDates;
use store::case_reads::carried_not_advanced;
use store::{Batch, CaseFile, CaseStep, CaseWrite, Deposit, Reading, StepFrom, Write};
use uuid::Uuid;

/// Its public id.
pub const CASE: &str = "case-1";

const DAY: Date = date(2026, 12, 6);

/// A stroke, as the member reports it.
fn report() -> Report {
    Report {
        by: Reporter::Member,
        event_on: DAY,
        condition: Some("stroke".to_owned()),
        cause: None,
        life: Life::Living,
        urgency: Urgency::Ordinary,
        frailty: Frailty::Ordinary,
        bills: Amount::ZERO,
        spending: Amount::ZERO,
    }
}

/// A case of a member that a round has carried, as its steps would have brought it there.
pub async fn carried(world: &World, member: Uuid, account: Uuid) {
    let report = report();
    let rules = CaseRules { appeal_days: 30, jury: HasJury::Yes };
    let mut case = Case::report(rules, account, DAY);
    let rulebook = Rulebook::read(&crate::world::village()).unwrap();
    let mut file = CaseFile {
        member,
        case: CASE.to_owned(),
        state: "reported".to_owned(),
        queue: "intake".to_owned(),
        harm: 1,
        owner: "operator".to_owned(),
        due_on: Some(DAY),
        reported_on: DAY,
        event_on: DAY,
        condition: report.condition.clone(),
        version: rulebook.version_id.bytes(),
        value: Amount::ZERO,
        steps: 1,
        claim: None,
    };
    let step = |number, kind: &str, role: &str, body, account| CaseStep {
        step: number,
        kind: kind.to_owned(),
        account,
        role: role.to_owned(),
        on: DAY,
        at: world.now(),
        body,
        sealed: None,
    };
    let first = step(1, REPORT, "applicant", report.body(), Some(account));
    write(world, vec![Write::Case(Box::new(CaseWrite::Begin { file: file.clone(), step: first }))])
        .await;
    let mut take = async |taken: Step, role: &str| {
        case = case.take(&taken, None, DAY).unwrap().case;
        file.state = case.state.slug().to_owned();
        file.queue = case.state.queue().map_or("", Queue::slug).to_owned();
        file.owner = case.clock.map_or("nobody", |clock| clock.owner.slug()).to_owned();
        file.due_on = case.clock.map(|clock| clock.due_on);
        file.steps = case.steps;
        let step = step(case.steps, taken.slug(), role, step_text::body(&taken), None);
        let (reads, from) = (Reading::No, StepFrom::Outside);
        let advance = CaseWrite::Advance { file: file.clone(), step, reads, from };
        write(world, vec![Write::Case(Box::new(advance))]).await;
    };
    let aid = Amount::from_minor(10_000);
    take(Step::Machine(MachineStep::Pass { aid }), "machine").await;
    let deposit = Write::Deposit(Deposit {
        deposit: world.next(8),
        member: id(7, 2),
        on: DAY,
        amount: Amount::from_minor(1_000_000),
    });
    let approve =
        Write::Approve { case: CASE.to_owned(), member: Some(member), approved_on: DAY, aid };
    let dates = RoundDates { cut: date(2026, 12, 20), settle: date(2026, 12, 28) };
    write(world, vec![deposit, approve, Write::Cut(dates), Write::Settle]).await;
    let mut reader = world.community.store.reader().await.unwrap();
    let carried = carried_not_advanced(&mut *reader, POOL, 9).await.unwrap().remove(0);
    drop(reader);
    let carry = CalendarStep::Carry { round: carried.round, due: carried.due };
    take(Step::Calendar(carry), "calendar").await;
}

async fn write(world: &World, writes: Vec<Write>) {
    let batch = Batch::of_pool(world.next(2), POOL, writes);
    world.community.store.commit(batch).await.unwrap();
}
