//! The life of a case, as people lead it: from a report to money in an account.
//!
//! A request reads the case (`opened.rs`), asks the table of steps whether this person may take
//! this step now (`standing.rs`, the crate `casework`), and writes step, file and what the pool has
//! to know in one batch (`turn.rs`). The step itself names nobody; the words that come with it are
//! sealed under the member's key (`words.rs`).

mod batch;
mod calendar;
mod contacts;
mod evidence;
mod facts;
mod figures;
mod foreseen;
mod in_hand;
pub mod jury;
mod looking_back;
mod notice;
mod opened;
pub mod payments;
mod queues;
mod reckoning;
mod reporting;
mod standing;
mod turn;
mod viewing;
mod words;
mod working;

pub use calendar::{CaseDay, cases_of_day};
pub use contacts::{Contact, RELATION_MAX, look_up_contacts, name_contacts};
pub use evidence::{
    AddedEvidence, FILES_MAX, FILES_OF_A_MEMBER_MAX, ListedEvidence, NewEvidence, OpenedEvidence,
    RedactedCopy, RedactionProof, Sweep, SweptEvidence, add_evidence, evidence_list, open_evidence,
    open_redacted, prove_redaction, redacted_copies, sweep_orphans,
};
pub use facts::Bound;
pub use figures::{CaseFigures, case_figures, case_figures_of_today};
pub use foreseen::{StepForeseen, foresee_step, possible_steps};
pub use in_hand::{CaseInHand, NewCase};
pub use looking_back::{DrawnCase, ErrorRates, RULE, drawn_cases, error_rates};
pub use notice::{
    PublicCase, PublicObjection, cases_of_round, latest_cases, objected_cases_of_round,
    public_case, public_cases, public_objections,
};
pub use opened::OpenCase;
pub use queues::{
    CLAIM, claim, declare_conflict, may_claim, queue_page, release, waiting, workers,
};
pub use reckoning::{Reckoned, aid_of_article, papers_of_case, reckon};
pub use reporting::{Foreseen, Reporting, foresee, report};
pub(crate) use standing::{relation, relation_of};
pub(crate) use viewing::hidden_from;
pub use viewing::{CaseSeen, Shown, StepSeen, Viewer, look_into_case, see_case};
pub use words::{HOSPITAL_MAX, PAPERS_MAX, TEXT_MAX, Words};
pub use working::{StepAsked, take_step};
