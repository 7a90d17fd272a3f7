//! Two people: one proposes, another confirms or rejects.
//!
//! **Invariant: what is confirmed is written in the batch that marks the proposal decided**: never
//! one without the other, never twice.

use crate::Community;
use crate::cases::payments::confirm_list;
use crate::money_entry::{Entry, actions};
use crate::principal::Principal;
use crate::receipt::read_verifier;
use crate::roles::Line;
use crate::stop_orders::refuse_stopped;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::ops::RangeInclusive;
use store::proposal::{Decision, Proposal, ProposalWrite, Verdict, open_proposals, proposal};
use store::stop_order::Stop;
use store::{Batch, Committed, PoolId, StoreFailure, Write, reads};
use uuid::Uuid;

/// The longest reason of a rejection, in characters.
const REASON_MAX: usize = 500;

/// The articles that every covenant has.
const ARTICLES: RangeInclusive<u8> = 1..=16;

/// The longest name of a token, in characters.
const TOKEN_NAME_MAX: usize = 60;

/// The longest text of a key, in characters.
const VERIFIER_MAX: usize = 300;

/// The longest life of a token.
const TOKEN_LIFE_MAX: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Proposes an entry; the proposal's id is the client's key, so that a repeat changes nothing.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::IdInvalid`], [`Rejection::ScopesInvalid`],
/// [`Rejection::VerifierMalformed`], [`Rejection::PayoutsStopped`],
/// [`Rejection::EverythingStopped`]; [`StoreFailure::Unavailable`].
pub async fn propose(
    community: &Community,
    principal: &Principal,
    (pool, id): (PoolId, Uuid),
    entry: &Entry,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    principal.require(Line::MutualAid, actions(entry.kind())[0])?;
    check(entry, now)?;
    match entry {
        Entry::PayOut { .. } | Entry::PaymentList { .. } => {
            refuse_stopped(community, pool, Stop::Payouts).await?;
        }
        Entry::Refund(_) => refuse_stopped(community, pool, Stop::Everything).await?,
        _ => {}
    }
    let made = Proposal {
        id,
        pool,
        member: entry.member(),
        kind: entry.kind(),
        body: entry.body(),
        made_by: principal.account,
        made_at: now,
    };
    let fingerprint = fingerprint(&format!("propose {pool} {:?} {}", made.kind, made.body));
    let writes = vec![Write::Proposal(ProposalWrite::Make(made))];
    commit(community, (id, fingerprint), pool, writes).await
}

/// Confirms a proposal of somebody else, which writes it. A file of deposits is confirmed by
/// [`crate::deposit_file::confirm`].
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::ProposalUnknown`],
/// [`Rejection::SamePersonTwice`], [`Rejection::ProposalDecided`], and those of the entry itself;
/// [`StoreFailure::Unavailable`].
pub async fn confirm(
    community: &Community,
    principal: &Principal,
    (id, key): (Uuid, Uuid),
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    let (proposal, entry) = to_decide(community, principal, id).await?;
    if matches!(entry, Entry::DepositFile { .. }) {
        return Err(Rejection::FileNotTheProposed.into());
    }
    if matches!(entry, Entry::PaymentList { .. }) {
        return confirm_list(community, principal, (&proposal, key), &entry, now).await;
    }
    if matches!(entry, Entry::Role { account, .. }
        if account == principal.account || account == proposal.made_by)
    {
        return Err(Rejection::SamePersonTwice.into());
    }
    let writes = entry.writes(proposal.made_by, principal.account, now);
    decide(community, principal, (&proposal, key), Verdict::Confirmed, writes, now).await
}

/// Rejects a proposal of somebody else.
///
/// # Errors
/// Those of [`confirm`], [`Rejection::DecisionReasonMissing`].
pub async fn reject(
    community: &Community,
    principal: &Principal,
    (id, key): (Uuid, Uuid),
    reason: &str,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    let (proposal, _) = to_decide(community, principal, id).await?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Rejection::DecisionReasonMissing.into());
    }
    let verdict = Verdict::Rejected(reason.to_owned());
    decide(community, principal, (&proposal, key), verdict, vec![], now).await
}

/// What waits in a pool and this person could decide, oldest first; pool 0 is the community's own.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn waiting_for(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
) -> Result<Vec<Proposal>, StoreFailure> {
    let mut open = open_proposals(&mut *community.store.reader().await?, pool).await?;
    open.retain(|one| {
        let allowed = principal.require(Line::MutualAid, actions(one.kind)[1]).is_ok();
        allowed && one.made_by != principal.account
    });
    Ok(open)
}

/// A proposal that this person may decide, whether or not it is decided.
pub(crate) async fn to_decide(
    community: &Community,
    principal: &Principal,
    id: Uuid,
) -> Result<(Proposal, Entry), StoreFailure> {
    let found = proposal(&mut *community.store.reader().await?, id).await?;
    let (proposal, _) = found.ok_or(Rejection::ProposalUnknown)?;
    principal.require(Line::MutualAid, actions(proposal.kind)[1])?;
    if proposal.made_by == principal.account {
        return Err(Rejection::SamePersonTwice.into());
    }
    let entry = Entry::read(proposal.kind, &proposal.body)?;
    Ok((proposal, entry))
}

/// What was answered where this person confirmed a proposal with this key before.
///
/// # Errors
/// [`Rejection::ProposalDecided`], [`Rejection::BatchIdUsed`]; [`StoreFailure::Unavailable`].
pub(crate) async fn confirmed_before(
    community: &Community,
    principal: &Principal,
    (id, key): (Uuid, Uuid),
) -> Result<Option<Committed>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let asked = deciding(id, principal, &Verdict::Confirmed);
    match reads::written_batch(&mut *reader, Uuid::nil(), key).await? {
        Some((first, answer)) if first == asked => {
            return Ok(Some(Committed { answer, repeated: true }));
        }
        Some(_) => return Err(Rejection::BatchIdUsed.into()),
        None => {}
    }
    match proposal(&mut *reader, id).await? {
        Some((_, Some(_))) => Err(Rejection::ProposalDecided.into()),
        _ => Ok(None),
    }
}

/// What is asked for when somebody decides.
fn deciding(id: Uuid, principal: &Principal, verdict: &Verdict) -> [u8; 32] {
    fingerprint(&format!("decide {id} {} {verdict:?}", principal.account))
}

/// Marks a proposal decided and writes what it asks for, in one batch.
pub(crate) async fn decide(
    community: &Community,
    principal: &Principal,
    (proposal, key): (&Proposal, Uuid),
    verdict: Verdict,
    writes: Vec<Write>,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    let by = principal.account;
    let fingerprint = deciding(proposal.id, principal, &verdict);
    let decision = Decision { by, at: now, verdict };
    let mut all = vec![Write::Proposal(ProposalWrite::Decide(proposal.id, decision))];
    all.extend(writes);
    commit(community, (key, fingerprint), proposal.pool, all).await
}

async fn commit(
    community: &Community,
    (id, fingerprint): (Uuid, [u8; 32]),
    pool: PoolId,
    writes: Vec<Write>,
) -> Result<Committed, StoreFailure> {
    let (member, answer) = (Uuid::nil(), String::new());
    community.store.commit(Batch { id, member, fingerprint, pool, writes, answer }).await
}

/// What was asked for, without the time: a repeat comes later.
fn fingerprint(asked: &str) -> [u8; 32] {
    Sha256::digest(asked).into()
}

/// What could not be kept as lines of text, or would be a token beyond what tokens may do.
fn check(entry: &Entry, now: Timestamp) -> Result<(), Rejection> {
    match entry {
        Entry::PayOut { case, .. } => match case.is_empty() || case.contains(char::is_control) {
            true => Err(Rejection::IdInvalid),
            false => Ok(()),
        },
        Entry::Remove { article, .. } if !ARTICLES.contains(article) => {
            Err(Rejection::NumberOutOfRange)
        }
        Entry::Token { name, scopes, expires_at, .. } => {
            let named = (1..=TOKEN_NAME_MAX).contains(&name.chars().count());
            let sound = named && !name.contains(char::is_control) && !scopes.is_empty();
            let fitting = scopes.iter().all(|action| action.fits_a_token());
            let life = expires_at.duration_since(now);
            let ends = life > SignedDuration::ZERO && life <= TOKEN_LIFE_MAX;
            if sound && fitting && ends { Ok(()) } else { Err(Rejection::ScopesInvalid) }
        }
        // One text for each key, so that none is enrolled twice.
        Entry::SupervisorKey { verifier } => match read_verifier(verifier)?.text() == *verifier {
            true if verifier.chars().count() <= VERIFIER_MAX => Ok(()),
            _ => Err(Rejection::VerifierMalformed),
        },
        _ => Ok(()),
    }
}
