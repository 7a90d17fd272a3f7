//! A file of deposits: looked at, proposed by one person, confirmed by another with the same file.

use crate::asked::{Asked, Written};
use crate::body::{Csv, Sent};
use crate::caller::Caller;
use crate::language;
use crate::openapi::with_body_of;
use crate::problem::{FaultBody, Problem};
use crate::proposals::Decided;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use ledger::Language;
use serde::Serialize;
use service::deposit_file::{self, DepositFile, Report};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// The largest file.
const FILE_MAX: usize = 4 * 1024 * 1024;

/// What a file is called where it has faults.
const NAME: &str = "deposits.csv";

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(with_body_of(routes!(report), FILE_MAX))
        .routes(with_body_of(routes!(propose), FILE_MAX))
        .routes(with_body_of(routes!(confirm), FILE_MAX))
}

/// What a file would do.
#[derive(Serialize, ToSchema)]
struct FileReport {
    /// The id of its proposal, made from its bytes.
    proposal: Uuid,
    /// How many deposits are in it.
    count: usize,
    /// What they sum to, in minor units.
    sum_minor: i64,
    /// How many confirming would add; none once confirmed.
    new_count: usize,
    /// What those sum to, in minor units.
    new_sum_minor: i64,
    /// What is wrong with it; with any, it cannot be proposed.
    faults: Vec<FaultBody>,
}

/// Looks at a file and changes nothing.
#[utoipa::path(
    post, path = "/pools/{pool}/deposit-file-reports", tag = "deposit files",
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = FileReport))
)]
async fn report(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    headers: HeaderMap,
    Sent(Csv(bytes)): Sent<Csv>,
) -> Result<Json<FileReport>, Problem> {
    let file = DepositFile { name: NAME, bytes: &bytes };
    let report = deposit_file::report(&web.community, &caller, pool, file).await?;
    Ok(Json(shown(&report, language::of_request(&headers))))
}

/// Proposes a file without faults.
#[utoipa::path(
    post, path = "/pools/{pool}/deposit-files", tag = "deposit files",
    request_body(content = String, content_type = "text/csv"),
    responses((status = 201, body = FileReport))
)]
async fn propose(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    headers: HeaderMap,
    asked: Asked<Csv>,
) -> Result<Written<FileReport>, Problem> {
    let language = language::of_request(&headers);
    let (caller, file) = (&asked.caller, DepositFile { name: NAME, bytes: &asked.body.0 });
    let found = deposit_file::report(&web.community, caller, pool, file).await?;
    if let Some(first) = found.faults.first() {
        return Err(Problem::of_faults(first.rejection, found.faults));
    }
    let repeated = asked.bind(&web).await?;
    let proposed = deposit_file::propose_file(&web.community, caller, pool, file, web.now());
    let body = shown(&proposed.await?, language);
    Ok(asked.created(repeated, body))
}

/// Confirms a file that somebody else proposed, by handing in the same file.
#[utoipa::path(
    post, path = "/proposals/{proposal}/file-confirmation", tag = "deposit files",
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = Decided))
)]
async fn confirm(
    State(web): State<Arc<Web>>,
    Path(proposal): Path<Uuid>,
    asked: Asked<Csv>,
) -> Result<Written<Decided>, Problem> {
    let (caller, file) = (&asked.caller, DepositFile { name: NAME, bytes: &asked.body.0 });
    let which = (proposal, asked.key);
    let done = deposit_file::confirm(&web.community, caller, which, file, web.now()).await?;
    Ok(asked.done(done.repeated, Decided { proposal, verdict: "confirmed" }))
}

fn shown(report: &Report, language: Language) -> FileReport {
    let (new_count, new_sum) = report.difference;
    FileReport {
        proposal: report.proposal,
        count: report.deposits.len(),
        sum_minor: report.sum.minor(),
        new_count,
        new_sum_minor: new_sum.minor(),
        faults: report.faults.iter().map(|fault| FaultBody::of(fault, language)).collect(),
    }
}
