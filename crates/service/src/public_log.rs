//! The public log of a community: what happened in public, in a form that nobody can rewrite
//! (docs/log-entries.md).
//!
//! Events become entries in the order of the outbox ([`entering`]), entries become the log
//! ([`publishing`]), in files that any web server can hand out ([`folder`]).

pub mod balance_file;
pub mod balance_hashing;
pub mod balances;
pub mod bank;
pub(crate) mod card;
pub mod checkpoint_lock;
pub mod commitment;
pub mod entering;
mod entries;
mod entry;
mod failure;
pub mod folder;
mod log;
pub mod proof_file;
pub mod proofs;
pub mod publishing;
mod stored_tree;
pub mod witnessing;

pub use checkpoint_lock::CheckpointLock;
pub use failure::LogFailure;
pub use folder::LogFolder;
pub use log::{LogKeys, PublicLog, Reached};
