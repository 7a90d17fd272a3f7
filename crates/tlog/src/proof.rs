//! Proofs that are kept in a file (<https://c2sp.org/tlog-proof>): that an entry is in a log, for
//! ever and without a network.

use crate::checkpoint::{Checkpoint, CheckpointError, read_size};
use crate::hash::TreeHash;
use crate::note::{NoteError, OpenedNote, Verifier, open};
use crate::tree::{TreeError, verify_inclusion};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::fmt;

/// The first line.
const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// The most bytes of the extra data.
pub const EXTRA_BYTES_MAX: usize = 65_535;

/// The most hashes: a tree of 64-bit size has no more levels.
pub const HASHES_MAX: usize = 64;

/// The most bytes of a proof, its checkpoint included.
pub const PROOF_BYTES_MAX: usize = 1_100_000;

/// A proof as it lies in a file; nothing of it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    /// What is needed to make the entry again, such as its salt. No signature covers it.
    pub extra: Option<Vec<u8>>,
    /// The place of the entry in the log, from nought.
    pub index: u64,
    /// From the entry's neighbour up to the root's child.
    pub hashes: Vec<TreeHash>,
    /// The signed checkpoint, byte for byte.
    pub checkpoint: String,
}

/// A proof that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedProof {
    /// What the log says it was.
    pub checkpoint: Checkpoint,
    /// Its note, with the signatures that hold.
    pub note: OpenedNote,
}

/// Why a proof cannot be read or does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    /// More bytes, hashes or extra data than there may be.
    TooLarge,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The first line is not that of such a proof.
    NotAProof,
    /// The line of the extra data cannot be read.
    ExtraMalformed,
    /// The line of the index is missing or cannot be read.
    IndexMalformed,
    /// A line is not the base64 of a hash.
    HashMalformed,
    /// There is no blank line with a checkpoint behind it.
    CheckpointMissing,
    /// The note of the checkpoint does not open.
    Note(NoteError),
    /// What the note says is no checkpoint.
    Checkpoint(CheckpointError),
    /// The checkpoint is of another log.
    OtherLog,
    /// The entry is not in the tree of the checkpoint.
    Tree(TreeError),
}

impl LogProof {
    /// The text of the file, `.tlog-proof`.
    ///
    /// # Errors
    /// [`ProofError::TooLarge`].
    pub fn to_text(&self) -> Result<String, ProofError> {
        let extra = self.extra.as_deref().unwrap_or_default();
        if self.hashes.len() > HASHES_MAX || extra.len() > EXTRA_BYTES_MAX {
            return Err(ProofError::TooLarge);
        }
        let mut text = format!("{FIRST_LINE}\n");
        if let Some(extra) = &self.extra {
            text += &format!("extra {}\n", BASE64_STANDARD.encode(extra));
        }
        text += &format!("index {}\n", self.index);
        for hash in &self.hashes {
            text += &format!("{}\n", hash.to_text());
        }
        text.push('\n');
        text += &self.checkpoint;
        match text.len() > PROOF_BYTES_MAX {
            true => Err(ProofError::TooLarge),
            false => Ok(text),
        }
    }

    /// The proof of a file.
    ///
    /// # Errors
    /// Those of [`ProofError`] that are about reading.
    pub fn from_bytes(bytes: &[u8]) -> Result<LogProof, ProofError> {
        if bytes.len() > PROOF_BYTES_MAX {
            return Err(ProofError::TooLarge);
        }
        let text = str::from_utf8(bytes).map_err(|_| ProofError::NotUtf8)?;
        let text = text.strip_prefix(FIRST_LINE).and_then(|rest| rest.strip_prefix('\n'));
        let text = text.ok_or(ProofError::NotAProof)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(ProofError::CheckpointMissing)?;
        let mut lines = head.split('\n').peekable();
        let extra = match lines.next_if(|line| line.starts_with("extra ")) {
            None => None,
            Some(line) => {
                let encoded = line.strip_prefix("extra ").unwrap_or_default();
                let bytes = BASE64_STANDARD.decode(encoded);
                Some(bytes.map_err(|_| ProofError::ExtraMalformed)?)
            }
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(|index| read_size(index).ok());
        let index = index.ok_or(ProofError::IndexMalformed)?;
        let mut hashes = Vec::new();
        for line in lines {
            if hashes.len() >= HASHES_MAX {
                return Err(ProofError::TooLarge);
            }
            hashes.push(TreeHash::from_text(line).ok_or(ProofError::HashMalformed)?);
        }
        if extra.as_ref().is_some_and(|extra| extra.len() > EXTRA_BYTES_MAX) {
            return Err(ProofError::TooLarge);
        }
        Ok(LogProof { extra, index, hashes, checkpoint: checkpoint.to_owned() })
    }

    /// Holds that an entry is in the log of this origin, by its own signature: one of the keys of
    /// the log has to be among the verifiers, and those of witnesses may be.
    ///
    /// # Errors
    /// [`ProofError::Note`], [`ProofError::Checkpoint`], [`ProofError::OtherLog`],
    /// [`ProofError::Tree`].
    pub fn verify(
        &self,
        entry: TreeHash,
        origin: &str,
        verifiers: &[&Verifier],
    ) -> Result<VerifiedProof, ProofError> {
        let note = open(self.checkpoint.as_bytes(), verifiers).map_err(ProofError::Note)?;
        let checkpoint = Checkpoint::from_text(&note.text).map_err(ProofError::Checkpoint)?;
        let by_the_log = note.verified.iter().any(|signature| signature.name == origin);
        if checkpoint.origin != origin || !by_the_log {
            return Err(ProofError::OtherLog);
        }
        let tree = (checkpoint.size, checkpoint.root);
        verify_inclusion(entry, self.index, tree, &self.hashes).map_err(ProofError::Tree)?;
        Ok(VerifiedProof { checkpoint, note })
    }
}

impl fmt::Display for ProofError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            ProofError::TooLarge => "the proof is larger than a proof can be",
            ProofError::NotUtf8 => "the proof is not UTF-8",
            ProofError::NotAProof => "the first line is not c2sp.org/tlog-proof@v1",
            ProofError::ExtraMalformed => "the extra data is not base64",
            ProofError::IndexMalformed => "the line of the index is missing or no plain number",
            ProofError::HashMalformed => "a line of the proof is not the base64 of 32 bytes",
            ProofError::CheckpointMissing => "no checkpoint follows the hashes",
            ProofError::Note(why) => return why.fmt(formatter),
            ProofError::Checkpoint(why) => return why.fmt(formatter),
            ProofError::OtherLog => "the checkpoint is not of this log",
            ProofError::Tree(why) => return why.fmt(formatter),
        })
    }
}

impl std::error::Error for ProofError {}
