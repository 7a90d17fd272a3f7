//! What the public is told of all cases together: how many are where, how often the operator was
//! late, and what looking back found.

use super::looking_back::{ErrorRates, error_rates};
use crate::Community;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::{breaches, counts_by_state};
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

/// The figures of a pool's cases on a day.
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
