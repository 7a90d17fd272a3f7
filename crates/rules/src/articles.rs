//! The articles as functions: what a covenant decides, given the values and the facts.
//!
//! No function here reads a clock or a file; dates are arguments. A decision is data: an amount or
//! a date, or a [`Refusal`] that names its rejection and the article it rests on.

pub mod application;
pub mod benefit;
pub mod closing;
pub mod eligibility;
pub mod ending;
pub mod headcount;
pub mod refunds;
pub mod removal;
pub mod suspension;
pub mod waiting;

use ledger::Rejection;

/// A no, and the article it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub rejection: Rejection,
    /// The article, from 1.
    pub article: u8,
}

impl Refusal {
    /// The refusal of an outcome of the 6xx block, with the article such a refusal rests on.
    pub fn of(rejection: Rejection) -> Refusal {
        let article = match rejection {
            Rejection::TooYoung | Rejection::TooOld => 2,
            Rejection::DeclarationBars | Rejection::DeclarationUnanswered => 3,
            Rejection::NotAMemberOnDate => 4,
            Rejection::InWaitingPeriod => 5,
            Rejection::ConditionNotCovered => 6,
            Rejection::MembershipEnded => 12,
            Rejection::JoinsNobodyWhileClosing
            | Rejection::DiagnosedAfterClosing
            | Rejection::AppliedAfterRunOff => 16,
            _ => 7,
        };
        Refusal { rejection, article }
    }
}

/// Every outcome an article can refuse with.
pub const REFUSALS: [Rejection; 15] = [
    Rejection::TooYoung,
    Rejection::TooOld,
    Rejection::DeclarationBars,
    Rejection::DeclarationUnanswered,
    Rejection::InWaitingPeriod,
    Rejection::NotAMemberOnDate,
    Rejection::ConditionNotCovered,
    Rejection::AgeNotCovered,
    Rejection::ReportedLate,
    Rejection::AidsUsedUp,
    Rejection::BelowDeductible,
    Rejection::JoinsNobodyWhileClosing,
    Rejection::DiagnosedAfterClosing,
    Rejection::AppliedAfterRunOff,
    Rejection::MembershipEnded,
];
