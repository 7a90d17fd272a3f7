//! The link of a redacted copy to its original, which can be proved without showing the original.
//!
//! The public sees the copy and the link. The link is a SHA-256 over a random salt and the digests
//! of both files: without the salt nobody can try which original it might be of, nor tell that two
//! copies have one original. The salt stays sealed under the key of the person. Who is shown salt
//! and original, an appeal panel or a court, recomputes the link and sees that just this original
//! was meant, since nobody finds two originals with one link. With the person's key the salt is
//! destroyed; the link then says nothing any more.

use crate::entropy::{Entropy, random};
use crate::person_key::PersonKey;
use crate::sealed;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Keeps a link from being taken for a hash of something else. All that follows has 32 bytes, so
/// the parts cannot be split in two ways.
const DOMAIN: &[u8] = b"tongzhou/evidence/redaction/1\0";

/// The random bytes that keep a link from being guessed.
#[derive(Clone)]
pub struct RedactionSalt(Zeroizing<[u8; 32]>);

impl RedactionSalt {
    /// The salt of a new copy. Each copy has its own.
    pub fn generate(entropy: &mut dyn Entropy) -> RedactionSalt {
        RedactionSalt(Zeroizing::new(random(entropy)))
    }

    /// Seals the salt under the key of the person the original is about; `copy` is the id of the
    /// redacted copy.
    pub fn seal(
        &self,
        key: &PersonKey,
        person: Uuid,
        copy: Uuid,
        entropy: &mut dyn Entropy,
    ) -> Vec<u8> {
        sealed::seal(key, &label(copy), person, &self.0[..], entropy)
    }

    /// Opens what [`RedactionSalt::seal`] sealed for this person and this copy.
    pub fn open(
        key: &PersonKey,
        person: Uuid,
        copy: Uuid,
        sealed: &[u8],
    ) -> Result<RedactionSalt, Rejection> {
        let opened = sealed::open(key, &label(copy), person, sealed)?;
        let bytes = opened[..].try_into().map_err(|_| Rejection::SealBroken)?;
        Ok(RedactionSalt(Zeroizing::new(bytes)))
    }

    /// The bytes, for who has to prove the link.
    pub fn secret_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The salt in these bytes, for who checks a proof.
    pub fn from_bytes(bytes: [u8; 32]) -> RedactionSalt {
        RedactionSalt(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for RedactionSalt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RedactionSalt(..)")
    }
}

fn label(copy: Uuid) -> String {
    format!("evidence redaction salt {copy}")
}

/// The link of a copy to its original; both by the SHA-256 of the plain file.
pub fn link(salt: &RedactionSalt, original: &[u8; 32], copy: &[u8; 32]) -> [u8; 32] {
    let hash = Sha256::new_with_prefix(DOMAIN).chain_update(&salt.0[..]);
    hash.chain_update(original).chain_update(copy).finalize().into()
}

/// Whether the link is the one of this copy to this original.
pub fn proves(
    link_of_copy: &[u8; 32],
    salt: &RedactionSalt,
    original: &[u8; 32],
    copy: &[u8; 32],
) -> bool {
    link(salt, original, copy).ct_eq(link_of_copy).into()
}

#[cfg(test)]
mod tests {
    use super::{RedactionSalt, link, proves};
    use crate::entropy::SeededEntropy;
    use crate::person_key::PersonKey;
    use ledger::Rejection;
    use uuid::Uuid;

    #[test]
    fn a_link_proves_one_original_one_copy_and_one_salt() {
        let entropy = &mut SeededEntropy::new([1; 32]);
        let (salt, other) = (RedactionSalt::generate(entropy), RedactionSalt::generate(entropy));
        let (original, copy) = ([1; 32], [2; 32]);
        let made = link(&salt, &original, &copy);
        assert!(proves(&made, &salt, &original, &copy));
        assert!(!proves(&made, &other, &original, &copy));
        assert!(!proves(&made, &salt, &copy, &original));
        assert!(!proves(&made, &salt, &[3; 32], &copy));
        assert!(!proves(&made, &salt, &original, &[3; 32]));
        assert!(!proves(&[0; 32], &salt, &original, &copy));
        assert_eq!(format!("{salt:?}"), "RedactionSalt(..)");
    }

    #[test]
    fn a_link_is_the_hash_another_program_computes() {
        // hashlib of Python: SHA-256 of the domain, 32 times 01, 32 times 02, 32 times 03.
        let made = link(&RedactionSalt::from_bytes([1; 32]), &[2; 32], &[3; 32]);
        let written = made.map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(written, "1d5dab2890ea33dde9b6a6b52b28cb9a67e78890ea9907baef4140c2d288d148");
    }

    #[test]
    fn the_salt_goes_with_the_key_of_the_person() {
        let entropy = &mut SeededEntropy::new([1; 32]);
        let key = PersonKey::generate(entropy);
        let (person, copy) = (Uuid::from_bytes([1; 16]), Uuid::from_bytes([2; 16]));
        let salt = RedactionSalt::generate(entropy);
        let sealed = salt.seal(&key, person, copy, entropy);
        let opened = RedactionSalt::open(&key, person, copy, &sealed).unwrap();
        assert_eq!(opened.secret_bytes(), salt.secret_bytes());
        for refused in [
            RedactionSalt::open(&PersonKey::generate(entropy), person, copy, &sealed),
            RedactionSalt::open(&key, copy, copy, &sealed),
            RedactionSalt::open(&key, person, person, &sealed),
        ] {
            assert_eq!(refused.err(), Some(Rejection::SealBroken));
        }
    }
}
