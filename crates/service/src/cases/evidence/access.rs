//! Who adds a file to a case, and who sees which.
//!
//! **Invariant: staff with an interest in a case handle none of its files as staff**: not one who
//! is something to the member, and not one who declared a conflict.

use super::super::opened::OpenCase;
use super::super::standing::{action, membership, relation_of};
use super::{FILES_MAX, FILES_OF_A_MEMBER_MAX, NewEvidence};
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::checks::Paper;
use casework::person::Standing;
use casework::state::State;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::conflicts;
use store::{Evidence, Session, StoreFailure};

/// Those of the staff who work on the papers of a case.
const WORKERS: [Standing; 4] = [
    Standing::IntakeClerk,
    Standing::Investigator,
    Standing::MedicalReviewer,
    Standing::SecondReviewer,
];

/// As what somebody looks at the files of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewer {
    /// Whose case it is, or who acts for that member.
    Applicant,
    /// Staff who may read cases.
    Staff,
    /// A member of the plan, who sees what they brought and nothing else.
    Member,
}

/// As what somebody adds a file.
pub(super) async fn adder(
    session: &mut dyn Session,
    principal: &Principal,
    open: &OpenCase,
    new: &NewEvidence,
    on: Date,
) -> Result<Standing, StoreFailure> {
    let interest = relation_of(session, principal, (open.pool, open.file.member), on).await?;
    if interest.is_some() && new.redacts.is_none() {
        principal.require(Line::MutualAid, Action::ReportCase)?;
        return Ok(Standing::Applicant);
    }
    if let Some(standing) = WORKERS.into_iter().find(|standing| holds(principal, *standing)) {
        principal.require(Line::MutualAid, action(standing))?;
        if interest.is_some() {
            return Err(Rejection::ConflictDeclared.into());
        }
        without_conflict(session, principal, open).await?;
        return Ok(standing);
    }
    if new.redacts.is_some() {
        return Err(Rejection::NotPermitted.into());
    }
    let objects = new.paper == Paper::Other && is_public(open.case.state);
    if objects && membership(session, principal, open.pool, on).await?.is_some() {
        principal.require(Line::MutualAid, Action::Object)?;
        return Ok(Standing::Member);
    }
    Err(Rejection::OnlyTheApplicant.into())
}

/// Whether a case takes another file of this adder.
pub(super) fn has_room(
    open: &OpenCase,
    principal: &Principal,
    by: Standing,
    there: &[Evidence],
) -> Result<(), Rejection> {
    if open.case.state.is_final() {
        return Err(Rejection::StepNotNow);
    }
    let own = there.iter().filter(|one| one.added_by == principal.account).count();
    let full = by == Standing::Member && own >= FILES_OF_A_MEMBER_MAX;
    match full || there.len() >= FILES_MAX {
        true => Err(Rejection::TooMany),
        false => Ok(()),
    }
}

/// As what somebody looks.
pub(super) async fn viewer(
    session: &mut dyn Session,
    principal: &Principal,
    open: &OpenCase,
    on: Date,
) -> Result<Viewer, StoreFailure> {
    let member = (open.pool, open.file.member);
    if relation_of(session, principal, member, on).await?.is_some() {
        return Ok(Viewer::Applicant);
    }
    match principal.require(Line::MutualAid, Action::ReadCase) {
        Ok(()) => {
            without_conflict(session, principal, open).await?;
            Ok(Viewer::Staff)
        }
        Err(Rejection::NotPermitted)
            if membership(session, principal, open.pool, on).await?.is_some() =>
        {
            Ok(Viewer::Member)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Whether a case is before the public: on notice, objected to, shared, paid.
pub(super) fn is_public(state: State) -> bool {
    matches!(state, State::Notice | State::Objected | State::Carried | State::Paid)
}

fn holds(principal: &Principal, standing: Standing) -> bool {
    let role = (Line::MutualAid, standing.slug());
    principal.roles.iter().any(|(line, held)| (*line, held.slug()) == role)
}

async fn without_conflict(
    session: &mut dyn Session,
    principal: &Principal,
    open: &OpenCase,
) -> Result<(), StoreFailure> {
    let file = &open.file;
    let declared = conflicts(session, open.pool, file.member, &file.case).await?;
    match declared.iter().any(|one| one.account == principal.account) {
        true => Err(Rejection::ConflictDeclared.into()),
        false => Ok(()),
    }
}
