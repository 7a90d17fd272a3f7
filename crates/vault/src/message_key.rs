//! What one sealed message is sealed with: <https://c2sp.org/chunked-encryption> to the letter,
//! with SHA-256 and AEAD_CHACHA20_POLY1305 (RFC 8439).
//!
//! HKDF-Expand derives from the key, a random salt and the context a key for this one message, its
//! nonce, and a commitment that is checked before anything is opened. So no bytes open under two
//! keys, and salts need no counter. `sealed.rs` seals what fits in memory with it, and
//! `evidence/sealing.rs` what streams by; the bytes are the same.

use crate::secret_key::SecretKey;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Stands before every sealed message.
pub(crate) const VERSION: u8 = 1;
/// The plain bytes of every chunk but the last, which is always shorter, even empty: this is how a
/// cut message is noticed.
pub(crate) const CHUNK_BYTES: usize = 16 * 1024;
/// The bytes of such a chunk when it is sealed.
pub(crate) const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
/// What stands before the first chunk: version, salt and commitment.
pub(crate) const HEADER_BYTES: usize = 1 + SALT_BYTES + COMMITMENT_BYTES;
/// The random bytes of a message.
pub(crate) const SALT_BYTES: usize = 24;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
const COMMITMENT_BYTES: usize = 32;
const TAG_BYTES: usize = 16;

/// Names the construction and the cipher, as the specification writes them.
const CONSTRUCTION: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_CHACHA20_POLY1305\0";

/// What one message is sealed with, derived from the key, the salt and the context.
pub(crate) struct MessageKey {
    cipher: ChaCha20Poly1305,
    base_nonce: [u8; NONCE_BYTES],
    commitment: [u8; COMMITMENT_BYTES],
}

impl MessageKey {
    /// The key of a new message, and the header that lets [`MessageKey::of_header`] find it again.
    pub(crate) fn with_header(
        key: &SecretKey,
        salt: &[u8; SALT_BYTES],
        context: &[u8],
    ) -> (MessageKey, Vec<u8>) {
        let message = MessageKey::derive(key, salt, context);
        let header = [&[VERSION], &salt[..], &message.commitment].concat();
        (message, header)
    }

    /// The key of the message with this header; nothing if the header is not of this key and
    /// context.
    pub(crate) fn of_header(
        key: &SecretKey,
        context: &[u8],
        header: &[u8; HEADER_BYTES],
    ) -> Option<MessageKey> {
        let (salt, commitment) = header.strip_prefix(&[VERSION])?.split_first_chunk()?;
        let message = MessageKey::derive(key, salt, context);
        bool::from(message.commitment.ct_eq(commitment)).then_some(message)
    }

    /// Seals the chunk of this number, counted from 0.
    pub(crate) fn seal_chunk(&self, number: u64, plain: &[u8]) -> Vec<u8> {
        let sealed = self.cipher.encrypt(&self.nonce(number), plain);
        sealed.expect("16 KiB are far below the limit of the cipher")
    }

    /// Opens the chunk of this number; nothing if it was altered or stood elsewhere.
    pub(crate) fn open_chunk(&self, number: u64, sealed: &[u8]) -> Option<Vec<u8>> {
        self.cipher.decrypt(&self.nonce(number), sealed).ok()
    }

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
