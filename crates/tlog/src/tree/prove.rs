//! Making a proof from the hashes of complete subtrees, which tiles hold.

use super::TreeError;
use crate::hash::TreeHash;

/// A complete subtree: the one with a number among those of 2^level entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subtree {
    /// How many levels are below its root; a leaf has none.
    pub level: u32,
    /// Its number from the left.
    pub number: u64,
}

/// Where the hashes of complete subtrees come from.
pub trait Subtrees {
    /// The hash of a complete subtree; nothing where it is not at hand.
    fn hash(&self, subtree: Subtree) -> Option<TreeHash>;
}

/// The root of the first so many entries.
///
/// # Errors
/// [`TreeError::HashMissing`].
pub fn root(subtrees: &dyn Subtrees, size: u64) -> Result<TreeHash, TreeError> {
    match size {
        0 => Ok(TreeHash::of_nothing()),
        size => of_range(subtrees, 0, size),
    }
}

/// The proof that an entry is in the tree of the first so many.
///
/// # Errors
/// [`TreeError::IndexBeyond`], [`TreeError::HashMissing`].
pub fn inclusion_proof(
    subtrees: &dyn Subtrees,
    index: u64,
    size: u64,
) -> Result<Vec<TreeHash>, TreeError> {
    if index >= size {
        return Err(TreeError::IndexBeyond);
    }
    let (mut from, mut through) = (0u64, size);
    let mut proof = Vec::new();
    while through > from.saturating_add(1) {
        let middle = split(from, through);
        if index < middle {
            proof.push(of_range(subtrees, middle, through)?);
            through = middle;
        } else {
            proof.push(of_range(subtrees, from, middle)?);
            from = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of the first `new_size` entries begins with that of the first
/// `old_size`.
///
/// # Errors
/// [`TreeError::SizeBeyond`], [`TreeError::HashMissing`].
pub fn consistency_proof(
    subtrees: &dyn Subtrees,
    old_size: u64,
    new_size: u64,
) -> Result<Vec<TreeHash>, TreeError> {
    if old_size > new_size {
        return Err(TreeError::SizeBeyond);
    }
    if old_size == 0 || old_size == new_size {
        return Ok(Vec::new());
    }
    let (mut from, mut through) = (0u64, new_size);
    let mut proof = Vec::new();
    // Down to the subtree that ends where the older tree ended.
    while through != old_size {
        let middle = split(from, through);
        if old_size <= middle {
            proof.push(of_range(subtrees, middle, through)?);
            through = middle;
        } else {
            proof.push(of_range(subtrees, from, middle)?);
            from = middle;
        }
    }
    // Where that is the whole older tree, its root is known to who asks.
    if from > 0 {
        proof.push(of_range(subtrees, from, through)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Where a tree of more than one entry is split: the left part is the largest complete one that
/// leaves something on the right.
fn split(from: u64, through: u64) -> u64 {
    let last = through.saturating_sub(from).saturating_sub(1);
    let width = 1u64.checked_shl(last.checked_ilog2().unwrap_or(0)).unwrap_or(1);
    from.saturating_add(width)
}

/// The hash of a range that the splitting of a tree leads to.
fn of_range(subtrees: &dyn Subtrees, from: u64, through: u64) -> Result<TreeHash, TreeError> {
    let width = through.saturating_sub(from);
    if width.is_power_of_two() && from.checked_rem(width) == Some(0) {
        let level = width.trailing_zeros();
        let subtree = Subtree { level, number: from.checked_shr(level).unwrap_or(0) };
        return subtrees.hash(subtree).ok_or(TreeError::HashMissing);
    }
    let middle = split(from, through);
    let left = of_range(subtrees, from, middle)?;
    Ok(TreeHash::of_pair(left, of_range(subtrees, middle, through)?))
}
