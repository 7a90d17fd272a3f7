//! Requests that bear a key but keep no batch of their own.
//!
//! Some use cases have ids made from what they do, or are harmless to repeat. Their requests still
//! bind their key here, so that the same key with another content is refused.

use crate::Community;
use crate::people::fingerprint;
use store::{Batch, Committed, NO_POOL, StoreFailure};
use uuid::Uuid;

/// Binds an account's key to what is asked for; says whether it was bound before.
///
/// # Errors
/// [`ledger::Rejection::BatchIdUsed`] for another content; [`StoreFailure::Unavailable`].
pub async fn bind(
    community: &Community,
    (account, key): (Uuid, Uuid),
    asked: &[u8],
) -> Result<Committed, StoreFailure> {
    // Keyed, since what is asked for may hold a password.
    let fingerprint = fingerprint(community, "request", &[asked])?;
    let (writes, answer) = (Vec::new(), String::new());
    let batch = Batch { id: key, member: account, fingerprint, pool: NO_POOL, writes, answer };
    community.store.commit(batch).await
}
