//! Article 13: whether shares paid are given back when no aid is given.

use crate::values::Refunds;
use money::Amount;

/// Why no aid is given, as far as a refund depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedFor {
    /// Diagnosed in the waiting period.
    WaitingPeriod,
    /// Unfit by the declaration.
    DeclarationUnfit,
    /// Reported late.
    ReportedLate,
    /// Suspended at the diagnosis.
    BalanceFrozen,
    /// A congenital condition.
    Congenital,
    /// Had left.
    MemberLeft,
}

/// Every reason, with the key of article 13 that decides about it.
pub const REASONS: [(&str, RefusedFor); 6] = [
    ("waiting_period", RefusedFor::WaitingPeriod),
    ("declaration_unfit", RefusedFor::DeclarationUnfit),
    ("reported_late", RefusedFor::ReportedLate),
    ("balance_frozen", RefusedFor::BalanceFrozen),
    ("congenital", RefusedFor::Congenital),
    ("member_left", RefusedFor::MemberLeft),
];

/// What is given back of the shares paid: all or nothing.
pub fn refunded(refunds: &Refunds, refused_for: RefusedFor, shares_paid: Amount) -> Amount {
    let given_back = match refused_for {
        RefusedFor::WaitingPeriod => refunds.waiting_period,
        RefusedFor::DeclarationUnfit => refunds.declaration_unfit,
        RefusedFor::ReportedLate => refunds.reported_late,
        RefusedFor::BalanceFrozen => refunds.balance_frozen,
        RefusedFor::Congenital => refunds.congenital,
        RefusedFor::MemberLeft => refunds.member_left,
    };
    if given_back { shares_paid } else { Amount::ZERO }
}
