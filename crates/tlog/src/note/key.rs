//! The keys of notes: Ed25519 only, signature type 0x01 of <https://c2sp.org/signed-note>.
//!
//! The text forms are those of the reference implementation, Go's `golang.org/x/mod/sumdb/note`.
//! Invariant: a key has a valid name, and a public key is not one of the few under which a
//! signature can be made to fit every text.

use super::{KEY_ID_BYTES, NoteError};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{SECRET_KEY_LENGTH, Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// The signature type byte of Ed25519.
const ED25519: u8 = 0x01;

/// What the text form of a signing key begins with.
const PRIVATE_MARK: &str = "PRIVATE+KEY+";

/// A public key that verifies notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key_id: [u8; KEY_ID_BYTES],
    key: VerifyingKey,
}

impl Verifier {
    /// The key with this name and these 32 bytes of RFC 8032.
    pub fn new(name: &str, public_key: &[u8; 32]) -> Result<Verifier, NoteError> {
        let key = VerifyingKey::from_bytes(public_key).map_err(|_| NoteError::KeyMalformed)?;
        match key.is_weak() {
            true => Err(NoteError::KeyMalformed),
            false => Verifier::of(name, key),
        }
    }

    /// Reads `name+key id+base64(0x01 || public key)`.
    pub fn from_text(text: &str) -> Result<Verifier, NoteError> {
        let (name, id, public_key) = read(text)?;
        let verifier = Verifier::new(name, &public_key)?;
        match id == hexadecimal(verifier.key_id) {
            true => Ok(verifier),
            false => Err(NoteError::KeyMalformed),
        }
    }

    /// `name+key id+base64(0x01 || public key)`, which may be published.
    pub fn text(&self) -> String {
        let encoded = BASE64_STANDARD.encode(typed(self.key.as_bytes()));
        format!("{}+{}+{encoded}", self.name, hexadecimal(self.key_id))
    }

    /// The name of the key, best an address without its scheme.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256(name || 0x0A || 0x01 || public key), the first four bytes.
    pub fn key_id(&self) -> [u8; KEY_ID_BYTES] {
        self.key_id
    }

    /// Whether these bytes are this key's signature of the message.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }

    fn of(name: &str, key: VerifyingKey) -> Result<Verifier, NoteError> {
        if !is_name(name) {
            return Err(NoteError::KeyNameInvalid);
        }
        let hash = Sha256::new()
            .chain_update(name)
            .chain_update([b'\n'])
            .chain_update(typed(key.as_bytes()))
            .finalize();
        let key_id = *hash.first_chunk().expect("SHA-256 has 32 bytes");
        Ok(Verifier { name: name.to_owned(), key_id, key })
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
        let verifier = Verifier::of(name, key.verifying_key())?;
        Ok(Signer { verifier, key })
    }

    /// Reads `PRIVATE+KEY+name+key id+base64(0x01 || seed)`.
    pub fn from_text(text: &str) -> Result<Signer, NoteError> {
        let text = text.strip_prefix(PRIVATE_MARK).ok_or(NoteError::KeyMalformed)?;
        let (name, id, seed) = read(text)?;
        let signer = Signer::from_seed(name, &seed)?;
        match id == hexadecimal(signer.verifier.key_id) {
            true => Ok(signer),
            false => Err(NoteError::KeyMalformed),
        }
    }

    /// `PRIVATE+KEY+name+key id+base64(0x01 || seed)`. Whoever reads it can sign in this name.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let encoded = Zeroizing::new(BASE64_STANDARD.encode(typed(self.key.as_bytes())));
        let Verifier { name, key_id, .. } = &self.verifier;
        let id = hexadecimal(*key_id);
        Zeroizing::new(format!("{PRIVATE_MARK}{name}+{id}+{}", *encoded))
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

/// The name, the id and the 32 bytes of a key's text form.
fn read(text: &str) -> Result<(&str, &str, Zeroizing<[u8; 32]>), NoteError> {
    // Base64 has plus signs too, a name has none.
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(NoteError::KeyMalformed);
    };
    let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| NoteError::KeyMalformed)?;
    let bytes = Zeroizing::new(bytes);
    match bytes.split_first() {
        Some((&ED25519, key)) => {
            let key = key.try_into().map_err(|_| NoteError::KeyMalformed)?;
            Ok((name, id, Zeroizing::new(key)))
        }
        _ => Err(NoteError::KeyMalformed),
    }
}

fn typed(key: &[u8; 32]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&[ED25519], &key[..]].concat())
}

fn hexadecimal(key_id: [u8; KEY_ID_BYTES]) -> String {
    format!("{:08x}", u32::from_be_bytes(key_id))
}
