//! The right edge of a log: what is needed to append to it, and the tiles that an append makes.

use crate::hash::TreeHash;
use crate::tile::{
    TILE_WIDTH, Tile, TileKind, hash_within, read_entries, read_hashes, write_entries,
};
use std::fmt;

/// The hashes and entries that do not fill a tile yet, for each level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    /// The hashes of the last, partial tile of each level, the lowest level first.
    levels: Vec<Vec<TreeHash>>,
    /// The entries of the last, partial bundle.
    bundle: Vec<Vec<u8>>,
}

/// Tiles with their bytes, as they are to be stored.
pub type NewTiles = Vec<(Tile, Vec<u8>)>;

/// Why an edge cannot be read, or not be appended to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeError {
    /// A tile is not there.
    Missing(Tile),
    /// The bytes of a tile are not as many hashes or entries as its width says, or are not those
    /// that the tile beside or above it stands for.
    Broken(Tile),
    /// An entry has more than 65,535 bytes.
    EntryTooLong,
    /// There are as many entries as 64 bits count.
    Full,
}

impl Edge {
    /// Reads the edge of a log of a size from its stored tiles.
    ///
    /// # Errors
    /// [`EdgeError::Missing`], [`EdgeError::Broken`].
    pub fn read(size: u64, stored: &dyn Fn(Tile) -> Option<Vec<u8>>) -> Result<Edge, EdgeError> {
        let mut edge = Edge { size, ..Edge::default() };
        for (level, partial) in (0..).zip(widths(size)) {
            let mut hashes = Vec::new();
            if let Some((number, width)) = partial {
                let tile = Tile { kind: TileKind::Hashes(level), number, width };
                let bytes = stored(tile).ok_or(EdgeError::Missing(tile))?;
                hashes = read_hashes(&bytes).unwrap_or_default();
                if hashes.len() != usize::from(width) {
                    return Err(EdgeError::Broken(tile));
                }
            }
            edge.levels.push(hashes);
        }
        if let Some(Some((number, width))) = widths(size).first().copied() {
            let tile = Tile { kind: TileKind::Entries, number, width };
            let bytes = stored(tile).ok_or(EdgeError::Missing(tile))?;
            let entries = read_entries(&bytes).ok_or(EdgeError::Broken(tile))?;
            let hashes = entries.iter().map(|entry| TreeHash::of_entry(entry));
            if !hashes.eq(edge.levels[0].iter().copied()) {
                return Err(EdgeError::Broken(tile));
            }
            edge.bundle = entries.into_iter().map(<[u8]>::to_vec).collect();
        }
        Ok(edge)
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of its tree.
    pub fn root(&self) -> TreeHash {
        let mut root = None;
        for hashes in &self.levels {
            // From the right: the smallest complete subtree first.
            for bit in 0..u8::BITS {
                let count = 1usize << bit;
                if hashes.len() & count != 0 {
                    let first = hashes.len() & !(count | count.saturating_sub(1));
                    let node = hash_within(hashes, first, count);
                    let node = node.expect("the bits of a length lie within it");
                    root = Some(root.map_or(node, |right| TreeHash::of_pair(node, right)));
                }
            }
        }
        root.unwrap_or_else(TreeHash::of_nothing)
    }

    /// Appends entries; answers every tile that is new or has become wider, the partial ones of the
    /// new size among them.
    ///
    /// # Errors
    /// [`EdgeError::EntryTooLong`], [`EdgeError::Full`]: the edge is then not to be used.
    pub fn append<'e>(
        &mut self,
        entries: impl IntoIterator<Item = &'e [u8]>,
    ) -> Result<NewTiles, EdgeError> {
        let mut tiles = NewTiles::new();
        for entry in entries {
            if u16::try_from(entry.len()).is_err() {
                return Err(EdgeError::EntryTooLong);
            }
            self.size = self.size.checked_add(1).ok_or(EdgeError::Full)?;
            self.bundle.push(entry.to_vec());
            if is_full(self.bundle.len()) {
                let number = self.number_before(0);
                tiles.push((full(TileKind::Entries, number), self.bundle_bytes()));
                self.bundle.clear();
            }
            self.push(0, TreeHash::of_entry(entry), &mut tiles);
        }
        self.add_partial_tiles(&mut tiles);
        Ok(tiles)
    }

    /// Adds a hash to a level; a level that is full becomes a tile, and its root a hash of the next
    /// level.
    fn push(&mut self, level: u8, hash: TreeHash, tiles: &mut NewTiles) {
        let place = usize::from(level);
        if self.levels.len() == place {
            self.levels.push(Vec::new());
        }
        self.levels[place].push(hash);
        if is_full(self.levels[place].len()) {
            let hashes = std::mem::take(&mut self.levels[place]);
            let number = self.number_before(level);
            tiles.push((full(TileKind::Hashes(level), number), bytes_of(&hashes)));
            let root = hash_within(&hashes, 0, hashes.len()).expect("a full tile has a root");
            // Eight levels of tiles hold more entries than 64 bits count.
            self.push(level.saturating_add(1), root, tiles);
        }
    }

    fn add_partial_tiles(&self, tiles: &mut NewTiles) {
        let partial = |kind, level: u8, width: usize| {
            let number = shifted(self.size, level.saturating_add(1));
            Tile { kind, number, width: u16::try_from(width).unwrap_or(0) }
        };
        if !self.bundle.is_empty() {
            let tile = partial(TileKind::Entries, 0, self.bundle.len());
            tiles.push((tile, self.bundle_bytes()));
        }
        for (level, hashes) in (0..).zip(&self.levels) {
            if !hashes.is_empty() {
                let tile = partial(TileKind::Hashes(level), level, hashes.len());
                tiles.push((tile, bytes_of(hashes)));
            }
        }
    }

    /// The number of the tile of a level that the entry before the edge has just filled.
    fn number_before(&self, level: u8) -> u64 {
        shifted(self.size.saturating_sub(1), level.saturating_add(1))
    }

    fn bundle_bytes(&self) -> Vec<u8> {
        let bytes = write_entries(self.bundle.iter().map(Vec::as_slice));
        bytes.expect("an entry that is too long is refused before")
    }
}

/// Derives from the stored bytes of new tiles alone what they make of a log: each bundle is hashed
/// again, each full tile joined up to the hash above it, and what there was before is still there.
///
/// # Errors
/// [`EdgeError::Missing`], [`EdgeError::Broken`].
pub fn derive_again(
    before: &Edge,
    (size, tiles): (u64, &NewTiles),
    stored: &dyn Fn(Tile) -> Option<Vec<u8>>,
) -> Result<TreeHash, EdgeError> {
    let read = |tile: Tile| {
        let bytes = stored(tile).ok_or(EdgeError::Missing(tile))?;
        let hashes = read_hashes(&bytes).filter(|hashes| hashes.len() == usize::from(tile.width));
        hashes.ok_or(EdgeError::Broken(tile))
    };
    for &(tile, _) in tiles {
        match tile.kind {
            TileKind::Entries => {
                let bytes = stored(tile).ok_or(EdgeError::Missing(tile))?;
                let entries = read_entries(&bytes).ok_or(EdgeError::Broken(tile))?;
                let hashes = read(Tile { kind: TileKind::Hashes(0), ..tile })?;
                if !entries.iter().map(|entry| TreeHash::of_entry(entry)).eq(hashes) {
                    return Err(EdgeError::Broken(tile));
                }
            }
            TileKind::Hashes(level) => {
                let hashes = read(tile)?;
                let old = before.levels.get(usize::from(level));
                let old =
                    old.filter(|_| shifted(before.size, level.saturating_add(1)) == tile.number);
                if old.is_some_and(|old| !hashes.starts_with(old)) {
                    return Err(EdgeError::Broken(tile));
                }
                if is_full(hashes.len()) {
                    let above = above(tile, level, size);
                    let within = usize::try_from(tile.number % TILE_WIDTH).unwrap_or(0);
                    let root = hash_within(&hashes, 0, hashes.len());
                    if read(above)?.get(within).copied() != root {
                        return Err(EdgeError::Broken(tile));
                    }
                }
            }
        }
    }
    Ok(Edge::read(size, stored)?.root())
}

/// The tile above a full one, in a log of a size.
fn above(tile: Tile, level: u8, size: u64) -> Tile {
    let level = level.saturating_add(1);
    let number = tile.number / TILE_WIDTH;
    let hashes = shifted(size, level);
    let left = hashes.saturating_sub(number.saturating_mul(TILE_WIDTH)).min(TILE_WIDTH);
    Tile { kind: TileKind::Hashes(level), number, width: u16::try_from(left).unwrap_or(0) }
}

/// For each level of a log of a size the number and the width of its partial tile, if it has one.
fn widths(size: u64) -> Vec<Option<(u64, u16)>> {
    let mut widths = Vec::new();
    let mut hashes = size;
    while hashes > 0 {
        let width = u16::try_from(hashes % TILE_WIDTH).unwrap_or(0);
        widths.push((width > 0).then_some((hashes / TILE_WIDTH, width)));
        hashes /= TILE_WIDTH;
    }
    widths
}

fn full(kind: TileKind, number: u64) -> Tile {
    Tile { kind, number, width: u16::try_from(TILE_WIDTH).unwrap_or(u16::MAX) }
}

fn is_full(hashes: usize) -> bool {
    u64::try_from(hashes).is_ok_and(|hashes| hashes == TILE_WIDTH)
}

/// A size divided by the entries below a hash of a level.
fn shifted(size: u64, level: u8) -> u64 {
    size.checked_shr(u32::from(level).saturating_mul(8)).unwrap_or(0)
}

fn bytes_of(hashes: &[TreeHash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

impl fmt::Display for EdgeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EdgeError::Missing(tile) => write!(formatter, "{} is missing", tile.path()),
            EdgeError::Broken(tile) => {
                write!(formatter, "{} is not what the log has there", tile.path())
            }
            EdgeError::EntryTooLong => formatter.write_str("an entry has more than 65,535 bytes"),
            EdgeError::Full => formatter.write_str("the log is full"),
        }
    }
}

impl std::error::Error for EdgeError {}
