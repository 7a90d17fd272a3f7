//! Sealed bytes: what is personal, as it lies in a database or a file.
//!
//! The construction is <https://c2sp.org/chunked-encryption> to the letter, with SHA-256 and
//! AEAD_CHACHA20_POLY1305 (RFC 8439): HKDF-Expand derives from the key, a random salt and the
//! context a key for this one message, its nonce, and a commitment that is checked before anything
//! is opened. So no bytes open under two keys, and salts need no counter. A version byte stands
//! before it. The context is the id of the person or thing and then a label that says what the
//! bytes are: a field moved to another person or another column does not open.
//!
//! Invariant: bytes that were altered, cut or moved are refused, with one rejection for all.

use crate::entropy::{Entropy, random};
use crate::master_keys::{MasterKeys, Purpose};
use crate::person_key::PersonKey;
use crate::secret_key::SecretKey;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use ledger::Rejection;
use sha2::Sha256;
use std::iter::once;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const SALT_BYTES: usize = 24;
const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
const COMMITMENT_BYTES: usize = 32;
const CHUNK_BYTES: usize = 16 * 1024;
const TAG_BYTES: usize = 16;

/// Names the construction and the cipher, as the specification writes them.
const CONSTRUCTION: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_CHACHA20_POLY1305\0";

/// Seals something of a person under the person's key; the label says what it is.
pub fn seal(
    key: &PersonKey,
    label: &str,
    person: Uuid,
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Vec<u8> {
    encrypt(key.secret(), &context(label, person), plain, entropy)
}

/// Opens what [`seal`] sealed for this person under this label.
pub fn open(
    key: &PersonKey,
    label: &str,
    person: Uuid,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Rejection> {
    decrypt(key.secret(), &context(label, person), sealed).ok_or(Rejection::SealBroken)
}

/// Seals something that belongs to the community and to no person, under the newest master key,
/// whose number stands in front.
pub fn seal_by_community(
    ring: &MasterKeys,
    label: &str,
    subject: Uuid,
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Vec<u8> {
    let key = ring.newest_key(Purpose::SealByCommunity);
    let sealed = encrypt(&key, &context(label, subject), plain, entropy);
    [&ring.newest().to_be_bytes()[..], &sealed].concat()
}

/// Opens what [`seal_by_community`] sealed for this subject under this label.
pub fn open_by_community(
    ring: &MasterKeys,
    label: &str,
    subject: Uuid,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Rejection> {
    let (number, sealed) = sealed.split_first_chunk().ok_or(Rejection::SealBroken)?;
    let key = ring.key(u32::from_be_bytes(*number), Purpose::SealByCommunity)?;
    decrypt(&key, &context(label, subject), sealed).ok_or(Rejection::SealBroken)
}

/// An id has 16 bytes always, so id and label cannot be split in two ways.
fn context(label: &str, subject: Uuid) -> Vec<u8> {
    [&subject.as_bytes()[..], label.as_bytes()].concat()
}

/// What one message is sealed with, derived from the key, the salt and the context.
struct MessageKey {
    cipher: ChaCha20Poly1305,
    base_nonce: [u8; NONCE_BYTES],
    commitment: [u8; COMMITMENT_BYTES],
}

impl MessageKey {
    fn derive(key: &SecretKey, salt: &[u8; SALT_BYTES], context: &[u8]) -> MessageKey {
        let mut output = Zeroizing::new([0; KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES]);
        Hkdf::<Sha256>::from_prk(key.bytes())
            .expect("32 bytes are a key for HKDF-SHA256")
            .expand_multi_info(&[CONSTRUCTION, salt, context], &mut output[..])
            .expect("HKDF-SHA256 gives up to 8,160 bytes");
        let lengths = "the output is as long as its three parts";
        let (key, rest) = output.split_first_chunk::<KEY_BYTES>().expect(lengths);
        let (base_nonce, commitment) = rest.split_first_chunk().expect(lengths);
        MessageKey {
            cipher: ChaCha20Poly1305::new(key.into()),
            base_nonce: *base_nonce,
            commitment: commitment.try_into().expect(lengths),
        }
    }

    /// The base nonce, its end combined with the number of the chunk.
    fn nonce(&self, chunk: u64) -> Nonce {
        let mut nonce = self.base_nonce;
        let end = nonce.last_chunk_mut::<8>().expect("a nonce has 12 bytes");
        *end = (u64::from_be_bytes(*end) ^ chunk).to_be_bytes();
        nonce.into()
    }
}

fn encrypt(key: &SecretKey, context: &[u8], plain: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    let salt = random(entropy);
    let message = MessageKey::derive(key, &salt, context);
    let mut sealed = [&[VERSION], &salt[..], &message.commitment].concat();
    // The last chunk is always short, even empty: this is how a cut message is noticed.
    let full = plain.chunks_exact(CHUNK_BYTES);
    let last = full.remainder();
    for (number, chunk) in (0..).zip(full.chain(once(last))) {
        let chunk = message.cipher.encrypt(&message.nonce(number), chunk);
        sealed.extend(chunk.expect("16 KiB are far below the limit of the cipher"));
    }
    sealed
}

fn decrypt(key: &SecretKey, context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = sealed.strip_prefix(&[VERSION])?.split_first_chunk()?;
    let (commitment, rest) = rest.split_first_chunk::<COMMITMENT_BYTES>()?;
    let message = MessageKey::derive(key, salt, context);
    if !bool::from(message.commitment.ct_eq(commitment)) {
        return None;
    }
    let full = rest.chunks_exact(CHUNK_BYTES + TAG_BYTES);
    let last = full.remainder();
    // Room for all of it at once: a vector that grows leaves copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(rest.len()));
    for (number, chunk) in (0..).zip(full.chain(once(last))) {
        let opened = message.cipher.decrypt(&message.nonce(number), chunk).ok()?;
        plain.extend_from_slice(&Zeroizing::new(opened));
    }
    Some(plain)
}
