//! What staff is shown beside a case.

use super::queries::Reckoning;
use super::reporting::{DecisionShown, FindingShown, PaperShown, findings};
use crate::caller::Caller;
use crate::digest_text;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use money::Amount;
use serde::Serialize;
use service::cases::reckon;
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// What there is to say about a case.
#[derive(Serialize, ToSchema)]
struct ReckonedShown {
    /// The hash that names the version of the rules that binds.
    version: String,
    /// What the article gives, or why nothing.
    decision: DecisionShown,
    /// What a machine finds.
    findings: Vec<FindingShown>,
    /// The papers that are missing.
    missing: Vec<PaperShown>,
}

/// Tells what a machine finds of a case, and what the article gives.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/reckoning", tag = "cases", params(Reckoning),
    responses((status = 200, body = ReckonedShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    Caller(caller): Caller,
    Query(query): Query<Reckoning>,
) -> Result<Json<ReckonedShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let accepted = query.accepted_minor.map(Amount::from_minor);
    let reckoned = reckon(&web.community, &caller, (pool, &case), accepted, on).await?;
    Ok(Json(ReckonedShown {
        version: digest_text::text(&reckoned.rules.version_id.bytes()),
        decision: DecisionShown::of(&reckoned.decision),
        missing: reckoned.findings.missing.iter().copied().map(PaperShown::of).collect(),
        findings: findings(reckoned.findings),
    }))
}
