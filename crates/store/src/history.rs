//! Pages of what happened: events, and the entries of one member.
//!
//! A page begins behind the key that ended the one before. **Invariant: a page is one search in the
//! primary key**, however long the history is.

use crate::batch::{MemberId, PoolId};
use crate::event::Event;
use crate::failure::StoreFailure;
use crate::session::{Session, Sql};
use crate::sql::oversight as sql;
use crate::webhook::event;
use jiff::civil::Date;
use money::Amount;
use uuid::Uuid;

/// The place of an event: the member whose batch it was, the batch, and the line in it.
pub type EventKey = (MemberId, Uuid, u32);

/// A deposit or a refund of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyEntry {
    /// Made by the client.
    pub id: Uuid,
    /// The day from which it counts.
    pub on: Date,
    /// How much.
    pub amount: Amount,
}

/// Events behind a key, at most so many: each once, by member and batch. This is not the order of
/// time, since clients make the ids; a webhook tells what happens as it happens.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn events(
    session: &mut dyn Session,
    (member, batch, line): EventKey,
    limit: u32,
) -> Result<Vec<Event>, StoreFailure> {
    let behind = [member.into(), batch.into(), line.into(), limit.into()];
    let rows = session.rows(&sql::EVENTS_PAGE, &behind).await?;
    rows.into_iter().map(event).collect()
}

/// What a member paid in, behind an id, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn deposits(
    session: &mut dyn Session,
    of: (PoolId, MemberId),
    after: Uuid,
    limit: u32,
) -> Result<Vec<MoneyEntry>, StoreFailure> {
    entries(session, &sql::DEPOSITS_OF_MEMBER, of, (after, limit)).await
}

/// What went back to a member, behind an id, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn refunds(
    session: &mut dyn Session,
    of: (PoolId, MemberId),
    after: Uuid,
    limit: u32,
) -> Result<Vec<MoneyEntry>, StoreFailure> {
    entries(session, &sql::REFUNDS_OF_MEMBER, of, (after, limit)).await
}

/// The ids of a pool's members behind one of them, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn members(
    session: &mut dyn Session,
    pool: PoolId,
    after: MemberId,
    limit: u32,
) -> Result<Vec<MemberId>, StoreFailure> {
    let behind = [pool.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::MEMBERS_PAGE, &behind).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

async fn entries(
    session: &mut dyn Session,
    statement: &'static Sql,
    (pool, member): (PoolId, MemberId),
    (after, limit): (Uuid, u32),
) -> Result<Vec<MoneyEntry>, StoreFailure> {
    let behind = [pool.into(), member.into(), after.into(), limit.into()];
    let rows = session.rows(statement, &behind).await?;
    let entries = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok(MoneyEntry { id: columns.read()?, on: columns.read()?, amount: columns.read()? })
    });
    entries.collect()
}
