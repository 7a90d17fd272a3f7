//! Rounds by schedule: the business date of a pool moves a day at a time, with what the day brings.
//!
//! Each day is one batch whose id says pool and day: the settlement that falls on it, then the cut
//! (SETTLEMENT §2), and the move of the date. However often and by however many servers a day is
//! begun, it happens once. **Invariant: no step reads the clock**; a day is a day of the pool.
//!
//! A postpaid round settles once its debits are confirmed, and any round once the objections to its
//! cases are answered; until then the date waits.

use crate::community::Community;
use crate::plans::find_rules_on;
use crate::public_log::balances::{commit_balances, round_without_tree};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Time};
use ledger::Rejection;
use pool::{Position, quote};
use rules::calendar::{Calendar, RoundDates};
use rules::sharing::{Funding, Sharing};
use sha2::{Digest, Sha256};
use store::case_reads::waiting_objected;
use store::{
    Batch, MemberId, NextDay, PoolId, PoolState, Schedule, ScheduleWrite, Session, StoreFailure,
    Write, reads,
};
use uuid::Uuid;

mod preview;

pub use preview::{Preview, RoundRange, coming_round, preview, range};

/// Where a business date has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advanced {
    /// The date is this one, as was asked or later.
    At(Date),
    /// The date is this one; the round of the next day waits for its debits.
    Waiting {
        /// The business date.
        at: Date,
        /// The round whose debits are out.
        round: u32,
        /// How often they were sent out.
        tries: u32,
    },
    /// The date is this one; the round of the next day waits until objections are answered
    /// (SETTLEMENT §4).
    Objected {
        /// The business date.
        at: Date,
        /// The round.
        round: u32,
        /// How many of its cases have an objection open, at most as many as are counted.
        cases: u32,
    },
    /// The date is this one; a supervisor has ordered that no round is cut or settled, and the next
    /// day would. No day is left out: they are made up once the order is lifted.
    Stopped {
        /// The business date.
        at: Date,
    },
}

/// How many objected cases are counted.
const OBJECTED_MAX: u32 = 1_000;

/// Gives a pool its time zone, its business date, and the first day a round may be cut.
///
/// # Errors
/// [`Rejection::TimeZoneUnknown`], [`Rejection::ScheduleBackwards`],
/// [`Rejection::ScheduleDuplicate`], [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn set_schedule(
    community: &Community,
    pool: PoolId,
    schedule: Schedule,
) -> Result<(), StoreFailure> {
    let next = next_day(&schedule.time_zone, schedule.business_date)?;
    // An id of its own for each content: another schedule is refused as a duplicate.
    let name = format!("schedule {schedule:?}");
    let id = step_id(pool, schedule.business_date, &name);
    let write = Write::Schedule(ScheduleWrite::Set(schedule, next));
    community.store.commit(Batch::of_pool(id, pool, vec![write])).await?;
    Ok(())
}

/// The calendar day of a pool at an instant: what its business date should be.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn calendar_day(
    community: &Community,
    pool: PoolId,
    now: Timestamp,
) -> Result<Date, StoreFailure> {
    let schedule = reads::schedule(&mut *community.store.reader().await?, pool).await?;
    Ok(now.to_zoned(zone(&schedule.time_zone)?).date())
}

/// Moves the business date of a pool on to a day, step by step; a date that is there already stays.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`], [`Rejection::PoolUnknown`], and those of a settlement;
/// [`StoreFailure::Unavailable`]: what was done is done, and the rest may be asked for again.
pub async fn advance(
    community: &Community,
    pool: PoolId,
    to_date: Date,
) -> Result<Advanced, StoreFailure> {
    loop {
        // One reader for schedule and pool, so that both are of one moment.
        let mut reader = community.store.reader().await?;
        let schedule = reads::schedule(&mut *reader, pool).await?;
        let at = schedule.business_date;
        if let Some(round) = round_without_tree(community, &mut *reader, pool).await? {
            // No day goes by before the balances after a round are committed to.
            drop(reader);
            commit_balances(community, (pool, round), at).await?;
            continue;
        }
        if at >= to_date {
            return Ok(Advanced::At(at));
        }
        let day = at.tomorrow().map_err(|_| Rejection::DateInvalid)?;
        let state = reads::pool_state(&mut *reader, pool).await?;
        let settles = state.open.filter(|(_, dates)| dates.settle <= day);
        if let (Some((round, _)), Funding::Postpaid(_)) = (settles, state.sharing.funding) {
            let run = reads::debit_run(&mut *reader, pool, round).await?;
            if run.is_none_or(|run| run.confirmed_on.is_none()) {
                drop(reader);
                match open_debits(community, pool, round, day).await {
                    Err(StoreFailure::Rejected(Rejection::RoundsStopped)) => {
                        return Ok(Advanced::Stopped { at });
                    }
                    opened => opened?,
                }
                let tries = run.map_or(1, |run| run.tries);
                return Ok(Advanced::Waiting { at, round, tries });
            }
        }
        if let Some((round, dates)) = settles {
            let objected = waiting_objected(&mut *reader, pool, dates.cut, OBJECTED_MAX).await?;
            if let Some(cases) = u32::try_from(objected.len()).ok().filter(|count| *count > 0) {
                return Ok(Advanced::Objected { at, round, cases });
            }
        }
        let rules = find_rules_on(community, &mut *reader, pool, day).await?;
        drop(reader);
        let sharing = rules.map_or(state.sharing.clone(), |rules| rules.sharing().clone());
        let batch = day_batch(pool, (&schedule, &state, sharing), day)?;
        match community.store.commit(batch).await {
            // Another server moved the date meanwhile: read it again.
            Ok(_) | Err(StoreFailure::Rejected(Rejection::BusinessDateStale)) => {}
            Err(StoreFailure::Rejected(Rejection::RoundsStopped)) => {
                return Ok(Advanced::Stopped { at });
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// Sends the debits of a round out once more; answers which try this is.
///
/// # Errors
/// [`Rejection::DebitRunUnknown`], [`Rejection::DebitRunConfirmed`],
/// [`Rejection::DebitTriesUsedUp`]; [`StoreFailure::Unavailable`].
pub async fn retry_debits(
    community: &Community,
    pool: PoolId,
    round: u32,
) -> Result<u32, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let run = reads::debit_run(&mut *reader, pool, round).await?;
    let run = run.ok_or(Rejection::DebitRunUnknown)?;
    drop(reader);
    let tries = run.tries + 1;
    let write = ScheduleWrite::RetryDebits { round, tries };
    commit(community, pool, run.opened_on, &format!("debits {round} try {tries}"), write).await?;
    Ok(tries)
}

/// Writes that the debit of a member did not succeed.
///
/// # Errors
/// [`Rejection::MemberUnknown`], [`Rejection::FailureInPrepaid`],
/// [`Rejection::DebitRunUnknown`], [`Rejection::DebitRunConfirmed`];
/// [`StoreFailure::Unavailable`].
pub async fn fail_debit(
    community: &Community,
    pool: PoolId,
    round: u32,
    member: MemberId,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let funding = reads::pool_state(&mut *reader, pool).await?.sharing.funding;
    if matches!(funding, Funding::Prepaid(_)) {
        return Err(Rejection::FailureInPrepaid.into());
    }
    let run = reads::debit_run(&mut *reader, pool, round).await?;
    let run = run.ok_or(Rejection::DebitRunUnknown)?;
    drop(reader);
    let id = step_id(pool, run.opened_on, &format!("debits {round} failed {member}"));
    let batch = Batch::of_pool(id, pool, vec![Write::Fail { round, member }]);
    community.store.commit(batch).await?;
    Ok(())
}

/// Says that every debit of a round has succeeded or is written as failed, so that it may settle.
///
/// # Errors
/// [`Rejection::DebitRunUnknown`]; [`StoreFailure::Unavailable`].
pub async fn confirm_debits(
    community: &Community,
    pool: PoolId,
    round: u32,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let run = reads::debit_run(&mut *reader, pool, round).await?;
    let on = run.ok_or(Rejection::DebitRunUnknown)?.opened_on;
    drop(reader);
    let write = ScheduleWrite::ConfirmDebits { round, on };
    commit(community, pool, on, &format!("debits {round} confirmed"), write).await
}

async fn open_debits(
    community: &Community,
    pool: PoolId,
    round: u32,
    on: Date,
) -> Result<(), StoreFailure> {
    let write = ScheduleWrite::OpenDebits { round, on };
    commit(community, pool, on, &format!("debits {round} opened"), write).await
}

async fn commit(
    community: &Community,
    pool: PoolId,
    on: Date,
    name: &str,
    write: ScheduleWrite,
) -> Result<(), StoreFailure> {
    let id = step_id(pool, on, name);
    let batch = Batch::of_pool(id, pool, vec![Write::Schedule(write)]);
    community.store.commit(batch).await?;
    Ok(())
}

/// Everything a day brings, in the order of SETTLEMENT §2. The move comes first: it refuses a day
/// that was planned from an older date. The rules in force that day count from the next round on.
fn day_batch(
    pool: PoolId,
    (schedule, state, in_force): (&Schedule, &PoolState, Sharing),
    day: Date,
) -> Result<Batch, StoreFailure> {
    let next = next_day(&schedule.time_zone, day)?;
    let from = schedule.business_date;
    let mut writes = vec![Write::Schedule(ScheduleWrite::Move { from, to: day, next })];
    let settles = state.open.is_some_and(|(_, dates)| dates.settle <= day);
    if settles {
        writes.push(Write::Settle);
    }
    let between_rounds = settles || state.open.is_none();
    let changes = between_rounds && in_force != state.sharing;
    let calendar = if changes { &in_force.calendar } else { &state.sharing.calendar };
    let cuts = calendar.rounds(day, day)?;
    if changes {
        writes.push(Write::ChangeSharing(Box::new(in_force.clone())));
    }
    if day >= schedule.first_round_from {
        writes.extend(cuts.into_iter().map(Write::Cut));
    }
    let id = step_id(pool, day, "day");
    let mut batch = Batch::of_pool(id, pool, writes);
    // The day is what is asked for: who asks later, of a pool that moved on, asks the same.
    batch.fingerprint = Sha256::digest(id).into();
    Ok(batch)
}

/// The next round's dates: the first cut after a day.
pub(crate) fn next_dates(
    calendar: &Calendar,
    after: Date,
    from: Date,
) -> Result<RoundDates, Rejection> {
    let first = after.tomorrow().map_err(|_| Rejection::DateInvalid)?.max(from);
    // A calendar has a cut in every month.
    let through = first.last_of_month().tomorrow().map_or(first, Date::last_of_month);
    let rounds = calendar.rounds(first, through)?;
    rounds.into_iter().next().ok_or(Rejection::DateInvalid)
}

/// An id of RFC 9562, version 8, that says what the batch does: the milliseconds of the day, as in
/// version 7, then a hash. So a pool's own batches stand in the order of days.
pub(crate) fn step_id(pool: PoolId, day: Date, name: &str) -> Uuid {
    step_id_at(pool, day, name, 0)
}

/// The same for what follows the steps of a day, so that it also stands behind them.
pub(crate) fn later_step_id(pool: PoolId, day: Date, name: &str) -> Uuid {
    step_id_at(pool, day, name, 1)
}

fn step_id_at(pool: PoolId, day: Date, name: &str, place: i64) -> Uuid {
    let midnight = TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight()));
    let milliseconds = midnight.map_or(0, |at| at.as_millisecond()).saturating_add(place);
    let hash = Sha256::digest(format!("tongzhou/step/1\n{pool}\n{day}\n{name}"));
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&hash[..10]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn next_day(time_zone: &str, day: Date) -> Result<NextDay, Rejection> {
    let day = day.tomorrow().map_err(|_| Rejection::DateInvalid)?;
    Ok(NextDay { day, begins: first_instant(time_zone, day)? })
}

/// When a day begins in a time zone.
pub(crate) fn first_instant(time_zone: &str, day: Date) -> Result<Timestamp, Rejection> {
    let begins = day.to_zoned(zone(time_zone)?).map_err(|_| Rejection::DateInvalid)?;
    Ok(begins.timestamp())
}

/// The day of an instant in a time zone.
pub(crate) fn day_in(time_zone: &str, at: Timestamp) -> Result<Date, Rejection> {
    Ok(at.to_zoned(zone(time_zone)?).date())
}

/// A zone of the database that the program carries, so that every machine has the same.
pub(crate) fn zone(name: &str) -> Result<TimeZone, Rejection> {
    let database = jiff::tz::TimeZoneDatabase::bundled();
    database.get(name).map_err(|_| Rejection::TimeZoneUnknown)
}
