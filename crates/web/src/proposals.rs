//! What waits for a second person, and what that person decides.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::Timestamp;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::principal::Principal;
use service::proposals::{self, waiting_for};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::proposal::{Decision, Proposal, Verdict, proposal};
use store::{NO_POOL, PoolId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list_of_community))
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(confirm))
        .routes(routes!(reject))
}

/// A proposal.
#[derive(Serialize, ToSchema)]
struct ProposalShown {
    /// Its id.
    proposal: Uuid,
    /// The pool; 0 for what concerns no pool.
    pool: PoolId,
    /// What is proposed.
    kind: &'static str,
    /// The member whom it is about.
    member: Option<Uuid>,
    /// What will be written, part by part.
    entry: BTreeMap<String, String>,
    /// The account that proposed.
    made_by: Uuid,
    /// When.
    made_at: Timestamp,
    /// How it was decided, if it was.
    decision: Option<DecisionShown>,
}

/// How a proposal was decided.
#[derive(Serialize, ToSchema)]
struct DecisionShown {
    /// The account that decided.
    by: Uuid,
    /// When.
    at: Timestamp,
    /// `confirmed` or `rejected`.
    verdict: &'static str,
    /// Why it was rejected.
    reason: Option<String>,
}

/// Why a proposal is rejected.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// In words without anything personal.
    reason: String,
}

/// A decision that was written.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decided {
    /// The proposal.
    pub proposal: Uuid,
    /// `confirmed` or `rejected`.
    pub verdict: &'static str,
}

/// What waits for the caller and concerns no pool: roles and tokens.
#[utoipa::path(
    get, path = "/proposals", tag = "proposals", params(PageQuery),
    responses((status = 200, body = Page<ProposalShown>))
)]
async fn list_of_community(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<ProposalShown>, Problem> {
    page(&web, &caller, NO_POOL, (&query, &uri)).await
}

/// What waits for the caller in a pool, oldest first.
#[utoipa::path(
    get, path = "/pools/{pool}/proposals", tag = "proposals", params(PageQuery),
    responses((status = 200, body = Page<ProposalShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<ProposalShown>, Problem> {
    page(&web, &caller, pool, (&query, &uri)).await
}

/// Shows a proposal, decided or not.
#[utoipa::path(
    get, path = "/proposals/{proposal}", tag = "proposals",
    responses((status = 200, body = ProposalShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(id): Path<Uuid>,
) -> Result<Json<ProposalShown>, Problem> {
    let found = proposal(&mut *web.community.store.reader().await?, id).await?;
    let (proposal, decision) = found.ok_or(Rejection::ProposalUnknown)?;
    Ok(Json(shown(proposal, decision)))
}

/// Confirms a proposal of somebody else, which writes it.
#[utoipa::path(
    post, path = "/proposals/{proposal}/confirmation", tag = "proposals",
    responses((status = 200, body = Decided))
)]
async fn confirm(
    State(web): State<Arc<Web>>,
    Path(proposal): Path<Uuid>,
    asked: Asked<Nothing>,
) -> Result<Written<Decided>, Problem> {
    let which = (proposal, asked.key);
    let done = proposals::confirm(&web.community, &asked.caller, which, web.now()).await?;
    Ok(asked.done(done.repeated, Decided { proposal, verdict: "confirmed" }))
}

/// Rejects a proposal of somebody else.
#[utoipa::path(
    post, path = "/proposals/{proposal}/rejection", tag = "proposals", request_body = Reason,
    responses((status = 200, body = Decided))
)]
async fn reject(
    State(web): State<Arc<Web>>,
    Path(proposal): Path<Uuid>,
    asked: Asked<Body<Reason>>,
) -> Result<Written<Decided>, Problem> {
    let (which, reason) = ((proposal, asked.key), &asked.body.0.reason);
    let (caller, now) = (&asked.caller, web.now());
    let done = proposals::reject(&web.community, caller, which, reason, now).await?;
    Ok(asked.done(done.repeated, Decided { proposal, verdict: "rejected" }))
}

async fn page(
    web: &Web,
    caller: &Principal,
    pool: PoolId,
    (query, uri): (&PageQuery, &Uri),
) -> Result<Page<ProposalShown>, Problem> {
    let waiting = waiting_for(&web.community, caller, pool).await?;
    query.page_of(uri, waiting, |one| one.id.to_string(), |one| shown(one, None))
}

fn shown(proposal: Proposal, decision: Option<Decision>) -> ProposalShown {
    let parts = proposal.body.lines().filter_map(|line| line.split_once('='));
    let entry = parts.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    ProposalShown {
        proposal: proposal.id,
        pool: proposal.pool,
        kind: proposal.kind.slug(),
        member: proposal.member,
        entry,
        made_by: proposal.made_by,
        made_at: proposal.made_at,
        decision: decision.map(|Decision { by, at, verdict }| match verdict {
            Verdict::Confirmed => DecisionShown { by, at, verdict: "confirmed", reason: None },
            Verdict::Rejected(why) => {
                DecisionShown { by, at, verdict: "rejected", reason: Some(why) }
            }
        }),
    }
}
