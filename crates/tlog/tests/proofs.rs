//! Checkpoints and proofs in files: the examples of the specifications, a log of our own, and what
//! strangers may send.

use proptest::prelude::*;
use tlog::checkpoint::{Checkpoint, CheckpointError};
use tlog::hash::TreeHash;
use tlog::note::{NoteError, Signer, sign};
use tlog::proof::{LogProof, ProofError};
use tlog::tile::{read_entries, read_hashes, write_entries};
use tlog::tree::{Frontier, TreeError};

const ORIGIN: &str = "example.com/log";

/// The example of the specification of checkpoints.
const EXAMPLE: &str = "example.com/behind-the-sofa\n20852163\n\
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

fn signer(name: &str, seed: u8) -> Signer {
    Signer::from_seed(name, &[seed; 32]).expect("a name")
}

/// A log of two entries, the proof of the second, and the second.
fn proof() -> (LogProof, TreeHash) {
    let (first, second) = (TreeHash::of_entry(b"first"), TreeHash::of_entry(b"second"));
    let mut tree = Frontier::default();
    tree.push(first);
    tree.push(second);
    let (origin, root) = (ORIGIN.to_owned(), tree.root());
    let checkpoint = Checkpoint { origin, size: tree.size(), root, extensions: Vec::new() };
    let text = checkpoint.to_text().expect("a sound checkpoint");
    let (log, witness) = (signer(ORIGIN, 1), signer("witness.example", 2));
    let checkpoint = sign(&text, &[&log, &witness]).expect("a note");
    let extra = Some(b"a salt".to_vec());
    (LogProof { extra, index: 1, hashes: vec![first], checkpoint }, second)
}

#[test]
fn the_checkpoint_of_the_specification_is_read_and_written() {
    let read = Checkpoint::from_text(EXAMPLE).unwrap();
    assert_eq!((read.origin.as_str(), read.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(read.to_text().unwrap(), EXAMPLE);
}

#[test]
fn a_text_that_is_no_checkpoint_is_refused() {
    use CheckpointError::{LineMissing, OriginInvalid, RootMalformed, SizeMalformed};
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let long = "o".repeat(256);
    for (text, expected) in [
        (String::new(), LineMissing),
        (EXAMPLE.trim_end().to_owned(), LineMissing),
        (format!("a\n1\n{root}\n\n"), LineMissing),
        ("a\n1\n".to_owned(), LineMissing),
        (format!("\n1\n{root}\n"), LineMissing),
        (format!("{long}\n1\n{root}\n"), OriginInvalid),
        (format!("a\n01\n{root}\n"), SizeMalformed),
        (format!("a\n+1\n{root}\n"), SizeMalformed),
        (format!("a\n-1\n{root}\n"), SizeMalformed),
        (format!("a\n18446744073709551616\n{root}\n"), SizeMalformed),
        ("a\n1\nAAAA\n".to_owned(), RootMalformed),
        (format!("a\n1\n {root}\n"), RootMalformed),
    ] {
        assert_eq!(Checkpoint::from_text(&text), Err(expected), "{text:?}");
    }
}

#[test]
fn a_proof_holds_without_a_network_and_for_its_entry_only() {
    let (proof, entry) = proof();
    let text = proof.to_text().unwrap();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra YSBzYWx0\nindex 1\n"), "{text}");
    let read = LogProof::from_bytes(text.as_bytes()).unwrap();
    assert_eq!(read, proof);
    let (log, witness) = (signer(ORIGIN, 1), signer("witness.example", 2));
    let keys = [log.verifier(), witness.verifier()];
    let verified = read.verify(entry, ORIGIN, &keys).unwrap();
    assert_eq!((verified.checkpoint.size, verified.note.verified.len()), (2, 2));
    let other = TreeHash::of_entry(b"another");
    let wrong = read.verify(other, ORIGIN, &keys);
    assert_eq!(wrong, Err(ProofError::Tree(TreeError::WrongRoot)));
    assert_eq!(read.verify(entry, "example.com/other", &keys), Err(ProofError::OtherLog));
    // The signature of a witness alone is not that of the log.
    assert_eq!(read.verify(entry, ORIGIN, &keys[1..]), Err(ProofError::OtherLog));
    let stranger = signer(ORIGIN, 3);
    let unknown = read.verify(entry, ORIGIN, &[stranger.verifier()]);
    assert_eq!(unknown, Err(ProofError::Note(NoteError::NoKnownSignature)));
}

#[test]
fn what_is_no_proof_is_refused() {
    let (proof, _) = proof();
    let text = proof.to_text().unwrap();
    let with = |from: &str, to: &str| text.replacen(from, to, 1);
    let too_many = format!("{}\n", proof.hashes[0].to_text()).repeat(65);
    for (bad, expected) in [
        (String::new(), ProofError::NotAProof),
        (with("@v1", "@v2"), ProofError::NotAProof),
        (with("extra YSBzYWx0", "extra Y"), ProofError::ExtraMalformed),
        (with("index 1", "index 01"), ProofError::IndexMalformed),
        (with("index 1\n", ""), ProofError::IndexMalformed),
        (with("\n\n", "\nAAAA\n\n"), ProofError::HashMalformed),
        (text.split("\n\n").next().unwrap().to_owned(), ProofError::CheckpointMissing),
        (with("index 1\n", &format!("index 1\n{too_many}")), ProofError::TooLarge),
    ] {
        assert_eq!(LogProof::from_bytes(bad.as_bytes()), Err(expected), "{bad}");
    }
    assert_eq!(LogProof::from_bytes(&[0xff; 9]), Err(ProofError::NotUtf8));
    assert_eq!(LogProof::from_bytes(&vec![b'a'; 2_000_000]), Err(ProofError::TooLarge));
}

#[test]
fn a_proof_with_any_bit_turned_does_not_hold() {
    let (proof, entry) = proof();
    let text = proof.to_text().unwrap();
    let log = signer(ORIGIN, 1);
    let extra = "c2sp.org/tlog-proof@v1\nextra YSBzYWx0".len();
    let witness = text.find("— witness").unwrap();
    for place in 0..text.len() {
        // No signature covers the extra data, and nothing is known of a witness whose key is not.
        if (22..extra).contains(&place) || place >= witness {
            continue;
        }
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let turned = LogProof::from_bytes(&bytes);
            let held =
                turned.is_ok_and(|turned| turned.verify(entry, ORIGIN, &[log.verifier()]).is_ok());
            assert!(!held, "byte {place}, bit {bit}");
        }
    }
}

#[test]
fn a_bundle_gives_back_its_entries_or_nothing() {
    let entries: [&[u8]; 3] = [b"one", b"", &[7; 65_535]];
    let bundle = write_entries(entries).unwrap();
    assert_eq!(read_entries(&bundle).unwrap(), entries);
    assert_eq!(read_entries(&bundle[..bundle.len() - 1]), None);
    assert_eq!(read_entries(&[0]), None);
    assert_eq!(write_entries([&[0u8; 65_536][..]]), None);
    assert_eq!(read_entries(&[0; 2 * 257]), None, "more than a tile");
    assert_eq!(read_hashes(&[0; 33]), None);
    assert_eq!(read_hashes(&[0; 32 * 257]), None);
    assert_eq!(read_hashes(&[0; 64]).unwrap().len(), 2);
}

proptest! {
    #[test]
    fn no_bytes_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        text in "\\PC{0,80}",
    ) {
        let _ = LogProof::from_bytes(&bytes);
        let _ = LogProof::from_bytes(format!("c2sp.org/tlog-proof@v1\n{text}").as_bytes());
        let _ = Checkpoint::from_text(&text);
        let _ = read_entries(&bytes);
    }
}
