//! What a supervisor looks at: aid that has not been paid, what rounds posted, all cases; and for
//! the operator the work that waits.

use crate::batch::PoolId;
use crate::case_file::ApprovedCase;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::supervision as sql;
use crate::value::Row;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Account;
use money::Amount;

/// Aid that a round gave to a case and that has not reached whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpaidAid {
    /// The case.
    pub case: String,
    /// The round that gave it.
    pub round: u32,
    /// When that round settled.
    pub settled_on: Date,
    /// What is not paid: what was netted for shares in arrears is not due.
    pub unpaid: Amount,
    /// What of it is on a list that the bank has not answered.
    pub listed: Amount,
}

/// What a round posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundPostings {
    /// The round.
    pub round: u32,
    /// How many lines.
    pub lines: u32,
    /// What they sum to: zero.
    pub sum: Amount,
    /// What was posted to the members: to their funds, or to what they owe.
    pub of_members: Amount,
}

/// A job that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenJob {
    /// What names it.
    pub key: String,
    /// What it does, by its name.
    pub kind: String,
    /// The pool of a day.
    pub pool: Option<PoolId>,
    /// The day.
    pub day: Option<Date>,
    /// When it is to run.
    pub run_at: Timestamp,
    /// How often it was begun since it last succeeded.
    pub tries: u32,
    /// Until when a worker has it.
    pub locked_until: Option<Timestamp>,
    /// Why it was put off the last time; empty where nothing was wrong.
    pub error: String,
}

/// Aid that has not been paid, the longest waiting first, at most so many cases.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn unpaid_aid(
    session: &mut dyn Session,
    pool: PoolId,
    limit: u32,
) -> Result<Vec<UnpaidAid>, StoreFailure> {
    let rows = session.rows(&sql::AID_UNPAID, &[pool.into(), limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(UnpaidAid {
            case: columns.read()?,
            round: columns.read()?,
            settled_on: columns.read()?,
            unpaid: columns.read()?,
            listed: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// What the rounds behind one and through another posted, in their order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn postings_of_rounds(
    session: &mut dyn Session,
    pool: PoolId,
    (after, through): (u32, u32),
) -> Result<Vec<RoundPostings>, StoreFailure> {
    let (funds, owed) = (Account::MembersFunds.slug(), Account::Receivable.slug());
    let parameters = [funds.into(), owed.into(), pool.into(), after.into(), through.into()];
    let rows = session.rows(&sql::POSTINGS_OF_ROUNDS, &parameters).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(RoundPostings {
            round: columns.read()?,
            lines: columns.read()?,
            sum: columns.read()?,
            of_members: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A page of the ids of all cases that have a file, from behind one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_with_file(
    session: &mut dyn Session,
    pool: PoolId,
    after: &str,
    limit: u32,
) -> Result<Vec<String>, StoreFailure> {
    let page = [pool.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::CASES_WITH_FILE, &page).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// A page of the cases that old books brought and that have no file, from behind one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_without_file(
    session: &mut dyn Session,
    pool: PoolId,
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    let page = [pool.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::CASES_WITHOUT_FILE, &page).await?;
    rows.into_iter().map(ApprovedCase::read).collect()
}

/// What the books say of a case, if it was approved.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn case_in_books(
    session: &mut dyn Session,
    pool: PoolId,
    case: &str,
) -> Result<Option<ApprovedCase>, StoreFailure> {
    let row = session.rows(&sql::CASE_IN_BOOKS, &[pool.into(), case.into()]).await?.pop();
    row.map(ApprovedCase::read).transpose()
}

/// A page of the jobs that are not done, the first due first, from behind a time and a name on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn open_jobs(
    session: &mut dyn Session,
    (run_at, key): (Timestamp, &str),
    limit: u32,
) -> Result<Vec<OpenJob>, StoreFailure> {
    let page = [run_at.into(), key.into(), limit.into()];
    let rows = session.rows(&sql::JOBS_OPEN, &page).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(OpenJob {
            key: columns.read()?,
            kind: columns.read()?,
            pool: columns.read()?,
            day: columns.read()?,
            run_at: columns.read()?,
            tries: columns.read()?,
            locked_until: columns.read()?,
            error: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}
