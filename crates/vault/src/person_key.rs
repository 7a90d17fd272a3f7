//! The key of one person, stored wrapped under a master key.
//!
//! A wrapped key is a version byte, the number of the master key, a random nonce, and the key under
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). The version, the number and the person's id are
//! associated data: a wrapped key moved to another person does not open.
//!
//! Invariant: what is sealed under a person's key cannot be read without the wrapped key, so that
//! deleting each copy of these 77 bytes deletes everything that is sealed under it, wherever it
//! lies. Backups that keep wrapped keys keep the person.

use crate::entropy::{Entropy, random};
use crate::master_keys::{MasterKeys, Purpose};
use crate::secret_key::SecretKey;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use ledger::Rejection;
use uuid::Uuid;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;

/// The random key under which what is personal about one person is sealed.
#[derive(Clone, Debug)]
pub struct PersonKey(SecretKey);

impl PersonKey {
    /// The key of a new person.
    pub fn generate(entropy: &mut dyn Entropy) -> PersonKey {
        PersonKey(SecretKey::generate(entropy))
    }

    pub(crate) fn secret(&self) -> &SecretKey {
        &self.0
    }

    /// What the salts of a member's balances are made from; it goes with the key
    /// (docs/log-entries.md).
    pub fn balance_secret(&self, pool: i64, member: Uuid) -> [u8; 16] {
        self.derived(&format!("tongzhou balance secret 1\n{pool}\n{member}"))
    }

    /// The salt under which something of this person stands in the public log as a hash.
    pub fn commitment_salt(&self, kind: &str, pool: i64, subject: &str) -> [u8; 16] {
        self.derived(&format!("tongzhou commitment salt 1\n{kind}\n{pool}\n{subject}"))
    }

    fn derived(&self, label: &str) -> [u8; 16] {
        *self.0.derive(label).bytes().first_chunk().expect("a key has 32 bytes")
    }

    /// Wraps the key of this person under the newest master key; 77 bytes.
    pub fn wrap(&self, ring: &MasterKeys, person: Uuid, entropy: &mut dyn Entropy) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = random(entropy);
        let number = ring.newest();
        let associated = associated(number, person);
        let message = Payload { msg: self.0.bytes(), aad: &associated };
        let sealed = cipher(&ring.newest_key(Purpose::WrapPersonKeys))
            .encrypt(&nonce.into(), message)
            .expect("32 bytes are far below the limit of the cipher");
        [&[VERSION], &number.to_be_bytes()[..], &nonce, &sealed].concat()
    }

    /// Unwraps the key of this person.
    pub fn unwrap(ring: &MasterKeys, person: Uuid, wrapped: &[u8]) -> Result<PersonKey, Rejection> {
        let (number, rest) = parts(wrapped).ok_or(Rejection::SealBroken)?;
        let (nonce, sealed) =
            rest.split_first_chunk::<NONCE_BYTES>().ok_or(Rejection::SealBroken)?;
        let message = Payload { msg: sealed, aad: &associated(number, person) };
        let opened = cipher(&ring.key(number, Purpose::WrapPersonKeys)?)
            .decrypt(&(*nonce).into(), message)
            .map_err(|_| Rejection::SealBroken)?;
        let key = SecretKey::of(&Zeroizing::new(opened)).ok_or(Rejection::SealBroken)?;
        Ok(PersonKey(key))
    }

    /// Wraps again under the newest master key what an older one wrapped; nothing where it is the
    /// newest already.
    pub fn rewrap(
        ring: &MasterKeys,
        person: Uuid,
        wrapped: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Option<Vec<u8>>, Rejection> {
        let key = PersonKey::unwrap(ring, person, wrapped)?;
        let is_newest = parts(wrapped).is_some_and(|(number, _)| number == ring.newest());
        Ok((!is_newest).then(|| key.wrap(ring, person, entropy)))
    }
}

fn cipher(key: &SecretKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

fn associated(number: u32, person: Uuid) -> Vec<u8> {
    [&[VERSION], &number.to_be_bytes()[..], person.as_bytes()].concat()
}

/// The number of the master key, and what follows it.
fn parts(wrapped: &[u8]) -> Option<(u32, &[u8])> {
    let rest = wrapped.strip_prefix(&[VERSION])?;
    let (number, rest) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(*number), rest))
}
