//! Where somebody is signed in, and ending one of these or all.

use crate::Community;
use crate::principal::{IDLE, Principal, Proof};
use crate::sign_in::commit;
use jiff::Timestamp;
use ledger::Rejection;
use store::sign_in::{SignInWrite, Strength, sessions_of};
use store::{StoreFailure, Write};

/// The most sessions that are shown.
const SESSIONS_MAX: u32 = 200;

/// A session as its owner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionSeen {
    /// What names it: what is stored of the bearer's token, from which nobody makes the token.
    pub digest: [u8; 32],
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Timestamp,
    /// When it ends, however much it is used.
    pub expires_at: Timestamp,
    /// How it was opened.
    pub strength: Strength,
}

/// Where the account that asks is signed in, the oldest first.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn sessions(
    community: &Community,
    principal: &Principal,
    now: Timestamp,
) -> Result<Vec<SessionSeen>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let found = sessions_of(&mut *reader, principal.account, now, SESSIONS_MAX).await?;
    let open = found.into_iter().filter(|one| now.duration_since(one.seen_at) < IDLE);
    let seen = open.map(|one| SessionSeen {
        digest: one.digest,
        begun_at: one.made_at,
        used_at: one.seen_at,
        expires_at: one.expires_at,
        strength: one.strength,
    });
    Ok(seen.collect())
}

/// Ends one session of the account that asks.
///
/// # Errors
/// [`Rejection::SessionUnknown`], [`Rejection::ScopeMissing`] for a program;
/// [`StoreFailure::Unavailable`].
pub async fn end_session(
    community: &Community,
    principal: &Principal,
    digest: [u8; 32],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    if matches!(principal.proof, Proof::Token(_)) {
        return Err(Rejection::ScopeMissing.into());
    }
    let end = SignInWrite::EndOwn(digest, principal.account);
    commit(community, vec![Write::SignIn(end)], now).await
}
