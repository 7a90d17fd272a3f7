//! A small generator of numbers from a seed: SplitMix64, which gives the same on every machine.

/// The state of the generator.
#[derive(Clone, Debug)]
pub struct Generator {
    state: u64,
}

impl Generator {
    /// A generator of a seed.
    pub fn new(seed: u64) -> Generator {
        Generator { state: seed }
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, or 0 when that is 0; the slight favour of small ones does no harm.
    pub fn below(&mut self, limit: u32) -> u32 {
        let rest = self.next().checked_rem(u64::from(limit)).unwrap_or(0);
        u32::try_from(rest).expect("a remainder is below its divisor")
    }
}

#[cfg(test)]
mod tests {
    use super::Generator;

    /// The first values for the seed 1234567, as published with the algorithm.
    #[test]
    fn the_published_sequence_comes_out() {
        let mut generator = Generator::new(1_234_567);
        let first = [generator.next(), generator.next(), generator.next()];
        let expected =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, expected);
        assert_eq!(generator.below(0), 0);
        assert!((0..1_000).all(|_| generator.below(7) < 7));
    }
}
