//! The headcount of a round (SETTLEMENT §3): who left goes out, who may share comes in.

use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::member_row::{self, MemberRow, members};
use crate::sql;
use crate::transaction::Transaction;
use ledger::Rejection;
use pool::{PrepaidPhase, ShareIndex};
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Prepaid};

/// Opens the next round. It costs time in the number of those who come and go.
pub(crate) async fn cut(
    transaction: &mut Transaction<'_>,
    dates: RoundDates,
) -> Result<(), StoreFailure> {
    let pool = transaction.pool()?;
    let (funding, closed) = (pool.sharing.funding, pool.open.is_none());
    let mut headcount = Headcount { payers: pool.payers, units: pool.units };
    let follows = transaction.rounds().last().is_none_or(|last| last.settle <= dates.cut);
    if !closed || !follows || dates.settle <= dates.cut {
        return Err(Rejection::RoundOutOfTurn.into());
    }
    let (id, index) = (transaction.pool_id(), transaction.index()?.clone());
    let until = [id.into(), dates.cut.into()];
    transaction.write_members().await?;
    let mut changed = Vec::new();
    for row in members(transaction.session, &sql::MEMBERS_LEAVING, &until).await? {
        changed.push(headcount.end(row, dates, funding, &index)?);
    }
    // Who left before sharing is not let in: what ended is written before others are read.
    member_row::update(transaction.session, id, &changed).await?;
    let mut changed = Vec::new();
    for row in members(transaction.session, &sql::MEMBERS_OUTSIDE, &until).await? {
        changed.push(headcount.admit(row, funding, &index)?);
    }
    member_row::update(transaction.session, id, &changed).await?;
    if let Funding::Prepaid(terms) = funding {
        let covered = [id.into(), terms.floor.into()];
        let mut changed = Vec::new();
        for row in members(transaction.session, &sql::MEMBERS_ADMITTED, &covered).await? {
            changed.push(headcount.open(row, &terms, &index)?);
        }
        member_row::update(transaction.session, id, &changed).await?;
    }
    let number = transaction.rounds().len() + 1;
    let number = u32::try_from(number).map_err(|_| Rejection::TooMany)?;
    let opened = [
        headcount.payers.into(),
        headcount.units.into(),
        number.into(),
        dates.cut.into(),
        dates.settle.into(),
        id.into(),
    ];
    transaction.execute(&sql::POOL_CUT, opened).await?;
    transaction.happened(EventKind::RoundCut, number, dates.cut, None);
    transaction.pool_changed().await
}

/// Obliged members and their units.
pub(crate) struct Headcount {
    pub payers: u64,
    pub units: u64,
}

impl Headcount {
    /// Ends the membership of a member who left.
    fn end(
        &mut self,
        row: MemberRow,
        dates: RoundDates,
        funding: Funding,
        index: &ShareIndex,
    ) -> Result<MemberRow, StoreFailure> {
        Ok(match funding {
            Funding::Prepaid(terms) => {
                let mut member = row.prepaid()?;
                self.less(member.end(dates.cut, &terms, index)?, member.units);
                row.with_prepaid(&member, &terms)?
            }
            Funding::Postpaid(_) => {
                let mut member = row.postpaid()?;
                self.less(member.end(index.now())?, member.units);
                row.with_postpaid(&member)
            }
        })
    }

    /// Lets a member in; one of a prepaid pool shares when covered.
    fn admit(
        &mut self,
        row: MemberRow,
        funding: Funding,
        index: &ShareIndex,
    ) -> Result<MemberRow, StoreFailure> {
        Ok(match funding {
            Funding::Prepaid(terms) => {
                let mut member = row.prepaid()?;
                member.phase = PrepaidPhase::Admitted;
                self.plus(member.open(&terms, index)?, member.units);
                row.with_prepaid(&member, &terms)?
            }
            Funding::Postpaid(_) => {
                let mut member = row.postpaid()?;
                self.plus(member.admit(index.now())?, member.units);
                row.with_postpaid(&member)
            }
        })
    }

    /// An admitted member whose balance covers begins to share.
    fn open(
        &mut self,
        row: MemberRow,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<MemberRow, StoreFailure> {
        let mut member = row.prepaid()?;
        self.plus(member.open(terms, index)?, member.units);
        Ok(row.with_prepaid(&member, terms)?)
    }

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
