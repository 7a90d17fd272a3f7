//! Notes against the vectors of the reference implementation and against another implementation.
//!
//! The keys and notes of PeterNeumann and EnochRoot are those of the tests of Go's
//! `golang.org/x/mod/sumdb/note`; `signed_note` is Cloudflare's.

use proptest::prelude::*;
use signed_note::{Note, Signer as _, StandardSigner, StandardVerifier, VerifierList};
use tlog::note::{NOTE_BYTES_MAX, NoteError, Signer, Verifier, open, sign};

const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SECRET: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n";
const PETER_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFY\
    C2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH_LINE: &str = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGr\
    Q5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

fn peter() -> Verifier {
    Verifier::from_text(PETER).expect("a published key")
}

fn enoch() -> Verifier {
    Verifier::from_text(ENOCH).expect("a published key")
}

#[test]
fn the_published_note_is_made_to_the_byte() {
    let signer = Signer::from_text(PETER_SECRET).unwrap();
    assert_eq!(sign(TEXT, &[&signer]).unwrap(), format!("{TEXT}\n{PETER_LINE}"));
    assert_eq!(signer.secret_text().as_str(), PETER_SECRET);
    assert_eq!(signer.verifier().text(), PETER);
    assert!(!format!("{signer:?}").contains("129, 10, 20"), "the seed is not shown");
}

#[test]
fn signatures_are_told_apart_by_the_keys_that_are_known() {
    let note = format!("{TEXT}\n{PETER_LINE}{ENOCH_LINE}{PETER_LINE}");
    let names = |verifiers: &[&Verifier]| {
        let opened = open(note.as_bytes(), verifiers)?;
        assert_eq!(opened.text, TEXT);
        let names = |list: Vec<tlog::note::NoteSignature>| {
            list.into_iter().map(|one| one.name).collect::<Vec<_>>()
        };
        Ok((names(opened.verified), names(opened.unknown)))
    };
    let of = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&[&peter()]), Ok((of(&["PeterNeumann"]), of(&["EnochRoot"]))));
    assert_eq!(names(&[&enoch(), &peter()]), Ok((of(&["PeterNeumann", "EnochRoot"]), of(&[]))));
    assert_eq!(names(&[]), Err(NoteError::NoKnownSignature));
    assert_eq!(names(&[&enoch(), &peter(), &enoch()]), Err(NoteError::KeyAmbiguous));
}

#[test]
fn what_is_not_a_signed_note_is_refused() {
    let cut = &PETER_LINE[..PETER_LINE.len() - 1];
    let bent = PETER_LINE.replace("x08go/ZJ", "x08go/ZK");
    let longer = PETER_LINE.replace("x08go/ZJ", "x08go/ZJABCD");
    for (note, error) in [
        (TEXT.to_owned(), NoteError::SignatureMissing),
        (format!("{TEXT}\n"), NoteError::SignatureMissing),
        (format!("{TEXT}\n{cut}"), NoteError::SignatureMissing),
        (format!("\u{1}{TEXT}\n{PETER_LINE}"), NoteError::ControlCharacter),
        (format!("{TEXT}\r\n\n{PETER_LINE}"), NoteError::ControlCharacter),
        (format!("{TEXT}\n— Bad Name x08goAAA\n"), NoteError::SignatureMalformed),
        (format!("{TEXT}\n— Bad+Name x08goAAA\n"), NoteError::KeyNameInvalid),
        (format!("{TEXT}\n— Bad\u{3000}Name x08goAAA\n"), NoteError::KeyNameInvalid),
        (format!("{TEXT}\n—  x08goAAA\n"), NoteError::KeyNameInvalid),
        (format!("{TEXT}\n— Short x08gow==\n"), NoteError::SignatureMalformed),
        (format!("{TEXT}\n{PETER_LINE}Unexpected line.\n"), NoteError::SignatureMalformed),
        (format!("{TEXT}\n{bent}"), NoteError::SignatureWrong),
        (format!("{TEXT}\n{longer}"), NoteError::SignatureWrong),
        (format!("{TEXT}\n{PETER_LINE}{bent}"), NoteError::SignatureWrong),
        (format!("{TEXT}more\n\n{PETER_LINE}"), NoteError::SignatureWrong),
        (format!("{TEXT}\n{}", PETER_LINE.repeat(101)), NoteError::TooManySignatures),
        ("a".repeat(NOTE_BYTES_MAX + 1), NoteError::TooLarge),
    ] {
        assert_eq!(open(note.as_bytes(), &[&peter()]), Err(error), "{:.300}", note);
    }
    assert_eq!(open(b"\xff\n\n", &[&peter()]), Err(NoteError::NotUtf8));
    let most = format!("{TEXT}\n{}", PETER_LINE.repeat(100));
    assert!(open(most.as_bytes(), &[&peter()]).is_ok());
}

#[test]
fn only_a_text_that_can_be_opened_again_is_signed() {
    let signer = Signer::from_text(PETER_SECRET).unwrap();
    let most = vec![&signer; 101];
    let long = "a".repeat(NOTE_BYTES_MAX) + "\n";
    assert_eq!(sign("no line feed", &[&signer]), Err(NoteError::TextUnended));
    assert_eq!(sign("a\tb\n", &[&signer]), Err(NoteError::ControlCharacter));
    assert_eq!(sign(TEXT, &[]), Err(NoteError::SignatureMissing));
    assert_eq!(sign(TEXT, &most), Err(NoteError::TooManySignatures));
    assert_eq!(sign(&long, &[&signer]), Err(NoteError::TooLarge));
}

#[test]
fn no_part_or_bending_of_a_key_is_a_key() {
    let public: fn(&str) -> bool = |text| Verifier::from_text(text).is_ok();
    let private: fn(&str) -> bool = |text| Signer::from_text(text).is_ok();
    for (text, is_key) in [(PETER, public), (PETER_SECRET, private)] {
        assert!(is_key(text));
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                assert!(is_key(&text[start..end]) == (end - start == text.len()));
            }
            let mut bytes = text.as_bytes().to_vec();
            bytes[start] += 1;
            let bent = String::from_utf8(bytes).unwrap();
            assert!(!is_key(&bent), "{bent}");
        }
    }
    for wrong in [
        // A key of the wrong length and a key of another kind, each with the id that would fit.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
    ] {
        assert_eq!(Verifier::from_text(wrong), Err(NoteError::KeyMalformed));
    }
    assert_eq!(Verifier::new("weak.example", &[0; 32]), Err(NoteError::KeyMalformed));
    let named = |name| Signer::from_seed(name, &[7; 32]).map(|signer| signer.verifier().text());
    for name in ["", "a b", "a+b", "a\n", "a\u{a0}b"] {
        assert_eq!(named(name), Err(NoteError::KeyNameInvalid), "{name:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn another_implementation_opens_what_is_signed(
        seed in any::<[u8; 32]>(),
        text in "[a-z \n互助同舟—+]{0,300}",
    ) {
        let signer = Signer::from_seed("tongzhou.example/receipts", &seed).unwrap();
        let text = text + "\n";
        let note = sign(&text, &[&signer]).unwrap();
        let theirs = Note::from_bytes(note.as_bytes()).unwrap();
        let verifier = StandardVerifier::new(&signer.verifier().text()).unwrap();
        let verifiers = VerifierList::new(vec![Box::new(verifier)]);
        let (verified, unknown) = theirs.verify(&verifiers).unwrap();
        prop_assert_eq!((theirs.text(), verified.len(), unknown.len()), (text.as_bytes(), 1, 0));
    }

    #[test]
    fn what_another_implementation_signs_is_opened(
        seed in any::<[u8; 32]>(),
        text in "[a-z \n互助同舟—+]{0,300}",
    ) {
        let ours = Signer::from_seed("tongzhou.example/receipts", &seed).unwrap();
        let theirs = StandardSigner::new(&ours.secret_text()).unwrap();
        prop_assert_eq!(theirs.key_id().to_be_bytes(), ours.verifier().key_id());
        let text = text + "\n";
        let mut note = Note::new(text.as_bytes(), &[]).unwrap();
        note.add_sigs(&[&theirs]).unwrap();
        let note = note.to_bytes();
        let opened = open(&note, &[ours.verifier()]).unwrap();
        let again = sign(&text, &[&ours]).unwrap();
        prop_assert_eq!((opened.text, again.as_bytes()), (text, &note[..]));
    }

    #[test]
    fn bytes_from_outside_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes, &[&peter()]).is_err());
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(Verifier::from_text(&text).is_err());
        let secret = format!("PRIVATE+KEY+{text}");
        prop_assert!(Signer::from_text(&secret).is_err());
    }

    #[test]
    fn bending_a_note_never_panics_and_never_passes(place in 0_usize..258, with in any::<u8>()) {
        let mut note = format!("{TEXT}\n{PETER_LINE}").into_bytes();
        let place = place % note.len();
        prop_assume!(note[place] != with);
        note[place] = with;
        prop_assert!(open(&note, &[&peter()]).is_err());
    }
}
