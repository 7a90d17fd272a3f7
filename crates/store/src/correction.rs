//! What people say is wrong about them, sealed, until somebody decides.

use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::person_write::PersonId;
use crate::session::Session;
use crate::sql::notices as sql;
use crate::transaction::Transaction;
use crate::value::Row;
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// A request for a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionRequest {
    /// Whose record is wrong.
    pub person: PersonId,
    /// Made by the client.
    pub request: Uuid,
    /// What is wrong and what is right, sealed.
    pub sealed: Vec<u8>,
    /// The account that asks.
    pub made_by: Uuid,
    /// When.
    pub made_at: Timestamp,
    /// What was decided, if somebody did.
    pub decided: Option<CorrectionDecided>,
}

/// What was decided about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionDecided {
    /// By whom.
    pub by: Uuid,
    /// When.
    pub at: Timestamp,
    /// What.
    pub decision: CorrectionDecision,
    /// Why, sealed.
    pub answer: Vec<u8>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionDecision {
    /// The record was corrected.
    Corrected,
    /// It was not.
    Declined,
}

impl CorrectionDecision {
    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            CorrectionDecision::Corrected => "corrected",
            CorrectionDecision::Declined => "declined",
        }
    }

    /// The decision of a name.
    pub fn from_slug(slug: &str) -> Option<CorrectionDecision> {
        let both = [CorrectionDecision::Corrected, CorrectionDecision::Declined];
        both.into_iter().find(|one| one.slug() == slug)
    }
}

/// A write about requests. Its batch needs no pool.
#[derive(Clone, Debug)]
pub enum CorrectionWrite {
    /// Somebody asks.
    Ask(CorrectionRequest),
    /// Somebody decides.
    Decide {
        /// Whose record.
        person: PersonId,
        /// Which request.
        request: Uuid,
        /// What.
        decided: CorrectionDecided,
    },
}

/// A request.
///
/// # Errors
/// [`Rejection::CorrectionUnknown`]; [`StoreFailure::Unavailable`], as of all reads here.
pub async fn correction(
    session: &mut dyn Session,
    person: PersonId,
    request: Uuid,
) -> Result<CorrectionRequest, StoreFailure> {
    let row = session.rows(&sql::CORRECTION, &[person.into(), request.into()]).await?.pop();
    read(row.ok_or(Rejection::CorrectionUnknown)?)
}

/// The requests of a person, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn corrections_of(
    session: &mut dyn Session,
    person: PersonId,
    limit: u32,
) -> Result<Vec<CorrectionRequest>, StoreFailure> {
    let rows = session.rows(&sql::CORRECTIONS_OF, &[person.into(), limit.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// The requests that nobody has decided, behind one, the oldest first, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn open_corrections(
    session: &mut dyn Session,
    (made_at, request): (Timestamp, Uuid),
    limit: u32,
) -> Result<Vec<CorrectionRequest>, StoreFailure> {
    let behind = [made_at.into(), request.into(), limit.into()];
    let rows = session.rows(&sql::CORRECTIONS_OPEN, &behind).await?;
    rows.into_iter().map(read).collect()
}

impl Transaction<'_> {
    pub(crate) async fn correction(&mut self, write: &CorrectionWrite) -> Result<(), StoreFailure> {
        match write {
            CorrectionWrite::Ask(one) => {
                self.person(one.person).await?;
                let row = [
                    one.person.into(),
                    one.request.into(),
                    one.sealed.clone().into(),
                    one.made_by.into(),
                    one.made_at.into(),
                ];
                match self.execute(&sql::CORRECTION_INSERT, row).await? {
                    0 => Err(Rejection::BatchIdUsed.into()),
                    _ => Ok(()),
                }
            }
            CorrectionWrite::Decide { person, request, decided } => {
                let row = [
                    decided.by.into(),
                    decided.at.into(),
                    decided.decision.slug().into(),
                    decided.answer.clone().into(),
                    (*person).into(),
                    (*request).into(),
                ];
                if self.execute(&sql::CORRECTION_DECIDE, row).await? > 0 {
                    self.happened(EventKind::CorrectionDecided, *person, None, None);
                    return Ok(());
                }
                correction(self.session, *person, *request).await?;
                Err(Rejection::CorrectionDecided.into())
            }
        }
    }
}

fn read(row: Row) -> Result<CorrectionRequest, StoreFailure> {
    let mut columns = row.columns();
    let (person, request, sealed) = (columns.read()?, columns.read()?, columns.read()?);
    let (made_by, made_at) = (columns.read()?, columns.read()?);
    let (by, at): (Option<Uuid>, Option<Timestamp>) = (columns.read()?, columns.read()?);
    let (decision, answer): (Option<String>, Option<Vec<u8>>) = (columns.read()?, columns.read()?);
    let decision = decision.as_deref().and_then(CorrectionDecision::from_slug);
    let decided = match (by, at, decision, answer) {
        (Some(by), Some(at), Some(decision), Some(answer)) => {
            Some(CorrectionDecided { by, at, decision, answer })
        }
        _ => None,
    };
    Ok(CorrectionRequest { person, request, sealed, made_by, made_at, decided })
}
