//! Hashes of 32 bytes as text, in hexadecimal.

use ledger::Rejection;
use std::fmt::Write;

/// The digits of a hash.
pub(crate) fn text(digest: &[u8; 32]) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The hash of these digits.
///
/// # Errors
/// [`Rejection::IdInvalid`].
pub(crate) fn read(text: &str) -> Result<[u8; 32], Rejection> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| digit.try_into().ok());
    let digits: Option<Vec<u8>> = text.as_bytes().iter().map(digit).collect();
    let digits = digits.ok_or(Rejection::IdInvalid)?;
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair.iter().fold(0, pair_value)).collect();
    match digits.len() {
        64 => bytes.try_into().map_err(|_| Rejection::IdInvalid),
        _ => Err(Rejection::IdInvalid),
    }
}

/// Two digits, the high one first: at most 255.
fn pair_value(high: u8, low: &u8) -> u8 {
    high.wrapping_mul(16).wrapping_add(*low)
}

#[cfg(test)]
mod tests {
    use super::{read, text};
    use ledger::Rejection;

    #[test]
    fn a_hash_is_read_back() {
        let digest: [u8; 32] = std::array::from_fn(|place| (place * 7).try_into().unwrap_or(255));
        assert_eq!(read(&text(&digest)), Ok(digest));
        for other in ["", "0g", &"0".repeat(63), &"0".repeat(65), &"ä".repeat(32)] {
            assert_eq!(read(other), Err(Rejection::IdInvalid), "{other}");
        }
    }
}
