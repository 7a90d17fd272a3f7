//! A stream of a PDF that holds objects, packed: it is unpacked a block at a time, its names are
//! read, and nothing of it is kept. So a stream that unpacks to gigabytes costs time up to the
//! bound and no memory.

use super::pdf_names::{Meaning, Names};
use flate2::{Decompress, FlushDecompress, Status};
use ledger::Rejection;

/// Blocks of a fixed size, counted from the start of the stream, make the answer independent of
/// how the network cut the file.
const BLOCK_BYTES: usize = 4 * 1024;
const UNPACKED_BLOCK_BYTES: usize = 16 * 1024;
const HEAD_BYTES: usize = 2;

/// Reads one object stream as its packed bytes stream by.
pub(super) struct ObjectStream {
    block: Vec<u8>,
    unpacked: Vec<u8>,
    inflate: Decompress,
    names: Names,
    at: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Head,
    Data,
    Over,
}

impl ObjectStream {
    pub(super) fn new() -> ObjectStream {
        ObjectStream {
            block: Vec::with_capacity(BLOCK_BYTES),
            unpacked: vec![0; UNPACKED_BLOCK_BYTES],
            inflate: Decompress::new(false),
            names: Names::new(),
            at: At::Head,
        }
    }

    /// Reads a byte. The bound counts what all streams of the file may still unpack to.
    pub(super) fn read(&mut self, byte: u8, bound: &mut u64) -> Result<At, Rejection> {
        self.block.push(byte);
        if self.block.len() < BLOCK_BYTES { Ok(self.at) } else { self.flush(bound) }
    }

    /// Looks at what has been read so far.
    pub(super) fn flush(&mut self, bound: &mut u64) -> Result<At, Rejection> {
        let block = std::mem::take(&mut self.block);
        let mut packed = &block[..];
        if self.at == At::Head && packed.len() >= HEAD_BYTES {
            let (head, rest) = packed.split_at(HEAD_BYTES);
            check_head(head)?;
            packed = rest;
            self.at = At::Data;
        }
        while self.at == At::Data && self.unpack(&mut packed, bound)? {}
        self.block = block;
        self.block.clear();
        Ok(self.at)
    }

    /// Unpacks what fits into one block; gives whether there may be more.
    fn unpack(&mut self, packed: &mut &[u8], bound: &mut u64) -> Result<bool, Rejection> {
        let (read, made) = (self.inflate.total_in(), self.inflate.total_out());
        let flush = FlushDecompress::None;
        let status = self.inflate.decompress(packed, &mut self.unpacked, flush);
        let length = |now: u64, before: u64| usize::try_from(now.saturating_sub(before));
        let read = length(self.inflate.total_in(), read).map_err(|_| Rejection::EvidenceBroken)?;
        let made = length(self.inflate.total_out(), made).map_err(|_| Rejection::EvidenceBroken)?;
        // What came out before a fault is looked at before the fault counts.
        for byte in &self.unpacked[..made] {
            *bound = bound.checked_sub(1).ok_or(Rejection::EvidenceTooLarge)?;
            refuse_active(self.names.read(*byte))?;
        }
        *packed = packed.get(read..).unwrap_or_default();
        match status.map_err(|_| Rejection::EvidenceBroken)? {
            Status::StreamEnd => {
                refuse_active(self.names.finish())?;
                self.at = At::Over;
                Ok(false)
            }
            Status::Ok | Status::BufError => Ok(read > 0 || made > 0),
        }
    }
}

/// Objects that are packed otherwise cannot be looked into, so they count as active.
fn check_head(head: &[u8]) -> Result<(), Rejection> {
    let [method, flags] = head else { return Err(Rejection::EvidenceActive) };
    let is_deflate = method & 0x0f == 8 && flags & 0x20 == 0;
    let checked = u16::from_be_bytes([*method, *flags]).is_multiple_of(31);
    if is_deflate && checked { Ok(()) } else { Err(Rejection::EvidenceActive) }
}

fn refuse_active(meaning: Option<Meaning>) -> Result<(), Rejection> {
    match meaning {
        Some(Meaning::Active | Meaning::ActiveOutsideData) => Err(Rejection::EvidenceActive),
        _ => Ok(()),
    }
}
