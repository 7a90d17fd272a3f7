//! A lot: a number that a seed and some names decide, and that nobody can steer.
//!
//! Canonical form, normative. The hashed bytes are the label, a line feed, the 32 bytes of the
//! seed, and for each name its number of bytes in decimal, a line feed, and its bytes. The number
//! is the first 8 bytes of SHA-256 over these, the highest first. Who knows the seed gets the same
//! number on every machine.

use sha2::{Digest, Sha256};

/// The number that a seed gives some names, for one purpose: the label.
pub fn lot(label: &str, seed: &[u8; 32], names: &[&[u8]]) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(format!("{label}\n"));
    hasher.update(seed);
    for name in names {
        hasher.update(format!("{}\n", name.len()));
        hasher.update(name);
    }
    let digest: [u8; 32] = hasher.finalize().into();
    let (first, _) = digest.split_first_chunk::<8>().expect("a digest has 32 bytes");
    u64::from_be_bytes(*first)
}

#[cfg(test)]
mod tests {
    use super::lot;
    use std::collections::BTreeSet;

    /// Made outside this code:
    /// `(printf 'test\n'; head -c 32 /dev/zero; printf '1\na2\nbc') | sha256sum`.
    #[test]
    fn a_lot_is_the_head_of_the_hash_of_the_canonical_form() {
        assert_eq!(lot("test", &[0; 32], &[b"a", b"bc"]), 0x9577_f68a_ba57_25c5);
    }

    #[test]
    fn a_byte_cannot_move_from_one_name_to_another() {
        let seed = [7; 32];
        let lots: BTreeSet<u64> = [
            lot("a", &seed, &[b"bc", b"d"]),
            lot("a", &seed, &[b"b", b"cd"]),
            lot("a", &seed, &[b"bcd"]),
            lot("a", &seed, &[b"bc", b"d", b""]),
            lot("ab", &seed, &[b"c", b"d"]),
            lot("a", &[8; 32], &[b"bc", b"d"]),
        ]
        .into();
        assert_eq!(lots.len(), 6);
    }
}
