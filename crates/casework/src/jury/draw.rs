//! The draw: by a seed that nobody could choose once it was known who qualifies.
//!
//! The operator publishes the seed's commitment first, then counts who qualifies, then draws, and
//! shows the seed when the jury closes. Anybody can then hash it, and check each juror.

use crate::lot::lot;
use sha2::{Digest, Sha256};
use std::fmt;

const COMMITMENT_LABEL: &str = "tongzhou-jury-commitment-v1\n";
const DRAW_LABEL: &str = "tongzhou-jury-draw-v1";

/// How many draw numbers there are: 62 bits of them, so that a threshold that draws everybody
/// still fits a signed 64-bit column.
pub const DRAW_NUMBERS: u64 = 1 << 62;

/// How many lots have the same draw number.
const LOTS_EACH: u64 = 4;

/// The secret that decides who is drawn, until it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct JurySeed([u8; 32]);

impl fmt::Debug for JurySeed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JurySeed(..)")
    }
}

impl JurySeed {
    /// The seed of random bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> JurySeed {
        JurySeed(bytes)
    }

    /// The bytes, to be sealed and one day shown.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What is published before the draw: SHA-256 of a label and the seed.
    pub fn commitment(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(COMMITMENT_LABEL);
        hasher.update(self.0);
        hasher.finalize().into()
    }

    /// Whether this is the seed that was committed to.
    pub fn opens(&self, commitment: &[u8; 32]) -> bool {
        self.commitment() == *commitment
    }

    /// The number of a member in the draw for a case, below [`DRAW_NUMBERS`].
    pub fn draw_number(&self, case: &str, member: &[u8; 16]) -> u64 {
        let lot = lot(DRAW_LABEL, &self.0, &[case.as_bytes(), member]);
        lot.div_euclid(LOTS_EACH)
    }

    /// Whether a member is drawn for a case.
    pub fn draws(&self, case: &str, member: &[u8; 16], threshold: u64) -> bool {
        self.draw_number(case, member) < threshold
    }
}

/// The number below which a member's has to lie to be drawn: about so many of those who qualify
/// are, and all of them where no number is asked for or fewer qualify.
pub fn threshold(drawn: Option<u32>, qualified: u64) -> u64 {
    let Some(drawn) = drawn.filter(|drawn| u64::from(*drawn) < qualified) else {
        return DRAW_NUMBERS;
    };
    let numbers = u128::from(DRAW_NUMBERS).saturating_mul(drawn.into());
    u64::try_from(numbers.div_ceil(qualified.into())).unwrap_or(DRAW_NUMBERS)
}

#[cfg(test)]
mod tests {
    use super::{DRAW_NUMBERS, JurySeed, threshold};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    fn member(number: u128) -> [u8; 16] {
        number.to_be_bytes()
    }

    /// Made outside this code:
    /// `(printf 'tongzhou-jury-commitment-v1\n'; head -c 32 /dev/zero) | sha256sum`.
    #[test]
    fn a_commitment_opens_to_its_seed_only() {
        let seed = JurySeed::from_bytes([0; 32]);
        let written: String = seed.commitment().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(written, "9b285716b19a6ddb86ba3d34c999e285a0cdc7dc16232b14c240b82604359902");
        assert!(seed.opens(&seed.commitment()));
        assert!(!JurySeed::from_bytes([1; 32]).opens(&seed.commitment()));
        assert_eq!(format!("{seed:?}"), "JurySeed(..)");
        assert_ne!(seed.commitment(), *seed.bytes());
    }

    #[test]
    fn a_threshold_draws_the_part_that_is_asked_for() {
        let table = [
            (None, 0, DRAW_NUMBERS),
            (None, 1_000, DRAW_NUMBERS),
            (Some(300), 0, DRAW_NUMBERS),
            (Some(300), 299, DRAW_NUMBERS),
            (Some(300), 300, DRAW_NUMBERS),
            (Some(300), 600, DRAW_NUMBERS / 2),
            (Some(1), 4, DRAW_NUMBERS / 4),
            (Some(1), 3, DRAW_NUMBERS / 3 + 1),
            (Some(0), 10, 0),
            (Some(u32::MAX), u64::MAX, DRAW_NUMBERS / (u64::MAX / u64::from(u32::MAX)) + 1),
        ];
        for (drawn, qualified, expected) in table {
            let found = threshold(drawn, qualified);
            let near = found.abs_diff(expected) <= 1;
            assert!(near, "{drawn:?} of {qualified}: {found} and not {expected}");
            assert!(i64::try_from(found).is_ok());
        }
    }

    /// About as many as asked for are drawn, for many cases and seeds; four deviations are allowed.
    #[test]
    fn about_as_many_are_drawn_as_are_asked_for() {
        for (drawn, qualified) in [(300_u32, 10_000_u32), (30, 3_000), (2_500, 5_000)] {
            let threshold = threshold(Some(drawn), u64::from(qualified));
            let mut all = 0;
            for round in 0..20_u8 {
                let seed = JurySeed::from_bytes([round; 32]);
                let case = format!("case-{round}");
                let members = (0..u128::from(qualified)).map(member);
                let count = members.filter(|member| seed.draws(&case, member, threshold)).count();
                let count = u32::try_from(count).unwrap();
                // The square of the deviation of one draw is drawn × (1 − part), below drawn.
                assert!(count.abs_diff(drawn).pow(2) <= 16 * drawn, "{count} of {drawn}");
                all += count;
            }
            assert!(all.abs_diff(20 * drawn).pow(2) <= 16 * 20 * drawn, "{all} of 20 × {drawn}");
        }
    }

    /// The plain way: everybody's numbers in order; the drawn are those at the front.
    #[test]
    fn the_drawn_are_those_with_the_smallest_numbers() {
        let seed = JurySeed::from_bytes([9; 32]);
        let threshold = threshold(Some(50), 500);
        let mut numbered: Vec<(u64, bool)> = (0..500)
            .map(member)
            .map(|member| (seed.draw_number("c", &member), seed.draws("c", &member, threshold)))
            .collect();
        numbered.sort();
        let count = numbered.iter().filter(|(_, drawn)| *drawn).count();
        assert!(numbered[..count].iter().all(|(_, drawn)| *drawn));
        assert!(numbered[count..].iter().all(|(_, drawn)| !*drawn));
        assert!((30..=70).contains(&count), "{count}");
    }

    #[test]
    fn another_case_or_seed_draws_others() {
        let [one, other] = [1, 2].map(|byte| JurySeed::from_bytes([byte; 32]));
        let threshold = threshold(Some(250), 500);
        let drawn = |seed: &JurySeed, case: &str| -> Vec<u128> {
            (0..500).filter(|number| seed.draws(case, &member(*number), threshold)).collect()
        };
        let first = drawn(&one, "a");
        assert_eq!(first, drawn(&one, "a"));
        for others in [drawn(&one, "b"), drawn(&other, "a")] {
            let again = first.iter().filter(|number| others.contains(number)).count();
            assert!((80..=170).contains(&again), "{again} of about 125 are drawn twice");
        }
    }

    proptest! {
        #[test]
        fn numbers_and_thresholds_stay_in_their_range(
            bytes in any::<[u8; 32]>(),
            id in any::<[u8; 16]>(),
            case in "[a-z0-9-]{1,64}",
            drawn in any::<Option<u32>>(),
            qualified in any::<u64>(),
        ) {
            let seed = JurySeed::from_bytes(bytes);
            prop_assert!(seed.draw_number(&case, &id) < DRAW_NUMBERS);
            let found = threshold(drawn, qualified);
            prop_assert!(found <= DRAW_NUMBERS);
            // No fewer than asked for in the mean, and by less than one number each.
            if let Some(drawn) = drawn && u64::from(drawn) < qualified {
                let exact = u128::from(DRAW_NUMBERS) * u128::from(drawn);
                let mean = u128::from(found) * u128::from(qualified);
                prop_assert!(mean >= exact && mean < exact + u128::from(qualified));
            } else {
                prop_assert_eq!(found, DRAW_NUMBERS);
            }
        }
    }
}
