//! Loading many members at once: a community that moves here with balances and a history.

use super::sql;
use super::writes::Target;
use crate::batch::MemberId;
use crate::failure::StoreFailure;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{PrepaidMember, PrepaidPhase, ShareIndex};
use rules::sharing::Funding;
use rusqlite::{Connection, params};

/// A prepaid member who shares from the first round on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadedMember {
    /// The member's id.
    pub id: MemberId,
    /// The day of joining, before the first cut.
    pub joined_on: Date,
    /// What a share is counted in; at least 1.
    pub units: u32,
    /// The balance the member brings.
    pub balance: Amount,
}

/// Writes the members of a pool that has settled no round yet, in one transaction. The order of
/// bounds is built once at the end: that is many times quicker than keeping it row by row. A
/// rollback journal holds only the pages there were before, a write-ahead log would hold every row.
pub(super) fn load(
    connection: &Connection,
    pool: crate::PoolId,
    members: &mut dyn Iterator<Item = LoadedMember>,
) -> Result<(), StoreFailure> {
    set_journal(connection, "delete")?;
    connection.execute_batch("BEGIN IMMEDIATE; DROP INDEX member_by_bound")?;
    let loaded = insert(Target { connection, pool }, members).and_then(|()| {
        connection.execute_batch(sql::MEMBER_BY_BOUND)?;
        Ok(connection.execute_batch("COMMIT")?)
    });
    if loaded.is_err() {
        connection.execute_batch("ROLLBACK")?;
    }
    set_journal(connection, "wal")?;
    loaded
}

/// Changes the journal, which needs the file to itself.
fn set_journal(connection: &Connection, mode: &str) -> Result<(), StoreFailure> {
    let set: String =
        connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    match set == mode {
        true => Ok(()),
        false => Err(StoreFailure::Unavailable("the file is open elsewhere".to_owned())),
    }
}

fn insert(
    target: Target<'_>,
    members: &mut dyn Iterator<Item = LoadedMember>,
) -> Result<(), StoreFailure> {
    let row = target.pool()?;
    let Funding::Prepaid(terms) = row.sharing.funding else {
        return Err(Rejection::DepositIntoPostpaid.into());
    };
    if row.open.is_some() || !super::round_row::rounds(target.connection, target.pool)?.is_empty() {
        return Err(Rejection::RoundOutOfTurn.into());
    }
    let index = ShareIndex::default();
    let (mut payers, mut units) = (row.payers, row.units);
    let mut statement = target.connection.prepare(sql::MEMBER_LOAD)?;
    for LoadedMember { id, joined_on, units: own_units, balance } in members {
        if own_units == 0 || balance.is_negative() {
            return Err(Rejection::NumberOutOfRange.into());
        }
        let mut member = PrepaidMember::outside(own_units);
        member.phase = PrepaidPhase::Admitted;
        member.credit = balance.minor();
        let (phase, bound) = match member.open(&terms, &index)? {
            true => ("sharing", Some(member.bound(&terms)?)),
            false => ("admitted", None),
        };
        if bound.is_some() {
            payers += 1;
            units += u64::from(own_units);
        }
        let shares_from = joined_on.tomorrow().unwrap_or(Date::MAX).to_string();
        statement.execute(params![
            target.pool,
            id.as_bytes(),
            joined_on.to_string(),
            shares_from,
            own_units,
            phase,
            member.credit,
            bound,
        ])?;
    }
    let counted = params![target.pool, payers, units];
    target.connection.prepare_cached(sql::POOL_SETTLED)?.execute(counted)?;
    Ok(())
}
