//! Complaints: what somebody is not content with, and what they were answered.
//!
//! **Invariant: each has a day by which it must be answered**, and who complained does not answer.
//! The words come sealed; the store cannot read them.

use crate::batch::PoolId;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::person_write::PersonId;
use crate::session::Session;
use crate::sql::complaints as sql;
use crate::transaction::Transaction;
use crate::value::Row;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use uuid::Uuid;

/// The most complaints of one account that wait for an answer.
pub const OPEN_MAX: u32 = 20;

/// A complaint as it is filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComplaint {
    /// Made by the client.
    pub complaint: Uuid,
    /// The pool; 0 for the community.
    pub pool: PoolId,
    /// The account that files it.
    pub account: Uuid,
    /// Whose account it is, and under whose key the words lie.
    pub person: PersonId,
    /// What it is about, by its name.
    pub kind: String,
    /// The words.
    pub sealed: Vec<u8>,
    /// The day.
    pub filed_on: Date,
    /// The time.
    pub filed_at: Timestamp,
    /// The last day on which an answer is in time.
    pub due_on: Date,
}

/// The answer to a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintAnswer {
    /// Which.
    pub complaint: Uuid,
    /// Who answers.
    pub by: Uuid,
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Timestamp,
    /// What it came to, by its name.
    pub outcome: String,
    /// The words, sealed as the complaint is.
    pub sealed: Vec<u8>,
}

/// A complaint, and its answer if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What was filed.
    pub filed: NewComplaint,
    /// What was answered.
    pub answer: Option<ComplaintAnswer>,
}

/// How many complaints of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintCount {
    /// The kind, by its name.
    pub kind: String,
    /// Filed.
    pub filed: u64,
    /// Wait, and are not late.
    pub waiting: u64,
    /// Wait beyond their day.
    pub overdue: u64,
    /// Answered by their day.
    pub in_time: u64,
    /// Answered after it.
    pub late: u64,
    /// Founded, of those answered.
    pub founded: u64,
}

/// A complaint by its id.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn complaint(
    session: &mut dyn Session,
    id: Uuid,
) -> Result<Option<Complaint>, StoreFailure> {
    session.rows(&sql::COMPLAINT, &[id.into()]).await?.pop().map(read).transpose()
}

/// A page of the complaints of an account, from behind one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn complaints_of(
    session: &mut dyn Session,
    account: Uuid,
    after: Uuid,
    limit: u32,
) -> Result<Vec<Complaint>, StoreFailure> {
    let page = [account.into(), after.into(), limit.into()];
    let rows = session.rows(&sql::COMPLAINTS_OF_ACCOUNT, &page).await?;
    rows.into_iter().map(read).collect()
}

/// A page of those that wait for an answer, the first due first, from behind a day and one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn open_complaints(
    session: &mut dyn Session,
    (due_on, id): (Date, Uuid),
    limit: u32,
) -> Result<Vec<Complaint>, StoreFailure> {
    let page = [due_on.into(), id.into(), limit.into()];
    let rows = session.rows(&sql::COMPLAINTS_OPEN, &page).await?;
    rows.into_iter().map(read).collect()
}

/// A page of those of a pool, answered or not, from behind a day and one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn complaints_in(
    session: &mut dyn Session,
    pool: PoolId,
    (filed_on, id): (Date, Uuid),
    limit: u32,
) -> Result<Vec<Complaint>, StoreFailure> {
    let page = [pool.into(), filed_on.into(), id.into(), limit.into()];
    let rows = session.rows(&sql::COMPLAINTS_OF_POOL, &page).await?;
    rows.into_iter().map(read).collect()
}

/// The counts of a pool by kind, of those filed from a day through another, as they stand on a day.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn complaint_counts(
    session: &mut dyn Session,
    pool: PoolId,
    (from, through): (Date, Date),
    today: Date,
) -> Result<Vec<ComplaintCount>, StoreFailure> {
    let parameters = [today.into(), pool.into(), from.into(), through.into()];
    let rows = session.rows(&sql::COMPLAINT_COUNTS, &parameters).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(ComplaintCount {
            kind: columns.read()?,
            filed: columns.read()?,
            waiting: columns.read()?,
            overdue: columns.read()?,
            in_time: columns.read()?,
            late: columns.read()?,
            founded: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Complaint, StoreFailure> {
    let mut columns = row.columns();
    let filed = NewComplaint {
        complaint: columns.read()?,
        pool: columns.read()?,
        account: columns.read()?,
        person: columns.read()?,
        kind: columns.read()?,
        sealed: columns.read()?,
        filed_on: columns.read()?,
        filed_at: columns.read()?,
        due_on: columns.read()?,
    };
    let by: Option<Uuid> = columns.read()?;
    let (on, at): (Option<Date>, Option<Timestamp>) = (columns.read()?, columns.read()?);
    let (outcome, sealed): (Option<String>, Option<Vec<u8>>) = (columns.read()?, columns.read()?);
    let answer = by.zip(on).zip(at).zip(outcome).zip(sealed);
    let complaint = filed.complaint;
    let answer = answer.map(|((((by, on), at), outcome), sealed)| ComplaintAnswer {
        complaint,
        by,
        on,
        at,
        outcome,
        sealed,
    });
    Ok(Complaint { filed, answer })
}

impl Transaction<'_> {
    pub(crate) async fn complain(&mut self, new: &NewComplaint) -> Result<(), StoreFailure> {
        if new.pool != crate::NO_POOL {
            self.pool()?;
        }
        self.person(new.person).await?;
        let open = [new.account.into(), Uuid::nil().into(), OPEN_MAX.into()];
        let row = self.session.rows(&sql::COMPLAINTS_OPEN_OF_ACCOUNT, &open).await?.pop();
        let open: u32 = row.expect("a count is always one row").columns().read()?;
        if open >= OPEN_MAX {
            return Err(Rejection::ComplaintsTooMany.into());
        }
        let row = [
            new.complaint.into(),
            new.pool.into(),
            new.account.into(),
            new.person.into(),
            new.kind.as_str().into(),
            new.sealed.clone().into(),
            new.filed_on.into(),
            new.filed_at.into(),
            new.due_on.into(),
        ];
        if self.execute(&sql::COMPLAINT_INSERT, row).await? == 0 {
            return Err(Rejection::IdInvalid.into());
        }
        self.happened(EventKind::ComplaintFiled, new.complaint, new.filed_on, None);
        Ok(())
    }

    pub(crate) async fn answer_complaint(
        &mut self,
        answer: &ComplaintAnswer,
    ) -> Result<(), StoreFailure> {
        let ComplaintAnswer { complaint: id, by, on, at, outcome, sealed } = answer;
        let found = complaint(self.session, *id).await?.ok_or(Rejection::ComplaintUnknown)?;
        if found.filed.account == *by {
            return Err(Rejection::SamePersonTwice.into());
        }
        let row = [
            (*by).into(),
            (*on).into(),
            (*at).into(),
            outcome.as_str().into(),
            sealed.clone().into(),
            (*id).into(),
        ];
        if self.execute(&sql::COMPLAINT_ANSWER, row).await? == 0 {
            return Err(Rejection::ComplaintAnswered.into());
        }
        self.happened(EventKind::ComplaintAnswered, *id, *on, None);
        Ok(())
    }
}
