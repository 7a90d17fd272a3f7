//! Payments: the accounts that aid may go to, lists for the bank, and what the bank did.
//!
//! **Invariant: an account is verified by another person than entered it, and a list checked by
//! another than made it.** The schema refuses it otherwise, whoever writes.
//! **Invariant: aid that is on a list is on no other and is not paid out beside it**, until the
//! bank has answered.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::session::{Session, Sql};
use crate::sql::payments as sql;
use crate::value::{Row, Value};
use jiff::Timestamp;
use ledger::Rejection;
use money::Amount;
use uuid::Uuid;

/// To whom aid is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaidTo {
    /// The member.
    Member,
    /// The hospital, for its bills.
    Hospital,
    /// Who receives it after the member's death.
    Payee,
}

impl PaidTo {
    /// Everyone aid is paid to.
    pub const ALL: [PaidTo; 3] = [PaidTo::Member, PaidTo::Hospital, PaidTo::Payee];

    /// The name in the database; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            PaidTo::Member => "member",
            PaidTo::Hospital => "hospital",
            PaidTo::Payee => "payee",
        }
    }

    /// The one of a name.
    pub fn from_slug(slug: &str) -> Option<PaidTo> {
        PaidTo::ALL.into_iter().find(|to| to.slug() == slug)
    }
}

/// An account that aid of a case may go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentAccount {
    /// Whose it is.
    pub to: PaidTo,
    /// The account, sealed.
    pub sealed: Vec<u8>,
    /// Who entered it.
    pub entered_by: Uuid,
    /// When.
    pub entered_at: Timestamp,
    /// Who verified it, and when; nothing goes to it before.
    pub verified: Option<(Uuid, Timestamp)>,
}

/// A payment that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Whose case it is.
    pub member: MemberId,
    /// The case.
    pub case: String,
    /// The payout that is written once it is paid; one that came back gets a new id.
    pub payout: Uuid,
    /// How much.
    pub amount: Amount,
    /// To whom.
    pub to: PaidTo,
}

/// A list that is about to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewPaymentList {
    /// Made by the client.
    pub list: Uuid,
    /// Who made it.
    pub made_by: Uuid,
    /// Who checked it; never the same.
    pub checked_by: Uuid,
    /// When.
    pub made_at: Timestamp,
    /// The hash of the file that goes to the bank.
    pub digest: [u8; 32],
}

/// A list for the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentList {
    /// Who made it, who checked it, and when.
    pub made: NewPaymentList,
    /// How many lines it has.
    pub lines: u32,
    /// What they sum to.
    pub total: Amount,
    /// When the bank's result was read in.
    pub result_at: Option<Timestamp>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLine {
    /// The list.
    pub list: Uuid,
    /// Which line of it, from 1.
    pub line: u32,
    /// What is to be paid.
    pub payment: Payment,
    /// What the bank did, once it has said so.
    pub outcome: Option<LineOutcome>,
}

/// What the bank did with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineOutcome {
    /// It paid.
    Paid,
    /// It did not, or the money came back, for this reason.
    Returned(String),
}

/// What the bank says about a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineResult {
    /// Which line.
    pub line: u32,
    /// The amount it says; another than the list's is refused.
    pub amount: Amount,
    /// What it did.
    pub outcome: LineOutcome,
}

/// The aid of a case, as the books have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AidInBooks {
    /// What a round gave it, less what was netted.
    pub due: Amount,
    /// What of it was paid out and did not come back.
    pub paid_out: Amount,
    /// What of it is on a list that the bank has not answered.
    pub listed: Amount,
}

impl AidInBooks {
    /// What may still be put on a list.
    pub fn left(&self) -> Amount {
        let gone = self.paid_out.plus(self.listed);
        let left = gone.and_then(|gone| self.due.minus(gone)).unwrap_or(Amount::ZERO);
        left.max(Amount::ZERO)
    }
}

/// The aid of a case as the books have it; none where the case was never approved.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn aid_in_books(
    session: &mut dyn Session,
    pool: PoolId,
    case: &str,
) -> Result<Option<AidInBooks>, StoreFailure> {
    let row = session.rows(&crate::sql::CASE_DUE, &[pool.into(), case.into()]).await?.pop();
    let Some(row) = row else { return Ok(None) };
    let mut columns = row.columns();
    let (due, paid_out) = (columns.read()?, columns.read()?);
    Ok(Some(AidInBooks { due, paid_out, listed: columns.read()? }))
}

/// The accounts of a case.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn payment_accounts(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<PaymentAccount>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    let rows = session.rows(&sql::PAYMENT_ACCOUNTS, &key).await?;
    rows.into_iter().map(account).collect()
}

/// A list.
///
/// # Errors
/// [`Rejection::PaymentListUnknown`]; [`StoreFailure::Unavailable`].
pub async fn payment_list(
    session: &mut dyn Session,
    pool: PoolId,
    list: Uuid,
) -> Result<PaymentList, StoreFailure> {
    one_list(session, &sql::PAYMENT_LIST, pool, list).await
}

/// The lists of a pool behind one, in the order of ids, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn payment_lists(
    session: &mut dyn Session,
    pool: PoolId,
    after: Uuid,
    limit: u32,
) -> Result<Vec<PaymentList>, StoreFailure> {
    let behind = [pool.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::PAYMENT_LISTS, &behind).await?;
    rows.into_iter().map(list_of).collect()
}

/// The lines of a list behind one, in their order, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn payment_lines(
    session: &mut dyn Session,
    pool: PoolId,
    list: Uuid,
    after: u32,
    limit: u32,
) -> Result<Vec<PaymentLine>, StoreFailure> {
    let behind = [pool.into(), list.into(), after.into(), limit.into()];
    lines(session, &sql::PAYMENT_LINES, &behind).await
}

/// The payments of a case that stand on lists.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn payment_lines_of_case(
    session: &mut dyn Session,
    pool: PoolId,
    member: MemberId,
    case: &str,
) -> Result<Vec<PaymentLine>, StoreFailure> {
    let key = [pool.into(), member.into(), case.into()];
    lines(session, &sql::PAYMENT_LINES_OF_CASE, &key).await
}

pub(crate) async fn one_list(
    session: &mut dyn Session,
    statement: &'static Sql,
    pool: PoolId,
    list: Uuid,
) -> Result<PaymentList, StoreFailure> {
    let row = session.rows(statement, &[pool.into(), list.into()]).await?.pop();
    list_of(row.ok_or(Rejection::PaymentListUnknown)?)
}

pub(crate) async fn lines(
    session: &mut dyn Session,
    statement: &'static Sql,
    parameters: &[Value],
) -> Result<Vec<PaymentLine>, StoreFailure> {
    session.rows(statement, parameters).await?.into_iter().map(line_of).collect()
}

pub(crate) fn account(row: Row) -> Result<PaymentAccount, StoreFailure> {
    let mut columns = row.columns();
    Ok(PaymentAccount {
        to: paid_to(&columns.read::<String>()?)?,
        sealed: columns.read()?,
        entered_by: columns.read()?,
        entered_at: columns.read()?,
        verified: columns.read::<Option<Uuid>>()?.zip(columns.read()?),
    })
}

fn list_of(row: Row) -> Result<PaymentList, StoreFailure> {
    let mut columns = row.columns();
    let made = NewPaymentList {
        list: columns.read()?,
        made_by: columns.read()?,
        checked_by: columns.read()?,
        made_at: columns.read()?,
        digest: columns.read()?,
    };
    let (lines, total) = (columns.read()?, columns.read()?);
    Ok(PaymentList { made, lines, total, result_at: columns.read()? })
}

fn line_of(row: Row) -> Result<PaymentLine, StoreFailure> {
    let mut columns = row.columns();
    let (list, line) = (columns.read()?, columns.read()?);
    let payment = Payment {
        member: columns.read()?,
        case: columns.read()?,
        payout: columns.read()?,
        amount: columns.read()?,
        to: paid_to(&columns.read::<String>()?)?,
    };
    let (outcome, reason): (Option<String>, Option<String>) = (columns.read()?, columns.read()?);
    let outcome = match (outcome.as_deref(), reason) {
        (None, None) => None,
        (Some("paid"), None) => Some(LineOutcome::Paid),
        (Some("returned"), Some(reason)) => Some(LineOutcome::Returned(reason)),
        _ => return Err(StoreFailure::unreadable("payment_line.outcome")),
    };
    Ok(PaymentLine { list, line, payment, outcome })
}

fn paid_to(slug: &str) -> Result<PaidTo, StoreFailure> {
    PaidTo::from_slug(slug).ok_or_else(|| StoreFailure::unreadable("to_kind"))
}
