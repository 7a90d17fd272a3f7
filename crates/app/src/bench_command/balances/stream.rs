//! The tree over balances that come out of memory, in two threads.

use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};
use store::MemberId;
use tlog::sum_tree::{BLOCK_LEAVES, Block, Leaf, SumNode, reduce, salts_of_round};

/// What is hashed for each member beside padding: the salt, the leaf and a node.
const BYTES_EACH: u64 = 29 + 49 + 129;

const PIECE_BYTES: u64 = 1 << 16;

/// The time for the root.
pub fn tree(members: u32, seed: u64) -> Duration {
    let started = Instant::now();
    let block_leaves = u32::try_from(BLOCK_LEAVES).expect("256");
    // The first half of the blocks for one thread, the rest for the other.
    let middle = members.div_ceil(block_leaves).div_ceil(2).saturating_mul(block_leaves);
    let middle = middle.min(members);
    let roots = std::thread::scope(|scope| {
        let first = scope.spawn(|| roots(0..middle, seed));
        let mut all = roots(middle..members, seed);
        let mut first = first.join().expect("hashing does not panic");
        first.append(&mut all);
        first
    });
    black_box(reduce(roots).root());
    started.elapsed()
}

/// The time for hashing as many bytes in one piece each, in two threads.
pub fn plain(members: u32) -> Duration {
    let started = Instant::now();
    let bytes = u64::from(members) * BYTES_EACH;
    let hash = || {
        let piece = vec![7; usize::try_from(PIECE_BYTES).expect("64 KiB")];
        let mut hash = Sha256::new();
        (0..bytes.div_ceil(2 * PIECE_BYTES)).for_each(|_| hash.update(&piece));
        black_box(hash.finalize())
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(hash);
        hash();
        other.join().expect("hashing does not panic");
    });
    started.elapsed()
}

/// The id of a member of a number, in the order of numbers.
pub fn member_of(number: u32) -> MemberId {
    MemberId::from_u64_pair(u64::from(number), 7)
}

/// The secret of a member of a number.
pub fn secret_of(number: u32, seed: u64) -> [u8; 16] {
    let mut secret = [0; 16];
    let mixed = u64::from(number).wrapping_add(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    secret[..8].copy_from_slice(&mixed.to_be_bytes());
    secret[8..].copy_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes());
    secret
}

fn roots(members: Range<u32>, seed: u64) -> Vec<SumNode> {
    let leaf = |(number, salt): (u32, [u8; 16])| {
        let member = member_of(number).into_bytes();
        Leaf { salt, member, balance: u64::from(number % 100_000), charged: 300 }
    };
    let firsts = members.clone().step_by(BLOCK_LEAVES);
    let block = |first: u32| {
        let behind = first.saturating_add(u32::try_from(BLOCK_LEAVES).expect("256"));
        let numbers = first..behind.min(members.end);
        let salts = salts_of_round(numbers.clone().map(|one| secret_of(one, seed)), 1, 1);
        let leaves: Vec<Leaf> = numbers.zip(salts).map(leaf).collect();
        Block::of(Leaf::nodes(&leaves)).root()
    };
    firsts.map(block).collect()
}
