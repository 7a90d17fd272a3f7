//! SHA-256 of inputs whose length is known beforehand: the blocks are laid out with their padding
//! and handed to the compression as they are, which takes half the time of a hasher that could be
//! given anything.

use sha2::block_api::compress256;

/// What a hash begins with (FIPS 180-4, §5.3.3).
const INITIAL: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// How many inputs are laid out before the first of them is hashed. A processor that reads sixteen
/// bytes at once waits for single ones that it has only just written.
const TOGETHER: usize = 16;

/// An input of a fixed length in its blocks, on its way.
pub struct Input<const BLOCKS: usize> {
    blocks: [[u8; 64]; BLOCKS],
    length: usize,
}

impl<const BLOCKS: usize> Input<BLOCKS> {
    /// An empty input, to be filled.
    pub fn new() -> Input<BLOCKS> {
        Input { blocks: [[0; 64]; BLOCKS], length: 0 }
    }

    /// Adds bytes behind those there are.
    ///
    /// # Panics
    /// Where they do not fit.
    pub fn push<const BYTES: usize>(&mut self, bytes: &[u8; BYTES]) {
        let end = self.length.saturating_add(BYTES);
        self.blocks.as_flattened_mut()[self.length..end].copy_from_slice(bytes);
        self.length = end;
    }

    /// The blocks with their padding.
    ///
    /// # Panics
    /// Where the padding, nine bytes at least, does not fit.
    pub fn padded(mut self) -> [[u8; 64]; BLOCKS] {
        let bits = u64::try_from(self.length).expect("a few blocks").saturating_mul(8);
        let bytes = self.blocks.as_flattened_mut();
        bytes[self.length] = 0x80;
        let behind = self.length.saturating_add(1);
        let (_, end) = bytes.split_at_mut(behind);
        *end.last_chunk_mut().expect("an input with its padding fits its blocks") =
            bits.to_be_bytes();
        self.blocks
    }
}

/// The hash of padded blocks.
pub fn hash<const BLOCKS: usize>(blocks: &[[u8; 64]; BLOCKS]) -> [u8; 32] {
    let mut state = INITIAL;
    compress256(&mut state, blocks);
    let mut hash = [0; 32];
    for (place, word) in hash.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *place = word.to_be_bytes();
    }
    hash
}

/// The hashes of many inputs, each in its padded blocks.
pub fn hash_all<const BLOCKS: usize>(
    mut inputs: impl Iterator<Item = [[u8; 64]; BLOCKS]>,
) -> Vec<[u8; 32]> {
    let mut hashes = Vec::with_capacity(inputs.size_hint().0);
    let mut laid_out = Vec::with_capacity(TOGETHER);
    loop {
        laid_out.extend(inputs.by_ref().take(TOGETHER));
        hashes.extend(laid_out.iter().map(hash));
        if laid_out.len() < TOGETHER {
            return hashes;
        }
        laid_out.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, hash, hash_all};
    use sha2::{Digest, Sha256};

    #[test]
    fn an_input_has_the_hash_of_its_bytes() {
        let one = |bytes: [u8; 49]| {
            let mut input = Input::<1>::new();
            input.push(&bytes);
            input.padded()
        };
        let mut inputs = Vec::new();
        for seed in 0..=255 {
            let bytes: [u8; 129] = std::array::from_fn(|place| seed ^ place.to_le_bytes()[0]);
            let first = *bytes.first_chunk::<49>().unwrap();
            let mut three = Input::<3>::new();
            three.push(&[bytes[0]]);
            three.push(bytes.last_chunk::<128>().unwrap());
            assert_eq!(hash(&three.padded()), <[u8; 32]>::from(Sha256::digest(bytes)));
            inputs.push(first);
            let hashes = hash_all(inputs.iter().map(|bytes| one(*bytes)));
            let expected = inputs.iter().map(|bytes| <[u8; 32]>::from(Sha256::digest(bytes)));
            assert!(expected.eq(hashes), "{seed}");
        }
        let longest = [7; 55];
        let mut input = Input::<1>::new();
        input.push(&longest);
        assert_eq!(hash(&input.padded()), <[u8; 32]>::from(Sha256::digest(longest)));
    }
}
