//! Leaves and nodes.

use super::sha256::{Input, hash, hash_all};
use sha2::{Digest, Sha256};

/// What stands before what is hashed, so that a leaf passes for no node, and neither for an entry.
const LEAF: u8 = 0x10;
const NODE: u8 = 0x11;
const SALT: u8 = 0x13;

/// What a leaf holds of a member. The salt keeps its hash from being guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The salt of this round.
    pub salt: [u8; 16],
    /// The member's id in the pool.
    pub member: [u8; 16],
    /// What the member has, in minor units.
    pub balance: u64,
    /// What all rounds so far took from the member, in minor units.
    pub charged: u64,
}

/// A node: its hash and the sums of what is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumNode {
    /// The hash.
    pub hash: [u8; 32],
    /// The sum of the balances.
    pub balance: u128,
    /// The sum of what was charged.
    pub charged: u128,
}

impl Leaf {
    /// The leaf as a node.
    pub fn node(&self) -> SumNode {
        self.with_hash(hash(&self.input()))
    }

    /// Leaves as nodes, many at a time.
    pub fn nodes(leaves: &[Leaf]) -> Vec<SumNode> {
        let hashes = hash_all(leaves.iter().map(Leaf::input));
        leaves.iter().zip(hashes).map(|(leaf, hash)| leaf.with_hash(hash)).collect()
    }

    fn with_hash(&self, hash: [u8; 32]) -> SumNode {
        SumNode { hash, balance: self.balance.into(), charged: self.charged.into() }
    }

    fn input(&self) -> [[u8; 64]; 1] {
        let mut input = Input::<1>::new();
        input.push(&[LEAF]);
        input.push(&self.salt);
        input.push(&self.member);
        input.push(&self.balance.to_be_bytes());
        input.push(&self.charged.to_be_bytes());
        input.padded()
    }
}

impl SumNode {
    /// The root of a tree without leaves.
    pub fn of_nothing() -> SumNode {
        SumNode { hash: Sha256::digest([]).into(), balance: 0, charged: 0 }
    }

    /// The node above two, the left one first; nothing where the sums leave 128 bits, which those
    /// of real leaves never do.
    pub fn of_pair(left: &SumNode, right: &SumNode) -> Option<SumNode> {
        SumNode::above(left, right, hash(&input(left, right)))
    }

    /// The nodes above a level's, from the left; one without a neighbour stands for itself. Nothing
    /// where sums leave 128 bits.
    pub fn level_above(nodes: &[SumNode]) -> Option<Vec<SumNode>> {
        let (pairs, alone) = nodes.as_chunks::<2>();
        let hashes = hash_all(pairs.iter().map(|[left, right]| input(left, right)));
        let pairs = pairs.iter().zip(hashes);
        let pairs = pairs.map(|([left, right], hash)| SumNode::above(left, right, hash));
        pairs.chain(alone.iter().map(|node| Some(*node))).collect()
    }

    fn above(left: &SumNode, right: &SumNode, hash: [u8; 32]) -> Option<SumNode> {
        let balance = left.balance.checked_add(right.balance)?;
        Some(SumNode { hash, balance, charged: left.charged.checked_add(right.charged)? })
    }

    fn write(&self, input: &mut Input<3>) {
        input.push(&self.hash);
        input.push(&self.balance.to_be_bytes());
        input.push(&self.charged.to_be_bytes());
    }
}

/// What is hashed of two nodes.
fn input(left: &SumNode, right: &SumNode) -> [[u8; 64]; 3] {
    let mut input = Input::<3>::new();
    input.push(&[NODE]);
    left.write(&mut input);
    right.write(&mut input);
    input.padded()
}

/// The salts of many members' leaves in a round, in their order.
pub fn salts_of_round(
    secrets: impl Iterator<Item = [u8; 16]>,
    pool: i64,
    round: u32,
) -> Vec<[u8; 16]> {
    let hashes = hash_all(secrets.map(|secret| salt_input(secret, pool, round)));
    hashes.iter().map(first_half).collect()
}

/// The salt of a member's leaf in a round, from the secret that goes with the person's key.
pub fn salt_of_round(secret: [u8; 16], pool: i64, round: u32) -> [u8; 16] {
    first_half(&hash(&salt_input(secret, pool, round)))
}

fn salt_input(secret: [u8; 16], pool: i64, round: u32) -> [[u8; 64]; 1] {
    let mut input = Input::<1>::new();
    input.push(&[SALT]);
    input.push(&secret);
    input.push(&pool.to_be_bytes());
    input.push(&round.to_be_bytes());
    input.padded()
}

fn first_half(hash: &[u8; 32]) -> [u8; 16] {
    *hash.first_chunk().expect("SHA-256 has 32 bytes")
}
