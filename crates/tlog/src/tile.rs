//! Tiles (<https://c2sp.org/tlog-tiles>): the hashes and the entries of a log as files of 256.

use crate::hash::TreeHash;
use crate::tree::Subtree;

/// How many hashes a full tile has, and entries a full bundle.
pub const TILE_WIDTH: u64 = 256;

/// How many levels of the tree one level of tiles holds.
const TILE_LEVELS: u32 = 8;

/// The highest level of tiles.
const LEVEL_MAX: u8 = 63;

/// The most bytes of an entry: its length is written in two bytes.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TileKind {
    /// Hashes of a level of tiles, nought for those of entries.
    Hashes(u8),
    /// The entries themselves.
    Entries,
}

/// A tile: a file that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// What it holds.
    pub kind: TileKind,
    /// Its number from the left.
    pub number: u64,
    /// How many hashes or entries, from 1 to [`TILE_WIDTH`].
    pub width: u16,
}

impl Tile {
    /// Its path below the prefix of the log, such as `tile/0/x001/234.p/17`.
    pub fn path(&self) -> String {
        let kind = match self.kind {
            TileKind::Hashes(level) => level.to_string(),
            TileKind::Entries => "entries".to_owned(),
        };
        let mut number = format!("{:03}", self.number % 1000);
        let mut rest = self.number / 1000;
        while rest > 0 {
            number = format!("x{:03}/{number}", rest % 1000);
            rest /= 1000;
        }
        match u64::from(self.width) == TILE_WIDTH {
            true => format!("tile/{kind}/{number}"),
            false => format!("tile/{kind}/{number}.p/{}", self.width),
        }
    }

    /// The tile of a path; nothing where no tile has it.
    pub fn from_path(path: &str) -> Option<Tile> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => TileKind::Hashes(level.parse().ok().filter(|level| *level <= LEVEL_MAX)?),
        };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().ok()?),
            None => (rest, u16::try_from(TILE_WIDTH).ok()?),
        };
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let tile = Tile { kind, number: digits.parse().ok()?, width };
        // Each tile has one path: whatever else reads the same is none.
        (tile.path() == path && width > 0 && u64::from(width) <= TILE_WIDTH).then_some(tile)
    }

    /// The tiles of hashes and entries that a log of a size has, the partial ones too, beyond those
    /// it had at an earlier size.
    pub fn new_since(old_size: u64, new_size: u64) -> Vec<Tile> {
        let mut tiles = Vec::new();
        let mut add = |kind, old: u64, new: u64| {
            for number in old / TILE_WIDTH..new.div_ceil(TILE_WIDTH) {
                let left = new.saturating_sub(number.saturating_mul(TILE_WIDTH));
                let width = u16::try_from(left.min(TILE_WIDTH)).unwrap_or(u16::MAX);
                tiles.push(Tile { kind, number, width });
            }
        };
        if new_size > old_size {
            add(TileKind::Entries, old_size, new_size);
        }
        let (mut level, mut old, mut new) = (0, old_size, new_size);
        while new > old {
            add(TileKind::Hashes(level), old, new);
            (level, old, new) = (level.saturating_add(1), old / TILE_WIDTH, new / TILE_WIDTH);
        }
        tiles
    }
}

/// Where the hash of a complete subtree lies: the tile's level and number, and the hashes of the
/// tile that are joined to it, from the first of so many.
pub fn place_of(subtree: Subtree) -> (u8, u64, usize, usize) {
    let level = subtree.level / TILE_LEVELS;
    let above = subtree.level % TILE_LEVELS;
    let first = subtree.number.checked_shl(above).unwrap_or(0);
    let within = usize::try_from(first % TILE_WIDTH).unwrap_or(0);
    let count = 1usize.checked_shl(above).unwrap_or(1);
    (u8::try_from(level).unwrap_or(u8::MAX), first / TILE_WIDTH, within, count)
}

/// The hash of a complete subtree from the hashes of its tile; nothing where the tile is too
/// narrow.
pub fn hash_within(tile: &[TreeHash], first: usize, count: usize) -> Option<TreeHash> {
    let mut hashes = tile.get(first..first.checked_add(count)?)?.to_vec();
    while hashes.len() > 1 {
        hashes = hashes.chunks(2).map(|pair| TreeHash::of_pair(pair[0], pair[1])).collect();
    }
    hashes.pop()
}

/// The hashes of a tile; nothing where the bytes are not whole hashes.
pub fn read_hashes(bytes: &[u8]) -> Option<Vec<TreeHash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let fits =
        rest.is_empty() && u64::try_from(hashes.len()).is_ok_and(|count| count <= TILE_WIDTH);
    fits.then(|| hashes.iter().map(|bytes| TreeHash(*bytes)).collect())
}

/// Entries as a bundle holds them, each behind its length; nothing where one is too long.
pub fn write_entries<'e>(entries: impl IntoIterator<Item = &'e [u8]>) -> Option<Vec<u8>> {
    let mut bundle = Vec::new();
    for entry in entries {
        bundle.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
        bundle.extend(entry);
    }
    Some(bundle)
}

/// The entries of a bundle; nothing where it is cut off or has more than a tile.
pub fn read_entries(mut bundle: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    while !bundle.is_empty() {
        let (length, rest) = bundle.split_first_chunk::<2>()?;
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
        entries.push(entry);
        bundle = rest;
    }
    u64::try_from(entries.len()).is_ok_and(|count| count <= TILE_WIDTH).then_some(entries)
}
