//! A file of a case, sent in parts: whoever loses the connection goes on where the file has come.

use crate::asked::key;
use crate::body::bytes;
use crate::caller::Caller;
use crate::openapi::with_body_of;
use crate::problem::Problem;
use crate::state::Web;
use crate::upload_parts::{PART_BYTES_MAX, Place, Progress, What};
use axum::Json;
use axum::RequestExt;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use casework::checks::Paper;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::cases::NewEvidence;
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    let take = with_body_of(routes!(take), PART_BYTES_MAX);
    OpenApiRouter::new().routes(take).routes(routes!(show))
}

/// Which part of what.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PartSent {
    /// Which paper the file is, such as `diagnosis` or `bills`.
    paper: String,
    /// What the file is called; only its last part is kept, sealed.
    #[serde(default)]
    name: String,
    /// Where the part begins, in bytes.
    at: u64,
    /// Whether it is the last one.
    last: bool,
}

/// How far a file has come.
#[derive(Serialize, ToSchema)]
struct FileProgress {
    /// So many bytes have come: the next part begins there.
    at: u64,
    /// Whether the whole file was taken.
    done: bool,
}

/// Takes a part of a file. The key of the request is the id of the file, the same for each part; a
/// part may have 256 KiB. What does not begin where the file has come is not taken.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/evidence-parts", tag = "evidence",
    params(PartSent),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = FileProgress))
)]
async fn take(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    sent: Result<Query<PartSent>, QueryRejection>,
    mut request: Request,
) -> Result<Json<FileProgress>, Problem> {
    let Caller(caller) = request.extract_parts_with_state(&web).await?;
    let evidence = key(request.headers())?;
    let Query(sent) = sent.map_err(|_| Rejection::ParameterWrong)?;
    let paper = Paper::from_slug(&sent.paper).ok_or(Rejection::ParameterWrong)?;
    let part = bytes(request, &web).await?;
    let new = NewEvidence { evidence, paper, name: sent.name, redacts: None };
    let what = What { pool, case, new };
    let place = if sent.last { Place::Last } else { Place::Within };
    let progress = web.partial_uploads.take(&web, &caller, what, (sent.at, part, place)).await?;
    Ok(Json(match progress {
        Progress::At(at) => FileProgress { at, done: false },
        Progress::Taken(added) => FileProgress { at: added.size, done: true },
    }))
}

/// Says how much of a file has come.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/evidence-parts/{evidence}", tag = "evidence",
    responses((status = 200, body = FileProgress))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((_pool, _case, evidence)): Path<(PoolId, String, Uuid)>,
) -> Json<FileProgress> {
    let at = web.partial_uploads.at(caller.account, evidence).await;
    Json(FileProgress { at, done: false })
}
