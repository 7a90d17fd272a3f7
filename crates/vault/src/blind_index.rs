//! Finding a person by a document number or a sign-in name that is stored sealed.
//!
//! HMAC-SHA256 (RFC 2104) under a key derived from the master key, over a label and the
//! normalised text. Without the key nobody can try numbers against the stored bytes, which a plain
//! hash of the few possible document numbers would allow. The label keeps a sign-in name from
//! matching a document number.

use crate::master_keys::{MasterKeys, Purpose};
use crate::normal_text::normalise;
use crate::secret_key::SecretKey;
use hmac::{Hmac, KeyInit, Mac};
use ledger::Rejection;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Makes the 32 bytes that stand for a text in an index.
#[derive(Clone)]
pub struct BlindIndex(Hmac<Sha256>);

impl BlindIndex {
    /// The index of the newest master key, which new rows are written with.
    pub fn newest(ring: &MasterKeys) -> BlindIndex {
        BlindIndex::of(&ring.newest_key(Purpose::BlindIndex))
    }

    /// The indexes of every master key with their numbers, newest first: until all rows are written
    /// anew after a new master key, a search has to try each.
    pub fn each(ring: &MasterKeys) -> impl Iterator<Item = (u32, BlindIndex)> {
        ring.keys(Purpose::BlindIndex).map(|(number, key)| (number, BlindIndex::of(&key)))
    }

    fn of(key: &SecretKey) -> BlindIndex {
        BlindIndex(Hmac::new_from_slice(key.bytes()).expect("HMAC takes a key of any length"))
    }

    /// What stands for this text among those with this label. A text without a letter is refused:
    /// all who have none would be taken for one person.
    pub fn value(&self, label: &str, text: &str) -> Result<[u8; 32], Rejection> {
        let text = Zeroizing::new(normalise(text));
        if text.is_empty() {
            return Err(Rejection::NothingToIndex);
        }
        let length = u64::try_from(label.len()).expect("a length fits 64 bits");
        // The length of the label goes first, so that label and text cannot be split in two ways.
        let mac = self.0.clone().chain_update(length.to_be_bytes());
        Ok(mac.chain_update(label).chain_update(text.as_bytes()).finalize().into_bytes().into())
    }
}

impl fmt::Debug for BlindIndex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BlindIndex(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::BlindIndex;
    use crate::entropy::SeededEntropy;
    use crate::master_keys::MasterKeys;
    use ledger::Rejection;

    #[test]
    fn a_value_depends_on_the_key_the_label_and_the_normal_text() {
        let mut entropy = SeededEntropy::new([1; 32]);
        let mut ring = MasterKeys::generate(&mut entropy);
        let old = BlindIndex::newest(&ring);
        ring.add(&mut entropy).unwrap();
        let new = BlindIndex::newest(&ring);
        let value = new.value("document", "ab-12 3x").unwrap();
        assert_eq!(new.value("document", "ＡＢ１２３Ｘ"), Ok(value));
        for other in [
            new.value("document", "ab124x"),
            new.value("documen", "tab123x"),
            new.value("sign-in", "ab123x"),
            old.value("document", "ab123x"),
        ] {
            assert_ne!(other, Ok(value));
        }
        let each: Vec<_> = BlindIndex::each(&ring)
            .map(|(number, index)| (number, index.value("document", "ab123x")))
            .collect();
        assert_eq!(each, [(2, Ok(value)), (1, old.value("document", "ab123x"))]);
        assert_eq!(new.value("document", " －\u{3000}"), Err(Rejection::NothingToIndex));
        assert_eq!(format!("{new:?}"), "BlindIndex(..)");
    }

    #[test]
    fn the_value_is_the_one_another_program_computes() {
        // HKDF and HMAC of Python's standard library, for the master key 00 01 .. 1f.
        let text = "1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let index = BlindIndex::newest(&MasterKeys::from_text(text).unwrap());
        let value = index.value("document", "11010519491231002X").unwrap();
        let written = value.map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(written, "f9ac700de3c5e3e568c3c889482202592fc08ef437ed3c7f5e3e27779b05ca6f");
    }
}
