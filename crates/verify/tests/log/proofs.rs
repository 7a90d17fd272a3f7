//! Proof files of each kind, whole and with each byte changed.

use crate::community::{entry, hex, index_of, policy, proof};
use crate::village::entries_of_every_kind;
use ledger::Language;
use sha2::{Digest, Sha256};
use verify::proof_file::verify as check;
use verify::sum_path::{SumNode, above, leaf, root};
use verify::{Report, Subject};

const MEMBER: &str = "0190a0b0-0000-7000-8000-00000000002a";

const MEMBER_BYTES: [u8; 16] = [1, 0x90, 0xa0, 0xb0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0x2a];

/// What each kind of proof is made of.
struct Made {
    entries: Vec<String>,
    index: usize,
    header: String,
    rest: Vec<u8>,
}

impl Made {
    fn text(&self) -> String {
        proof(&self.entries, self.index, (&self.header, &self.rest))
    }

    fn report(&self) -> Report {
        check(self.text().as_bytes(), ("proof", &policy()))
    }
}

fn commitment(salt: [u8; 16], content: &[u8]) -> String {
    let bytes = [b"tongzhou-commitment-v1\n", &salt[..], content].concat();
    hex(&Sha256::digest(bytes))
}

/// A proof whose entry commits to a content.
fn committed(kind: &str, lines: &[(&str, &dyn ToString)], word: &str, content: &str) -> Made {
    let mut entries = entries_of_every_kind().entries;
    let hash = commitment([3; 16], content.as_bytes());
    let mut lines = lines.to_vec();
    lines.push(("commitment", &hash));
    entries.push(entry(kind, &lines));
    let index = entries.len() - 1;
    let header = format!("tongzhou-proof/1 {word}\nsalt {}\n", hex(&[3; 16]));
    Made { entries, index, header, rest: content.as_bytes().to_vec() }
}

fn joining() -> Made {
    let lines: [(&str, &dyn ToString); 2] = [("pool", &1), ("on", &"2026-05-01")];
    committed("member-joined", &lines, "joining", "a receipt\n\n\u{2014} signed\n")
}

fn aid() -> Made {
    let lines: [(&str, &dyn ToString); 4] =
        [("pool", &1), ("case", &"c-8"), ("approved", &"2026-06-01"), ("aid", &5)];
    committed("case-notice", &lines, "aid", "tongzhou card v1\ncase c-8\nname 王*\nage 40-49\n")
}

fn of_entry(kind: &str, line: &str, header: &str) -> Made {
    let entries = entries_of_every_kind().entries;
    let index = index_of(&entries, kind, line);
    Made { entries, index, header: header.to_owned(), rest: Vec::new() }
}

fn share() -> Made {
    let header = format!("tongzhou-proof/1 share\nmember {MEMBER}\nunits 2\n");
    of_entry("round-settled", "round 1", &header)
}

fn leb128(mut number: u128) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let part = u8::try_from(number & 0x7f).unwrap();
        number >>= 7;
        match number {
            0 => {
                bytes.push(part);
                return bytes;
            }
            _ => bytes.push(part | 0x80),
        }
    }
}

/// The root of leaves and the neighbours of one, as RFC 6962 would recurse.
fn tree(leaves: &[SumNode], place: usize) -> (SumNode, Vec<SumNode>) {
    if leaves.len() == 1 {
        return (leaves[0], Vec::new());
    }
    let split = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(split);
    let (left_root, mut path) = tree(left, place.min(split - 1));
    let (right_root, right_path) = tree(right, place.saturating_sub(split));
    match place < split {
        true => path.push(right_root),
        false => {
            path = right_path;
            path.push(left_root);
        }
    }
    (above(left_root, right_root).unwrap(), path)
}

/// The proof of the leaf at a place of so many.
fn balance(place: usize, members: usize) -> Made {
    let other = |number: usize| {
        let number = u64::try_from(number).unwrap();
        leaf([4; 16], [u8::try_from(number).unwrap(); 16], number * 300, number)
    };
    let mut leaves: Vec<SumNode> = (0..members).map(other).collect();
    leaves[place] = leaf([3; 16], MEMBER_BYTES, 1234, 56);
    let (root, path) = tree(&leaves, place);
    let mut entries = entries_of_every_kind().entries;
    let lines: [(&str, &dyn ToString); 7] = [
        ("pool", &1),
        ("round", &2),
        ("on", &"2026-06-01"),
        ("members", &members),
        ("balance", &root.balance),
        ("charged", &root.charged),
        ("root", &hex(&root.hash)),
    ];
    entries.push(entry("balances", &lines));
    let rest = path
        .iter()
        .flat_map(|node| [node.hash.to_vec(), leb128(node.balance), leb128(node.charged)].concat());
    let header = format!(
        "tongzhou-proof/1 balance\nmember {MEMBER}\nsalt {}\nbalance 1234\ncharged 56\n\
         place {place}\n",
        hex(&[3; 16])
    );
    Made { index: entries.len() - 1, entries, header, rest: rest.collect() }
}

fn of_every_kind() -> Vec<Made> {
    let payment = "tongzhou-proof/1 payment\n";
    vec![
        joining(),
        share(),
        aid(),
        of_entry("aid-paid", "", payment),
        of_entry("case-carried", "case c-1", payment),
        balance(3, 7),
        of_entry("stop-order", "", "tongzhou-proof/1 entry\n"),
    ]
}

#[test]
fn a_proof_of_each_kind_is_right() {
    for made in of_every_kind() {
        let report = made.report();
        let text = report.text(Language::English);
        assert!(report.holds(), "{}\n{text}", made.header);
        assert_eq!(report.check(Subject::Content).unwrap().passed, 1);
    }
    insta::assert_snapshot!("share_zh", share().report().text(Language::Chinese));
    insta::assert_snapshot!("joining_en", joining().report().text(Language::English));
}

#[test]
fn a_proof_with_any_byte_changed_is_not() {
    for made in of_every_kind() {
        let text = made.text();
        for place in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[place] ^= 1 << (place % 7);
            let report = check(&changed, ("proof", &policy()));
            // Nothing in the log shows whose share it is, nor for how many units: this is told.
            if made.header.contains(" share\n") && report.holds() {
                let before = text.find("extra ").unwrap()..text.find("\nindex ").unwrap();
                assert!(before.contains(&place), "{place}");
                continue;
            }
            assert!(!report.holds(), "{} {place}", made.header);
        }
    }
}

#[test]
fn a_proof_of_another_kind_of_entry_or_with_other_lines_is_none() {
    let salt = hex(&[3; 16]);
    for (header, entry_kind) in [
        (format!("tongzhou-proof/1 joining\nsalt {salt}\n"), "case-notice"),
        (format!("tongzhou-proof/1 aid\nsalt {salt}\n"), "case-notice"),
        ("tongzhou-proof/1 payment\n".to_owned(), "round-settled"),
        ("tongzhou-proof/1 payment\nsalt 00\n".to_owned(), "aid-paid"),
        ("tongzhou-proof/1 other\n".to_owned(), "aid-paid"),
        ("tongzhou-proof/2 payment\n".to_owned(), "aid-paid"),
        (format!("tongzhou-proof/1 share\nmember {MEMBER}\nunits 0\n"), "round-settled"),
        (format!("tongzhou-proof/1 share\nmember {MEMBER}\nunits 11\n"), "round-settled"),
        (format!("tongzhou-proof/1 share\nunits 2\nmember {MEMBER}\n"), "round-settled"),
        ("tongzhou-proof/1 share\nmember 7\nunits 2\n".to_owned(), "round-settled"),
    ] {
        let report = of_entry(entry_kind, "", &header).report();
        assert!(!report.holds(), "{header}");
    }
    let mut more = of_entry("aid-paid", "", "tongzhou-proof/1 payment\n");
    more.rest.push(b'!');
    assert!(!more.report().holds());
    let mut other_card = aid();
    let card = "tongzhou card v1\ncase c-9\n";
    other_card.rest = card.as_bytes().to_vec();
    assert!(!other_card.report().holds());
}

#[test]
fn a_balance_is_proved_at_every_place_of_every_tree() {
    for members in 1..=9 {
        for place in 0..members {
            assert!(balance(place, members).report().holds(), "{place} of {members}");
            let other_place = (place + 1) % (members + 1);
            let mut moved = balance(place, members);
            moved.header = moved
                .header
                .replace(&format!("place {place}\n"), &format!("place {other_place}\n"));
            assert!(!moved.report().holds(), "{place} of {members} at {other_place}");
            let mut shorter = balance(place, members);
            if shorter.rest.pop().is_some() {
                assert!(!shorter.report().holds());
            }
            let mut longer = balance(place, members);
            longer.rest.extend([0; 34]);
            assert!(!longer.report().holds());
        }
    }
}

#[test]
fn a_sum_that_leaves_its_bits_or_is_written_too_long_is_none() {
    let most = SumNode { hash: [0; 32], balance: u128::MAX, charged: 0 };
    let one = leaf([0; 16], [0; 16], 1, 1);
    assert!(root(one, (0, 2), &[most]).is_err());
    let node = |balance: &[u8]| [&[0u8; 32][..], balance, &[0]].concat();
    assert!(verify::sum_path::read(&node(&[0x80, 0x01])).is_ok());
    assert!(verify::sum_path::read(&node(&leb128(u128::MAX))).is_ok());
    let too_large = [vec![0xff; 18], vec![0x04]].concat();
    for wrong in [&[0x80, 0x00][..], &[0x80], &too_large, &[0xff; 20]] {
        assert!(verify::sum_path::read(&node(wrong)).is_err(), "{wrong:?}");
    }
}
