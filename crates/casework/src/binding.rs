//! Which version of the rules binds a case: the one on the member's receipt, or a later one that is
//! better for the member (DESIGN §2, invariant 3).

use jiff::civil::Date;
use rules::Rulebook;
use rules::articles::Refusal;
use rules::articles::application::{Aid, Application, decide};

/// The version that binds, and what it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Its place among the versions that were asked.
    pub version: usize,
    /// Why this one.
    pub because: Because,
    /// What it gives, or why nothing.
    pub decision: Result<Aid, Refusal>,
    /// What the receipt's version gives, for comparison.
    pub by_receipt: Result<Aid, Refusal>,
}

/// Why a version binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It is the one on the receipt, and no later one gives more.
    OnTheReceipt,
    /// It came later and gives more.
    GivesMore,
}

/// The version that binds among those from the receipt's on, in the order of their dates. A later
/// one counts for an event on or after its date, or before it where it reaches back, and not
/// before it is in force.
///
/// # Panics
/// Without any version: a member has a receipt.
pub fn binding(versions: &[&Rulebook], application: &Application, today: Date) -> Binding {
    let by_receipt = decide(&versions.first().expect("a member has a receipt").values, application);
    let mut best =
        Binding { version: 0, because: Because::OnTheReceipt, decision: by_receipt, by_receipt };
    for (version, later) in versions.iter().enumerate().skip(1) {
        let applies = later.version <= application.event_on || later.values.change.reaches_back;
        if !applies || later.version > today {
            continue;
        }
        let decision = decide(&later.values, application);
        if given(&decision) > given(&best.decision) {
            best = Binding { version, because: Because::GivesMore, decision, ..best };
        }
    }
    best
}

/// What a decision pays, in minor units; a refusal less than an aid that arrears take whole.
fn given(decision: &Result<Aid, Refusal>) -> i64 {
    decision.as_ref().map_or(-1, |aid| aid.paid.minor())
}
