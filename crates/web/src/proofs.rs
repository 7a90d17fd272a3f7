//! What a member can prove without us, as files (docs/log-entries.md).

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ledger::Rejection;
use serde::Serialize;
use service::public_log::proofs::{Proved, proof_of, provable};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show))
}

/// The proofs of a member.
#[derive(Serialize, ToSchema)]
struct ProofsListed {
    /// The name of each file, in the order of time.
    proofs: Vec<String>,
}

/// Lists what can be proved to a member: the joining, shares, balances and aid.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/proofs", tag = "members",
    responses((status = 200, body = ProofsListed))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<ProofsListed>, Problem> {
    let found = provable(&web.community, pool, member).await?;
    let proofs = found.iter().map(|proved| proved.file_name(pool)).collect();
    Ok(Json(ProofsListed { proofs }))
}

/// Hands out a file of proof, by its name.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/proofs/{name}", tag = "members",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, member, name)): Path<(PoolId, Uuid, String)>,
) -> Result<Response, Problem> {
    let proved = Proved::from_file_name(&name, pool).ok_or(Rejection::PathUnknown)?;
    let file = proof_of(&web.community, (pool, member), &proved).await?;
    let download = format!("attachment; filename=\"{}\"", file.name);
    Ok(([(header::CONTENT_DISPOSITION, download)], file.text).into_response())
}
