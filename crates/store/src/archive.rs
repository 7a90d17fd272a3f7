//! A community read out whole: for exports, for backups, and to see that its accounts balance.
//!
//! **Invariant: nothing here writes to the community**: no lock, no migration, one state of the
//! database however much is written meanwhile. **Invariant: nothing here decrypts.**

mod checkup;
mod every_table;
mod schema;
mod table;

pub use checkup::{Checkup, PoolCheckup, check_up};
pub use schema::{SchemaVersions, schema_versions};
pub use table::{Column, Kind, Table, TableRows, table, tables};

use schema::refuse_other;
pub(crate) use schema::{found, refuse_newer};

use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::archive as sql;
use crate::store::is_postgres;
use crate::{postgres, sqlite};
use std::path::Path;

/// One state of the community at an address, which has to have the schema of this release.
///
/// # Errors
/// [`ledger::Rejection::SchemaOlder`], [`ledger::Rejection::SchemaNewer`];
/// [`StoreFailure::Unavailable`].
pub async fn snapshot(address: &str) -> Result<Box<dyn Session>, StoreFailure> {
    let mut session = unchecked(address).await?;
    refuse_other(&schema::versions(&mut *session, address).await?)?;
    Ok(session)
}

/// The same, whatever schema it has.
async fn unchecked(address: &str) -> Result<Box<dyn Session>, StoreFailure> {
    Ok(match is_postgres(address) {
        true => Box::new(postgres::reading(address).await?),
        false => Box::new(sqlite::reading(Path::new(address))?),
    })
}

/// Copies a SQLite community into a new file while others write; the copy is on the disk when this
/// returns. What was deleted is not in it.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub fn copy_sqlite(from: &Path, to: &Path) -> Result<(), StoreFailure> {
    sqlite::copy(from, to)
}

/// Looks through every page of a SQLite file.
///
/// # Errors
/// [`ledger::Rejection::BackupBroken`]; [`StoreFailure::Unavailable`].
pub fn check_sqlite(path: &Path) -> Result<(), StoreFailure> {
    sqlite::check(path)
}

/// A name by which another connection to PostgreSQL sees what this session sees, while it lasts.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn snapshot_name(session: &mut dyn Session) -> Result<String, StoreFailure> {
    let row = session.rows(&sql::EXPORT_SNAPSHOT, &[]).await?.pop();
    row.expect("a function answers one row").columns().read()
}

/// The variables by which the programs of PostgreSQL find a database: a password on their command
/// line could be read by every user of the machine.
///
/// # Errors
/// [`StoreFailure::Unavailable`] for what is no address.
pub fn postgres_variables(address: &str) -> Result<Vec<(&'static str, String)>, StoreFailure> {
    postgres::variables(address)
}

/// Whether a PostgreSQL database holds no table yet.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn is_empty(address: &str) -> Result<bool, StoreFailure> {
    let mut session = unchecked(address).await?;
    let row = session.rows(&sql::TABLES_THERE, &[]).await?.pop();
    let count: u64 = row.expect("a count is always one row").columns().read()?;
    Ok(count == 0)
}

/// Spreads the tables of a PostgreSQL community over the servers of Citus; once.
///
/// # Errors
/// [`ledger::Rejection::DistributionNeedsPostgres`], [`ledger::Rejection::CitusMissing`];
/// [`StoreFailure::Unavailable`].
pub async fn distribute(address: &str) -> Result<(), StoreFailure> {
    match is_postgres(address) {
        true => postgres::distribute(address).await,
        false => Err(ledger::Rejection::DistributionNeedsPostgres.into()),
    }
}
