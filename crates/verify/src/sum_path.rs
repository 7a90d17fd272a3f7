//! The tree of balances, from a member's leaf up to the root (docs/log-entries.md): a Merkle tree
//! of the shape of RFC 6962 whose nodes commit to the sums of both their children.

use sha2::{Digest, Sha256};

const LEAF: [u8; 1] = [0x10];
const NODE: [u8; 1] = [0x11];

/// The most neighbours of a path: a tree of 64-bit size has no more levels.
const NEIGHBOURS_MAX: usize = 64;

/// The bits of a byte that hold a part of a number.
const PART_BITS: u32 = 7;

/// A node with its sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumNode {
    /// Its hash.
    pub hash: [u8; 32],
    /// The balances below it.
    pub balance: u128,
    /// What was charged below it.
    pub charged: u128,
}

/// Why a path does not lead to the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// It is cut off, or a number is written in more bytes than it needs.
    Malformed,
    /// It has too few or too many nodes for this place and number of leaves.
    WrongLength,
    /// The sums leave 128 bits.
    TooLarge,
}

/// The leaf of a member.
pub fn leaf(salt: [u8; 16], member: [u8; 16], balance: u64, charged: u64) -> SumNode {
    let hash = Sha256::new()
        .chain_update(LEAF)
        .chain_update(salt)
        .chain_update(member)
        .chain_update(balance.to_be_bytes())
        .chain_update(charged.to_be_bytes())
        .finalize();
    SumNode { hash: hash.into(), balance: balance.into(), charged: charged.into() }
}

/// The node above two.
///
/// # Errors
/// [`PathError::TooLarge`].
pub fn above(left: SumNode, right: SumNode) -> Result<SumNode, PathError> {
    let mut hasher = Sha256::new().chain_update(NODE);
    for child in [left, right] {
        hasher.update(child.hash);
        hasher.update(child.balance.to_be_bytes());
        hasher.update(child.charged.to_be_bytes());
    }
    let sum = |one: u128, other: u128| one.checked_add(other).ok_or(PathError::TooLarge);
    Ok(SumNode {
        hash: hasher.finalize().into(),
        balance: sum(left.balance, right.balance)?,
        charged: sum(left.charged, right.charged)?,
    })
}

/// The neighbours of a path in bytes: each a hash and two numbers in LEB128.
///
/// # Errors
/// [`PathError::Malformed`], [`PathError::WrongLength`].
pub fn read(mut bytes: &[u8]) -> Result<Vec<SumNode>, PathError> {
    let mut neighbours = Vec::new();
    while !bytes.is_empty() {
        let (hash, rest) = bytes.split_first_chunk::<32>().ok_or(PathError::Malformed)?;
        let (balance, rest) = read_number(rest)?;
        let (charged, rest) = read_number(rest)?;
        neighbours.push(SumNode { hash: *hash, balance, charged });
        if neighbours.len() > NEIGHBOURS_MAX {
            return Err(PathError::WrongLength);
        }
        bytes = rest;
    }
    Ok(neighbours)
}

fn read_number(bytes: &[u8]) -> Result<(u128, &[u8]), PathError> {
    let mut number = 0u128;
    for (place, byte) in (0u32..).zip(bytes) {
        let part = u128::from(*byte & 0x7f);
        let shift = place.saturating_mul(PART_BITS);
        let shifted = part.checked_shl(shift).ok_or(PathError::Malformed)?;
        // What is shifted out would be lost, and a last part of nought is one byte too many.
        if shifted.checked_shr(shift) != Some(part) || (*byte == 0 && place > 0) {
            return Err(PathError::Malformed);
        }
        number |= shifted;
        if *byte & 0x80 == 0 {
            let next = usize::try_from(place).ok().and_then(|place| place.checked_add(1));
            let rest = next.and_then(|next| bytes.get(next..)).ok_or(PathError::Malformed)?;
            return Ok((number, rest));
        }
    }
    Err(PathError::Malformed)
}

/// The root that a leaf leads to along its neighbours, in a tree of so many leaves.
///
/// # Errors
/// [`PathError::WrongLength`], [`PathError::TooLarge`].
pub fn root(
    leaf: SumNode,
    (place, leaves): (u64, u64),
    neighbours: &[SumNode],
) -> Result<SumNode, PathError> {
    if place >= leaves {
        return Err(PathError::WrongLength);
    }
    let mut neighbours = neighbours.iter();
    let root = climb(leaf, (place, leaves), &mut neighbours)?;
    match neighbours.next() {
        None => Ok(root),
        Some(_) => Err(PathError::WrongLength),
    }
}

/// The root of a tree that is split at the largest power of two below its number of leaves: first
/// that of the part in which the leaf is, then joined with the other part.
fn climb(
    leaf: SumNode,
    (place, leaves): (u64, u64),
    neighbours: &mut std::slice::Iter<'_, SumNode>,
) -> Result<SumNode, PathError> {
    let Some(left) = leaves.checked_sub(1).and_then(u64::checked_ilog2) else {
        return Ok(leaf);
    };
    let left = 1u64.checked_shl(left).unwrap_or(u64::MAX);
    match place.checked_sub(left) {
        None => {
            let below = climb(leaf, (place, left), neighbours)?;
            above(below, *neighbours.next().ok_or(PathError::WrongLength)?)
        }
        Some(within) => {
            let right = leaves.saturating_sub(left);
            let below = climb(leaf, (within, right), neighbours)?;
            above(*neighbours.next().ok_or(PathError::WrongLength)?, below)
        }
    }
}
