//! WebP: a RIFF file of a stated size, in chunks of a kind, a size and data padded to even length.

use super::field::{Field, pass_over};
use super::picture_size;
use ledger::Rejection;

/// A stated size does not count the eight bytes before it; it counts the word WEBP.
const WORD_BYTES: u64 = 4;
const CHUNK_HEAD_BYTES: u64 = 8;
/// A picture's size lies in the first ten bytes of its chunk.
const SIZE_BYTES: u64 = 10;
/// The lossless form has its size in its first five bytes, and may be shorter than ten.
const LOSSLESS_SIZE_BYTES: u64 = 5;

/// Reads a WebP as it streams by.
pub(super) struct Webp {
    at: At,
    /// Bytes of the file that are still to come.
    left_of_file: u64,
    /// Bytes of the chunk that are still to come.
    left: u64,
    kind: [u8; 4],
    riff: Field<12>,
    head: Field<8>,
    size: Field<10>,
    lossless_size: Field<5>,
    has: Has,
}

enum At {
    Riff,
    ChunkHead,
    Size,
    LosslessSize,
    Data,
    Over,
}

#[derive(Clone, Copy, PartialEq)]
enum Has {
    Nothing,
    Canvas,
    Picture,
}

impl Webp {
    pub(super) fn new() -> Webp {
        Webp {
            at: At::Riff,
            left_of_file: 0,
            left: 0,
            kind: [0; 4],
            riff: Field::new(),
            head: Field::new(),
            size: Field::new(),
            lossless_size: Field::new(),
            has: Has::Nothing,
        }
    }

    /// Reads on; gives what lies behind the end of the picture.
    pub(super) fn read<'a>(&mut self, mut input: &'a [u8]) -> Result<&'a [u8], Rejection> {
        loop {
            match self.at {
                At::Over => return Ok(input),
                At::Riff => {
                    let Some(riff) = self.riff.fill(&mut input) else { return Ok(input) };
                    let [_, _, _, _, a, b, c, d, ..] = riff;
                    let size = u64::from(u32::from_le_bytes([a, b, c, d]));
                    let left = size.checked_sub(WORD_BYTES).ok_or(Rejection::EvidenceBroken)?;
                    self.left_of_file = left;
                    self.next_chunk()?;
                }
                At::ChunkHead => {
                    let Some(head) = self.head.fill(&mut input) else { return Ok(input) };
                    self.begin_chunk(head)?;
                }
                At::Size => {
                    let Some(size) = self.size.fill(&mut input) else { return Ok(input) };
                    self.check_size(size)?;
                    self.begin_data(SIZE_BYTES);
                }
                At::LosslessSize => {
                    let size = self.lossless_size.fill(&mut input);
                    let Some(size) = size else { return Ok(input) };
                    check_lossless_size(size)?;
                    self.begin_data(LOSSLESS_SIZE_BYTES);
                }
                At::Data => {
                    pass_over(&mut self.left, &mut input);
                    if self.left > 0 {
                        return Ok(input);
                    }
                    self.next_chunk()?;
                }
            }
        }
    }

    /// Whether the picture came to its end.
    pub(super) fn finish(self) -> Result<(), Rejection> {
        if matches!(self.at, At::Over) { Ok(()) } else { Err(Rejection::EvidenceBroken) }
    }

    fn next_chunk(&mut self) -> Result<(), Rejection> {
        if self.left_of_file > 0 {
            self.at = At::ChunkHead;
        } else if self.has == Has::Picture {
            self.at = At::Over;
        } else {
            return Err(Rejection::EvidenceBroken);
        }
        Ok(())
    }

    fn begin_chunk(&mut self, head: [u8; 8]) -> Result<(), Rejection> {
        let broken = Rejection::EvidenceBroken;
        let [k, i, n, d, size @ ..] = head;
        self.kind = [k, i, n, d];
        let size = u64::from(u32::from_le_bytes(size));
        let left = self.left_of_file.checked_sub(CHUNK_HEAD_BYTES).ok_or(broken)?;
        let after = left.checked_sub(size).ok_or(broken)?;
        let padding = (size % 2).min(after);
        self.left_of_file = after - padding;
        self.left = size + padding;
        let least = match &self.kind {
            b"VP8X" | b"VP8 " => SIZE_BYTES,
            b"VP8L" => LOSSLESS_SIZE_BYTES,
            _ => 0,
        };
        if size < least {
            return Err(broken);
        }
        (self.at, self.has) = match (&self.kind, self.has) {
            (b"VP8X", Has::Nothing) => (At::Size, Has::Canvas),
            (b"VP8 ", _) => (At::Size, Has::Picture),
            (b"VP8L", _) => (At::LosslessSize, Has::Picture),
            (b"ANMF", Has::Canvas) => (At::Data, Has::Picture),
            (b"VP8X", _) | (_, Has::Nothing) => return Err(broken),
            (_, has) => (At::Data, has),
        };
        Ok(())
    }

    /// What is left of a chunk after its first bytes.
    fn begin_data(&mut self, read: u64) {
        self.left = self.left.saturating_sub(read);
        self.at = At::Data;
    }

    fn check_size(&self, first: [u8; 10]) -> Result<(), Rejection> {
        if self.kind == *b"VP8X" {
            // Flags, then three bytes each, one less than the size.
            let [_, _, _, _, a, b, c, d, e, f] = first;
            let width = u32::from_le_bytes([a, b, c, 0]);
            return picture_size::check(width + 1, u32::from_le_bytes([d, e, f, 0]) + 1);
        }
        let [_, _, _, 0x9d, 0x01, 0x2a, a, b, c, d] = first else {
            return Err(Rejection::EvidenceBroken);
        };
        // Fourteen bits each, under two bits of scale.
        let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
        picture_size::check(side(a, b), side(c, d))
    }
}

/// Fourteen bits each, one less than the size, after a signature byte.
fn check_lossless_size(first: [u8; 5]) -> Result<(), Rejection> {
    let [signature, a, b, c, d] = first;
    if signature != 0x2f {
        return Err(Rejection::EvidenceBroken);
    }
    let bits = u32::from_le_bytes([a, b, c, d]);
    picture_size::check((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
}
