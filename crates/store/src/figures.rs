//! What public figures are made from. Nothing sealed is opened for them: years of birth and sexes
//! stand in the clear, for statistics.
//!
//! [`people_by_birth`], [`case_delays`], [`cases_aided`] and [`balances_on`] read a range as long
//! as the pool is large; whoever serves them to the public asks once a business day and keeps the
//! answer under the [`PoolDay`]. The others read a handful of rows.

use crate::batch::PoolId;
use crate::custody::CustodyStatement;
use crate::failure::StoreFailure;
use crate::person_reads::sex;
use crate::person_write::Sex;
use crate::session::Session;
use crate::sql::figures as sql;
use crate::value::Row;
use crate::{pool_row, round_row};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::calendar::RoundDates;
use rules::sharing::Sharing;

/// Where a pool has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PoolDay {
    /// Its business date.
    pub on: Date,
    /// The last round it settled; 0 before the first.
    pub round: u32,
}

/// How many people of one year of birth and one sex there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleOfBirth {
    /// The year.
    pub birth_year: u16,
    /// The sex, where it is known.
    pub sex: Option<Sex>,
    /// Who is a member now.
    pub present: u64,
    /// Who left by choice after the day that was asked about.
    pub left: u64,
}

/// How many approved cases had their event so many days after joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseDelay {
    /// The days.
    pub days: u32,
    /// The cases.
    pub cases: u64,
}

/// The cases that were helped and did not have to give back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CasesAided {
    /// How many.
    pub cases: u64,
    /// What rounds gave them.
    pub paid: Amount,
}

/// What is always known of a pool that lives by a calendar.
#[derive(Clone, Debug)]
pub struct LivePool {
    /// The pool.
    pub pool: PoolId,
    /// By what it shares.
    pub sharing: Sharing,
    /// The members obliged, less those who ended since the last cut.
    pub payers: u64,
    /// The round that was cut and is not settled.
    pub open: Option<(u32, RoundDates)>,
    /// Its business date.
    pub on: Date,
    /// The first day on which a round may be cut.
    pub first_round_from: Date,
    /// The round it settled last.
    pub last_round: Option<LastRound>,
    /// The last statement of its bank.
    pub custody: Option<CustodyStatement>,
}

/// A round in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastRound {
    /// Its number.
    pub number: u32,
    /// The day the share was fixed.
    pub settle: Date,
    /// What one unit owed.
    pub share: Amount,
    /// The members obliged.
    pub payers: u64,
    /// The cases it carried.
    pub cases: u64,
}

/// Where a pool has come to.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`], as of all reads here.
pub async fn pool_day(session: &mut dyn Session, pool: PoolId) -> Result<PoolDay, StoreFailure> {
    let row = session.rows(&sql::POOL_DAY, &[pool.into()]).await?.pop();
    let mut columns = row.ok_or(Rejection::ScheduleUnknown)?.columns();
    Ok(PoolDay { on: columns.read()?, round: columns.read()? })
}

/// The last settled rounds of a pool in time order, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn last_rounds(
    session: &mut dyn Session,
    pool: PoolId,
    limit: u32,
) -> Result<Vec<Round>, StoreFailure> {
    let rows = session.rows(&sql::ROUNDS_LAST, &[pool.into(), limit.into()]).await?;
    rows.into_iter().rev().map(round_row::round_of).collect()
}

/// Who is present, and who left by choice after a day, by year of birth and sex.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn people_by_birth(
    session: &mut dyn Session,
    pool: PoolId,
    left_after: Date,
) -> Result<Vec<PeopleOfBirth>, StoreFailure> {
    let rows = session.rows(&sql::PEOPLE_BY_BIRTH, &[left_after.into(), pool.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(PeopleOfBirth {
            birth_year: columns.read()?,
            sex: sex(columns.read()?)?,
            present: columns.read()?,
            left: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// How many days after joining the events of the approved cases lay, by rising days.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn case_delays(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<CaseDelay>, StoreFailure> {
    let rows = session.rows(&sql::CASE_DELAYS, &[pool.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        // Old books may hold an event before its joining.
        let days: i64 = columns.read()?;
        let days = u32::try_from(days.max(0)).map_err(|_| StoreFailure::unreadable("days"))?;
        Ok(CaseDelay { days, cases: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// The cases that were helped, over all rounds.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn cases_aided(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<CasesAided, StoreFailure> {
    let row = session.rows(&sql::CASES_AIDED, &[pool.into()]).await?.pop();
    let mut columns = row.expect("a sum is always one row").columns();
    Ok(CasesAided { cases: columns.read()?, paid: columns.read()? })
}

/// What the members of a prepaid pool had in balances at the end of a day, by the entries.
///
/// # Errors
/// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn balances_on(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
) -> Result<Amount, StoreFailure> {
    let row = session.rows(&sql::BALANCES_ON, &[pool.into(), on.into()]).await?.pop();
    row.ok_or(Rejection::PoolUnknown)?.columns().read()
}

/// The next pools after a number that live by a calendar, in order.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn live_pools(
    session: &mut dyn Session,
    after: PoolId,
    limit: u32,
) -> Result<Vec<LivePool>, StoreFailure> {
    let rows = session.rows(&sql::LIVE_POOLS, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(live_pool).collect()
}

/// How many columns the row of a pool has.
const POOL_COLUMNS: usize = 20;

fn live_pool(Row(mut values): Row) -> Result<LivePool, StoreFailure> {
    let mut columns = Row(values.split_off(POOL_COLUMNS)).columns();
    let row = pool_row::pool_of(Row(values))?;
    let (pool, on, first_round_from) = (columns.read()?, columns.read()?, columns.read()?);
    let (number, settle): (Option<u32>, Option<Date>) = (columns.read()?, columns.read()?);
    let (share, payers): (Option<Amount>, Option<u64>) = (columns.read()?, columns.read()?);
    let round = (number, settle, share, payers, columns.read::<Option<u64>>()?);
    let last_round = match round {
        (Some(number), Some(settle), Some(share), Some(payers), Some(cases)) => {
            Some(LastRound { number, settle, share, payers, cases })
        }
        _ => None,
    };
    let stated_on: Option<Date> = columns.read()?;
    let custody = stated_on.map(|on| CustodyStatement::read(on, &mut columns)).transpose()?;
    let pool_row::PoolRow { sharing, payers, open, .. } = row;
    Ok(LivePool { pool, sharing, payers, open, on, first_round_from, last_round, custody })
}
