//! Jobs: what is to be done at a time, by whichever server comes first.
//!
//! A claim is a lease: a worker that dies holds its jobs until the lease ends, then another claims
//! them. So a job may be begun twice, and what it does must be idempotent.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::sql::schedule as sql;
use crate::store::Store;
use crate::value::Row;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// How long a claimed job stays with its worker: far longer than any job takes.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Moves the business date of a pool to a day.
    Day(PoolId, Date),
    /// Makes deliveries of the events nobody was told of yet.
    Tell,
    /// Sends the deliveries that are due.
    Deliver,
    /// Writes the public log.
    Log,
}

/// A claimed job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What names it.
    pub key: String,
    /// What it does.
    pub kind: JobKind,
    /// How often it was begun since it last succeeded, this time included.
    pub tries: u32,
}

impl Store {
    /// Claims jobs that are due, at most so many. Two workers never get the same one while the
    /// lease of the first lasts.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn claim_jobs(
        &self,
        worker: Uuid,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Job>, StoreFailure> {
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claim = vec![worker.into(), until.into(), now.into(), limit.into()];
        let rows = self.run(vec![(&sql::JOBS_CLAIM, claim)]).await?;
        let mut jobs: Vec<Job> = rows.into_iter().map(job).collect::<Result<_, _>>()?;
        jobs.sort_by(|one, other| one.key.cmp(&other.key));
        Ok(jobs)
    }

    /// Marks a job as done, if it is still this worker's; answers whether it was.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn end_job(
        &self,
        worker: Uuid,
        key: &str,
        now: Timestamp,
    ) -> Result<bool, StoreFailure> {
        let done = vec![now.into(), key.into(), worker.into()];
        Ok(!self.run(vec![(&sql::JOB_DONE, done)]).await?.is_empty())
    }

    /// Puts a job off, if it is still this worker's; answers whether it was. The tries count from
    /// zero again after a success.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn put_off_job(
        &self,
        worker: Uuid,
        key: &str,
        run_at: Timestamp,
        tries: u32,
        error: &str,
    ) -> Result<bool, StoreFailure> {
        let again = vec![run_at.into(), tries.into(), error.into(), key.into(), worker.into()];
        Ok(!self.run(vec![(&sql::JOB_AGAIN, again)]).await?.is_empty())
    }
}

fn job(row: Row) -> Result<Job, StoreFailure> {
    let mut columns = row.columns();
    let (key, kind): (_, String) = (columns.read()?, columns.read()?);
    let (pool, day): (Option<_>, Option<_>) = (columns.read()?, columns.read()?);
    let kind = match (kind.as_str(), pool, day) {
        ("day", Some(pool), Some(day)) => JobKind::Day(pool, day),
        ("tell", None, None) => JobKind::Tell,
        ("deliver", None, None) => JobKind::Deliver,
        ("log", None, None) => JobKind::Log,
        _ => return Err(StoreFailure::unreadable("job.kind")),
    };
    Ok(Job { key, kind, tries: columns.read()? })
}
