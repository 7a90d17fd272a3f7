//! PNG: a signature, then chunks of a length, a kind, data and a checksum, from IHDR to IEND.

use super::field::{Field, pass_over};
use super::picture_size;
use ledger::Rejection;

/// Signature, or the checksum after the data of a chunk.
const SIGNATURE_BYTES: u64 = 8;
const CHECKSUM_BYTES: u64 = 4;
const HEADER_BYTES: u32 = 13;
const SIZE_BYTES: u64 = 8;
const LONGEST_CHUNK: u32 = 0x7fff_ffff;

/// Reads a PNG as it streams by.
pub(super) struct Png {
    at: At,
    left: u64,
    head: Field<8>,
    size: Field<8>,
    has: Has,
}

enum At {
    /// Bytes that say nothing here, then the head of a chunk.
    Data,
    ChunkHead,
    /// Width and height.
    Size,
    /// The data and checksum of IEND, then the end.
    LastData,
    Over,
}

#[derive(PartialEq)]
enum Has {
    Nothing,
    Header,
    Picture,
}

impl Png {
    pub(super) fn new() -> Png {
        Png {
            at: At::Data,
            left: SIGNATURE_BYTES,
            head: Field::new(),
            size: Field::new(),
            has: Has::Nothing,
        }
    }

    /// Reads on; gives what lies behind the end of the picture.
    pub(super) fn read<'a>(&mut self, mut input: &'a [u8]) -> Result<&'a [u8], Rejection> {
        loop {
            match self.at {
                At::Over => return Ok(input),
                At::Data | At::LastData => {
                    pass_over(&mut self.left, &mut input);
                    if self.left > 0 {
                        return Ok(input);
                    }
                    let is_last = matches!(self.at, At::LastData);
                    self.at = if is_last { At::Over } else { At::ChunkHead };
                }
                At::ChunkHead => {
                    let Some(head) = self.head.fill(&mut input) else { return Ok(input) };
                    self.begin_chunk(head)?;
                }
                At::Size => {
                    let Some(size) = self.size.fill(&mut input) else { return Ok(input) };
                    let [a, b, c, d, e, f, g, h] = size;
                    let width = u32::from_be_bytes([a, b, c, d]);
                    picture_size::check(width, u32::from_be_bytes([e, f, g, h]))?;
                    self.left = u64::from(HEADER_BYTES) - SIZE_BYTES + CHECKSUM_BYTES;
                    self.at = At::Data;
                }
            }
        }
    }

    /// Whether the picture came to its end.
    pub(super) fn finish(self) -> Result<(), Rejection> {
        if matches!(self.at, At::Over) { Ok(()) } else { Err(Rejection::EvidenceBroken) }
    }

    fn begin_chunk(&mut self, head: [u8; 8]) -> Result<(), Rejection> {
        let [a, b, c, d, kind @ ..] = head;
        let length = u32::from_be_bytes([a, b, c, d]);
        let (at, has) = match (&self.has, &kind) {
            (Has::Nothing, b"IHDR") if length == HEADER_BYTES => (At::Size, Has::Header),
            (Has::Nothing, _) | (_, b"IHDR") => return Err(Rejection::EvidenceBroken),
            (_, b"IDAT") => (At::Data, Has::Picture),
            (Has::Picture, b"IEND") => (At::LastData, Has::Picture),
            (Has::Header, b"IEND") => return Err(Rejection::EvidenceBroken),
            (Has::Header, _) => (At::Data, Has::Header),
            (Has::Picture, _) => (At::Data, Has::Picture),
        };
        if length > LONGEST_CHUNK || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(Rejection::EvidenceBroken);
        }
        self.left = u64::from(length) + CHECKSUM_BYTES;
        self.at = at;
        self.has = has;
        Ok(())
    }
}
