//! What is read about people and memberships. What is personal comes back sealed.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::person_write::{Ending, EndingReason, Guardian, LookUp, Membership, PersonId, Sex};
use crate::session::Session;
use crate::sql::people as sql;
use crate::value::Row;
use jiff::civil::{Date, date};
use ledger::Rejection;

/// A person as the row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// What is personal.
    pub sealed: Vec<u8>,
    /// The person's key; none once the person is erased.
    pub wrapped_key: Option<Vec<u8>>,
    /// Which version of it this is.
    pub version: u32,
}

/// One membership of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipOfPerson {
    /// The pool.
    pub pool: PoolId,
    /// The member.
    pub member: MemberId,
    /// The day of joining.
    pub joined_on: Date,
    /// The day of leaving.
    pub left_on: Option<Date>,
}

/// A member and the person it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberAndPerson {
    /// The member.
    pub member: MemberId,
    /// The person.
    pub person: PersonId,
}

/// A member whose birthday of the age limit lies in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgingOut {
    /// The first day of the month.
    pub month: Date,
    /// The member.
    pub member: MemberId,
    /// The person.
    pub person: PersonId,
}

/// How many who ever joined a pool were born in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthYearCount {
    /// The year.
    pub birth_year: u16,
    /// The sex, where it is known.
    pub sex: Option<Sex>,
    /// How many.
    pub count: u64,
}

/// A person.
///
/// # Errors
/// [`Rejection::PersonUnknown`]; [`StoreFailure::Unavailable`], as of all reads here.
pub async fn person(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<PersonRow, StoreFailure> {
    row(session, &sql::PERSON, person).await
}

pub(crate) async fn row(
    session: &mut dyn Session,
    sql: &'static crate::session::Sql,
    person: PersonId,
) -> Result<PersonRow, StoreFailure> {
    let row = session.rows(sql, &[person.into()]).await?.pop();
    let mut columns = row.ok_or(Rejection::PersonUnknown)?.columns();
    Ok(PersonRow {
        sealed: columns.read()?,
        wrapped_key: columns.read()?,
        version: columns.read()?,
    })
}

/// The next people after an id whose key an older master key than this one wraps.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn under_older_keys(
    session: &mut dyn Session,
    after: PersonId,
    master_key: u32,
    limit: u32,
) -> Result<Vec<(PersonId, Vec<u8>)>, StoreFailure> {
    let parameters = [after.into(), master_key.into(), limit.into()];
    let rows = session.rows(&sql::PERSONS_UNDER_OLDER_KEYS, &parameters).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?))
    };
    rows.into_iter().map(read).collect()
}

/// Whose document a blind index stands for.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn document_holder(
    session: &mut dyn Session,
    blind_index: [u8; 32],
) -> Result<Option<PersonId>, StoreFailure> {
    let row = session.rows(&sql::DOCUMENT_HOLDER, &[blind_index.into()]).await?.pop();
    row.map(|row| row.columns().read()).transpose()
}

/// Who is registered under the family name and the end of a document's number that a blind index
/// stands for, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn by_masked_index(
    session: &mut dyn Session,
    blind_index: [u8; 32],
    limit: u32,
) -> Result<Vec<PersonId>, StoreFailure> {
    let parameters = [blind_index.into(), limit.into()];
    let rows = session.rows(&sql::PERSONS_BY_MASKED_INDEX, &parameters).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// The membership of a member.
///
/// # Errors
/// [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
pub async fn membership(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Membership, StoreFailure> {
    let row = session.rows(&sql::MEMBERSHIP, &[pool.into(), member.into()]).await?.pop();
    let mut columns = row.ok_or(Rejection::MemberUnknown)?.columns();
    Ok(Membership {
        person: columns.read()?,
        version: columns.read()?,
        joined_at: columns.read()?,
        birth_year: columns.read()?,
        sex: sex(columns.read()?)?,
        ages_out_month: columns.read()?,
        receipt: columns.read()?,
        commitment: columns.read()?,
    })
}

/// Every membership of a person, past ones too.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn memberships_of(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<MembershipOfPerson>, StoreFailure> {
    let rows = session.rows(&sql::MEMBERSHIPS_OF_PERSON, &[person.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(MembershipOfPerson {
            pool: columns.read()?,
            member: columns.read()?,
            joined_on: columns.read()?,
            left_on: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A page of the members whose birthday of the age limit lies in the month of this first day or
/// before, and who have not left: behind the last one of the page before, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn aging_out(
    session: &mut dyn Session,
    (pool, month): (PoolId, Date),
    after: Option<AgingOut>,
    limit: u32,
) -> Result<Vec<AgingOut>, StoreFailure> {
    let (last_month, last) = match after {
        Some(AgingOut { month, member, .. }) => (month, member),
        None => (date(1, 1, 1), MemberId::nil()),
    };
    let parameters = [pool.into(), month.into(), last_month.into(), last.into(), limit.into()];
    let rows = session.rows(&sql::MEMBERSHIPS_AGING_OUT, &parameters).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (month, member) = (columns.read()?, columns.read()?);
        Ok(AgingOut { month, member, person: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// Who pays for a member, if another person does.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn payer(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<PersonId>, StoreFailure> {
    let row = session.rows(&sql::PAYER, &[pool.into(), member.into()]).await?.pop();
    row.map(|row| row.columns().read()).transpose()
}

/// The present members a person pays for, in the order of joining.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn paid_for(
    session: &mut dyn Session,
    pool: PoolId,
    payer: PersonId,
) -> Result<Vec<MemberAndPerson>, StoreFailure> {
    let rows = session.rows(&sql::PAID_FOR, &[pool.into(), payer.into()]).await?;
    rows.into_iter().map(member_and_person).collect()
}

/// How many who ever joined a pool were born when; an erasure does not change it.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn birth_years(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<BirthYearCount>, StoreFailure> {
    let rows = session.rows(&sql::MEMBERSHIPS_BY_YEAR, &[pool.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let birth_year = columns.read()?;
        Ok(BirthYearCount { birth_year, sex: sex(columns.read()?)?, count: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// Who decides for a person, and when.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn guardians(
    session: &mut dyn Session,
    ward: PersonId,
) -> Result<Vec<Guardian>, StoreFailure> {
    let rows = session.rows(&sql::GUARDIANS, &[ward.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (guardian, since, until) = (columns.read()?, columns.read()?, columns.read()?);
        Ok(Guardian { ward, guardian, since, until })
    };
    rows.into_iter().map(read).collect()
}

/// For whom a person decides, and when.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn wards(
    session: &mut dyn Session,
    guardian: PersonId,
) -> Result<Vec<Guardian>, StoreFailure> {
    let rows = session.rows(&sql::WARDS, &[guardian.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        let (ward, since, until) = (columns.read()?, columns.read()?, columns.read()?);
        Ok(Guardian { ward, guardian, since, until })
    };
    rows.into_iter().map(read).collect()
}

/// To whom aid goes after death, in order, each sealed.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn payees(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<Vec<u8>>, StoreFailure> {
    let rows = session.rows(&sql::PAYEES, &[person.into()]).await?;
    rows.into_iter().map(|row| row.columns().read()).collect()
}

/// Who looked at what is personal about a person, in the order of time.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn look_ups(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<LookUp>, StoreFailure> {
    let rows = session.rows(&sql::LOOK_UPS, &[person.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(LookUp {
            look_up: columns.read()?,
            account: columns.read()?,
            person,
            reason: columns.read()?,
            at: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// How a membership ended, if it did.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn ending(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
) -> Result<Option<Ending>, StoreFailure> {
    let row = session.rows(&sql::ENDING, &[pool.into(), member.into()]).await?.pop();
    let Some(row) = row else { return Ok(None) };
    let mut columns = row.columns();
    let reason = EndingReason::from_slug(&columns.read::<String>()?);
    let reason = reason.ok_or_else(|| StoreFailure::unreadable("ending.reason"))?;
    let article: u32 = columns.read()?;
    let article = article.try_into().map_err(|_| StoreFailure::unreadable("ending.article"))?;
    Ok(Some(Ending { member, reason, article, decided_on: columns.read()? }))
}

pub(crate) fn sex(slug: Option<String>) -> Result<Option<Sex>, StoreFailure> {
    let unreadable = || StoreFailure::unreadable("membership.sex");
    slug.map(|slug| Sex::from_slug(&slug).ok_or_else(unreadable)).transpose()
}

fn member_and_person(row: Row) -> Result<MemberAndPerson, StoreFailure> {
    let mut columns = row.columns();
    Ok(MemberAndPerson { member: columns.read()?, person: columns.read()? })
}
