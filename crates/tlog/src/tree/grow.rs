//! A tree that grows, of which only the right edge is kept.

use crate::hash::TreeHash;

/// The complete subtrees that a tree consists of, the largest first: enough to append and to know
/// the root, in a few hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    complete: Vec<TreeHash>,
}

impl Frontier {
    /// How many entries the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends the hash of an entry.
    ///
    /// # Panics
    /// When the tree has as many entries as 64 bits count; nobody gets there.
    pub fn push(&mut self, entry: TreeHash) {
        let mut whole = entry;
        // Each complete subtree as large as the new one is joined with it, as when one is carried.
        for _ in 0..self.size.trailing_ones() {
            let left = self.complete.pop().expect("a subtree for each bit of the size");
            whole = TreeHash::of_pair(left, whole);
        }
        self.complete.push(whole);
        self.size = self.size.checked_add(1).expect("a tree that can be counted");
        assert_eq!(self.complete.len(), usize::try_from(self.size.count_ones()).unwrap_or(0));
    }

    /// The root.
    pub fn root(&self) -> TreeHash {
        let mut from_the_right = self.complete.iter().rev().copied();
        let smallest = from_the_right.next();
        let join = |right, left| TreeHash::of_pair(left, right);
        smallest.map_or_else(TreeHash::of_nothing, |one| from_the_right.fold(one, join))
    }
}
