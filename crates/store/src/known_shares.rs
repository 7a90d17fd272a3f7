//! What settled rounds asked of one unit, kept once read: a settled round never changes.

use crate::batch::PoolId;
use pool::RoundShare;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The shares of the settled rounds of each pool that somebody has asked for.
#[derive(Default)]
pub struct KnownShares(Mutex<HashMap<PoolId, Arc<Vec<RoundShare>>>>);

impl KnownShares {
    /// Those of a pool, in time order, as far as they are known.
    pub(crate) fn of(&self, pool: PoolId) -> Arc<Vec<RoundShare>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&pool).cloned().unwrap_or_default()
    }

    /// Keeps those of a pool, unless more are known.
    pub(crate) fn keep(&self, pool: PoolId, shares: &Arc<Vec<RoundShare>>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = known.entry(pool).or_default();
        if kept.len() < shares.len() {
            *kept = Arc::clone(shares);
        }
    }
}
