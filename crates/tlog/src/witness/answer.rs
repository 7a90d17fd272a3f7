//! Reading what a witness answered. Nothing of it is believed that a known key has not signed.

use crate::checkpoint::read_size;
use crate::cosignature::cosignature_time;
use crate::note::{self, NoteError, Verifier, open};
use std::fmt;

/// The most bytes of an answer.
pub const ANSWER_BYTES_MAX: usize = 65_536;

/// Why an answer is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// More than [`ANSWER_BYTES_MAX`] bytes.
    TooLarge,
    /// The answer is not made of signature lines.
    Note(NoteError),
    /// No line of it is a cosignature that a known key made of this checkpoint.
    NoCosignature,
    /// The answer is not a plain decimal number and a line feed.
    SizeMalformed,
}

/// The lines of an answer that known witness keys made of the text of this checkpoint, to be added
/// to its note. Lines of other keys, and those that do not hold or say no time, are left out.
///
/// # Errors
/// [`AnswerError::TooLarge`], [`AnswerError::Note`], [`AnswerError::NoCosignature`].
pub fn cosignatures_of_answer(
    body: &[u8],
    checkpoint_text: &str,
    witnesses: &[&Verifier],
) -> Result<String, AnswerError> {
    if body.len() > ANSWER_BYTES_MAX {
        return Err(AnswerError::TooLarge);
    }
    let body = str::from_utf8(body).map_err(|_| AnswerError::Note(NoteError::NotUtf8))?;
    let mut lines = String::new();
    for signature in note::read_lines(body).map_err(AnswerError::Note)? {
        let line = signature.to_line();
        let holds = witnesses.iter().any(|witness| {
            let note = format!("{checkpoint_text}\n{line}");
            cosignature_time(&signature, witness.kind()).is_some()
                && open(note.as_bytes(), &[witness]).is_ok()
        });
        if holds && !lines.contains(&line) {
            lines += &line;
        }
    }
    match lines.is_empty() {
        true => Err(AnswerError::NoCosignature),
        false => Ok(lines),
    }
}

/// The size in the answer of a witness that knows another one (409).
///
/// # Errors
/// [`AnswerError::SizeMalformed`].
pub fn size_of_answer(body: &[u8]) -> Result<u64, AnswerError> {
    let text = str::from_utf8(body).ok().and_then(|text| text.strip_suffix('\n'));
    let size = text.and_then(|text| read_size(text).ok());
    size.ok_or(AnswerError::SizeMalformed)
}

impl fmt::Display for AnswerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            AnswerError::TooLarge => "the answer is larger than an answer can be",
            AnswerError::Note(why) => return why.fmt(formatter),
            AnswerError::NoCosignature => "no known witness has cosigned the checkpoint",
            AnswerError::SizeMalformed => "the answer is not a size",
        })
    }
}

impl std::error::Error for AnswerError {}
