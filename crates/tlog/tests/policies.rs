//! Policies: the example of the specification, each rule of it, and what they make of notes.

use proptest::prelude::*;
use tlog::cosignature::Cosigner;
use tlog::note::{NoteError, Signer, add_signatures, sign};
use tlog::policy::{JudgeError, Policy, PolicyError, PolicyFault, QuorumState};

const ORIGIN: &str = "log.example/one";
const TEXT: &str = "log.example/one\n20852163\n\
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

fn log() -> Signer {
    Signer::from_seed(ORIGIN, &[200; 32]).expect("a name")
}

fn witness(number: u8) -> Cosigner {
    let name = format!("witness.example/{number}");
    Cosigner::ed25519(&name, &[number; 32]).expect("a name")
}

fn key(number: u8) -> String {
    witness(number).verifier().text()
}

/// The example of the specification, with keys 1 to 6.
fn example() -> String {
    let [x1, x2, x3, y1, y2, y3] = [1, 2, 3, 4, 5, 6].map(key);
    format!(
        "log {}\n\nwitness X1 {x1}\nwitness X2 {x2}\nwitness X3 {x3}\n\
        group X-witnesses 2 X1 X2 X3\n\nwitness Y1 {y1}\nwitness Y2 {y2}\nwitness Y3 {y3}\n\
        group Y-witnesses any Y1 Y2 Y3\n\ngroup X-and-Y all X-witnesses Y-witnesses\n\
        quorum X-and-Y\n",
        log().verifier().text()
    )
}

fn read(text: &str) -> Policy {
    Policy::from_text(text.as_bytes()).expect("a sound policy")
}

/// The checkpoint, signed by its log and these witnesses.
fn note(witnesses: &[u8]) -> String {
    let mut note = sign(TEXT, &[&log()]).expect("a note");
    for number in witnesses {
        let line = witness(*number).cosign(TEXT, 7).expect("a checkpoint");
        note = add_signatures(&note, &line).expect("a line");
    }
    note
}

#[test]
fn the_example_of_the_specification_is_reached_as_it_says() {
    let policy = read(&example());
    assert_eq!((policy.logs().len(), policy.witnesses().len()), (1, 6));
    assert_eq!(policy.verifiers().len(), 7);
    assert_eq!((policy.log_of(ORIGIN).len(), policy.log_of("log.example/two").len()), (1, 0));
    for (witnesses, reached) in [
        (&[][..], false),
        (&[1, 2], false),
        (&[4], false),
        (&[1, 4], false),
        (&[1, 1, 4], false),
        (&[4, 5, 6], false),
        (&[1, 2, 4], true),
        (&[3, 2, 6], true),
        (&[1, 2, 3, 4, 5, 6], true),
        (&[1, 2, 90], false),
    ] {
        let note = note(witnesses);
        let (opened, judgement) = policy.open(note.as_bytes()).unwrap();
        assert_eq!(judgement.is_valid(), reached, "{witnesses:?}");
        assert_eq!((judgement.logs.len(), judgement.checkpoint.size), (1, 20_852_163));
        let known = opened.verified.len() - 1;
        assert_eq!(judgement.witnesses.len(), known, "{witnesses:?}");
        assert!(judgement.witnesses.iter().all(|one| one.time == Some(7)));
    }
    let note = note(&[6, 1, 2]);
    let (_, judgement) = policy.open(note.as_bytes()).unwrap();
    let names: Vec<_> = judgement.witnesses.iter().map(|one| one.witness.name()).collect();
    assert_eq!(names, ["X1", "X2", "Y3"], "in the order of the policy");
}

#[test]
fn a_checkpoint_that_its_log_has_not_signed_is_not_valid() {
    let other_text = TEXT.replacen("/one", "/two", 1);
    let policy = read(&example());
    let of_other_log = sign(&other_text, &[&log()]).unwrap();
    let (_, judgement) = policy.open(of_other_log.as_bytes()).unwrap();
    assert!(judgement.logs.is_empty() && !judgement.is_valid(), "signed by another log's key");
    let none = read(&format!("log {}\nquorum none\n", log().verifier().text()));
    let witnessed = format!("{TEXT}\n{}", witness(1).cosign(TEXT, 7).unwrap());
    let unknown = JudgeError::Note(NoteError::NoKnownSignature);
    assert_eq!(none.open(witnessed.as_bytes()).err(), Some(unknown));
    let (_, judgement) = policy.open(witnessed.as_bytes()).unwrap();
    assert_eq!((judgement.logs.len(), judgement.quorum), (0, QuorumState::Missed));
    let (_, judgement) = none.open(sign(TEXT, &[&log()]).unwrap().as_bytes()).unwrap();
    assert!(judgement.is_valid(), "no witness is asked for");
    let hello = sign("hello\n", &[&log()]).unwrap();
    assert!(matches!(none.open(hello.as_bytes()), Err(JudgeError::Checkpoint(_))));
    let forged = note(&[1, 2, 4]).replacen("20852163", "20852164", 1);
    assert_eq!(
        policy.open(forged.as_bytes()).err(),
        Some(JudgeError::Note(NoteError::SignatureWrong))
    );
}

#[test]
fn a_log_may_have_two_keys_and_be_a_witness_by_one() {
    let second = Cosigner::ml_dsa_44(ORIGIN, &[201; 32]).unwrap();
    let (one, two) = (log().verifier().text(), second.verifier().text());
    let policy =
        read(&format!("log {one} https://log.example/\nlog {two}\nwitness W {two}\nquorum W\n"));
    assert_eq!((policy.log_of(ORIGIN).len(), policy.verifiers().len()), (2, 2));
    assert_eq!(policy.logs()[0].url.as_deref(), Some("https://log.example/"));
    let note = add_signatures(&note(&[]), &second.cosign(TEXT, 0).unwrap()).unwrap();
    let (_, judgement) = policy.open(note.as_bytes()).unwrap();
    assert_eq!((judgement.logs.len(), judgement.is_valid()), (2, true));
    assert_eq!(judgement.witnesses[0].time, None);
}

#[test]
fn white_space_comments_and_order_are_free() {
    let (one, two) = (key(1), key(2));
    let text = format!(
        " \t# 见证\n#\nquorum none\n\n\t witness \t1  {one}\thttps://w.example/ \n\
        witness all {two}\ngroup any all all 1\nlog {}\n",
        log().verifier().text()
    );
    let policy = read(&text);
    let names: Vec<_> = policy.witnesses().iter().map(|one| one.name()).collect();
    assert_eq!(names, ["1", "all"]);
    assert_eq!(policy.witnesses()[0].url.as_deref(), Some("https://w.example/"));
    // Names are octets: those that are not UTF-8 are names, and different ones are.
    let octets = [b"witness \xff ", one.as_bytes(), b"\nwitness \xfe ", two.as_bytes()].concat();
    let octets = [&octets[..], b"\n# \xff\ngroup \x80 all \xff \xfe\nquorum \x80\n"].concat();
    let policy = Policy::from_text(&octets).unwrap();
    let judged = |witnesses: &[u8]| {
        let note = note(witnesses);
        policy.open(note.as_bytes()).map(|(_, judgement)| judgement.quorum)
    };
    assert_eq!(judged(&[1]), Ok(QuorumState::Missed));
    assert_eq!(judged(&[1, 2]), Ok(QuorumState::Reached));
}

#[test]
fn each_rule_is_held_and_the_line_is_named() {
    use PolicyFault::{
        ControlCharacter, ItemCount, Key, KeyAmbiguous, KeyDuplicate, KeyKind, LineUnended,
        MemberTwice, NameDuplicate, NameReserved, NameUndefined, QuorumMissing, QuorumTwice,
        Threshold, WordUnknown,
    };
    let (one, two, log) = (key(1), key(2), log().verifier().text());
    // The same key under another name.
    let renamed = Cosigner::ed25519("other.example", &[1; 32]).unwrap().verifier().text();
    let relogged = Signer::from_seed("other.example", &[200; 32]).unwrap().verifier().text();
    let two_witnesses = format!("witness A {one}\nwitness B {two}\n");
    let row = |line: usize, why: PolicyFault, text: String| (line, why, text);
    for (line, why, text) in [
        row(1, QuorumMissing, String::new()),
        row(2, QuorumMissing, format!("log {log}\n")),
        row(2, QuorumTwice, "quorum none\nquorum none\n".to_owned()),
        row(1, LineUnended, "quorum none".to_owned()),
        row(1, LineUnended, "# a comment".to_owned()),
        row(1, ControlCharacter, "quorum none\r\n".to_owned()),
        row(2, ControlCharacter, "quorum none\n# \u{7f}\n".to_owned()),
        row(1, ControlCharacter, "quorum\u{0}none\n".to_owned()),
        row(1, WordUnknown, "Quorum none\n".to_owned()),
        row(1, WordUnknown, "quorums none\n".to_owned()),
        row(1, WordUnknown, "quorum\u{a0}none\n".to_owned()),
        row(1, ItemCount, "quorum\n".to_owned()),
        row(1, ItemCount, "quorum none none\n".to_owned()),
        row(1, ItemCount, "quorum none # a comment\n".to_owned()),
        row(1, ItemCount, "log\n".to_owned()),
        row(1, ItemCount, format!("log {log} https://a https://b\n")),
        row(1, ItemCount, "witness A\n".to_owned()),
        row(1, ItemCount, format!("witness A {one} https://a https://b\n")),
        row(3, ItemCount, format!("{two_witnesses}group G any\n")),
        row(3, ItemCount, format!("{two_witnesses}group G\n")),
        row(1, Key(NoteError::KeyMalformed), "log A\n".to_owned()),
        row(1, KeyKind, format!("witness A {log}\n")),
        row(2, KeyDuplicate, format!("log {log}\nlog {relogged}\n")),
        row(2, KeyDuplicate, format!("witness A {one}\nwitness B {renamed}\n")),
        row(1, NameReserved, format!("witness none {one}\n")),
        row(3, NameReserved, format!("{two_witnesses}group none any A\n")),
        row(2, NameDuplicate, format!("witness A {one}\nwitness A {two}\n")),
        row(3, NameDuplicate, format!("{two_witnesses}group A any B\n")),
        row(1, NameUndefined, format!("quorum A\nwitness A {one}\n")),
        row(1, NameUndefined, format!("group G any A\nwitness A {one}\n")),
        row(3, NameUndefined, format!("{two_witnesses}group G any G\n")),
        row(3, NameUndefined, format!("{two_witnesses}group G any none\n")),
        row(3, MemberTwice, format!("{two_witnesses}group G any A A\n")),
        row(4, MemberTwice, format!("{two_witnesses}group G any A\ngroup H any A B\n")),
        row(
            5,
            MemberTwice,
            format!("{two_witnesses}group G any A\ngroup H any G\ngroup I any G\n"),
        ),
        row(3, Threshold, format!("{two_witnesses}group G 0 A B\n")),
        row(3, Threshold, format!("{two_witnesses}group G 3 A B\n")),
        row(3, Threshold, format!("{two_witnesses}group G 02 A B\n")),
        row(3, Threshold, format!("{two_witnesses}group G -1 A B\n")),
        row(3, Threshold, format!("{two_witnesses}group G some A B\n")),
        row(3, Threshold, format!("{two_witnesses}group G 99999999999999999999 A B\n")),
    ] {
        assert_eq!(Policy::from_text(text.as_bytes()), Err(PolicyError { line, why }), "{text}");
    }
    let (first, second) = alike();
    let text = format!("log {first}\nlog {second}\nquorum none\n");
    let ambiguous = PolicyError { line: 2, why: KeyAmbiguous };
    assert_eq!(Policy::from_text(text.as_bytes()), Err(ambiguous));
}

/// Two keys of one name whose short ids are the same, as a search of seeds found them.
fn alike() -> (String, String) {
    let key = |seed: u32| {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&seed.to_be_bytes());
        Signer::from_seed("a", &bytes).expect("a name").verifier().text()
    };
    (key(69_101), key(114_672))
}

#[test]
fn there_is_room_for_64_of_each_and_no_more() {
    let witnesses: String =
        (0..64).map(|number| format!("witness {number} {}\n", key(number))).collect();
    let groups: String = (0..64).map(|number| format!("group g{number} any {number}\n")).collect();
    let most = format!("{witnesses}{groups}quorum g63\n");
    assert_eq!(read(&most).witnesses().len(), 64);
    let too_many = PolicyFault::TooMany;
    let more = format!("{witnesses}witness 64 {}\nquorum none\n", key(64));
    assert_eq!(Policy::from_text(more.as_bytes()), Err(PolicyError { line: 65, why: too_many }));
    let more = format!("{witnesses}{groups}group g64 any g1\nquorum none\n");
    assert_eq!(Policy::from_text(more.as_bytes()), Err(PolicyError { line: 129, why: too_many }));
    let large = "#".repeat(1_000_000) + "\n";
    let too_large = PolicyError { line: 1, why: PolicyFault::TooLarge };
    assert_eq!(Policy::from_text(large.as_bytes()), Err(too_large));
}

proptest! {
    #[test]
    fn bytes_from_outside_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        lines in "((log|witness|group|quorum|#)([ \t][a-z0-9]{1,3}){0,5}\n){0,9}",
    ) {
        let _ = Policy::from_text(&bytes);
        let with_keys = lines.replace(" a", &format!(" {}", key(1)));
        let _ = Policy::from_text(with_keys.as_bytes());
    }

    #[test]
    fn quorums_agree_with_counting(
        signed in prop::collection::vec(any::<bool>(), 6),
        first in 1usize..=3,
        second in 1usize..=3,
        whole in 1usize..=2,
    ) {
        let text = example()
            .replacen("X-witnesses 2", &format!("X-witnesses {first}"), 1)
            .replacen("Y-witnesses any", &format!("Y-witnesses {second}"), 1)
            .replacen("X-and-Y all", &format!("X-and-Y {whole}"), 1);
        let policy = read(&text);
        let numbers = (1..=6).zip(&signed).filter(|(_, signed)| **signed);
        let numbers: Vec<u8> = numbers.map(|(number, _)| number).collect();
        let count = |range: std::ops::RangeInclusive<u8>| {
            numbers.iter().filter(|number| range.contains(number)).count()
        };
        let groups = [count(1..=3) >= first, count(4..=6) >= second];
        let expected = groups.iter().filter(|reached| **reached).count() >= whole;
        let note = note(&numbers);
        let (_, judgement) = policy.open(note.as_bytes()).unwrap();
        prop_assert_eq!(judgement.is_valid(), expected);
    }
}
