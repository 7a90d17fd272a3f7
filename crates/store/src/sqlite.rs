//! SQLite: one writer thread, many readers.

mod archive;
mod baseline;
mod load;
mod session;
mod writer;

use crate::batch::{Batch, Committed, PoolId};
use crate::failure::StoreFailure;
use crate::session::Step;
use crate::store::LoadedMember;
use crate::value::Row;
use rusqlite::Connection;
use session::Reader;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use writer::Writer;

pub(crate) use archive::{check, copy, reading, release};
pub use baseline::Baseline;

mod migrations {
    //! The numbered steps from nothing to the schema of this release.
    refinery::embed_migrations!("migrations/sqlite");
}

/// A community in one SQLite file.
pub(crate) struct SqliteStore {
    path: PathBuf,
    writer: Writer,
    /// Idle readers; one is opened when all are at work.
    readers: Arc<Mutex<Vec<Connection>>>,
}

impl SqliteStore {
    /// Opens the file, makes it when there is none, and brings its schema up to date.
    pub fn open(path: &Path) -> Result<SqliteStore, StoreFailure> {
        let mut connection = connect(path)?;
        archive::refuse_newer(&mut connection)?;
        migrations::migrations::runner().run(&mut connection)?;
        let writer = Writer::start(connection)?;
        Ok(SqliteStore { path: path.to_owned(), writer, readers: Arc::default() })
    }

    /// Opens a new file to fill it, without waiting for the disk.
    pub fn open_to_build(path: &Path) -> Result<SqliteStore, StoreFailure> {
        let mut connection = connect(path)?;
        connection
            .execute_batch("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 100000;")?;
        migrations::migrations::runner().run(&mut connection)?;
        let writer = Writer::start(connection)?;
        Ok(SqliteStore { path: path.to_owned(), writer, readers: Arc::default() })
    }

    /// Applies a batch.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        self.writer.commit(batch).await
    }

    /// Runs statements in one transaction.
    pub async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        self.writer.run(steps).await
    }

    /// Loads members into a file that no store has open.
    pub fn load(
        path: &Path,
        pool: PoolId,
        members: &mut dyn Iterator<Item = LoadedMember>,
    ) -> Result<(), StoreFailure> {
        load::load(&mut connect(path)?, pool, members)
    }

    /// A connection that sees one state of the file until it is dropped.
    pub fn reader(&self) -> Result<Reader, StoreFailure> {
        let idle = self.readers.lock().map_or(None, |mut readers| readers.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        Reader::begin(connection, Arc::clone(&self.readers))
    }
}

/// A connection to the file: write-ahead log, every commit on disk before it is acknowledged, and
/// what is deleted, such as an erased person's key, overwritten.
fn connect(path: &Path) -> Result<Connection, StoreFailure> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA busy_timeout = 10000;
         PRAGMA secure_delete = FAST;
         PRAGMA cache_size = -262144;",
    )?;
    Ok(connection)
}
