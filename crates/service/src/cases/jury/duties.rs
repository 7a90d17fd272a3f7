//! What a member is drawn for, and what a juror sees of a case: nothing that names anybody.

use super::BEFORE_JURY;
use super::juror::{qualified, without_interest};
use super::known::sitting_jury;
use crate::Community;
use crate::cases::opened::OpenCase;
use crate::cases::standing::membership;
use crate::people::born;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use crate::schedule::day_in;
use casework::notice::age_band;
use casework::reason::Reason;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::age::age_on;
use store::case_reads::case_file;
use store::jury::{ballot_of, cases_in_state};
use store::{CaseFile, MemberId, PoolId, Session, StoreFailure, reads};

/// The most juries a member is told of at once.
pub const DUTIES_MAX: usize = 20;

/// How many cases are looked at at a time, and how often.
const PAGE: (u32, usize) = (100, 10);

/// A case on which a member is to vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JuryDuty {
    /// The case.
    pub case: String,
    /// The first instant that is too late.
    pub closes_at: Timestamp,
    /// The id of the condition; none where only spending was put forward.
    pub condition: Option<String>,
    /// The years of age on the day of the event, from and through.
    pub age_band: (u16, u16),
    /// The day of the first diagnosis, of the accident or of the death.
    pub event_on: Date,
    /// The day of the report.
    pub reported_on: Date,
    /// Days from joining to the event.
    pub days_in_plan: u32,
    /// Why it was refused, and by which article.
    pub refused_for: Option<Reason>,
    /// What the article would give.
    pub aid: Option<Amount>,
    /// The rules that bind it, as people write their hash.
    pub version: String,
}

/// The juries that sit, for which a member is drawn and has not voted yet; at most [`DUTIES_MAX`].
/// Who is no member, or does not qualify, has none.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn my_juries(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    (on, now): (Date, Timestamp),
) -> Result<Vec<JuryDuty>, StoreFailure> {
    principal.require(Line::MutualAid, Action::Vote)?;
    let mut reader = community.store.reader().await?;
    let Some(member) = membership(&mut *reader, principal, pool, on).await? else {
        return Ok(Vec::new());
    };
    match qualified(community, &mut *reader, principal, (pool, member), on).await {
        Ok(()) => {}
        Err(StoreFailure::Rejected(Rejection::JurorUnqualified)) => return Ok(Vec::new()),
        Err(failure) => return Err(failure),
    }
    drop(reader);
    let (mut duties, mut after) = (Vec::new(), String::new());
    let (limit, pages) = PAGE;
    for _ in 0..pages {
        let mut reader = community.store.reader().await?;
        let page = cases_in_state(&mut *reader, pool, BEFORE_JURY, &after, limit).await?;
        drop(reader);
        let Some(last) = page.last() else { break };
        after.clone_from(&last.case);
        for file in &page {
            let drawn = is_drawn(community, principal, (pool, member), file, (on, now)).await?;
            if let Some(closes_at) = drawn {
                duties.push(duty(community, pool, file, closes_at).await?);
            }
            if duties.len() >= DUTIES_MAX {
                return Ok(duties);
            }
        }
    }
    Ok(duties)
}

/// Which of these members a case's jury that sits draws, and the last day on which they may vote.
/// Whether one has an interest or qualifies still is looked at when they vote.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`]; [`StoreFailure::Unavailable`].
pub(crate) async fn drawn(
    community: &Community,
    session: &mut dyn Session,
    (pool, case): (PoolId, &str),
    members: &[MemberId],
    now: Timestamp,
) -> Result<(Vec<MemberId>, Option<Date>), StoreFailure> {
    let file = case_file(session, pool, case).await?;
    let Some(jury) = sitting_jury(community, session, pool, &file).await? else {
        return Ok((Vec::new(), None));
    };
    if now >= jury.sitting.closes_at {
        return Ok((Vec::new(), None));
    }
    let draws =
        |member: &&MemberId| jury.seed.draws(case, member.as_bytes(), jury.sitting.threshold);
    let schedule = reads::schedule(session, pool).await?;
    let closes_on = day_in(&schedule.time_zone, jury.sitting.closes_at)?;
    Ok((members.iter().filter(draws).copied().collect(), Some(closes_on)))
}

/// Until when a member may vote on a case, where a jury sits on it, the member is drawn, has no
/// interest and has not voted.
async fn is_drawn(
    community: &Community,
    principal: &Principal,
    (pool, member): (PoolId, MemberId),
    file: &CaseFile,
    (on, now): (Date, Timestamp),
) -> Result<Option<Timestamp>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let Some(jury) = sitting_jury(community, &mut *reader, pool, file).await? else {
        return Ok(None);
    };
    let sits = jury.sitting.opens_at <= now && now < jury.sitting.closes_at;
    if !sits || !jury.seed.draws(&file.case, member.as_bytes(), jury.sitting.threshold) {
        return Ok(None);
    }
    match without_interest(&mut *reader, principal, (pool, file), &jury, on).await {
        Ok(()) => {}
        Err(StoreFailure::Rejected(Rejection::ConflictDeclared)) => return Ok(None),
        Err(failure) => return Err(failure),
    }
    let voted = ballot_of(&mut *reader, pool, &file.case, member).await?;
    Ok(voted.is_none().then_some(jury.sitting.closes_at))
}

/// What a juror sees of a case.
async fn duty(
    community: &Community,
    pool: PoolId,
    file: &CaseFile,
    closes_at: Timestamp,
) -> Result<JuryDuty, StoreFailure> {
    let open = OpenCase::read(community, pool, &file.case).await?;
    let event_on = open.report.event_on;
    let mut reader = community.store.reader().await?;
    let state = reads::member_state(&mut *reader, pool, file.member, event_on).await?;
    drop(reader);
    let age = age_on(born(community, open.person).await?, event_on).unwrap_or(0);
    let days = state.joined_on.until(event_on).map_or(0, |span| span.get_days());
    Ok(JuryDuty {
        case: file.case.clone(),
        closes_at,
        condition: open.report.condition.clone(),
        age_band: age_band(u16::try_from(age).unwrap_or(u16::MAX)),
        event_on,
        reported_on: file.reported_on,
        days_in_plan: u32::try_from(days).unwrap_or(0),
        refused_for: open.case.refusal(),
        aid: open.case.before_jury,
        version: open.rules.version_id.to_string(),
    })
}
