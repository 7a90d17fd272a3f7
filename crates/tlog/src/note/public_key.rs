//! The public half of a key, whatever its algorithm.
//!
//! Invariant: it is not one of the keys under which a signature can be made to fit every text.

use super::KeyKind;
use ed25519_dalek::{Signature, VerifyingKey};
use ml_dsa::{MlDsa44, Verifier as _};
use std::fmt;

/// The bytes of an ML-DSA public key before the part that makes forging hard.
const ML_DSA_SEED_BYTES: usize = 32;

/// A public key that is ready to verify.
#[derive(Clone)]
pub(crate) struct PublicKey {
    bytes: Vec<u8>,
    key: Key,
}

#[derive(Clone)]
enum Key {
    Ed25519(VerifyingKey),
    MlDsa44(ml_dsa::VerifyingKey<MlDsa44>),
}

impl PublicKey {
    /// The key of these bytes; nothing where they are none, or one that anybody can sign for.
    pub(crate) fn from_bytes(kind: KeyKind, bytes: &[u8]) -> Option<PublicKey> {
        match kind {
            KeyKind::Ed25519Note | KeyKind::Ed25519Cosignature => {
                let key = VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
                (!key.is_weak()).then(|| PublicKey::of_ed25519(key))
            }
            KeyKind::MlDsa44Cosignature => {
                let encoded = ml_dsa::EncodedVerifyingKey::<MlDsa44>::try_from(bytes).ok()?;
                // Without this part the challenge falls out of what is verified.
                let usable = bytes.get(ML_DSA_SEED_BYTES..)?.iter().any(|byte| *byte != 0);
                let key = ml_dsa::VerifyingKey::<MlDsa44>::decode(&encoded);
                usable.then(|| PublicKey::of_ml_dsa_44(&key))
            }
        }
    }

    pub(crate) fn of_ed25519(key: VerifyingKey) -> PublicKey {
        PublicKey { bytes: key.as_bytes().to_vec(), key: Key::Ed25519(key) }
    }

    pub(crate) fn of_ml_dsa_44(key: &ml_dsa::VerifyingKey<MlDsa44>) -> PublicKey {
        PublicKey { bytes: key.encode().to_vec(), key: Key::MlDsa44(key.clone()) }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether this is a signature of the message, by RFC 8032 strictly or by FIPS 204 with an
    /// empty context.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.key {
            Key::Ed25519(key) => Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Key::MlDsa44(key) => ml_dsa::Signature::<MlDsa44>::try_from(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &PublicKey) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.bytes.get(..4).unwrap_or_default();
        formatter.debug_tuple("PublicKey").field(&start).finish()
    }
}
