//! SQLite behind the contract: one writer thread, many readers.

mod baseline;
mod cut;
mod load;
mod member_row;
mod reads;
mod round_row;
mod settle;
mod sharing_row;
mod sql;
mod writer;
mod writes;

use crate::batch::{Batch, PoolId};
use crate::failure::StoreFailure;
use ledger::Rejection;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use writer::Writer;

pub use baseline::Baseline;
pub use load::LoadedMember;

mod migrations {
    //! The numbered steps from nothing to the schema of this release.
    refinery::embed_migrations!("migrations/sqlite");
}

/// A community in one SQLite file.
pub struct SqliteStore {
    path: PathBuf,
    writer: Writer,
    /// Idle readers; one is opened when all are at work.
    readers: Mutex<Vec<Connection>>,
}

impl SqliteStore {
    /// Opens the file, makes it when there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn open(path: &Path) -> Result<SqliteStore, StoreFailure> {
        let mut connection = connect(path)?;
        migrations::migrations::runner().run(&mut connection)?;
        let writer = Writer::start(connection)?;
        Ok(SqliteStore { path: path.to_owned(), writer, readers: Mutex::default() })
    }

    /// Applies a batch. Once this returns `Ok`, the batch survives a crash.
    ///
    /// # Errors
    /// [`StoreFailure::Rejected`]: nothing of the batch was written;
    /// [`StoreFailure::Unavailable`]: nothing was acknowledged.
    pub fn commit(&self, batch: Batch) -> Result<(), StoreFailure> {
        if batch.writes.len() > crate::WRITES_MAX {
            return Err(Rejection::TooMany.into());
        }
        self.writer.commit(batch)
    }

    /// Loads the members of a prepaid pool that has settled no round yet: all or none.
    ///
    /// This needs the file to itself: no store may have it open.
    ///
    /// # Errors
    /// Those of [`SqliteStore::commit`].
    pub fn load(
        path: &Path,
        pool: PoolId,
        mut members: impl Iterator<Item = LoadedMember>,
    ) -> Result<(), StoreFailure> {
        load::load(&connect(path)?, pool, &mut members)
    }

    /// Runs a read on a connection of its own.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreFailure>,
    ) -> Result<T, StoreFailure> {
        let idle = self.readers.lock().map_or(None, |mut readers| readers.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let result = read(&connection);
        if let Ok(mut readers) = self.readers.lock() {
            readers.push(connection);
        }
        result
    }
}

/// A connection to the file: write-ahead log, every commit on disk before it is acknowledged.
fn connect(path: &Path) -> Result<Connection, StoreFailure> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA busy_timeout = 10000;
         PRAGMA cache_size = -262144;",
    )?;
    Ok(connection)
}
