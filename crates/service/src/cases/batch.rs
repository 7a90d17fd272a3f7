//! One request about a case is one batch, known again by its key and by what was asked for.

use crate::Community;
use crate::people::fingerprint;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use store::{Batch, Committed, MemberId, PoolId, Session, StoreFailure, Write, reads};
use uuid::Uuid;

/// A request about a case.
pub(crate) struct Request {
    pool: PoolId,
    member: MemberId,
    key: Uuid,
    fingerprint: [u8; 32],
}

impl Request {
    /// A request of this kind, known by its parts. A member's batches lie together.
    pub(crate) fn new(
        community: &Community,
        (pool, member): (PoolId, MemberId),
        key: Uuid,
        (kind, parts): (&str, &[&[u8]]),
    ) -> Result<Request, Rejection> {
        let fingerprint = fingerprint(community, &format!("case/{kind}"), parts)?;
        Ok(Request { pool, member, key, fingerprint })
    }

    /// What was answered, where the same was written before: a repeat is not held against the case
    /// as it is now.
    ///
    /// # Errors
    /// [`Rejection::BatchIdUsed`]; [`StoreFailure::Unavailable`].
    pub(crate) async fn repeated(
        &self,
        community: &Community,
    ) -> Result<Option<Committed>, StoreFailure> {
        self.repeated_by(&mut *community.store.reader().await?).await
    }

    /// The same by a reader that is at hand.
    pub(crate) async fn repeated_by(
        &self,
        session: &mut dyn Session,
    ) -> Result<Option<Committed>, StoreFailure> {
        match reads::written_batch(session, self.member, self.key).await? {
            None => Ok(None),
            Some((first, answer)) if first == self.fingerprint => {
                Ok(Some(Committed { answer, repeated: true }))
            }
            Some(_) => Err(Rejection::BatchIdUsed.into()),
        }
    }

    /// Writes it.
    pub(crate) async fn commit(
        self,
        community: &Community,
        writes: Vec<Write>,
        answer: String,
    ) -> Result<Committed, StoreFailure> {
        let Request { pool, member, key, fingerprint } = self;
        let batch = Batch { id: key, member, fingerprint, pool, writes, answer };
        community.store.commit(batch).await
    }
}

/// What a pool's own batch is known by: its name, which says all that it does.
pub(crate) fn digest(name: &str) -> [u8; 32] {
    Sha256::digest(name).into()
}
