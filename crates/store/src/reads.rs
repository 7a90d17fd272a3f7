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
use pool::{CaseOutcome, MemberOutcome, Round};
use rules::sharing::Sharing;
use uuid::Uuid;

/// Every settled round of a pool, in time order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn rounds(session: &mut dyn Session, pool: PoolId) -> Result<Vec<Round>, StoreFailure> {
    round_row::rounds_after(session, pool, 0).await
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
