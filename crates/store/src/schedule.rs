//! The business date of a pool and the debit runs of postpaid rounds.
//!
//! Invariant: a business date moves by one day, from the date the mover read; whoever read an
//! older one is refused. The job of the next day is written with the move.

use crate::batch::PoolId;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::schedule as sql;
use crate::transaction::Transaction;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;

/// The most tries of one debit run.
pub const DEBIT_TRIES_MAX: u32 = 3;

/// What can be written of a schedule.
#[derive(Clone, Debug)]
pub enum ScheduleWrite {
    /// The pool gets its schedule.
    Set(Schedule, NextDay),
    /// A business date moves to the next day.
    Move {
        /// The date the mover read.
        from: Date,
        /// The day after it.
        to: Date,
        /// When the day after that begins.
        next: NextDay,
    },
    /// The debits of the open round are sent out.
    OpenDebits {
        /// The round.
        round: u32,
        /// The business date.
        on: Date,
    },
    /// The debits that failed are tried once more.
    RetryDebits {
        /// The round.
        round: u32,
        /// Which try this is; the first is 1.
        tries: u32,
    },
    /// Every debit of the round has succeeded or is written as failed.
    ConfirmDebits {
        /// The round.
        round: u32,
        /// The business date.
        on: Date,
    },
}

/// The day a pool lives in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// As the IANA database names it.
    pub time_zone: String,
    /// The day whose steps have been taken.
    pub business_date: Date,
    /// The first day on which a round may be cut.
    pub first_round_from: Date,
}

/// The day after a business date, and its first instant in the pool's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextDay {
    /// The day.
    pub day: Date,
    /// When it begins.
    pub begins: Timestamp,
}

/// The collection of a postpaid round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebitRun {
    /// The settle date, on which it opens.
    pub opened_on: Date,
    /// How often debits were sent out.
    pub tries: u32,
    /// When it was confirmed.
    pub confirmed_on: Option<Date>,
}

/// The schedule of a pool.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn schedule(session: &mut dyn Session, pool: PoolId) -> Result<Schedule, StoreFailure> {
    let row = session.rows(&sql::SCHEDULE, &[pool.into()]).await?.pop();
    let mut columns = row.ok_or(Rejection::ScheduleUnknown)?.columns();
    Ok(Schedule {
        time_zone: columns.read()?,
        business_date: columns.read()?,
        first_round_from: columns.read()?,
    })
}

/// The debit run of a round, if one was opened.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn debit_run(
    session: &mut dyn Session,
    pool: PoolId,
    round: u32,
) -> Result<Option<DebitRun>, StoreFailure> {
    let row = session.rows(&sql::DEBIT_RUN, &[pool.into(), round.into()]).await?.pop();
    let Some(row) = row else {
        return Ok(None);
    };
    let mut columns = row.columns();
    let (opened_on, tries) = (columns.read()?, columns.read()?);
    Ok(Some(DebitRun { opened_on, tries, confirmed_on: columns.read()? }))
}

/// Writes to the schedule of the transaction's pool.
pub(crate) async fn apply(
    transaction: &mut Transaction<'_>,
    write: &ScheduleWrite,
) -> Result<(), StoreFailure> {
    transaction.pool()?;
    match write {
        ScheduleWrite::Set(schedule, next) => set(transaction, schedule, *next).await,
        ScheduleWrite::Move { from, to, next } => move_on(transaction, *from, *to, *next).await,
        ScheduleWrite::OpenDebits { round, on } => open_debits(transaction, *round, *on).await,
        ScheduleWrite::RetryDebits { round, tries } => {
            let run = unconfirmed(transaction, *round).await?;
            if run.tries >= DEBIT_TRIES_MAX {
                return Err(Rejection::DebitTriesUsedUp.into());
            }
            if *tries != run.tries + 1 {
                return Err(Rejection::RoundOutOfTurn.into());
            }
            update(transaction, *round, *tries, None).await
        }
        ScheduleWrite::ConfirmDebits { round, on } => {
            let run = unconfirmed(transaction, *round).await?;
            update(transaction, *round, run.tries, Some(*on)).await?;
            transaction.happened(EventKind::DebitsConfirmed, *round, *on, None);
            Ok(())
        }
    }
}

async fn set(
    transaction: &mut Transaction<'_>,
    schedule: &Schedule,
    next: NextDay,
) -> Result<(), StoreFailure> {
    if schedule.first_round_from <= schedule.business_date {
        return Err(Rejection::ScheduleBackwards.into());
    }
    let row = [
        transaction.pool_id().into(),
        schedule.time_zone.as_str().into(),
        schedule.business_date.into(),
        schedule.first_round_from.into(),
    ];
    if transaction.execute(&sql::SCHEDULE_INSERT, row).await? == 0 {
        return Err(Rejection::ScheduleDuplicate.into());
    }
    plan(transaction, next).await
}

async fn move_on(
    transaction: &mut Transaction<'_>,
    from: Date,
    to: Date,
    next: NextDay,
) -> Result<(), StoreFailure> {
    let compare = [to.into(), transaction.pool_id().into(), from.into()];
    let follows = from.tomorrow().is_ok_and(|next| next == to);
    if !follows || transaction.execute(&sql::SCHEDULE_MOVE, compare).await? == 0 {
        return Err(Rejection::BusinessDateStale.into());
    }
    plan(transaction, next).await
}

/// Writes the job of the next day.
async fn plan(transaction: &mut Transaction<'_>, next: NextDay) -> Result<(), StoreFailure> {
    let pool = transaction.pool_id();
    let key = format!("day/{pool}/{}", next.day);
    let job = [key.into(), pool.into(), next.day.into(), next.begins.into()];
    transaction.execute(&sql::JOB_INSERT, job).await?;
    Ok(())
}

async fn open_debits(
    transaction: &mut Transaction<'_>,
    round: u32,
    on: Date,
) -> Result<(), StoreFailure> {
    if transaction.pool()?.open.is_none_or(|(open, _)| open != round) {
        return Err(Rejection::RoundOutOfTurn.into());
    }
    let row = [transaction.pool_id().into(), round.into(), on.into()];
    if transaction.execute(&sql::DEBIT_RUN_INSERT, row).await? > 0 {
        transaction.happened(EventKind::DebitsOpened, round, on, None);
    }
    Ok(())
}

/// Refuses what comes after the confirmation of a round's debits.
pub(crate) async fn check_unconfirmed(
    transaction: &mut Transaction<'_>,
    round: u32,
) -> Result<(), StoreFailure> {
    match unconfirmed(transaction, round).await {
        // A book from elsewhere has failures and no runs.
        Ok(_) | Err(StoreFailure::Rejected(Rejection::DebitRunUnknown)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

async fn unconfirmed(
    transaction: &mut Transaction<'_>,
    round: u32,
) -> Result<DebitRun, StoreFailure> {
    let pool = transaction.pool_id();
    let run = debit_run(transaction.session, pool, round).await?;
    let run = run.ok_or(Rejection::DebitRunUnknown)?;
    match run.confirmed_on {
        None => Ok(run),
        Some(_) => Err(Rejection::DebitRunConfirmed.into()),
    }
}

async fn update(
    transaction: &mut Transaction<'_>,
    round: u32,
    tries: u32,
    confirmed_on: Option<Date>,
) -> Result<(), StoreFailure> {
    let row = [tries.into(), confirmed_on.into(), transaction.pool_id().into(), round.into()];
    transaction.execute(&sql::DEBIT_RUN_UPDATE, row).await?;
    Ok(())
}
