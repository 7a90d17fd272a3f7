//! The keys of notes: three of the signature types of <https://c2sp.org/signed-note>.
//!
//! The text forms are those of the reference implementation, Go's `golang.org/x/mod/sumdb/note`.
//! Invariant: a key has a valid name, and a public key is not one of the few under which a
//! signature can be made to fit every text.

use super::public_key::PublicKey;
use super::{KEY_ID_BYTES, KeyKind, NoteError};
use crate::cosignature;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{SECRET_KEY_LENGTH, Signature, Signer as _, SigningKey};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// What the text form of a signing key begins with.
const PRIVATE_MARK: &str = "PRIVATE+KEY+";

/// The most bytes of the name of an ML-DSA-44 key: what it signs holds the length in one byte.
const COSIGNER_NAME_BYTES_MAX: usize = 255;

/// A public key that verifies notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key_id: [u8; KEY_ID_BYTES],
    kind: KeyKind,
    key: PublicKey,
}

impl Verifier {
    /// The Ed25519 key for notes with this name and these 32 bytes of RFC 8032.
    pub fn new(name: &str, public_key: &[u8; 32]) -> Result<Verifier, NoteError> {
        Verifier::of_kind(name, KeyKind::Ed25519Note, public_key)
    }

    /// The key of a kind with this name and these bytes: 32 of RFC 8032, or 1312 of FIPS 204.
    pub fn of_kind(name: &str, kind: KeyKind, public_key: &[u8]) -> Result<Verifier, NoteError> {
        let key = PublicKey::from_bytes(kind, public_key).ok_or(NoteError::KeyMalformed)?;
        Verifier::of(name, kind, key)
    }

    /// Reads `name+key id+base64(kind || public key)`.
    pub fn from_text(text: &str) -> Result<Verifier, NoteError> {
        let read = KeyText::read(text)?;
        let verifier = Verifier::of_kind(read.name, read.kind, &read.bytes)?;
        read.check_id(&verifier)?;
        Ok(verifier)
    }

    /// `name+key id+base64(kind || public key)`, which may be published.
    pub fn text(&self) -> String {
        let encoded = BASE64_STANDARD.encode(typed(self.kind, self.key.bytes()));
        format!("{}+{}+{encoded}", self.name, hexadecimal(self.key_id))
    }

    /// The name of the key, best an address without its scheme.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256(name || 0x0A || kind || public key), the first four bytes.
    pub fn key_id(&self) -> [u8; KEY_ID_BYTES] {
        self.key_id
    }

    /// What it verifies.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The bytes of the public key. Two keys with the same bytes are one, whatever their names.
    pub fn public_key(&self) -> &[u8] {
        self.key.bytes()
    }

    /// Whether these bytes are this key's signature of the text of a note.
    pub(super) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        if !self.kind.is_cosignature() {
            return self.key.verifies(text.as_bytes(), signature);
        }
        let Some((time, signature)) = cosignature::split(signature) else {
            return false;
        };
        let message = cosignature::message(self.kind, &self.name, time, text);
        message.is_ok_and(|message| self.key.verifies(&message, signature))
    }

    pub(crate) fn of(name: &str, kind: KeyKind, key: PublicKey) -> Result<Verifier, NoteError> {
        let too_long = kind == KeyKind::MlDsa44Cosignature && name.len() > COSIGNER_NAME_BYTES_MAX;
        if !is_name(name) || too_long {
            return Err(NoteError::KeyNameInvalid);
        }
        let hash = Sha256::new()
            .chain_update(name)
            .chain_update([b'\n'])
            .chain_update(typed(kind, key.bytes()))
            .finalize();
        let key_id = *hash.first_chunk().expect("SHA-256 has 32 bytes");
        Ok(Verifier { name: name.to_owned(), key_id, kind, key })
    }
}

/// A private key that signs notes. Forgotten memory of it is overwritten.
pub struct Signer {
    verifier: Verifier,
    key: SigningKey,
}

impl Signer {
    /// The key with this name, from the 32 random bytes that RFC 8032 calls the private key.
    pub fn from_seed(name: &str, seed: &[u8; SECRET_KEY_LENGTH]) -> Result<Signer, NoteError> {
        let key = SigningKey::from_bytes(seed);
        let public_key = PublicKey::of_ed25519(key.verifying_key());
        let verifier = Verifier::of(name, KeyKind::Ed25519Note, public_key)?;
        Ok(Signer { verifier, key })
    }

    /// Reads `PRIVATE+KEY+name+key id+base64(0x01 || seed)`.
    pub fn from_text(text: &str) -> Result<Signer, NoteError> {
        let read = KeyText::read_secret(text)?;
        if read.kind != KeyKind::Ed25519Note {
            return Err(NoteError::KeyMalformed);
        }
        let signer = Signer::from_seed(read.name, &*read.seed()?)?;
        read.check_id(&signer.verifier)?;
        Ok(signer)
    }

    /// `PRIVATE+KEY+name+key id+base64(0x01 || seed)`. Whoever reads it can sign in this name.
    pub fn secret_text(&self) -> Zeroizing<String> {
        write_secret(&self.verifier, self.key.as_bytes())
    }

    /// The public key that verifies what this key signs.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; Signature::BYTE_SIZE] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Signer").field(&self.verifier).finish()
    }
}

/// Whether this may be the name of a key: not empty, without spaces, controls and plus signs.
pub(super) fn is_name(name: &str) -> bool {
    let forbidden = |letter: char| letter.is_whitespace() || letter < ' ' || letter == '+';
    !name.is_empty() && !name.contains(forbidden)
}

/// `PRIVATE+KEY+name+key id+base64(kind || seed)`.
pub(crate) fn write_secret(verifier: &Verifier, seed: &[u8]) -> Zeroizing<String> {
    let encoded = Zeroizing::new(BASE64_STANDARD.encode(typed(verifier.kind, seed)));
    let Verifier { name, key_id, .. } = verifier;
    let id = hexadecimal(*key_id);
    Zeroizing::new(format!("{PRIVATE_MARK}{name}+{id}+{}", *encoded))
}

/// The text form of a key, in its parts.
pub(crate) struct KeyText<'a> {
    pub(crate) name: &'a str,
    id: &'a str,
    pub(crate) kind: KeyKind,
    bytes: Zeroizing<Vec<u8>>,
}

impl KeyText<'_> {
    /// Reads the form of a signing key.
    pub(crate) fn read_secret(text: &str) -> Result<KeyText<'_>, NoteError> {
        KeyText::read(text.strip_prefix(PRIVATE_MARK).ok_or(NoteError::KeyMalformed)?)
    }

    fn read(text: &str) -> Result<KeyText<'_>, NoteError> {
        // Base64 has plus signs too, a name has none.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(NoteError::KeyMalformed);
        };
        let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| NoteError::KeyMalformed)?;
        let bytes = Zeroizing::new(bytes);
        let (kind, key) = bytes.split_first().ok_or(NoteError::KeyMalformed)?;
        let kind = KeyKind::from_byte(*kind).ok_or(NoteError::KeyMalformed)?;
        Ok(KeyText { name, id, kind, bytes: Zeroizing::new(key.to_vec()) })
    }

    /// The seed of a signing key.
    pub(crate) fn seed(&self) -> Result<Zeroizing<[u8; 32]>, NoteError> {
        let seed = self.bytes.as_slice().try_into().map_err(|_| NoteError::KeyMalformed)?;
        Ok(Zeroizing::new(seed))
    }

    /// Holds that the id in the text is that of the key.
    pub(crate) fn check_id(&self, verifier: &Verifier) -> Result<(), NoteError> {
        match self.id == hexadecimal(verifier.key_id) {
            true => Ok(()),
            false => Err(NoteError::KeyMalformed),
        }
    }
}

fn typed(kind: KeyKind, key: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&[kind.byte()], key].concat())
}

fn hexadecimal(key_id: [u8; KEY_ID_BYTES]) -> String {
    format!("{:08x}", u32::from_be_bytes(key_id))
}
