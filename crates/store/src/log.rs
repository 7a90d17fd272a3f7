//! The way into the public log: what has happened and is not in it, entries in their order, and
//! where in it something is.
//!
//! **Invariant: an event is in the log at most once**: it is marked in the transaction that gives
//! its entries their numbers. **Invariant: numbers have no gap and no number is given twice**: who
//! counted from another length than there is writes nothing.

use crate::batch::{MemberId, PoolId};
use crate::custody::CustodyStatement;
use crate::event::{Event, EventKind};
use crate::failure::StoreFailure;
use crate::session::{Session, Step};
use crate::sql::log as sql;
use crate::store::Store;
use crate::value::{Columns, Row, Value};
use jiff::civil::Date;
use money::Amount;

/// What happened and is not in the log yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlogged {
    /// What happened.
    pub event: Event,
    /// The hash that stands for the receipt, of a joining that has one.
    pub commitment: Option<[u8; 32]>,
}

/// An entry on its way into the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLogEntry {
    /// The pool; 0 where it is of none.
    pub pool: PoolId,
    /// Its kind.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// Its bytes.
    pub entry: Vec<u8>,
    /// What opens its commitment, sealed.
    pub opening: Option<Vec<u8>>,
}

/// Where in the log something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPlace {
    /// The number of the entry, from 0.
    pub index: u64,
    /// What opens its commitment, sealed.
    pub opening: Option<Vec<u8>>,
}

/// A case that a round carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedAid {
    /// The case.
    pub case: String,
    /// The aid that was decided.
    pub aid: Amount,
    /// What the round gave of it.
    pub paid: Amount,
    /// The fee attributed to it.
    pub fee: Amount,
}

/// A secret for the balances of a member who has none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewBalanceSecret {
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// What salts are made from.
    pub secret: [u8; 16],
}

/// The first events that are not in the log, in the order of their batches, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn unlogged(
    session: &mut dyn Session,
    limit: u32,
) -> Result<Vec<Unlogged>, StoreFailure> {
    let from = [MemberId::nil().into(), limit.into()];
    let rows = session.rows(&sql::OUTBOX_UNLOGGED, &from).await?;
    rows.into_iter().map(read_unlogged).collect()
}

/// How many entries the log has or is about to have.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn log_length(session: &mut dyn Session) -> Result<u64, StoreFailure> {
    let row = session.rows(&sql::LOG_LENGTH, &[]).await?.pop();
    row.ok_or_else(|| StoreFailure::unreadable("log_head"))?.columns().read()
}

/// Entries on their way from a number on, in their order, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn queued(
    session: &mut dyn Session,
    from: u64,
    limit: u32,
) -> Result<Vec<(u64, Vec<u8>)>, StoreFailure> {
    let rows = session.rows(&sql::LOG_QUEUE, &[number(from)?, limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// Where in the log something is, the earliest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn places(
    session: &mut dyn Session,
    (pool, kind, subject): (PoolId, &str, &str),
    limit: u32,
) -> Result<Vec<LogPlace>, StoreFailure> {
    let key = [pool.into(), kind.into(), subject.into(), limit.into()];
    let rows = session.rows(&sql::LOG_PLACES, &key).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(LogPlace { index: columns.read()?, opening: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// The cases that a round carried, in the order of SETTLEMENT §4.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn carried(
    session: &mut dyn Session,
    pool: PoolId,
    round: u32,
) -> Result<Vec<CarriedAid>, StoreFailure> {
    let rows = session.rows(&sql::CASES_OF_ROUND, &[pool.into(), round.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (case, aid) = (columns.read()?, columns.read()?);
        Ok(CarriedAid { case, aid, paid: columns.read()?, fee: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// The cases that a round took back, which settled after one day and on another, in the order of
/// SETTLEMENT §4, with what an earlier round had given.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn taken_back(
    session: &mut dyn Session,
    (pool, round): (PoolId, u32),
    (after, settle): (Date, Date),
) -> Result<Vec<(String, Amount, Amount)>, StoreFailure> {
    let key = [pool.into(), round.into(), after.into(), settle.into()];
    let rows = session.rows(&sql::CASES_TAKEN_BACK, &key).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// What the bank stated of a day.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn custody_of_day(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
) -> Result<Option<CustodyStatement>, StoreFailure> {
    let row = session.rows(&sql::CUSTODY_OF_DAY, &[pool.into(), on.into()]).await?.pop();
    let read = |row: Row| {
        let mut columns = row.columns();
        CustodyStatement::read(columns.read()?, &mut columns)
    };
    row.map(read).transpose()
}

/// What had been paid by a day for cases that were withdrawn by then, and had not come back.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn aid_to_come_back(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
) -> Result<Amount, StoreFailure> {
    let row = session.rows(&sql::AID_TO_COME_BACK, &[pool.into(), on.into()]).await?.pop();
    row.map_or(Ok(Amount::ZERO), |row| row.columns().read())
}

impl Store {
    /// Marks events as logged and puts their entries behind those there are: all or none, when the
    /// log is as long as who made them thought.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`]: nothing was written.
    pub async fn log(
        &self,
        length: u64,
        entries: &[NewLogEntry],
        events: &[Event],
        secrets: &[NewBalanceSecret],
    ) -> Result<(), StoreFailure> {
        let mut steps: Vec<Step> = Vec::with_capacity(entries.len() * 2 + events.len() + 1);
        let mut index = length;
        for one in entries {
            let (at, entry) = (number(index)?, one.entry.clone());
            steps.push((&sql::LOG_QUEUE_INSERT, vec![at.clone(), entry.into()]));
            let place = vec![
                one.pool.into(),
                one.kind.into(),
                one.subject.as_str().into(),
                at,
                one.opening.clone().into(),
            ];
            steps.push((&sql::LOG_PLACE_INSERT, place));
            index = index.checked_add(1).ok_or_else(|| StoreFailure::unreadable("log_head"))?;
        }
        steps.push((&sql::LOG_LENGTHEN, vec![number(length)?, number(index)?]));
        steps.extend(events.iter().map(|event| {
            let key = vec![event.member.into(), event.batch.into(), event.line.into()];
            (&sql::OUTBOX_LOG, key)
        }));
        steps.extend(secrets.iter().map(|new| {
            let row = vec![new.pool.into(), new.member.into(), new.secret.into()];
            (&sql::BALANCE_SECRET_INSERT, row)
        }));
        self.run(steps).await.map(|_| ())
    }

    /// Forgets the entries below a number, which are in the log for good.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn published(&self, below: u64) -> Result<(), StoreFailure> {
        self.run(vec![(&sql::LOG_QUEUE_DELETE, vec![number(below)?])]).await.map(|_| ())
    }
}

fn read_unlogged(row: Row) -> Result<Unlogged, StoreFailure> {
    let mut columns = row.columns();
    let event = read_event(&mut columns)?;
    Ok(Unlogged { event, commitment: columns.read()? })
}

fn read_event(columns: &mut Columns) -> Result<Event, StoreFailure> {
    let (member, batch, line, pool) =
        (columns.read()?, columns.read()?, columns.read()?, columns.read()?);
    let kind: String = columns.read()?;
    let kind =
        EventKind::from_slug(&kind).ok_or_else(|| StoreFailure::unreadable("outbox.kind"))?;
    let (subject, happened_on) = (columns.read()?, columns.read()?);
    Ok(Event { member, batch, line, pool, kind, subject, happened_on, amount: columns.read()? })
}

/// A number of an entry as the databases keep it, in 63 bits.
fn number(index: u64) -> Result<Value, StoreFailure> {
    let index = i64::try_from(index).map_err(|_| StoreFailure::unreadable("log_index"))?;
    Ok(Value::Integer(index))
}
