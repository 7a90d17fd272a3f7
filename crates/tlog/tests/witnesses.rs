//! The protocol of witnesses without its HTTP: each status, races, and logs that lie.

use proptest::prelude::*;
use std::num::NonZeroU64;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::hash::TreeHash;
use tlog::note::{NoteError, Signer, Verifier, add_signatures, open, sign};
use tlog::policy::Policy;
use tlog::tree::{Frontier, Subtree, Subtrees, TreeError};
use tlog::witness::{
    Acceptance, AddCheckpoint, AnswerError, Refusal, RequestError, Submission, Witness,
    WitnessedTree, cosignatures_of_answer, origin_hash, size_of_answer,
};

const ORIGIN: &str = "log.example/one";
const NAME: &str = "witness.example/w1";

/// The request of the specification; its log is not published.
const EXAMPLE: &str = "old 20852014\n\
    PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\
    jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\
    5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n\
    /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n\
    example.com/behind-the-sofa\n20852163\n\
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2\
    q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
    — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V62\
    67UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";

/// A log in memory: its entries, and whatever root of them somebody asks for.
#[derive(Clone)]
struct Entries(Vec<TreeHash>);

impl Subtrees for Entries {
    fn hash(&self, Subtree { level, number }: Subtree) -> Option<TreeHash> {
        let width = 1usize << level;
        let first = usize::try_from(number).ok()?.checked_mul(width)?;
        let mut tree = Frontier::default();
        self.0.get(first..first.checked_add(width)?)?.iter().for_each(|entry| tree.push(*entry));
        Some(tree.root())
    }
}

impl Entries {
    fn of(count: u64, branch: &str) -> Entries {
        let entry = |number| TreeHash::of_entry(format!("{branch} {number}").as_bytes());
        Entries((0..count).map(entry).collect())
    }

    fn tree(&self, size: u64) -> WitnessedTree {
        WitnessedTree { size, root: tlog::tree::root(self, size).expect("its own hashes") }
    }

    /// The checkpoint at a size, signed by the log.
    fn checkpoint(&self, size: u64) -> String {
        let WitnessedTree { size, root } = self.tree(size);
        signed(size, root)
    }

    /// A request from one size to another.
    fn request(&self, old_size: u64, size: u64) -> String {
        let request = AddCheckpoint::of_tree(self, old_size, &self.checkpoint(size));
        request.and_then(|request| request.to_text()).expect("a request")
    }
}

fn log() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).expect("a name")
}

fn text(size: u64, root: TreeHash) -> String {
    let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size, root, extensions: Vec::new() };
    checkpoint.to_text().expect("a checkpoint")
}

fn signed(size: u64, root: TreeHash) -> String {
    sign(&text(size, root), &[&log()]).expect("a note")
}

fn witness() -> Witness {
    let policy = format!("log {}\nquorum none\n", log().verifier().text());
    let policy = Policy::from_text(policy.as_bytes()).expect("a policy");
    let ed25519 = Cosigner::ed25519(NAME, &[2; 32]).expect("a name");
    Witness::new(policy, vec![ed25519, Cosigner::ml_dsa_44(NAME, &[3; 32]).expect("a name")])
}

fn time() -> NonZeroU64 {
    NonZeroU64::new(1_700_000_000).expect("not nought")
}

fn ask(witness: &Witness, last: WitnessedTree, body: &str) -> Result<Acceptance, Refusal> {
    let submission: Submission = witness.receive(body.as_bytes())?;
    witness.decide(&submission, last, time())
}

#[test]
fn a_checkpoint_that_continues_the_last_one_is_cosigned_by_each_key() {
    let (witness, entries) = (witness(), Entries::of(30, "true"));
    let mut last = WitnessedTree::nothing();
    for size in [0, 1, 2, 2, 7, 8, 9, 30] {
        let accepted = ask(&witness, last, &entries.request(last.size, size)).unwrap();
        assert_eq!((accepted.before, accepted.after), (last, entries.tree(size)));
        let keys = witness.verifiers();
        let note = entries.checkpoint(size);
        let text = note.split_once("\n\n").unwrap().0.to_owned() + "\n";
        let lines = cosignatures_of_answer(accepted.body.as_bytes(), &text, &keys).unwrap();
        assert_eq!((lines.lines().count(), &lines), (2, &accepted.body));
        let kept = add_signatures(&note, &lines).unwrap();
        assert_eq!(kept, accepted.note);
        let read = witness.read_kept(kept.as_bytes()).unwrap();
        assert_eq!(read, (ORIGIN.to_owned(), accepted.after));
        last = accepted.after;
    }
}

#[test]
fn each_refusal_has_the_status_of_the_protocol() {
    let (witness, entries, forked) = (witness(), Entries::of(30, "true"), Entries::of(30, "false"));
    let last = entries.tree(8);
    let sound = entries.request(8, 12);
    assert!(ask(&witness, last, &sound).is_ok());
    let with = |from: &str, to: &str| sound.replacen(from, to, 1);
    let hash = format!("{}\n", last.root.to_text());
    let stranger = Signer::from_seed(ORIGIN, &[9; 32]).unwrap();
    let by_a_stranger = sign(&text(8, last.root), &[&stranger]).unwrap();
    let many = format!("old 8\n{}", hash.repeat(64));
    let empty = signed(0, last.root);
    let no_proof = format!("old 8\n\n{}", entries.checkpoint(12));
    let too_long = format!("old 8\n{hash}\n{}", entries.checkpoint(8));
    let proof_of_nothing = format!("old 0\n{hash}\n{}", entries.checkpoint(9));
    let at = |line: &str, note: &str| format!("{line}\n\n{note}");
    let nothing = WitnessedTree::nothing();
    let first = entries.tree(0);
    assert_eq!(first, nothing);
    for (status, last, body) in [
        (400, last, String::new()),
        (400, last, with("old 8", "old 08")),
        (400, last, with("old 8", "old -8")),
        (400, last, with("old 8\n", "8\n")),
        (400, last, with("old 8\n", "old 8\r\n")),
        (400, last, with("old 8\n", "old 8\nAAAA\n")),
        (400, last, with("\n\n", "\n")),
        (400, last, at(&many, &entries.checkpoint(12))),
        (400, last, at("old 8", "hello\n")),
        (400, last, at("old 8", &sign("hello\n", &[&log()]).unwrap())),
        (400, last, sound.trim_end().to_owned()),
        (400, last, format!("{sound}{}", "#".repeat(300_000))),
        (400, last, at("old 9", &entries.checkpoint(8))),
        (400, last, at("old 13", &entries.checkpoint(12))),
        (403, last, at("old 8", &by_a_stranger)),
        (403, last, with("\n12\n", "\n13\n")),
        (404, last, with(ORIGIN, "log.example/two")),
        (404, last, EXAMPLE.to_owned()),
        (409, last, entries.request(7, 12)),
        (409, last, entries.request(0, 12)),
        (409, nothing, sound.clone()),
        (409, last, at("old 0", &empty)),
        (422, nothing, at("old 0", &empty)),
        (422, last, forked.request(8, 8)),
        (422, last, forked.request(8, 12)),
        (422, last, no_proof),
        (422, last, too_long),
        (422, nothing, proof_of_nothing),
    ] {
        let refused = ask(&witness, last, &body).expect_err(&body);
        assert_eq!(refused.status(), status, "{refused}: {body:.400}");
        assert!(refused.body().ends_with('\n'));
        let type_of_size = refused.content_type() == "text/x.tlog.size";
        assert_eq!(type_of_size, status == 409, "{body}");
        if status == 409 {
            assert_eq!(size_of_answer(refused.body().as_bytes()), Ok(last.size));
        }
    }
}

#[test]
fn the_example_of_the_specification_is_read_and_written() {
    let request = AddCheckpoint::from_bytes(EXAMPLE.as_bytes()).unwrap();
    assert_eq!((request.old_size, request.proof.len()), (20_852_014, 4));
    assert_eq!(request.to_text().unwrap(), EXAMPLE);
    let many = AddCheckpoint { proof: vec![request.proof[0]; 64], ..request.clone() };
    assert_eq!(many.to_text(), Err(RequestError::TooLarge));
    let most = AddCheckpoint { proof: vec![request.proof[0]; 63], ..request };
    assert_eq!(AddCheckpoint::from_bytes(most.to_text().unwrap().as_bytes()), Ok(most));
    let (shorter, longer) = (Entries::of(3, "true"), Entries::of(9, "true").checkpoint(9));
    let missing = AddCheckpoint::of_tree(&shorter, 2, &longer);
    assert_eq!(missing, Err(RequestError::Tree(TreeError::HashMissing)));
    let hash = origin_hash("example.com/behind-the-sofa");
    assert_eq!((hash.len(), hash.to_lowercase()), (64, hash));
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(origin_hash(""), of_nothing);
}

/// Keeps one tree, as a file does: a decision that rests on another one comes too late.
fn keep(kept: &mut WitnessedTree, accepted: &Acceptance) -> Result<(), WitnessedTree> {
    if *kept != accepted.before {
        return Err(*kept);
    }
    *kept = accepted.after;
    Ok(())
}

#[test]
fn of_two_decisions_on_one_tree_one_is_kept() {
    let (witness, entries) = (witness(), Entries::of(30, "true"));
    let mut kept = entries.tree(8);
    let shorter = ask(&witness, kept, &entries.request(8, 10)).unwrap();
    let longer = ask(&witness, kept, &entries.request(8, 20)).unwrap();
    assert_eq!(keep(&mut kept, &longer), Ok(()));
    assert_eq!(keep(&mut kept, &shorter), Err(entries.tree(20)), "the log is not rolled back");
    // Who lost the race is told the size and asks anew.
    let told = ask(&witness, kept, &entries.request(8, 10)).unwrap_err();
    assert_eq!(told, Refusal::OtherSize(20));
    let again = ask(&witness, kept, &entries.request(20, 25)).unwrap();
    assert_eq!(keep(&mut kept, &again), Ok(()));
}

#[test]
fn a_log_that_forks_or_goes_back_is_not_cosigned() {
    let (witness, entries) = (witness(), Entries::of(30, "true"));
    let mut forked = Entries::of(30, "true");
    forked.0[5] = TreeHash::of_entry(b"something else");
    let last = ask(&witness, entries.tree(8), &entries.request(8, 16)).unwrap().after;
    let two_roots = ask(&witness, last, &forked.request(16, 16)).unwrap_err();
    assert_eq!(two_roots, Refusal::Inconsistent(TreeError::WrongRoot));
    let branch = ask(&witness, last, &forked.request(16, 20)).unwrap_err();
    assert_eq!(branch.status(), 422);
    let back = ask(&witness, last, &entries.request(8, 12)).unwrap_err();
    assert_eq!(back, Refusal::OtherSize(16));
    let beyond = format!("old 16\n\n{}", entries.checkpoint(12));
    assert_eq!(ask(&witness, last, &beyond), Err(Refusal::OldSizeBeyond));
    let cleared = ask(&witness, last, &forked.request(0, 20)).unwrap_err();
    assert_eq!(cleared, Refusal::OtherSize(16));
}

#[test]
fn extension_lines_are_cosigned_by_the_keys_that_sign_them() {
    let tree = Entries::of(3, "true").tree(3);
    let extended = text(3, tree.root) + "an extension\n";
    let body = format!("old 0\n\n{}", sign(&extended, &[&log()]).unwrap());
    let accepted = ask(&witness(), WitnessedTree::nothing(), &body).unwrap();
    assert_eq!(accepted.body.lines().count(), 1, "Ed25519 alone");
    let policy = witness().policy().clone();
    let pure = Witness::new(policy, vec![Cosigner::ml_dsa_44(NAME, &[3; 32]).unwrap()]);
    let refused = ask(&pure, WitnessedTree::nothing(), &body).unwrap_err();
    assert_eq!((refused, refused.status()), (Refusal::Unsignable(NoteError::NotACheckpoint), 422));
}

#[test]
fn signatures_of_strangers_are_not_passed_on() {
    let (witness, entries) = (witness(), Entries::of(3, "true"));
    let stranger = Signer::from_seed("stranger.example", &[9; 32]).unwrap();
    let note = sign(&text(3, entries.tree(3).root), &[&stranger, &log()]).unwrap();
    let body = format!("old 0\n\n{note}");
    let accepted = ask(&witness, WitnessedTree::nothing(), &body).unwrap();
    assert!(!accepted.note.contains("stranger"), "{}", accepted.note);
}

#[test]
fn of_an_answer_only_lines_of_known_keys_that_hold_are_taken() {
    let (witness, entries) = (witness(), Entries::of(3, "true"));
    let root = entries.tree(3).root;
    let (text, other) = (text(3, root), text(2, root));
    let keys = witness.verifiers();
    let sound = ask(&witness, WitnessedTree::nothing(), &entries.request(0, 3)).unwrap().body;
    let stranger = Cosigner::ed25519("stranger.example", &[9; 32]).unwrap();
    let strange = stranger.cosign(&text, 7).unwrap();
    let own = Cosigner::ml_dsa_44(NAME, &[3; 32]).unwrap();
    let (timeless, of_other) = (own.cosign(&text, 0).unwrap(), own.cosign(&other, 7).unwrap());
    let noted = sign(&text, &[&log()]).unwrap();
    let note_line = noted.split_once("\n\n").unwrap().1;
    let of = |body: &str| cosignatures_of_answer(body.as_bytes(), &text, &keys);
    assert_eq!(
        of(&format!("{strange}{sound}{of_other}{timeless}{note_line}{sound}")),
        Ok(sound.clone())
    );
    for (body, expected) in [
        (String::new(), AnswerError::Note(NoteError::SignatureMissing)),
        ("hello\n".to_owned(), AnswerError::Note(NoteError::SignatureMalformed)),
        (format!("\n{sound}"), AnswerError::Note(NoteError::SignatureMalformed)),
        (strange, AnswerError::NoCosignature),
        (timeless, AnswerError::NoCosignature),
        (of_other, AnswerError::NoCosignature),
        (sound.repeat(100), AnswerError::TooLarge),
    ] {
        assert_eq!(of(&body), Err(expected), "{body:.100}");
    }
    // A key of a log among those given makes no cosignature.
    let log = log();
    let keys: [&Verifier; 1] = [log.verifier()];
    let answer = cosignatures_of_answer(note_line.as_bytes(), &text, &keys);
    assert_eq!(answer, Err(AnswerError::NoCosignature));
    for (body, expected) in [
        ("20852014\n", Some(20_852_014)),
        ("0\n", Some(0)),
        ("20852014", None),
        ("020852014\n", None),
        ("\n", None),
        ("1\n2\n", None),
        ("18446744073709551616\n", None),
    ] {
        assert_eq!(size_of_answer(body.as_bytes()).ok(), expected, "{body:?}");
    }
}

#[test]
fn what_was_kept_is_believed_only_with_a_signature() {
    let (witness, entries) = (witness(), Entries::of(3, "true"));
    let kept = ask(&witness, WitnessedTree::nothing(), &entries.request(0, 3)).unwrap().note;
    let keys = witness.verifiers();
    assert_eq!(open(kept.as_bytes(), &keys).unwrap().verified.len(), 2);
    let torn = &kept[..kept.len() / 2];
    let changed = kept.replacen("\n3\n", "\n2\n", 1);
    let stranger = Signer::from_seed("stranger.example", &[9; 32]).unwrap();
    let strange = sign(&text(3, entries.tree(3).root), &[&stranger]).unwrap();
    for note in [torn, &changed, &strange, ""] {
        assert!(witness.read_kept(note.as_bytes()).is_err(), "{note:.300}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_asked_the_last_tree_only_grows_and_never_forks(
        asked in prop::collection::vec((0u64..24, 0u64..24, any::<bool>(), 0usize..3), 1..20),
    ) {
        let witness = witness();
        let (entries, forked) = (Entries::of(24, "true"), Entries::of(24, "false"));
        let mut kept = WitnessedTree::nothing();
        // The branch of the first tree that is not empty binds the witness.
        let mut branch = None;
        for (old_size, size, is_forked, bent) in asked {
            let source = if is_forked { &forked } else { &entries };
            let Ok(request) = AddCheckpoint::of_tree(source, old_size, &source.checkpoint(size))
            else {
                continue;
            };
            let proof = request.proof.into_iter().skip(bent).collect();
            let body = AddCheckpoint { proof, ..request }.to_text().unwrap();
            let Ok(accepted) = ask(&witness, kept, &body) else {
                continue;
            };
            prop_assert!(accepted.after.size >= kept.size && old_size == kept.size);
            prop_assert_eq!(keep(&mut kept, &accepted), Ok(()));
            if kept.size > 0 {
                prop_assert_eq!(*branch.get_or_insert(is_forked), is_forked);
                prop_assert_eq!(kept, source.tree(kept.size));
            }
        }
    }

    #[test]
    fn bytes_from_outside_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        text in "(old [0-9]{1,3}\n|[A-Za-z0-9+/]{43}=\n|\n|\\PC{0,20}\n){0,8}",
    ) {
        let witness = witness();
        for body in [&bytes[..], text.as_bytes()] {
            prop_assert!(witness.receive(body).is_err());
            prop_assert!(witness.read_kept(body).is_err());
            prop_assert!(cosignatures_of_answer(body, EXAMPLE, &witness.verifiers()).is_err());
            let _ = size_of_answer(body);
        }
    }
}
