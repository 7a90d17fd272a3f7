//! Cosignatures against an independent form of what they sign, and against what another
//! implementation signed.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tlog::cosignature::{Cosigner, TIME_MAX, cosignature_time};
use tlog::note::{KeyKind, NoteError, NoteSignature, Signer, Verifier, add_signatures, open, sign};

const ORIGIN: &str = "example.com/behind-the-sofa";
const WITNESS: &str = "witness.example.com/w1";

/// The checkpoint of the specification and the time of its cosignature.
const TEXT: &str = "example.com/behind-the-sofa\n20852163\n\
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const TIME: u64 = 1_679_315_147;

/// The note of the specification, with the cosignature in it.
const NOTE: &str = "example.com/behind-the-sofa\n20852163\n\
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2\
    q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
    — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2\
    oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

/// What another implementation, torchwood, made: a log's ML-DSA-44 key and checkpoint.
const OTHER_KEY: &str = include_str!("vectors/torchwood-ml-dsa-44.vkey");
const OTHER_NOTE: &str = include_str!("vectors/torchwood-ml-dsa-44.checkpoint");

fn both() -> [Cosigner; 2] {
    let ed25519 = Cosigner::ed25519(WITNESS, &[7; 32]).expect("a name");
    [ed25519, Cosigner::ml_dsa_44(WITNESS, &[8; 32]).expect("a name")]
}

/// A checkpoint that a log and a witness by both keys have signed.
fn cosigned() -> (String, Vec<Verifier>) {
    let log = Signer::from_seed(ORIGIN, &[1; 32]).expect("a name");
    let mut note = sign(TEXT, &[&log]).expect("a note");
    let mut verifiers = vec![log.verifier().clone()];
    for cosigner in both() {
        let line = cosigner.cosign(TEXT, TIME).expect("a checkpoint");
        note = add_signatures(&note, &line).expect("a line");
        verifiers.push(cosigner.verifier().clone());
    }
    (note, verifiers)
}

/// The bytes behind the key id of a line.
fn bytes_of(line: &str) -> Vec<u8> {
    let encoded = line.trim_end().rsplit(' ').next().expect("a line");
    BASE64_STANDARD.decode(encoded).expect("base64")
}

#[test]
fn the_example_of_the_specification_is_told_apart_by_its_time() {
    let other = both().map(|cosigner| cosigner.verifier().clone());
    let opened = open(NOTE.as_bytes(), &other.each_ref());
    assert_eq!(opened, Err(NoteError::NoKnownSignature), "the key of the example is not published");
    let bytes = bytes_of(NOTE);
    let signature = NoteSignature {
        name: WITNESS.to_owned(),
        key_id: bytes[..4].try_into().unwrap(),
        signature: bytes[4..].to_vec(),
    };
    assert_eq!(cosignature_time(&signature, KeyKind::Ed25519Cosignature), Some(TIME));
    assert_eq!(cosignature_time(&signature, KeyKind::Ed25519Note), None);
    assert!(NOTE.ends_with(&signature.to_line()));
}

#[test]
fn an_ed25519_cosignature_is_what_the_specification_says() {
    let [cosigner, _] = both();
    let line = cosigner.cosign(TEXT, TIME).unwrap();
    let key = SigningKey::from_bytes(&[7; 32]);
    let message = [
        "cosignature/v1",
        "time 1679315147",
        "example.com/behind-the-sofa",
        "20852163",
        "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "",
    ];
    let signature: Signature = key.sign(message.join("\n").as_bytes());
    let mut hashed = format!("{WITNESS}\n").into_bytes();
    hashed.push(4);
    hashed.extend(key.verifying_key().as_bytes());
    let mut bytes = Sha256::digest(hashed)[..4].to_vec();
    bytes.extend([0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb]);
    bytes.extend(signature.to_bytes());
    assert_eq!(line, format!("— {WITNESS} {}\n", BASE64_STANDARD.encode(bytes)));
}

#[test]
fn an_ml_dsa_44_cosignature_is_what_the_specification_says() {
    use ml_dsa::{MlDsa44, Verifier as _};
    let [_, cosigner] = both();
    let bytes = bytes_of(&cosigner.cosign(TEXT, TIME).unwrap());
    let public_key = cosigner.verifier().public_key();
    assert_eq!((bytes.len(), public_key.len()), (4 + 8 + 2420, 1312));
    let mut hashed = format!("{WITNESS}\n").into_bytes();
    hashed.push(6);
    hashed.extend(public_key);
    assert_eq!(bytes[..4], Sha256::digest(hashed)[..4]);
    assert_eq!(bytes[4..12], [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb]);
    let root = BASE64_STANDARD.decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=").unwrap();
    let message = [
        b"subtree/v1\n\0",
        &[22][..],
        b"witness.example.com/w1",
        &[0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb],
        &[27],
        b"example.com/behind-the-sofa",
        &[0; 8],
        &[0, 0, 0, 0, 0x01, 0x3e, 0x2d, 0xc3],
        &root,
    ];
    let key = ml_dsa::EncodedVerifyingKey::<MlDsa44>::try_from(public_key).unwrap();
    let key = ml_dsa::VerifyingKey::<MlDsa44>::decode(&key);
    let signature = ml_dsa::Signature::<MlDsa44>::try_from(&bytes[12..]).unwrap();
    assert!(key.verify(&message.concat(), &signature).is_ok());
}

#[test]
fn what_another_implementation_cosigned_is_opened() {
    let key = Verifier::from_text(OTHER_KEY.trim_end()).unwrap();
    assert_eq!((key.kind(), key.name()), (KeyKind::MlDsa44Cosignature, "example.com/mldsa-log"));
    assert_eq!(key.text(), OTHER_KEY.trim_end());
    let opened = open(OTHER_NOTE.as_bytes(), &[&key]).unwrap();
    assert_eq!(opened.verified.len(), 1);
    assert_eq!(cosignature_time(&opened.verified[0], key.kind()), None, "it says no time");
    // An extension line is not signed by such a key, so it is not vouched for.
    let longer = OTHER_NOTE.replacen("\n\n", "\nextension\n\n", 1);
    assert_eq!(open(longer.as_bytes(), &[&key]), Err(NoteError::SignatureWrong));
}

#[test]
fn keys_of_each_kind_are_read_and_written() {
    let [ed25519, ml_dsa_44] = both();
    let log = Signer::from_seed(ORIGIN, &[7; 32]).unwrap();
    let kinds = [log.verifier(), ed25519.verifier(), ml_dsa_44.verifier()].map(|verifier| {
        assert_eq!(Verifier::from_text(&verifier.text()).as_ref(), Ok(verifier));
        let bytes = verifier.public_key();
        let again = Verifier::of_kind(verifier.name(), verifier.kind(), bytes);
        assert_eq!(again.as_ref(), Ok(verifier));
        verifier.kind()
    });
    assert_eq!(kinds, KeyKind::ALL);
    // The same key for another purpose has another id.
    assert_eq!(log.verifier().public_key(), ed25519.verifier().public_key());
    let noted = Verifier::new(WITNESS, &log.verifier().public_key().try_into().unwrap()).unwrap();
    assert_ne!(noted.key_id(), ed25519.verifier().key_id());
    for cosigner in [&ed25519, &ml_dsa_44] {
        let secret = cosigner.secret_text();
        assert!(secret.starts_with("PRIVATE+KEY+witness.example.com/w1+"));
        let again = Cosigner::from_text(&secret).unwrap();
        assert_eq!(again.cosign(TEXT, TIME), cosigner.cosign(TEXT, TIME));
        assert!(Signer::from_text(&secret).is_err(), "a cosigner signs no other notes");
        assert!(!format!("{cosigner:?}").contains("7, 7, 7") && secret.len() > 80);
    }
    let other = Cosigner::from_text(&log.secret_text());
    assert_eq!(other.err(), Some(NoteError::KeyMalformed), "a note key cosigns nothing");
}

#[test]
fn keys_that_anybody_can_sign_for_and_torn_keys_are_refused() {
    let public_key = both()[1].verifier().public_key().to_vec();
    let without_challenge = [&public_key[..32], &[0; 1280]].concat();
    let mut low_order = [0; 32];
    low_order[0] = 1;
    let long = "n".repeat(256);
    let (ed25519, ml_dsa_44) = (KeyKind::Ed25519Cosignature, KeyKind::MlDsa44Cosignature);
    for (name, kind, key, expected) in [
        (WITNESS, ed25519, &low_order[..], NoteError::KeyMalformed),
        (WITNESS, ed25519, &public_key, NoteError::KeyMalformed),
        (WITNESS, ml_dsa_44, &without_challenge, NoteError::KeyMalformed),
        (WITNESS, ml_dsa_44, &public_key[1..], NoteError::KeyMalformed),
        (WITNESS, ml_dsa_44, &[], NoteError::KeyMalformed),
        ("a name", ml_dsa_44, &public_key, NoteError::KeyNameInvalid),
        ("a+name", ml_dsa_44, &public_key, NoteError::KeyNameInvalid),
        ("", ml_dsa_44, &public_key, NoteError::KeyNameInvalid),
        (&long, ml_dsa_44, &public_key, NoteError::KeyNameInvalid),
    ] {
        assert_eq!(Verifier::of_kind(name, kind, key), Err(expected), "{name} {}", key.len());
    }
    assert!(Verifier::of_kind(&long[1..], ml_dsa_44, &public_key).is_ok());
    let text = both()[1].verifier().text();
    let other_kind = text.replacen("+B", "+C", 1);
    assert_eq!(Verifier::from_text(&other_kind), Err(NoteError::KeyMalformed));
    assert_eq!(Verifier::from_text(&text[..text.len() - 4]), Err(NoteError::KeyMalformed));
}

#[test]
fn only_checkpoints_are_cosigned_and_only_at_a_time_that_can_be_said() {
    let [ed25519, ml_dsa_44] = both();
    let extended = format!("{TEXT}extension\n");
    let long = TEXT.replacen(ORIGIN, &"o".repeat(256), 1);
    for (text, time, by_ed25519, by_ml_dsa_44) in [
        (TEXT, TIME, None, None),
        (TEXT, TIME_MAX, None, None),
        (TEXT, TIME_MAX + 1, Some(NoteError::TimeInvalid), Some(NoteError::TimeInvalid)),
        (TEXT, 0, Some(NoteError::TimeInvalid), None),
        (&extended, TIME, None, Some(NoteError::NotACheckpoint)),
        (&long, TIME, Some(NoteError::NotACheckpoint), Some(NoteError::NotACheckpoint)),
        ("hello\n", TIME, Some(NoteError::NotACheckpoint), Some(NoteError::NotACheckpoint)),
    ] {
        assert_eq!(ed25519.cosign(text, time).err(), by_ed25519, "{text} {time}");
        assert_eq!(ml_dsa_44.cosign(text, time).err(), by_ml_dsa_44, "{text} {time}");
    }
}

#[test]
fn a_cosignature_beyond_the_last_time_does_not_hold() {
    // Ed25519 by hand, since nothing of ours makes such a one.
    let time = TIME_MAX + 1;
    let message = format!("cosignature/v1\ntime {time}\n{TEXT}");
    let signature = SigningKey::from_bytes(&[7; 32]).sign(message.as_bytes());
    let [cosigner, _] = both();
    let line = NoteSignature {
        name: WITNESS.to_owned(),
        key_id: cosigner.verifier().key_id(),
        signature: [&time.to_be_bytes()[..], &signature.to_bytes()].concat(),
    };
    let note = format!("{TEXT}\n{}", line.to_line());
    let opened = open(note.as_bytes(), &[cosigner.verifier()]);
    assert_eq!(opened, Err(NoteError::SignatureWrong));
}

#[test]
fn a_checkpoint_holds_its_cosignatures_and_no_text_but_a_checkpoint_does() {
    let (note, verifiers) = cosigned();
    let verifiers: Vec<&Verifier> = verifiers.iter().collect();
    let opened = open(note.as_bytes(), &verifiers).unwrap();
    assert_eq!((opened.text.as_str(), opened.verified.len()), (TEXT, 3));
    let times = [0, 1, 2].map(|at| cosignature_time(&opened.verified[at], verifiers[at].kind()));
    assert_eq!(times, [None, Some(TIME), Some(TIME)]);
    for at in [1, 2] {
        let other = note.replacen("20852163", "20852164", 1);
        assert_eq!(open(other.as_bytes(), &verifiers[at..=at]), Err(NoteError::SignatureWrong));
        let hello = format!("hello\n\n{}", opened.verified[at].to_line());
        assert_eq!(open(hello.as_bytes(), &verifiers[at..=at]), Err(NoteError::SignatureWrong));
    }
}

#[test]
fn lines_are_added_once_and_only_where_they_are_signatures() {
    let (note, _) = cosigned();
    let [cosigner, _] = both();
    let line = cosigner.cosign(TEXT, TIME).unwrap();
    let later = cosigner.cosign(TEXT, TIME + 1).unwrap();
    assert_eq!(add_signatures(&note, &line).unwrap(), note);
    assert_eq!(add_signatures(&note, "").unwrap(), note);
    let added = add_signatures(&note, &format!("{later}{line}{later}")).unwrap();
    assert_eq!(added, format!("{note}{later}"));
    let times = (0..100).map(|past| cosigner.cosign(TEXT, TIME + past).unwrap());
    let most: String = times.collect();
    for (note, lines, expected) in [
        (note.as_str(), line.trim_end(), NoteError::SignatureMissing),
        (&note, "hello\n", NoteError::SignatureMalformed),
        (&note, &format!("{line}\n"), NoteError::SignatureMalformed),
        (&note, &format!("{line}\n{line}"), NoteError::SignatureMalformed),
        (&note, "— a\tb AAAAAAAA\n", NoteError::ControlCharacter),
        (&note, &most, NoteError::TooManySignatures),
        (TEXT, &line, NoteError::SignatureMissing),
    ] {
        assert_eq!(add_signatures(note, lines), Err(expected), "{lines:.60}");
    }
}

#[test]
fn no_bit_of_a_cosigned_checkpoint_can_be_turned() {
    let (note, verifiers) = cosigned();
    let verifiers: Vec<&Verifier> = verifiers.iter().collect();
    let whole = open(note.as_bytes(), &verifiers).unwrap();
    // Each bit of the text, of the names and ids, and of what Ed25519 signed; of the long
    // signature, which takes longer to verify, every seventh byte.
    let long = note.rfind('—').unwrap() + 60;
    for place in (0..note.len()).filter(|place| *place < long || place % 7 == 0) {
        for bit in 0..8 {
            let mut bytes = note.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let Ok(opened) = open(&bytes, &verifiers) else {
                continue;
            };
            let known = opened.verified.len() + opened.unknown.len();
            assert_eq!((opened.text.as_str(), known), (TEXT, 3), "byte {place}, bit {bit}");
            assert_eq!(opened.verified.len(), 2, "byte {place}, bit {bit}");
            assert!(opened.verified.iter().all(|one| whole.verified.contains(one)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_from_outside_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..100),
        lines in "(— [a-z.]{1,9} [A-Za-z0-9+/]{8,120}\n|\\PC{0,40}\n){0,4}",
    ) {
        let (note, verifiers) = cosigned();
        let _ = add_signatures(&note, &lines);
        let _ = add_signatures(&lines, &lines);
        let text = BASE64_STANDARD.encode(&bytes);
        for kind in KeyKind::ALL {
            prop_assert!(Verifier::of_kind(WITNESS, kind, &bytes).is_err() || bytes.len() == 32);
        }
        let secret = format!("PRIVATE+KEY+{WITNESS}+{text}");
        prop_assert!(Cosigner::from_text(&secret).is_err());
        for verifier in &verifiers[1..] {
            let (name, key_id) = (WITNESS.to_owned(), verifier.key_id());
            let forged = NoteSignature { name, key_id, signature: [&bytes[..], &[0]].concat() };
            let note = format!("{TEXT}\n{}", forged.to_line());
            prop_assert_eq!(open(note.as_bytes(), &[verifier]), Err(NoteError::SignatureWrong));
        }
    }
}
