//! What each member has, from two cursors in the order of ids that are stepped through together.

use super::session::bind;
use crate::balance_row::{BalanceRow, page_of, phase_of};
use crate::balance_tree::{MemberBalance, Standings};
use crate::batch::MemberId;
use crate::failure::StoreFailure;
use crate::sql::log as sql;
use crate::value::Value;
use rusqlite::{Connection, Row, Rows};

/// A page of members behind one.
pub(super) fn member_balances(
    connection: &Connection,
    standings: &Standings,
    behind: &[Value; 3],
) -> Result<Vec<MemberBalance>, StoreFailure> {
    let mut members = connection.prepare_cached(page_of(&standings.funding).sqlite)?;
    let mut secrets = connection.prepare_cached(sql::BALANCE_SECRETS.sqlite)?;
    bind(&mut members, behind)?;
    bind(&mut secrets, behind)?;
    let (mut members, mut secrets) = (members.raw_query(), secrets.raw_query());
    let page = crate::balance_tree::MEMBERS_AT_ONCE.try_into().unwrap_or_default();
    let mut balances = Vec::with_capacity(page);
    // As many secrets as members at most, since each secret is one member's.
    let mut waiting = next_secret(&mut secrets)?;
    while let Some(row) = members.next()? {
        let row = read(row)?;
        let (balance, charged) = standings.of(&row)?;
        while waiting.is_some_and(|(of, _)| of < row.member) {
            waiting = next_secret(&mut secrets)?;
        }
        let secret = waiting.filter(|(of, _)| *of == row.member).map(|(_, secret)| secret);
        balances.push(MemberBalance { member: row.member, secret, balance, charged });
    }
    Ok(balances)
}

fn next_secret(secrets: &mut Rows<'_>) -> Result<Option<(MemberId, [u8; 16])>, StoreFailure> {
    let Some(row) = secrets.next()? else { return Ok(None) };
    Ok(Some((MemberId::from_bytes(sixteen(row, 0)?), sixteen(row, 1)?)))
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
