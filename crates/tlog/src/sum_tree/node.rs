//! Leaves and nodes.

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
        // One block of SHA-256 with its padding: what is hashed first is laid out here.
        let mut bytes = [0; 49];
        bytes[0] = LEAF;
        bytes[1..17].copy_from_slice(&self.salt);
        bytes[17..33].copy_from_slice(&self.member);
        bytes[33..41].copy_from_slice(&self.balance.to_be_bytes());
        bytes[41..].copy_from_slice(&self.charged.to_be_bytes());
        SumNode {
            hash: Sha256::digest(bytes).into(),
            balance: self.balance.into(),
            charged: self.charged.into(),
        }
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
        let mut bytes = [0; 129];
        bytes[0] = NODE;
        left.write(&mut bytes[1..65]);
        right.write(&mut bytes[65..]);
        Some(SumNode {
            hash: Sha256::digest(bytes).into(),
            balance: left.balance.checked_add(right.balance)?,
            charged: left.charged.checked_add(right.charged)?,
        })
    }

    fn write(&self, bytes: &mut [u8]) {
        bytes[..32].copy_from_slice(&self.hash);
        bytes[32..48].copy_from_slice(&self.balance.to_be_bytes());
        bytes[48..].copy_from_slice(&self.charged.to_be_bytes());
    }
}

/// The salt of a member's leaf in a round, from the secret that goes with the person's key.
pub fn salt_of_round(secret: [u8; 16], pool: i64, round: u32) -> [u8; 16] {
    let mut bytes = [0; 29];
    bytes[0] = SALT;
    bytes[1..17].copy_from_slice(&secret);
    bytes[17..25].copy_from_slice(&pool.to_be_bytes());
    bytes[25..].copy_from_slice(&round.to_be_bytes());
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    *hash.first_chunk().expect("SHA-256 has 32 bytes")
}
