//! What staff is shown beside a case: what a machine finds, and what the article gives.

use super::facts::{application, facts};
use super::opened::OpenCase;
use super::viewing::{Viewer, viewer};
use super::working::with_bills;
use crate::Community;
use crate::principal::Principal;
use casework::checks::{Findings, Paper, check, papers_needed};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::articles::Refusal;
use rules::articles::application::{Aid, Application, decide};
use std::sync::Arc;
use store::{PoolId, StoreFailure};

/// What there is to say about a case.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// The rules that bind it.
    pub rules: Arc<rules::Rulebook>,
    /// What a machine finds.
    pub findings: Findings,
    /// What the articles read, with the bills as they were put.
    pub application: Application,
    /// What the article gives, or why nothing.
    pub decision: Result<Aid, Refusal>,
}

/// What a machine finds of a case, and what the article gives with so much of the bills accepted;
/// with what was put forward, where nothing is said.
///
/// # Errors
/// [`Rejection::NotPermitted`] but for staff, [`Rejection::PersonErased`];
/// [`StoreFailure::Unavailable`].
pub async fn reckon(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    accepted: Option<Amount>,
    on: Date,
) -> Result<Reckoned, StoreFailure> {
    let open = OpenCase::read(community, pool, case).await?;
    if viewer(community, principal, &open, on).await? != Viewer::Staff {
        return Err(Rejection::NotPermitted.into());
    }
    let member = (pool, open.file.member);
    let values = &open.rules.values;
    let asks = application(community, member, &open.report, open.file.reported_on).await?;
    let facts = facts(community, member, asks.clone(), &open.report, Some(case)).await?;
    let findings = check(values, &facts);
    let asks = with_bills(&values.benefit.form, asks, accepted);
    let decision = decide(values, &asks);
    let rules = Arc::clone(&open.rules);
    Ok(Reckoned { rules, findings, application: asks, decision })
}

/// The papers that a case needs by the rules that bind it, in the order people are asked for them.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn papers_of_case(
    community: &Community,
    open: &OpenCase,
) -> Result<Vec<Paper>, StoreFailure> {
    let member = (open.pool, open.file.member);
    let asks = application(community, member, &open.report, open.file.reported_on).await?;
    let facts = facts(community, member, asks, &open.report, Some(&open.file.case)).await?;
    Ok(papers_needed(&open.rules.values, &facts))
}

/// What the article gives with what was put forward: what an applicant asks a jury for.
///
/// # Errors
/// Why it gives nothing; [`StoreFailure::Unavailable`].
pub async fn aid_of_article(
    community: &Community,
    open: &OpenCase,
) -> Result<Amount, StoreFailure> {
    let member = (open.pool, open.file.member);
    let asks = application(community, member, &open.report, open.file.reported_on).await?;
    Ok(decide(&open.rules.values, &asks).map_err(|refusal| refusal.rejection)?.amount)
}
