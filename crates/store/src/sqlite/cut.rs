//! The headcount of a round (SETTLEMENT §3): who left goes out, who may share comes in.

use super::member_row::members;
use super::round_row::{rounds, share_index};
use super::sql;
use super::writes::Target;
use crate::failure::StoreFailure;
use ledger::Rejection;
use pool::PrepaidPhase;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Prepaid};
use rusqlite::params;

/// Opens the next round. It costs time in the number of those who come and go.
pub(super) fn cut(target: Target<'_>, dates: RoundDates) -> Result<(), StoreFailure> {
    let pool = target.pool()?;
    let settled = rounds(target.connection, target.pool)?;
    let follows = settled.last().is_none_or(|last| last.settle <= dates.cut);
    if pool.open.is_some() || !follows || dates.settle <= dates.cut {
        return Err(Rejection::RoundOutOfTurn.into());
    }
    let index = share_index(&settled)?;
    let mut headcount = Headcount { payers: pool.payers, units: pool.units };
    let cut = dates.cut.to_string();
    let leaving = members(target.connection, sql::MEMBERS_LEAVING, params![target.pool, cut])?;
    for row in leaving {
        let row = match pool.sharing.funding {
            Funding::Prepaid(terms) => {
                let mut member = row.prepaid()?;
                headcount.less(member.end(dates.cut, &terms, &index)?, member.units);
                row.with_prepaid(&member, &terms)?
            }
            Funding::Postpaid(_) => {
                let mut member = row.postpaid()?;
                headcount.less(member.end(index.now())?, member.units);
                row.with_postpaid(&member)
            }
        };
        row.update(target.connection, target.pool)?;
    }
    let outside = members(target.connection, sql::MEMBERS_OUTSIDE, params![target.pool, cut])?;
    for row in outside {
        let row = match pool.sharing.funding {
            Funding::Prepaid(terms) => {
                let mut member = row.prepaid()?;
                member.phase = PrepaidPhase::Admitted;
                row.with_prepaid(&member, &terms)?
            }
            Funding::Postpaid(_) => {
                let mut member = row.postpaid()?;
                headcount.plus(member.admit(index.now())?, member.units);
                row.with_postpaid(&member)
            }
        };
        row.update(target.connection, target.pool)?;
    }
    if let Funding::Prepaid(terms) = pool.sharing.funding {
        open_covered(target, &terms, &index, &mut headcount)?;
    }
    let number = u32::try_from(settled.len() + 1).map_err(|_| Rejection::TooMany)?;
    target.connection.prepare_cached(sql::POOL_CUT)?.execute(params![
        target.pool,
        headcount.payers,
        headcount.units,
        number,
        cut,
        dates.settle.to_string(),
    ])?;
    Ok(())
}

/// Admitted members whose balance covers begin to share.
fn open_covered(
    target: Target<'_>,
    terms: &Prepaid,
    index: &pool::ShareIndex,
    headcount: &mut Headcount,
) -> Result<(), StoreFailure> {
    let covered = params![target.pool, terms.floor.minor()];
    for row in members(target.connection, sql::MEMBERS_ADMITTED, covered)? {
        let mut member = row.prepaid()?;
        headcount.plus(member.open(terms, index)?, member.units);
        row.with_prepaid(&member, terms)?.update(target.connection, target.pool)?;
    }
    Ok(())
}

/// Obliged members and their units.
pub(super) struct Headcount {
    pub payers: u64,
    pub units: u64,
}

impl Headcount {
    /// Counts a member in, when it came to share.
    fn plus(&mut self, shares: bool, units: u32) {
        if shares {
            self.payers += 1;
            self.units += u64::from(units);
        }
    }

    /// Counts a member out, when it shared until now.
    pub fn less(&mut self, shared: bool, units: u32) {
        if shared {
            self.payers -= 1;
            self.units -= u64::from(units);
        }
    }
}
