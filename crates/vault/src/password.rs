//! Passwords, as argon2id (RFC 9106) keeps them: one PHC string that names its own parameters.
//!
//! What is asked of a password follows NIST SP 800-63B: a length and not being common, no rules
//! about kinds of characters.

use crate::entropy::{Entropy, random};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use ledger::Rejection;

/// The fewest characters of a password.
pub const PASSWORD_CHARACTERS_MIN: usize = 10;

/// The most bytes of a password, so that a stranger's cannot keep us busy.
pub const PASSWORD_BYTES_MAX: usize = 256;

/// Common passwords that are long enough, in small letters, one a line.
const COMMON: &str = include_str!("common_passwords.txt");

const SALT_BYTES: usize = 16;

/// How much work a hash is.
#[derive(Clone, Debug)]
pub struct PasswordCost(Params);

impl PasswordCost {
    /// Memory in KiB, passes over it, and lanes in which it is filled.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<PasswordCost, Rejection> {
        let parameters = Params::new(memory_kib, passes, lanes, None);
        parameters.map(PasswordCost).map_err(|_| Rejection::PasswordCostInvalid)
    }
}

impl Default for PasswordCost {
    /// 19 MiB, two passes, one lane: what the OWASP Password Storage Cheat Sheet asks for.
    fn default() -> PasswordCost {
        PasswordCost::new(19 * 1024, 2, 1).expect("these are parameters of Argon2")
    }
}

/// Hashes a new password into a PHC string, after looking at whether it is a good one.
pub fn hash(
    password: &str,
    cost: &PasswordCost,
    entropy: &mut dyn Entropy,
) -> Result<String, Rejection> {
    check(password)?;
    let salt: [u8; SALT_BYTES] = random(entropy);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.0.clone());
    let hash = argon2.hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.expect("the parameters were checked and the salt is long enough").to_string())
}

/// Checks a password that somebody typed against the stored PHC string.
pub fn verify(password: &str, stored: &str) -> Result<(), Rejection> {
    let stored = read(stored)?;
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Rejection::PasswordWrong);
    }
    let argon2 = Argon2::default();
    argon2.verify_password(password.as_bytes(), &stored).map_err(|error| match error {
        Error::PasswordInvalid => Rejection::PasswordWrong,
        _ => Rejection::PasswordHashMalformed,
    })
}

/// Whether the stored string was made with other parameters than these, so that the next password
/// that verifies is worth hashing again.
pub fn needs_rehash(stored: &str, cost: &PasswordCost) -> Result<bool, Rejection> {
    let parameters = Params::try_from(&read(stored)?);
    let parameters = parameters.map_err(|_| Rejection::PasswordHashMalformed)?;
    let work = |one: &Params| (one.m_cost(), one.t_cost(), one.p_cost());
    Ok(work(&parameters) != work(&cost.0))
}

fn check(password: &str) -> Result<(), Rejection> {
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Rejection::PasswordTooLong);
    }
    if password.chars().count() < PASSWORD_CHARACTERS_MIN {
        return Err(Rejection::PasswordTooShort);
    }
    let small = password.to_lowercase();
    let first = small.chars().next();
    let one_letter = small.chars().all(|letter| Some(letter) == first);
    match one_letter || COMMON.lines().any(|common| common == small) {
        true => Err(Rejection::PasswordCommon),
        false => Ok(()),
    }
}

/// Only argon2id of the current version is ours.
fn read(stored: &str) -> Result<PasswordHash, Rejection> {
    let hash = PasswordHash::new(stored).map_err(|_| Rejection::PasswordHashMalformed)?;
    let ours = hash.algorithm == argon2::ARGON2ID_IDENT
        && hash.version == Some(Version::V0x13.into())
        && hash.hash.is_some();
    if ours { Ok(hash) } else { Err(Rejection::PasswordHashMalformed) }
}

#[cfg(test)]
mod tests {
    use super::{COMMON, PasswordCost, hash, needs_rehash, verify};
    use crate::entropy::SeededEntropy;
    use ledger::Rejection;

    /// From the tests of the reference implementation, phc-winner-argon2: "password", "somesalt".
    const PUBLISHED: &str = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ\
        $CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    fn quick() -> PasswordCost {
        PasswordCost::new(8, 1, 1).unwrap()
    }

    fn hashed(password: &str) -> Result<String, Rejection> {
        hash(password, &quick(), &mut SeededEntropy::new([1; 32]))
    }

    #[test]
    fn the_published_hash_verifies() {
        assert_eq!(verify("password", PUBLISHED), Ok(()));
        assert_eq!(verify("Password", PUBLISHED), Err(Rejection::PasswordWrong));
        assert_eq!(needs_rehash(PUBLISHED, &PasswordCost::default()), Ok(true));
        let same = PasswordCost::new(65536, 2, 1).unwrap();
        assert_eq!(needs_rehash(PUBLISHED, &same), Ok(false));
    }

    #[test]
    fn a_password_verifies_against_its_own_hash_only() {
        let password = "一条船上九个陌生人";
        assert_eq!(hashed(password), Err(Rejection::PasswordTooShort));
        let stored = hashed("一条船上有九个陌生人").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        assert_eq!(verify("一条船上有九个陌生人", &stored), Ok(()));
        for wrong in ["", password, &"a".repeat(257)] {
            assert_eq!(verify(wrong, &stored), Err(Rejection::PasswordWrong));
        }
        let other = hash("一条船上有九个陌生人", &quick(), &mut SeededEntropy::new([2; 32]));
        assert_ne!(other, Ok(stored), "another salt");
        let usual = PasswordCost::default();
        let usual = hash("a boat of nine", &usual, &mut SeededEntropy::new([1; 32])).unwrap();
        assert!(usual.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{usual}");
    }

    #[test]
    fn short_long_and_common_passwords_are_refused() {
        for (password, rejection) in [
            ("123456789", Rejection::PasswordTooShort),
            ("1234567890", Rejection::PasswordCommon),
            ("PASSWORD123", Rejection::PasswordCommon),
            ("同同同同同同同同同同", Rejection::PasswordCommon),
            (&"ab".repeat(129), Rejection::PasswordTooLong),
        ] {
            assert_eq!(hashed(password), Err(rejection), "{password}");
        }
        assert!(hashed(&"ab".repeat(128)).is_ok());
        let useful = |line: &str| line.len() >= 10 && line == line.to_lowercase();
        assert!(COMMON.lines().all(useful), "shorter ones are refused already");
    }

    #[test]
    fn what_is_no_hash_of_ours_is_refused() {
        for stored in [
            String::new(),
            "password".to_owned(),
            PUBLISHED.replace("argon2id", "argon2i"),
            PUBLISHED.replace("v=19", "v=16"),
            PUBLISHED.replace("m=65536", "m=0"),
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ".to_owned(),
        ] {
            let refused = Err(Rejection::PasswordHashMalformed);
            assert_eq!(verify("password", &stored), refused, "{stored}");
        }
        for (memory, passes, lanes) in [(7, 1, 1), (8, 0, 1), (8, 1, 0), (8, 1, 2)] {
            let cost = PasswordCost::new(memory, passes, lanes).err();
            assert_eq!(cost, Some(Rejection::PasswordCostInvalid));
        }
    }
}
