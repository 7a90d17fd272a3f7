//! Everything that is kept about somebody as one file, and requests to correct it.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::caller::Caller;
use crate::notices::own;
use crate::page::{Page, PageQuery};
use crate::people::{LookAsked, look};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::corrections::{
    CorrectionSeen, Said, ask_correction, corrections, decide_correction, look_into_correction,
    waiting_corrections,
};
use std::sync::Arc;
use store::correction::CorrectionDecision;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// Why a person looks at everything about themselves, in the log of looks.
pub(crate) const OWN_COPY: &str = "own copy of everything kept";

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(everything))
        .routes(routes!(mine))
        .routes(routes!(ask))
        .routes(routes!(waiting))
        .routes(routes!(look_into))
        .routes(routes!(decide))
}

/// What is wrong, and what is right.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CorrectionAsked {
    /// What is wrong.
    wrong: String,
    /// What is right.
    right: String,
}

/// A request that was made or decided.
#[derive(Serialize, ToSchema)]
struct CorrectionDone {
    /// Which.
    request: Uuid,
}

/// The requests of a person.
#[derive(Serialize, ToSchema)]
struct CorrectionsShown {
    /// Each.
    corrections: Vec<CorrectionShown>,
}

/// A request, with what was decided.
#[derive(Serialize, ToSchema)]
struct CorrectionShown {
    /// Which.
    request: Uuid,
    /// Whose record.
    person: Uuid,
    /// What is said to be wrong.
    wrong: String,
    /// What is said to be right.
    right: String,
    /// When.
    made_at: Timestamp,
    /// `corrected` or `declined`; nothing while nobody has decided.
    decision: Option<&'static str>,
    /// When that was.
    decided_at: Option<Timestamp>,
    /// Why.
    why: Option<String>,
}

/// A request that waits.
#[derive(Serialize, ToSchema)]
struct CorrectionWaiting {
    /// Which.
    request: Uuid,
    /// Whose record.
    person: Uuid,
    /// Since when.
    made_at: Timestamp,
}

/// What is decided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DecisionAsked {
    /// `corrected` or `declined`.
    decision: String,
    /// Why; the person reads it.
    why: String,
}

/// Everything that is kept about the caller, as a file in JSON; the look is logged.
#[utoipa::path(post, path = "/my/data", tag = "people", responses((status = 200)))]
async fn everything(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Response, Problem> {
    own(&caller)?;
    file(&web, &caller).await
}

/// The file, as something to save.
pub(crate) async fn file(
    web: &Web,
    caller: &service::principal::Principal,
) -> Result<Response, Problem> {
    let data = service::my_data::my_data(&web.community, caller, OWN_COPY, web.now()).await?;
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tongzhou-my-data.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let text = serde_json::to_vec_pretty(&data).map_err(|_| Rejection::InternalFault)?;
    Ok((headers, text).into_response())
}

/// Shows what the caller asked to be corrected.
#[utoipa::path(
    get, path = "/my/corrections", tag = "people",
    responses((status = 200, body = CorrectionsShown))
)]
async fn mine(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<CorrectionsShown>, Problem> {
    let found = corrections(&web.community, own(&caller)?).await?;
    Ok(Json(CorrectionsShown { corrections: found.into_iter().map(shown).collect() }))
}

/// Asks for a correction: what is wrong and what is right.
#[utoipa::path(
    post, path = "/people/{person}/corrections", tag = "people", request_body = CorrectionAsked,
    responses((status = 201, body = CorrectionDone))
)]
async fn ask(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<CorrectionAsked>>,
) -> Result<Written<CorrectionDone>, Problem> {
    let CorrectionAsked { wrong, right } = &asked.body.0;
    let said = Said { wrong: wrong.clone(), right: right.clone() };
    let (request, what) = (asked.key, (&said, web.now()));
    let repeated = ask_correction(&web.community, &asked.caller, request, person, what).await?;
    Ok(asked.created(repeated, CorrectionDone { request }))
}

/// Lists the requests that nobody has decided, the oldest first; without their words.
#[utoipa::path(
    get, path = "/corrections", tag = "people", params(PageQuery),
    responses((status = 200, body = Page<CorrectionWaiting>))
)]
async fn waiting(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CorrectionWaiting>, Problem> {
    let after = match query.after::<String>()? {
        None => (Timestamp::UNIX_EPOCH, Uuid::nil()),
        Some(place) => read_place(&place)?,
    };
    let found = waiting_corrections(&web.community, &caller, after, query.limit()?).await?;
    let place = |(_, request, made_at): &(Uuid, Uuid, Timestamp)| {
        format!("{} {request}", made_at.as_microsecond())
    };
    query.page(&uri, found, place, |(person, request, made_at)| CorrectionWaiting {
        request,
        person,
        made_at,
    })
}

/// Logs the look and its reason, then shows what a person says is wrong.
#[utoipa::path(
    post, path = "/people/{person}/corrections/{request}/look-ups", tag = "people",
    request_body = LookAsked, responses((status = 200, body = CorrectionShown))
)]
async fn look_into(
    State(web): State<Arc<Web>>,
    Path((person, request)): Path<(Uuid, Uuid)>,
    asked: Asked<Body<LookAsked>>,
) -> Result<Written<CorrectionShown>, Problem> {
    let look_up = look(&web, person, &asked);
    let seen = look_into_correction(&web.community, &asked.caller, request, look_up).await?;
    Ok(asked.done(false, shown(seen)))
}

/// Decides a request: that the record was corrected, or that it stays, and why.
#[utoipa::path(
    put, path = "/people/{person}/corrections/{request}/decision", tag = "people",
    request_body = DecisionAsked, responses((status = 200, body = CorrectionDone))
)]
async fn decide(
    State(web): State<Arc<Web>>,
    Path((person, request)): Path<(Uuid, Uuid)>,
    asked: Asked<Body<DecisionAsked>>,
) -> Result<Written<CorrectionDone>, Problem> {
    let DecisionAsked { decision, why } = &asked.body.0;
    let decision = CorrectionDecision::from_slug(decision).ok_or(Rejection::WordNotAllowed)?;
    let (which, what) = ((person, request), (decision, why.as_str(), web.now()));
    let (key, caller) = (asked.key, &asked.caller);
    let repeated = decide_correction(&web.community, caller, key, which, what).await?;
    Ok(asked.done(repeated, CorrectionDone { request }))
}

fn read_place(text: &str) -> Result<(Timestamp, Uuid), Rejection> {
    let wrong = Rejection::ParameterWrong;
    let (at, request) = text.split_once(' ').ok_or(wrong)?;
    let at = at.parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
    Ok((at.ok_or(wrong)?, request.parse().map_err(|_| wrong)?))
}

fn shown(seen: CorrectionSeen) -> CorrectionShown {
    let CorrectionSeen { person, request, said, made_at, decided } = seen;
    let (decision, decided_at, why) = match decided {
        Some((decision, at, why)) => (Some(decision.slug()), Some(at), Some(why)),
        None => (None, None, None),
    };
    let Said { wrong, right } = said;
    CorrectionShown { request, person, wrong, right, made_at, decision, decided_at, why }
}
