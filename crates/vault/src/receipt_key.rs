//! The key that signs receipts and whatever else a community publishes.
//!
//! It has a seed of its own and is not derived from a master key: receipts that people hold must
//! verify when the master keys have long been replaced. Sealed by the community, or in a file of
//! its own, it is stored as the text of [`ReceiptKey::secret_text`].

use crate::entropy::Entropy;
use crate::secret_key::SecretKey;
use ledger::Rejection;
use tlog::note::Signer;
use zeroize::Zeroizing;

/// An Ed25519 key (RFC 8032) with its name, such as `tongzhou.example/receipts`.
#[derive(Debug)]
pub struct ReceiptKey(Signer);

impl ReceiptKey {
    /// A new key with this name.
    pub fn generate(name: &str, entropy: &mut dyn Entropy) -> Result<ReceiptKey, Rejection> {
        let seed = SecretKey::generate(entropy);
        let signer = Signer::from_seed(name, seed.bytes());
        signer.map(ReceiptKey).map_err(|_| Rejection::ReceiptKeyMalformed)
    }

    /// Reads the text of [`ReceiptKey::secret_text`], spaces and line feed around it aside.
    pub fn from_text(text: &str) -> Result<ReceiptKey, Rejection> {
        let signer = Signer::from_text(text.trim());
        signer.map(ReceiptKey).map_err(|_| Rejection::ReceiptKeyMalformed)
    }

    /// The text form that Go's `note` package and other tools read too. Whoever reads it can sign.
    pub fn secret_text(&self) -> Zeroizing<String> {
        self.0.secret_text()
    }

    /// What signs notes with this key; its verifier may be published.
    pub fn signer(&self) -> &Signer {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::ReceiptKey;
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;
    use tlog::note;

    #[test]
    fn a_key_signs_the_same_after_it_was_stored() {
        let name = "tongzhou.example/receipts";
        let key = ReceiptKey::generate(name, &mut SeededEntropy::new([1; 32])).unwrap();
        let again = ReceiptKey::from_text(&format!("{}\n", *key.secret_text())).unwrap();
        let signed = note::sign("回执 1\n", &[again.signer()]).unwrap();
        let opened = note::open(signed.as_bytes(), &[key.signer().verifier()]).unwrap();
        assert_eq!((opened.text.as_str(), opened.verified[0].name.as_str()), ("回执 1\n", name));
        assert!(!format!("{key:?}").contains("PRIVATE"));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let unnamed = ReceiptKey::generate("two words", &mut SeededEntropy::new([1; 32]));
        assert_eq!(unnamed.err(), Some(Rejection::ReceiptKeyMalformed));
        let public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        for text in ["", public, "PRIVATE+KEY+a+00000000+AQ=="] {
            let refused = ReceiptKey::from_text(text).err();
            assert_eq!(refused, Some(Rejection::ReceiptKeyMalformed), "{text}");
        }
    }
}
