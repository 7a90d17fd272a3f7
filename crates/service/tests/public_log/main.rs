//! The public log: the order of its writes, its witnesses, and the trees of balances.

mod balances;
mod order_of_writes;
mod witnesses;

use service::public_log::witnessing::{AskWitness, WitnessAnswer};
use service::public_log::{CheckpointLock, LogFolder, LogKeys, PublicLog};
use std::path::Path;
use std::sync::Arc;
use tlog::checkpoint::Checkpoint;
use tlog::note::{self, Verifier};
use tlog::policy::Policy;
use vault::SeededEntropy;

/// The keys of the log of these tests.
pub fn keys() -> LogKeys {
    LogKeys::generate("test.example/log", &mut SeededEntropy::new([5; 32])).expect("a name")
}

/// Nobody who answers.
pub fn nobody() -> AskWitness {
    Arc::new(|_: &str, _: &str| -> Option<WitnessAnswer> { None })
}

/// The policy of a log with these further lines.
pub fn policy(more: &str) -> Policy {
    let [one, other] = keys().verifiers();
    Policy::from_text(format!("log {one}\nlog {other}\n{more}").as_bytes()).expect("a policy")
}

/// The log in a folder, as a process that starts would open it.
pub fn log_with(folder: &Path, more: &str, ask: AskWitness) -> PublicLog {
    let files = LogFolder::open(&folder.join("log")).expect("a folder");
    let lock = CheckpointLock::open(&folder.join("lock")).expect("a folder");
    PublicLog::new(keys(), files, lock, (policy(more), ask))
}

/// The same without witnesses.
pub fn log(folder: &Path) -> PublicLog {
    log_with(folder, "quorum none\n", nobody())
}

/// Entries with numbers.
pub fn entries(from: u64, through: u64) -> Vec<Vec<u8>> {
    (from..through).map(|number| format!("entry {number}\n").into_bytes()).collect()
}

/// The checkpoint of a signed note.
pub fn checkpoint(signed: &[u8]) -> Checkpoint {
    let verifier = Verifier::from_text(&keys().verifiers()[0]).expect("a key");
    let opened = note::open(signed, &[&verifier]).expect("the log has signed it");
    Checkpoint::from_text(&opened.text).expect("a checkpoint")
}
