//! Queues of work: who has which, taking a case in hand, putting it back, and declaring a conflict.

use super::batch::Request;
use super::opened::OpenCase;
use super::standing::relation_of;
use crate::Community;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::state::{Queue, State};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use store::case_reads::{self, QueueWaiting, queues_waiting};
use store::{CaseFile, CaseWrite, Committed, PoolId, QueuePlace, StoreFailure, Write};
use uuid::Uuid;

/// For how long somebody has a case in hand.
pub const CLAIM: SignedDuration = SignedDuration::from_mins(30);

/// Who works in a queue.
pub fn workers(queue: Queue) -> &'static [Action] {
    match queue {
        Queue::Intake => &[Action::TakeInCase],
        Queue::Investigation => &[Action::Investigate],
        Queue::Review => &[Action::ReviewCase],
        Queue::SecondReading | Queue::ThirdReading => &[Action::ReadCaseAgain],
        Queue::Appeal | Queue::Objection => &[Action::ReviewCase, Action::ReadCaseAgain],
        Queue::Payment => &[Action::PayCase],
    }
}

/// A page of a queue, the greatest harm of waiting first.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn queue_page(
    community: &Community,
    principal: &Principal,
    (pool, queue): (PoolId, Queue),
    after: Option<&QueuePlace>,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreFailure> {
    // Those who oversee see every queue.
    if principal.require(Line::MutualAid, Action::ReadAudit).is_err() {
        require_one(principal, workers(queue))?;
    }
    let mut reader = community.store.reader().await?;
    case_reads::queue(&mut *reader, pool, queue.slug(), after, limit).await
}

/// What waits in the queues of a pool in which this person works or that they oversee.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn waiting(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
) -> Result<Vec<(Queue, QueueWaiting)>, StoreFailure> {
    let oversees = principal.require(Line::MutualAid, Action::ReadAudit).is_ok();
    let sees = |queue: Queue| oversees || require_one(principal, workers(queue)).is_ok();
    let found = queues_waiting(&mut *community.store.reader().await?, pool).await?;
    let known = found.into_iter().filter_map(|one| Some((Queue::from_slug(&one.queue)?, one)));
    let mut seen: Vec<(Queue, QueueWaiting)> = known.filter(|(queue, _)| sees(*queue)).collect();
    seen.sort_by_key(|(queue, _)| *queue);
    Ok(seen)
}

/// Takes a case in hand for half an hour; who has it may do so again.
///
/// # Errors
/// [`Rejection::StepNotNow`] where it waits in no queue, [`Rejection::ClaimedByAnother`],
/// [`Rejection::ConflictDeclared`], [`Rejection::ReaderAgain`], those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn claim(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    key: Uuid,
    (on, at): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let request = request(community, principal, &open, (key, "claim"))?;
    if let Some(committed) = request.repeated(community).await? {
        return Ok(committed);
    }
    let account = principal.account;
    fit_to_claim(community, principal, &open, on).await?;
    let until = at.checked_add(CLAIM).map_err(|_| Rejection::DateInvalid)?;
    let (member, case) = (open.file.member, open.file.case);
    let write = CaseWrite::Claim { member, case, account, at, until };
    request.commit(community, vec![Write::Case(Box::new(write))], until.to_string()).await
}

/// Looks whether somebody could take a case in hand now, without doing it.
///
/// # Errors
/// Those of [`claim`].
pub async fn may_claim(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (on, at): (Date, Timestamp),
) -> Result<(), StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    fit_to_claim(community, principal, &open, on).await?;
    let mut reader = community.store.reader().await?;
    let declared = case_reads::conflicts(&mut *reader, pool, open.file.member, case).await?;
    if declared.iter().any(|one| one.account == principal.account) {
        return Err(Rejection::ConflictDeclared.into());
    }
    match open.file.claim {
        Some((other, until)) if other != principal.account && until > at => {
            Err(Rejection::ClaimedByAnother.into())
        }
        _ => Ok(()),
    }
}

/// Whether a case is for this person to take in hand.
async fn fit_to_claim(
    community: &Community,
    principal: &Principal,
    open: &OpenCase,
    on: Date,
) -> Result<(), StoreFailure> {
    let queue = open.case.state.queue().ok_or(Rejection::StepNotNow)?;
    require_one(principal, workers(queue))?;
    let mut reader = community.store.reader().await?;
    let member = (open.pool, open.file.member);
    if relation_of(&mut *reader, principal, member, on).await?.is_some() {
        return Err(Rejection::ConflictDeclared.into());
    }
    drop(reader);
    let account = principal.account;
    let reading = matches!(queue, Queue::SecondReading | Queue::ThirdReading | Queue::Appeal);
    if reading && open.case.has_decided(account) {
        return Err(Rejection::ReaderAgain.into());
    }
    // Only who was sent out visits.
    let sent = open.case.investigator == Some(account);
    if open.case.state == State::Investigating && !sent {
        return Err(Rejection::OnlyInvestigators.into());
    }
    Ok(())
}

/// Puts a case back.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`]; [`StoreFailure::Unavailable`].
pub async fn release(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    key: Uuid,
) -> Result<Committed, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let request = request(community, principal, &open, (key, "release"))?;
    let (member, case, account) = (open.file.member, open.file.case, principal.account);
    let write = CaseWrite::Release { member, case, account };
    request.commit(community, vec![Write::Case(Box::new(write))], String::new()).await
}

/// Declares a conflict of interest: from here this account does no work on the case. It cannot be
/// taken back.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::CaseFileUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn declare_conflict(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    key: Uuid,
    at: Timestamp,
) -> Result<Committed, StoreFailure> {
    const STAFF: [Action; 5] = [
        Action::TakeInCase,
        Action::Investigate,
        Action::ReviewCase,
        Action::ReadCaseAgain,
        Action::PayCase,
    ];
    require_one(principal, &STAFF)?;
    let open = OpenCase::read(community, pool, case).await?;
    let request = request(community, principal, &open, (key, "conflict"))?;
    let (member, case, account) = (open.file.member, open.file.case, principal.account);
    let write = CaseWrite::Conflict { member, case, account, at };
    request.commit(community, vec![Write::Case(Box::new(write))], String::new()).await
}

fn request(
    community: &Community,
    principal: &Principal,
    open: &OpenCase,
    (key, kind): (Uuid, &str),
) -> Result<Request, Rejection> {
    let parts = [principal.account.as_bytes(), open.file.case.as_bytes()];
    Request::new(community, (open.pool, open.file.member), key, (kind, &parts))
}

/// Looks whether somebody may do one of these.
fn require_one(principal: &Principal, actions: &[Action]) -> Result<(), Rejection> {
    let may = |action: &Action| principal.require(Line::MutualAid, *action);
    let refusals: Vec<Rejection> = actions.iter().filter_map(|one| may(one).err()).collect();
    match refusals.len() < actions.len() {
        true => Ok(()),
        // Of several refusals, the one that says what is still needed.
        false => Err(refusals.into_iter().max().unwrap_or(Rejection::NotPermitted)),
    }
}
