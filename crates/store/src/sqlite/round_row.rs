//! A round's row, and the share index that the rounds of a pool make.

use super::sharing_row::date;
use super::sql;
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use money::Amount;
use pool::{Round, ShareIndex};
use rusqlite::{Connection, Row, params};

/// Every settled round of a pool, in time order: at most 10,400.
pub(super) fn rounds(connection: &Connection, pool: PoolId) -> Result<Vec<Round>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql::ROUNDS)?;
    let rows = statement.query_map([pool], round_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The share index of a pool's rounds.
pub(super) fn share_index(rounds: &[Round]) -> Result<ShareIndex, StoreFailure> {
    let mut index = ShareIndex::default();
    for round in rounds {
        index.push(round.settle, round.share)?;
    }
    Ok(index)
}

/// Adds a settled round.
pub(super) fn insert(
    connection: &Connection,
    pool: PoolId,
    round: &Round,
) -> Result<(), StoreFailure> {
    connection.prepare_cached(sql::ROUND_INSERT)?.execute(params![
        pool,
        round.number,
        round.cut.to_string(),
        round.settle.to_string(),
        round.payers,
        round.units,
        round.cases,
        round.aid.minor(),
        round.aid_paid.minor(),
        round.fee.minor(),
        round.carry_in.minor(),
        round.reversed.minor(),
        round.need.minor(),
        round.share.minor(),
        round.sponsor.minor(),
        round.overage.minor(),
        round.charged.minor(),
        round.shortfall.minor(),
        round.written_off.minor(),
        round.carry_out.minor(),
        round.index.minor(),
    ])?;
    Ok(())
}

fn round_of(row: &Row<'_>) -> rusqlite::Result<Round> {
    let amount = |name: &str| row.get(name).map(Amount::from_minor);
    Ok(Round {
        number: row.get("round")?,
        cut: date(row, "cut")?,
        settle: date(row, "settle")?,
        payers: row.get("payers")?,
        units: row.get("units")?,
        cases: row.get("cases")?,
        aid: amount("aid")?,
        aid_paid: amount("aid_paid")?,
        fee: amount("fee")?,
        carry_in: amount("carry_in")?,
        reversed: amount("reversed")?,
        need: amount("need")?,
        share: amount("share")?,
        sponsor: amount("sponsor")?,
        overage: amount("overage")?,
        charged: amount("charged")?,
        shortfall: amount("shortfall")?,
        written_off: amount("written_off")?,
        carry_out: amount("carry_out")?,
        index: amount("share_index")?,
    })
}
