//! The next round, foreseen.

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use serde::Serialize;
use service::schedule::{Preview, preview};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// What the next round would come to; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct PreviewShown {
    /// Its number.
    round: u32,
    /// The day payers are counted.
    cut: Date,
    /// The day the share is fixed.
    settle: Date,
    /// The cases it would carry.
    cases: Vec<String>,
    /// Their aid.
    aid_minor: i64,
    /// The share if every member who shares today does.
    share_from_minor: i64,
    /// The share if those do not whose balance ends within one more share.
    share_to_minor: i64,
}

/// Foresees the next round, if nothing more happened.
#[utoipa::path(
    get, path = "/pools/{pool}/preview", tag = "rounds",
    responses((status = 200, body = PreviewShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<PreviewShown>, Problem> {
    let Preview { round, cut, settle, cases, aid, share_from, share_to } =
        preview(&web.community, pool).await?;
    Ok(Json(PreviewShown {
        round,
        cut,
        settle,
        cases,
        aid_minor: aid.minor(),
        share_from_minor: share_from.minor(),
        share_to_minor: share_to.minor(),
    }))
}
