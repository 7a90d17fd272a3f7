//! The jury of a case: committed to, drawn, heard, counted.
//!
//! When the applicant asks for it, the seed of the draw is drawn and committed to in the batch of
//! that step ([`commit_writes`]). On a later day it is counted who qualifies and the jury sits
//! ([`open_committed`]); members who passed the test on the rules ([`exam`]) see what they are
//! drawn for ([`my_juries`]) and vote ([`cast`]); then all ballots are opened together
//! ([`close_ended`]), and everybody may look at the draw ([`jury_result`]).
//!
//! **Invariant: nobody reads a ballot before the closing**: it is opened by the count and nowhere
//! else, and of a jury that was stopped it is never opened. **Invariant: the seed is committed to
//! before anybody can know who qualifies.**

mod casting;
mod counting;
mod duties;
mod exam;
mod juror;
mod known;
mod result;
mod sitting;

pub use casting::cast;
pub(crate) use duties::drawn;
pub use duties::{DUTIES_MAX, JuryDuty, my_juries};
pub use exam::{ExamSat, JurorTest, exam, sit_exam};
pub use result::{Drawn, JuryPhase, JuryResult, jury_result};

pub use counting::close_ended;
pub(crate) use known::KnownJuries;
pub(crate) use sitting::stop_writes;
pub use sitting::{commit_writes, open_committed};

use sha2::{Digest, Sha256};
use store::{CaseFile, PoolId};
use uuid::{Builder, Uuid};

/// What the sealed bytes of a seed are.
const SEED: &str = "jury.seed";

/// The state of a case that is before its jury.
const BEFORE_JURY: &str = "jury";

/// What the jury of a case is known by where its seed and the key of its ballots are sealed: an id
/// of RFC 9562, version 8.
fn jury_id(pool: PoolId, file: &CaseFile) -> Uuid {
    let CaseFile { member, case, .. } = file;
    let hash = Sha256::digest(format!("tongzhou/jury/1\n{pool}\n{member}\n{case}"));
    let (bytes, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    Builder::from_custom_bytes(*bytes).into_uuid()
}
