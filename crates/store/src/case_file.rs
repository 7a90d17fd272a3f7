//! The file of a case, its steps and its papers, as the database keeps them.
//!
//! States, queues, roles and kinds are slugs: what they mean, and which step may follow which, is
//! known to `casework` and not here.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::value::{Row, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use money::Amount;
use uuid::Uuid;

/// Where a case is: what its steps have come to, for queues and clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Whose case it is.
    pub member: MemberId,
    /// The case's public id, of one case in the pool.
    pub case: String,
    /// The state.
    pub state: String,
    /// The queue it waits in; empty when it waits in none.
    pub queue: String,
    /// The harm of waiting: the greater, the sooner its turn.
    pub harm: u32,
    /// Who is to act: `operator`, `applicant`, `members` or `nobody`.
    pub owner: String,
    /// Until when; none where nobody is to act, and always some in a queue.
    pub due_on: Option<Date>,
    /// The day of the report.
    pub reported_on: Date,
    /// The day of the diagnosis, the accident or the death.
    pub event_on: Date,
    /// The condition, once it is known.
    pub condition: Option<String>,
    /// The hash that names the version of the rulebook that binds.
    pub version: [u8; 32],
    /// What those rules would give.
    pub value: Amount,
    /// How many steps were taken. Who writes the next one says so: another has come between where
    /// the count is another.
    pub steps: u32,
    /// Who has the case in hand, and until when. A step is written without one.
    pub claim: Option<(Uuid, Timestamp)>,
}

/// A step of a case. It is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStep {
    /// Which step of the case, from 1.
    pub step: u32,
    /// What was done. `breach`, `object` and `answer` are events of their own.
    pub kind: String,
    /// The account that took it; none for a machine and for the calendar.
    pub account: Option<Uuid>,
    /// In which role.
    pub role: String,
    /// The business date.
    pub on: Date,
    /// The instant.
    pub at: Timestamp,
    /// What it says, a line `key=value` for each part; nothing personal.
    pub body: String,
    /// What is personal, sealed under the person's key.
    pub sealed: Option<Vec<u8>>,
}

/// A paper of a case. Its content lies in the object store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Whose case it is.
    pub member: MemberId,
    /// The case.
    pub case: String,
    /// Made by the client before it sends the file.
    pub evidence: Uuid,
    /// Which paper it is.
    pub paper: String,
    /// A keyed index of the content: the same for the same file.
    pub digest: [u8; 32],
    /// How many bytes.
    pub size: u64,
    /// What kind of file it is.
    pub media_type: String,
    /// Its key in the object store.
    pub object: String,
    /// The key of the file, its name and the hash of its content, sealed.
    pub sealed: Vec<u8>,
    /// The paper this is a redacted copy of, and what proves that it is.
    pub redacts: Option<(Uuid, [u8; 32])>,
    /// The account that brought it.
    pub added_by: Uuid,
    /// When.
    pub added_at: Timestamp,
}

/// The place of a case in its queue; a page begins behind one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuePlace {
    /// The harm of waiting.
    pub harm: u32,
    /// Until when somebody is to act.
    pub due_on: Date,
    /// The case.
    pub case: String,
}

/// A case that a round has carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedCase {
    /// The round.
    pub round: u32,
    /// What of the aid is to be paid: what the round gave, less what was netted.
    pub due: Amount,
    /// Its file.
    pub file: CaseFile,
}

/// What became of an approved case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedCase {
    /// The case's public id.
    pub case: String,
    /// The day of approval.
    pub approved_on: Date,
    /// The aid decided.
    pub aid: Amount,
    /// The day it was taken back, if it was.
    pub withdrawn_on: Option<Date>,
    /// The round that carried it, if one did.
    pub round: Option<u32>,
    /// What the round gave.
    pub paid: Amount,
    /// The fee attributed to it.
    pub fee: Amount,
    /// Whether its money came back.
    pub reversed: bool,
    /// The state of its file; empty for a case of old books, which has none.
    pub state: String,
    /// The condition, where it is known.
    pub condition: Option<String>,
}

/// Who has read a case to decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseReader {
    /// The account.
    pub account: Uuid,
    /// The step at which it decided.
    pub step: u32,
}

/// Who has declared a conflict of interest in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseConflict {
    /// The account.
    pub account: Uuid,
    /// When.
    pub declared_at: Timestamp,
}

impl CaseFile {
    /// Its place in its queue, if it waits in one.
    pub fn place(&self) -> Option<QueuePlace> {
        let due_on = self.due_on.filter(|_| !self.queue.is_empty())?;
        Some(QueuePlace { harm: self.harm, due_on, case: self.case.clone() })
    }

    /// The claim that an account has to respect at an instant: another's that has not run out.
    pub(crate) fn claimed_by_another(&self, account: Uuid, at: Timestamp) -> bool {
        self.claim.is_some_and(|(by, until)| by != account && until > at)
    }

    /// What a step may change, in the order of `CASE_FILE_UPDATE` and of `CASE_FILE_INSERT`.
    pub(crate) fn state_values(&self) -> Vec<Value> {
        vec![
            self.state.as_str().into(),
            self.queue.as_str().into(),
            self.harm.into(),
            self.owner.as_str().into(),
            self.due_on.into(),
            self.reported_on.into(),
            self.event_on.into(),
            self.condition.as_deref().into(),
            self.version.into(),
            self.value.into(),
            self.steps.into(),
            self.claim.map(|(by, _)| by).into(),
            self.claim.map(|(_, until)| until).into(),
        ]
    }

    /// The file of a row, in the order of the columns of `CASE_FILE`.
    pub(crate) fn read(row: Row) -> Result<CaseFile, StoreFailure> {
        let mut columns = row.columns();
        let file = CaseFile {
            member: columns.read()?,
            case: columns.read()?,
            state: columns.read()?,
            queue: columns.read()?,
            harm: columns.read()?,
            owner: columns.read()?,
            due_on: columns.read()?,
            reported_on: columns.read()?,
            event_on: columns.read()?,
            condition: columns.read()?,
            version: columns.read()?,
            value: columns.read()?,
            steps: columns.read()?,
            claim: None,
        };
        let (by, until) = (columns.read::<Option<Uuid>>()?, columns.read::<Option<Timestamp>>()?);
        Ok(CaseFile { claim: by.zip(until), ..file })
    }
}

impl ApprovedCase {
    /// The case of a row.
    pub(crate) fn read(row: Row) -> Result<ApprovedCase, StoreFailure> {
        let mut columns = row.columns();
        Ok(ApprovedCase {
            case: columns.read()?,
            approved_on: columns.read()?,
            aid: columns.read()?,
            withdrawn_on: columns.read()?,
            round: columns.read()?,
            paid: columns.read()?,
            fee: columns.read()?,
            reversed: columns.read()?,
            state: columns.read()?,
            condition: columns.read()?,
        })
    }
}

impl CaseStep {
    /// The row of the step, in the order of `CASE_STEP_INSERT`.
    pub(crate) fn values(&self, key: [Value; 3]) -> Vec<Value> {
        let mut row = Vec::from(key);
        row.extend([
            self.step.into(),
            self.kind.as_str().into(),
            self.account.into(),
            self.role.as_str().into(),
            self.on.into(),
            self.at.into(),
            self.body.as_str().into(),
            self.sealed.clone().into(),
        ]);
        row
    }

    /// The step of a row.
    pub(crate) fn read(row: Row) -> Result<CaseStep, StoreFailure> {
        let mut columns = row.columns();
        Ok(CaseStep {
            step: columns.read()?,
            kind: columns.read()?,
            account: columns.read()?,
            role: columns.read()?,
            on: columns.read()?,
            at: columns.read()?,
            body: columns.read()?,
            sealed: columns.read()?,
        })
    }
}

impl Evidence {
    /// The row of the paper, in the order of `CASE_EVIDENCE_INSERT`.
    pub(crate) fn values(&self, pool: PoolId) -> Vec<Value> {
        vec![
            pool.into(),
            self.member.into(),
            self.case.as_str().into(),
            self.evidence.into(),
            self.paper.as_str().into(),
            self.digest.into(),
            self.size.into(),
            self.media_type.as_str().into(),
            self.object.as_str().into(),
            self.sealed.clone().into(),
            self.redacts.map(|(original, _)| original).into(),
            self.redacts.map(|(_, link)| link).into(),
            self.added_by.into(),
            self.added_at.into(),
        ]
    }

    /// The paper of a row, and its pool.
    pub(crate) fn read(row: Row) -> Result<(PoolId, Evidence), StoreFailure> {
        let mut columns = row.columns();
        let pool = columns.read()?;
        let evidence = Evidence {
            member: columns.read()?,
            case: columns.read()?,
            evidence: columns.read()?,
            paper: columns.read()?,
            digest: columns.read()?,
            size: columns.read()?,
            media_type: columns.read()?,
            object: columns.read()?,
            sealed: columns.read()?,
            redacts: columns.read::<Option<Uuid>>()?.zip(columns.read()?),
            added_by: columns.read()?,
            added_at: columns.read()?,
        };
        Ok((pool, evidence))
    }
}
