//! Doing what is due: one step of a worker's loop. The caller brings the time and does the waiting.
//!
//! Jobs are leases (see `store`): a job whose worker died is claimed by another once its lease
//! has ended. Each is idempotent, so a worker that was only slow does no harm.

use crate::ageing::age_out_all;
use crate::cases::cases_of_day;
use crate::community::Community;
use crate::notices::announcing::announce;
use crate::notices::sending::send_due;
use crate::public_log::publishing::{Written, write_log};
use crate::put_off::PutOff;
use crate::schedule::{Advanced, advance};
use crate::webhooks::{Sender, deliver, tell};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::{Job, JobKind, PoolId, StoreFailure};
use uuid::Uuid;

/// How soon the outbox and the deliveries are looked at again when there was nothing to do.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_secs(1);

/// How soon a day that waits for debits or answers is tried again.
const WAIT_FOR_PEOPLE: SignedDuration = SignedDuration::from_mins(10);

/// The first delay after a failure; each further failure doubles it.
const FIRST_DELAY: SignedDuration = SignedDuration::from_secs(5);

/// After this many doublings the delay stays: 85 minutes.
const DOUBLINGS_MAX: u32 = 10;

/// What a worker did in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// Jobs that had something to do and did it.
    pub done: u32,
    /// Jobs that found nothing to do, or wait for somebody.
    pub idle: u32,
    /// Jobs that failed and are tried again.
    pub failed: u32,
}

/// What a job came to.
enum Outcome {
    Done,
    More,
    Nothing,
    /// Somebody has to do something first; it is looked at again after so long.
    Waits(PutOff, SignedDuration),
}

/// Moves a pool on to a day, with what the day brings to its members and its cases.
///
/// # Errors
/// Those of [`advance`]; [`StoreFailure::Unavailable`]: the rest may be asked for again.
pub async fn live_through(
    community: &Community,
    pool: PoolId,
    day: Date,
    now: Timestamp,
) -> Result<Advanced, StoreFailure> {
    let advanced = advance(community, pool, day).await?;
    if let Advanced::At(_) = advanced {
        age_out_all(community, pool, day, now).await?;
    }
    // The clocks of cases go on where a round waits: those who are late are late.
    cases_of_day(community, pool, day, now).await?;
    Ok(advanced)
}

/// Claims jobs that are due, at most so many, and runs them one after the other.
///
/// # Errors
/// [`StoreFailure::Unavailable`]; what was claimed is claimed again once its lease has ended.
pub async fn run_due(
    community: &Community,
    sender: &Sender,
    worker: Uuid,
    now: Timestamp,
    limit: u32,
) -> Result<Ran, StoreFailure> {
    let mut ran = Ran::default();
    for job in community.store.claim_jobs(worker, now, limit).await? {
        let outcome = run(community, sender, &job, now).await;
        let counter = match &outcome {
            Ok(Outcome::Done | Outcome::More) => &mut ran.done,
            Ok(Outcome::Nothing | Outcome::Waits(..)) => &mut ran.idle,
            Err(_) => &mut ran.failed,
        };
        *counter += 1;
        end(community, worker, &job, now, outcome).await?;
    }
    Ok(ran)
}

/// Tells people of what happened, sends what is due to them and writes the log; answers how much
/// there was to do.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn tell_people(community: &Community, now: Timestamp) -> Result<usize, StoreFailure> {
    let told = tell(community, now).await?;
    let announced = announce(community, now).await?;
    let sent = send_due(community, now).await?;
    let logged = write_log(community).await?.done;
    Ok(told.saturating_add(announced).saturating_add(sent).saturating_add(logged))
}

async fn run(
    community: &Community,
    sender: &Sender,
    job: &Job,
    now: Timestamp,
) -> Result<Outcome, StoreFailure> {
    Ok(match job.kind {
        JobKind::Day(pool, day) => match live_through(community, pool, day, now).await? {
            Advanced::At(_) => Outcome::Done,
            Advanced::Waiting { .. } => Outcome::Waits(PutOff::Debits, WAIT_FOR_PEOPLE),
            Advanced::Objected { .. } => Outcome::Waits(PutOff::Answers, WAIT_FOR_PEOPLE),
            Advanced::Stopped { .. } => Outcome::Waits(PutOff::Supervisor, WAIT_FOR_PEOPLE),
        },
        JobKind::Tell => {
            match tell(community, now).await?.saturating_add(announce(community, now).await?) {
                0 => Outcome::Nothing,
                _ => Outcome::More,
            }
        }
        JobKind::Deliver => {
            // What one way holds up does not hold up the other.
            let (told, sent) = (deliver(community, sender, now).await, send_due(community, now));
            match told?.saturating_add(sent.await?) {
                0 => Outcome::Nothing,
                _ => Outcome::More,
            }
        }
        JobKind::Log => match write_log(community).await? {
            Written { done: 1.., .. } => Outcome::More,
            Written { waits: Some(told), .. } => {
                Outcome::Waits(PutOff::Witnesses(told), LOOK_AGAIN)
            }
            Written { .. } => Outcome::Nothing,
        },
    })
}

async fn end(
    community: &Community,
    worker: Uuid,
    job: &Job,
    now: Timestamp,
    outcome: Result<Outcome, StoreFailure>,
) -> Result<(), StoreFailure> {
    let store = &community.store;
    let later = |delay| now.saturating_add(delay).unwrap_or(Timestamp::MAX);
    let put_off = |run_at, tries, why: Option<PutOff>| async move {
        let why = why.map(|why| why.to_string()).unwrap_or_default();
        store.put_off_job(worker, &job.key, run_at, tries, &why).await
    };
    match outcome {
        Ok(Outcome::Done) => store.end_job(worker, &job.key, now).await?,
        Ok(Outcome::More) => put_off(now, 0, None).await?,
        Ok(Outcome::Nothing) => put_off(later(LOOK_AGAIN), 0, None).await?,
        Ok(Outcome::Waits(why, delay)) => put_off(later(delay), 0, Some(why)).await?,
        Err(failure) => {
            put_off(later(delay_after(job.tries)), job.tries, Some(failure.into())).await?
        }
    };
    Ok(())
}

/// How long to wait after a number of failures.
pub(crate) fn delay_after(failures: u32) -> SignedDuration {
    let doublings = failures.saturating_sub(1).min(DOUBLINGS_MAX);
    FIRST_DELAY.checked_mul(1 << doublings).expect("85 minutes fit")
}
