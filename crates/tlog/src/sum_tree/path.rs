//! From a leaf up to the root: made from the nodes of a level, written as bytes, and followed.

use super::node::SumNode;
use std::fmt;

/// The most neighbours of a path: a tree of 64-bit size has no more levels.
pub const NEIGHBOURS_MAX: usize = 64;

/// Why a path leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// The bytes are cut off, or a number in them is written in more bytes than it needs or is
    /// larger than 128 bits.
    Malformed,
    /// The leaf's place lies beyond the tree.
    PlaceBeyond,
    /// There are too few or too many neighbours for this place and size.
    WrongLength,
    /// The sums leave 128 bits.
    SumTooLarge,
}

/// The node above all of these: a tree of more than one is split at the largest power of two below
/// their number.
///
/// # Panics
/// When the sums leave 128 bits, which those of 64-bit leaves cannot.
pub fn root(nodes: &[SumNode]) -> SumNode {
    let above = |nodes: &[SumNode]| {
        SumNode::level_above(nodes).expect("sums of 64-bit leaves fit 128 bits")
    };
    // One that is left over at a level is joined where the largest power of two ends.
    let mut level = match nodes {
        [] => return SumNode::of_nothing(),
        [node] => return *node,
        nodes => above(nodes),
    };
    while level.len() > 1 {
        level = above(&level);
    }
    level[0]
}

/// The neighbours of one of these nodes, from the nearest up; nothing where it is none of them.
pub fn path(nodes: &[SumNode], place: usize) -> Option<Vec<SumNode>> {
    let (mut nodes, mut place) = (nodes, place);
    if place >= nodes.len() {
        return None;
    }
    let mut neighbours = Vec::new();
    while nodes.len() > 1 {
        let (left, right) = nodes.split_at(split(nodes.len()));
        if place < left.len() {
            neighbours.push(root(right));
            nodes = left;
        } else {
            neighbours.push(root(left));
            place = place.checked_sub(left.len())?;
            nodes = right;
        }
    }
    neighbours.reverse();
    Some(neighbours)
}

/// Where a path leads from a leaf at a place in a tree of so many leaves: to the root, when all of
/// it is true.
///
/// # Errors
/// [`PathError::PlaceBeyond`], [`PathError::WrongLength`], [`PathError::SumTooLarge`].
pub fn lead(
    leaf: SumNode,
    (place, leaves): (u64, u64),
    neighbours: &[SumNode],
) -> Result<SumNode, PathError> {
    if place >= leaves {
        return Err(PathError::PlaceBeyond);
    }
    let (mut place, mut last) = (place, leaves.saturating_sub(1));
    let mut node = leaf;
    for neighbour in neighbours {
        if last == 0 {
            return Err(PathError::WrongLength);
        }
        let pair = if place & 1 == 1 || place == last {
            let pair = SumNode::of_pair(neighbour, &node);
            // At the right edge levels without a neighbour are passed over.
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
            pair
        } else {
            SumNode::of_pair(&node, neighbour)
        };
        node = pair.ok_or(PathError::SumTooLarge)?;
        (place, last) = (place >> 1, last >> 1);
    }
    match last {
        0 => Ok(node),
        _ => Err(PathError::WrongLength),
    }
}

/// The bytes of a path: for each neighbour its hash, then its sums in LEB128.
pub fn write_path(neighbours: &[SumNode]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for SumNode { hash, balance, charged } in neighbours {
        bytes.extend(hash);
        write_number(&mut bytes, *balance);
        write_number(&mut bytes, *charged);
    }
    bytes
}

/// The neighbours of such bytes.
///
/// # Errors
/// [`PathError::Malformed`], [`PathError::WrongLength`].
pub fn read_path(mut bytes: &[u8]) -> Result<Vec<SumNode>, PathError> {
    let mut neighbours = Vec::new();
    while !bytes.is_empty() {
        if neighbours.len() == NEIGHBOURS_MAX {
            return Err(PathError::WrongLength);
        }
        let (hash, rest) = bytes.split_first_chunk::<32>().ok_or(PathError::Malformed)?;
        let (balance, rest) = read_number(rest)?;
        let (charged, rest) = read_number(rest)?;
        neighbours.push(SumNode { hash: *hash, balance, charged });
        bytes = rest;
    }
    Ok(neighbours)
}

fn write_number(bytes: &mut Vec<u8>, mut number: u128) {
    loop {
        let low = u8::try_from(number & 0x7f).expect("seven bits");
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// A number, and what comes behind it. Each number has one form: no byte too many.
fn read_number(bytes: &[u8]) -> Result<(u128, &[u8]), PathError> {
    let mut number = 0u128;
    for (place, byte) in bytes.iter().enumerate().take(19) {
        let bits = u32::try_from(place).ok().and_then(|place| place.checked_mul(7));
        let part = u128::from(byte & 0x7f);
        let shifted = bits.and_then(|bits| part.checked_shl(bits));
        let shifted = shifted.filter(|shifted| bits.is_some_and(|bits| shifted >> bits == part));
        number |= shifted.ok_or(PathError::Malformed)?;
        if byte & 0x80 == 0 {
            let one_form = place == 0 || *byte != 0;
            let rest = bytes.get(place.saturating_add(1)..).unwrap_or_default();
            return if one_form { Ok((number, rest)) } else { Err(PathError::Malformed) };
        }
    }
    Err(PathError::Malformed)
}

/// How many of more than one node are on the left: the largest power of two below their number.
fn split(nodes: usize) -> usize {
    let last = nodes.saturating_sub(1);
    1usize.checked_shl(last.checked_ilog2().unwrap_or(0)).unwrap_or(1)
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            PathError::Malformed => "the path is cut off or a number in it is malformed",
            PathError::PlaceBeyond => "the place lies beyond the tree",
            PathError::WrongLength => "the path has too few or too many neighbours",
            PathError::SumTooLarge => "the sums are larger than 128 bits",
        })
    }
}

impl std::error::Error for PathError {}
