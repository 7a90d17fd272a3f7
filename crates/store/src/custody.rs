//! What the custody bank says beside what the books say, and balances that are to go back.

use crate::batch::{MemberId, PoolId};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::custody as sql;
use crate::transaction::Transaction;
use crate::value::{Columns, Row};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// A statement of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustodyStatement {
    /// The day at whose end it was so.
    pub on: Date,
    /// What the bank says it held.
    pub stated: Amount,
    /// What the books said when the statement was entered.
    pub expected: Amount,
    /// What had gone back to members by then, as the books said when it was entered.
    pub refunded: Amount,
}

impl CustodyStatement {
    /// The columns behind that of the day.
    pub(crate) fn read(on: Date, columns: &mut Columns) -> Result<CustodyStatement, StoreFailure> {
        let (stated, expected) = (columns.read()?, columns.read()?);
        Ok(CustodyStatement { on, stated, expected, refunded: columns.read()? })
    }
}

/// A balance that is to go back to a former member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundDue {
    /// The former member.
    pub member: MemberId,
    /// The balance.
    pub balance: Amount,
}

/// Aid that a round gave to a case and that is not paid out or on a list, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AidDue {
    /// The case.
    pub case: String,
    /// The round that gave it.
    pub round: u32,
    /// What is still to be paid out: what was netted for shares in arrears is not, nor what is on
    /// a list that the bank has not answered.
    pub amount: Amount,
}

/// The last statements through a day, the newest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn custody_statements(
    session: &mut dyn Session,
    pool: PoolId,
    through: Date,
    limit: u32,
) -> Result<Vec<CustodyStatement>, StoreFailure> {
    let parameters = [pool.into(), through.into(), limit.into()];
    let rows = session.rows(&sql::CUSTODY_STATEMENTS, &parameters).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        CustodyStatement::read(columns.read()?, &mut columns)
    };
    rows.into_iter().map(read).collect()
}

/// What the books say is in custody at the end of a day.
///
/// # Errors
/// [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn custody_expected(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
) -> Result<Amount, StoreFailure> {
    let row = session.rows(&sql::CUSTODY_EXPECTED, &[pool.into(), on.into()]).await?.pop();
    row.ok_or(Rejection::PoolUnknown)?.columns().read()
}

/// The aid that is to be paid out, the oldest round first, at most so many cases.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn aid_due(
    session: &mut dyn Session,
    pool: PoolId,
    limit: u32,
) -> Result<Vec<AidDue>, StoreFailure> {
    let rows = session.rows(&sql::AID_DUE, &[pool.into(), limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(AidDue { case: columns.read()?, round: columns.read()?, amount: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// A page of the former members who have a balance: behind the last one of the page before, in the
/// order of ids. One who ran out and was never heard of again is not among them until the next
/// entry says that the membership lapsed.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn refunds_due(
    session: &mut dyn Session,
    pool: PoolId,
    after: Option<MemberId>,
    limit: u32,
) -> Result<Vec<RefundDue>, StoreFailure> {
    let after = after.unwrap_or(MemberId::nil());
    let rows = session.rows(&sql::REFUNDS_DUE, &[pool.into(), after.into(), limit.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(RefundDue { member: columns.read()?, balance: columns.read()? })
    };
    rows.into_iter().map(read).collect()
}

/// Keeps what the bank stated, with what the books say now.
pub(crate) async fn state(
    transaction: &mut Transaction<'_>,
    on: Date,
    stated: Amount,
) -> Result<(), StoreFailure> {
    transaction.pool()?;
    if stated.is_negative() {
        return Err(Rejection::AmountNegative.into());
    }
    let row = [transaction.pool_id().into(), on.into(), stated.into()];
    if transaction.execute(&sql::CUSTODY_INSERT, row).await? == 0 {
        return Err(Rejection::CustodyStatementDuplicate.into());
    }
    transaction.happened(EventKind::CustodyStated, on, on, stated);
    Ok(())
}
