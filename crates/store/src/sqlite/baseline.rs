//! The plain way to charge a round, which this store does without: a balance a member, updated. It
//! is the baseline that `tongzhou bench store` measures against, in the same engine.

use super::{connect, sql};
use crate::failure::StoreFailure;
use money::Amount;
use rusqlite::Connection;
use std::path::Path;

/// A table of balances.
pub struct Baseline {
    connection: Connection,
}

impl Baseline {
    /// A file with one row a balance.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn create(
        path: &Path,
        balances: impl Iterator<Item = Amount>,
    ) -> Result<Baseline, StoreFailure> {
        let connection = connect(path)?;
        connection.execute_batch(sql::BASELINE_CREATE)?;
        connection.execute_batch("BEGIN")?;
        {
            let mut insert = connection.prepare(sql::BASELINE_INSERT)?;
            for (number, balance) in (0i64..).zip(balances) {
                insert.execute((number, balance.minor()))?;
            }
        }
        connection.execute_batch("COMMIT")?;
        Ok(Baseline { connection })
    }

    /// Takes a share from every balance, durably.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn charge(&self, share: Amount) -> Result<(), StoreFailure> {
        self.connection.execute(sql::BASELINE_CHARGE, [share.minor()])?;
        Ok(())
    }
}
