//! Reporting a case, and what is told beforehand: which version of the rules binds, what it would
//! give, and which papers are needed.
//!
//! The preview and the report ask the same articles. **Invariant: the machine's first look is part
//! of the report's batch**: who reports is told at once what is missing.

use super::batch::Request;
use super::facts::{Bound, application, bound, facts};
use super::in_hand::{CaseInHand, NewCase};
use super::standing::relation_of;
use super::turn::Turn;
use super::words::Words;
use crate::Community;
use crate::people::{born, key_of};
use crate::principal::Principal;
use crate::roles::{Action, Line, Role};
use casework::checks::{Findings, MachineOutcome, Paper, check, papers_needed};
use casework::conditions;
use casework::harm::{Frailty, Urgency};
use casework::person::Standing;
use casework::report::{Life, Report, Reporter};
use casework::step::{MachineStep, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::age::age_on;
use rules::values::Cause;
use std::sync::Arc;
use store::{Committed, MemberId, PoolId, StoreFailure, person_reads};
use uuid::Uuid;

/// A report as somebody makes it.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// The day of the first diagnosis, of the accident or of the death.
    pub event_on: Date,
    /// The id of the condition; none where only spending is put forward.
    pub condition: Option<String>,
    /// What brought it about; the usual cause of the condition where it is not said.
    pub cause: Option<Cause>,
    /// Whether the member is alive.
    pub life: Life,
    /// How urgent the treatment is.
    pub urgency: Urgency,
    /// Bills to be reimbursed, all together.
    pub bills: Amount,
    /// Medical spending, for the steps of spending.
    pub spending: Amount,
    /// The hospital, and the story in the reporter's words.
    pub words: Words,
}

/// What a report would come to.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// As what the caller would report.
    pub by: Reporter,
    /// The rules that bind, why, and what they give.
    pub bound: Bound,
    /// What the machine finds, before there is any paper.
    pub findings: Findings,
    /// The papers that are needed.
    pub papers: Vec<Paper>,
}

/// Tells what a report would come to. Nothing is written.
///
/// # Errors
/// Those of [`report`].
pub async fn foresee(
    community: &Community,
    principal: &Principal,
    member: (PoolId, MemberId),
    reporting: &Reporting,
    on: Date,
) -> Result<Foreseen, StoreFailure> {
    let (report, bound, findings, papers) =
        look(community, principal, member, reporting, on).await?;
    Ok(Foreseen { by: report.by, bound, findings, papers })
}

/// Reports a case; its public id is the key of the request.
///
/// # Errors
/// [`Rejection::ReporterNotAllowed`], [`Rejection::ConditionUnknown`],
/// [`Rejection::DateInvalid`] for an event that is still ahead, [`Rejection::AmountNegative`],
/// [`Rejection::CaseWordsInvalid`], [`Rejection::CaseOpenAlready`],
/// [`Rejection::MemberUnknown`], [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub async fn report(
    community: &Community,
    principal: &Principal,
    (pool, member): (PoolId, MemberId),
    (key, reporting): (Uuid, &Reporting),
    (on, at): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let words = reporting.words.encode();
    let said = format!("{reporting:?}");
    let parts = [principal.account.as_bytes(), said.as_bytes(), &words];
    let request = Request::new(community, (pool, member), key, ("report", &parts))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(committed);
    }
    reporting.words.require_text()?;
    let looked = look(community, principal, (pool, member), reporting, on).await?;
    let (report, bound, findings, _) = looked;
    let mut reader = community.store.reader().await?;
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    drop(reader);
    let id = key.to_string();
    let (rules, value) = (Arc::clone(&bound.rules), bound.value());
    let new = NewCase {
        pool,
        case: id.clone(),
        member,
        person,
        key: key_of(community, person).await?.0,
        account: principal.account,
        report,
        words: reporting.words.clone(),
        rules,
        value,
        on,
        at,
    };
    let (mut in_hand, mut writes) = CaseInHand::report(community, new);
    writes.extend(in_hand.turn(machine_turn(&findings, on, at))?);
    request.commit(community, writes, id).await
}

/// What the report says, the rules that bind it, and what the machine finds.
async fn look(
    community: &Community,
    principal: &Principal,
    (pool, member): (PoolId, MemberId),
    reporting: &Reporting,
    on: Date,
) -> Result<(Report, Bound, Findings, Vec<Paper>), StoreFailure> {
    check_report(reporting, on)?;
    let by = reporter(community, principal, (pool, member), reporting, on).await?;
    let mut reader = community.store.reader().await?;
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    drop(reader);
    let age = age_on(born(community, person).await?, on).unwrap_or(0);
    let report = Report {
        by,
        event_on: reporting.event_on,
        condition: reporting.condition.clone(),
        cause: reporting.cause,
        life: reporting.life,
        urgency: reporting.urgency,
        frailty: Frailty::of_age(age),
        bills: reporting.bills,
        spending: reporting.spending,
    };
    let application = application(community, (pool, member), &report, on).await?;
    let bound = bound(community, (pool, member), &application, on).await?;
    let values = &bound.rules.values;
    let listed = |id: &String| values.conditions.iter().any(|listed| listed.id == *id);
    if let Some(id) = report.condition.as_ref().filter(|id| !listed(id)) {
        // What the plan does not cover may still be reported: people tell why nothing is given.
        conditions::find(id)?;
    }
    let facts = facts(community, (pool, member), application, &report, None).await?;
    let findings = check(values, &facts);
    let papers = papers_needed(values, &facts);
    Ok((report, bound, findings, papers))
}

fn check_report(reporting: &Reporting, on: Date) -> Result<(), Rejection> {
    reporting.words.check()?;
    if reporting.event_on > on {
        return Err(Rejection::DateInvalid);
    }
    if reporting.bills.is_negative() || reporting.spending.is_negative() {
        return Err(Rejection::AmountNegative);
    }
    match (&reporting.condition, reporting.spending > Amount::ZERO) {
        (None, false) => Err(Rejection::ConditionUnknown),
        _ => Ok(()),
    }
}

/// As what somebody reports: the member and whoever acts for the member, else an intake clerk.
async fn reporter(
    community: &Community,
    principal: &Principal,
    member: (PoolId, MemberId),
    reporting: &Reporting,
    on: Date,
) -> Result<Reporter, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let relation = relation_of(&mut *reader, principal, member, on).await?;
    principal.require(Line::MutualAid, Action::ReportCase)?;
    match relation {
        Some(Reporter::Member) if reporting.life == Life::Died => {
            Err(Rejection::ReporterNotAllowed.into())
        }
        Some(relation) => Ok(relation),
        None if principal.roles.contains(&(Line::MutualAid, Role::IntakeClerk)) => {
            principal.require(Line::MutualAid, Action::TakeInCase)?;
            Ok(Reporter::Clerk)
        }
        None => Err(Rejection::ReporterNotAllowed.into()),
    }
}

pub(super) fn standing_of(by: Reporter) -> Standing {
    match by {
        Reporter::Clerk => Standing::IntakeClerk,
        _ => Standing::Applicant,
    }
}

/// The machine's look at a case, as a step.
pub(super) fn machine_turn(findings: &Findings, on: Date, at: Timestamp) -> Turn {
    let step = match findings.outcome() {
        MachineOutcome::Pass { aid } => MachineStep::Pass { aid: aid.amount },
        MachineOutcome::AskForPapers(papers) => MachineStep::AskPapers(papers),
        MachineOutcome::Flag(reasons) => MachineStep::Flag(reasons),
    };
    Turn { step: Step::Machine(step), by: None, sealed: None, on, at }
}
