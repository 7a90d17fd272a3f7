//! What pages and jobs read.

pub use crate::member_state::{MemberState, member_state};
pub use crate::next_round::{pool_state, round_inputs, units_running_out};
pub use crate::rulebook::{pools, texts as rulebook_texts, versions};
pub use crate::schedule::{debit_run, schedule};
pub use crate::statement::statement;
pub use crate::webhook::{deliveries, endpoints, event_of, untold};

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::{pool_row, round_row, sql};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{CaseOutcome, MemberOutcome, Round, RoundShare};
use rules::sharing::Sharing;
use uuid::Uuid;

/// Every settled round of a pool, in time order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn rounds(session: &mut dyn Session, pool: PoolId) -> Result<Vec<Round>, StoreFailure> {
    round_row::rounds_after(session, pool, 0).await
}

/// What every settled round of a pool asked of one unit, in time order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn round_shares(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<std::sync::Arc<Vec<RoundShare>>, StoreFailure> {
    round_row::shares(session, pool).await
}

/// One settled round of a pool, if it has settled.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn round(
    session: &mut dyn Session,
    pool: PoolId,
    number: u32,
) -> Result<Option<Round>, StoreFailure> {
    round_row::round(session, pool, number).await
}

/// A case as a round carried it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOfRound {
    /// The case's public id.
    pub case: String,
    /// The aid decided.
    pub aid: Amount,
    /// What the round gave.
    pub paid: Amount,
    /// The fee attributed to it.
    pub fee: Amount,
    /// The day it was taken back, if it was.
    pub withdrawn_on: Option<Date>,
}

/// The cases that a round carried, by their ids, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_of_round(
    session: &mut dyn Session,
    (pool, round): (PoolId, u32),
    limit: u32,
) -> Result<Vec<CaseOfRound>, StoreFailure> {
    let key = [pool.into(), round.into(), limit.into()];
    let rows = session.rows(&sql::CASES_OF_ROUND, &key).await?;
    let cases = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        let (case, aid, paid) = (columns.read()?, columns.read()?, columns.read()?);
        let (fee, withdrawn_on) = (columns.read()?, columns.read()?);
        Ok(CaseOfRound { case, aid, paid, fee, withdrawn_on })
    });
    cases.collect()
}

/// What of aid was paid out for a member, with its case, in the order of days; what came back is
/// negative.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn aid_of_member(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Vec<(String, Date, Amount)>, StoreFailure> {
    let rows = session.rows(&sql::AID_OF_MEMBER, &[pool.into(), member.into()]).await?;
    let moved = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?, columns.read()?))
    });
    let mut moved: Vec<(String, Date, Amount)> = moved.collect::<Result<_, StoreFailure>>()?;
    moved.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
    Ok(moved)
}

/// What became of each case of a pool, in the order of SETTLEMENT §4, with its id.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<(String, CaseOutcome)>, StoreFailure> {
    let rows = session.rows(&sql::CASES, &[pool.into()]).await?;
    let cases = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        let id = columns.read()?;
        let outcome = CaseOutcome {
            round: columns.read()?,
            paid: columns.read()?,
            fee: columns.read()?,
            reversed: columns.read()?,
        };
        Ok((id, outcome))
    });
    cases.collect()
}

/// The parameters by which a pool shares.
///
/// # Errors
/// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn sharing(session: &mut dyn Session, pool: PoolId) -> Result<Sharing, StoreFailure> {
    let row = pool_row::pool(session, &sql::POOL, pool).await?;
    Ok(row.ok_or(Rejection::PoolUnknown)?.sharing)
}

/// Whether a pool has this member, of whatever standing.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn has_member(
    session: &mut dyn Session,
    pool: PoolId,
    id: MemberId,
) -> Result<bool, StoreFailure> {
    Ok(!session.rows(&sql::MEMBER, &[pool.into(), id.into()]).await?.is_empty())
}

/// Where a member stands at the end of a day.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
pub async fn member(
    session: &mut dyn Session,
    pool: PoolId,
    id: MemberId,
    on: Date,
) -> Result<MemberOutcome, StoreFailure> {
    Ok(member_state(session, pool, id, on).await?.outcome)
}

/// What a batch was known by and what its client was told, if it was written.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn written_batch(
    session: &mut dyn Session,
    member: MemberId,
    batch: Uuid,
) -> Result<Option<([u8; 32], String)>, StoreFailure> {
    let row = session.rows(&sql::BATCH, &[member.into(), batch.into()]).await?.pop();
    let Some(row) = row else { return Ok(None) };
    let mut columns = row.columns();
    Ok(Some((columns.read()?, columns.read()?)))
}
