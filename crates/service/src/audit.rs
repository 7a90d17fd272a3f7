//! The audit trail, for those who oversee; the work that waits, for the operator.

use crate::Community;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use crate::schedule::zone;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Rejection;
use store::audit::{AuditEntry, AuditFilter, AuditPlace, audit_page};
use store::oversight::{Queues, queues};
use store::supervision::{OpenJob, open_jobs};
use store::{Event, NO_POOL, PoolId, StoreFailure, reads};

/// A page of who did what, when and why, the newest first, from behind a place on.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn trail(
    community: &Community,
    principal: &Principal,
    filter: &AuditFilter,
    after: Option<&AuditPlace>,
    limit: u32,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    principal.require(Line::MutualAid, Action::ReadAudit)?;
    audit_page(&mut *community.store.reader().await?, filter, after, limit).await
}

/// The first instant of a day and that of the next: in the time zone of a pool, or else of the
/// first pool there is.
///
/// # Errors
/// [`Rejection::DateInvalid`]; [`StoreFailure::Unavailable`].
pub async fn bounds_of_day(
    community: &Community,
    pool: Option<PoolId>,
    day: Date,
) -> Result<(Timestamp, Timestamp), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let pool = match pool {
        Some(pool) => Some(pool),
        None => reads::pools(&mut *reader, NO_POOL, 1).await?.pop(),
    };
    let zone = match pool {
        Some(pool) => zone(&reads::schedule(&mut *reader, pool).await?.time_zone)?,
        None => TimeZone::UTC,
    };
    let begins = |day: Date| {
        let begins = day.to_zoned(zone.clone()).map_err(|_| Rejection::DateInvalid)?;
        Ok::<Timestamp, Rejection>(begins.timestamp())
    };
    let next = day.tomorrow().map_err(|_| Rejection::DateInvalid)?;
    Ok((begins(day)?, begins(next)?))
}

/// How a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// A worker has it.
    Leased,
    /// It failed the last time and is tried again.
    Failed,
    /// It waits for somebody, and says for whom.
    Waits,
    /// It is due.
    Due,
    /// Its time has not come.
    Ahead,
}

impl JobState {
    /// The name on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            JobState::Leased => "leased",
            JobState::Failed => "failed",
            JobState::Waits => "waits",
            JobState::Due => "due",
            JobState::Ahead => "ahead",
        }
    }

    /// How a job is at a time.
    pub fn of(job: &OpenJob, now: Timestamp) -> JobState {
        match (job.locked_until, job.tries, job.error.is_empty()) {
            (Some(until), ..) if until > now => JobState::Leased,
            (_, 1.., false) => JobState::Failed,
            (_, 0, false) => JobState::Waits,
            _ if job.run_at <= now => JobState::Due,
            _ => JobState::Ahead,
        }
    }
}

/// What waits to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// How much of each waits.
    pub queues: Queues,
    /// The event that waits longest.
    pub oldest: Option<Event>,
    /// When it happened, as the id of its batch says.
    pub oldest_at: Option<Timestamp>,
}

/// A page of the jobs that are not done, the first due first, from behind a time and a name on.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn jobs(
    community: &Community,
    principal: &Principal,
    after: Option<(Timestamp, &str)>,
    limit: u32,
) -> Result<Vec<OpenJob>, StoreFailure> {
    operates(principal)?;
    // Jobs that are always due are due since the epoch.
    let before = Timestamp::from_second(-1).map_err(|_| Rejection::DateInvalid)?;
    let after = after.unwrap_or((before, ""));
    open_jobs(&mut *community.store.reader().await?, after, limit).await
}

/// What waits to be told, and since when.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn outbox(
    community: &Community,
    principal: &Principal,
    now: Timestamp,
) -> Result<Outbox, StoreFailure> {
    operates(principal)?;
    let mut reader = community.store.reader().await?;
    let queues = queues(&mut *reader, now).await?;
    let oldest = reads::untold(&mut *reader, 1).await?.pop();
    let oldest_at = oldest.as_ref().and_then(|event| {
        let (head, _) = event.batch.as_bytes().split_first_chunk::<6>()?;
        let mut bytes = [0; 8];
        bytes[2..].copy_from_slice(head);
        Timestamp::from_millisecond(i64::from_be_bytes(bytes)).ok()
    });
    Ok(Outbox { queues, oldest, oldest_at })
}

fn operates(principal: &Principal) -> Result<(), Rejection> {
    match principal.require(Line::MutualAid, Action::ManageAccounts) {
        Ok(()) => Ok(()),
        Err(_) => principal.require(Line::MutualAid, Action::ReadAudit),
    }
}
