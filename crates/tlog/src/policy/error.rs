//! What can be wrong with a policy, and on which line.

use crate::note::NoteError;
use std::fmt;

/// Why a policy was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyError {
    /// The line, from 1; the line behind the last one for what is missing.
    pub line: usize,
    /// What is wrong with it.
    pub why: PolicyFault,
}

/// What is wrong with a line of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyFault {
    /// The file has more than [`POLICY_BYTES_MAX`](super::POLICY_BYTES_MAX) bytes.
    TooLarge,
    /// A control character other than the tab and the line feed.
    ControlCharacter,
    /// The last line does not end.
    LineUnended,
    /// The line begins with none of the four words.
    WordUnknown,
    /// The line has too few or too many items.
    ItemCount,
    /// More logs, witnesses or groups than [`EACH_MAX`](super::EACH_MAX).
    TooMany,
    /// The key cannot be read.
    Key(NoteError),
    /// The key of a witness does not make cosignatures.
    KeyKind,
    /// Another log, or another witness, has this key.
    KeyDuplicate,
    /// Another key has the same name and the same short id, so their signatures look alike.
    KeyAmbiguous,
    /// The name is `none`, which is taken.
    NameReserved,
    /// The name is another witness's or group's.
    NameDuplicate,
    /// No witness or group above has this name.
    NameUndefined,
    /// The witness or group is a member of a group already.
    MemberTwice,
    /// The threshold is neither `any` nor `all` nor a number from 1 to the count of members.
    Threshold,
    /// There is a second quorum line.
    QuorumTwice,
    /// There is no quorum line.
    QuorumMissing,
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            PolicyFault::TooLarge => "the policy is larger than 1,000,000 bytes",
            PolicyFault::ControlCharacter => "a control character is none of tab and line feed",
            PolicyFault::LineUnended => "the last line does not end in a line feed",
            PolicyFault::WordUnknown => "a line begins with log, witness, group or quorum",
            PolicyFault::ItemCount => "the line has too few or too many items",
            PolicyFault::TooMany => "there are more than 64 logs, witnesses or groups",
            PolicyFault::Key(why) => return why.fmt(formatter),
            PolicyFault::KeyKind => "the key of a witness does not make cosignatures",
            PolicyFault::KeyDuplicate => "the key stands on another line already",
            PolicyFault::KeyAmbiguous => "another key has the same name and short id",
            PolicyFault::NameReserved => "no witness or group can be called none",
            PolicyFault::NameDuplicate => "the name is taken already",
            PolicyFault::NameUndefined => "no witness or group above has this name",
            PolicyFault::MemberTwice => "the witness or group is a member of a group already",
            PolicyFault::Threshold => "the threshold is not any, all, or from 1 to the members",
            PolicyFault::QuorumTwice => "there is more than one quorum line",
            PolicyFault::QuorumMissing => "there is no quorum line",
        })
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for PolicyError {}
