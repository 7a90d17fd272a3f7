//! Approved cases and what rounds gave them. They are public, and name nobody.

use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use serde::Serialize;
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list))
}

/// A case; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CaseShown {
    /// Its public id.
    case: String,
    /// The round that carried it, if one did.
    round: Option<u32>,
    /// The aid it got.
    paid_minor: i64,
    /// The fee attributed to it.
    fee_minor: i64,
    /// Whether it came back after an objection.
    reversed: bool,
}

/// Lists the cases of a pool, in the order of SETTLEMENT §4.
#[utoipa::path(
    get, path = "/pools/{pool}/cases", tag = "cases", params(PageQuery),
    responses((status = 200, body = Page<CaseShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CaseShown>, Problem> {
    let all = web.community.store.cases(pool).await?;
    query.page_of(
        &uri,
        all,
        |(case, _)| case.clone(),
        |(case, outcome)| CaseShown {
            case,
            round: outcome.round,
            paid_minor: outcome.paid.minor(),
            fee_minor: outcome.fee.minor(),
            reversed: outcome.reversed,
        },
    )
}
