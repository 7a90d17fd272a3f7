//! The protocol of witnesses (<https://c2sp.org/tlog-witness>), without its HTTP: what a log asks,
//! what a witness decides, and what the log makes of the answer.
//!
//! Invariant: a witness cosigns a checkpoint only when it continues the last one it cosigned for
//! that log. That holds as long as the caller keeps what it decided: [`Acceptance::after`] replaces
//! [`Acceptance::before`] in one step, on disk, before the answer leaves.

mod answer;
mod refusal;
mod request;

pub use answer::{ANSWER_BYTES_MAX, AnswerError, cosignatures_of_answer, size_of_answer};
pub use refusal::{Refusal, SIZE_CONTENT_TYPE};
pub use request::{AddCheckpoint, PROOF_HASHES_MAX, REQUEST_BYTES_MAX, RequestError};

use crate::checkpoint::Checkpoint;
use crate::cosignature::Cosigner;
use crate::hash::TreeHash;
use crate::note::{self, NoteError, NoteSignature, Verifier, open};
use crate::policy::{JudgeError, Policy};
use crate::tree::verify_consistency;
use sha2::{Digest, Sha256};
use std::num::NonZeroU64;

/// A witness: the logs it knows, and its own keys.
#[derive(Debug)]
pub struct Witness {
    policy: Policy,
    cosigners: Vec<Cosigner>,
}

/// The tree that a witness cosigned last, of one log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WitnessedTree {
    /// Its size.
    pub size: u64,
    /// Its root.
    pub root: TreeHash,
}

/// A checkpoint that a known log has signed; whether it continues the last one is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    checkpoint: Checkpoint,
    text: String,
    /// The signatures of the log that hold.
    signatures: Vec<NoteSignature>,
    old_size: u64,
    proof: Vec<TreeHash>,
}

/// A checkpoint that was cosigned. It counts when `after` has taken the place of `before`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The tree that the decision rests on: whoever keeps it looks that it is still the last one.
    pub before: WitnessedTree,
    /// The tree that is the last one from here on.
    pub after: WitnessedTree,
    /// What is to be kept and shown: the checkpoint with the signatures of the log that hold and
    /// those of the witness.
    pub note: String,
    /// What is to be answered: the signature lines of the witness.
    pub body: String,
}

impl WitnessedTree {
    /// The tree of a log of which nothing has been cosigned.
    pub fn nothing() -> WitnessedTree {
        WitnessedTree { size: 0, root: TreeHash::of_nothing() }
    }
}

impl Witness {
    /// A witness of the logs of a policy, by keys of its own. What the policy says of witnesses
    /// and of a quorum is not looked at.
    pub fn new(policy: Policy, cosigners: Vec<Cosigner>) -> Witness {
        Witness { policy, cosigners }
    }

    /// The logs it knows.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Its public keys, for the policies of others.
    pub fn verifiers(&self) -> Vec<&Verifier> {
        self.cosigners.iter().map(Cosigner::verifier).collect()
    }

    /// Reads a request and holds that a log it knows has signed the checkpoint.
    ///
    /// # Errors
    /// Those of [`Refusal`] with the statuses 400, 403 and 404.
    pub fn receive(&self, body: &[u8]) -> Result<Submission, Refusal> {
        let request = AddCheckpoint::from_bytes(body).map_err(Refusal::Request)?;
        let (text, _) = note::split(&request.checkpoint).map_err(Refusal::Note)?;
        let checkpoint = Checkpoint::from_text(&text).map_err(Refusal::Checkpoint)?;
        let keys = self.keys_of(&checkpoint.origin);
        if keys.is_empty() {
            return Err(Refusal::LogUnknown);
        }
        let note = open(request.checkpoint.as_bytes(), &keys).map_err(|why| match why {
            NoteError::NoKnownSignature | NoteError::SignatureWrong => {
                Refusal::SignatureRefused(why)
            }
            _ => Refusal::Note(why),
        })?;
        if request.old_size > checkpoint.size {
            return Err(Refusal::OldSizeBeyond);
        }
        let AddCheckpoint { old_size, proof, .. } = request;
        Ok(Submission { checkpoint, text, signatures: note.verified, old_size, proof })
    }

    /// Cosigns a checkpoint if it continues the last tree.
    ///
    /// # Errors
    /// Those of [`Refusal`] with the statuses 409 and 422.
    pub fn decide(
        &self,
        submission: &Submission,
        last: WitnessedTree,
        time: NonZeroU64,
    ) -> Result<Acceptance, Refusal> {
        let Submission { checkpoint, text, signatures, old_size, proof } = submission;
        if *old_size != last.size {
            return Err(Refusal::OtherSize(last.size));
        }
        let after = WitnessedTree { size: checkpoint.size, root: checkpoint.root };
        // An old size of nought is that of the empty tree, whose root is known to all.
        verify_consistency((last.size, last.root), (after.size, after.root), proof)
            .map_err(Refusal::Inconsistent)?;
        let body = self.cosign(text, time)?;
        let mut note = format!("{text}\n");
        signatures.iter().for_each(|signature| note += &signature.to_line());
        let note = note::add_signatures(&note, &body).map_err(Refusal::Note)?;
        Ok(Acceptance { before: last, after, note, body })
    }

    /// The tree of a note that was kept, and its origin. Only what the log or the witness itself
    /// has signed is believed.
    ///
    /// # Errors
    /// [`JudgeError`].
    pub fn read_kept(&self, note: &[u8]) -> Result<(String, WitnessedTree), JudgeError> {
        let text = str::from_utf8(note).map_err(|_| JudgeError::Note(NoteError::NotUtf8))?;
        let (text, _) = note::split(text).map_err(JudgeError::Note)?;
        let checkpoint = Checkpoint::from_text(&text).map_err(JudgeError::Checkpoint)?;
        let mut keys = self.keys_of(&checkpoint.origin);
        let own = self.verifiers().into_iter();
        keys.extend(own.filter(|own| !self.keys_of(&checkpoint.origin).contains(own)));
        open(note, &keys).map_err(JudgeError::Note)?;
        let tree = WitnessedTree { size: checkpoint.size, root: checkpoint.root };
        Ok((checkpoint.origin, tree))
    }

    fn keys_of(&self, origin: &str) -> Vec<&Verifier> {
        self.policy.log_of(origin).into_iter().map(|log| &log.verifier).collect()
    }

    /// The lines of all keys that sign such a checkpoint: under ML-DSA-44 one without extension
    /// lines.
    fn cosign(&self, text: &str, time: NonZeroU64) -> Result<String, Refusal> {
        let mut body = String::new();
        let mut refused = NoteError::SignatureMissing;
        for cosigner in &self.cosigners {
            match cosigner.cosign(text, time.get()) {
                Ok(line) => body += &line,
                Err(why) => refused = why,
            }
        }
        match body.is_empty() {
            true => Err(Refusal::Unsignable(refused)),
            false => Ok(body),
        }
    }
}

impl Submission {
    /// The origin of the log, by which the last tree is looked up.
    pub fn origin(&self) -> &str {
        &self.checkpoint.origin
    }

    /// What the log says it is.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }
}

/// The hash of an origin as addresses write it: SHA-256 in lower-case hexadecimal digits.
pub fn origin_hash(origin: &str) -> String {
    Sha256::digest(origin).iter().map(|byte| format!("{byte:02x}")).collect()
}
