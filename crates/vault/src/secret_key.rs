//! Thirty-two secret bytes.

use crate::entropy::{Entropy, random};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// A key of 32 bytes. It is overwritten when dropped, and `Debug` does not show it.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    /// A new random key.
    pub fn generate(entropy: &mut dyn Entropy) -> SecretKey {
        SecretKey(Zeroizing::new(random(entropy)))
    }

    /// The key in these bytes, if they are 32.
    pub(crate) fn of(bytes: &[u8]) -> Option<SecretKey> {
        bytes.try_into().ok().map(|bytes| SecretKey(Zeroizing::new(bytes)))
    }

    /// The bytes, for the function that computes with them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key that HKDF-SHA256 (RFC 5869) derives for a label, without salt.
    pub(crate) fn derive(&self, label: &str) -> SecretKey {
        let mut bytes = Zeroizing::new([0; 32]);
        expand(&self.0[..], label.as_bytes(), &mut bytes[..]);
        SecretKey(bytes)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretKey(..)")
    }
}

fn expand(key: &[u8], label: &[u8], output: &mut [u8]) {
    let derivation = Hkdf::<Sha256>::new(None, key);
    derivation.expand(label, output).expect("HKDF-SHA256 gives up to 8,160 bytes");
}

#[cfg(test)]
mod tests {
    use super::{SecretKey, expand};

    #[test]
    fn derivation_is_that_of_rfc_5869_appendix_a_3() {
        let mut output = [0; 42];
        expand(&[0x0b; 22], &[], &mut output);
        let written = output.map(|byte| format!("{byte:02x}")).concat();
        let published = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d\
            9d201395faa4b61a96c8";
        assert_eq!(written, published);
    }

    #[test]
    fn a_key_has_32_bytes_and_is_not_shown() {
        assert!(SecretKey::of(&[7; 31]).is_none() && SecretKey::of(&[7; 33]).is_none());
        assert_eq!(format!("{:?}", SecretKey::of(&[7; 32]).unwrap()), "SecretKey(..)");
    }
}
