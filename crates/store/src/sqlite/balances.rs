//! What each member has, and the secrets of members, from cursors that are stepped through.

use super::session::bind;
use crate::balance_row::{BalanceRow, page_of, phase_of};
use crate::balance_tree::{MEMBERS_AT_ONCE, MemberBalance, MemberSecret, Standings};
use crate::batch::MemberId;
use crate::failure::StoreFailure;
use crate::sql::log as sql;
use crate::value::Value;
use rusqlite::{Connection, Row};

/// How many rows there is room for from the beginning.
const PAGE: usize = 1 << MEMBERS_AT_ONCE.ilog2();

/// A page of members behind one.
pub(super) fn member_balances(
    connection: &Connection,
    standings: &Standings,
    behind: &[Value; 3],
) -> Result<Vec<MemberBalance>, StoreFailure> {
    let mut members = connection.prepare_cached(page_of(&standings.funding).sqlite)?;
    bind(&mut members, behind)?;
    let mut members = members.raw_query();
    let mut balances = Vec::with_capacity(PAGE);
    while let Some(row) = members.next()? {
        let row = read(row)?;
        let (balance, charged) = standings.of(&row)?;
        balances.push(MemberBalance { member: row.member, secret: None, balance, charged });
    }
    Ok(balances)
}

/// A page of secrets behind a member.
pub(super) fn balance_secrets(
    connection: &Connection,
    behind: &[Value; 3],
) -> Result<Vec<MemberSecret>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql::BALANCE_SECRETS.sqlite)?;
    bind(&mut statement, behind)?;
    let mut rows = statement.raw_query();
    let mut secrets = Vec::with_capacity(PAGE);
    while let Some(row) = rows.next()? {
        secrets.push((MemberId::from_bytes(sixteen(row, 0)?), sixteen(row, 1)?));
    }
    Ok(secrets)
}

/// The columns of a page, in their order; the round of a suspension only where there is one.
fn read(row: &Row<'_>) -> Result<BalanceRow, StoreFailure> {
    let unreadable = || StoreFailure::unreadable("member.phase");
    let text = row.get_ref(2)?.as_bytes().map_err(|_| unreadable())?;
    let suspended_round = if text == b"suspended" { row.get(3)? } else { None };
    Ok(BalanceRow {
        member: MemberId::from_bytes(sixteen(row, 0)?),
        units: row.get(1)?,
        phase: phase_of(text, suspended_round).ok_or_else(unreadable)?,
        owed: row.get(4)?,
        open: row.get(5)?,
        lost: row.get(6)?,
    })
}

fn sixteen(row: &Row<'_>, column: usize) -> Result<[u8; 16], StoreFailure> {
    let bytes = row.get_ref(column)?.as_blob().ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| StoreFailure::unreadable("an id or a secret"))
}
