//! Complaints: filed and read by whose they are, answered by compliance.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::complaints::{
    ComplaintKind, OpenedComplaint, Outcome, answer, file, look_up, own, queue, shown,
};
use std::sync::Arc;
use store::complaint::Complaint;
use store::{NO_POOL, PoolId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list_own, complain))
        .routes(routes!(list_open))
        .routes(routes!(show))
        .routes(routes!(look))
        .routes(routes!(reply))
}

/// A complaint to file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ComplaintToFile {
    /// The pool it is about; nothing for the community.
    pool: Option<PoolId>,
    /// `delay`, `manner`, `money`, `privacy`, `rules` or `other`.
    kind: String,
    /// In words, at most 4,000 characters.
    words: String,
}

/// An answer to a complaint.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AnswerToGive {
    /// `founded` or `unfounded`.
    outcome: String,
    /// In words, at most 4,000 characters.
    words: String,
}

/// Why somebody looks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReasonToLook {
    /// In words.
    reason: String,
}

/// A complaint that was filed or answered.
#[derive(Serialize, ToSchema)]
struct ComplaintDone {
    /// Its id.
    complaint: Uuid,
}

/// A complaint without its words.
#[derive(Serialize, ToSchema)]
struct ComplaintShown {
    /// Its id.
    complaint: Uuid,
    /// The pool; nothing for the community.
    pool: Option<PoolId>,
    /// What it is about.
    kind: String,
    /// The day it was filed.
    filed_on: Date,
    /// The last day on which an answer is in time.
    due_on: Date,
    /// The day it was answered.
    answered_on: Option<Date>,
    /// `founded` or `unfounded`.
    outcome: Option<String>,
}

/// A complaint with its words.
#[derive(Serialize, ToSchema)]
struct ComplaintOpened {
    /// What everybody who may sees.
    #[serde(flatten)]
    complaint: ComplaintShown,
    /// What was written; nothing once the person was erased.
    words: Option<String>,
    /// What was answered.
    answer: Option<String>,
}

/// Files a complaint; the key of the request becomes its id.
#[utoipa::path(
    post, path = "/complaints", tag = "complaints", request_body = ComplaintToFile,
    responses((status = 201, body = ComplaintDone))
)]
async fn complain(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<ComplaintToFile>>,
) -> Result<Written<ComplaintDone>, Problem> {
    let ComplaintToFile { pool, kind, words } = &asked.body.0;
    let pool = pool.unwrap_or(NO_POOL);
    let kind = ComplaintKind::from_slug(kind).ok_or(Rejection::FieldsWrong)?;
    let when = (today(&web, pool).await?, web.now());
    let which = (asked.key, pool);
    let done = file(&web.community, &asked.caller, which, (kind, words), when).await?;
    let complaint = asked.key;
    Ok(asked.created(done.repeated, ComplaintDone { complaint }))
}

/// Lists the caller's own complaints, with what was answered.
#[utoipa::path(
    get, path = "/complaints", tag = "complaints", params(PageQuery),
    responses((status = 200, body = Page<ComplaintOpened>))
)]
async fn list_own(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<ComplaintOpened>, Problem> {
    let after = query.after()?.unwrap_or(Uuid::nil());
    let found = own(&web.community, &caller, after, query.limit()?).await?;
    query.page(&uri, found, |one| one.complaint.filed.complaint.to_string(), opened)
}

/// Lists what waits for an answer, the first due first.
#[utoipa::path(
    get, path = "/complaint-queue", tag = "complaints", params(PageQuery),
    responses((status = 200, body = Page<ComplaintShown>))
)]
async fn list_open(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<ComplaintShown>, Problem> {
    let after = match query.after::<String>()? {
        None => None,
        Some(place) => {
            let parts = place.split_once('/');
            let place = parts.and_then(|(on, id)| Some((on.parse().ok()?, id.parse().ok()?)));
            Some(place.ok_or(Rejection::ParameterWrong)?)
        }
    };
    let found = queue(&web.community, &caller, after, query.limit()?).await?;
    let place = |one: &Complaint| format!("{}/{}", one.filed.due_on, one.filed.complaint);
    query.page(&uri, found, place, |one| listed(&one))
}

/// Shows a complaint without its words.
#[utoipa::path(
    get, path = "/complaints/{complaint}", tag = "complaints",
    responses((status = 200, body = ComplaintShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(complaint): Path<Uuid>,
) -> Result<Json<ComplaintShown>, Problem> {
    Ok(Json(listed(&shown(&web.community, &caller, complaint).await?)))
}

/// Logs the look and its reason, then shows the words.
#[utoipa::path(
    post, path = "/complaints/{complaint}/look-ups", tag = "complaints",
    request_body = ReasonToLook, responses((status = 200, body = ComplaintOpened))
)]
async fn look(
    State(web): State<Arc<Web>>,
    Path(complaint): Path<Uuid>,
    asked: Asked<Body<ReasonToLook>>,
) -> Result<Written<ComplaintOpened>, Problem> {
    let (which, reason) = ((asked.key, complaint), &asked.body.0.reason);
    let found = look_up(&web.community, &asked.caller, which, reason, web.now()).await?;
    Ok(asked.done(false, opened(found)))
}

/// Answers a complaint.
#[utoipa::path(
    post, path = "/complaints/{complaint}/answer", tag = "complaints",
    request_body = AnswerToGive, responses((status = 201, body = ComplaintDone))
)]
async fn reply(
    State(web): State<Arc<Web>>,
    Path(complaint): Path<Uuid>,
    asked: Asked<Body<AnswerToGive>>,
) -> Result<Written<ComplaintDone>, Problem> {
    let AnswerToGive { outcome, words } = &asked.body.0;
    let outcome = Outcome::from_slug(outcome).ok_or(Rejection::FieldsWrong)?;
    let about = shown(&web.community, &asked.caller, complaint).await?;
    let when = (today(&web, about.filed.pool).await?, web.now());
    let which = (asked.key, complaint);
    let done = answer(&web.community, &asked.caller, which, (outcome, words), when).await?;
    Ok(asked.created(done.repeated, ComplaintDone { complaint }))
}

/// The day by which the clock of a complaint goes: the plan's business date, or the date in UTC.
pub(crate) async fn today(web: &Web, pool: PoolId) -> Result<Date, Problem> {
    match pool {
        NO_POOL => Ok(web.now().to_zoned(TimeZone::UTC).date()),
        pool => business_date(web, pool).await,
    }
}

fn listed(Complaint { filed, answer }: &Complaint) -> ComplaintShown {
    ComplaintShown {
        complaint: filed.complaint,
        pool: Some(filed.pool).filter(|pool| *pool != NO_POOL),
        kind: filed.kind.clone(),
        filed_on: filed.filed_on,
        due_on: filed.due_on,
        answered_on: answer.as_ref().map(|answer| answer.on),
        outcome: answer.as_ref().map(|answer| answer.outcome.clone()),
    }
}

fn opened(one: OpenedComplaint) -> ComplaintOpened {
    ComplaintOpened { complaint: listed(&one.complaint), words: one.words, answer: one.answer }
}
