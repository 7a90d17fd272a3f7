//! Finding the same document used twice, by a keyed hash of its content.
//!
//! It is the blind index of document numbers over the SHA-256 of the file: who reads the database
//! sees that two files are alike, and without the key cannot try whether a certain file is among
//! them. A photo taken again of the same paper is another file and is not found.

use crate::blind_index::BlindIndex;
use crate::master_keys::MasterKeys;
use std::fmt::Write;

const LABEL: &str = "evidence content";

/// What stands for the content of a file, under the newest master key, which new rows are written
/// with. The digest is the SHA-256 of the plain file.
pub fn digest_index(ring: &MasterKeys, sha256: &[u8; 32]) -> [u8; 32] {
    value(&BlindIndex::newest(ring), sha256)
}

/// The same under every master key, with its number, newest first: until all rows are written anew
/// after a new master key, a search has to try each.
pub fn digest_indexes(
    ring: &MasterKeys,
    sha256: &[u8; 32],
) -> impl Iterator<Item = (u32, [u8; 32])> {
    BlindIndex::each(ring).map(|(number, index)| (number, value(&index, sha256)))
}

fn value(index: &BlindIndex, sha256: &[u8; 32]) -> [u8; 32] {
    let mut text = String::with_capacity(64);
    for byte in sha256 {
        write!(text, "{byte:02x}").expect("a text takes what is written");
    }
    index.value(LABEL, &text).expect("64 digits are not nothing")
}

#[cfg(test)]
mod tests {
    use super::{digest_index, digest_indexes};
    use crate::entropy::SeededEntropy;
    use crate::master_keys::MasterKeys;

    #[test]
    fn the_same_content_is_found_under_each_master_key_and_no_other() {
        let entropy = &mut SeededEntropy::new([1; 32]);
        let mut ring = MasterKeys::generate(entropy);
        let written = digest_index(&ring, &[7; 32]);
        ring.add(entropy).unwrap();
        let tried: Vec<_> = digest_indexes(&ring, &[7; 32]).collect();
        assert_eq!(tried, [(2, digest_index(&ring, &[7; 32])), (1, written)]);
        assert_ne!(digest_index(&ring, &[8; 32]), digest_index(&ring, &[7; 32]));
        let others = MasterKeys::generate(entropy);
        assert_ne!(digest_index(&others, &[7; 32]), written);
    }

    #[test]
    fn the_value_is_the_one_another_program_computes() {
        // HKDF and HMAC of Python's standard library, for the master key 00 01 .. 1f and the
        // digest 00 01 .. 1f.
        let text = "1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let ring = MasterKeys::from_text(text).unwrap();
        let digest = std::array::from_fn(|place| u8::try_from(place).unwrap());
        let written = digest_index(&ring, &digest).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(written, "98b98eb67211bec8fa645099358f578012f91043b80049144c7c58d8473798db");
    }
}
