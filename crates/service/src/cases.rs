//! The life of a case, as people lead it: from a report to money in an account.
//!
//! A request reads the case ([`opened`]), asks the table of steps whether this person may take this
//! step now ([`standing`], `casework`), and writes step, file and what the pool has to know in one
//! batch ([`turn`]). The step itself names nobody; the words that come with it are sealed under the
//! member's key ([`words`]).

mod batch;
mod facts;
pub mod jury;
mod opened;
pub mod payments;
mod reporting;
mod standing;
mod turn;
mod words;
mod working;

pub use facts::Bound;
pub use opened::OpenCase;
pub use reporting::{Foreseen, Reporting, foresee, report};
pub use words::{HOSPITAL_MAX, PAPERS_MAX, TEXT_MAX, Words};
pub use working::{StepAsked, foreseen_aid, take_step};
