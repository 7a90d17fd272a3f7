//! Verifying a proof: RFC 9162, sections 2.1.3.2 and 2.1.4.2.

use super::TreeError;
use crate::hash::TreeHash;

/// Holds that an entry is at an index of the tree of this size and root. The proof goes from the
/// entry's neighbour up to the root's child.
///
/// # Errors
/// [`TreeError::IndexBeyond`], [`TreeError::WrongLength`], [`TreeError::WrongRoot`].
pub fn verify_inclusion(
    entry: TreeHash,
    index: u64,
    (size, root): (u64, TreeHash),
    proof: &[TreeHash],
) -> Result<(), TreeError> {
    if index >= size {
        return Err(TreeError::IndexBeyond);
    }
    let (mut place, mut last) = (index, size.saturating_sub(1));
    let mut hash = entry;
    for &sibling in proof {
        if last == 0 {
            return Err(TreeError::WrongLength);
        }
        if place & 1 == 1 || place == last {
            hash = TreeHash::of_pair(sibling, hash);
            // At the right edge levels without a neighbour are passed over.
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            hash = TreeHash::of_pair(hash, sibling);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    match (last == 0, hash == root) {
        (false, _) => Err(TreeError::WrongLength),
        (true, false) => Err(TreeError::WrongRoot),
        (true, true) => Ok(()),
    }
}

/// Holds that the newer tree begins with all entries of the older one, in their order.
///
/// # Errors
/// [`TreeError::SizeBeyond`], [`TreeError::WrongLength`], [`TreeError::WrongRoot`].
pub fn verify_consistency(
    (old_size, old_root): (u64, TreeHash),
    (new_size, new_root): (u64, TreeHash),
    proof: &[TreeHash],
) -> Result<(), TreeError> {
    if old_size > new_size {
        return Err(TreeError::SizeBeyond);
    }
    if old_size == 0 || old_size == new_size {
        let same = match old_size == new_size {
            true => old_root == new_root,
            false => old_root == TreeHash::of_nothing(),
        };
        return match (proof.is_empty(), same) {
            (false, _) => Err(TreeError::WrongLength),
            (true, false) => Err(TreeError::WrongRoot),
            (true, true) => Ok(()),
        };
    }
    // Where the older tree is one complete subtree, its root is the first hash and is not sent.
    let first = old_size.is_power_of_two().then_some(old_root);
    let mut hashes = first.into_iter().chain(proof.iter().copied());
    let (mut place, mut last) = (old_size.saturating_sub(1), new_size.saturating_sub(1));
    while place & 1 == 1 {
        (place, last) = (place >> 1, last >> 1);
    }
    let start = hashes.next().ok_or(TreeError::WrongLength)?;
    let (mut old, mut new) = (start, start);
    for hash in hashes {
        if last == 0 {
            return Err(TreeError::WrongLength);
        }
        if place & 1 == 1 || place == last {
            old = TreeHash::of_pair(hash, old);
            new = TreeHash::of_pair(hash, new);
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            new = TreeHash::of_pair(new, hash);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    match (last == 0, (old, new) == (old_root, new_root)) {
        (false, _) => Err(TreeError::WrongLength),
        (true, false) => Err(TreeError::WrongRoot),
        (true, true) => Ok(()),
    }
}
