//! Sealed bytes: what is personal, as it lies in a database or a file.
//!
//! The construction is <https://c2sp.org/chunked-encryption> to the letter (`message_key.rs`). A
//! version byte stands before it. The context is the id of the person or thing and then a label
//! that says what the bytes are: a field moved to another person or another column does not open.
//!
//! Invariant: bytes that were altered, cut or moved are refused, with one rejection for all.

use crate::entropy::{Entropy, random};
use crate::master_keys::{MasterKeys, Purpose};
use crate::message_key::{CHUNK_BYTES, MessageKey, SEALED_CHUNK_BYTES};
use crate::person_key::PersonKey;
use crate::secret_key::SecretKey;
use ledger::Rejection;
use std::iter::once;
use uuid::Uuid;
use zeroize::Zeroizing;

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
pub(crate) fn context(label: &str, subject: Uuid) -> Vec<u8> {
    [&subject.as_bytes()[..], label.as_bytes()].concat()
}

pub(crate) fn encrypt(
    key: &SecretKey,
    context: &[u8],
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Vec<u8> {
    let (message, mut sealed) = MessageKey::with_header(key, &random(entropy), context);
    // The last chunk is always short, even empty: this is how a cut message is noticed.
    let full = plain.chunks_exact(CHUNK_BYTES);
    let last = full.remainder();
    for (number, chunk) in (0..).zip(full.chain(once(last))) {
        sealed.extend(message.seal_chunk(number, chunk));
    }
    sealed
}

pub(crate) fn decrypt(
    key: &SecretKey,
    context: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (header, rest) = sealed.split_first_chunk()?;
    let message = MessageKey::of_header(key, context, header)?;
    let full = rest.chunks_exact(SEALED_CHUNK_BYTES);
    let last = full.remainder();
    // Room for all of it at once: a vector that grows leaves copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(rest.len()));
    for (number, chunk) in (0..).zip(full.chain(once(last))) {
        let opened = message.open_chunk(number, chunk)?;
        plain.extend_from_slice(&Zeroizing::new(opened));
    }
    Some(plain)
}
