//! The tree of a log, worked out again from its entries.

use crate::Source;
use crate::report::{Failure, Findings, Place, Subject};
use crate::words::Words;
use tlog::checkpoint::Checkpoint;
use tlog::hash::TreeHash;
use tlog::tile::{ENTRY_BYTES_MAX, TILE_WIDTH, Tile, TileKind, read_entries, read_hashes};
use tlog::tree::Frontier;

/// The most bytes of a file of entries: each of 256 with its length of two bytes.
pub const BUNDLE_BYTES_MAX: usize = 256 * (2 + ENTRY_BYTES_MAX);

/// How many levels of tiles a tree of 64-bit size has.
const LEVELS_MAX: usize = 8;

/// What became of the walk along the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    /// All entries were read.
    Whole,
    /// A file of entries was missing or broken: those from this index on were not read.
    UpTo(u64),
}

/// Reads all entries of a log, holds every file of hashes and the root against them, and hands each
/// entry on. At most one file of entries is in memory.
pub fn walk(
    source: &dyn Source,
    checkpoint: &Checkpoint,
    earlier: Option<&Checkpoint>,
    findings: &mut Findings,
    mut on_entry: impl FnMut(u64, &[u8], &mut Findings),
) -> Walked {
    let mut tree = Growing { source, size: checkpoint.size, ..Growing::new(source) };
    tree.look_for(earlier);
    while tree.frontier.size() < checkpoint.size {
        let first = tree.frontier.size();
        let number = first / TILE_WIDTH;
        let width = width_at(checkpoint.size, number);
        let tile = Tile { kind: TileKind::Entries, number, width };
        let Some((bytes, has)) = read_tile(source, tile, findings) else {
            return Walked::UpTo(first);
        };
        let entries = read_entries(&bytes).filter(|entries| entries.len() == usize::from(has));
        let Some(entries) = entries else {
            let found =
                Words::new("条目文件被截断或不完整", "the file of entries is cut off or broken");
            let expected = Words::new(format!("{width} 个条目"), format!("{width} whole entries"));
            findings.failed(Subject::Tiles, fault_of(tile, found, expected));
            return Walked::UpTo(first);
        };
        let entries = &entries[..usize::from(width)];
        tree.add_bundle(number, entries, findings);
        for (index, entry) in (first..).zip(entries) {
            on_entry(index, entry, findings);
        }
    }
    tree.finish(checkpoint, earlier, findings);
    Walked::Whole
}

/// How many entries, or hashes, a tile has in a tree of so many at its level.
fn width_at(count: u64, number: u64) -> u16 {
    let left = count.saturating_sub(number.saturating_mul(TILE_WIDTH));
    u16::try_from(left.min(TILE_WIDTH)).unwrap_or(u16::MAX)
}

/// The tree as far as it was read.
struct Growing<'source> {
    source: &'source dyn Source,
    size: u64,
    frontier: Frontier,
    /// The hashes of the unfinished tile of each level, and its number.
    levels: Vec<(u64, Vec<TreeHash>)>,
    earlier_size: Option<u64>,
    earlier_root: Option<TreeHash>,
}

impl<'source> Growing<'source> {
    fn new(source: &'source dyn Source) -> Growing<'source> {
        Growing {
            source,
            size: 0,
            frontier: Frontier::default(),
            levels: vec![(0, Vec::new()); LEVELS_MAX],
            earlier_size: None,
            earlier_root: None,
        }
    }

    fn look_for(&mut self, earlier: Option<&Checkpoint>) {
        self.earlier_size = earlier.map(|checkpoint| checkpoint.size);
        if self.earlier_size == Some(0) {
            self.earlier_root = Some(TreeHash::of_nothing());
        }
    }

    /// Takes in the entries of one bundle, and holds the tile above them against their hashes.
    fn add_bundle(&mut self, number: u64, entries: &[&[u8]], findings: &mut Findings) {
        let hashes: Vec<TreeHash> = entries.iter().map(|entry| TreeHash::of_entry(entry)).collect();
        for hash in &hashes {
            self.frontier.push(*hash);
            if self.earlier_size == Some(self.frontier.size()) {
                self.earlier_root = Some(self.frontier.root());
            }
        }
        self.levels[0] = (number, hashes);
        self.close_full_tiles(findings);
    }

    /// Compares each tile that is full, and hands its root on to the level above.
    fn close_full_tiles(&mut self, findings: &mut Findings) {
        for level in 0..LEVELS_MAX {
            let (number, hashes) = &mut self.levels[level];
            if u64::try_from(hashes.len()) != Ok(TILE_WIDTH) {
                return;
            }
            let (number_now, full) = (*number, std::mem::take(hashes));
            *number = number_now.saturating_add(1);
            self.compare(level, number_now, &full, findings);
            if let (Some(root), Some((_, above))) =
                (root_of(&full), self.levels.get_mut(level.saturating_add(1)))
            {
                above.push(root);
            }
        }
    }

    fn compare(&self, level: usize, number: u64, hashes: &[TreeHash], findings: &mut Findings) {
        let (Ok(of_level), Ok(width)) = (u8::try_from(level), u16::try_from(hashes.len())) else {
            return;
        };
        let tile = Tile { kind: TileKind::Hashes(of_level), number, width };
        let Some((bytes, has)) = read_tile(self.source, tile, findings) else {
            return;
        };
        let stored = read_hashes(&bytes).filter(|stored| stored.len() == usize::from(has));
        let Some(stored) = stored else {
            let found = Words::new("哈希文件长度不对", "the file of hashes has a wrong length");
            let expected = Words::new(
                format!("{} 个 32 字节的哈希", hashes.len()),
                format!("{} hashes of 32 bytes", hashes.len()),
            );
            return findings.failed(Subject::Tiles, fault_of(tile, found, expected));
        };
        let differs = stored.iter().zip(hashes).position(|(stored, hash)| stored != hash);
        let Some(place) = differs else {
            return findings.passed(Subject::Tiles);
        };
        let (found, expected) =
            (Words::same(stored[place].to_text()), Words::same(hashes[place].to_text()));
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        let failure = match level {
            // A hash of the lowest level is of one entry.
            0 => {
                let index = number.saturating_mul(TILE_WIDTH).saturating_add(place);
                let path = tile.path();
                let part = Words::new(format!("{path} 中的哈希"), format!("its hash in {path}"));
                Failure { place: Place::entry(index, part), found, expected }
            }
            _ => {
                let part =
                    Words::new(format!("第 {place} 个哈希"), format!("hash {place} of the file"));
                Failure { place: Place::File { path: tile.path(), part }, found, expected }
            }
        };
        findings.failed(Subject::Tiles, failure);
    }

    /// Compares the tiles that are not full, the root, and that of the earlier checkpoint.
    fn finish(
        &self,
        checkpoint: &Checkpoint,
        earlier: Option<&Checkpoint>,
        findings: &mut Findings,
    ) {
        for (level, (number, hashes)) in self.levels.iter().enumerate() {
            if !hashes.is_empty() {
                self.compare(level, *number, hashes, findings);
            }
        }
        let root = self.frontier.root();
        match root == checkpoint.root {
            true => findings.passed(Subject::Root),
            false => findings.failed(
                Subject::Root,
                Failure {
                    place: Place::file("checkpoint"),
                    found: Words::same(checkpoint.root.to_text()),
                    expected: Words::new(
                        format!("{}，由 {} 个条目算出", root.to_text(), self.size),
                        format!("{}, from the {} entries", root.to_text(), self.size),
                    ),
                },
            ),
        }
        if let Some(earlier) = earlier {
            self.compare_earlier(checkpoint, earlier, findings);
        }
    }

    fn compare_earlier(
        &self,
        checkpoint: &Checkpoint,
        earlier: &Checkpoint,
        findings: &mut Findings,
    ) {
        let size = earlier.size;
        let (found, expected) = if size > checkpoint.size {
            (
                Words::new(
                    format!("日志被倒退：只有 {} 个条目", checkpoint.size),
                    format!("the log was rolled back: it has {} entries", checkpoint.size),
                ),
                Words::new(
                    format!("至少 {size} 个条目，如先前的检查点所说"),
                    format!("at least {size} entries, as the earlier checkpoint said"),
                ),
            )
        } else if size == checkpoint.size && earlier.root != checkpoint.root {
            (
                Words::new(
                    "日志分了叉：同样的大小，签了两个不同的根",
                    "the log was forked: two roots were signed for one size",
                ),
                Words::same(earlier.root.to_text()),
            )
        } else if self.earlier_root != Some(earlier.root) {
            (
                Words::new(
                    format!("前 {size} 个条目不是先前检查点里的那些：历史被改写"),
                    format!(
                        "the first {size} entries are not those of the earlier checkpoint: \
                         the past was rewritten"
                    ),
                ),
                Words::same(earlier.root.to_text()),
            )
        } else {
            return findings.passed(Subject::Earlier);
        };
        findings.failed(
            Subject::Earlier,
            Failure { place: Place::file("checkpoint"), found, expected },
        );
    }
}

/// The root of a full tile.
fn root_of(hashes: &[TreeHash]) -> Option<TreeHash> {
    tlog::tile::hash_within(hashes, 0, hashes.len())
}

/// The bytes of a tile, or of the full one that a partial one grew into; and how many hashes or
/// entries it has to have.
fn read_tile(source: &dyn Source, tile: Tile, findings: &mut Findings) -> Option<(Vec<u8>, u16)> {
    let full = Tile { width: u16::try_from(TILE_WIDTH).unwrap_or(u16::MAX), ..tile };
    let mut has = tile.width;
    let mut read = source.read(&tile.path());
    if tile != full && matches!(read, Ok(None)) {
        (read, has) = (source.read(&full.path()), full.width);
    }
    let limit = match tile.kind {
        TileKind::Entries => BUNDLE_BYTES_MAX,
        TileKind::Hashes(_) => usize::from(has).saturating_mul(32),
    };
    let found = match read {
        Ok(Some(bytes)) if bytes.len() <= limit => return Some((bytes, has)),
        Ok(Some(bytes)) => Words::new(
            format!("文件有 {} 字节", bytes.len()),
            format!("the file has {} bytes", bytes.len()),
        ),
        Ok(None) => Words::new("没有这个文件", "there is no such file"),
        Err(why) => Words::new(format!("读不到：{why}"), format!("it cannot be read: {why}")),
    };
    let expected = Words::new(
        format!("日志的文件，至多 {limit} 字节"),
        format!("a file of the log, at most {limit} bytes"),
    );
    findings.failed(Subject::Tiles, fault_of(tile, found, expected));
    None
}

fn fault_of(tile: Tile, found: Words, expected: Words) -> Failure {
    Failure { place: Place::file(tile.path()), found, expected }
}
