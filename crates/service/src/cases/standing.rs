//! As what somebody acts on a case.
//!
//! **Invariant: who has an interest in a case does no work on it**: the member, and whoever acts
//! for the member, are refused as staff, whatever their roles.

use super::opened::OpenCase;
use crate::principal::{Principal, Proof};
use crate::roles::{Action, Line};
use casework::person::{Person, Standing};
use casework::report::Reporter;
use casework::table::Who;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::contacts_of;
use store::{Guardian, MemberId, PersonId, PoolId, Session, StoreFailure, person_reads};

/// What a person is to a member, if anything, on a day.
///
/// # Errors
/// [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
pub(crate) async fn relation(
    session: &mut dyn Session,
    (pool, member): (PoolId, MemberId),
    who: PersonId,
    on: Date,
) -> Result<Option<Reporter>, StoreFailure> {
    let person = person_reads::membership(session, pool, member).await?.person;
    if person == who {
        return Ok(Some(Reporter::Member));
    }
    let decides = |one: &Guardian| {
        one.guardian == who && one.since <= on && one.until.is_none_or(|until| on < until)
    };
    if person_reads::guardians(session, person).await?.iter().any(decides) {
        return Ok(Some(Reporter::Guardian));
    }
    if person_reads::payer(session, pool, member).await? == Some(who) {
        return Ok(Some(Reporter::Payer));
    }
    let contacts = contacts_of(session, person).await?;
    let named = contacts.iter().any(|(contact, _)| *contact == who);
    Ok(named.then_some(Reporter::Contact))
}

/// The relation of a person who signed in; a program has none.
pub(crate) async fn relation_of(
    session: &mut dyn Session,
    principal: &Principal,
    member: (PoolId, MemberId),
    on: Date,
) -> Result<Option<Reporter>, StoreFailure> {
    match (principal.person, &principal.proof) {
        (Some(person), Proof::Session(_)) => relation(session, member, person, on).await,
        _ => Ok(None),
    }
}

/// The membership of a person in a pool that lasts today, if there is one.
pub(crate) async fn membership(
    session: &mut dyn Session,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<Option<MemberId>, StoreFailure> {
    let (Some(person), Proof::Session(_)) = (principal.person, &principal.proof) else {
        return Ok(None);
    };
    let all = person_reads::memberships_of(session, person).await?;
    let lasts =
        all.into_iter().find(|one| one.pool == pool && one.left_on.is_none_or(|left| left > on));
    Ok(lasts.map(|one| one.member))
}

/// What somebody needs to be allowed to act in a standing.
pub(super) fn action(standing: Standing) -> Action {
    match standing {
        Standing::Applicant => Action::ReportCase,
        Standing::Member => Action::Object,
        Standing::IntakeClerk => Action::TakeInCase,
        Standing::Investigator => Action::Investigate,
        Standing::MedicalReviewer => Action::ReviewCase,
        Standing::SecondReviewer => Action::ReadCaseAgain,
        Standing::Treasurer => Action::PayCase,
    }
}

/// As what somebody takes a step of this kind: the first standing that may and that they have.
///
/// # Errors
/// The rejection that names who may; [`Rejection::ConflictDeclared`] for staff with an interest;
/// those of [`Principal::require`].
pub(crate) async fn standing(
    session: &mut dyn Session,
    principal: &Principal,
    open: &OpenCase,
    who: Who,
    on: Date,
) -> Result<Person, StoreFailure> {
    let member = (open.pool, open.file.member);
    let relation = relation_of(session, principal, member, on).await?;
    for standing in Standing::ALL.into_iter().filter(|one| who.check(*one).is_ok()) {
        let role = (Line::MutualAid, standing.slug());
        let has = match standing {
            Standing::Applicant => relation.is_some(),
            Standing::Member => membership(session, principal, open.pool, on).await?.is_some(),
            _ => principal.roles.iter().any(|(line, held)| (*line, held.slug()) == role),
        };
        if !has {
            continue;
        }
        principal.require(Line::MutualAid, action(standing))?;
        let staff = !matches!(standing, Standing::Applicant | Standing::Member);
        if staff && relation.is_some() {
            return Err(Rejection::ConflictDeclared.into());
        }
        return Ok(Person { account: principal.account, standing });
    }
    Err(who.nobody_may().into())
}
