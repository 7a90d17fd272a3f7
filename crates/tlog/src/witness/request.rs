//! What a log sends to a witness: its new checkpoint, and the proof that it continues the last one.

use crate::checkpoint::{Checkpoint, CheckpointError, read_size};
use crate::hash::TreeHash;
use crate::note::{self, NoteError};
use crate::tree::{Subtrees, TreeError, consistency_proof};
use std::fmt;

/// The most bytes of a request: room for a note with more signatures than anybody collects.
pub const REQUEST_BYTES_MAX: usize = 262_144;

/// The most hashes of its proof.
pub const PROOF_HASHES_MAX: usize = 63;

/// A request as it is sent; nothing of it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the last checkpoint that the witness cosigned, as the client knows it.
    pub old_size: u64,
    /// The consistency proof from that size to that of the checkpoint.
    pub proof: Vec<TreeHash>,
    /// The signed checkpoint, byte for byte.
    pub checkpoint: String,
}

/// Why a request cannot be read or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// More than [`REQUEST_BYTES_MAX`] bytes or [`PROOF_HASHES_MAX`] hashes.
    TooLarge,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The first line is not `old`, a space and a plain decimal number.
    OldSizeMalformed,
    /// A line of the proof is not the base64 of a hash.
    HashMalformed,
    /// No empty line with a checkpoint behind it.
    CheckpointMissing,
    /// What is to be sent is no note.
    Note(NoteError),
    /// The note is no checkpoint.
    Checkpoint(CheckpointError),
    /// The proof cannot be made.
    Tree(TreeError),
}

impl AddCheckpoint {
    /// The request for a signed checkpoint of a tree whose hashes are at hand.
    ///
    /// # Errors
    /// [`RequestError::Note`], [`RequestError::Checkpoint`], [`RequestError::Tree`].
    pub fn of_tree(
        subtrees: &dyn Subtrees,
        old_size: u64,
        checkpoint: &str,
    ) -> Result<AddCheckpoint, RequestError> {
        let (text, _) = note::split(checkpoint).map_err(RequestError::Note)?;
        let size = Checkpoint::from_text(&text).map_err(RequestError::Checkpoint)?.size;
        let proof = consistency_proof(subtrees, old_size, size).map_err(RequestError::Tree)?;
        Ok(AddCheckpoint { old_size, proof, checkpoint: checkpoint.to_owned() })
    }

    /// The body of the request.
    ///
    /// # Errors
    /// [`RequestError::TooLarge`].
    pub fn to_text(&self) -> Result<String, RequestError> {
        let mut text = format!("old {}\n", self.old_size);
        for hash in &self.proof {
            text += &hash.to_text();
            text.push('\n');
        }
        text.push('\n');
        text += &self.checkpoint;
        match self.proof.len() > PROOF_HASHES_MAX || text.len() > REQUEST_BYTES_MAX {
            true => Err(RequestError::TooLarge),
            false => Ok(text),
        }
    }

    /// The request of a body.
    ///
    /// # Errors
    /// Those of [`RequestError`] that are about reading.
    pub fn from_bytes(bytes: &[u8]) -> Result<AddCheckpoint, RequestError> {
        if bytes.len() > REQUEST_BYTES_MAX {
            return Err(RequestError::TooLarge);
        }
        let text = str::from_utf8(bytes).map_err(|_| RequestError::NotUtf8)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(RequestError::CheckpointMissing)?;
        let mut lines = head.split('\n');
        let old_size = lines.next().and_then(|line| line.strip_prefix("old "));
        let old_size = old_size.and_then(|size| read_size(size).ok());
        let old_size = old_size.ok_or(RequestError::OldSizeMalformed)?;
        let mut proof = Vec::new();
        for line in lines {
            if proof.len() >= PROOF_HASHES_MAX {
                return Err(RequestError::TooLarge);
            }
            proof.push(TreeHash::from_text(line).ok_or(RequestError::HashMalformed)?);
        }
        Ok(AddCheckpoint { old_size, proof, checkpoint: checkpoint.to_owned() })
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            RequestError::TooLarge => "the request is larger than a request can be",
            RequestError::NotUtf8 => "the request is not UTF-8",
            RequestError::OldSizeMalformed => "the first line is not: old, and a plain number",
            RequestError::HashMalformed => "a line of the proof is not the base64 of 32 bytes",
            RequestError::CheckpointMissing => "no checkpoint follows the proof",
            RequestError::Note(why) => return why.fmt(formatter),
            RequestError::Checkpoint(why) => return why.fmt(formatter),
            RequestError::Tree(why) => return why.fmt(formatter),
        })
    }
}

impl std::error::Error for RequestError {}
