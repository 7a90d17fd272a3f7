//! Notices: what people are told of what happened, and what is still to be told to whom.
//!
//! **Invariant: a notice is told once**: its id is a hash of what happened to whom, and a second
//! row of the same id is left out. **Invariant: what concerns a pool is one row**, however many
//! members it has; who is told beside the page are those who asked for it, and those who run out.

use crate::batch::{MemberId, PoolId};
use crate::event::Event;
use crate::failure::StoreFailure;
use crate::person_write::PersonId;
use crate::session::Session;
use crate::sql::{notices as sql, schedule};
use crate::store::Store;
pub use crate::told::{NewDelivery, Told};
use crate::value::{Row, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use money::Amount;
use uuid::Uuid;

/// Something that happened to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whom it is for.
    pub person: PersonId,
    /// A hash of what happened to whom.
    pub id: Uuid,
    /// The pool; nought where it is about a person and no pool.
    pub pool: PoolId,
    /// The member it is about; none where it is about the person.
    pub member: Option<MemberId>,
    /// What happened, by its name in the service.
    pub kind: String,
    /// The id of a case, the number of a round, a version, or nothing.
    pub subject: String,
    /// The money it speaks of.
    pub amount: Option<Amount>,
    /// The business date from which it is shown.
    pub day: Date,
    /// The day it speaks of, where that is another one.
    pub about_on: Option<Date>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

/// Something that concerns a pool as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolNotice {
    /// The pool.
    pub pool: PoolId,
    /// A hash of what happened.
    pub id: Uuid,
    /// What happened, by its name in the service.
    pub kind: String,
    /// The number of a round, a version, a case, or nothing.
    pub subject: String,
    /// The money it speaks of.
    pub amount: Option<Amount>,
    /// The business date from which it is shown.
    pub day: Date,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What is still to be done so that all whom a pool's notice concerns are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Those who ran out in the round are told, each.
    RanOut,
    /// Those whose balance fell below what the rules remind at are told, each.
    Reminded,
    /// Those whose balance soon runs out are told, each.
    RunningOut,
    /// Those who are drawn for the jury are told, each.
    Jurors,
    /// It goes to those who asked to be told beside the page.
    Channels,
    /// All are told.
    Done,
}

impl Stage {
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Stage::RanOut => "ran_out",
            Stage::Reminded => "reminded",
            Stage::RunningOut => "running_out",
            Stage::Jurors => "jurors",
            Stage::Channels => "channels",
            Stage::Done => "done",
        }
    }

    fn from_slug(slug: &str) -> Result<Stage, StoreFailure> {
        use Stage::{Channels, Done, Jurors, RanOut, Reminded, RunningOut};
        let mut all = [RanOut, Reminded, RunningOut, Jurors, Channels, Done].into_iter();
        let found = all.find(|stage| stage.slug() == slug);
        found.ok_or_else(|| StoreFailure::unreadable("pool_notice.stage"))
    }
}

/// How far a pool's notice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done at present.
    pub stage: Stage,
    /// Behind which bound it goes on, where members are read by their bounds.
    pub after_bound: Option<Amount>,
    /// Behind which id it goes on.
    pub after_id: Uuid,
}

impl Progress {
    /// The beginning of a stage.
    pub fn begin(stage: Stage) -> Progress {
        Progress { stage, after_bound: None, after_id: Uuid::nil() }
    }
}

/// The place before which a page of notices begins, the newest first.
pub type NoticePlace = (Date, Timestamp, Uuid);

/// A person's notices before a place, the newest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn notices_of(
    session: &mut dyn Session,
    person: PersonId,
    (day, made_at, id): NoticePlace,
    limit: u32,
) -> Result<Vec<Notice>, StoreFailure> {
    let before = [person.into(), day.into(), made_at.into(), id.into(), limit.into()];
    let rows = session.rows(&sql::NOTICES_OF, &before).await?;
    rows.into_iter().map(|row| notice(person, row)).collect()
}

/// A pool's notices after a day and before a place, the newest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn pool_notices(
    session: &mut dyn Session,
    (pool, since): (PoolId, Date),
    (day, made_at, id): NoticePlace,
    limit: u32,
) -> Result<Vec<PoolNotice>, StoreFailure> {
    let before = [pool.into(), day.into(), made_at.into(), id.into(), since.into(), limit.into()];
    let rows = session.rows(&sql::POOL_NOTICES, &before).await?;
    rows.into_iter()
        .map(|row| {
            let mut columns = row.columns();
            let (id, pool) = (columns.read()?, columns.read()?);
            let (kind, subject) = (columns.read()?, columns.read()?);
            let (amount, day) = (columns.read()?, columns.read()?);
            Ok(PoolNotice { pool, id, kind, subject, amount, day, made_at: columns.read()? })
        })
        .collect()
}

/// How many notices of a person wait to be read, as far as they are counted.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn unread(
    session: &mut dyn Session,
    (person, through): (PersonId, Date),
    limit: u32,
) -> Result<u32, StoreFailure> {
    count(session, &sql::NOTICES_UNREAD, &[person.into(), through.into(), limit.into()]).await
}

/// How many notices of a pool after a day were made after an instant, as far as they are counted;
/// without the shares of rounds.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn unread_of_pool(
    session: &mut dyn Session,
    (pool, since): (PoolId, Date),
    after: Timestamp,
    limit: u32,
) -> Result<u32, StoreFailure> {
    let bounds = [pool.into(), since.into(), after.into(), limit.into()];
    count(session, &sql::POOL_NOTICES_UNREAD, &bounds).await
}

/// Until when a person has read the notices of the pools.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn read_through(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Option<Timestamp>, StoreFailure> {
    let row = session.rows(&sql::READ_THROUGH, &[person.into()]).await?.pop();
    row.map(|row| row.columns().read()).transpose()
}

/// The members whose bound is at least one amount and less than another, behind a place, at most so
/// many: each with its bound.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn members_in_range(
    session: &mut dyn Session,
    pool: PoolId,
    (from, below): (Amount, Amount),
    after: Uuid,
    limit: u32,
) -> Result<Vec<(Amount, MemberId)>, StoreFailure> {
    let range = [pool.into(), from.into(), below.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::MEMBERS_IN_RANGE, &range).await?;
    rows.into_iter()
        .map(|row| {
            let mut columns = row.columns();
            Ok((columns.read()?, columns.read()?))
        })
        .collect()
}

/// The members behind one who passed a test on the rules, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn jurors(
    session: &mut dyn Session,
    pool: PoolId,
    after: MemberId,
    limit: u32,
) -> Result<Vec<MemberId>, StoreFailure> {
    let rows = session.rows(&sql::JURORS_PAGE, &[pool.into(), after.into(), limit.into()]).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// The notices of pools that are not told to all yet, the oldest first.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn unfinished(
    session: &mut dyn Session,
    limit: u32,
) -> Result<Vec<(PoolNotice, Progress)>, StoreFailure> {
    let from = [Timestamp::UNIX_EPOCH.into(), limit.into()];
    let rows = session.rows(&sql::POOL_NOTICES_UNFINISHED, &from).await?;
    rows.into_iter()
        .map(|row| {
            let mut columns = row.columns();
            let (pool, id) = (columns.read()?, columns.read()?);
            let (kind, subject) = (columns.read()?, columns.read()?);
            let (amount, day) = (columns.read()?, columns.read()?);
            let made_at = columns.read()?;
            let stage = Stage::from_slug(&columns.read::<String>()?)?;
            let after_bound = columns.read()?;
            let progress = Progress { stage, after_bound, after_id: columns.read()? };
            Ok((PoolNotice { pool, id, kind, subject, amount, day, made_at }, progress))
        })
        .collect()
}

impl Store {
    /// Marks events as told, and writes what is made of them: all or none. A repeat writes nothing
    /// twice.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn tell(
        &self,
        events: &[Event],
        told: &Told,
        now: Timestamp,
    ) -> Result<(), StoreFailure> {
        let mut steps = told.steps(now);
        steps.extend(events.iter().map(|event| {
            let key = vec![event.member.into(), event.batch.into(), event.line.into()];
            (&schedule::OUTBOX_TELL, key)
        }));
        self.run(steps).await.map(|_| ())
    }

    /// Writes what was told of a pool's notice, and how far that has come: all or none.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn announce(
        &self,
        notice: &PoolNotice,
        told: &Told,
        progress: Progress,
        now: Timestamp,
    ) -> Result<(), StoreFailure> {
        let mut steps = told.steps(now);
        let moved = vec![
            progress.stage.slug().into(),
            progress.after_bound.into(),
            progress.after_id.into(),
            notice.pool.into(),
            notice.id.into(),
        ];
        steps.push((&sql::POOL_NOTICE_MOVE, moved));
        self.run(steps).await.map(|_| ())
    }
}

fn notice(person: PersonId, row: Row) -> Result<Notice, StoreFailure> {
    let mut columns = row.columns();
    let (id, pool, member) = (columns.read()?, columns.read()?, columns.read()?);
    let (kind, subject, amount) = (columns.read()?, columns.read()?, columns.read()?);
    let (day, about_on, made_at) = (columns.read()?, columns.read()?, columns.read()?);
    let read_at = columns.read()?;
    Ok(Notice { person, id, pool, member, kind, subject, amount, day, about_on, made_at, read_at })
}

async fn count(
    session: &mut dyn Session,
    sql: &'static crate::session::Sql,
    parameters: &[Value],
) -> Result<u32, StoreFailure> {
    let row = session.rows(sql, parameters).await?.pop();
    row.expect("a count is always one row").columns().read()
}
