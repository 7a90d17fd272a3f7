//! The tree of sums against a naive form written from docs/log-entries.md.

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tlog::sum_tree::{
    BLOCK_LEAVES, Block, Leaf, PathError, SumNode, lead, path, read_path, reduce, root,
    salt_of_round, write_path,
};

fn halves(digest: &[u8; 32]) -> ([u8; 16], [u8; 16]) {
    let (salt, member) = digest.split_at(16);
    (salt.try_into().expect("a half"), member.try_into().expect("a half"))
}

fn wide(number: usize) -> u64 {
    number.try_into().expect("a small number")
}

fn leaf(number: u64) -> Leaf {
    let digest: [u8; 32] = Sha256::digest(number.to_be_bytes()).into();
    let (salt, member) = halves(&digest);
    Leaf { salt, member, balance: number * 37 % 10_007, charged: number * 11 % 503 }
}

/// Hash, balance and charged of a range, by the words of the page.
fn naive(leaves: &[Leaf]) -> (Vec<u8>, u128, u128) {
    if leaves.is_empty() {
        return (Sha256::digest([]).to_vec(), 0, 0);
    }
    if let [one] = leaves {
        let mut bytes = vec![0x10];
        bytes.extend(one.salt);
        bytes.extend(one.member);
        bytes.extend(one.balance.to_be_bytes());
        bytes.extend(one.charged.to_be_bytes());
        return (Sha256::digest(bytes).to_vec(), one.balance.into(), one.charged.into());
    }
    let mut left = 1;
    while left * 2 < leaves.len() {
        left *= 2;
    }
    let (one, other) = (naive(&leaves[..left]), naive(&leaves[left..]));
    let mut bytes = vec![0x11];
    for (hash, balance, charged) in [&one, &other] {
        bytes.extend(hash);
        bytes.extend(balance.to_be_bytes());
        bytes.extend(charged.to_be_bytes());
    }
    (Sha256::digest(bytes).to_vec(), one.1 + other.1, one.2 + other.2)
}

fn nodes(leaves: &[Leaf]) -> Vec<SumNode> {
    leaves.iter().map(Leaf::node).collect()
}

#[test]
fn roots_and_paths_are_those_of_the_naive_form() {
    for size in 0..70 {
        let leaves: Vec<Leaf> = (0..size).map(leaf).collect();
        let nodes = nodes(&leaves);
        let top = root(&nodes);
        assert_eq!((top.hash.to_vec(), top.balance, top.charged), naive(&leaves), "{size}");
        for place in 0..leaves.len() {
            let neighbours = path(&nodes, place).unwrap();
            let led = lead(nodes[place], (wide(place), size), &neighbours);
            assert_eq!(led, Ok(top), "{place} of {size}");
            assert_eq!(read_path(&write_path(&neighbours)), Ok(neighbours));
        }
        assert_eq!(path(&nodes, leaves.len()), None);
    }
}

#[test]
fn blocks_and_levels_make_the_same_tree() {
    for size in [1usize, 255, 256, 257, 700, 70_000] {
        let blocks: Vec<Block> = (0..wide(size))
            .map(leaf)
            .collect::<Vec<_>>()
            .chunks(BLOCK_LEAVES)
            .map(|leaves| Block::of(nodes(leaves)))
            .collect();
        let all: Vec<SumNode> = blocks.iter().flat_map(|block| block.leaves().to_vec()).collect();
        let reduced = reduce(blocks.iter().map(Block::root).collect());
        assert_eq!(reduced.root(), root(&all), "{size}");
        let wanted = leaf(wide(size) / 2).node();
        let number = size / 2 / BLOCK_LEAVES;
        let (within, mut neighbours) = blocks[number].path(&wanted).unwrap();
        let mut above = number;
        for level in &reduced.levels {
            let from = above / BLOCK_LEAVES * BLOCK_LEAVES;
            let tile = &level[from..level.len().min(from + BLOCK_LEAVES)];
            neighbours.extend(path(tile, above - from).unwrap());
            above /= BLOCK_LEAVES;
        }
        let place = wide(number * BLOCK_LEAVES + within);
        assert_eq!(lead(wanted, (place, wide(size)), &neighbours), Ok(reduced.root()), "{size}");
    }
    assert_eq!(reduce(Vec::new()).root(), SumNode::of_nothing());
    let block = Block::of(nodes(&[leaf(1), leaf(2)]));
    assert!(block.path(&leaf(3).node()).is_err());
}

#[test]
fn each_change_of_a_path_leads_elsewhere_or_nowhere() {
    let leaves: Vec<Leaf> = (0..21).map(leaf).collect();
    let nodes = nodes(&leaves);
    let (top, place) = (root(&nodes), 13usize);
    let bytes = write_path(&path(&nodes, place).unwrap());
    for bit in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let led = read_path(&changed).and_then(|path| lead(nodes[place], (13, 21), &path));
        assert_ne!(led, Ok(top), "bit {bit}");
    }
    let read = read_path(&bytes).unwrap();
    for (other_place, size) in [(12, 21), (13, 14), (13, 1 << 40), (13, 13), (0, 0)] {
        assert_ne!(lead(nodes[place], (other_place, size), &read), Ok(top));
    }
    let longer = [&read[..], &read[..1]].concat();
    assert_eq!(lead(nodes[place], (13, 21), &longer), Err(PathError::WrongLength));
    for cut in 1..40 {
        assert_ne!(read_path(&bytes[..bytes.len() - cut]), Ok(read.clone()));
    }
}

#[test]
fn sums_that_leave_128_bits_are_refused() {
    let full = SumNode { hash: [0; 32], balance: u128::MAX, charged: 0 };
    let one = SumNode { hash: [1; 32], balance: 1, charged: 0 };
    assert_eq!(lead(one, (0, 2), &[full]), Err(PathError::SumTooLarge));
    assert_eq!(read_path(&write_path(&[full])), Ok(vec![full]));
    // A twentieth byte, and a number with a byte too many.
    let mut long = vec![0; 32];
    long.extend([0xff; 19]);
    assert_eq!(read_path(&long), Err(PathError::Malformed));
    let padded = [&[0; 32][..], &[0x80, 0x00, 0x00]].concat();
    assert_eq!(read_path(&padded), Err(PathError::Malformed));
}

#[test]
fn salts_differ_by_secret_pool_and_round() {
    let salts = [
        salt_of_round([1; 16], 1, 1),
        salt_of_round([2; 16], 1, 1),
        salt_of_round([1; 16], 2, 1),
        salt_of_round([1; 16], 1, 2),
    ];
    for (place, salt) in salts.iter().enumerate() {
        assert!(!salts[..place].contains(salt));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(neighbours) = read_path(&bytes) {
            prop_assert_eq!(write_path(&neighbours), bytes);
        }
    }
}
