//! The contract: one store, whichever engine keeps it.

use crate::batch::{Batch, Committed, MemberId, PoolId, WRITES_MAX};
use crate::failure::StoreFailure;
use crate::known_shares::KnownShares;
use crate::loaded_cases::LoadedCase;
use crate::postgres::PostgresStore;
use crate::reads;
use crate::session::{Knowing, Session, Step};
use crate::sqlite::SqliteStore;
use crate::value::Row;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{CaseOutcome, MemberOutcome, Round};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A community's store.
pub struct Store {
    engine: Engine,
    /// What was read of settled rounds.
    shares: Arc<KnownShares>,
}

enum Engine {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

/// A prepaid member who shares from the first round on, for a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadedMember {
    /// The member's id.
    pub id: MemberId,
    /// The day of joining, before the first cut.
    pub joined_on: Date,
    /// What a share is counted in; at least 1.
    pub units: u32,
    /// The balance the member brings.
    pub balance: Amount,
    /// What the salts of the member's balances are made from, where the community keeps a log.
    pub secret: Option<[u8; 16]>,
}

/// The plain way to charge a round, which the store does without: a balance a member, updated. It
/// is what `tongzhou bench store` measures against, in the same engine.
pub enum Baseline {
    /// In a file of its own.
    Sqlite(crate::sqlite::Baseline),
    /// In a table of its own.
    Postgres(crate::postgres::Baseline),
}

impl Store {
    fn over(engine: Engine) -> Store {
        Store { engine, shares: Arc::default() }
    }

    /// Opens the community at an address and brings its schema up to date: `postgres://…` or
    /// PostgreSQL's `key=value` form, else the path of a file, made when there is none.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn open(address: &str) -> Result<Store, StoreFailure> {
        Ok(Store::over(match is_postgres(address) {
            true => Engine::Postgres(PostgresStore::open(address).await?),
            false => Engine::Sqlite(SqliteStore::open(Path::new(address))?),
        }))
    }

    /// Opens a new SQLite file to fill it: nothing waits for the disk until [`Store::settle_down`],
    /// and a crash before that may leave a broken file, to be deleted. A batch that is refused ends
    /// the building.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn open_to_build(path: &Path) -> Result<Store, StoreFailure> {
        Ok(Store::over(Engine::Sqlite(SqliteStore::open_to_build(path)?)))
    }

    /// Ends the building of a file: once this answers, what was written survives a crash. A store
    /// that was opened in the ordinary way has nothing to settle.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn settle_down(&self) -> Result<(), StoreFailure> {
        match &self.engine {
            Engine::Sqlite(store) => store.settle_down().await,
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Applies a batch. Once this answers, the batch survives a crash.
    ///
    /// # Errors
    /// [`StoreFailure::Rejected`]: nothing of the batch was written;
    /// [`StoreFailure::Unavailable`]: nothing was acknowledged, and the same batch may be sent
    /// again.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, StoreFailure> {
        if batch.writes.len() > WRITES_MAX {
            return Err(Rejection::TooMany.into());
        }
        match &self.engine {
            Engine::Sqlite(store) => store.commit(batch).await,
            Engine::Postgres(store) => store.commit(batch).await,
        }
    }

    /// Runs statements in one durable transaction: the queues of jobs and deliveries, whose
    /// repetition is harmless and whose history nobody needs.
    pub(crate) async fn run(&self, steps: Vec<Step>) -> Result<Vec<Row>, StoreFailure> {
        match &self.engine {
            Engine::Sqlite(store) => store.run(steps).await,
            Engine::Postgres(store) => store.run(steps).await,
        }
    }

    /// A session that reads the store as it is now, whatever is written meanwhile.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn reader(&self) -> Result<Box<dyn Session>, StoreFailure> {
        let session: Box<dyn Session> = match &self.engine {
            Engine::Sqlite(store) => Box::new(store.reader().await?),
            Engine::Postgres(store) => Box::new(store.reader().await?),
        };
        Ok(Box::new(Knowing { session, shares: Arc::clone(&self.shares) }))
    }

    /// Loads the members of a prepaid pool that has settled no round yet: all or none, for
    /// measurements. What a member brings is no deposit of its own, so there is no statement of
    /// these members. In SQLite
    /// this needs the file to itself: no store may have it open.
    ///
    /// # Errors
    /// Those of [`Store::commit`].
    pub async fn load(
        address: &str,
        pool: PoolId,
        mut members: impl Iterator<Item = LoadedMember> + Send,
    ) -> Result<(), StoreFailure> {
        match is_postgres(address) {
            true => PostgresStore::open(address).await?.load(pool, &mut members).await,
            false => SqliteStore::load(Path::new(address), pool, &mut members),
        }
    }

    /// Loads cases with their steps and papers: all or none, for measurements. Nothing is checked
    /// that their steps would have been checked for. In SQLite this needs the file to itself.
    ///
    /// # Errors
    /// [`StoreFailure::Rejected`] for what the schema forbids; [`StoreFailure::Unavailable`].
    pub async fn load_cases(
        address: &str,
        pool: PoolId,
        mut cases: impl Iterator<Item = LoadedCase> + Send,
    ) -> Result<(), StoreFailure> {
        match is_postgres(address) {
            true => PostgresStore::open(address).await?.load_cases(pool, &mut cases).await,
            false => SqliteStore::load_cases(Path::new(address), pool, &mut cases),
        }
    }

    /// Every settled round of a pool, in time order.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn rounds(&self, pool: PoolId) -> Result<Vec<Round>, StoreFailure> {
        reads::rounds(&mut *self.reader().await?, pool).await
    }

    /// What became of each case of a pool, in the order of SETTLEMENT §4, with its id.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn cases(&self, pool: PoolId) -> Result<Vec<(String, CaseOutcome)>, StoreFailure> {
        reads::cases(&mut *self.reader().await?, pool).await
    }

    /// Where a member stands at the end of a day.
    ///
    /// # Errors
    /// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
    pub async fn member(
        &self,
        pool: PoolId,
        id: MemberId,
        on: Date,
    ) -> Result<MemberOutcome, StoreFailure> {
        reads::member(&mut *self.reader().await?, pool, id, on).await
    }
}

impl Baseline {
    /// One row a balance, at the address of a store of its own.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn create(
        address: &str,
        mut balances: impl Iterator<Item = Amount> + Send,
    ) -> Result<Baseline, StoreFailure> {
        Ok(match is_postgres(address) {
            true => {
                Baseline::Postgres(crate::postgres::Baseline::create(address, &mut balances).await?)
            }
            false => Baseline::Sqlite(crate::sqlite::Baseline::create(
                Path::new(address),
                &mut balances,
            )?),
        })
    }

    /// Adds up the balances and secrets of a community in a SQLite file, in the engine: what a tree
    /// of balances is measured against. Answers how long it took, and the sum.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn scan(path: &Path) -> Result<(Duration, i64), StoreFailure> {
        let started = Instant::now();
        let sum = crate::sqlite::Baseline::scan(path)?;
        Ok((started.elapsed(), sum))
    }

    /// Takes a share from every balance, durably.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn charge(&self, share: Amount) -> Result<(), StoreFailure> {
        match self {
            Baseline::Sqlite(baseline) => baseline.charge(share),
            Baseline::Postgres(baseline) => baseline.charge(share).await,
        }
    }
}

/// Whether an address is one of PostgreSQL; any other is the path of a SQLite file.
pub fn is_postgres(address: &str) -> bool {
    let forms = ["postgres://", "postgresql://", "host="];
    forms.iter().any(|form| address.starts_with(form))
}
