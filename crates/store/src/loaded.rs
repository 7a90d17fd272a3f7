//! What a loaded member becomes: the same as one who joined and paid in here.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::store::LoadedMember;
use crate::value::Value;
use crate::{pool_row, round_row, sql};
use jiff::civil::Date;
use ledger::Rejection;
use pool::{PrepaidMember, PrepaidPhase, ShareIndex};
use rules::sharing::Prepaid;

/// A load on its way: it counts the obliged members as it makes their rows.
pub(crate) struct Loading {
    pool: PoolId,
    terms: Prepaid,
    index: ShareIndex,
    payers: u64,
    units: u64,
}

impl Loading {
    /// Begins the load of a prepaid pool that has settled no round.
    pub async fn begin(session: &mut dyn Session, pool: PoolId) -> Result<Loading, StoreFailure> {
        let row = pool_row::pool(session, &sql::POOL_FOR_UPDATE, pool).await?;
        let row = row.ok_or(Rejection::PoolUnknown)?;
        let terms = crate::apply::prepaid_terms(&row.sharing)?;
        if row.open.is_some() || !round_row::rounds_after(session, pool, 0).await?.is_empty() {
            return Err(Rejection::RoundOutOfTurn.into());
        }
        let (payers, units) = (row.payers, row.units);
        Ok(Loading { pool, terms, index: ShareIndex::default(), payers, units })
    }

    /// The row of a member, in the order of `MEMBER_LOAD`.
    pub fn row(&mut self, loaded: &LoadedMember) -> Result<Vec<Value>, StoreFailure> {
        let LoadedMember { id, joined_on, units, balance, .. } = *loaded;
        if units == 0 || balance.is_negative() {
            return Err(Rejection::NumberOutOfRange.into());
        }
        let mut member = PrepaidMember::outside(units);
        member.phase = PrepaidPhase::Admitted;
        member.credit = balance.minor();
        let (phase, bound) = match member.open(&self.terms, &self.index)? {
            true => ("sharing", Some(member.bound(&self.terms)?)),
            false => ("admitted", None),
        };
        if bound.is_some() {
            self.payers += 1;
            self.units += u64::from(units);
        }
        let shares_from = joined_on.tomorrow().unwrap_or(Date::MAX);
        Ok(vec![
            self.pool.into(),
            id.into(),
            joined_on.into(),
            shares_from.into(),
            units.into(),
            phase.into(),
            member.credit.into(),
            bound.into(),
        ])
    }

    /// The row of a member's secret, in the order of `BALANCE_SECRET_LOAD`.
    pub fn secret(&self, loaded: &LoadedMember) -> Option<Vec<Value>> {
        let secret = loaded.secret?;
        Some(vec![self.pool.into(), loaded.id.into(), secret.into()])
    }

    /// Writes the headcount.
    pub async fn end(&self, session: &mut dyn Session) -> Result<(), StoreFailure> {
        let counted = vec![self.payers.into(), self.units.into(), self.pool.into()];
        session.execute(&sql::POOL_SETTLED, &[counted]).await?;
        Ok(())
    }
}
