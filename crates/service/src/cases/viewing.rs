//! What somebody sees of a case.
//!
//! **Invariant: nobody sees a decision before its instance is over**, but who made it: not the next
//! reader, nor the applicant, nor those who oversee. So a second reading is a reading, and no nod.
//! **Invariant: staff sees words of illness only after saying why**, which is logged.

use super::opened::OpenCase;
use super::standing::relation_of;
use super::words::Words;
use crate::Community;
use crate::people::{fingerprint, key_of};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::report::REPORT;
use casework::state::State;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use std::collections::BTreeSet;
use store::{CaseStep, LookUp, PersonWrite, PoolId, StoreFailure};
use uuid::Uuid;

/// The steps that only staff sees the words of: notes, and what is still being looked into.
const AMONG_STAFF: [&str; 4] = ["note", "assign", "send_back", "visit"];

/// As what somebody looks at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// The member, or who acts for the member.
    Applicant,
    /// Staff, and those who oversee.
    Staff,
}

/// A step as somebody sees it.
#[derive(Clone, Debug)]
pub struct StepSeen {
    /// The step as it was kept.
    pub step: CaseStep,
    /// Whether what was decided is shown yet.
    pub shown: Shown,
    /// The words, where the viewer may read them and the member's key is there.
    pub words: Option<Words>,
}

/// Whether what was decided in a step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is.
    Yes,
    /// Not before the instance is over.
    NotYet,
}

/// A case as somebody sees it.
#[derive(Clone, Debug)]
pub struct CaseSeen {
    /// The case.
    pub open: OpenCase,
    /// As what it is seen.
    pub viewer: Viewer,
    /// Its steps.
    pub steps: Vec<StepSeen>,
}

/// Shows a case to its applicant with the words, and to staff without them.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::NotPermitted`]; [`StoreFailure::Unavailable`].
pub async fn see_case(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    on: Date,
) -> Result<CaseSeen, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let viewer = viewer(community, principal, &open, on).await?;
    seen(community, principal, open, viewer, viewer == Viewer::Applicant).await
}

/// Logs the look and its reason, then shows a case with its words.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`] and those of [`see_case`].
pub async fn look_into_case(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (look_up, reason): (Uuid, &str),
    (on, at): (Date, Timestamp),
) -> Result<CaseSeen, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    let viewer = viewer(community, principal, &open, on).await?;
    let (account, person) = (principal.account, open.person);
    let reason = reason.to_owned();
    log_look(community, LookUp { look_up, account, person, reason, at }).await?;
    seen(community, principal, open, viewer, true).await
}

/// Logs that somebody looks at what is personal about a person.
///
/// # Errors
/// [`Rejection::LookUpReasonMissing`], [`Rejection::PersonUnknown`],
/// [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub(crate) async fn log_look(community: &Community, look_up: LookUp) -> Result<(), StoreFailure> {
    let (id, person) = (look_up.look_up, look_up.person);
    let said = [person.as_bytes(), look_up.account.as_bytes(), look_up.reason.as_bytes()];
    let asked = fingerprint(community, "look at case", &said)?;
    let write = PersonWrite::LookUp(look_up);
    crate::people::commit(community, (id, person), asked, write).await?;
    Ok(())
}

/// As what somebody sees a case.
pub(crate) async fn viewer(
    community: &Community,
    principal: &Principal,
    open: &OpenCase,
    on: Date,
) -> Result<Viewer, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let member = (open.pool, open.file.member);
    match relation_of(&mut *reader, principal, member, on).await? {
        Some(_) => Ok(Viewer::Applicant),
        None => {
            principal.require(Line::MutualAid, Action::ReadCase)?;
            Ok(Viewer::Staff)
        }
    }
}

async fn seen(
    community: &Community,
    principal: &Principal,
    open: OpenCase,
    viewer: Viewer,
    with_words: bool,
) -> Result<CaseSeen, StoreFailure> {
    let key = match with_words {
        true => match key_of(community, open.person).await {
            Ok((key, _)) => Some(key),
            // The words went with the person; the steps stay.
            Err(StoreFailure::Rejected(Rejection::PersonErased)) => None,
            Err(failure) => return Err(failure),
        },
        false => None,
    };
    let hidden = hidden_from(&open, principal.account);
    let mut steps = Vec::with_capacity(open.steps.len());
    for kept in &open.steps {
        let shown = if hidden.contains(&kept.step) { Shown::NotYet } else { Shown::Yes };
        let among_staff = AMONG_STAFF.contains(&kept.kind.as_str());
        let may_read = shown == Shown::Yes && (viewer == Viewer::Staff || !among_staff);
        let words = match (&key, &kept.sealed) {
            (Some(key), Some(sealed)) if may_read => Some(Words::open(key, open.person, sealed)?),
            _ => None,
        };
        let mut step = CaseStep { sealed: None, ..kept.clone() };
        if shown == Shown::NotYet {
            step.body.clear();
        }
        // Who works on a case is known to the staff; the applicant is told in which role.
        if viewer == Viewer::Applicant && step.account != Some(principal.account) {
            step.account = None;
        }
        steps.push(StepSeen { step, shown, words });
    }
    Ok(CaseSeen { open, viewer, steps })
}

/// The steps whose decision, or whose words about it, an account may not see yet.
pub(crate) fn hidden_from(open: &OpenCase, account: Uuid) -> BTreeSet<u32> {
    let deciding = deciding_steps(open);
    let undecided: BTreeSet<Uuid> =
        deciding.iter().filter_map(|step| step.account).filter(|one| *one != account).collect();
    let hidden = |step: &&CaseStep| {
        let by_undecided = step.account.is_some_and(|one| undecided.contains(&one));
        let decides = deciding.iter().any(|deciding| deciding.step == step.step);
        by_undecided && (decides || step.kind == "note")
    };
    open.steps.iter().filter(hidden).map(|step| step.step).collect()
}

/// The decisions of the instance that is not over.
fn deciding_steps(open: &OpenCase) -> Vec<&CaseStep> {
    let since = |kind: &str| {
        let begins = open.steps.iter().rposition(|step| step.kind == kind);
        &open.steps[begins.unwrap_or(0)..]
    };
    match open.case.state {
        State::SecondReading | State::ThirdReading => {
            let first = since(REPORT).iter();
            first.filter(|step| matches!(step.kind.as_str(), "decide" | "read_again")).collect()
        }
        State::Appealed => {
            since("appeal").iter().filter(|step| step.kind == "read_appeal").collect()
        }
        State::Objected => {
            let unanswered = |step: &&CaseStep| {
                let open_ones = open.case.objections.iter().filter(|one| one.answer.is_none());
                let mut ids = open_ones.map(|one| format!("objection={}", one.id));
                step.kind == "answer" && ids.any(|id| step.body.lines().any(|line| line == id))
            };
            open.steps.iter().filter(unanswered).collect()
        }
        _ => Vec::new(),
    }
}
