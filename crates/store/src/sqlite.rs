//! SQLite: one writer thread, many readers.

mod archive;
mod balances;
mod baseline;
mod load;
mod plain_copy;
mod session;
mod writer;

use crate::batch::{Batch, Committed, PoolId};
use crate::failure::StoreFailure;
use crate::loaded_cases::LoadedCase;
use crate::session::Step;
use crate::store::LoadedMember;
use crate::value::Row;
use rusqlite::Connection;
use session::Reader;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use writer::{Pace, Writer};

pub(crate) use archive::{check, copy, reading, release};
pub use baseline::Baseline;
pub use plain_copy::PlainCopy;

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
    /// Whether the file is still being built.
    building: AtomicBool,
}

impl SqliteStore {
    /// Opens the file, makes it when there is none, and brings its schema up to date.
    pub fn open(path: &Path) -> Result<SqliteStore, StoreFailure> {
        SqliteStore::begin(path, connect(path)?, Pace::Durable)
    }

    /// Opens a new file to fill it, without waiting for the disk.
    pub fn open_to_build(path: &Path) -> Result<SqliteStore, StoreFailure> {
        SqliteStore::begin(path, connect_to_build(path)?, Pace::Building)
    }

    fn begin(
        path: &Path,
        mut connection: Connection,
        pace: Pace,
    ) -> Result<SqliteStore, StoreFailure> {
        archive::refuse_newer(&mut connection)?;
        migrations::migrations::runner().run(&mut connection)?;
        let writer = Writer::start(connection, pace)?;
        let building = AtomicBool::new(pace == Pace::Building);
        Ok(SqliteStore { path: path.to_owned(), writer, readers: Arc::default(), building })
    }

    /// Ends the building: what was written is on disk, and from here all is as in a file that was
    /// opened in the ordinary way.
    pub async fn settle_down(&self) -> Result<(), StoreFailure> {
        if let Ok(mut idle) = self.readers.lock() {
            idle.clear();
        }
        self.writer.settle_down().await?;
        File::open(&self.path)
            .and_then(|file| file.sync_all())
            .map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
        self.building.store(false, Ordering::Release);
        Ok(())
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

    /// Loads cases into a file that no store has open.
    pub fn load_cases(
        path: &Path,
        pool: PoolId,
        cases: &mut dyn Iterator<Item = LoadedCase>,
    ) -> Result<(), StoreFailure> {
        load::load_cases(&mut connect(path)?, pool, cases)
    }

    /// A connection that sees one state of the file until it is dropped.
    pub async fn reader(&self) -> Result<Reader, StoreFailure> {
        let building = self.building.load(Ordering::Acquire);
        if building {
            self.writer.show().await?;
        }
        let idle = self.readers.lock().map_or(None, |mut readers| readers.pop());
        let connection = match idle {
            Some(connection) => connection,
            None if building => connect_to_build(&self.path)?,
            None => connect(&self.path)?,
        };
        Reader::begin(connection, Arc::clone(&self.readers))
    }
}

/// A connection to the file: write-ahead log, every commit on disk before it is acknowledged, and
/// what is deleted, such as an erased person's key, overwritten. The log is copied into the file
/// every 64 MiB, so that pages which many batches touch are copied once.
fn connect(path: &Path) -> Result<Connection, StoreFailure> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA busy_timeout = 10000;
         PRAGMA secure_delete = FAST;
         PRAGMA cache_size = -262144;
         PRAGMA wal_autocheckpoint = 16384;",
    )?;
    Ok(connection)
}

/// A connection to a file that is being built: a crash may leave it broken, so nothing is kept for
/// the case of one. Readers never meet a commit, since only they
/// ask for it.
fn connect_to_build(path: &Path) -> Result<Connection, StoreFailure> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA busy_timeout = 10000;
         PRAGMA cache_spill = OFF;
         PRAGMA cache_size = -1048576;",
    )?;
    Ok(connection)
}

/// Brings the connection that built a file to how [`connect`] opens one.
fn settle_down(connection: &Connection) -> Result<(), StoreFailure> {
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA journal_mode = WAL;
         PRAGMA cache_spill = ON;
         PRAGMA secure_delete = FAST;
         PRAGMA cache_size = -262144;
         PRAGMA wal_autocheckpoint = 16384;",
    )?;
    Ok(())
}
