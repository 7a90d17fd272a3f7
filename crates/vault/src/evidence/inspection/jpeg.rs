//! JPEG: segments of a marker, a length and data; after a start of scan the coded picture, in which
//! every marker stands behind a byte of ones; at last the end marker.

use super::field::{Field, pass_over};
use super::picture_size;
use ledger::Rejection;

const START_BYTES: u64 = 2;
/// A length counts its own two bytes.
const LENGTH_BYTES: u16 = 2;
/// Precision, height and width stand first in the header of a frame.
const FRAME_BYTES: u16 = 5;
const ONES: u8 = 0xff;

/// Reads a JPEG as it streams by.
pub(super) struct Jpeg {
    at: At,
    left: u64,
    segment: Segment,
    length: Field<2>,
    frame: Field<5>,
    has: Has,
}

enum At {
    /// Between segments, or in the coded picture: anything up to a byte of ones.
    Gap,
    /// Behind a byte of ones.
    Code,
    Length,
    Frame,
    /// Bytes that say nothing here, then a gap.
    Data,
    Over,
}

#[derive(Clone, Copy, PartialEq)]
enum Segment {
    Frame,
    Scan,
    Other,
}

#[derive(Clone, Copy, PartialEq)]
enum Has {
    Nothing,
    Frame,
    Scan,
}

impl Jpeg {
    pub(super) fn new() -> Jpeg {
        Jpeg {
            at: At::Data,
            left: START_BYTES,
            segment: Segment::Other,
            length: Field::new(),
            frame: Field::new(),
            has: Has::Nothing,
        }
    }

    /// Reads on; gives what lies behind the end of the picture.
    pub(super) fn read<'a>(&mut self, mut input: &'a [u8]) -> Result<&'a [u8], Rejection> {
        loop {
            match self.at {
                At::Over => return Ok(input),
                At::Gap => {
                    let Some(place) = input.iter().position(|byte| *byte == ONES) else {
                        return Ok(&[]);
                    };
                    input = &input[place + 1..];
                    self.at = At::Code;
                }
                At::Code => {
                    let Some((code, rest)) = input.split_first() else { return Ok(input) };
                    input = rest;
                    self.marker(*code)?;
                }
                At::Length => {
                    let Some(length) = self.length.fill(&mut input) else { return Ok(input) };
                    self.begin_segment(u16::from_be_bytes(length))?;
                }
                At::Frame => {
                    let Some(frame) = self.frame.fill(&mut input) else { return Ok(input) };
                    let [_, a, b, c, d] = frame;
                    let (height, width) = ([a, b], [c, d]);
                    let width = u16::from_be_bytes(width).into();
                    picture_size::check(width, u16::from_be_bytes(height).into())?;
                    self.at = At::Data;
                }
                At::Data => {
                    pass_over(&mut self.left, &mut input);
                    if self.left > 0 {
                        return Ok(input);
                    }
                    self.at = At::Gap;
                }
            }
        }
    }

    /// Whether the picture came to its end.
    pub(super) fn finish(self) -> Result<(), Rejection> {
        if matches!(self.at, At::Over) { Ok(()) } else { Err(Rejection::EvidenceBroken) }
    }

    fn marker(&mut self, code: u8) -> Result<(), Rejection> {
        (self.at, self.segment) = match code {
            // Ones may be repeated before a marker.
            ONES => (At::Code, self.segment),
            // A byte of ones of the picture itself, a restart, and markers without data.
            0x00 | 0x01 | 0xd0..=0xd8 => (At::Gap, self.segment),
            0xd9 if self.has == Has::Scan => (At::Over, self.segment),
            0xd9 => return Err(Rejection::EvidenceBroken),
            0xc0..=0xcf if !matches!(code, 0xc4 | 0xc8 | 0xcc) => (At::Length, Segment::Frame),
            0xda if self.has == Has::Nothing => return Err(Rejection::EvidenceBroken),
            0xda => (At::Length, Segment::Scan),
            _ => (At::Length, Segment::Other),
        };
        Ok(())
    }

    fn begin_segment(&mut self, length: u16) -> Result<(), Rejection> {
        let data = length.checked_sub(LENGTH_BYTES).ok_or(Rejection::EvidenceBroken)?;
        let (at, left) = if self.segment == Segment::Frame {
            let left = data.checked_sub(FRAME_BYTES).ok_or(Rejection::EvidenceBroken)?;
            (At::Frame, left)
        } else {
            (At::Data, data)
        };
        self.at = at;
        self.left = left.into();
        self.has = match (self.segment, self.has) {
            (Segment::Scan, _) => Has::Scan,
            (Segment::Frame, Has::Nothing) => Has::Frame,
            (_, has) => has,
        };
        Ok(())
    }
}
