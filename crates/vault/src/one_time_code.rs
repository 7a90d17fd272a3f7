//! One-time codes by time (RFC 6238) with the values every authenticator knows: SHA-1, six digits,
//! thirty seconds.
//!
//! Invariant: a code is taken once. The step in which it was made is given back, stored by the
//! caller, and refused the next time (RFC 6238, section 5.2).

use crate::entropy::{Entropy, random};
use crate::normal_text::normalise;
use jiff::Timestamp;
use ledger::Rejection;
use std::fmt;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP};
use zeroize::Zeroizing;

const SECRET_BYTES: usize = 20;
const DIGITS: usize = 6;
const STEP_SECONDS: u64 = 30;

/// The secret that a person's authenticator and we share. It is stored sealed.
#[derive(Clone)]
pub struct OneTimeSecret(Zeroizing<[u8; SECRET_BYTES]>);

impl OneTimeSecret {
    /// A new secret, of the 160 bits that RFC 4226 recommends.
    pub fn generate(entropy: &mut dyn Entropy) -> OneTimeSecret {
        OneTimeSecret(Zeroizing::new(random(entropy)))
    }

    /// The secret in bytes that were stored.
    pub fn from_bytes(bytes: &[u8]) -> Result<OneTimeSecret, Rejection> {
        let bytes = bytes.try_into().map_err(|_| Rejection::OneTimeSecretInvalid)?;
        Ok(OneTimeSecret(Zeroizing::new(bytes)))
    }

    /// The bytes to seal.
    pub fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The `otpauth` address that an authenticator reads, usually from a picture.
    pub fn address(&self, issuer: &str, account: &str) -> Result<Zeroizing<String>, Rejection> {
        let codes = self.codes(Some(issuer), account)?;
        Ok(Zeroizing::new(codes.get_url()))
    }

    /// The code of a time, as an authenticator shows it.
    pub fn code(&self, at: Timestamp) -> Result<Zeroizing<String>, Rejection> {
        let second = u64::try_from(at.as_second()).unwrap_or_default();
        Ok(Zeroizing::new(self.codes(None, "")?.generate(second)))
    }

    /// The secret as people type it into an authenticator: base 32 (RFC 4648).
    pub fn text(&self) -> Result<Zeroizing<String>, Rejection> {
        Ok(Zeroizing::new(self.codes(None, "")?.get_secret_base32()))
    }

    /// Checks a code typed at this time, one step early or late allowed for clocks that differ, and
    /// gives the step it is of. A step up to the last one used is refused.
    pub fn verify(
        &self,
        typed: &str,
        at: Timestamp,
        last_used: Option<u64>,
    ) -> Result<u64, Rejection> {
        let typed = normalise(typed);
        let codes = self.codes(None, "")?;
        let now = u64::try_from(at.as_second()).unwrap_or_default() / STEP_SECONDS;
        let steps = [now.saturating_sub(1), now, now.saturating_add(1)];
        let fits = |step: &u64| {
            let code = codes.generate(step.saturating_mul(STEP_SECONDS));
            bool::from(code.as_bytes().ct_eq(typed.as_bytes()))
        };
        let step = steps.into_iter().find(fits).ok_or(Rejection::OneTimeCodeWrong)?;
        match last_used.is_some_and(|used| step <= used) {
            true => Err(Rejection::OneTimeCodeUsed),
            false => Ok(step),
        }
    }

    fn codes(&self, issuer: Option<&str>, account: &str) -> Result<TOTP, Rejection> {
        let (issuer, account) = (issuer.map(str::to_owned), account.to_owned());
        let secret = self.0.to_vec();
        TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP_SECONDS, secret, issuer, account)
            .map_err(|_| Rejection::OneTimeSecretInvalid)
    }
}

impl fmt::Debug for OneTimeSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OneTimeSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::OneTimeSecret;
    use crate::entropy::SeededEntropy;
    use jiff::Timestamp;
    use ledger::Rejection;

    /// RFC 6238, appendix B: seconds, and the last six of the eight digits for SHA-1.
    const PUBLISHED: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    fn published() -> OneTimeSecret {
        OneTimeSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        for (second, code) in PUBLISHED {
            assert_eq!(*published().code(at(second)).unwrap(), code, "{second}");
            let step = u64::try_from(second).unwrap() / 30;
            for clock in [second - 30, second, second + 30] {
                assert_eq!(published().verify(code, at(clock), None), Ok(step), "{second}");
            }
            // A time before 1970 counts as 1970, and so is not a minute early.
            for clock in [second - 60, second + 60].into_iter().filter(|clock| *clock > 0) {
                let refused = published().verify(code, at(clock), None);
                assert_eq!(refused, Err(Rejection::OneTimeCodeWrong), "{second}");
            }
        }
    }

    #[test]
    fn a_code_is_taken_once() {
        let step = published().verify("287 082", at(59), None);
        assert_eq!(step, Ok(1));
        for used in [1, 2] {
            let again = published().verify("２８７０８２", at(59), Some(used));
            assert_eq!(again, Err(Rejection::OneTimeCodeUsed));
        }
        assert_eq!(published().verify("287082", at(59), Some(0)), Ok(1));
    }

    #[test]
    fn what_is_no_code_or_secret_is_refused() {
        for typed in ["", "28708", "2870822", "287083", "六位数字"] {
            let refused = published().verify(typed, at(59), None);
            assert_eq!(refused, Err(Rejection::OneTimeCodeWrong), "{typed}");
        }
        let before_1970 = published().verify("287082", at(-59), None);
        assert_eq!(before_1970, Ok(1), "counts as 1970");
        let short = OneTimeSecret::from_bytes(&[1; 19]).err();
        assert_eq!(short, Some(Rejection::OneTimeSecretInvalid));
    }

    #[test]
    fn the_address_is_what_an_authenticator_reads() {
        let address = published().address("Tongzhou 同舟", "test@tongzhou.example").unwrap();
        let begins = "otpauth://totp/Tongzhou%20%E5%90%8C%E8%88%9F:test%40tongzhou.example?";
        assert!(address.starts_with(begins), "{}", *address);
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{}", *address);
        assert_eq!(*published().text().unwrap(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let colon = published().address("Tongzhou", "a:b").err();
        assert_eq!(colon, Some(Rejection::OneTimeSecretInvalid));
        let new = OneTimeSecret::generate(&mut SeededEntropy::new([1; 32]));
        assert_ne!(new.bytes(), published().bytes());
        assert_eq!(format!("{new:?}"), "OneTimeSecret(..)");
    }
}
