//! Balances that go back to former members: who is owed one, and many paid back together.

use crate::Community;
use crate::money_entry::Entry;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use store::custody::{self, RefundDue};
use store::proposal::{Decision, Proposal, ProposalWrite, Verdict};
use store::{Batch, Committed, MemberId, PoolId, Refund, StoreFailure, WRITES_MAX, Write};
use uuid::Uuid;

/// The most refunds of one list: each is a proposal, its confirmation and an entry.
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

/// Pays back a list that two people went through together: each refund is kept as a proposal of the
/// one that the other confirmed, and all of them are one batch.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::SamePersonTwice`], [`Rejection::TooMany`],
/// [`Rejection::RefundWhileMember`], [`Rejection::RefundAboveBalance`];
/// [`StoreFailure::Unavailable`].
pub async fn refund_together(
    community: &Community,
    (proposer, confirmer): (&Principal, &Principal),
    (pool, batch): (PoolId, Uuid),
    due: &[RefundDue],
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    proposer.require(Line::MutualAid, Action::ProposeRefund)?;
    confirmer.require(Line::MutualAid, Action::ConfirmRefund)?;
    if proposer.account == confirmer.account {
        return Err(Rejection::SamePersonTwice.into());
    }
    if due.len() > TOGETHER_MAX {
        return Err(Rejection::TooMany.into());
    }
    let mut hash = Sha256::new_with_prefix(format!("refund together {pool} {on}"));
    let mut writes = Vec::with_capacity(due.len() * 3);
    for RefundDue { member, balance } in due {
        hash.update(format!("\n{member} {}", balance.minor()));
        let refund = community.new_id(now);
        let entry = Entry::Refund(Refund { refund, member: *member, on, amount: *balance });
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
    let (member, answer) = (Uuid::nil(), due.len().to_string());
    let fingerprint = hash.finalize().into();
    community.store.commit(Batch { id: batch, member, fingerprint, pool, writes, answer }).await
}
