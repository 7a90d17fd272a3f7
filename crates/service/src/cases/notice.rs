//! What the public sees of a case that is on notice or was: the masked card, and what it came to.

use super::opened::OpenCase;
use crate::Community;
use crate::people::masked;
use casework::case::{Answer, InPool};
use casework::notice::NoticeCard;
use casework::report::REPORT;
use casework::state::State;
use jiff::civil::Date;
use ledger::Rejection;
use pool::Entry;
use store::case_reads::approved_cases;
use store::{ApprovedCase, PoolId, StoreFailure, reads};

/// A case as the public sees it.
#[derive(Clone, Debug)]
pub struct PublicCase {
    /// The masked card.
    pub card: NoticeCard,
    /// Where the case is.
    pub state: State,
    /// The round that carried it, if one did.
    pub round: Option<u32>,
    /// How many objections there were.
    pub objections: u32,
    /// How many of them were upheld.
    pub upheld: u32,
    /// How many wait for an answer.
    pub unanswered: u32,
    /// How often the operator was late.
    pub breaches: u32,
    /// What visits cost; the plan bears it.
    pub visit_fees: money::Amount,
}

/// The public card of a case that was approved.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], also for a case that no notice was given of;
/// [`StoreFailure::Unavailable`].
pub async fn public_case(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<PublicCase, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    // Of a case that was never approved nothing is public, not even that there is one.
    let aid = open.case.aid.ok_or(Rejection::CaseFileUnknown)?;
    let masked = masked(community, open.person, open.report.event_on).await?;
    let mut reader = community.store.reader().await?;
    let on = open.steps.last().map_or(open.file.reported_on, |step| step.on);
    let state = reads::member_state(&mut *reader, pool, open.file.member, on).await?;
    let statement = reads::statement(&mut *reader, pool, open.file.member, on).await?;
    drop(reader);
    let shared = statement.entries.iter().filter(|entry| matches!(entry, Entry::Shared(_))).count();
    let days = state.joined_on.until(open.report.event_on).map_or(0, |span| span.get_days());
    let card = NoticeCard {
        case: case.to_owned(),
        name: masked.as_ref().map(|one| one.name.clone()),
        age_band: masked.as_ref().map(|one| one.age_band),
        sex: masked.as_ref().and_then(|one| one.sex),
        province: masked.as_ref().and_then(|one| one.province),
        condition: open.report.condition.clone(),
        aid: Some(aid).filter(|_| open.case.in_pool != InPool::No),
        days_in_plan: u32::try_from(days).unwrap_or(0),
        rounds_shared: u32::try_from(shared).unwrap_or(u32::MAX),
        version: open.file.version,
        checked: checked(&open),
    };
    let objections = &open.case.objections;
    let count = |of: &dyn Fn(Option<Answer>) -> bool| {
        let found = objections.iter().filter(|one| of(one.answer)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Ok(PublicCase {
        card,
        state: open.case.state,
        round: match open.case.in_pool {
            InPool::Carried { round, .. } => Some(round),
            InPool::No | InPool::Waiting => None,
        },
        objections: count(&|_| true),
        upheld: count(&|answer| answer == Some(Answer::Upheld)),
        unanswered: count(&|answer| answer.is_none()),
        breaches: open.case.breaches,
        visit_fees: open.case.visit_fees,
    })
}

/// Who checked what and when: the checks by name and day, and never who they are.
fn checked(open: &OpenCase) -> Vec<(String, Date)> {
    const CHECKS: [&str; 8] = [
        REPORT,
        "check_pass",
        "visit",
        "decide",
        "read_again",
        "read_third",
        "read_appeal",
        "close_jury",
    ];
    let is_check = |kind: &str| CHECKS.contains(&kind);
    let checks = open.steps.iter().filter(|step| is_check(&step.kind));
    checks.map(|step| (step.kind.clone(), step.on)).collect()
}

/// A page of the approved cases of a pool, by their ids.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn public_cases(
    community: &Community,
    pool: PoolId,
    after: &str,
    limit: u32,
) -> Result<Vec<ApprovedCase>, StoreFailure> {
    approved_cases(&mut *community.store.reader().await?, pool, after, limit).await
}
