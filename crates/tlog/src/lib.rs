//! What a transparency log is made of, as C2SP writes it down: signed notes, the tree and its
//! proofs, tiles, checkpoints, and proofs in files.
//!
//! The formats are not ours (<https://c2sp.org>), so that anybody's tools check what Tongzhou
//! signs. **Invariant: bytes from outside never panic**, and no text is handed out before a known
//! key has signed it. No clock, no randomness, no files; no other crate of ours.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod checkpoint;
pub mod cosignature;
pub mod hash;
pub mod note;
pub mod policy;
pub mod proof;
pub mod tile;
pub mod tree;
