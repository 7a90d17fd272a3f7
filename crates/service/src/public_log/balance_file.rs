//! A tree of balances in a file, so that the path of one member is found in few reads.
//!
//! ```text
//! 48 bytes a leaf     hash, balance, charged; in blocks of 256, in the order of the tree
//! 16 bytes a block    the first member id of the block
//! 64 bytes a node     hash and sums: the roots of the blocks, then of 256 blocks each, and so on
//! 28 bytes            the number of leaves, and "tongzhou balances 1\n"
//! ```
//!
//! All numbers are big-endian. **Invariant: a path that is given leads to the root that is asked
//! for**: a file that a bit has flipped in gives none.

use super::LogFailure;
use super::folder::{sync, unavailable};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use tlog::sum_tree::{BLOCK_LEAVES, Block, Leaf, Reduced, SumNode, lead, path, reduce};

/// The bytes of a leaf, of an id, of a node, and of the end of the file.
const LEAF_BYTES: usize = 48;
const ID_BYTES: usize = 16;
const NODE_BYTES: usize = 64;
const END_BYTES: usize = 28;

/// What the file ends in.
const MARK: &[u8; 20] = b"tongzhou balances 1\n";

/// A tree on its way into a file.
pub struct BalanceWriter {
    beside: PathBuf,
    file: BufWriter<File>,
    leaves: u64,
    firsts: Vec<[u8; 16]>,
    blocks: Vec<SumNode>,
}

/// A block with its hashes.
pub struct HashedBlock {
    first: [u8; 16],
    root: SumNode,
    leaves: usize,
    /// The leaves as the file has them.
    bytes: Vec<u8>,
}

/// A tree in a file.
#[derive(Debug)]
pub struct BalanceFile {
    file: File,
    leaves: usize,
}

/// What a member's file of proof holds of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPath {
    /// The member's leaf.
    pub leaf: Leaf,
    /// Where it stands, from 0.
    pub place: u64,
    /// Its neighbours, from the nearest up.
    pub neighbours: Vec<SumNode>,
}

impl BalanceWriter {
    /// Begins a file in a folder, under a name that it has until it is whole.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn create(folder: &Path, name: &str) -> Result<BalanceWriter, LogFailure> {
        fs::create_dir_all(folder).map_err(|error| unavailable(folder, &error))?;
        let beside = folder.join(name);
        let file = File::create(&beside).map_err(|error| unavailable(&beside, &error))?;
        Ok(BalanceWriter {
            beside,
            file: BufWriter::with_capacity(1 << 20, file),
            leaves: 0,
            firsts: Vec::new(),
            blocks: Vec::new(),
        })
    }

    /// Adds the next block, in the order of the members' ids: as many leaves as a block has, but
    /// for the last.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn add(&mut self, block: &HashedBlock) -> Result<(), LogFailure> {
        self.firsts.push(block.first);
        self.blocks.push(block.root);
        self.leaves = self.leaves.saturating_add(count(block.leaves));
        self.file.write_all(&block.bytes).map_err(|error| unavailable(&self.beside, &error))
    }

    /// How many leaves were added.
    pub fn leaves(&self) -> u64 {
        self.leaves
    }

    /// Gives up what was begun.
    pub fn abandon(self) {
        // What is left of it is written anew the next time.
        let _ = fs::remove_file(&self.beside);
    }

    /// Ends the file, syncs it, and puts it in its place; answers the root and how many leaves it
    /// is over.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`].
    pub fn finish(
        mut self,
        place_of: impl FnOnce(&SumNode) -> PathBuf,
    ) -> Result<(SumNode, u64), LogFailure> {
        let Reduced { levels } = reduce(std::mem::take(&mut self.blocks));
        let write = |file: &mut BufWriter<File>| -> std::io::Result<()> {
            for first in &self.firsts {
                file.write_all(first)?;
            }
            for node in levels.iter().flatten() {
                file.write_all(&node_bytes(node))?;
            }
            file.write_all(&self.leaves.to_be_bytes())?;
            file.write_all(MARK)?;
            file.flush()?;
            file.get_ref().sync_data()
        };
        write(&mut self.file).map_err(|error| unavailable(&self.beside, &error))?;
        let root = Reduced { levels }.root();
        let place = place_of(&root);
        fs::rename(&self.beside, &place).map_err(|error| unavailable(&place, &error))?;
        sync(place.parent().expect("a file lies in a folder"))?;
        Ok((root, self.leaves))
    }
}

impl HashedBlock {
    /// Hashes the leaves of a block, with the first of its members' ids.
    pub fn of(first: [u8; 16], leaves: &[Leaf]) -> HashedBlock {
        let block = Block::of(Leaf::nodes(leaves));
        let mut bytes = Vec::with_capacity(block.leaves().len().saturating_mul(LEAF_BYTES));
        for leaf in block.leaves() {
            bytes.extend(leaf.hash);
            bytes.extend(small(leaf.balance));
            bytes.extend(small(leaf.charged));
        }
        HashedBlock { first, root: block.root(), leaves: block.leaves().len(), bytes }
    }
}

impl BalanceFile {
    /// Opens a file.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`]; [`LogFailure::Broken`] for what is no such file, or is cut off.
    pub fn open(place: &Path) -> Result<BalanceFile, LogFailure> {
        let broken = || LogFailure::Broken(format!("{} is no tree of balances", place.display()));
        let file = File::open(place).map_err(|error| unavailable(place, &error))?;
        let length = file.metadata().map_err(|error| unavailable(place, &error))?.len();
        let at = length.checked_sub(count(END_BYTES)).ok_or_else(broken)?;
        let mut end = [0; END_BYTES];
        file.read_exact_at(&mut end, at).map_err(|error| unavailable(place, &error))?;
        let (leaves, mark) = end.split_first_chunk::<8>().ok_or_else(broken)?;
        let leaves = usize::try_from(u64::from_be_bytes(*leaves)).map_err(|_| broken())?;
        let found = BalanceFile { file, leaves };
        match mark == MARK && found.length() == Some(length) {
            true => Ok(found),
            false => Err(broken()),
        }
    }

    /// The leaf of a member and its path; nothing where the member has no leaf under this salt.
    ///
    /// # Errors
    /// [`LogFailure::Unavailable`]; [`LogFailure::Broken`] where the path leads to another root.
    pub fn path(
        &self,
        (member, salt): ([u8; 16], [u8; 16]),
        root: &SumNode,
    ) -> Result<Option<MemberPath>, LogFailure> {
        let Some(number) = self.block_of(member)? else { return Ok(None) };
        let block = self.block(number)?;
        // What the member has is what the leaf says that the salt opens.
        let own = block.iter().find_map(|node| {
            let (balance, charged) = (node.balance.try_into().ok()?, node.charged.try_into().ok()?);
            let leaf = Leaf { salt, member, balance, charged };
            (leaf.node() == *node).then_some(leaf)
        });
        let Some(leaf) = own else { return Ok(None) };
        let broken = || LogFailure::Broken("a tree of balances has another root".to_owned());
        let (within, mut neighbours) = Block::of(block).path(&leaf.node()).map_err(|_| broken())?;
        let mut above = number;
        for (offset, nodes) in self.levels() {
            let from = above / BLOCK_LEAVES * BLOCK_LEAVES;
            let through = nodes.min(from.saturating_add(BLOCK_LEAVES));
            let tile = self.nodes(offset, from, through)?;
            neighbours.extend(path(&tile, above.saturating_sub(from)).ok_or_else(broken)?);
            above /= BLOCK_LEAVES;
        }
        let place = count(number.saturating_mul(BLOCK_LEAVES).saturating_add(within));
        match lead(leaf.node(), (place, count(self.leaves)), &neighbours) {
            Ok(led) if led == *root => Ok(Some(MemberPath { leaf, place, neighbours })),
            _ => Err(broken()),
        }
    }

    /// The block that a member would be in.
    fn block_of(&self, member: [u8; 16]) -> Result<Option<usize>, LogFailure> {
        let (mut from, mut through) = (0, self.blocks());
        while from < through {
            let middle = from.midpoint(through);
            let at = self.leaves.saturating_mul(LEAF_BYTES).saturating_add(middle * ID_BYTES);
            let mut first = [0; ID_BYTES];
            self.read(&mut first, at)?;
            match first <= member {
                true => from = middle.saturating_add(1),
                false => through = middle,
            }
        }
        Ok(from.checked_sub(1))
    }

    fn block(&self, number: usize) -> Result<Vec<SumNode>, LogFailure> {
        let from = number.saturating_mul(BLOCK_LEAVES);
        let leaves = self.leaves.saturating_sub(from).min(BLOCK_LEAVES);
        let mut bytes = vec![0; leaves.saturating_mul(LEAF_BYTES)];
        self.read(&mut bytes, from.saturating_mul(LEAF_BYTES))?;
        let (leaves, _) = bytes.as_chunks::<LEAF_BYTES>();
        let read = |leaf: &[u8; LEAF_BYTES]| {
            let number = |from: usize| {
                let bytes = leaf[from..].first_chunk::<8>().expect("eight bytes");
                u128::from(u64::from_be_bytes(*bytes))
            };
            let hash = *leaf.first_chunk::<32>().expect("a hash");
            SumNode { hash, balance: number(32), charged: number(40) }
        };
        Ok(leaves.iter().map(read).collect())
    }

    fn nodes(
        &self,
        offset: usize,
        from: usize,
        through: usize,
    ) -> Result<Vec<SumNode>, LogFailure> {
        let mut bytes = vec![0; through.saturating_sub(from).saturating_mul(NODE_BYTES)];
        self.read(&mut bytes, offset.saturating_add(from.saturating_mul(NODE_BYTES)))?;
        let (nodes, _) = bytes.as_chunks::<NODE_BYTES>();
        let read = |node: &[u8; NODE_BYTES]| {
            let number = |from: usize| {
                u128::from_be_bytes(*node[from..].first_chunk::<16>().expect("sixteen bytes"))
            };
            let hash = *node.first_chunk::<32>().expect("a hash");
            SumNode { hash, balance: number(32), charged: number(48) }
        };
        Ok(nodes.iter().map(read).collect())
    }

    /// For each level above the leaves where it begins and how many nodes it has.
    fn levels(&self) -> Vec<(usize, usize)> {
        let (mut nodes, mut levels) = (self.blocks(), Vec::new());
        let leaves = self.leaves.saturating_mul(LEAF_BYTES);
        let mut offset = leaves.saturating_add(nodes.saturating_mul(ID_BYTES));
        while nodes > 0 {
            levels.push((offset, nodes));
            offset = offset.saturating_add(nodes.saturating_mul(NODE_BYTES));
            nodes = if nodes == 1 { 0 } else { nodes.div_ceil(BLOCK_LEAVES) };
        }
        levels
    }

    fn blocks(&self) -> usize {
        self.leaves.div_ceil(BLOCK_LEAVES)
    }

    /// How many bytes a file with so many leaves has.
    fn length(&self) -> Option<u64> {
        let levels = self.levels();
        let leaves = self.leaves.checked_mul(LEAF_BYTES)?;
        let last = match levels.last() {
            Some((offset, nodes)) => offset.checked_add(nodes.checked_mul(NODE_BYTES)?)?,
            None => leaves,
        };
        last.checked_add(END_BYTES)?.try_into().ok()
    }

    fn read(&self, bytes: &mut [u8], at: usize) -> Result<(), LogFailure> {
        let read = self.file.read_exact_at(bytes, count(at));
        read.map_err(|error| LogFailure::Unavailable(error.to_string()))
    }
}

fn node_bytes(node: &SumNode) -> [u8; NODE_BYTES] {
    let mut bytes = [0; NODE_BYTES];
    bytes[..32].copy_from_slice(&node.hash);
    bytes[32..48].copy_from_slice(&node.balance.to_be_bytes());
    bytes[48..].copy_from_slice(&node.charged.to_be_bytes());
    bytes
}

/// A sum of one leaf, which has 64 bits.
fn small(sum: u128) -> [u8; 8] {
    u64::try_from(sum).expect("a leaf has 64-bit numbers").to_be_bytes()
}

fn count(things: usize) -> u64 {
    u64::try_from(things).expect("a length fits 64 bits")
}
