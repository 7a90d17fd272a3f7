//! Cosignatures (<https://c2sp.org/tlog-cosignature>): a witness says that a checkpoint continues
//! all it has seen of the log, and when it said so.
//!
//! Invariant: what is not a checkpoint is not cosigned, and a signature that does not cover a
//! whole text does not vouch for it: ML-DSA-44 leaves extension lines out, so it signs and
//! verifies checkpoints without any.

use crate::checkpoint::Checkpoint;
use crate::note::key::{KeyText, write_secret};
use crate::note::public_key::PublicKey;
use crate::note::{KeyKind, NoteError, NoteSignature, Verifier};
use ed25519_dalek::Signer as _;
use ml_dsa::{Keypair as _, MlDsa44};
use std::fmt;
use zeroize::Zeroizing;

/// The latest time that a cosignature can say.
pub const TIME_MAX: u64 = 0x7fff_ffff_ffff_ffff;

/// What a message under ML-DSA-44 begins with.
const SUBTREE_LABEL: &[u8; 12] = b"subtree/v1\n\0";

/// A private key that cosigns checkpoints. Forgotten memory of it is overwritten.
pub struct Cosigner {
    verifier: Verifier,
    seed: Zeroizing<[u8; 32]>,
    key: Key,
}

enum Key {
    Ed25519(ed25519_dalek::SigningKey),
    MlDsa44(ml_dsa::SigningKey<MlDsa44>),
}

impl Cosigner {
    /// The Ed25519 key with this name, from 32 random bytes that no other key is made of: what it
    /// signs does not hold its name.
    ///
    /// # Errors
    /// [`NoteError::KeyNameInvalid`].
    pub fn ed25519(name: &str, seed: &[u8; 32]) -> Result<Cosigner, NoteError> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let public_key = PublicKey::of_ed25519(key.verifying_key());
        let verifier = Verifier::of(name, KeyKind::Ed25519Cosignature, public_key)?;
        Ok(Cosigner { verifier, seed: Zeroizing::new(*seed), key: Key::Ed25519(key) })
    }

    /// The ML-DSA-44 key with this name, from the 32 random bytes that FIPS 204 calls its seed.
    ///
    /// # Errors
    /// [`NoteError::KeyNameInvalid`].
    pub fn ml_dsa_44(name: &str, seed: &[u8; 32]) -> Result<Cosigner, NoteError> {
        let key = ml_dsa::SigningKey::<MlDsa44>::from_seed(&(*seed).into());
        let public_key = PublicKey::of_ml_dsa_44(&key.verifying_key());
        let verifier = Verifier::of(name, KeyKind::MlDsa44Cosignature, public_key)?;
        Ok(Cosigner { verifier, seed: Zeroizing::new(*seed), key: Key::MlDsa44(key) })
    }

    /// Reads `PRIVATE+KEY+name+key id+base64(kind || seed)` of either kind.
    ///
    /// # Errors
    /// [`NoteError::KeyMalformed`], [`NoteError::KeyNameInvalid`].
    pub fn from_text(text: &str) -> Result<Cosigner, NoteError> {
        let read = KeyText::read_secret(text)?;
        let cosigner = match read.kind {
            KeyKind::Ed25519Note => return Err(NoteError::KeyMalformed),
            KeyKind::Ed25519Cosignature => Cosigner::ed25519(read.name, &*read.seed()?)?,
            KeyKind::MlDsa44Cosignature => Cosigner::ml_dsa_44(read.name, &*read.seed()?)?,
        };
        read.check_id(&cosigner.verifier)?;
        Ok(cosigner)
    }

    /// `PRIVATE+KEY+name+key id+base64(kind || seed)`. Whoever reads it can sign in this name.
    pub fn secret_text(&self) -> Zeroizing<String> {
        write_secret(&self.verifier, self.seed.as_slice())
    }

    /// The public key that verifies what this key signs.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// One signature line, with its line feed, for the text of a checkpoint.
    ///
    /// The time is in seconds since 1970. Nought means that nothing is said about when, nor that
    /// this is the largest tree seen; only ML-DSA-44 may say so, and a witness never does. Both
    /// algorithms draw no random number, so the same text, time and key always make the same line.
    ///
    /// # Errors
    /// [`NoteError::NotACheckpoint`], [`NoteError::TimeInvalid`].
    pub fn cosign(&self, checkpoint_text: &str, time: u64) -> Result<String, NoteError> {
        let kind = self.verifier.kind();
        if time == 0 && kind == KeyKind::Ed25519Cosignature {
            return Err(NoteError::TimeInvalid);
        }
        let message = message(kind, self.verifier.name(), time, checkpoint_text)?;
        let signature = match &self.key {
            Key::Ed25519(key) => key.sign(&message).to_bytes().to_vec(),
            Key::MlDsa44(key) => key.sign(&message).encode().to_vec(),
        };
        let signature = NoteSignature {
            name: self.verifier.name().to_owned(),
            key_id: self.verifier.key_id(),
            signature: [&time.to_be_bytes()[..], &signature].concat(),
        };
        Ok(signature.to_line())
    }
}

impl fmt::Debug for Cosigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Cosigner").field(&self.verifier).finish()
    }
}

/// When a cosignature was made, in seconds since 1970, as it says itself: ask this of signatures
/// that hold. Nothing for a signature that says no time.
pub fn cosignature_time(signature: &NoteSignature, kind: KeyKind) -> Option<u64> {
    match kind.is_cosignature() {
        true => split(&signature.signature).map(|(time, _)| time).filter(|time| *time > 0),
        false => None,
    }
}

/// The time and the signature proper of a cosignature's bytes.
pub(crate) fn split(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (time, signature) = bytes.split_first_chunk::<8>()?;
    Some((u64::from_be_bytes(*time), signature))
}

/// What a cosigner signs.
///
/// # Errors
/// [`NoteError::NotACheckpoint`], [`NoteError::TimeInvalid`].
pub(crate) fn message(
    kind: KeyKind,
    name: &str,
    time: u64,
    text: &str,
) -> Result<Vec<u8>, NoteError> {
    if time > TIME_MAX {
        return Err(NoteError::TimeInvalid);
    }
    let checkpoint = Checkpoint::from_text(text).map_err(|_| NoteError::NotACheckpoint)?;
    match kind {
        KeyKind::Ed25519Cosignature => {
            Ok(format!("cosignature/v1\ntime {time}\n{text}").into_bytes())
        }
        KeyKind::MlDsa44Cosignature if checkpoint.extensions.is_empty() => {
            let length = |text: &str| u8::try_from(text.len());
            let name_length = length(name).map_err(|_| NoteError::KeyNameInvalid)?;
            let origin = checkpoint.origin.as_str();
            let origin_length = length(origin).map_err(|_| NoteError::NotACheckpoint)?;
            let mut message = SUBTREE_LABEL.to_vec();
            message.push(name_length);
            message.extend(name.as_bytes());
            message.extend(time.to_be_bytes());
            message.push(origin_length);
            message.extend(origin.as_bytes());
            message.extend(0u64.to_be_bytes());
            message.extend(checkpoint.size.to_be_bytes());
            message.extend(checkpoint.root.0);
            Ok(message)
        }
        KeyKind::Ed25519Note | KeyKind::MlDsa44Cosignature => Err(NoteError::NotACheckpoint),
    }
}
