//! Every way in which a witness says no, with the HTTP status that the protocol has for it.

use super::RequestError;
use crate::checkpoint::CheckpointError;
use crate::note::NoteError;
use crate::tree::TreeError;
use std::fmt;

/// The content type of the answer that says the size of the last cosigned checkpoint.
pub const SIZE_CONTENT_TYPE: &str = "text/x.tlog.size";

/// Why a checkpoint was not cosigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The request cannot be read.
    Request(RequestError),
    /// Its checkpoint is no note.
    Note(NoteError),
    /// Its note is no checkpoint.
    Checkpoint(CheckpointError),
    /// The old size is larger than that of the checkpoint.
    OldSizeBeyond,
    /// The witness does not know the log.
    LogUnknown,
    /// No known key of the log has signed the checkpoint, or a signature of one does not hold.
    SignatureRefused(NoteError),
    /// The last checkpoint that was cosigned has another size than the request says.
    OtherSize(u64),
    /// The checkpoint does not continue the last one: the proof does not hold, or there are two
    /// roots for one size.
    Inconsistent(TreeError),
    /// No key of the witness signs such a checkpoint.
    Unsignable(NoteError),
}

impl Refusal {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Refusal::Request(_)
            | Refusal::Note(_)
            | Refusal::Checkpoint(_)
            | Refusal::OldSizeBeyond => 400,
            Refusal::SignatureRefused(_) => 403,
            Refusal::LogUnknown => 404,
            Refusal::OtherSize(_) => 409,
            Refusal::Inconsistent(_) | Refusal::Unsignable(_) => 422,
        }
    }

    /// The body of the answer: one line.
    pub fn body(self) -> String {
        match self {
            Refusal::OtherSize(size) => format!("{size}\n"),
            _ => format!("{self}\n"),
        }
    }

    /// Its content type.
    pub fn content_type(self) -> &'static str {
        match self {
            Refusal::OtherSize(_) => SIZE_CONTENT_TYPE,
            _ => "text/plain; charset=utf-8",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Request(why) => why.fmt(formatter),
            Refusal::Note(why) | Refusal::SignatureRefused(why) => why.fmt(formatter),
            Refusal::Checkpoint(why) => why.fmt(formatter),
            Refusal::OldSizeBeyond => {
                formatter.write_str("the old size is larger than that of the checkpoint")
            }
            Refusal::LogUnknown => formatter.write_str("this witness does not know the log"),
            Refusal::OtherSize(size) => {
                write!(formatter, "the last cosigned checkpoint has the size {size}")
            }
            Refusal::Inconsistent(why) => {
                write!(formatter, "the checkpoint does not continue the last one: {why}")
            }
            Refusal::Unsignable(why) => why.fmt(formatter),
        }
    }
}

impl std::error::Error for Refusal {}
