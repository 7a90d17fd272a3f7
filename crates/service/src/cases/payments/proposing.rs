//! A list of payments takes two treasurers: one proposes what is due, another confirms it.

use super::list::{PaymentFile, list_of_day};
use super::require_treasurer;
use crate::Community;
use crate::money_entry::Entry;
use crate::principal::Principal;
use crate::proposals::{confirmed_before, decide, propose};
use crate::roles::{Action, Line};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::payment::NewPaymentList;
use store::proposal::{Proposal, Verdict, proposal};
use store::{CaseWrite, Committed, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// The list of what is due on a day, as it would be proposed. Nothing is written, and the accounts
/// are not for showing: who wants to see them says why.
///
/// # Errors
/// [`Rejection::ConflictDeclared`] for who has an interest in a case on it; those of
/// [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn preview_list(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<PaymentFile, StoreFailure> {
    require_treasurer(principal)?;
    list_of_day(community, principal, pool, on).await
}

/// Proposes the list of what is due on a day, whose file has this hash. Answers the id of the
/// proposal, which is that of the list; proposed again, it changes nothing.
///
/// # Errors
/// [`Rejection::FileNotTheProposed`] where the list has become another since it was looked at,
/// [`Rejection::PaymentNotDue`] where nothing is due; those of [`preview_list`].
pub async fn propose_list(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    (on, file): (Date, [u8; 32]),
    now: Timestamp,
) -> Result<Uuid, StoreFailure> {
    principal.require(Line::MutualAid, Action::ProposePayout)?;
    let list = preview_list(community, principal, pool, on).await?;
    if list.digest != file {
        return Err(Rejection::FileNotTheProposed.into());
    }
    let entry = entry(&list, on)?;
    let known = proposal(&mut *community.store.reader().await?, list.list).await?;
    if known.is_none() {
        propose(community, principal, (pool, list.list), &entry, now).await?;
    }
    Ok(list.list)
}

/// Confirms a list that somebody else proposed: it is worked out again and made, in the batch that
/// decides the proposal.
///
/// # Errors
/// [`Rejection::FileNotTheProposed`] where another list is due by now; those of [`preview_list`].
pub(crate) async fn confirm_list(
    community: &Community,
    principal: &Principal,
    (proposal, key): (&Proposal, Uuid),
    proposed: &Entry,
    now: Timestamp,
) -> Result<Committed, StoreFailure> {
    let Entry::PaymentList { on, .. } = proposed else {
        return Err(Rejection::ProposalUnreadable.into());
    };
    let pool = proposal.pool;
    if let Some(done) = confirmed_before(community, principal, (proposal.id, key)).await? {
        return Ok(done);
    }
    let list = preview_list(community, principal, pool, *on).await?;
    if entry(&list, *on).ok().as_ref() != Some(proposed) {
        // Perhaps because somebody else has confirmed it meanwhile.
        let done = confirmed_before(community, principal, (proposal.id, key)).await?;
        return done.ok_or_else(|| Rejection::FileNotTheProposed.into());
    }
    let made = NewPaymentList {
        list: list.list,
        made_by: proposal.made_by,
        checked_by: principal.account,
        made_at: now,
        digest: list.digest,
    };
    let lines = list.lines.into_iter().map(|line| line.payment).collect();
    let make = CaseWrite::MakeList { list: made, lines, on: *on };
    let writes = vec![Write::Case(Box::new(make))];
    decide(community, principal, (proposal, key), Verdict::Confirmed, writes, now).await
}

/// What is proposed of a list.
fn entry(list: &PaymentFile, on: Date) -> Result<Entry, StoreFailure> {
    if list.lines.is_empty() {
        return Err(Rejection::PaymentNotDue.into());
    }
    let (file, count, sum) = (list.digest, list.count()?, list.sum);
    Ok(Entry::PaymentList { file, count, sum, on })
}
