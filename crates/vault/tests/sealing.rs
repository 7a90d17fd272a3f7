//! What is sealed and wrapped: against bytes that another program made, and against every bending.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use ledger::Rejection;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vault::sealed::{open, open_by_community, seal, seal_by_community};
use vault::{Entropy, MasterKeys, PersonKey, SeededEntropy};

const BROKEN: Rejection = Rejection::SealBroken;
const LABEL: &str = "family name";

/// Counts up from each of the given numbers in turn, one call a number.
struct Counting(Vec<u8>);

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        let first = self.0.remove(0);
        for (place, byte) in (first..).zip(bytes) {
            *byte = place;
        }
    }
}

fn ring() -> MasterKeys {
    MasterKeys::from_text("1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").expect("a ring")
}

fn counting<const BYTES: usize>(first: u8) -> [u8; BYTES] {
    std::array::from_fn(|place| first + u8::try_from(place).expect("few bytes"))
}

fn person() -> Uuid {
    Uuid::from_bytes(counting(0x10))
}

fn key(first: u8) -> PersonKey {
    PersonKey::generate(&mut Counting(vec![first]))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn sealed_bytes_are_those_another_program_makes() {
    // By the specification, with HMAC and ChaCha20-Poly1305 of Python's `cryptography`.
    let sealed = |plain: &[u8]| seal(&key(0), LABEL, person(), plain, &mut Counting(vec![0x40]));
    let name = "01404142434445464748494a4b4c4d4e4f50515253545556571b16aaa3a08eed42309cbebc927e2fab\
        d8121c8e164afe4169c39212d0be12096e7c0a16cf2501c03cd3d82372c117f808bbade5c46469acce79d794";
    assert_eq!(hexadecimal(&sealed("测试会员".as_bytes())), name);
    let long: Vec<u8> = (0..=250).cycle().take(40_000).collect();
    for (plain, digest) in [
        (long, "c6dd8878a3b4e7e4fc8d071d18326c5af2bbb8d15b0579632250f1130a3330bc"),
        (vec![0; 32_768], "a562b9c2e34f4f57c4ad667ca32202e684ace69335231d4c3f231c36ab4bf1e9"),
    ] {
        let sealed = sealed(&plain);
        assert_eq!(hexadecimal(&Sha256::digest(&sealed)), digest);
        assert_eq!(*open(&key(0), LABEL, person(), &sealed).unwrap(), plain);
    }
}

#[test]
fn a_wrapped_key_is_the_one_another_program_makes() {
    let wrapped = key(0xa0).wrap(&ring(), person(), &mut Counting(vec![0x40]));
    let other = "0100000001404142434445464748494a4b4c4d4e4f5051525354555657c0879f81d7af3773260e3f3e\
        bd5ee651f5e11ef362381cb5d9afb4e8dc9a64bf674e651d03de91ecbbb4bfdc6f522bac";
    assert_eq!(hexadecimal(&wrapped), other);
}

#[test]
fn the_cipher_of_wrapping_is_that_of_the_draft() {
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for \
        the future, sunscreen would be it.";
    let key: [u8; 32] = counting(0x80);
    let nonce: [u8; 24] = counting(0x40);
    let aad = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
    let cipher = XChaCha20Poly1305::new(&key.into());
    let sealed = cipher.encrypt(&nonce.into(), Payload { msg: plain, aad: &aad }).unwrap();
    let published = "\
        bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa644\
        0bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e\
        3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7\
        987947deafd8780acf49";
    assert_eq!(hexadecimal(&sealed), published);
}

#[test]
fn another_key_person_or_label_opens_nothing() {
    let mut entropy = SeededEntropy::new([1; 32]);
    let sealed = seal(&key(0), LABEL, person(), b"test", &mut entropy);
    let other = Uuid::from_bytes([9; 16]);
    assert_eq!(**open(&key(0), LABEL, person(), &sealed).unwrap(), *b"test");
    assert_eq!(open(&key(1), LABEL, person(), &sealed), Err(BROKEN));
    assert_eq!(open(&key(0), LABEL, other, &sealed), Err(BROKEN));
    assert_eq!(open(&key(0), "family nam", person(), &sealed), Err(BROKEN));
    let again = seal(&key(0), LABEL, person(), b"test", &mut entropy);
    assert_ne!(again, sealed, "a new salt each time");
    let wrapped = key(0).wrap(&ring(), person(), &mut entropy);
    assert_eq!(PersonKey::unwrap(&ring(), other, &wrapped).err(), Some(BROKEN));
}

#[test]
fn a_new_master_key_wraps_and_the_old_one_still_unwraps() {
    let mut entropy = SeededEntropy::new([1; 32]);
    let mut ring = ring();
    let old = key(0).wrap(&ring, person(), &mut entropy);
    let of_community = seal_by_community(&ring, LABEL, person(), b"test", &mut entropy);
    assert_eq!(PersonKey::rewrap(&ring, person(), &old, &mut entropy), Ok(None));
    ring.add(&mut entropy).unwrap();
    let new = PersonKey::rewrap(&ring, person(), &old, &mut entropy).unwrap().unwrap();
    let sealed = seal(&key(0), LABEL, person(), b"test", &mut entropy);
    for wrapped in [&old, &new] {
        let key = PersonKey::unwrap(&ring, person(), wrapped).unwrap();
        assert_eq!(**open(&key, LABEL, person(), &sealed).unwrap(), *b"test");
    }
    assert_eq!(**open_by_community(&ring, LABEL, person(), &of_community).unwrap(), *b"test");
    let text = ring.secret_text();
    let newest = MasterKeys::from_text(text.lines().last().unwrap()).unwrap();
    assert!(PersonKey::unwrap(&newest, person(), &new).is_ok());
    let unknown = Rejection::MasterKeyUnknown;
    assert_eq!(PersonKey::unwrap(&newest, person(), &old).err(), Some(unknown));
    let of_community = open_by_community(&newest, LABEL, person(), &of_community);
    assert_eq!(of_community, Err(unknown));
}

#[test]
fn no_cut_message_opens() {
    let plain = vec![7; 2 * 16 * 1024];
    let sealed = seal(&key(0), LABEL, person(), &plain, &mut Counting(vec![0x40]));
    let chunk = 16 * 1024 + 16;
    for length in [0, 1, 56, 57, 72, 73, 57 + chunk, 57 + chunk + 16, 57 + 2 * chunk] {
        assert_eq!(open(&key(0), LABEL, person(), &sealed[..length]), Err(BROKEN), "{length}");
    }
    let mut swapped = sealed.clone();
    swapped[57..57 + 2 * chunk].rotate_left(chunk);
    assert_eq!(open(&key(0), LABEL, person(), &swapped), Err(BROKEN));
    let longer = [&sealed[..], &[0]].concat();
    assert_eq!(open(&key(0), LABEL, person(), &longer), Err(BROKEN));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_sealed_opens_as_it_was(
        seed in any::<[u8; 32]>(),
        plain in prop::collection::vec(any::<u8>(), 0..600),
        label in ".{0,12}",
    ) {
        let mut entropy = SeededEntropy::new(seed);
        let ring = MasterKeys::generate(&mut entropy);
        let key = PersonKey::generate(&mut entropy);
        let wrapped = key.wrap(&ring, person(), &mut entropy);
        let key = PersonKey::unwrap(&ring, person(), &wrapped).unwrap();
        let sealed = seal(&key, &label, person(), &plain, &mut entropy);
        prop_assert_eq!(&*open(&key, &label, person(), &sealed).unwrap(), &plain);
        let sealed = seal_by_community(&ring, &label, person(), &plain, &mut entropy);
        prop_assert_eq!(&*open_by_community(&ring, &label, person(), &sealed).unwrap(), &plain);
    }

    /// Every byte in turn, bent by a random value.
    #[test]
    fn no_bent_byte_passes(
        bend in 1..=u8::MAX,
        plain in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut entropy = SeededEntropy::new([bend; 32]);
        let ring = ring();
        let key = key(0);
        let sealed = seal(&key, LABEL, person(), &plain, &mut entropy);
        let of_community = seal_by_community(&ring, LABEL, person(), &plain, &mut entropy);
        let wrapped = key.wrap(&ring, person(), &mut entropy);
        for place in 0..sealed.len() {
            let bent = open(&key, LABEL, person(), &bend_at(&sealed, place, bend));
            prop_assert_eq!(bent, Err(BROKEN));
        }
        for place in 0..of_community.len() {
            let bent = bend_at(&of_community, place, bend);
            let bent = open_by_community(&ring, LABEL, person(), &bent);
            let number = if place < 4 { Rejection::MasterKeyUnknown } else { BROKEN };
            prop_assert_eq!(bent, Err(number));
        }
        for place in 0..wrapped.len() {
            let bent = PersonKey::unwrap(&ring, person(), &bend_at(&wrapped, place, bend));
            let number = (1..5).contains(&place);
            let number = if number { Rejection::MasterKeyUnknown } else { BROKEN };
            prop_assert_eq!(bent.err(), Some(number));
        }
    }

    #[test]
    fn bytes_from_outside_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (ring, versioned) = (ring(), [&[1], &bytes[..]].concat());
        for bytes in [&bytes, &versioned] {
            prop_assert!(open(&key(0), LABEL, person(), bytes).is_err());
            prop_assert!(open_by_community(&ring, LABEL, person(), bytes).is_err());
            prop_assert!(PersonKey::unwrap(&ring, person(), bytes).is_err());
        }
    }
}

fn bend_at(bytes: &[u8], place: usize, bend: u8) -> Vec<u8> {
    let mut bent = bytes.to_vec();
    bent[place] ^= bend;
    bent
}
