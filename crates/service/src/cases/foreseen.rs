//! What somebody may do with a case now, and what it would lead to. Nothing is written.
//!
//! **Invariant: what is foreseen is what would happen**: the same checks and the same step of the
//! core as when it is taken.

use super::looking_back::was_drawn;
use super::opened::OpenCase;
use super::standing::standing;
use super::working::{StepAsked, prepare};
use crate::Community;
use crate::principal::Principal;
use casework::Case;
use casework::case::Effect;
use casework::state::State;
use casework::step::{PaymentPlan, Step};
use casework::table::{STEPS, StepRow, Who};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::conflicts;
use store::{PoolId, StoreFailure};

/// What a step would lead to.
#[derive(Clone, Debug)]
pub struct StepForeseen {
    /// Where the case is.
    pub before: State,
    /// The case after the step.
    pub after: Case,
    /// What the step asks of the pool.
    pub effect: Option<Effect>,
}

/// The steps of the table that this person may take now, each with what it needs.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`]; [`StoreFailure::Unavailable`].
pub async fn possible_steps(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    on: Date,
) -> Result<Vec<&'static StepRow>, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    let declared = conflicts(&mut *reader, pool, open.file.member, case).await?;
    if declared.iter().any(|one| one.account == principal.account) {
        return Ok(Vec::new());
    }
    let mut possible = Vec::new();
    for row in STEPS.iter().filter(|row| row.from.contains(&open.case.state)) {
        if !fits(&open, principal, row) {
            continue;
        }
        match standing(&mut *reader, principal, &open, row.who, on).await {
            Ok(_) => possible.push(row),
            Err(StoreFailure::Rejected(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    drop(reader);
    let looks_back = |row: &&'static StepRow| row.slug == "look_back";
    if possible.iter().any(looks_back) && was_drawn(community, &open).await.is_err() {
        possible.retain(|row| !looks_back(row));
    }
    Ok(possible)
}

/// Whether a row is a person's, and this case has room for it by this account.
fn fits(open: &OpenCase, principal: &Principal, row: &StepRow) -> bool {
    let account = principal.account;
    let reads = ["decide", "read_again", "read_third", "read_appeal", "answer"];
    match row.slug {
        _ if matches!(row.who, Who::Machine | Who::Calendar) => false,
        _ if row.who == Who::Investigator => open.case.investigator == Some(account),
        slug if reads.contains(&slug) => !open.case.has_decided(account),
        "accept_bills" => open.case.plan == PaymentPlan::AgainstBills,
        _ => true,
    }
}

/// What a step would lead to, with every check that taking it makes.
///
/// # Errors
/// Those of [`super::take_step`].
pub async fn foresee_step(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    asked: &StepAsked,
    (on, at): (Date, Timestamp),
) -> Result<StepForeseen, StoreFailure> {
    let mut open = OpenCase::read(community, pool, case).await?;
    asked.words.check()?;
    let step = Step::Human(asked.step.clone());
    let mut reader = community.store.reader().await?;
    let by = standing(&mut *reader, principal, &open, step.row().who, on).await?;
    let declared = conflicts(&mut *reader, pool, open.file.member, case).await?;
    drop(reader);
    if declared.iter().any(|one| one.account == principal.account) {
        return Err(Rejection::ConflictDeclared.into());
    }
    open.require_seen(asked.seen)?;
    let others =
        |(account, until): (uuid::Uuid, Timestamp)| account != principal.account && until > at;
    if open.file.claim.is_some_and(others) && step.row().slug != "note" {
        return Err(Rejection::ClaimedByAnother.into());
    }
    prepare(community, (principal, by), &mut open, asked, on).await?;
    let moved = open.case.take(&step, Some(by), on)?;
    Ok(StepForeseen { before: open.case.state, after: moved.case, effect: moved.effect })
}
