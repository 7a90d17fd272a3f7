//! What the next round of a pool starts from, as far as is known today.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::settle::cases_waiting;
use crate::{pool_row, round_row, sql};
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::calendar::RoundDates;
use rules::sharing::Sharing;

/// A pool between two rounds, or with one open.
#[derive(Clone, Debug)]
pub struct PoolState {
    /// By what it shares.
    pub sharing: Sharing,
    /// The obliged members, less those who ended since the last cut.
    pub payers: u64,
    /// Their units.
    pub units: u64,
    /// The round that was cut and is not settled.
    pub open: Option<(u32, RoundDates)>,
    /// The settled rounds.
    pub rounds: Vec<Round>,
}

/// What came in and back for a round of given dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundInputs {
    /// The public ids of the cases it could carry, in the order of SETTLEMENT §4.
    pub cases: Vec<String>,
    /// Their aids.
    pub aids: Vec<Amount>,
    /// Aid and fees that come back.
    pub reversed: Amount,
}

/// The state of a pool.
///
/// # Errors
/// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn pool_state(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<PoolState, StoreFailure> {
    let row = pool_row::pool(session, &sql::POOL, pool).await?.ok_or(Rejection::PoolUnknown)?;
    let rounds = round_row::rounds_after(session, pool, 0).await?;
    let (payers, units) = (row.payers, row.units);
    Ok(PoolState { sharing: row.sharing, payers, units, open: row.open, rounds })
}

/// What a round of these dates would start from, if nothing more happened.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn round_inputs(
    session: &mut dyn Session,
    pool: PoolId,
    dates: RoundDates,
) -> Result<RoundInputs, StoreFailure> {
    let waiting = cases_waiting(session, pool, dates).await?;
    let (cases, aids) = waiting.into_iter().map(|case| (case.id, case.aid)).unzip();
    let by = [pool.into(), dates.settle.into()];
    let sums = session.rows(&sql::CASES_RETURNING, &by).await?;
    let sums = sums.into_iter().next().expect("a sum is always one row");
    let mut columns = sums.columns();
    let (aid, fee): (Amount, Amount) = (columns.read()?, columns.read()?);
    Ok(RoundInputs { cases, aids, reversed: aid.plus(fee)? })
}

/// The units of the prepaid members whose balance ends within one more share.
///
/// # Errors
/// [`StoreFailure::Unavailable`]; [`Rejection::AmountOverflow`].
pub async fn units_running_out(
    session: &mut dyn Session,
    pool: PoolId,
    index: Amount,
    share: Amount,
) -> Result<u64, StoreFailure> {
    let after = index.plus(share)?;
    let range = [after.into(), pool.into(), index.into()];
    let sums = session.rows(&sql::MEMBERS_CROSSED, &range).await?;
    let mut columns = sums.into_iter().next().expect("a sum is always one row").columns();
    let _members: u64 = columns.read()?;
    columns.read()
}
