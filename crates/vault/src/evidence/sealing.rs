//! Sealing a file while it streams by, a chunk at a time, in memory that does not grow with it.
//!
//! The bytes are those of `sealed.rs`, so each opens what the other sealed. Each file has a key of
//! its own, which the caller keeps sealed under the key of the person the file is about:
//! destroying the person's key destroys the file, wherever its copies lie.
//!
//! Invariant: an altered, cut, moved or lengthened file is refused. A chunk is handed out only
//! after it was authenticated, but a file that was cut shows at its end: whoever reads has the
//! file only when the end came without a refusal.

use crate::entropy::{Entropy, random};
use crate::message_key::{CHUNK_BYTES, HEADER_BYTES, MessageKey, SEALED_CHUNK_BYTES};
use crate::person_key::PersonKey;
use crate::sealed::{self, context};
use crate::secret_key::SecretKey;
use bytes::Bytes;
use ledger::Rejection;
use std::mem::take;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What the bytes of a file are. A file key seals one file only, so no id need tell files apart.
const FILE: &str = "evidence file";

/// The random key under which one file is sealed.
#[derive(Clone, Debug)]
pub struct FileKey(SecretKey);

impl FileKey {
    /// The key of a new file. A key is never used for a second file.
    pub fn generate(entropy: &mut dyn Entropy) -> FileKey {
        FileKey(SecretKey::generate(entropy))
    }

    /// Seals the key under the key of the person the file is about; moved to another person or
    /// another piece of evidence it does not open.
    pub fn seal(
        &self,
        key: &PersonKey,
        person: Uuid,
        evidence: Uuid,
        entropy: &mut dyn Entropy,
    ) -> Vec<u8> {
        sealed::seal(key, &label(evidence), person, self.0.bytes(), entropy)
    }

    /// Opens what [`FileKey::seal`] sealed for this person and this piece of evidence.
    pub fn open(
        key: &PersonKey,
        person: Uuid,
        evidence: Uuid,
        sealed: &[u8],
    ) -> Result<FileKey, Rejection> {
        let opened = sealed::open(key, &label(evidence), person, sealed)?;
        SecretKey::of(&opened).map(FileKey).ok_or(Rejection::SealBroken)
    }
}

fn label(evidence: Uuid) -> String {
    format!("evidence file key {evidence}")
}

fn file_context() -> Vec<u8> {
    context(FILE, Uuid::nil())
}

/// Seals one file; holds less than one chunk of it.
pub(crate) struct Sealer {
    message: MessageKey,
    chunks: u64,
    waiting: Zeroizing<Vec<u8>>,
}

impl Sealer {
    /// A sealer, and the header that goes before all it seals.
    pub(crate) fn begin(key: &FileKey, entropy: &mut dyn Entropy) -> (Sealer, Bytes) {
        let (message, header) = MessageKey::with_header(&key.0, &random(entropy), &file_context());
        let waiting = Zeroizing::new(Vec::with_capacity(CHUNK_BYTES));
        (Sealer { message, chunks: 0, waiting }, header.into())
    }

    /// Takes the next plain bytes; appends the chunks that became full, sealed.
    pub(crate) fn push(&mut self, mut plain: &[u8], sealed: &mut Vec<Bytes>) {
        while let Some(missing) = CHUNK_BYTES.checked_sub(self.waiting.len())
            && let Some((now, rest)) = plain.split_at_checked(missing)
        {
            if self.waiting.is_empty() {
                sealed.push(self.message.seal_chunk(self.chunks, now).into());
            } else {
                self.waiting.extend_from_slice(now);
                sealed.push(self.message.seal_chunk(self.chunks, &self.waiting).into());
                self.waiting.clear();
            }
            self.chunks += 1;
            plain = rest;
        }
        self.waiting.extend_from_slice(plain);
    }

    /// The last chunk, sealed.
    pub(crate) fn finish(self) -> Bytes {
        self.message.seal_chunk(self.chunks, &self.waiting).into()
    }
}

/// Opens one file; holds less than one sealed chunk of it.
pub(crate) struct Opener {
    key: FileKey,
    message: Option<MessageKey>,
    chunks: u64,
    waiting: Vec<u8>,
}

impl Opener {
    /// Opens what was sealed under this key.
    pub(crate) fn begin(key: FileKey) -> Opener {
        Opener { key, message: None, chunks: 0, waiting: Vec::with_capacity(SEALED_CHUNK_BYTES) }
    }

    /// Takes the next sealed bytes; gives the plain bytes of the chunks that became full.
    pub(crate) fn push(&mut self, sealed: &[u8]) -> Result<Vec<u8>, Rejection> {
        let mut plain = Vec::new();
        let mut rest = sealed;
        while !rest.is_empty() {
            let size = if self.message.is_none() { HEADER_BYTES } else { SEALED_CHUNK_BYTES };
            let missing = size.saturating_sub(self.waiting.len()).min(rest.len());
            let (now, later) = rest.split_at(missing);
            self.waiting.extend_from_slice(now);
            rest = later;
            if self.waiting.len() == size {
                self.take_whole(&mut plain).ok_or(Rejection::SealBroken)?;
            }
        }
        Ok(plain)
    }

    /// The plain bytes of the last chunk. Without them there is no file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Rejection> {
        let message = self.message.ok_or(Rejection::SealBroken)?;
        message.open_chunk(self.chunks, &self.waiting).ok_or(Rejection::SealBroken)
    }

    /// What waits is the whole header, or a whole chunk that is not the last.
    fn take_whole(&mut self, plain: &mut Vec<u8>) -> Option<()> {
        if let Some(message) = &self.message {
            plain.extend(message.open_chunk(self.chunks, &self.waiting)?);
            self.chunks += 1;
            self.waiting.clear();
        } else {
            let header = take(&mut self.waiting);
            let header = header.first_chunk()?;
            self.message = Some(MessageKey::of_header(&self.key.0, &file_context(), header)?);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKey, Opener, Sealer, file_context};
    use crate::entropy::SeededEntropy;
    use crate::message_key::{CHUNK_BYTES, SEALED_CHUNK_BYTES};
    use crate::person_key::PersonKey;
    use crate::sealed::{decrypt, encrypt};
    use ledger::Rejection;
    use proptest::prelude::*;
    use uuid::Uuid;

    const BROKEN: Rejection = Rejection::SealBroken;

    fn key(seed: u8) -> FileKey {
        FileKey::generate(&mut SeededEntropy::new([seed; 32]))
    }

    fn plain(length: usize) -> Vec<u8> {
        (0..=250).cycle().take(length).collect()
    }

    /// Cuts into pieces of these sizes, again and again.
    fn pieces<'a>(bytes: &'a [u8], sizes: &[usize]) -> Vec<&'a [u8]> {
        let mut rest = bytes;
        let mut pieces = Vec::new();
        for size in sizes.iter().cycle() {
            let (now, later) = rest.split_at((*size).min(rest.len()));
            pieces.push(now);
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        pieces
    }

    fn sealed_in_a_stream(plain: &[u8], sizes: &[usize], seed: u8) -> Vec<u8> {
        let (mut sealer, header) = Sealer::begin(&key(1), &mut SeededEntropy::new([seed; 32]));
        let mut sealed = vec![header];
        for piece in pieces(plain, sizes) {
            sealer.push(piece, &mut sealed);
        }
        sealed.push(sealer.finish());
        sealed.concat()
    }

    fn opened_in_a_stream(sealed: &[u8], sizes: &[usize]) -> Result<Vec<u8>, Rejection> {
        let mut opener = Opener::begin(key(1));
        let mut plain = Vec::new();
        for piece in pieces(sealed, sizes) {
            plain.extend(opener.push(piece)?);
        }
        plain.extend(opener.finish()?);
        Ok(plain)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn sealing_in_a_stream_equals_sealing_at_once(
            length in prop_oneof![0..200_usize, (2 * CHUNK_BYTES - 3)..(2 * CHUNK_BYTES + 3)],
            sizes in prop::collection::vec(1..40_000_usize, 1..5),
            seed: u8,
        ) {
            let plain = plain(length);
            let streamed = sealed_in_a_stream(&plain, &sizes, seed);
            let entropy = &mut SeededEntropy::new([seed; 32]);
            prop_assert_eq!(&encrypt(&key(1).0, &file_context(), &plain, entropy), &streamed);
            prop_assert_eq!(&*decrypt(&key(1).0, &file_context(), &streamed).unwrap(), &plain);
            prop_assert_eq!(opened_in_a_stream(&streamed, &sizes), Ok(plain));
        }

        #[test]
        fn bytes_from_outside_never_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            sizes in prop::collection::vec(1..90_usize, 1..5),
        ) {
            prop_assert_eq!(opened_in_a_stream(&bytes, &sizes), Err(BROKEN));
            let versioned = [&[1], &bytes[..]].concat();
            prop_assert_eq!(opened_in_a_stream(&versioned, &sizes), Err(BROKEN));
        }
    }

    #[test]
    fn a_file_altered_by_one_bit_anywhere_does_not_open() {
        let sealed = sealed_in_a_stream(&plain(CHUNK_BYTES + 30), &[5_000], 7);
        let near = (0..200).chain(SEALED_CHUNK_BYTES - 80..sealed.len());
        for place in near.chain((200..SEALED_CHUNK_BYTES).step_by(97)) {
            let mut bent = sealed.clone();
            bent[place] ^= 1 << (place % 8);
            assert_eq!(opened_in_a_stream(&bent, &[9_000]), Err(BROKEN), "{place}");
        }
    }

    #[test]
    fn a_file_that_was_cut_lengthened_or_moved_about_does_not_open() {
        let sealed = sealed_in_a_stream(&plain(2 * CHUNK_BYTES), &[5_000], 7);
        let whole = 57 + SEALED_CHUNK_BYTES;
        let last = sealed.len();
        for length in [0, 1, 56, 57, 58, 73, whole - 1, whole, whole + 16, last - 16, last - 1] {
            assert_eq!(opened_in_a_stream(&sealed[..length], &[9_000]), Err(BROKEN), "{length}");
        }
        let mut swapped = sealed.clone();
        swapped[57..57 + 2 * SEALED_CHUNK_BYTES].rotate_left(SEALED_CHUNK_BYTES);
        assert_eq!(opened_in_a_stream(&swapped, &[9_000]), Err(BROKEN));
        let longer = [&sealed[..], &[0]].concat();
        assert_eq!(opened_in_a_stream(&longer, &[9_000]), Err(BROKEN));
        assert_eq!(opened_in_a_stream(&sealed, &[9_000]), Ok(plain(2 * CHUNK_BYTES)));
    }

    #[test]
    fn a_file_key_opens_for_its_person_and_evidence_only() {
        let entropy = &mut SeededEntropy::new([3; 32]);
        let (person, evidence, other) =
            (Uuid::from_bytes([1; 16]), Uuid::from_bytes([2; 16]), Uuid::from_bytes([3; 16]));
        let of_person = PersonKey::generate(entropy);
        let sealed = key(1).seal(&of_person, person, evidence, entropy);
        let opened = FileKey::open(&of_person, person, evidence, &sealed).unwrap();
        assert_eq!(opened.0.bytes(), key(1).0.bytes());
        for refused in [
            FileKey::open(&of_person, other, evidence, &sealed),
            FileKey::open(&of_person, person, other, &sealed),
            FileKey::open(&PersonKey::generate(entropy), person, evidence, &sealed),
        ] {
            assert_eq!(refused.err(), Some(BROKEN));
        }
        assert_eq!(format!("{opened:?}"), "FileKey(SecretKey(..))");
    }
}
