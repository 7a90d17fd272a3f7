//! Money that goes out by a list: balances to former members, aid to cases. Two people go through a
//! list together; each line is kept as a proposal of the one that the other confirmed.

use crate::Community;
use crate::money_entry::{Entry, actions};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use store::custody::{self, AidDue, RefundDue};
use store::proposal::{Decision, Proposal, ProposalWrite, Verdict};
use store::{Batch, Committed, MemberId, PoolId, Refund, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

/// The most lines of one list: each is a proposal, its confirmation and an entry.
pub const TOGETHER_MAX: usize = WRITES_MAX / 3;

/// A page of the former members who have a balance, behind the last one of the page before.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn refunds_due(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    after: Option<MemberId>,
    limit: u32,
) -> Result<Vec<RefundDue>, StoreFailure> {
    principal.require(Line::MutualAid, Action::ProposeRefund)?;
    custody::refunds_due(&mut *community.store.reader().await?, pool, after, limit).await
}

/// The aid that is to be paid out, the oldest round first, at most so many cases.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn aid_due(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    limit: u32,
) -> Result<Vec<AidDue>, StoreFailure> {
    principal.require(Line::MutualAid, Action::ProposePayout)?;
    custody::aid_due(&mut *community.store.reader().await?, pool, limit).await
}

/// Pays balances back; all of them are one batch.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::SamePersonTwice`], [`Rejection::TooMany`],
/// [`Rejection::RefundWhileMember`], [`Rejection::RefundAboveBalance`];
/// [`StoreFailure::Unavailable`].
pub async fn refund_together(
    community: &Community,
    two: (&Principal, &Principal),
    batch: (PoolId, Uuid),
    due: &[RefundDue],
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let entry = |RefundDue { member, balance }: &RefundDue| {
        let refund = community.new_id(now);
        let entry = Entry::Refund(Refund { refund, member: *member, on, amount: *balance });
        (format!("refund {member} {on} {}", balance.minor()), entry)
    };
    enter_together(community, two, batch, due.iter().map(entry), now).await
}

/// Pays aid out; all of it is one batch.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::SamePersonTwice`], [`Rejection::TooMany`],
/// [`Rejection::PayoutAboveAid`]; [`StoreFailure::Unavailable`].
pub async fn pay_aid_together(
    community: &Community,
    two: (&Principal, &Principal),
    batch: (PoolId, Uuid),
    due: &[AidDue],
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    let entry = |AidDue { case, amount, .. }: &AidDue| {
        let payout = community.new_id(now);
        let entry = Entry::PayOut { payout, case: case.clone(), on, amount: *amount };
        (format!("payout {case} {on} {}", amount.minor()), entry)
    };
    enter_together(community, two, batch, due.iter().map(entry), now).await
}

/// Enters each line of a list, with what it says apart from the ids made for it.
async fn enter_together(
    community: &Community,
    (proposer, confirmer): (&Principal, &Principal),
    (pool, id): (PoolId, Uuid),
    lines: impl ExactSizeIterator<Item = (String, Entry)>,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    if proposer.account == confirmer.account {
        return Err(Rejection::SamePersonTwice.into());
    }
    let count = lines.len();
    if count > TOGETHER_MAX {
        return Err(Rejection::TooMany.into());
    }
    let mut hash = Sha256::new_with_prefix(format!("together {pool}"));
    let mut writes = Vec::with_capacity(count * 3);
    for (said, entry) in lines {
        hash.update(format!("\n{said}"));
        let [propose, confirm] = actions(entry.kind());
        proposer.require(Line::MutualAid, propose)?;
        confirmer.require(Line::MutualAid, confirm)?;
        let id = community.new_id(now);
        writes.push(Write::Proposal(ProposalWrite::Make(Proposal {
            id,
            pool,
            member: entry.member(),
            kind: entry.kind(),
            body: entry.body(),
            made_by: proposer.account,
            made_at: now,
        })));
        let decision = Decision { by: confirmer.account, at: now, verdict: Verdict::Confirmed };
        writes.push(Write::Proposal(ProposalWrite::Decide(id, decision)));
        writes.extend(entry.writes(proposer.account, confirmer.account, now));
    }
    let (member, answer) = (Uuid::nil(), count.to_string());
    let fingerprint = hash.finalize().into();
    community.store.commit(Batch { id, member, fingerprint, pool, writes, answer }).await
}
