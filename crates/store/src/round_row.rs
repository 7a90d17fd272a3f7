//! A round's row.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql;
use crate::value::Row;
use pool::{Round, RoundShare};
use std::sync::Arc;

/// The settled rounds of a pool after a number, in time order: at most 10,400.
pub(crate) async fn rounds_after(
    session: &mut dyn Session,
    pool: PoolId,
    number: u32,
) -> Result<Vec<Round>, StoreFailure> {
    let rows = session.rows(&sql::ROUNDS, &[pool.into(), number.into()]).await?;
    rows.into_iter().map(round_of).collect()
}

/// One settled round of a pool, if it has settled.
pub(crate) async fn round(
    session: &mut dyn Session,
    pool: PoolId,
    number: u32,
) -> Result<Option<Round>, StoreFailure> {
    let row = session.rows(&sql::ROUND, &[pool.into(), number.into()]).await?.pop();
    row.map(round_of).transpose()
}

/// What every settled round of a pool asked of one unit, in time order.
pub(crate) async fn shares(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Arc<Vec<RoundShare>>, StoreFailure> {
    let keeper = session.known_shares();
    let known = keeper.as_ref().map(|shares| shares.of(pool)).unwrap_or_default();
    let Some(last) = known.last() else {
        let shares = Arc::new(shares_from(session, pool, 0).await?);
        if let Some(keeper) = keeper {
            keeper.keep(pool, &shares);
        }
        return Ok(shares);
    };
    // The last one known is read again: a session that began before it settled does not see it.
    let found = shares_from(session, pool, last.number).await?;
    match found.split_first() {
        None => Ok(Arc::new(shares_from(session, pool, 0).await?)),
        Some((_, [])) => Ok(known),
        Some((_, newer)) => {
            let shares = Arc::new(known.iter().chain(newer).copied().collect());
            if let Some(keeper) = keeper {
                keeper.keep(pool, &shares);
            }
            Ok(shares)
        }
    }
}

async fn shares_from(
    session: &mut dyn Session,
    pool: PoolId,
    number: u32,
) -> Result<Vec<RoundShare>, StoreFailure> {
    let rows = session.rows(&sql::ROUND_SHARES, &[pool.into(), number.into()]).await?;
    let shares = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok(RoundShare {
            number: columns.read()?,
            cut: columns.read()?,
            settle: columns.read()?,
            share: columns.read()?,
        })
    });
    shares.collect()
}

/// Adds a settled round.
pub(crate) async fn insert(
    session: &mut dyn Session,
    pool: PoolId,
    round: &Round,
) -> Result<(), StoreFailure> {
    let row = vec![
        pool.into(),
        round.number.into(),
        round.cut.into(),
        round.settle.into(),
        round.payers.into(),
        round.units.into(),
        round.cases.into(),
        round.aid.into(),
        round.aid_paid.into(),
        round.fee.into(),
        round.carry_in.into(),
        round.reversed.into(),
        round.need.into(),
        round.share.into(),
        round.sponsor.into(),
        round.overage.into(),
        round.charged.into(),
        round.shortfall.into(),
        round.written_off.into(),
        round.carry_out.into(),
        round.index.into(),
    ];
    session.execute(&sql::ROUND_INSERT, &[row]).await?;
    Ok(())
}

pub(crate) fn round_of(row: Row) -> Result<Round, StoreFailure> {
    let mut columns = row.columns();
    Ok(Round {
        number: columns.read()?,
        cut: columns.read()?,
        settle: columns.read()?,
        payers: columns.read()?,
        units: columns.read()?,
        cases: columns.read()?,
        aid: columns.read()?,
        aid_paid: columns.read()?,
        fee: columns.read()?,
        carry_in: columns.read()?,
        reversed: columns.read()?,
        need: columns.read()?,
        share: columns.read()?,
        sponsor: columns.read()?,
        overage: columns.read()?,
        charged: columns.read()?,
        shortfall: columns.read()?,
        written_off: columns.read()?,
        carry_out: columns.read()?,
        index: columns.read()?,
    })
}
