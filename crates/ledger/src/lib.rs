//! Accounts, balanced transfers, and the numbered rejections every part of Tongzhou answers with.
//!
//! **Invariants:** a [`Transfer`] that does not sum to zero cannot be made; a correction is a new
//! transfer, never an edit; every refusal anywhere is one value of [`Rejection`].
//!
//! Not here: members. A round posts a handful of lines for the whole pool, not one per member.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod account;
mod fault;
mod language;
mod rejection;
mod rejection_words;
mod transfer;
mod trial_balance;

pub use account::Account;
pub use fault::{Expected, Fault, Place};
pub use language::Language;
pub use rejection::Rejection;
pub use rejection_words::Words;
pub use transfer::{Line, Purpose, Transfer};
pub use trial_balance::TrialBalance;
