//! Blocks: so many leaves at a time, so that a tree of any size is made in little memory, and the
//! path of one leaf reads one block.

use super::node::SumNode;
use super::path::{path, root};

/// How many leaves a block has, all but the last one. A power of two, so that the blocks are
/// complete subtrees and the tree over their roots is the tree.
pub const BLOCK_LEAVES: usize = 256;

/// The leaves of a block, in the order in which they stand in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block(Vec<SumNode>);

/// The node is not in the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInBlock;

impl Block {
    /// Puts leaves into the order of their hashes: who is beside whom then tells nothing, and
    /// changes with the salts of each round.
    ///
    /// # Panics
    /// With more leaves than a block has.
    pub fn of(mut leaves: Vec<SumNode>) -> Block {
        assert!(leaves.len() <= BLOCK_LEAVES, "a block has {BLOCK_LEAVES} leaves");
        // The first bytes of two hashes hardly ever agree, and compare quicker than all of them.
        let first =
            |leaf: &SumNode| leaf.hash.first_chunk::<8>().map(|bytes| u64::from_be_bytes(*bytes));
        leaves.sort_unstable_by(|one, other| {
            first(one).cmp(&first(other)).then_with(|| one.hash.cmp(&other.hash))
        });
        Block(leaves)
    }

    /// The leaves, as they stand.
    pub fn leaves(&self) -> &[SumNode] {
        &self.0
    }

    /// The node above them all.
    pub fn root(&self) -> SumNode {
        root(&self.0)
    }

    /// Where a leaf stands in the block, and its neighbours up to the block's root.
    ///
    /// # Errors
    /// [`NotInBlock`].
    pub fn path(&self, leaf: &SumNode) -> Result<(usize, Vec<SumNode>), NotInBlock> {
        let place = self.0.iter().position(|one| one == leaf).ok_or(NotInBlock)?;
        Ok((place, path(&self.0, place).ok_or(NotInBlock)?))
    }
}

/// The nodes above the blocks, a level for each power of [`BLOCK_LEAVES`]: what is read to lead a
/// block's root to the tree's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduced {
    /// The roots of the blocks, then of so many blocks each, up to the root of the tree.
    pub levels: Vec<Vec<SumNode>>,
}

/// Reduces the roots of blocks to the root of the tree.
pub fn reduce(blocks: Vec<SumNode>) -> Reduced {
    let mut levels = vec![blocks];
    while let Some(last) = levels.last().filter(|last| last.len() > 1) {
        let next = last.chunks(BLOCK_LEAVES).map(root).collect();
        levels.push(next);
    }
    Reduced { levels }
}

impl Reduced {
    /// The root of the tree.
    pub fn root(&self) -> SumNode {
        let top = self.levels.last().and_then(|level| level.first());
        top.copied().unwrap_or_else(SumNode::of_nothing)
    }
}
