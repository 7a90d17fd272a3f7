//! The key of one jury, under which its ballots lie sealed until all are opened together.
//!
//! It lies sealed by the community beside the jury. The context of a ballot is its juror: one that
//! was moved to another juror does not open, and no ballot opens under the key of another jury.

use crate::entropy::Entropy;
use crate::master_keys::MasterKeys;
use crate::sealed::{self, context, decrypt, encrypt};
use crate::secret_key::SecretKey;
use ledger::Rejection;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What the sealed bytes of a key are.
const KEY: &str = "jury.ballot_key";

/// What the sealed bytes of a ballot are.
const BALLOT: &str = "ballot/1";

/// The random key of the ballots of one jury.
#[derive(Clone, Debug)]
pub struct BallotKey(SecretKey);

impl BallotKey {
    /// The key of a new jury.
    pub fn generate(entropy: &mut dyn Entropy) -> BallotKey {
        BallotKey(SecretKey::generate(entropy))
    }

    /// The key as it is stored, sealed by the community for this jury.
    pub fn wrap(&self, ring: &MasterKeys, jury: Uuid, entropy: &mut dyn Entropy) -> Vec<u8> {
        sealed::seal_by_community(ring, KEY, jury, self.0.bytes(), entropy)
    }

    /// The key that was stored for this jury.
    ///
    /// # Errors
    /// [`Rejection::SealBroken`], [`Rejection::MasterKeyUnknown`].
    pub fn unwrap(ring: &MasterKeys, jury: Uuid, wrapped: &[u8]) -> Result<BallotKey, Rejection> {
        let plain = sealed::open_by_community(ring, KEY, jury, wrapped)?;
        SecretKey::of(&plain).map(BallotKey).ok_or(Rejection::SealBroken)
    }

    /// Seals the ballot of a juror.
    pub fn seal(&self, juror: Uuid, ballot: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
        encrypt(&self.0, &context(BALLOT, juror), ballot, entropy)
    }

    /// Opens the ballot of a juror.
    ///
    /// # Errors
    /// [`Rejection::SealBroken`].
    pub fn open(&self, juror: Uuid, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Rejection> {
        decrypt(&self.0, &context(BALLOT, juror), sealed).ok_or(Rejection::SealBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::BallotKey;
    use crate::entropy::SeededEntropy;
    use crate::master_keys::MasterKeys;
    use ledger::Rejection;
    use uuid::Uuid;

    #[test]
    fn a_ballot_opens_for_its_juror_and_its_jury_only() {
        let mut entropy = SeededEntropy::new([1; 32]);
        let ring = MasterKeys::generate(&mut entropy);
        let [one, other] = [1, 2].map(Uuid::from_u128);
        let key = BallotKey::generate(&mut entropy);
        let wrapped = key.wrap(&ring, one, &mut entropy);
        let again = BallotKey::unwrap(&ring, one, &wrapped).unwrap();
        let ballot = key.seal(one, b"+-", &mut entropy);
        assert_eq!(**again.open(one, &ballot).unwrap(), *b"+-");
        let broken = Some(Rejection::SealBroken);
        assert_eq!(again.open(other, &ballot).err(), broken);
        let of_another = BallotKey::generate(&mut entropy);
        assert_eq!(of_another.open(one, &ballot).err(), broken);
        assert_eq!(BallotKey::unwrap(&ring, other, &wrapped).err(), broken);
        for place in 0..ballot.len() {
            let mut bent = ballot.clone();
            bent[place] ^= 1;
            assert_eq!(key.open(one, &bent).err(), broken, "byte {place}");
            assert_eq!(key.open(one, &ballot[..place]).err(), broken, "{place} bytes");
        }
        let same = key.seal(one, b"+-", &mut entropy);
        assert!(same != ballot && same.len() == ballot.len(), "equal votes look unlike");
    }
}
