//! What a machine looks at before people do, and all it may do about it.
//!
//! It may pass a small clear case, ask for papers, or make people look. **It cannot refuse**:
//! [`MachineOutcome`] has no such value, so there is nothing a program could return, store or
//! answer. People refuse, each for a [`Reason`] with an article, and never alone.

mod findings;
mod paper;

use crate::reason::{Reason, Weight};
use jiff::civil::Date;
use rules::articles::application::{Aid, Application};
use rules::text::BilingualText;
use rules::values::Values;
use std::collections::BTreeSet;

pub use paper::{Paper, papers_needed};

/// An illness first diagnosed within so many days of being covered is one people look at.
pub const SOON_DAYS: u32 = 30;

/// Whether a membership was in good standing on the date of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was.
    Covered,
    /// It was suspended, for arrears or too low a balance.
    Suspended,
}

/// Whether the health declaration still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declaration {
    /// Nothing speaks against it.
    Holds,
    /// A record contradicts an answer.
    Contradicted,
}

/// What is known of a case when a machine looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What the articles read.
    pub application: Application,
    /// Cases of this member in this plan that were given aid before.
    pub earlier_cases: u32,
    /// The standing on the date of the event.
    pub standing: Standing,
    /// The first date on which the membership had ended, where it has.
    pub ended_on: Option<Date>,
    /// The date a closing was announced, if one was.
    pub closing_announced_on: Option<Date>,
    /// The health declaration.
    pub declaration: Declaration,
    /// Whether the member has died.
    pub died: bool,
    /// Whether the aid goes to somebody other than the member or the hospital.
    pub paid_to_another: bool,
    /// The papers that are there.
    pub papers: BTreeSet<Paper>,
    /// Those of them of which the same document is in another case.
    pub used_elsewhere: BTreeSet<Paper>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it comes to.
    pub reason: Reason,
    /// What was seen, with its dates and numbers.
    pub found: BilingualText,
}

/// Everything that was found about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// In the order it was looked at.
    pub list: Vec<Finding>,
    /// The aid the articles give; `None` where they give none.
    pub aid: Option<Aid>,
    /// The papers that are needed and not there.
    pub missing: Vec<Paper>,
}

/// All that a machine may do with a case.
///
/// There is no value for a refusal, and adding one breaks the build: this compiles,
///
/// ```
/// use casework::checks::MachineOutcome;
/// use casework::reason::Reason;
///
/// let outcome = MachineOutcome::Flag(vec![Reason::InWaitingTime]);
/// ```
///
/// and this does not:
///
/// ```compile_fail,E0599
/// use casework::checks::MachineOutcome;
/// use casework::reason::Reason;
///
/// let outcome = MachineOutcome::Refuse(vec![Reason::InWaitingTime]);
/// ```
///
/// Whoever reads an outcome is done with three:
///
/// ```
/// use casework::checks::MachineOutcome;
///
/// fn who_is_next(outcome: &MachineOutcome) -> &'static str {
///     match outcome {
///         MachineOutcome::Pass { .. } => "the public",
///         MachineOutcome::AskForPapers(_) => "the applicant",
///         MachineOutcome::Flag(_) => "a person of the staff",
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MachineOutcome {
    /// A small clear case, with the aid the article gives; it is published like any other.
    Pass {
        /// The aid.
        aid: Aid,
    },
    /// Papers are asked for; never empty.
    AskForPapers(Vec<Paper>),
    /// People look, for these reasons; never empty.
    Flag(Vec<Reason>),
}

/// Looks at a case under the values that bind it.
pub fn check(values: &Values, facts: &Facts) -> Findings {
    findings::find(values, facts)
}

impl Findings {
    /// What a machine may do.
    ///
    /// What speaks against a case goes before missing papers: people decide what to ask for then.
    /// Missing papers go before the machine's own limits: without them people cannot read either.
    pub fn outcome(&self) -> MachineOutcome {
        let reasons: Vec<Reason> = self
            .list
            .iter()
            .map(|finding| finding.reason)
            .filter(|reason| reason.weight() != Weight::AsksForPapers)
            .collect();
        let in_doubt = reasons.iter().any(|reason| !is_limit(*reason));
        if !in_doubt && !self.missing.is_empty() {
            return MachineOutcome::AskForPapers(self.missing.clone());
        }
        match self.aid {
            Some(aid) if reasons.is_empty() => MachineOutcome::Pass { aid },
            _ => MachineOutcome::Flag(reasons),
        }
    }
}

/// Whether a reason is only that a machine may not pass the case.
fn is_limit(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::AboveMachineLimit
            | Reason::MemberTooShort
            | Reason::BillsForPeople
            | Reason::NoMachineInRules
    )
}
