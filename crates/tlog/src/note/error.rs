//! What can be wrong with a note or with the text form of a key.

use std::error::Error;
use std::fmt;

/// Why a note was not signed or not opened, or a key not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteError {
    /// More bytes than [`NOTE_BYTES_MAX`](super::NOTE_BYTES_MAX).
    TooLarge,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// A control character other than the line feed.
    ControlCharacter,
    /// The text to sign does not end in a line feed.
    TextUnended,
    /// No blank line with signature lines after it, or no key to sign with.
    SignatureMissing,
    /// More signatures than [`SIGNATURES_MAX`](super::SIGNATURES_MAX).
    TooManySignatures,
    /// A line after the blank line is not of the form of a signature.
    SignatureMalformed,
    /// A signature of a known key does not hold for this text.
    SignatureWrong,
    /// No signature is of a known key.
    NoKnownSignature,
    /// Two of the given keys have one name and one id.
    KeyAmbiguous,
    /// The name of a key is empty, or holds white space, a control character or a plus sign.
    KeyNameInvalid,
    /// The text form of a key cannot be read, or anybody could sign for the key.
    KeyMalformed,
    /// What is to be cosigned is no checkpoint, or one that the kind of key does not sign.
    NotACheckpoint,
    /// A cosignature says no time, or one beyond 2^63 - 1.
    TimeInvalid,
}

impl fmt::Display for NoteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            NoteError::TooLarge => "the note is larger than 1,000,000 bytes",
            NoteError::NotUtf8 => "the note is not UTF-8",
            NoteError::ControlCharacter => "the note holds a control character",
            NoteError::TextUnended => "the text does not end in a line feed",
            NoteError::SignatureMissing => "the note has no signature",
            NoteError::TooManySignatures => "the note has more than 100 signatures",
            NoteError::SignatureMalformed => "a line of the note is not a signature",
            NoteError::SignatureWrong => "a signature of a known key does not hold",
            NoteError::NoKnownSignature => "no known key has signed the note",
            NoteError::KeyAmbiguous => "two known keys have the same name and id",
            NoteError::KeyNameInvalid => "a key name is empty or holds a space or a plus sign",
            NoteError::KeyMalformed => "this is not the text form of a key of notes",
            NoteError::NotACheckpoint => "this is no checkpoint that the key can cosign",
            NoteError::TimeInvalid => "a cosignature cannot say this time",
        })
    }
}

impl Error for NoteError {}
