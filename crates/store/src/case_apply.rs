//! Writing cases. Each write that moves a case or takes it in hand locks its file first, so that
//! what it checked still holds when it is written.

use crate::batch::MemberId;
use crate::case_file::{CaseFile, CaseStep, Evidence};
use crate::case_write::{CaseWrite, Reading, StepFrom};
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::session::Answer;
use crate::sql::{CASE_EXISTS, cases as sql};
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// The states in which a case is over, so that another may be reported for the member.
const OVER: [&str; 3] = ["closed", "withdrawn", "expired"];

impl Transaction<'_> {
    /// Applies one write about cases.
    pub fn apply_case<'a>(&'a mut self, write: &'a CaseWrite) -> Answer<'a, ()> {
        // In a box, so that the other writes do not carry the room this one needs.
        Box::pin(self.apply_boxed_case(write))
    }

    async fn apply_boxed_case(&mut self, write: &CaseWrite) -> Result<(), StoreFailure> {
        if let CaseWrite::Contacts { person, contacts } = write {
            return self.name_contacts(*person, contacts).await;
        }
        self.pool()?;
        match write {
            CaseWrite::Begin { file, step } => self.begin_case(file, step).await,
            CaseWrite::Advance { file, step, reads, from } => {
                self.advance_case(file, step, *reads, *from).await
            }
            CaseWrite::Claim { member, case, account, at, until } => {
                self.claim_case((*member, case), *account, (*at, *until)).await
            }
            CaseWrite::Release { member, case, account } => {
                self.case_file(*member, case).await?;
                self.release_case((*member, case), *account).await
            }
            CaseWrite::Conflict { member, case, account, at } => {
                self.declare_conflict((*member, case), *account, *at).await
            }
            CaseWrite::AddEvidence(evidence) => self.add_evidence(evidence).await,
            CaseWrite::Contacts { .. } => unreachable!("they concern no pool"),
            CaseWrite::PassJuror { .. }
            | CaseWrite::FailJuror { .. }
            | CaseWrite::Jury(_)
            | CaseWrite::Cast(_) => self.apply_jury(write).await,
            CaseWrite::EnterAccount { .. }
            | CaseWrite::VerifyAccount { .. }
            | CaseWrite::MakeList { .. }
            | CaseWrite::ListResult { .. } => self.apply_payment(write).await,
        }
    }

    /// The key of a case's rows.
    pub(crate) fn case_key(&self, member: MemberId, case: &str) -> [Value; 3] {
        [self.pool_id().into(), member.into(), case.into()]
    }

    /// A case's file, locked until the batch is written.
    async fn case_file(&mut self, member: MemberId, case: &str) -> Result<CaseFile, StoreFailure> {
        let key = self.case_key(member, case);
        let row = self.session.rows(&sql::CASE_FILE_FOR_UPDATE, &key).await?.pop();
        CaseFile::read(row.ok_or(Rejection::CaseFileUnknown)?)
    }

    /// Refuses what is about a case that there is not.
    pub(crate) async fn check_case(
        &mut self,
        member: MemberId,
        case: &str,
    ) -> Result<(), StoreFailure> {
        let key = self.case_key(member, case);
        match self.exists(&sql::CASE_FILE_OF, key).await? {
            true => Ok(()),
            false => Err(Rejection::CaseFileUnknown.into()),
        }
    }

    async fn begin_case(&mut self, file: &CaseFile, step: &CaseStep) -> Result<(), StoreFailure> {
        if file.steps != 1 || step.step != 1 {
            return Err(Rejection::CaseMoved.into());
        }
        // The member's row is locked: of two reports at once the second sees the first.
        self.member(file.member).await?;
        let pool = Value::from(self.pool_id());
        let known = [pool.clone(), file.case.as_str().into()];
        if self.exists(&sql::CASE_FILE, known.clone()).await?
            || self.exists(&CASE_EXISTS, known).await?
        {
            return Err(Rejection::CaseDuplicate.into());
        }
        let of_member = [pool, file.member.into()];
        for row in self.session.rows(&sql::CASE_FILES_OF_MEMBER, &of_member).await? {
            if !OVER.contains(&CaseFile::read(row)?.state.as_str()) {
                return Err(Rejection::CaseOpenAlready.into());
            }
        }
        let key = self.case_key(file.member, &file.case);
        let mut row = CaseFile { claim: None, ..file.clone() }.state_values();
        row.extend(key.clone());
        self.session.execute(&sql::CASE_FILE_INSERT, &[row]).await?;
        self.session.execute(&sql::CASE_STEP_INSERT, &[step.values(key)]).await?;
        self.happened(EventKind::CaseReported, &file.case, step.on, None);
        Ok(())
    }

    async fn advance_case(
        &mut self,
        file: &CaseFile,
        step: &CaseStep,
        reads: Reading,
        from: StepFrom,
    ) -> Result<(), StoreFailure> {
        let before = self.case_file(file.member, &file.case).await?;
        if before.steps.checked_add(1) != Some(file.steps) || step.step != file.steps {
            return Err(Rejection::CaseMoved.into());
        }
        let key = self.case_key(file.member, &file.case);
        if let Some(account) = step.account {
            if from == StepFrom::Queue && before.claimed_by_another(account, step.at) {
                return Err(Rejection::ClaimedByAnother.into());
            }
            self.check_conflict(key.clone(), account).await?;
        }
        if reads == Reading::Counts {
            let mut row = Vec::from(key.clone());
            row.extend([step.account.into(), step.step.into()]);
            if self.session.execute(&sql::CASE_READER_INSERT, &[row]).await? == 0 {
                return Err(Rejection::ReaderAgain.into());
            }
        }
        let stays = from == StepFrom::Outside && file.queue == before.queue;
        let claim = before.claim.filter(|_| stays);
        let mut row = CaseFile { claim, ..file.clone() }.state_values();
        row.extend(key.clone());
        row.push(before.steps.into());
        if self.session.execute(&sql::CASE_FILE_UPDATE, &[row]).await? == 0 {
            return Err(Rejection::CaseMoved.into());
        }
        self.session.execute(&sql::CASE_STEP_INSERT, &[step.values(key)]).await?;
        self.happened(event_of_step(&step.kind), &file.case, step.on, None);
        Ok(())
    }

    /// Refuses work on a case by who has a conflict of interest in it.
    async fn check_conflict(&mut self, key: [Value; 3], account: Uuid) -> Result<(), StoreFailure> {
        let [pool, member, case] = key;
        match self.exists(&sql::CASE_CONFLICT, [pool, member, case, account.into()]).await? {
            true => Err(Rejection::ConflictDeclared.into()),
            false => Ok(()),
        }
    }

    async fn claim_case(
        &mut self,
        (member, case): (MemberId, &str),
        account: Uuid,
        (at, until): (Timestamp, Timestamp),
    ) -> Result<(), StoreFailure> {
        let file = self.case_file(member, case).await?;
        if file.claimed_by_another(account, at) {
            return Err(Rejection::ClaimedByAnother.into());
        }
        let key = self.case_key(member, case);
        self.check_conflict(key.clone(), account).await?;
        let [pool, member, case] = key;
        let row = [account.into(), until.into(), pool, member, case];
        self.execute(&sql::CASE_CLAIM, row).await.map(|_| ())
    }

    async fn release_case(
        &mut self,
        (member, case): (MemberId, &str),
        account: Uuid,
    ) -> Result<(), StoreFailure> {
        let [pool, member, case] = self.case_key(member, case);
        self.execute(&sql::CASE_RELEASE, [pool, member, case, account.into()]).await.map(|_| ())
    }

    async fn declare_conflict(
        &mut self,
        (member, case): (MemberId, &str),
        account: Uuid,
        at: Timestamp,
    ) -> Result<(), StoreFailure> {
        self.case_file(member, case).await?;
        self.release_case((member, case), account).await?;
        let [pool, member, case] = self.case_key(member, case);
        let row = [pool, member, case, account.into(), at.into()];
        // What was declared before stands, with its time.
        self.execute(&sql::CASE_CONFLICT_INSERT, row).await.map(|_| ())
    }

    async fn add_evidence(&mut self, evidence: &Evidence) -> Result<(), StoreFailure> {
        self.check_case(evidence.member, &evidence.case).await?;
        let pool = self.pool_id();
        if let Some((original, _)) = evidence.redacts {
            self.evidence(evidence, original).await?.ok_or(Rejection::EvidenceUnknown)?;
        }
        let row = evidence.values(pool);
        if self.session.execute(&sql::CASE_EVIDENCE_INSERT, &[row]).await? == 1 {
            return Ok(());
        }
        let first = self.evidence(evidence, evidence.evidence).await?;
        match first.is_some_and(|first| first.digest == evidence.digest) {
            true => Ok(()),
            false => Err(Rejection::EvidenceDuplicate.into()),
        }
    }

    /// A paper of the same case as another.
    async fn evidence(
        &mut self,
        beside: &Evidence,
        id: Uuid,
    ) -> Result<Option<Evidence>, StoreFailure> {
        let [pool, member, case] = self.case_key(beside.member, &beside.case);
        let key = [pool, member, case, id.into()];
        let row = self.session.rows(&sql::CASE_EVIDENCE_ONE, &key).await?.pop();
        row.map(|row| Evidence::read(row).map(|(_, evidence)| evidence)).transpose()
    }
}

/// What a step of this kind is told as.
fn event_of_step(kind: &str) -> EventKind {
    match kind {
        "breach" => EventKind::CaseBreached,
        "object" => EventKind::CaseObjected,
        "answer" => EventKind::ObjectionAnswered,
        _ => EventKind::CaseStepped,
    }
}
