//! Where random bytes come from: the operating system, or a seed that always gives the same.

use jiff::Timestamp;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use uuid::{Builder, Uuid};

/// A source of bytes that nobody can guess.
pub trait Entropy {
    /// Fills all of the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The random numbers of the operating system, for everything that is real.
#[derive(Clone, Copy, Debug, Default)]
pub struct OperatingSystemEntropy;

impl Entropy for OperatingSystemEntropy {
    /// A machine without random numbers can do nothing safely, so there it stops.
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system has random numbers");
    }
}

/// ChaCha20 from a seed, for the demo world and for tests: who knows the seed knows every byte.
pub struct SeededEntropy(ChaCha20Rng);

impl SeededEntropy {
    /// The same seed and the same calls give the same bytes.
    pub fn new(seed: [u8; 32]) -> SeededEntropy {
        SeededEntropy(ChaCha20Rng::from_seed(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

/// An id of RFC 9562, version 7: the milliseconds of the given time, then random bits. A time
/// before 1970 counts as 1970.
pub fn uuid_v7(at: Timestamp, entropy: &mut dyn Entropy) -> Uuid {
    let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(milliseconds, &random(entropy)).into_uuid()
}

pub(crate) fn random<const BYTES: usize>(entropy: &mut dyn Entropy) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    entropy.fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Entropy, OperatingSystemEntropy, SeededEntropy, random, uuid_v7};
    use jiff::Timestamp;

    struct Given(&'static [u8]);

    impl Entropy for Given {
        fn fill(&mut self, bytes: &mut [u8]) {
            let (now, rest) = self.0.split_at(bytes.len());
            bytes.copy_from_slice(now);
            self.0 = rest;
        }
    }

    #[test]
    fn an_id_is_that_of_the_example_in_rfc_9562() {
        let at: Timestamp = "2022-02-22T14:22:22-05:00".parse().unwrap();
        let mut bits = Given(&[0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
        let id = uuid_v7(at, &mut bits);
        assert_eq!(id.to_string(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        let long_ago = uuid_v7(Timestamp::MIN, &mut SeededEntropy::new([1; 32]));
        assert_eq!((long_ago.get_version_num(), &long_ago.as_bytes()[..6]), (7, &[0; 6][..]));
    }

    #[test]
    fn a_seed_gives_the_key_stream_of_rfc_8439() {
        // Appendix A.1, test vector 1: a key of zeros.
        let bytes: [u8; 8] = random(&mut SeededEntropy::new([0; 32]));
        assert_eq!(bytes, [0x76, 0xb8, 0xe0, 0xad, 0xa0, 0xf1, 0x3d, 0x90]);
    }

    #[test]
    fn the_operating_system_does_not_repeat_itself() {
        let draw = || random::<32>(&mut OperatingSystemEntropy);
        assert_ne!(draw(), draw());
    }
}
