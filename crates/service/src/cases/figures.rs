//! What the public is told of all cases together: how many are where, how often the operator was
//! late, and what looking back found.

use super::looking_back::{ErrorRates, error_rates};
use crate::Community;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use std::sync::Arc;
use store::case_reads::{breaches, counts_by_state};
use store::figures::pool_day;
use store::{PoolId, StoreFailure};

/// The figures of a pool's cases.
#[derive(Clone, Debug)]
pub struct CaseFigures {
    /// How many cases are in each state.
    pub by_state: Vec<(String, u64)>,
    /// How often the operator was late in the year before.
    pub breaches: u64,
    /// What looking back found in the year before.
    pub error_rates: ErrorRates,
}

/// The figures of a pool's cases as the public is told them: as they stood when somebody first
/// asked on this business date, or after the last round.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn case_figures_of_today(
    community: &Community,
    pool: PoolId,
) -> Result<Arc<CaseFigures>, StoreFailure> {
    let day = pool_day(&mut *community.store.reader().await?, pool).await?;
    community.figures.cases.of(pool, day, case_figures(community, pool, day.on)).await
}

/// The figures of a pool's cases on a day. This takes time in the number of cases.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn case_figures(
    community: &Community,
    pool: PoolId,
    on: Date,
) -> Result<CaseFigures, StoreFailure> {
    let from = on.checked_sub(1.year()).map_err(|_| Rejection::DateInvalid)?;
    let mut reader = community.store.reader().await?;
    let by_state = counts_by_state(&mut *reader, pool).await?;
    let breaches = breaches(&mut *reader, pool, (from, on)).await?;
    drop(reader);
    Ok(CaseFigures { by_state, breaches, error_rates: error_rates(community, pool, on).await? })
}
