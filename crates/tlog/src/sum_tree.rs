//! A tree of sums over the balances of members: each node commits to the hash and to the sums of
//! each of its children apart, as docs/log-entries.md says.
//!
//! **Invariant: a negative balance cannot be written**: leaves hold unsigned numbers, and a sum of
//! as many leaves as 64 bits count fits 128 bits.

mod block;
mod node;
mod path;
mod sha256;

pub use block::{BLOCK_LEAVES, Block, NotInBlock, Reduced, reduce};
pub use node::{Leaf, SumNode, salt_of_round, salts_of_round};
pub use path::{PathError, lead, path, read_path, root, write_path};
