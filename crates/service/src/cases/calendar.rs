//! What a day brings to cases: a round has carried them, a time has run out, a jury has voted.
//!
//! Each is a batch of its own whose id says pool, day, case and step. However often and by however
//! many servers a day is begun, it happens once; a case that somebody moves meanwhile is looked at
//! again the next day.

use super::jury::{close_ended, open_committed};
use super::opened::OpenCase;
use super::turn::Turn;
use crate::Community;
use crate::schedule::step_id;
use casework::state::State;
use casework::step::{CalendarStep, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::{carried_not_advanced, due};
use store::jury::cases_in_state;
use store::{Batch, PoolId, StoreFailure};

/// How many cases are read at once.
const PAGE: u32 = 200;

/// What a day brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseDay {
    /// Cases that a round had carried.
    pub carried: u32,
    /// Times of the operator that ran out.
    pub breaches: u32,
    /// Cases whose applicant's time ran out.
    pub expired: u32,
    /// Cases that are over.
    pub closed: u32,
    /// Juries that began to sit.
    pub juries_opened: u32,
    /// Juries whose ballots were counted.
    pub juries_counted: u32,
}

/// Does what a day brings to the cases of a pool.
///
/// # Errors
/// [`StoreFailure::Unavailable`]: what was done is done, and the rest may be asked for again.
pub async fn cases_of_day(
    community: &Community,
    pool: PoolId,
    on: Date,
    at: Timestamp,
) -> Result<CaseDay, StoreFailure> {
    let mut day = CaseDay::default();
    carry(community, pool, (on, at), &mut day).await?;
    run_out(community, pool, (on, at), &mut day).await?;
    juries(community, pool, (on, at), &mut day).await?;
    Ok(day)
}

async fn juries(
    community: &Community,
    pool: PoolId,
    (on, at): (Date, Timestamp),
    day: &mut CaseDay,
) -> Result<(), StoreFailure> {
    let mut after = String::new();
    loop {
        let mut reader = community.store.reader().await?;
        let files = cases_in_state(&mut *reader, pool, State::Jury.slug(), &after, PAGE).await?;
        drop(reader);
        let Some(last) = files.last() else { return Ok(()) };
        after.clone_from(&last.case);
        for file in &files {
            let open = OpenCase::read(community, pool, &file.case).await?;
            if close_ended(community, &open, (on, at)).await?.is_some() {
                day.juries_counted = day.juries_counted.saturating_add(1);
                continue;
            }
            let sitting = open_committed(community, &open, (on, at)).await?;
            if sitting.is_some_and(|sitting| sitting.opens_at == at) {
                day.juries_opened = day.juries_opened.saturating_add(1);
            }
        }
    }
}

async fn carry(
    community: &Community,
    pool: PoolId,
    (on, at): (Date, Timestamp),
    day: &mut CaseDay,
) -> Result<(), StoreFailure> {
    loop {
        let mut reader = community.store.reader().await?;
        let carried = carried_not_advanced(&mut *reader, pool, PAGE).await?;
        drop(reader);
        let before = day.carried;
        for one in &carried {
            let step = CalendarStep::Carry { round: one.round, due: one.due };
            if take(community, pool, &one.file.case, step, (on, at)).await? {
                day.carried = day.carried.saturating_add(1);
            }
        }
        // A page on which nothing moved is the last.
        if day.carried == before {
            return Ok(());
        }
    }
}

async fn run_out(
    community: &Community,
    pool: PoolId,
    (on, at): (Date, Timestamp),
    day: &mut CaseDay,
) -> Result<(), StoreFailure> {
    let eve = on.yesterday().map_err(|_| Rejection::DateInvalid)?;
    let mut after: Option<(Date, String)> = None;
    loop {
        let mut reader = community.store.reader().await?;
        let behind = after.as_ref().map(|(date, case)| (*date, case.as_str()));
        let files = due(&mut *reader, pool, eve, behind, PAGE).await?;
        drop(reader);
        let Some(last) = files.last() else { return Ok(()) };
        after = last.due_on.map(|date| (date, last.case.clone()));
        for file in &files {
            let Some(state) = State::from_slug(&file.state) else { continue };
            let (step, counter) = match state {
                State::PapersAsked => (CalendarStep::Expire, &mut day.expired),
                State::Refused | State::Paid => (CalendarStep::Close, &mut day.closed),
                // The members' time on a jury is the jury's own.
                State::Jury => continue,
                // Aid that nobody collects in a year goes back.
                State::Carried => {
                    let lapsed = take(community, pool, &file.case, CalendarStep::Lapse, (on, at));
                    if lapsed.await? {
                        day.closed = day.closed.saturating_add(1);
                        continue;
                    }
                    (CalendarStep::Breach, &mut day.breaches)
                }
                _ => (CalendarStep::Breach, &mut day.breaches),
            };
            if take(community, pool, &file.case, step, (on, at)).await? {
                *counter = counter.saturating_add(1);
            }
        }
    }
}

/// Takes a step of the calendar, where the case still waits for it.
async fn take(
    community: &Community,
    pool: PoolId,
    case: &str,
    step: CalendarStep,
    (on, at): (Date, Timestamp),
) -> Result<bool, StoreFailure> {
    let mut open = OpenCase::read(community, pool, case).await?;
    let name = format!("case {case} {} after {}", Step::Calendar(step).slug(), open.file.steps);
    let turn = Turn { step: Step::Calendar(step), by: None, sealed: None, on, at };
    let writes = match open.take(turn) {
        Ok(writes) => writes,
        Err(Rejection::StepNotNow) => return Ok(false),
        Err(rejection) => return Err(rejection.into()),
    };
    let mut batch = Batch::of_pool(step_id(pool, on, &name), pool, writes);
    // What is asked for is the step, at whatever instant it is taken.
    batch.fingerprint = super::batch::digest(&name);
    match community.store.commit(batch).await {
        Ok(committed) => Ok(!committed.repeated),
        Err(StoreFailure::Rejected(Rejection::CaseMoved)) => Ok(false),
        Err(failure) => Err(failure),
    }
}
