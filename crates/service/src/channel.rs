//! Money that a payment channel says was paid in: a bank's or a wallet's program, by its token.
//!
//! **Invariant: nobody books money alone.** The token is made by two people, a person who signed in
//! cannot use this way, and each deposit has the id of its request, so that it counts once.

use crate::Community;
use crate::people::fingerprint;
use crate::principal::{Principal, Proof};
use crate::roles::{Action, Line};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use store::{Batch, Committed, Deposit, MemberId, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// Money that came in by a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelDeposit {
    /// The client's key; it becomes the id of the batch and of the deposit.
    pub key: Uuid,
    /// The pool.
    pub pool: PoolId,
    /// Who paid in.
    pub member: MemberId,
    /// The day from which the money counts.
    pub on: Date,
    /// How much.
    pub amount: Amount,
}

/// Looks whether this is the token of a payment channel.
///
/// # Errors
/// [`Rejection::ChannelTokenNeeded`] for a person, and those of [`Principal::require`].
pub fn require_channel(principal: &Principal) -> Result<(), Rejection> {
    match principal.proof {
        Proof::Session(_) => Err(Rejection::ChannelTokenNeeded),
        Proof::Token(_) => principal.require(Line::MutualAid, Action::DepositByChannel),
    }
}

/// Books a deposit.
///
/// # Errors
/// Those of [`require_channel`], [`Rejection::AmountNegative`], and those of the store.
pub async fn deposit(
    community: &Community,
    principal: &Principal,
    paid: &ChannelDeposit,
) -> Result<Committed, StoreFailure> {
    require_channel(principal)?;
    let ChannelDeposit { key, pool, member, on, amount } = *paid;
    if amount <= Amount::ZERO {
        return Err(Rejection::AmountNegative.into());
    }
    let asked = format!("{pool} {member} {on} {}", amount.minor());
    let fingerprint = fingerprint(community, "channel deposit", &[asked.as_bytes()])?;
    let writes = vec![Write::Deposit(Deposit { deposit: key, member, on, amount })];
    let answer = String::new();
    community.store.commit(Batch { id: key, member, fingerprint, pool, writes, answer }).await
}
