//! Commitments: a hash that stands for something personal, which nobody can guess without its salt.

use sha2::{Digest, Sha256};

/// What stands before what is hashed.
const LABEL: &[u8] = b"tongzhou-commitment-v1\n";

/// The commitment to a content under a salt.
pub fn of(salt: [u8; 16], content: &[u8]) -> [u8; 32] {
    let hasher = Sha256::new().chain_update(LABEL).chain_update(salt);
    hasher.chain_update(content).finalize().into()
}
