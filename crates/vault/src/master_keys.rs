//! The ring of master keys of a community, and the keys derived from them.
//!
//! Invariant: what is written says by its number which master key it needs; the newest key writes,
//! every key of the ring reads. The ring is never empty.

use crate::entropy::Entropy;
use crate::secret_key::SecretKey;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ledger::Rejection;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// What a derived key is for. Each purpose has a key of its own, so that no use weakens another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Wrapping the keys of persons.
    WrapPersonKeys,
    /// Finding document numbers and sign-in names without reading them.
    BlindIndex,
    /// Sealing what belongs to the community and to no person.
    SealByCommunity,
    /// What sessions need authenticated.
    Session,
}

impl Purpose {
    /// The label that HKDF gets; changing one loses what was written under it.
    fn label(self) -> &'static str {
        match self {
            Purpose::WrapPersonKeys => "tongzhou/vault/wrap-person-keys/1",
            Purpose::BlindIndex => "tongzhou/vault/blind-index/1",
            Purpose::SealByCommunity => "tongzhou/vault/seal-by-community/1",
            Purpose::Session => "tongzhou/vault/session/1",
        }
    }
}

/// Master keys by their numbers. The highest number is the newest.
#[derive(Clone, Debug)]
pub struct MasterKeys {
    keys: BTreeMap<u32, SecretKey>,
    newest: u32,
}

impl MasterKeys {
    /// A ring of one new key, number 1.
    pub fn generate(entropy: &mut dyn Entropy) -> MasterKeys {
        let keys = BTreeMap::from([(1, SecretKey::generate(entropy))]);
        MasterKeys { keys, newest: 1 }
    }

    /// Reads lines of a number, a space and 32 bytes in Base64; empty lines and lines that begin
    /// with `#` do not count.
    pub fn from_text(text: &str) -> Result<MasterKeys, Rejection> {
        let mut keys = BTreeMap::new();
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (number, key) = read_line(line).ok_or(Rejection::MasterKeysMalformed)?;
            if keys.insert(number, key).is_some() {
                return Err(Rejection::MasterKeysMalformed);
            }
        }
        let (&newest, _) = keys.last_key_value().ok_or(Rejection::MasterKeysMalformed)?;
        Ok(MasterKeys { keys, newest })
    }

    /// The text that [`MasterKeys::from_text`] reads. Whoever reads it can read everything.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.keys.len().saturating_mul(64)));
        for (number, key) in &self.keys {
            let encoded = Zeroizing::new(BASE64_STANDARD.encode(key.bytes()));
            text.push_str(&number.to_string());
            text.push(' ');
            text.push_str(&encoded);
            text.push('\n');
        }
        text
    }

    /// Adds a new key, which writes from now on; gives its number.
    pub fn add(&mut self, entropy: &mut dyn Entropy) -> Result<u32, Rejection> {
        self.newest = self.newest.checked_add(1).ok_or(Rejection::MasterKeysMalformed)?;
        self.keys.insert(self.newest, SecretKey::generate(entropy));
        Ok(self.newest)
    }

    /// The number of the key that writes.
    pub fn newest(&self) -> u32 {
        self.newest
    }

    /// The key for a purpose, derived from the newest master key.
    pub fn newest_key(&self, purpose: Purpose) -> SecretKey {
        self.key(self.newest, purpose).expect("the newest key is in the ring")
    }

    /// The key for a purpose, derived from the master key of this number.
    pub fn key(&self, number: u32, purpose: Purpose) -> Result<SecretKey, Rejection> {
        let master = self.keys.get(&number).ok_or(Rejection::MasterKeyUnknown)?;
        Ok(master.derive(purpose.label()))
    }

    /// The keys for a purpose with the numbers of their master keys, newest first.
    pub fn keys(&self, purpose: Purpose) -> impl Iterator<Item = (u32, SecretKey)> {
        self.keys.iter().rev().map(move |(number, key)| (*number, key.derive(purpose.label())))
    }
}

fn read_line(line: &str) -> Option<(u32, SecretKey)> {
    let (number, encoded) = line.split_once(' ')?;
    let bytes = Zeroizing::new(BASE64_STANDARD.decode(encoded.trim_start()).ok()?);
    Some((number.parse().ok()?, SecretKey::of(&bytes)?))
}

#[cfg(test)]
mod tests {
    use super::{MasterKeys, Purpose};
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    #[test]
    fn a_ring_is_read_as_it_was_written() {
        let mut entropy = SeededEntropy::new([1; 32]);
        let mut ring = MasterKeys::generate(&mut entropy);
        assert_eq!((ring.add(&mut entropy), ring.newest()), (Ok(2), 2));
        let text = ring.secret_text();
        let again = MasterKeys::from_text(&format!("# two keys\n\n{}", *text)).unwrap();
        assert_eq!((again.newest(), again.secret_text()), (2, text));
        assert!(!format!("{ring:?}").contains(['[', '=']), "no key is shown");
    }

    #[test]
    fn what_is_no_ring_is_refused() {
        for text in [
            String::new(),
            "# nothing".to_owned(),
            KEY.to_owned(),
            "1 AAECAw==".to_owned(),
            format!("-1 {KEY}"),
            format!("one {KEY}"),
            format!("1 {KEY}\n1 {KEY}"),
            format!("1 {KEY} more"),
            "1 not Base64".to_owned(),
        ] {
            let refused = MasterKeys::from_text(&text).err();
            assert_eq!(refused, Some(Rejection::MasterKeysMalformed), "{text}");
        }
        let mut last = MasterKeys::from_text(&format!("{} {KEY}", u32::MAX)).unwrap();
        let refused = last.add(&mut SeededEntropy::new([1; 32]));
        assert_eq!(refused, Err(Rejection::MasterKeysMalformed));
    }

    #[test]
    fn each_purpose_and_each_master_key_has_a_key_of_its_own() {
        let mut ring = MasterKeys::from_text(&format!("1 {KEY}")).unwrap();
        ring.add(&mut SeededEntropy::new([1; 32])).unwrap();
        let mut keys = Vec::new();
        for purpose in [
            Purpose::WrapPersonKeys,
            Purpose::BlindIndex,
            Purpose::SealByCommunity,
            Purpose::Session,
        ] {
            let numbers: Vec<u32> = ring.keys(purpose).map(|(number, _)| number).collect();
            assert_eq!(numbers, [2, 1]);
            keys.extend(ring.keys(purpose).map(|(_, key)| *key.bytes()));
            assert_eq!(ring.key(3, purpose).err(), Some(Rejection::MasterKeyUnknown));
        }
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 8);
    }
}
