//! Hashes of a Merkle tree as RFC 6962, section 2.1, has them: SHA-256, leaves and nodes apart.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::fmt;

/// What stands before an entry, and before two hashes, so that neither passes for the other.
const LEAF: [u8; 1] = [0];
const NODE: [u8; 1] = [1];

/// A hash of the tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TreeHash(pub [u8; 32]);

impl TreeHash {
    /// The root of a tree without entries.
    pub fn of_nothing() -> TreeHash {
        TreeHash(Sha256::digest([]).into())
    }

    /// The hash of an entry.
    pub fn of_entry(entry: &[u8]) -> TreeHash {
        TreeHash(Sha256::new().chain_update(LEAF).chain_update(entry).finalize().into())
    }

    /// The hash of what is below two hashes, the left one first.
    pub fn of_pair(left: TreeHash, right: TreeHash) -> TreeHash {
        let hasher = Sha256::new().chain_update(NODE);
        TreeHash(hasher.chain_update(left.0).chain_update(right.0).finalize().into())
    }

    /// The hash in base64, as checkpoints and proofs write it.
    pub fn to_text(self) -> String {
        BASE64_STANDARD.encode(self.0)
    }

    /// The hash of such a text; nothing where it is not one.
    pub fn from_text(text: &str) -> Option<TreeHash> {
        let bytes = BASE64_STANDARD.decode(text).ok()?;
        Some(TreeHash(bytes.try_into().ok()?))
    }
}

impl fmt::Debug for TreeHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_text())
    }
}
