//! Whether a member may sit on a jury: of age, long enough a member, tested, without an interest.

use super::known::SittingJury;
use crate::Community;
use crate::cases::facts::standing;
use crate::cases::standing::relation_of;
use crate::people::born_by;
use crate::principal::Principal;
use casework::jury::{JurorFacts, qualifies};
use jiff::civil::Date;
use ledger::Rejection;
use rules::age::age_on;
use store::case_reads::conflicts;
use store::jury::juror;
use store::{CaseFile, MemberId, PoolId, Session, StoreFailure, reads};

/// Looks whether a member may be a juror on a day. The test has to be about the rules in force that
/// day, or on the day before: a jury sits over midnight.
///
/// # Errors
/// [`Rejection::JurorUnqualified`]; [`Rejection::PersonErased`]; [`StoreFailure::Unavailable`].
pub(super) async fn qualified(
    community: &Community,
    session: &mut dyn Session,
    principal: &Principal,
    (pool, member): (PoolId, MemberId),
    on: Date,
) -> Result<(), StoreFailure> {
    let person = principal.person.ok_or(Rejection::OnlyMembers)?;
    let unqualified = Rejection::JurorUnqualified;
    let tested = juror(session, pool, member).await?.ok_or(unqualified)?;
    let eve = on.yesterday().unwrap_or(on);
    let versions = reads::versions(session, pool).await?;
    let in_force = |day: Date| versions.iter().rfind(|one| one.version <= day);
    let about = [in_force(on), in_force(eve)].into_iter().flatten();
    let counts = about.map(|one| one.version_id).any(|version| version == tested.version);
    let state = reads::member_state(session, pool, member, on).await?;
    if !state.outcome.status.is_member() {
        return Err(unqualified.into());
    }
    let facts = JurorFacts {
        age: age_on(born_by(community, session, person).await?, on).unwrap_or(0),
        member_since: state.joined_on,
        standing: standing(&state),
        passed_on: tested.passed_at.filter(|_| counts).map(|_| tested.tried_on),
        on,
    };
    Ok(qualifies(&facts)?)
}

/// Refuses who has an interest in a case: the member and whoever acts for the member, who declared
/// it, and whoever took a step of the case, be it as staff or by objecting.
///
/// # Errors
/// [`Rejection::ConflictDeclared`]; [`StoreFailure::Unavailable`].
pub(super) async fn without_interest(
    session: &mut dyn Session,
    principal: &Principal,
    (pool, file): (PoolId, &CaseFile),
    jury: &SittingJury,
    on: Date,
) -> Result<(), StoreFailure> {
    let related = relation_of(session, principal, (pool, file.member), on).await?;
    let declared = conflicts(session, pool, file.member, &file.case).await?;
    let declared = declared.iter().any(|one| one.account == principal.account);
    match related.is_some() || declared || jury.worked.contains(&principal.account) {
        true => Err(Rejection::ConflictDeclared.into()),
        false => Ok(()),
    }
}
