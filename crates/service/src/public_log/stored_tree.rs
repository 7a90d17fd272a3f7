//! The tree of the log as it lies in its tiles: what proofs are made of.

use super::LogFailure;
use super::folder::LogFolder;
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use tlog::hash::TreeHash;
use tlog::tile::{TILE_WIDTH, Tile, TileKind, hash_within, place_of, read_entries, read_hashes};
use tlog::tree::{Subtree, Subtrees, inclusion_proof};

/// The tree of a log of a size.
pub(crate) struct StoredTree<'f> {
    folder: &'f LogFolder,
    size: u64,
    /// Tiles read before: a proof reads a few of each level, some of them often.
    tiles: RefCell<HashMap<Tile, Vec<TreeHash>>>,
}

impl<'f> StoredTree<'f> {
    /// The tree that a log had at a size.
    pub fn new(folder: &'f LogFolder, size: u64) -> StoredTree<'f> {
        StoredTree { folder, size, tiles: RefCell::default() }
    }

    /// The proof that an entry is in the tree.
    ///
    /// # Errors
    /// [`LogFailure::Broken`] where a tile is missing.
    pub fn inclusion(&self, index: u64) -> Result<Vec<TreeHash>, LogFailure> {
        inclusion_proof(self, index, self.size)
            .map_err(|error| LogFailure::Broken(error.to_string()))
    }

    /// An entry; nothing where the log has none there.
    pub fn entry(&self, index: u64) -> Option<Vec<u8>> {
        let tile = self.tile_of(TileKind::Entries, 0, index / TILE_WIDTH)?;
        let bundle = self.folder.tile(tile)?;
        let within = usize::try_from(index % TILE_WIDTH).ok()?;
        read_entries(&bundle)?.get(within).map(|entry| entry.to_vec())
    }

    /// The tile of a number at a level, as wide as it is at this size.
    fn tile_of(&self, kind: TileKind, level: u8, number: u64) -> Option<Tile> {
        let hashes = self.size.checked_shr(u32::from(level) * 8).unwrap_or(0);
        let left = hashes.checked_sub(number.checked_mul(TILE_WIDTH)?)?.min(TILE_WIDTH);
        let width = u16::try_from(left).ok().filter(|width| *width > 0)?;
        Some(Tile { kind, number, width })
    }
}

impl Subtrees for StoredTree<'_> {
    fn hash(&self, subtree: Subtree) -> Option<TreeHash> {
        let (level, number, first, count) = place_of(subtree);
        let tile = self.tile_of(TileKind::Hashes(level), level, number)?;
        let mut tiles = self.tiles.borrow_mut();
        let hashes = match tiles.entry(tile) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(read_hashes(&self.folder.tile(tile)?)?),
        };
        hash_within(hashes, first, count)
    }
}
