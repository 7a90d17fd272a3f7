//! Reading a file that somebody else may be writing, and copying it.

use super::migrations;
use super::session::{Borrowed, Reader};
use crate::archive::SchemaVersions;
use crate::failure::StoreFailure;
use crate::session::at_once;
use ledger::Rejection;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The number of the last migration of this release.
pub(crate) fn release() -> u32 {
    let runner = migrations::migrations::runner();
    let last = runner.get_migrations().iter().map(|one| one.version()).max();
    last.and_then(|version| version.try_into().ok()).expect("migrations count from 1")
}

/// A session that sees one state of the file and can change nothing.
pub(crate) fn reading(path: &Path) -> Result<Reader, StoreFailure> {
    Reader::begin(connect(path)?, Arc::default())
}

/// Copies the file as it is at one moment, compacted, whoever writes meanwhile.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreFailure> {
    let name = to.to_str().ok_or_else(|| StoreFailure::unreadable("the name of the copy"))?;
    connect(from)?.execute("VACUUM INTO ?1", [name])?;
    // The engine does not wait for the disk here.
    let synced = File::open(to).and_then(|file| file.sync_all());
    synced.map_err(|error| StoreFailure::Unavailable(error.to_string()))
}

/// Looks through every page and every index of a file that nobody writes.
pub(crate) fn check(path: &Path) -> Result<(), StoreFailure> {
    let broken = |_| StoreFailure::Rejected(Rejection::BackupBroken);
    let connection = connect(path).map_err(broken)?;
    let found = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    match found.map_err(|error| broken(error.into()))?.as_str() {
        "ok" => Ok(()),
        _ => Err(Rejection::BackupBroken.into()),
    }
}

/// Refuses a file of a newer release.
pub(super) fn refuse_newer(connection: &mut Connection) -> Result<(), StoreFailure> {
    let found = at_once(crate::archive::found(&mut Borrowed(connection)))?;
    Ok(crate::archive::refuse_newer(&SchemaVersions { found, release: release() })?)
}

fn connect(path: &Path) -> Result<Connection, StoreFailure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA busy_timeout = 10000")?;
    Ok(connection)
}
