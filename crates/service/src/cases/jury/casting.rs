//! A juror votes.
//!
//! Some hundred thousand ballots come within a day: nothing here replays the case.

use super::BEFORE_JURY;
use super::juror::{qualified, without_interest};
use super::known::sitting_jury;
use crate::Community;
use crate::cases::batch::Request;
use crate::cases::standing::membership;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use casework::jury::Vote;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::case_file;
use store::jury::Ballot;
use store::{CaseWrite, Committed, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// Casts the ballot of a juror who was drawn. It is sealed, and told to nobody.
///
/// # Errors
/// [`Rejection::OnlyMembers`], [`Rejection::CaseFileUnknown`], [`Rejection::JuryNotOpen`],
/// [`Rejection::ConflictDeclared`], [`Rejection::JurorUnqualified`],
/// [`Rejection::JurorNotDrawn`], [`Rejection::BallotCast`]; those of [`Principal::require`];
/// [`StoreFailure::Unavailable`].
pub async fn cast(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    (key, vote): (Uuid, Vote),
    (on, now): (Date, Timestamp),
) -> Result<Committed, StoreFailure> {
    principal.require(Line::MutualAid, Action::Vote)?;
    let mut reader = community.store.reader().await?;
    let juror = membership(&mut *reader, principal, pool, on).await?;
    let juror = juror.ok_or(Rejection::OnlyMembers)?;
    let parts = [principal.account.as_bytes(), case.as_bytes(), &vote.bytes()[..]];
    let request = Request::new(community, (pool, juror), key, ("ballot", &parts))?;
    if let Some(committed) = request.repeated_by(&mut *reader).await? {
        return Ok(committed);
    }
    let file = case_file(&mut *reader, pool, case).await?;
    let jury = match file.state.as_str() {
        BEFORE_JURY => sitting_jury(community, &mut *reader, pool, &file).await?,
        _ => None,
    };
    let sits = jury.filter(|jury| jury.sitting.opens_at <= now && now < jury.sitting.closes_at);
    let jury = sits.ok_or(Rejection::JuryNotOpen)?;
    without_interest(&mut *reader, principal, (pool, &file), &jury, on).await?;
    qualified(community, &mut *reader, principal, (pool, juror), on).await?;
    if !jury.seed.draws(case, juror.as_bytes(), jury.sitting.threshold) {
        return Err(Rejection::JurorNotDrawn.into());
    }
    drop(reader);
    let sealed = community.with_entropy(|entropy| jury.key.seal(juror, &vote.bytes(), entropy));
    let (member, case) = (file.member, file.case);
    let ballot = Ballot { member, case, juror, sealed, cast_at: now };
    let writes = vec![Write::Case(Box::new(CaseWrite::Cast(ballot)))];
    // The answer says nothing: it lies beside the ballot.
    request.commit(community, writes, String::new()).await
}
