//! Notices: what people are told, on their page and by the ways they chose.
//!
//! What happened comes from the outbox, in the job that tells it to webhooks: what happens to one
//! person becomes a row of that person, what concerns a pool becomes one row of the pool.
//! **Invariant: a round writes no notice for who only paid**: that a share was charged is implied
//! by the round, and read together with the member's statement.
//! **Invariant: what leaves the house says nothing**: an e-mail or a letter says that there is news
//! and where to sign in, never what it is.

pub mod announcing;
mod case_steps;
pub mod channels;
mod kind;
pub mod letters;
pub mod making;
pub mod past;
pub mod post;
pub mod reading;
mod saying;
pub mod sending;

pub use kind::NoticeKind;

use sha2::{Digest, Sha256};
use store::PoolId;
use uuid::Uuid;

/// The id of a notice: a hash of what happened to whom, so that it is told once.
pub(crate) fn notice_id(whom: Uuid, pool: PoolId, kind: NoticeKind, what: &str) -> Uuid {
    let kind = kind.slug();
    let hash = Sha256::digest(format!("tongzhou/notice/1\n{whom}\n{pool}\n{kind}\n{what}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
