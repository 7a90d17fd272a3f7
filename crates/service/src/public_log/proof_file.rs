//! Files of proof, which hold for ever and need nobody (docs/log-entries.md).

use super::LogFailure;
use super::balance_file::MemberPath;
use super::entry::hash_text;
use super::log::PublicLog;
use super::stored_tree::StoredTree;
use std::fmt::Display;
use store::MemberId;
use tlog::checkpoint::Checkpoint;
use tlog::proof::LogProof;
use tlog::sum_tree::write_path;

/// What an extra begins with, before its kind.
const MARK: &str = "tongzhou-proof/1";

/// A signature line longer than this is one of ML-DSA-44, which a member's file does without.
const SIGNATURE_LINE_MAX: usize = 1_000;

/// What a file of proof holds beside the log's own part.
pub struct ProofContent {
    header: String,
    rest: Vec<u8>,
}

impl ProofContent {
    /// Begins the content of a kind.
    pub fn of(kind: &str) -> ProofContent {
        ProofContent { header: format!("{MARK} {kind}\n"), rest: Vec::new() }
    }

    /// Adds a line to the header.
    pub fn line(mut self, key: &str, value: impl Display) -> ProofContent {
        self.header += &format!("{key} {value}\n");
        self
    }

    /// What shows a member's balance: the leaf and its path, in a tree whose root an entry has.
    pub fn of_balance(member: MemberId, found: &MemberPath) -> ProofContent {
        ProofContent::of("balance")
            .line("member", member)
            .line("salt", hash_text(&found.leaf.salt))
            .line("balance", found.leaf.balance)
            .line("charged", found.leaf.charged)
            .line("place", found.place)
            .rest(write_path(&found.neighbours))
    }

    /// Adds what comes behind the entry.
    pub fn rest(self, rest: Vec<u8>) -> ProofContent {
        ProofContent { rest, ..self }
    }
}

impl PublicLog {
    /// The proof that an entry is in the log, under the checkpoint that is published.
    ///
    /// # Errors
    /// [`LogFailure::NotYet`] while the entry is on its way; those of a broken log.
    pub fn proof(&self, index: u64, content: ProofContent) -> Result<String, LogFailure> {
        let published = self.folder.read(super::folder::CHECKPOINT).ok_or(LogFailure::NotYet)?;
        let checkpoint = short(&published).ok_or_else(|| broken("the checkpoint is no text"))?;
        let (text, _) = checkpoint.split_once("\n\n").ok_or_else(|| broken("no signature"))?;
        let size = Checkpoint::from_text(&format!("{text}\n")).map_err(broken)?.size;
        if index >= size {
            return Err(LogFailure::NotYet);
        }
        let tree = StoredTree::new(&self.folder, size);
        let entry = tree.entry(index).ok_or_else(|| broken("an entry is missing"))?;
        let mut extra = content.header.into_bytes();
        extra.push(b'\n');
        extra.extend(entry);
        extra.push(b'\n');
        extra.extend(content.rest);
        let hashes = tree.inclusion(index)?;
        let proof = LogProof { extra: Some(extra), index, hashes, checkpoint };
        proof.to_text().map_err(broken)
    }
}

/// A checkpoint without the signatures that are longer than all the rest of a proof.
fn short(published: &[u8]) -> Option<String> {
    let published = str::from_utf8(published).ok()?;
    let lines = published.split_inclusive('\n').filter(|line| line.len() <= SIGNATURE_LINE_MAX);
    Some(lines.collect())
}

fn broken(why: impl ToString) -> LogFailure {
    LogFailure::Broken(why.to_string())
}
