//! Reading fields and passing over bytes, wherever a chunk ends.

/// A field of some bytes, gathered from as many chunks as it takes.
pub(super) struct Field<const BYTES: usize> {
    bytes: [u8; BYTES],
    filled: usize,
}

impl<const BYTES: usize> Field<BYTES> {
    pub(super) fn new() -> Field<BYTES> {
        Field { bytes: [0; BYTES], filled: 0 }
    }

    /// Takes what is missing from the front of the input; gives the field once it is whole, and is
    /// then ready for the next.
    pub(super) fn fill(&mut self, input: &mut &[u8]) -> Option<[u8; BYTES]> {
        let missing = &mut self.bytes[self.filled..];
        let now = missing.len().min(input.len());
        let (taken, rest) = input.split_at(now);
        missing[..now].copy_from_slice(taken);
        *input = rest;
        self.filled += now;
        if self.filled < BYTES {
            return None;
        }
        self.filled = 0;
        Some(self.bytes)
    }
}

/// Passes over so many bytes of the input, as far as it reaches; counts what is left to pass over.
pub(super) fn pass_over(left: &mut u64, input: &mut &[u8]) {
    let now = usize::try_from(*left).unwrap_or(usize::MAX).min(input.len());
    *input = &input[now..];
    *left = left.saturating_sub(u64::try_from(now).expect("a length fits 64 bits"));
}
