//! What is known of a case when the articles or a machine look at it.

use crate::Community;
use crate::people::born;
use crate::plans::{rules_of_version, versions};
use casework::binding::{Because, Binding, binding};
use casework::case::InPool;
use casework::checks::{Declaration, Facts, Paper, Standing};
use casework::report::{Life, Report};
use jiff::civil::Date;
use ledger::Rejection;
use pool::Status;
use rules::Rulebook;
use rules::articles::application::{Application, EarlierAids};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::case_reads::{cases_of_member, evidence_of_case, evidence_with_digest};
use store::{CaseFile, MemberId, MemberState, PoolId, StoreFailure, person_reads, reads};

use super::opened::OpenCase;

/// How many cases with the same paper are looked at.
const SAME_PAPER_MAX: u32 = 50;

/// What a case would be given, and by which rules.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The rules that bind.
    pub rules: Arc<Rulebook>,
    /// Why these, what they give, and what the receipt's would.
    pub binding: Binding,
}

/// What the articles read of a report.
pub(crate) async fn application(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    report: &Report,
    reported_on: Date,
) -> Result<Application, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let person = person_reads::membership(&mut *reader, pool, member).await?.person;
    let state = reads::member_state(&mut *reader, pool, member, reported_on).await?;
    let files = cases_of_member(&mut *reader, pool, member).await?;
    drop(reader);
    Ok(Application {
        born: born(community, person).await?,
        joined_on: state.joined_on,
        event_on: report.event_on,
        reported_on: Some(reported_on),
        condition: report.condition.clone(),
        cause: report.cause,
        bills: report.bills,
        spending: report.spending,
        earlier: earlier(community, pool, &files, report).await?,
        arrears: state.outcome.arrears,
    })
}

/// What the member received before.
async fn earlier(
    community: &Community,
    pool: PoolId,
    files: &[CaseFile],
    report: &Report,
) -> Result<EarlierAids, StoreFailure> {
    let mut aids = EarlierAids::default();
    for file in files.iter().filter(|file| matches!(file.state.as_str(), "paid" | "closed")) {
        let open = OpenCase::read(community, pool, &file.case).await?;
        let (InPool::Carried { .. }, Some(aid)) = (open.case.in_pool, open.case.aid) else {
            continue;
        };
        let grade = |condition: Option<&String>| {
            let listed = open.rules.values.conditions.iter();
            let mut listed = listed.filter(|listed| Some(&listed.id) == condition);
            listed.next().map(|listed| listed.grade.clone())
        };
        let same = grade(file.condition.as_ref()) == grade(report.condition.as_ref());
        aids.count = aids.count.saturating_add(1);
        aids.count_of_grade = aids.count_of_grade.saturating_add(u32::from(same));
        aids.amount = aids.amount.plus(aid)?;
    }
    Ok(aids)
}

/// Which version binds, among the receipt's and those published after it.
pub(crate) async fn bound(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    application: &Application,
    today: Date,
) -> Result<Bound, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let receipt = person_reads::membership(&mut *reader, pool, member).await?.version;
    drop(reader);
    let published = versions(community, pool).await?;
    let from = published.iter().position(|one| one.version_id == receipt);
    let from = from.ok_or(Rejection::RulebookUnknown)?;
    let mut rulebooks = Vec::new();
    for one in &published[from..] {
        rulebooks.push(rules_of_version(community, pool, one.version_id).await?);
    }
    let plain: Vec<&Rulebook> = rulebooks.iter().map(|rulebook| &**rulebook).collect();
    let binding = binding(&plain, application, today);
    let rules = Arc::clone(&rulebooks[binding.version]);
    Ok(Bound { rules, binding })
}

impl Bound {
    /// What the rules give, as the queues count it.
    pub(crate) fn value(&self) -> money::Amount {
        self.binding.decision.map_or(money::Amount::ZERO, |aid| aid.amount)
    }

    /// Why these rules, as a word on the wire.
    pub fn because(&self) -> &'static str {
        match self.binding.because {
            Because::OnTheReceipt => "on_the_receipt",
            Because::GivesMore => "gives_more",
        }
    }
}

/// What a machine looks at. The papers are those of the case; of a case that is only foreseen there
/// are none.
pub(crate) async fn facts(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    application: Application,
    report: &Report,
    case: Option<&str>,
) -> Result<Facts, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let event_on = application.event_on;
    let then = reads::member_state(&mut *reader, pool, member, event_on).await?;
    let (mut papers, mut used_elsewhere) = (BTreeSet::new(), BTreeSet::new());
    if let Some(case) = case {
        for evidence in evidence_of_case(&mut *reader, pool, member, case).await? {
            let Some(paper) = Paper::from_slug(&evidence.paper) else { continue };
            if evidence.redacts.is_some() {
                continue;
            }
            papers.insert(paper);
            let same = evidence_with_digest(&mut *reader, evidence.digest, SAME_PAPER_MAX).await?;
            if same.iter().any(|(of, other)| (*of, other.case.as_str()) != (pool, case)) {
                used_elsewhere.insert(paper);
            }
        }
    }
    Ok(Facts {
        earlier_cases: application.earlier.count,
        standing: standing(&then),
        ended_on: then.left_on.filter(|_| report.life == Life::Living),
        closing_announced_on: None,
        // That an answer was untrue is for people to find.
        declaration: Declaration::Holds,
        died: report.life == Life::Died,
        paid_to_another: false,
        papers,
        used_elsewhere,
        application,
    })
}

/// Whether a membership covered at the end of a day, as far as its money says.
pub(crate) fn standing(state: &MemberState) -> Standing {
    match state.outcome.status {
        Status::Suspended | Status::Lapsed | Status::NotCovered => Standing::Suspended,
        _ => Standing::Covered,
    }
}
