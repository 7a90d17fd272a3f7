//! Policies (<https://c2sp.org/tlog-policy>): whose signatures make a checkpoint count.
//!
//! Invariant: a checkpoint is valid only when a log of the policy that bears its origin has signed
//! it and the quorum is reached, each witness counted once.

mod error;
mod reading;

pub use error::{PolicyError, PolicyFault};

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::cosignature::cosignature_time;
use crate::note::{NoteError, NoteSignature, OpenedNote, Verifier, open};
use std::borrow::Cow;
use std::fmt;

/// The most bytes of a policy.
pub const POLICY_BYTES_MAX: usize = 1_000_000;

/// The most logs, the most witnesses and the most groups; the specification asks for 32 of each.
pub const EACH_MAX: usize = 64;

/// A policy that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<PolicyLog>,
    witnesses: Vec<PolicyWitness>,
    /// Each has members only that stand before it.
    groups: Vec<Group>,
    quorum: Quorum,
}

/// A key of a log. One log may have several, each on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyLog {
    /// The key, whose name is the origin of the log.
    pub verifier: Verifier,
    /// Where the log is read or written.
    pub url: Option<String>,
}

/// A witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyWitness {
    name: Vec<u8>,
    /// The key that makes its cosignatures.
    pub verifier: Verifier,
    /// What precedes `/add-checkpoint`.
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    name: Vec<u8>,
    threshold: usize,
    members: Vec<Member>,
}

/// The place of a witness or group in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Quorum {
    None,
    Of(Member),
}

/// What a policy makes of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement<'a> {
    /// What the note says.
    pub checkpoint: Checkpoint,
    /// The keys of the log that have signed it. None for a stranger's, or a witness's alone.
    pub logs: Vec<&'a PolicyLog>,
    /// The witnesses that have cosigned it.
    pub witnesses: Vec<Witnessing<'a>>,
    /// Whether they are enough.
    pub quorum: QuorumState,
}

/// That a witness has cosigned, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessing<'a> {
    /// The witness.
    pub witness: &'a PolicyWitness,
    /// Seconds since 1970, as it says; a cosignature under ML-DSA-44 may say none.
    pub time: Option<u64>,
}

/// Whether the witnesses that cosigned are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuorumState {
    /// They are.
    Reached,
    /// They are not.
    Missed,
}

/// Why a note was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgeError {
    /// The note does not open with the keys of the policy.
    Note(NoteError),
    /// It is no checkpoint.
    Checkpoint(CheckpointError),
}

impl PolicyWitness {
    /// What the policy calls it; octets that are not UTF-8 become U+FFFD.
    pub fn name(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.name)
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// [`PolicyError`], the first in the file.
    pub fn from_text(text: &[u8]) -> Result<Policy, PolicyError> {
        reading::read(text)
    }

    /// The keys of its logs, in their order.
    pub fn logs(&self) -> &[PolicyLog] {
        &self.logs
    }

    /// Its witnesses, in their order.
    pub fn witnesses(&self) -> &[PolicyWitness] {
        &self.witnesses
    }

    /// All keys of it, each once, to open a note with.
    pub fn verifiers(&self) -> Vec<&Verifier> {
        let mut verifiers: Vec<&Verifier> = Vec::new();
        let logs = self.logs.iter().map(|log| &log.verifier);
        for verifier in logs.chain(self.witnesses.iter().map(|witness| &witness.verifier)) {
            if !verifiers.contains(&verifier) {
                verifiers.push(verifier);
            }
        }
        verifiers
    }

    /// The keys of the log with this origin; none where the policy does not know it.
    pub fn log_of(&self, origin: &str) -> Vec<&PolicyLog> {
        self.logs.iter().filter(|log| log.verifier.name() == origin).collect()
    }

    /// Opens a note with the keys of the policy and judges it.
    ///
    /// # Errors
    /// [`JudgeError`].
    pub fn open(&self, note: &[u8]) -> Result<(OpenedNote, Judgement<'_>), JudgeError> {
        let note = open(note, &self.verifiers()).map_err(JudgeError::Note)?;
        let judgement = self.judge(&note).map_err(JudgeError::Checkpoint)?;
        Ok((note, judgement))
    }

    /// What a note is worth that was opened with [`Policy::verifiers`] and no other keys.
    ///
    /// # Errors
    /// [`CheckpointError`] where the text is no checkpoint.
    pub fn judge(&self, note: &OpenedNote) -> Result<Judgement<'_>, CheckpointError> {
        let checkpoint = Checkpoint::from_text(&note.text)?;
        let signature_of =
            |verifier: &Verifier| note.verified.iter().find(|signature| is_of(signature, verifier));
        let mut logs = self.log_of(&checkpoint.origin);
        logs.retain(|log| signature_of(&log.verifier).is_some());
        let mut witnesses = Vec::new();
        let mut signed = Vec::new();
        for witness in &self.witnesses {
            let signature = signature_of(&witness.verifier);
            signed.push(signature.is_some());
            if let Some(signature) = signature {
                let time = cosignature_time(signature, witness.verifier.kind());
                witnesses.push(Witnessing { witness, time });
            }
        }
        let quorum = self.quorum_of(&signed);
        Ok(Judgement { checkpoint, logs, witnesses, quorum })
    }

    /// Whether the quorum is reached by the witnesses that signed, one answer for each in order.
    fn quorum_of(&self, signed: &[bool]) -> QuorumState {
        let mut reached: Vec<bool> = Vec::new();
        for group in &self.groups {
            let count = group.members.iter().filter(|member| holds(**member, signed, &reached));
            reached.push(count.count() >= group.threshold);
        }
        let enough = match self.quorum {
            Quorum::None => true,
            Quorum::Of(member) => holds(member, signed, &reached),
        };
        match enough {
            true => QuorumState::Reached,
            false => QuorumState::Missed,
        }
    }
}

impl Judgement<'_> {
    /// Whether the checkpoint counts: a log has signed it, and enough witnesses have.
    pub fn is_valid(&self) -> bool {
        !self.logs.is_empty() && self.quorum == QuorumState::Reached
    }
}

fn holds(member: Member, signed: &[bool], reached: &[bool]) -> bool {
    let answer = match member {
        Member::Witness(place) => signed.get(place),
        Member::Group(place) => reached.get(place),
    };
    answer.copied().unwrap_or(false)
}

fn is_of(signature: &NoteSignature, verifier: &Verifier) -> bool {
    signature.name == verifier.name() && signature.key_id == verifier.key_id()
}

impl fmt::Display for JudgeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JudgeError::Note(why) => why.fmt(formatter),
            JudgeError::Checkpoint(why) => why.fmt(formatter),
        }
    }
}

impl std::error::Error for JudgeError {}
