//! What the public sees of a case that is on notice or was: the masked card, and what it came to.

use super::opened::OpenCase;
use crate::Community;
use crate::people::masked;
use casework::case::{Answer, InPool};
use casework::clock::Clock;
use casework::notice::NoticeCard;
use casework::reason::Reason;
use casework::report::REPORT;
use casework::state::State;
use casework::step::{HumanStep, Step};
use casework::step_text;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Entry;
use store::{ApprovedCase, PoolId, StoreFailure, case_reads, reads};
use uuid::Uuid;

/// A case as the public sees it.
#[derive(Clone, Debug)]
pub struct PublicCase {
    /// The masked card.
    pub card: NoticeCard,
    /// Where the case is.
    pub state: State,
    /// The round that carried it, if one did.
    pub round: Option<u32>,
    /// How many objections there were.
    pub objections: u32,
    /// How many of them were upheld.
    pub upheld: u32,
    /// How many wait for an answer.
    pub unanswered: u32,
    /// How often the operator was late.
    pub breaches: u32,
    /// What visits cost; the plan bears it.
    pub visit_fees: Amount,
    /// What happened to it in the open and on which day: by name of the step, and nobody named.
    pub happened: Vec<(String, Date)>,
    /// The objections one by one, in the order they came.
    pub objected: Vec<PublicObjection>,
    /// Whose turn it is, and until when.
    pub clock: Option<Clock>,
    /// What was paid of the aid.
    pub paid: Amount,
}

/// An objection as the public sees it: when, and what became of it. Who made it is not told, nor
/// its words, which may be about the member's health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicObjection {
    /// The day it was made.
    pub made_on: Date,
    /// The day it was answered and how, once it was.
    pub answer: Option<(Date, Answer)>,
    /// Why it holds, where it was upheld.
    pub upheld_for: Option<Reason>,
}

/// The public card of a case that was approved.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], also for a case that no notice was given of;
/// [`StoreFailure::Unavailable`].
pub async fn public_case(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<PublicCase, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    // Of a case that was never approved nothing is public, not even that there is one.
    let aid = open.case.aid.ok_or(Rejection::CaseFileUnknown)?;
    let masked = masked(community, open.person, open.report.event_on).await?;
    let mut reader = community.store.reader().await?;
    let on = open.steps.last().map_or(open.file.reported_on, |step| step.on);
    let state = reads::member_state(&mut *reader, pool, open.file.member, on).await?;
    let statement = reads::statement(&mut *reader, pool, open.file.member, on).await?;
    drop(reader);
    let shared = statement.entries.iter().filter(|entry| matches!(entry, Entry::Shared(_))).count();
    let days = state.joined_on.until(open.report.event_on).map_or(0, |span| span.get_days());
    let card = NoticeCard {
        case: case.to_owned(),
        name: masked.as_ref().map(|one| one.name.clone()),
        age_band: masked.as_ref().map(|one| one.age_band),
        sex: masked.as_ref().and_then(|one| one.sex),
        province: masked.as_ref().and_then(|one| one.province),
        condition: open.report.condition.clone(),
        aid: Some(aid).filter(|_| open.case.in_pool != InPool::No),
        days_in_plan: u32::try_from(days).unwrap_or(0),
        rounds_shared: u32::try_from(shared).unwrap_or(u32::MAX),
        version: open.file.version,
        checked: checked(&open),
    };
    let objections = &open.case.objections;
    let count = |of: &dyn Fn(Option<Answer>) -> bool| {
        let found = objections.iter().filter(|one| of(one.answer)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Ok(PublicCase {
        card,
        state: open.case.state,
        round: match open.case.in_pool {
            InPool::Carried { round, .. } => Some(round),
            InPool::No | InPool::Waiting => None,
        },
        objections: count(&|_| true),
        upheld: count(&|answer| answer == Some(Answer::Upheld)),
        unanswered: count(&|answer| answer.is_none()),
        breaches: open.case.breaches,
        visit_fees: open.case.visit_fees,
        happened: happened(&open),
        objected: objected(&open),
        clock: open.case.clock,
        paid: open.case.paid,
    })
}

/// What happened in the open. Answers to objections are not among it: one of two that are needed
/// would tell what the other reader may not see yet.
fn happened(open: &OpenCase) -> Vec<(String, Date)> {
    const OPEN: [&str; 21] = [
        REPORT,
        "check_pass",
        "visit",
        "decide",
        "read_again",
        "read_third",
        "appeal",
        "read_appeal",
        "ask_jury",
        "stop_jury",
        "close_jury",
        "object",
        "carry",
        "pay",
        "return",
        "recover",
        "look_back",
        "withdraw",
        "lapse",
        "breach",
        "close",
    ];
    let is_open = |kind: &str| OPEN.contains(&kind);
    let steps = open.steps.iter().filter(|step| is_open(&step.kind));
    steps.map(|step| (step.kind.clone(), step.on)).collect()
}

fn objected(open: &OpenCase) -> Vec<PublicObjection> {
    let mut made: Vec<(Uuid, Date)> = Vec::new();
    let mut answered: Vec<(Uuid, Date)> = Vec::new();
    for step in &open.steps {
        match step_text::read(&step.kind, &step.body) {
            Some(Step::Human(HumanStep::Object { objection })) => made.push((objection, step.on)),
            Some(Step::Human(HumanStep::Answer { objection, .. })) => {
                answered.push((objection, step.on));
            }
            _ => {}
        }
    }
    // What another answer overtook ended with the last answer there is.
    let last = answered.last().map(|(_, on)| *on);
    let objections = open.case.objections.iter().filter_map(|one| {
        let (_, made_on) = made.iter().find(|(id, _)| *id == one.id)?;
        let own = answered.iter().rev().find(|(id, _)| *id == one.id).map(|(_, on)| *on);
        Some(PublicObjection {
            made_on: *made_on,
            answer: one.answer.and_then(|answer| own.or(last).map(|on| (on, answer))),
            upheld_for: match one.answer {
                Some(Answer::Upheld) => one.upheld_by.map(|(_, reason)| reason),
                _ => None,
            },
        })
    });
    objections.collect()
}

/// The objections to a case that was approved, without its card.
///
/// # Errors
/// As [`public_case`].
pub async fn public_objections(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<Vec<PublicObjection>, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    open.case.aid.ok_or(Rejection::CaseFileUnknown)?;
    Ok(objected(&open))
}

/// Who checked what and when: the checks by name and day, and never who they are.
fn checked(open: &OpenCase) -> Vec<(String, Date)> {
    const CHECKS: [&str; 8] = [
        REPORT,
        "check_pass",
        "visit",
        "decide",
        "read_again",
        "read_third",
        "read_appeal",
        "close_jury",
    ];
    let is_check = |kind: &str| CHECKS.contains(&kind);
    let checks = open.steps.iter().filter(|step| is_check(&step.kind));
    checks.map(|step| (step.kind.clone(), step.on)).collect()
}

/// A page of the approved cases of a pool, by their ids.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn public_cases(
    community: &Community,
    pool: PoolId,
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    case_reads::approved_cases(&mut *reader, pool, after, limit).await
}

/// A page of the approved cases of a pool, those approved last first, from before one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn latest_cases(
    community: &Community,
    pool: PoolId,
    before: Option<(Date, &str)>,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    case_reads::latest_cases(&mut *reader, pool, before, limit).await
}

/// A page of the cases that a round carried, by their ids.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_of_round(
    community: &Community,
    round: (PoolId, u32),
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    case_reads::cases_of_round(&mut *reader, round, after, limit).await
}

/// The cases of a round that somebody objected to, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn objected_cases_of_round(
    community: &Community,
    round: (PoolId, u32),
    limit: u32,
) -> Result<Vec<String>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    case_reads::objected_cases_of_round(&mut *reader, round, limit).await
}
