//! Trees, and the proofs that an entry is in one and that one continues another: RFC 6962, sections
//! 2.1.1 and 2.1.2, verified as RFC 9162, sections 2.1.3.2 and 2.1.4.2, has it.

mod grow;
mod prove;
mod verify;

pub use grow::Frontier;
pub use prove::{Subtree, Subtrees, consistency_proof, inclusion_proof, root};
pub use verify::{verify_consistency, verify_inclusion};

use std::fmt;

/// Why a proof does not hold, or cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeError {
    /// The entry is not in a tree of this size.
    IndexBeyond,
    /// The tree that is to be continued is larger than the one that continues it.
    SizeBeyond,
    /// The proof has too few or too many hashes for this place and size.
    WrongLength,
    /// The hashes do not lead to the root.
    WrongRoot,
    /// A hash that is needed is not there.
    HashMissing,
}

impl fmt::Display for TreeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            TreeError::IndexBeyond => "the entry lies beyond the tree",
            TreeError::SizeBeyond => "the older tree is larger than the newer one",
            TreeError::WrongLength => "the proof has too few or too many hashes",
            TreeError::WrongRoot => "the hashes of the proof do not lead to the root",
            TreeError::HashMissing => "a hash of the tree is missing",
        })
    }
}

impl std::error::Error for TreeError {}
