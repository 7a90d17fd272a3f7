//! Queues of work, and having a case in hand.

use super::CaseMoved;
use super::file::{CaseInList, in_list};
use super::queries::Month;
use crate::asked::{Asked, Written};
use crate::body::Nothing;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use casework::state::Queue;
use jiff::Timestamp;
use ledger::Rejection;
use serde::Serialize;
use service::cases::{claim, declare_conflict, drawn_cases, queue_page, release};
use std::str::FromStr;
use std::sync::Arc;
use store::{CaseFile, PoolId, QueuePlace};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(take, put_back))
        .routes(routes!(conflict))
        .routes(routes!(drawn))
}

/// A case that somebody has in hand.
#[derive(Serialize, ToSchema)]
struct InHand {
    /// The case.
    case: String,
    /// Until when.
    until: Option<Timestamp>,
}

/// A decided case that was drawn to be looked back at.
#[derive(Serialize, ToSchema)]
struct DrawnShown {
    /// The case.
    case: String,
    /// Why: `at_random`, `by_value`, `by_deviation`.
    because: Vec<&'static str>,
    /// Whether somebody has looked back at it.
    looked: bool,
}

/// The place of a case in its queue, as the page of a list ends with it.
struct Place(QueuePlace);

/// Lists a queue of work, the greatest harm of waiting first.
#[utoipa::path(
    get, path = "/pools/{pool}/case-queues/{queue}", tag = "casework", params(PageQuery),
    responses((status = 200, body = Page<CaseInList>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path((pool, queue)): Path<(PoolId, String)>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CaseInList>, Problem> {
    let queue = Queue::from_slug(&queue).ok_or(Rejection::PathUnknown)?;
    let after = query.after::<Place>()?.map(|place| place.0);
    let (of, limit) = ((pool, queue), query.limit()?);
    let found = queue_page(&web.community, &caller, of, after.as_ref(), limit).await?;
    query.page(&uri, found, place, in_list)
}

/// Takes a case in hand for half an hour.
#[utoipa::path(
    put, path = "/pools/{pool}/cases/{case}/claim", tag = "casework",
    responses((status = 200, body = InHand))
)]
async fn take(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Nothing>,
) -> Result<Written<InHand>, Problem> {
    let on = business_date(&web, pool).await?;
    let (of, when) = ((pool, case.as_str()), (on, web.now()));
    let done = claim(&web.community, &asked.caller, of, asked.key, when).await?;
    let until = done.answer.parse().ok();
    Ok(asked.done(done.repeated, InHand { case, until }))
}

/// Puts a case back.
#[utoipa::path(
    delete, path = "/pools/{pool}/cases/{case}/claim", tag = "casework",
    responses((status = 200, body = InHand))
)]
async fn put_back(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Nothing>,
) -> Result<Written<InHand>, Problem> {
    let done = release(&web.community, &asked.caller, (pool, &case), asked.key).await?;
    Ok(asked.done(done.repeated, InHand { case, until: None }))
}

/// Declares a conflict of interest: from here the caller does no work on the case.
#[utoipa::path(
    put, path = "/pools/{pool}/cases/{case}/conflict", tag = "casework",
    responses((status = 200, body = CaseMoved))
)]
async fn conflict(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Nothing>,
) -> Result<Written<CaseMoved>, Problem> {
    let (of, at) = ((pool, case.as_str()), web.now());
    let done = declare_conflict(&web.community, &asked.caller, of, asked.key, at).await?;
    Ok(asked.done(done.repeated, CaseMoved { case, steps: None }))
}

/// Lists the decided cases of a month that were drawn to be looked back at.
#[utoipa::path(
    get, path = "/pools/{pool}/drawn-cases", tag = "casework", params(Month),
    responses((status = 200, body = Vec<DrawnShown>))
)]
async fn drawn(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Caller(caller): Caller,
    Query(query): Query<Month>,
) -> Result<Json<Vec<DrawnShown>>, Problem> {
    let month = match query.month {
        Some(month) => month,
        None => business_date(&web, pool).await?,
    };
    let found = drawn_cases(&web.community, &caller, pool, month).await?;
    let shown = found.into_iter().map(|one| DrawnShown {
        because: one.because.iter().map(|drawn| drawn.slug()).collect(),
        case: one.case,
        looked: one.looked,
    });
    Ok(Json(shown.collect()))
}

fn place(file: &CaseFile) -> String {
    let place = file.place().expect("what is in a queue has its place there");
    format!("{} {} {}", place.harm, place.due_on, place.case)
}

impl FromStr for Place {
    type Err = Rejection;

    fn from_str(text: &str) -> Result<Place, Rejection> {
        let mut parts = text.splitn(3, ' ');
        let mut next = || parts.next().ok_or(Rejection::ParameterWrong);
        let wrong = |_| Rejection::ParameterWrong;
        let harm = next()?.parse().map_err(wrong)?;
        let due_on = next()?.parse().map_err(|_| Rejection::ParameterWrong)?;
        Ok(Place(QueuePlace { harm, due_on, case: next()?.to_owned() }))
    }
}
