//! The plain way in SQLite.

use super::connect;
use crate::failure::StoreFailure;
use money::Amount;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Mutex;

/// A table of balances in a file of its own.
pub struct Baseline(Mutex<Connection>);

impl Baseline {
    pub(crate) fn create(
        path: &Path,
        balances: &mut dyn Iterator<Item = Amount>,
    ) -> Result<Baseline, StoreFailure> {
        let connection = connect(path)?;
        connection.execute_batch(
            "CREATE TABLE balance (member INTEGER PRIMARY KEY, minor INTEGER NOT NULL) STRICT;
             BEGIN",
        )?;
        {
            let mut insert = connection.prepare("INSERT INTO balance VALUES (?1, ?2)")?;
            for (number, balance) in (0i64..).zip(balances) {
                insert.execute((number, balance.minor()))?;
            }
        }
        connection.execute_batch("COMMIT")?;
        Ok(Baseline(Mutex::new(connection)))
    }

    /// Adds up what members have, and how long their secrets are: reads both tables once.
    pub(crate) fn scan(path: &Path) -> Result<i64, StoreFailure> {
        let sums = "SELECT (SELECT coalesce(sum(credit + owed), 0) FROM member)
            + (SELECT coalesce(sum(length(secret)), 0) FROM balance_secret)";
        Ok(connect(path)?.query_row(sums, [], |row| row.get(0))?)
    }

    pub(crate) fn charge(&self, share: Amount) -> Result<(), StoreFailure> {
        let connection = self.0.lock().map_err(|_| StoreFailure::unreadable("the baseline"))?;
        let charge = "UPDATE balance SET minor = minor - min(minor, ?1)";
        connection.execute(charge, [share.minor()])?;
        Ok(())
    }
}
