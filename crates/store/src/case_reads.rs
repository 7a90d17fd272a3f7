//! What is read about cases: the page of one, the pages of queues, and what a settlement waits for.
//!
//! **Invariant: a page of a queue is one range of one index**, however many cases wait: the part of
//! it that shares its harm with the place behind which it begins, and what follows.

pub use crate::emergency_contact::{CONTACTS_MAX, contacts_of, wards_of_contact};

use crate::batch::{MemberId, PoolId};
use crate::case_file::{
    ApprovedCase, CarriedCase, CaseConflict, CaseFile, CaseReader, CaseStep, Evidence, QueuePlace,
};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::cases as sql;
use crate::value::Row;
use jiff::civil::{Date, date};
use ledger::Rejection;
use uuid::Uuid;

/// More than the harm of any case.
const ABOVE_ALL_HARM: u64 = 1 << 32;

/// The file of a case.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`]; [`StoreFailure::Unavailable`], as of all reads here.
pub async fn case_file(
    session: &mut dyn Session,
    pool: PoolId,
    case: &str,
) -> Result<CaseFile, StoreFailure> {
    let row = session.rows(&sql::CASE_FILE, &[pool.into(), case.into()]).await?.pop();
    CaseFile::read(row.ok_or(Rejection::CaseFileUnknown)?)
}

/// The steps of a case, in their order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn case_steps(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<CaseStep>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let rows = session.rows(&sql::CASE_STEPS, &key).await?;
    rows.into_iter().map(CaseStep::read).collect()
}

/// A page of a queue in the order in which to work: the greatest harm first, then the earliest day,
/// then by the case. It begins behind a place, the last of the page before.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn queue(
    session: &mut dyn Session,
    pool: PoolId,
    queue: &str,
    after: Option<&QueuePlace>,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreFailure> {
    let mut rows = Vec::new();
    let mut below = ABOVE_ALL_HARM;
    if let Some(QueuePlace { harm, due_on, case }) = after {
        let behind = [
            pool.into(),
            queue.into(),
            (*harm).into(),
            (*due_on).into(),
            case.as_str().into(),
            limit.into(),
        ];
        rows = session.rows(&sql::QUEUE_OF_HARM, &behind).await?;
        below = u64::from(*harm);
    }
    let found = u32::try_from(rows.len()).unwrap_or(limit);
    if found < limit {
        let rest = [pool.into(), queue.into(), below.into(), (limit - found).into()];
        rows.extend(session.rows(&sql::QUEUE_BELOW, &rest).await?);
    }
    rows.into_iter().map(CaseFile::read).collect()
}

/// What waits in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueWaiting {
    /// The queue.
    pub queue: String,
    /// How many cases.
    pub cases: u64,
    /// The day of the oldest clock.
    pub oldest: Date,
}

/// What waits in each queue of a pool; a queue in which nothing waits is left out. It reads the
/// index of queues whole.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn queues_waiting(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<QueueWaiting>, StoreFailure> {
    let rows = session.rows(&sql::QUEUES_WAITING, &[pool.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (queue, cases) = (columns.read()?, columns.read()?);
        Ok(QueueWaiting { queue, cases, oldest: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// A page of the cases whose day is this one or before, by day and case, from behind one.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn due(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
    after: Option<(Date, &str)>,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreFailure> {
    let (day, case) = after.unwrap_or((date(1, 1, 1), ""));
    let behind = [pool.into(), on.into(), day.into(), case.into(), limit.into()];
    files(session.rows(&sql::CASES_DUE, &behind).await?)
}

/// Every case of a member, those that are over too.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_of_member(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Vec<CaseFile>, StoreFailure> {
    files(session.rows(&sql::CASE_FILES_OF_MEMBER, &[pool.into(), member.into()]).await?)
}

/// How many cases are in each state, by the state's name. It reads the index of states whole.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn counts_by_state(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<(String, u64)>, StoreFailure> {
    let rows = session.rows(&sql::CASES_BY_STATE, &[pool.into()]).await?;
    rows.into_iter().map(pair).collect()
}

/// The papers of a case, in the order of their coming.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn evidence_of_case(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<Evidence>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let papers = papers(session.rows(&sql::CASE_EVIDENCE, &key).await?)?;
    Ok(papers.into_iter().map(|(_, evidence)| evidence).collect())
}

/// The papers with the same content, in whichever pool and case, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn evidence_with_digest(
    session: &mut dyn Session,
    digest: [u8; 32],
    limit: u32,
) -> Result<Vec<(PoolId, Evidence)>, StoreFailure> {
    papers(session.rows(&sql::EVIDENCE_WITH_DIGEST, &[digest.into(), limit.into()]).await?)
}

/// Who has declared a conflict of interest in a case.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn conflicts(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<CaseConflict>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let rows = session.rows(&sql::CASE_CONFLICTS, &key).await?;
    let read = |row| pair(row).map(|(account, declared_at)| CaseConflict { account, declared_at });
    rows.into_iter().map(read).collect()
}

/// Who has read a case to decide it.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn readers(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<CaseReader>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let rows = session.rows(&sql::CASE_READERS, &key).await?;
    let read = |row| pair(row).map(|(account, step): (Uuid, u32)| CaseReader { account, step });
    rows.into_iter().map(read).collect()
}

/// The objected cases that a round with this cut would carry, at most so many: it may not settle
/// before they are answered.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn waiting_objected(
    session: &mut dyn Session,
    pool: PoolId,
    cut: Date,
    limit: u32,
) -> Result<Vec<String>, StoreFailure> {
    let before = [pool.into(), cut.into(), limit.into()];
    let rows = session.rows(&sql::CASES_OBJECTED, &before).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// The cases that a round has carried and whose files still say that they are in public notice, at
/// most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn carried_not_advanced(
    session: &mut dyn Session,
    pool: PoolId,
    limit: u32,
) -> Result<Vec<CarriedCase>, StoreFailure> {
    let rows = session.rows(&sql::CASES_CARRIED, &[pool.into(), limit.into()]).await?;
    let read = |Row(mut values): Row| {
        let file = CaseFile::read(Row(values.split_off(2)))?;
        let mut columns = Row(values).columns();
        Ok(CarriedCase { round: columns.read()?, due: columns.read()?, file })
    };
    rows.into_iter().map(read).collect()
}

/// What became of the approved cases of a pool behind one, by their ids, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn approved_cases(
    session: &mut dyn Session,
    pool: PoolId,
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let behind = [pool.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::CASES_APPROVED, &behind).await?;
    rows.into_iter().map(ApprovedCase::read).collect()
}

/// What became of the approved cases of a pool, those approved last first, from before a day and a
/// case, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn latest_cases(
    session: &mut dyn Session,
    pool: PoolId,
    before: Option<(Date, &str)>,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let (day, case) = before.unwrap_or((date(9999, 12, 31), ""));
    let before = [pool.into(), day.into(), case.into(), limit.into()];
    let rows = session.rows(&sql::CASES_LATEST, &before).await?;
    rows.into_iter().map(ApprovedCase::read).collect()
}

/// What became of the cases that a round carried, behind one, by their ids, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_of_round(
    session: &mut dyn Session,
    (pool, round): (PoolId, u32),
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let behind = [pool.into(), round.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::CASES_OF_ROUND, &behind).await?;
    rows.into_iter().map(ApprovedCase::read).collect()
}

/// The cases of a round that somebody objected to, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn objected_cases_of_round(
    session: &mut dyn Session,
    (pool, round): (PoolId, u32),
    limit: u32,
) -> Result<Vec<String>, StoreFailure> {
    let of_round = [pool.into(), round.into(), limit.into()];
    let rows = session.rows(&sql::CASES_OF_ROUND_OBJECTED, &of_round).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// Decisions, and looks back at them, from a day through another, at most so many: the case, the
/// step, and its kind.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn decisions(
    session: &mut dyn Session,
    pool: PoolId,
    (from, through): (Date, Date),
    limit: u32,
) -> Result<Vec<(String, u32, String)>, StoreFailure> {
    let days = [pool.into(), from.into(), through.into(), limit.into()];
    let rows = session.rows(&sql::DECISIONS, &days).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// How often the operator was late in a pool, from a day through another.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn breaches(
    session: &mut dyn Session,
    pool: PoolId,
    (from, through): (Date, Date),
) -> Result<u64, StoreFailure> {
    let days = [pool.into(), from.into(), through.into()];
    let row = session.rows(&sql::BREACHES, &days).await?.pop();
    row.expect("a count is one row").columns().read()
}

fn files(rows: Vec<Row>) -> Result<Vec<CaseFile>, StoreFailure> {
    rows.into_iter().map(CaseFile::read).collect()
}

fn papers(rows: Vec<Row>) -> Result<Vec<(PoolId, Evidence)>, StoreFailure> {
    rows.into_iter().map(Evidence::read).collect()
}

fn pair<A: crate::FromValue, B: crate::FromValue>(row: Row) -> Result<(A, B), StoreFailure> {
    let mut columns = row.columns();
    Ok((columns.read()?, columns.read()?))
}
