//! What of a member's row says what the member has: a plain value, so that a tree over a hundred
//! million members is read without an allocation for each.

use crate::batch::MemberId;
use crate::failure::StoreFailure;
use crate::session::Sql;
use crate::sql::log as sql;
use crate::value::Row;
use money::Amount;
use pool::{PostpaidMember, PostpaidPhase, PrepaidMember, PrepaidPhase};
use rules::sharing::Funding;

/// A member's row without what no balance depends on: few columns, since each costs as much to read
/// as to hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BalanceRow {
    pub member: MemberId,
    pub units: u32,
    pub phase: PrepaidPhase,
    pub owed: i64,
    /// Prepaid: the credit. Postpaid: the arrears.
    pub open: i64,
    /// Prepaid: the shortfall. Postpaid: what was written off, where anything was.
    pub lost: Option<i64>,
}

/// The statement that selects such rows, a page at a time.
pub(crate) fn page_of(funding: &Funding) -> &'static Sql {
    match funding {
        Funding::Prepaid(_) => &sql::PREPAID_BALANCES,
        Funding::Postpaid(_) => &sql::POSTPAID_BALANCES,
    }
}

/// A phase as its column writes it.
pub(crate) fn phase_of(text: &[u8], suspended_round: Option<u16>) -> Option<PrepaidPhase> {
    Some(match (text, suspended_round) {
        (b"sharing", _) => PrepaidPhase::Sharing,
        (b"outside", _) => PrepaidPhase::Outside,
        (b"admitted", _) => PrepaidPhase::Admitted,
        (b"suspended", Some(round)) => PrepaidPhase::Suspended(round),
        (b"lapsed", _) => PrepaidPhase::Lapsed,
        (b"ended", _) => PrepaidPhase::Ended,
        _ => return None,
    })
}

impl BalanceRow {
    /// The row in the order of the columns of such a page.
    pub fn read(row: Row) -> Result<BalanceRow, StoreFailure> {
        let mut columns = row.columns();
        let (member, units) = (columns.read()?, columns.read()?);
        let (phase, suspended_round): (String, Option<u16>) = (columns.read()?, columns.read()?);
        let phase = phase_of(phase.as_bytes(), suspended_round);
        Ok(BalanceRow {
            member,
            units,
            phase: phase.ok_or_else(|| StoreFailure::unreadable("member.phase"))?,
            owed: columns.read()?,
            open: columns.read()?,
            lost: columns.read()?,
        })
    }

    /// The member of a prepaid pool. How often a suspension ended changes no balance.
    pub fn prepaid(&self) -> PrepaidMember {
        let BalanceRow { owed, open: credit, units, phase, .. } = *self;
        let shortfall = self.lost.unwrap_or_default();
        PrepaidMember { credit, owed, shortfall, units, recoveries: 0, phase }
    }

    /// The member of a postpaid pool.
    pub fn postpaid(&self) -> Result<PostpaidMember, StoreFailure> {
        let phase = match self.phase {
            PrepaidPhase::Outside => PostpaidPhase::Outside,
            PrepaidPhase::Sharing => PostpaidPhase::Sharing,
            PrepaidPhase::Ended => PostpaidPhase::Ended,
            PrepaidPhase::Admitted | PrepaidPhase::Suspended(_) | PrepaidPhase::Lapsed => {
                return Err(StoreFailure::unreadable("member.phase"));
            }
        };
        Ok(PostpaidMember {
            owed: self.owed,
            units: self.units,
            phase,
            arrears: Amount::from_minor(self.open),
            failed_in_a_row: 0,
            written_off: self.lost.map(Amount::from_minor),
        })
    }
}
