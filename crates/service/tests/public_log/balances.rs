//! Trees of balances in files: every member's path, and nothing after a bit has flipped.

use service::public_log::LogFailure;
use service::public_log::balance_file::{BalanceFile, BalanceWriter, HashedBlock};
use service::public_log::balance_hashing::{Hashing, Page};
use std::fs;
use std::path::PathBuf;
use store::MemberId;
use store::balance_tree::MemberBalance;
use tlog::sum_tree::{BLOCK_LEAVES, Leaf, SumNode, lead, salt_of_round};

fn leaf(number: u64) -> Leaf {
    let mut member = [0; 16];
    member[..8].copy_from_slice(&number.to_be_bytes());
    let salt = salt_of_round(member, 1, 9);
    Leaf { salt, member, balance: number % 977, charged: number % 31 }
}

fn written(folder: &std::path::Path, size: u64) -> (PathBuf, SumNode) {
    let mut writer = BalanceWriter::create(folder, "9.new").expect("a file");
    let leaves: Vec<Leaf> = (0..size).map(leaf).collect();
    for block in leaves.chunks(BLOCK_LEAVES) {
        writer.add(&HashedBlock::of(block[0].member, block)).expect("added");
    }
    let place = folder.join(format!("{size}.tree"));
    let (root, count) = writer.finish(|_| place.clone()).expect("finished");
    assert_eq!(count, size);
    (place, root)
}

#[test]
fn every_member_of_a_tree_of_any_size_has_a_path() {
    let folder = tempfile::tempdir().expect("a folder");
    for size in [1, 2, 255, 256, 257, 1_000, 65_536, 66_000] {
        let (place, root) = written(folder.path(), size);
        let balances: u128 = (0..size).map(|number| u128::from(leaf(number).balance)).sum();
        assert_eq!(root.balance, balances);
        let file = BalanceFile::open(&place).expect("a tree");
        for number in (0..size).step_by(if size > 2_000 { 997 } else { 1 }) {
            let own = leaf(number);
            let found = file.path((own.member, own.salt), &root).expect("whole").expect("a leaf");
            assert_eq!(found.leaf, own);
            let led = lead(own.node(), (found.place, size), &found.neighbours);
            assert_eq!(led, Ok(root), "{number} of {size}");
            let stranger = file.path((own.member, [7; 16]), &root).expect("whole");
            assert_eq!(stranger, None, "another salt opens nothing");
        }
        assert_eq!(file.path(([0xff; 16], [0; 16]), &root), Ok(None));
    }
    assert!(!folder.path().join("9.new").exists(), "nothing is left beside it");
}

#[test]
fn an_empty_tree_has_the_root_of_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, root) = written(folder.path(), 0);
    assert_eq!(root, SumNode::of_nothing());
    let file = BalanceFile::open(&place).expect("a tree");
    assert_eq!(file.path(([0; 16], [0; 16]), &root), Ok(None));
}

#[test]
fn a_file_that_was_changed_or_cut_off_gives_no_path_that_does_not_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, root) = written(folder.path(), 700);
    let bytes = fs::read(&place).expect("the file");
    let own = leaf(300);
    let right = BalanceFile::open(&place).expect("a tree").path((own.member, own.salt), &root);
    let right = right.expect("whole");
    for bit in (0..bytes.len() * 8).step_by(131) {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        fs::write(&place, &changed).expect("written");
        let read =
            BalanceFile::open(&place).and_then(|file| file.path((own.member, own.salt), &root));
        match read {
            // A change elsewhere in the file touches no neighbour of this member.
            Ok(found) => assert!(found == right || found.is_none(), "bit {bit}"),
            Err(failure) => assert!(matches!(failure, LogFailure::Broken(_)), "bit {bit}"),
        }
    }
    for length in [0, 1, 27, 28, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&place, &bytes[..length]).expect("written");
        assert!(matches!(BalanceFile::open(&place), Err(LogFailure::Broken(_))), "{length}");
    }
}

/// A page of so many members, each with a secret.
fn page(numbers: std::ops::Range<u64>) -> Page {
    let member = |number| MemberBalance {
        member: MemberId::from_u64_pair(number, 7),
        secret: Some([1; 16]),
        balance: number % 977,
        charged: number % 31,
    };
    numbers.map(|number| (member(number), [1; 16])).collect()
}

#[test]
fn pages_hashed_beside_one_another_make_the_tree_of_their_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let size = 16_384 * 3 + 77;
    let writer = BalanceWriter::create(folder.path(), "9.new").expect("a file");
    let place = folder.path().join("hashed.tree");
    let here = place.clone();
    let mut hashing = Hashing::begin(writer, (1, 9), move |_| here);
    for first in (0..size).step_by(16_384) {
        hashing.send(page(first..size.min(first + 16_384))).expect("a thread that takes it");
    }
    let (root, members) = hashing.finish().expect("a tree");
    assert_eq!(members, size);
    let file = BalanceFile::open(&place).expect("a tree");
    for number in (0..size).step_by(331) {
        let member = *MemberId::from_u64_pair(number, 7).as_bytes();
        let found = file.path((member, salt_of_round([1; 16], 1, 9)), &root);
        let found = found.expect("whole").expect("a leaf");
        assert_eq!(found.leaf.balance, number % 977);
    }
}

#[test]
fn a_reading_that_ends_early_leaves_no_tree() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = BalanceWriter::create(folder.path(), "9.new").expect("a file");
    let place = folder.path().join("hashed.tree");
    let (told, placed) = std::sync::mpsc::channel::<()>();
    let here = place.clone();
    let mut hashing = Hashing::begin(writer, (1, 9), move |_| {
        let _ = told.send(());
        here
    });
    hashing.send(page(0..16_384)).expect("a thread that takes it");
    drop(hashing);
    // The thread has ended once nobody can tell any more.
    assert!(placed.recv().is_err() && !place.exists());
}
