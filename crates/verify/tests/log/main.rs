//! Logs of small communities, whole and tampered with.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod bits;
mod checkpoints;
mod community;
mod custody;
mod facts;
mod proofs;
mod reports;
mod rulebook;
mod speed;
mod tampering;
mod village;
mod worked_book;
mod written;
