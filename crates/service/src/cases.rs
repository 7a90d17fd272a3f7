//! The life of a case, as people lead it: from a report to money in an account.
//!
//! A request reads the case ([`opened`]), asks the table of steps whether this person may take this
//! step now ([`standing`], `casework`), and writes step, file and what the pool has to know in one
//! batch ([`turn`]). The step itself names nobody; the words that come with it are sealed under the
//! member's key ([`words`]).

mod batch;
mod contacts;
mod evidence;
mod facts;
mod opened;
mod reporting;
mod standing;
mod turn;
mod words;
mod working;

pub use contacts::{Contact, RELATION_MAX, look_up_contacts, name_contacts};
pub use evidence::{
    AddedEvidence, FILES_MAX, FILES_OF_A_MEMBER_MAX, ListedEvidence, NewEvidence, OpenedEvidence,
    RedactedCopy, RedactionProof, Sweep, SweptEvidence, add_evidence, evidence_list, open_evidence,
    open_redacted, prove_redaction, redacted_copies, sweep_orphans,
};
pub use facts::Bound;
pub use opened::OpenCase;
pub use reporting::{Foreseen, Reporting, foresee, report};
pub use words::{HOSPITAL_MAX, PAPERS_MAX, TEXT_MAX, Words};
pub use working::{StepAsked, foreseen_aid, take_step};
