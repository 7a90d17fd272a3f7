//! The one write verb.

use crate::write::Write;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A pool's number, chosen by who opens it.
pub type PoolId = i64;

/// A member's id, made by the client.
pub type MemberId = Uuid;

/// The most writes of one batch.
pub const WRITES_MAX: usize = 8_190;

/// Writes that happen together or not at all, once.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Made and kept by the client before it sends the batch; in time order (UUIDv7).
    pub id: Uuid,
    /// The member who asked for the batch, so that all its rows lie together; nil for a pool's own.
    pub member: MemberId,
    /// What was asked for, hashed: a repeat has the same, another content is refused.
    pub fingerprint: [u8; 32],
    /// The pool written to.
    pub pool: PoolId,
    /// What to write, in order; at most [`WRITES_MAX`].
    pub writes: Vec<Write>,
    /// What the client is told, kept so that a repeat is told the same.
    pub answer: String,
}

/// What became of a batch that was not refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// What the client is told: the first time and every time after.
    pub answer: String,
    /// Whether the batch had been written before.
    pub repeated: bool,
}

impl Batch {
    /// A batch of a pool's own, known by what it writes; its client is told nothing more.
    pub fn of_pool(id: Uuid, pool: PoolId, writes: Vec<Write>) -> Batch {
        let mut hash = Sha256::new();
        hash.update(pool.to_le_bytes());
        for write in &writes {
            // The debug form names every field, in the order of its declaration.
            hash.update(format!("{write:?}\n").as_bytes());
        }
        let fingerprint = hash.finalize().into();
        Batch { id, member: Uuid::nil(), fingerprint, pool, writes, answer: String::new() }
    }
}
