//! What a transparency log is made of, as C2SP writes it down: so far the signed note.
//!
//! The formats are not ours (<https://c2sp.org/signed-note>), so that anybody's tools check what
//! Tongzhou signs. **Invariant: bytes from outside never panic**, and no text is handed out before
//! a known key has signed it. No clock, no randomness, no files; no other crate of ours.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod note;
