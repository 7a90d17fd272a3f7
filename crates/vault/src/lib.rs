//! The only place that sees plain personal data at rest: keys, sealed fields, credentials.
//!
//! A community has a ring of [`MasterKeys`]. Each person has a [`PersonKey`], stored wrapped under
//! a master key; what is personal is [`sealed`] under the person's key, so that destroying this one
//! key makes all of it unreadable. What must be found again without being readable is kept as a
//! [`BlindIndex`]. Passwords, one-time codes, tokens and recovery codes are checked here. Documents
//! and photos are [`evidence`], sealed in a store of files.
//!
//! **Invariant: nothing here reads the clock, and only [`evidence`] does I/O**, through one crate
//! for stores of files; randomness is an argument ([`Entropy`]), so that the same seed makes the
//! same demo world.
//! **Invariant: keys, tokens and codes are never shown by `Debug`** and are overwritten on drop.
//! **Invariant: bytes from outside never panic**; each refusal is one numbered rejection.
//!
//! The constructions are published ones, named where they are used; none is our own.

mod ballot_key;
mod blind_index;
mod entropy;
pub mod evidence;
mod master_keys;
mod message_key;
mod normal_text;
mod one_time_code;
pub mod password;
mod person_key;
mod receipt_key;
mod recovery_code;
mod resident_id;
pub mod sealed;
mod secret_key;
mod token;

pub use ballot_key::BallotKey;
pub use blind_index::BlindIndex;
pub use entropy::{Entropy, OperatingSystemEntropy, SeededEntropy, uuid_v7};
pub use master_keys::{MasterKeys, Purpose};
pub use normal_text::normalise;
pub use one_time_code::OneTimeSecret;
pub use person_key::PersonKey;
pub use receipt_key::ReceiptKey;
pub use recovery_code::{RECOVERY_CODES, RecoveryCode};
pub use resident_id::{ResidentFacts, Sex, read_resident_id};
pub use secret_key::SecretKey;
pub use token::{Token, TokenDigest};
