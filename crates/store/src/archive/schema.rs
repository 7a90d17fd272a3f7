//! Which schema a database has, beside the one of this release.

use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::archive as sql;
use crate::store::is_postgres;
use crate::{postgres, sqlite};
use ledger::Rejection;

/// The number of the last migration that a database has, and of the last one of this release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaVersions {
    /// Of the database; zero when it is new.
    pub found: u32,
    /// Of this release.
    pub release: u32,
}

/// The versions of the community at an address.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn schema_versions(address: &str) -> Result<SchemaVersions, StoreFailure> {
    if !is_postgres(address) && !std::path::Path::new(address).exists() {
        return Ok(SchemaVersions { found: 0, release: sqlite::release() });
    }
    versions(&mut *super::unchecked(address).await?, address).await
}

pub(super) async fn versions(
    session: &mut dyn Session,
    address: &str,
) -> Result<SchemaVersions, StoreFailure> {
    let release = if is_postgres(address) { postgres::release() } else { sqlite::release() };
    let found = found(session).await?;
    Ok(SchemaVersions { found, release })
}

/// The number of the last migration of a database; zero when it is new.
pub(crate) async fn found(session: &mut dyn Session) -> Result<u32, StoreFailure> {
    let there = session.rows(&sql::HISTORY_IS_THERE, &[]).await?.pop();
    let there: u64 = there.expect("a count is always one row").columns().read()?;
    if there == 0 {
        return Ok(0);
    }
    let row = session.rows(&sql::SCHEMA_VERSION, &[]).await?.pop();
    row.expect("a maximum is always one row").columns().read()
}

/// Refuses a database that a newer release wrote, before anything touches it.
pub(crate) fn refuse_newer(versions: &SchemaVersions) -> Result<(), Rejection> {
    match versions.found > versions.release {
        true => Err(Rejection::SchemaNewer),
        false => Ok(()),
    }
}

/// Refuses a database of any other release, for who may not migrate it.
pub(crate) fn refuse_other(versions: &SchemaVersions) -> Result<(), Rejection> {
    refuse_newer(versions)?;
    match versions.found < versions.release {
        true => Err(Rejection::SchemaOlder),
        false => Ok(()),
    }
}
