//! Trees and proofs against the published vectors, a naive form of RFC 6962, and another
//! implementation (`tlog_tiles`, Cloudflare's).

use proptest::prelude::*;
use std::collections::HashMap;
use tlog::hash::TreeHash;
use tlog::tile::{TILE_WIDTH, Tile, TileKind, hash_within, place_of};
use tlog::tree::{
    Frontier, Subtree, Subtrees, TreeError, consistency_proof, inclusion_proof, root,
    verify_consistency, verify_inclusion,
};

/// The entries of the vectors of Certificate Transparency, in hexadecimal.
const ENTRIES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];

/// The roots of the trees of the first one to eight of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hex(text: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal");
    (0..text.len()).step_by(2).map(byte).collect()
}

fn entries(count: u64) -> Vec<TreeHash> {
    (0..count).map(|number| TreeHash::of_entry(format!("entry {number}").as_bytes())).collect()
}

/// RFC 6962, section 2.1, word for word.
fn naive(leaves: &[TreeHash]) -> TreeHash {
    match leaves {
        [] => TreeHash::of_nothing(),
        [leaf] => *leaf,
        leaves => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            TreeHash::of_pair(naive(&leaves[..split]), naive(&leaves[split..]))
        }
    }
}

/// The complete subtrees of some entries, as tiles hold them.
struct Tiled(HashMap<(u8, u64), Vec<TreeHash>>);

impl Tiled {
    fn of(leaves: &[TreeHash]) -> Tiled {
        let mut tiles = HashMap::new();
        let (mut level, mut hashes) = (0, leaves.to_vec());
        while !hashes.is_empty() {
            let mut above = Vec::new();
            for (number, tile) in (0..).zip(hashes.chunks(256)) {
                tiles.insert((level, number), tile.to_vec());
                above.extend(hash_within(tile, 0, 256));
            }
            (level, hashes) = (level + 1, above);
        }
        Tiled(tiles)
    }
}

impl Subtrees for Tiled {
    fn hash(&self, subtree: Subtree) -> Option<TreeHash> {
        let (level, number, first, count) = place_of(subtree);
        hash_within(self.0.get(&(level, number))?, first, count)
    }
}

#[test]
fn roots_are_those_of_the_published_vectors() {
    let mut frontier = Frontier::default();
    assert_eq!(frontier.root(), TreeHash::of_nothing());
    for (entry, expected) in ENTRIES.iter().zip(ROOTS) {
        frontier.push(TreeHash::of_entry(&hex(entry)));
        assert_eq!(frontier.root().0.to_vec(), hex(expected), "{} entries", frontier.size());
    }
}

#[test]
fn every_proof_of_small_trees_holds_and_no_other() {
    let leaves = entries(40);
    let tiled = Tiled::of(&leaves);
    for size in 1..=40u64 {
        let of_size = (size, naive(&leaves[..usize::try_from(size).unwrap()]));
        assert_eq!(root(&tiled, size), Ok(of_size.1));
        for index in 0..size {
            let leaf = leaves[usize::try_from(index).unwrap()];
            let proof = inclusion_proof(&tiled, index, size).unwrap();
            assert_eq!(verify_inclusion(leaf, index, of_size, &proof), Ok(()));
            for other in (0..size).filter(|other| *other != index) {
                assert!(verify_inclusion(leaf, other, of_size, &proof).is_err(), "{other}");
            }
            let short = &proof[..proof.len().saturating_sub(1)];
            if !proof.is_empty() {
                let wrong = verify_inclusion(leaf, index, of_size, short);
                assert_eq!(wrong, Err(TreeError::WrongLength));
            }
            let long = [&proof[..], &[leaf]].concat();
            let wrong = verify_inclusion(leaf, index, of_size, &long);
            assert_eq!(wrong, Err(TreeError::WrongLength));
        }
        for old in 0..=size {
            let of_old = (old, naive(&leaves[..usize::try_from(old).unwrap()]));
            let proof = consistency_proof(&tiled, old, size).unwrap();
            assert_eq!(verify_consistency(of_old, of_size, &proof), Ok(()), "{old} of {size}");
            let forged = (old, TreeHash::of_entry(b"another history"));
            assert!(verify_consistency(forged, of_size, &proof).is_err(), "{old} of {size}");
            let long = [&proof[..], &[of_size.1]].concat();
            assert!(verify_consistency(of_old, of_size, &long).is_err());
        }
    }
    let all = (40, naive(&leaves));
    assert_eq!(verify_inclusion(leaves[0], 40, all, &[]), Err(TreeError::IndexBeyond));
    assert_eq!(verify_consistency(all, (39, all.1), &[]), Err(TreeError::SizeBeyond));
    assert_eq!(inclusion_proof(&tiled, 40, 40), Err(TreeError::IndexBeyond));
    assert_eq!(inclusion_proof(&tiled, 0, 41), Err(TreeError::HashMissing));
}

#[test]
fn tiles_are_those_of_the_specification() {
    let of = |kind, number, width| Tile { kind, number, width };
    let entries = of(TileKind::Entries, 1_234_067, 256);
    assert_eq!(entries.path(), "tile/entries/x001/x234/067");
    // The example of the specification: a tree of 70,000 entries.
    let tiles = Tile::new_since(0, 70_000);
    let of_level = |level, is_full: bool| {
        let fits = move |tile: &&Tile| {
            tile.kind == TileKind::Hashes(level) && (u64::from(tile.width) == TILE_WIDTH) == is_full
        };
        tiles.iter().filter(fits).map(|tile| tile.width).collect::<Vec<_>>()
    };
    assert_eq!((of_level(0, true).len(), of_level(0, false)), (273, vec![112]));
    assert_eq!((of_level(1, true).len(), of_level(1, false)), (1, vec![17]));
    assert_eq!((of_level(2, true).len(), of_level(2, false)), (0, vec![1]));
    let exactly: Vec<Tile> = Tile::new_since(255, 256);
    let full = [of(TileKind::Entries, 0, 256), of(TileKind::Hashes(0), 0, 256)];
    assert_eq!(exactly, [&full[..], &[of(TileKind::Hashes(1), 0, 1)]].concat());
    for path in [
        "tile/0/1",
        "tile/00/001",
        "tile/64/001",
        "tile/0/x001",
        "tile/0/x001/x234",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/07",
        "tile/0/001/../002",
        "tile/data/001",
        "tile/0/x000/001",
    ] {
        assert_eq!(Tile::from_path(path), None, "{path}");
    }
}

fn wide(place: usize) -> u64 {
    u64::try_from(place).expect("few")
}

proptest! {
    #[test]
    fn larger_trees_agree_with_the_naive_form(
        size in 1u64..1_500,
        (at, before) in any::<(prop::sample::Index, prop::sample::Index)>(),
        (flipped, bit) in (any::<prop::sample::Index>(), 0u8..8),
    ) {
        let leaves = entries(size);
        let tiled = Tiled::of(&leaves);
        let whole = (size, naive(&leaves));
        prop_assert_eq!(root(&tiled, size), Ok(whole.1));
        let mut frontier = Frontier::default();
        leaves.iter().for_each(|leaf| frontier.push(*leaf));
        prop_assert_eq!(frontier.root(), whole.1);
        let index = at.index(leaves.len());
        let mut proof = inclusion_proof(&tiled, wide(index), size).unwrap();
        prop_assert_eq!(verify_inclusion(leaves[index], wide(index), whole, &proof), Ok(()));
        if !proof.is_empty() {
            let place = flipped.index(proof.len() * 32);
            proof[place / 32].0[place % 32] ^= 1 << bit;
            let wrong = verify_inclusion(leaves[index], wide(index), whole, &proof);
            prop_assert_eq!(wrong, Err(TreeError::WrongRoot));
        }
        let old = before.index(leaves.len());
        let proof = consistency_proof(&tiled, wide(old), size).unwrap();
        let older = (wide(old), naive(&leaves[..old]));
        prop_assert_eq!(verify_consistency(older, whole, &proof), Ok(()));
    }

    #[test]
    fn another_implementation_takes_our_proofs(
        size in 2u64..700,
        (at, before) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let leaves = entries(size);
        let tiled = Tiled::of(&leaves);
        let theirs = |hash: TreeHash| tlog_tiles::tlog::Hash(hash.0);
        let (index, old) = (at.index(leaves.len()), before.index(leaves.len() - 1) + 1);
        let whole = theirs(naive(&leaves));
        let proof = inclusion_proof(&tiled, wide(index), size).unwrap();
        let proof: Vec<_> = proof.into_iter().map(theirs).collect();
        let leaf = theirs(leaves[index]);
        let taken = tlog_tiles::tlog::check_record(&proof, size, whole, wide(index), leaf);
        prop_assert!(taken.is_ok());
        let proof = consistency_proof(&tiled, wide(old), size).unwrap();
        let proof: Vec<_> = proof.into_iter().map(theirs).collect();
        let older = theirs(naive(&leaves[..old]));
        let taken = tlog_tiles::tlog::check_tree(&proof, size, whole, wide(old), older);
        prop_assert!(taken.is_ok());
    }

    #[test]
    fn a_tile_has_one_path(level in 0u8..64, number in 0u64..2_000_000_000, width in 1u16..=256) {
        let tile = Tile { kind: TileKind::Hashes(level), number, width };
        prop_assert_eq!(Tile::from_path(&tile.path()), Some(tile));
    }

    #[test]
    fn no_path_panics(path in "tile/[0-9a-z/.x]{0,30}") {
        if let Some(tile) = Tile::from_path(&path) {
            prop_assert_eq!(tile.path(), path);
        }
    }
}
