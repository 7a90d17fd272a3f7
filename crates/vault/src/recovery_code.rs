//! Recovery codes: what opens an account when the telephone with the one-time codes is lost.
//!
//! Ten codes of 80 random bits, each for one use; stored are their digests. Written in the base 32
//! of RFC 4648, which has no 0, 1 and 8, so that a code on paper is read as it was written.

use crate::entropy::{Entropy, random};
use crate::normal_text::normalise;
use crate::token::TokenDigest;
use ledger::Rejection;
use std::fmt;
use zeroize::Zeroizing;

/// How many codes a person gets at a time.
pub const RECOVERY_CODES: usize = 10;

const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LENGTH: usize = 16;

/// One recovery code in the hands of its bearer.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// Ten new codes.
    pub fn generate(entropy: &mut dyn Entropy) -> [RecoveryCode; RECOVERY_CODES] {
        std::array::from_fn(|_| {
            let bytes = Zeroizing::new(random::<LENGTH>(entropy));
            // 256 is a multiple of 32, so every letter is equally likely.
            let letters = bytes.iter().map(|byte| LETTERS[usize::from(byte % 32)]);
            RecoveryCode(Zeroizing::new(letters.map(char::from).collect()))
        })
    }

    /// Reads a code as somebody typed it, with or without hyphens, spaces and capitals.
    pub fn from_text(text: &str) -> Result<RecoveryCode, Rejection> {
        let normal = Zeroizing::new(normalise(text));
        let is_code = normal.len() == LENGTH && normal.bytes().all(|byte| LETTERS.contains(&byte));
        match is_code {
            true => Ok(RecoveryCode(normal)),
            false => Err(Rejection::RecoveryCodeMisshapen),
        }
    }

    /// The code in four groups of four, shown once.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let (front, back) = self.0.split_at(LENGTH / 2);
        let groups = [front.split_at(4), back.split_at(4)];
        let [(first, second), (third, fourth)] = groups;
        Zeroizing::new(format!("{first}-{second}-{third}-{fourth}"))
    }

    /// What is stored.
    pub fn digest(&self) -> TokenDigest {
        TokenDigest::of(self.0.as_bytes())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::RecoveryCode;
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;

    #[test]
    fn codes_are_ten_different_ones_and_read_as_typed() {
        let codes = RecoveryCode::generate(&mut SeededEntropy::new([1; 32]));
        for (place, code) in codes.iter().enumerate() {
            let text = code.secret_text();
            assert_eq!((text.len(), text.matches('-').count()), (19, 3));
            for typed in [text.to_lowercase(), text.replace('-', " "), text.replace('-', "")] {
                assert_eq!(RecoveryCode::from_text(&typed).unwrap().digest(), code.digest());
            }
            let others = codes.iter().filter(|other| other.digest() == code.digest());
            assert_eq!(others.count(), 1, "code {place}");
        }
        assert_eq!(format!("{:?}", codes[0]), "RecoveryCode(..)");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in
            ["", "ABCD-EFGH-IJKL-MNO", "ABCD-EFGH-IJKL-MNO0", "ABCD-EFGH-IJKL-MNOPQ", "同舟"]
        {
            let refused = RecoveryCode::from_text(text).err();
            assert_eq!(refused, Some(Rejection::RecoveryCodeMisshapen), "{text}");
        }
    }
}
