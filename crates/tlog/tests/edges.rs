//! Logs that grow by their edge, against trees made from all their entries.

use std::collections::HashMap;
use tlog::edge::{Edge, EdgeError, derive_again};
use tlog::hash::TreeHash;
use tlog::tile::{Tile, read_entries, read_hashes};
use tlog::tree::Frontier;

type Files = HashMap<Tile, Vec<u8>>;

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number}\n").into_bytes()
}

fn root_of(size: u64) -> TreeHash {
    let mut frontier = Frontier::default();
    (0..size).for_each(|number| frontier.push(TreeHash::of_entry(&entry(number))));
    frontier.root()
}

fn append(edge: &mut Edge, files: &mut Files, through: u64) -> Vec<(Tile, Vec<u8>)> {
    let entries: Vec<Vec<u8>> = (edge.size()..through).map(entry).collect();
    let tiles = edge.append(entries.iter().map(Vec::as_slice)).expect("entries are short");
    files.extend(tiles.iter().cloned());
    tiles
}

#[test]
fn a_log_grows_by_its_edge_in_any_steps() {
    let (mut edge, mut files) = (Edge::default(), Files::new());
    assert_eq!(edge.root(), TreeHash::of_nothing());
    for through in [1, 2, 3, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 66_100] {
        let before = edge.clone();
        let tiles = append(&mut edge, &mut files, through);
        assert_eq!((edge.size(), edge.root()), (through, root_of(through)), "{through}");
        let stored = |tile: Tile| files.get(&tile).cloned();
        assert_eq!(derive_again(&before, (through, &tiles), &stored), Ok(edge.root()));
        assert_eq!(Edge::read(through, &stored), Ok(edge.clone()), "{through}");
        let needed = Tile::new_since(before.size(), through);
        let mut made: Vec<Tile> = tiles.iter().map(|(tile, _)| *tile).collect();
        let mut missing = needed.into_iter().filter(|tile| !made.contains(tile));
        assert_eq!(missing.next(), None, "{through}");
        made.sort();
        made.dedup();
        assert_eq!(made.len(), tiles.len(), "each tile once");
    }
    for (tile, bytes) in &files {
        let read = match tile.kind {
            tlog::tile::TileKind::Entries => read_entries(bytes).map(|entries| entries.len()),
            tlog::tile::TileKind::Hashes(_) => read_hashes(bytes).map(|hashes| hashes.len()),
        };
        assert_eq!(read, Some(tile.width.into()), "{}", tile.path());
    }
}

#[test]
fn a_bit_that_flips_on_the_disk_is_found_before_anything_is_signed() {
    let (mut edge, mut files) = (Edge::default(), Files::new());
    append(&mut edge, &mut files, 300);
    let before = edge.clone();
    let tiles = append(&mut edge, &mut files, 530);
    for (tile, bytes) in &tiles {
        for bit in (0..bytes.len() * 8).step_by(61) {
            let mut changed = files.clone();
            changed.get_mut(tile).expect("a new tile is stored")[bit / 8] ^= 1 << (bit % 8);
            let stored = |tile: Tile| changed.get(&tile).cloned();
            let derived = derive_again(&before, (530, &tiles), &stored);
            assert_ne!(derived, Ok(edge.root()), "{} bit {bit}", tile.path());
        }
        let mut cut = files.clone();
        cut.remove(tile);
        let stored = |tile: Tile| cut.get(&tile).cloned();
        assert!(derive_again(&before, (530, &tiles), &stored).is_err(), "{}", tile.path());
    }
}

#[test]
fn what_was_there_before_cannot_be_exchanged() {
    let (mut edge, mut files) = (Edge::default(), Files::new());
    append(&mut edge, &mut files, 10);
    // Another history of the same length, which goes on in the same way.
    let (mut other, mut others) = (Edge::default(), Files::new());
    let entries: Vec<Vec<u8>> = (100..110).map(entry).collect();
    others.extend(other.append(entries.iter().map(Vec::as_slice)).expect("short"));
    let tiles = append(&mut other, &mut others, 20);
    let stored = |tile: Tile| others.get(&tile).cloned();
    assert!(matches!(derive_again(&edge, (20, &tiles), &stored), Err(EdgeError::Broken(_))));
}

#[test]
fn an_entry_that_is_too_long_is_refused() {
    let long = vec![0; 65_536];
    let refused = Edge::default().append([&long[..]]);
    assert_eq!(refused, Err(EdgeError::EntryTooLong));
    assert!(Edge::default().append([&long[1..]]).is_ok());
}
