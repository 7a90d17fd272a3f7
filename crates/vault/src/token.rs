//! Opaque tokens for sessions and for programs: 256 random bits that say nothing themselves.
//!
//! Stored is only the SHA-256 of the bits. That needs no salt and no slow hash, because nobody can
//! try 2^256 tokens; a stolen table of digests opens nothing.

use crate::entropy::{Entropy, random};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// What every token begins with, so that scanners for leaked secrets know ours.
const MARK: &str = "tz_";

/// A token in the hands of its bearer.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; 32]>);

/// What is stored of a token or a recovery code.
#[derive(Clone, Copy, Debug)]
pub struct TokenDigest([u8; 32]);

impl Token {
    /// A new token.
    pub fn generate(entropy: &mut dyn Entropy) -> Token {
        Token(Zeroizing::new(random(entropy)))
    }

    /// Reads a token as a request carries it: `tz_` and 43 characters of base64url (RFC 4648).
    pub fn from_text(text: &str) -> Result<Token, Rejection> {
        let encoded = text.strip_prefix(MARK).ok_or(Rejection::TokenMisshapen)?;
        let decoded = BASE64_URL_SAFE_NO_PAD.decode(encoded);
        let bytes = Zeroizing::new(decoded.map_err(|_| Rejection::TokenMisshapen)?);
        let bytes = bytes.as_slice().try_into().map_err(|_| Rejection::TokenMisshapen)?;
        Ok(Token(Zeroizing::new(bytes)))
    }

    /// The text that the bearer gets, once.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let encoded = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(&self.0[..]));
        Zeroizing::new(format!("{MARK}{}", *encoded))
    }

    /// What is stored.
    pub fn digest(&self) -> TokenDigest {
        TokenDigest::of(&self.0[..])
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(..)")
    }
}

impl TokenDigest {
    pub(crate) fn of(secret: &[u8]) -> TokenDigest {
        TokenDigest(Sha256::digest(secret).into())
    }

    /// The digest in stored bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> TokenDigest {
        TokenDigest(bytes)
    }

    /// The bytes to store and to look up by.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// In constant time, so that a comparison tells nothing of where the first difference stands.
impl PartialEq for TokenDigest {
    fn eq(&self, other: &TokenDigest) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for TokenDigest {}

#[cfg(test)]
mod tests {
    use super::{Token, TokenDigest};
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;
    use proptest::prelude::*;

    #[test]
    fn a_token_is_read_as_it_was_given_out() {
        let mut entropy = SeededEntropy::new([1; 32]);
        let (token, other) = (Token::generate(&mut entropy), Token::generate(&mut entropy));
        let text = token.secret_text();
        assert_eq!((text.len(), &text[..3]), (46, "tz_"));
        let digest = Token::from_text(&text).unwrap().digest();
        assert_eq!(digest, TokenDigest::from_bytes(*token.digest().bytes()));
        assert_ne!(digest, other.digest());
        assert_eq!(format!("{token:?}"), "Token(..)");
    }

    #[test]
    fn the_digest_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        let written = TokenDigest::of(b"abc").bytes().map(|byte| format!("{byte:02x}")).concat();
        let published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(written, published);
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let text = Token::generate(&mut SeededEntropy::new([1; 32])).secret_text();
        for wrong in [
            String::new(),
            "tz_".to_owned(),
            text[3..].to_owned(),
            text[..45].to_owned(),
            format!("{}A", *text),
            format!(" {}", *text),
            text.replacen("tz_", "TZ_", 1),
            format!("{}=", *text),
        ] {
            assert_eq!(Token::from_text(&wrong).err(), Some(Rejection::TokenMisshapen), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn one_text_stands_for_one_token(text in "tz_[A-Za-z0-9_-]{43}") {
            if let Ok(token) = Token::from_text(&text) {
                let again = token.secret_text();
                prop_assert_eq!(again.as_str(), text);
            }
        }
    }
}
