//! A case as it was read: its file, and its steps, folded.

use crate::Community;
use crate::people::key_of;
use crate::plans::rules_of_version;
use casework::Case;
use casework::case::{CaseRules, HasJury};
use casework::clock::APPEAL_DAYS;
use casework::history::KeptStep;
use casework::report::Report;
use ledger::Rejection;
use rules::Rulebook;
use rules::values::Values;
use std::sync::Arc;
use store::case_reads::{case_file, case_steps};
use store::{CaseFile, CaseStep, PersonId, PoolId, StoreFailure, person_reads};
use vault::PersonKey;

/// A case, read.
#[derive(Clone, Debug)]
pub struct OpenCase {
    /// The pool.
    pub pool: PoolId,
    /// The file: what queues and clocks read.
    pub file: CaseFile,
    /// The steps as they were kept, the report first.
    pub steps: Vec<CaseStep>,
    /// The steps, folded.
    pub case: Case,
    /// What the report said.
    pub report: Report,
    /// The rules that bind it.
    pub rules: Arc<Rulebook>,
    /// Who the member is.
    pub person: PersonId,
}

impl OpenCase {
    /// Reads a case.
    ///
    /// # Errors
    /// [`Rejection::CaseFileUnknown`]; [`StoreFailure::Unavailable`].
    pub async fn read(
        community: &Community,
        pool: PoolId,
        case: &str,
    ) -> Result<OpenCase, StoreFailure> {
        let mut reader = community.store.reader().await?;
        let file = case_file(&mut *reader, pool, case).await?;
        let steps = case_steps(&mut *reader, pool, file.member, case).await?;
        let person = person_reads::membership(&mut *reader, pool, file.member).await?.person;
        drop(reader);
        let rules = rules_of_version(community, pool, file.version).await?;
        let kept = steps.iter().map(|step| KeptStep {
            slug: &step.kind,
            body: &step.body,
            account: step.account,
            standing: &step.role,
            on: step.on,
        });
        let case = Case::replay(case_rules(&rules.values), kept)?;
        let report = steps.first().and_then(|first| Report::read(&first.body));
        let report = report.ok_or(Rejection::CaseFileUnknown)?;
        Ok(OpenCase { pool, file, steps, case, report, rules, person })
    }

    /// The member's key, to seal or open words.
    ///
    /// # Errors
    /// [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
    pub(crate) async fn key(&self, community: &Community) -> Result<PersonKey, StoreFailure> {
        Ok(key_of(community, self.person).await?.0)
    }

    /// Refuses who has not seen the latest step.
    ///
    /// # Errors
    /// [`Rejection::CaseMoved`].
    pub fn require_seen(&self, steps: u32) -> Result<(), Rejection> {
        if self.file.steps == steps { Ok(()) } else { Err(Rejection::CaseMoved) }
    }
}

/// What rules say about the way of their cases.
pub fn case_rules(values: &Values) -> CaseRules {
    let jury = match values.notice.has_jury {
        Some(true) => HasJury::Yes,
        _ => HasJury::No,
    };
    CaseRules { appeal_days: values.notice.appeal_days.unwrap_or(APPEAL_DAYS), jury }
}
