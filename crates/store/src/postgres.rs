//! PostgreSQL: several servers may share one database.

mod archive;
mod baseline;
mod deposits;
mod group;
mod load;
mod session;

use crate::apply::apply;
use crate::batch::{Batch, Committed, PoolId};
use crate::failure::StoreFailure;
use crate::loaded_cases::LoadedCase;
use crate::session::{Step, run as run_steps};
use crate::store::LoadedMember;
use crate::transaction::KnownPools;
use crate::value::Row;
use crate::write::Write;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use group::DepositGroups;
use session::{Reader, Writing};
use std::sync::{Arc, Mutex};
use tokio_postgres::{Config, NoTls};

pub(crate) use archive::{distribute, reading, release, variables};
pub use baseline::Baseline;

mod migrations {
    //! The numbered steps from nothing to the schema of this release.
    refinery::embed_migrations!("migrations/postgres");
}

/// How many connections one server holds.
const CONNECTIONS_MAX: usize = 16;

/// How often a batch is tried that collided with another.
const TRIES_MAX: u32 = 8;

/// Two servers that start at once migrate one after the other: the lock of this number.
const MIGRATION_LOCK: i64 = 0x746f_6e67_7a68_6f75;

/// A community in a PostgreSQL database.
pub(crate) struct PostgresStore {
    connections: Connections,
    deposits: DepositGroups,
}

/// Connections, and what is known of the pools, for writing.
#[derive(Clone)]
struct Connections {
    pool: Pool,
    known: Arc<Mutex<Vec<KnownPools>>>,
}

impl PostgresStore {
    /// Connects and brings the schema up to date.
    pub async fn open(address: &str) -> Result<PostgresStore, StoreFailure> {
        let config: Config = address.parse()?;
        migrate(&config).await?;
        let recycling_method = RecyclingMethod::Fast;
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method });
        let pool = Pool::builder(manager).max_size(CONNECTIONS_MAX).build();
        let pool = pool.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
        let connections = Connections { pool, known: Arc::default() };
        let deposits = DepositGroups::start(&connections);
        Ok(PostgresStore { connections, deposits })
    }

    /// Applies a batch. Deposits share commits; all else has a transaction of its own.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        if matches!(batch.writes.as_slice(), [Write::Deposit(_)]) {
            return self.deposits.commit(batch).await;
        }
        self.connections.commit(batch).await
    }

    /// Runs statements in one transaction.
    pub async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        self.connections.run(steps).await
    }

    /// A connection that sees one state of the database until it is dropped.
    pub async fn reader(&self) -> Result<Reader, StoreFailure> {
        Reader::begin(self.connections.pool.get().await?).await
    }

    /// Loads members by binary COPY.
    pub async fn load(
        &self,
        pool: PoolId,
        members: &mut (dyn Iterator<Item = LoadedMember> + Send),
    ) -> Result<(), StoreFailure> {
        load::load(self.connections.pool.get().await?, pool, members).await
    }

    /// Loads cases by binary COPY.
    pub async fn load_cases(
        &self,
        pool: PoolId,
        cases: &mut (dyn Iterator<Item = LoadedCase> + Send),
    ) -> Result<(), StoreFailure> {
        load::load_cases(self.connections.pool.get().await?, pool, cases).await
    }
}

impl Connections {
    /// Applies a batch in a transaction of its own, again when it collided with another.
    async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        let connections = self.clone();
        // A task of its own: a client that goes away must not leave a transaction open.
        let work = tokio::spawn(async move {
            for _ in 1..TRIES_MAX {
                match connections.try_to_commit(&batch).await {
                    Err(StoreFailure::Collided) => {}
                    done => return done,
                }
            }
            connections.try_to_commit(&batch).await
        });
        work.await.map_err(|error| StoreFailure::Unavailable(error.to_string()))?
    }

    async fn try_to_commit(&self, batch: &Batch) -> Result<Committed, StoreFailure> {
        let mut connection = self.pool.get().await?;
        let mut known = self.take_known();
        connection.batch_execute("BEGIN").await?;
        let applied = apply(&mut Writing(&mut connection), &mut known, batch).await;
        let committed = finish(&connection, applied).await?;
        self.keep_known(known);
        Ok(committed)
    }

    /// Runs statements in a transaction of their own, again when it collided with another.
    async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        let connections = self.clone();
        let work = tokio::spawn(async move {
            for _ in 1..TRIES_MAX {
                match connections.try_to_run(&steps).await {
                    Err(StoreFailure::Collided) => {}
                    done => return done,
                }
            }
            connections.try_to_run(&steps).await
        });
        work.await.map_err(|error| StoreFailure::Unavailable(error.to_string()))?
    }

    async fn try_to_run(&self, steps: &[Step]) -> Result<Vec<Row>, StoreFailure> {
        let mut connection = self.pool.get().await?;
        connection.batch_execute("BEGIN").await?;
        let done = run_steps(&mut Writing(&mut connection), steps).await;
        finish(&connection, done).await
    }

    fn take_known(&self) -> KnownPools {
        let mut known = self.known.lock().map_or(None, |mut idle| idle.pop()).unwrap_or_default();
        known.forget_rows();
        known
    }

    /// Keeps what is known after a commit; what a failed transaction saw is forgotten.
    fn keep_known(&self, known: KnownPools) {
        if let Ok(mut idle) = self.known.lock() {
            idle.push(known);
        }
    }
}

/// Commits what was applied, or rolls it back. A connection whose rollback fails is not used again.
async fn finish<T>(
    connection: &Object,
    applied: Result<T, StoreFailure>,
) -> Result<T, StoreFailure> {
    match applied {
        Ok(result) => {
            connection.batch_execute("COMMIT").await?;
            Ok(result)
        }
        Err(failure) => {
            connection.batch_execute("ROLLBACK").await?;
            Err(failure)
        }
    }
}

/// Brings the schema up to date, one server at a time.
async fn migrate(config: &Config) -> Result<(), StoreFailure> {
    let (mut client, connection) = config.connect(NoTls).await?;
    let driving = tokio::spawn(connection);
    client.execute("SELECT pg_advisory_lock($1)", &[&MIGRATION_LOCK]).await?;
    archive::refuse_newer(&client).await?;
    migrations::migrations::runner().run_async(&mut client).await?;
    // The end of the connection frees the lock.
    drop(client);
    let _ = driving.await;
    Ok(())
}
