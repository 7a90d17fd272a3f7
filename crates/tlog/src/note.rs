//! Signed notes (<https://c2sp.org/signed-note>): a text, a blank line, one line for each
//! signature.
//!
//! Invariant: [`open`] gives a text only when a given key has signed it, and when every signature
//! of a given key holds. Signatures of keys that were not given are kept apart, unverified.

mod error;
pub(crate) mod key;
mod kind;
pub(crate) mod public_key;

pub use error::NoteError;
pub use key::{Signer, Verifier};
pub use kind::KeyKind;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The most bytes of a note, so that a stranger's note costs little.
pub const NOTE_BYTES_MAX: usize = 1_000_000;

/// The most signatures of a note; the specification asks for at least 16.
pub const SIGNATURES_MAX: usize = 100;

/// What each signature line begins with: an em dash and a space.
const SIGNATURE_MARK: &str = "\u{2014} ";

/// The bytes of the key id before the signature.
const KEY_ID_BYTES: usize = 4;

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the key.
    pub name: String,
    /// The short id that tells keys of one name apart.
    pub key_id: [u8; KEY_ID_BYTES],
    /// What the key made of the text.
    pub signature: Vec<u8>,
}

impl NoteSignature {
    /// The line of this signature, with its line feed.
    pub fn to_line(&self) -> String {
        let bytes = [&self.key_id[..], &self.signature].concat();
        format!("{SIGNATURE_MARK}{} {}\n", self.name, BASE64_STANDARD.encode(bytes))
    }
}

/// A note whose text a known key has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedNote {
    /// The text, with its last line feed.
    pub text: String,
    /// The signatures that hold, in the order of the note and one for each key.
    pub verified: Vec<NoteSignature>,
    /// The signatures of keys that were not given; nothing is known about them.
    pub unknown: Vec<NoteSignature>,
}

/// Signs a text with each of the keys.
///
/// The text ends in a line feed and holds no other control character. Ed25519 draws no random
/// number (RFC 8032), so the same text and keys always make the same note.
pub fn sign(text: &str, signers: &[&Signer]) -> Result<String, NoteError> {
    check_characters(text)?;
    if !text.ends_with('\n') {
        return Err(NoteError::TextUnended);
    }
    if signers.is_empty() {
        return Err(NoteError::SignatureMissing);
    }
    if signers.len() > SIGNATURES_MAX {
        return Err(NoteError::TooManySignatures);
    }
    let mut note = format!("{text}\n");
    for signer in signers {
        let verifier = signer.verifier();
        let signature = NoteSignature {
            name: verifier.name().to_owned(),
            key_id: verifier.key_id(),
            signature: signer.sign(text.as_bytes()).to_vec(),
        };
        note += &signature.to_line();
    }
    limited(note)
}

/// Adds signature lines to a note, those that are not in it yet, in their order. Nothing is
/// verified.
///
/// # Errors
/// [`NoteError::SignatureMissing`] for a text that is no note, [`NoteError::SignatureMalformed`],
/// [`NoteError::KeyNameInvalid`], [`NoteError::TooManySignatures`], [`NoteError::TooLarge`],
/// [`NoteError::ControlCharacter`].
pub fn add_signatures(note: &str, lines: &str) -> Result<String, NoteError> {
    let (_, mut signatures) = split(note)?;
    let mut longer = note.to_owned();
    check_characters(lines)?;
    let added = if lines.is_empty() { Vec::new() } else { read_lines(lines)? };
    for signature in added {
        if !signatures.contains(&signature) {
            longer += &signature.to_line();
            signatures.push(signature);
        }
    }
    match signatures.len() > SIGNATURES_MAX {
        true => Err(NoteError::TooManySignatures),
        false => limited(longer),
    }
}

/// Opens a note with the keys that are trusted.
///
/// Unlike the reference implementation in Go, which looks at the first signature of a key only,
/// every signature of a known key has to hold: the specification says that each must be verified.
pub fn open(note: &[u8], verifiers: &[&Verifier]) -> Result<OpenedNote, NoteError> {
    if note.len() > NOTE_BYTES_MAX {
        return Err(NoteError::TooLarge);
    }
    let note = str::from_utf8(note).map_err(|_| NoteError::NotUtf8)?;
    let (text, signatures) = split(note)?;
    let (mut verified, mut unknown) = (Vec::<NoteSignature>::new(), Vec::new());
    for signature in signatures {
        let Some(verifier) = known(verifiers, &signature)? else {
            unknown.push(signature);
            continue;
        };
        if !verifier.verifies(&text, &signature.signature) {
            return Err(NoteError::SignatureWrong);
        }
        if !verified.iter().any(|earlier| same_key(earlier, &signature)) {
            verified.push(signature);
        }
    }
    match verified.is_empty() {
        true => Err(NoteError::NoKnownSignature),
        false => Ok(OpenedNote { text, verified, unknown }),
    }
}

/// The text of a note and its signatures; nothing is verified.
pub fn split(note: &str) -> Result<(String, Vec<NoteSignature>), NoteError> {
    check_characters(note)?;
    let (body, lines) = note.rsplit_once("\n\n").ok_or(NoteError::SignatureMissing)?;
    Ok((format!("{body}\n"), read_lines(lines)?))
}

/// The signatures of lines, each of which ends.
pub(crate) fn read_lines(lines: &str) -> Result<Vec<NoteSignature>, NoteError> {
    let lines = lines.strip_suffix('\n').ok_or(NoteError::SignatureMissing)?;
    if lines.split('\n').count() > SIGNATURES_MAX {
        return Err(NoteError::TooManySignatures);
    }
    lines.split('\n').map(read_line).collect()
}

fn limited(note: String) -> Result<String, NoteError> {
    match note.len() > NOTE_BYTES_MAX {
        true => Err(NoteError::TooLarge),
        false => Ok(note),
    }
}

fn check_characters(text: &str) -> Result<(), NoteError> {
    match text.chars().any(|letter| letter < ' ' && letter != '\n') {
        true => Err(NoteError::ControlCharacter),
        false => Ok(()),
    }
}

fn read_line(line: &str) -> Result<NoteSignature, NoteError> {
    let line = line.strip_prefix(SIGNATURE_MARK).ok_or(NoteError::SignatureMalformed)?;
    let (name, encoded) = line.split_once(' ').ok_or(NoteError::SignatureMalformed)?;
    if !key::is_name(name) {
        return Err(NoteError::KeyNameInvalid);
    }
    let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| NoteError::SignatureMalformed)?;
    match bytes.split_first_chunk::<KEY_ID_BYTES>() {
        Some((key_id, signature)) if !signature.is_empty() => Ok(NoteSignature {
            name: name.to_owned(),
            key_id: *key_id,
            signature: signature.to_vec(),
        }),
        _ => Err(NoteError::SignatureMalformed),
    }
}

fn same_key(one: &NoteSignature, other: &NoteSignature) -> bool {
    one.name == other.name && one.key_id == other.key_id
}

/// The one given key with the name and id of this signature.
fn known<'a>(
    verifiers: &[&'a Verifier],
    signature: &NoteSignature,
) -> Result<Option<&'a Verifier>, NoteError> {
    let mut fitting = verifiers.iter().filter(|verifier| {
        verifier.name() == signature.name && verifier.key_id() == signature.key_id
    });
    let first = fitting.next();
    match fitting.next() {
        Some(_) => Err(NoteError::KeyAmbiguous),
        None => Ok(first.copied()),
    }
}
