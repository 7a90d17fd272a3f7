//! Somebody new joins without the help of staff: record, account and membership in one request.
//!
//! Nobody has to be signed in, so the tries are counted like those of signing in.

use super::{Answers, answers};
use crate::asked::{REPLAYED, key};
use crate::body::{Json as Body, Sent};
use crate::limits::From;
use crate::people::{PersonalRecord, record};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Extension, FromRequest, Path, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use service::joining::{Consent, receipt_of};
use service::joining_alone::{JoiningAlone, join_newly};
use service::plans::rules_on;
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(super) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(join))
}

/// Somebody new who joins.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewcomerAsked {
    /// The sign-in name; it is kept nowhere.
    name: String,
    /// The password.
    password: String,
    /// What is personal.
    record: PersonalRecord,
    /// The answers to the declaration.
    answers: Answers,
    /// Whether the covenant was read and agreed to.
    consent: bool,
}

/// Who joined, and what proves it.
#[derive(Serialize, ToSchema)]
struct NewcomerJoined {
    /// The member.
    member: Uuid,
    /// The person.
    person: Uuid,
    /// The signed receipt.
    receipt: String,
}

/// Joins somebody new, with an account of their own.
#[utoipa::path(
    post, path = "/pools/{pool}/newcomers", tag = "joinings", request_body = NewcomerAsked,
    responses((status = 201, body = NewcomerJoined))
)]
async fn join(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    Path(pool): Path<PoolId>,
    request: Request,
) -> Result<Response, Problem> {
    let key = key(request.headers())?;
    let Sent(Body(asked)) = Sent::<Body<NewcomerAsked>>::from_request(request, &web).await?;
    if let Err(refused) = web.limits.count_sign_in(from.0, &asked.name) {
        return Ok(refused);
    }
    let on = business_date(&web, pool).await?;
    let rulebook = rules_on(&web.community, pool, on).await?;
    let (record, answers) = (record(&asked.record)?, answers(&asked.answers)?);
    let consent = if asked.consent { Consent::Given } else { Consent::Withheld };
    let (record, answers, at) = (&record, &answers, web.now());
    let joining = JoiningAlone { key, pool, record, answers, consent, on, at };
    let who = (asked.name.as_str(), asked.password.as_str());
    let done = join_newly(&web.community, &rulebook, &joining, who).await?;
    let receipt = receipt_of(&web.community, pool, done.member).await?;
    let (member, person) = (done.member, done.person);
    let body = Json(NewcomerJoined { member, person, receipt });
    let mut response = (StatusCode::CREATED, body).into_response();
    if done.repeated {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    Ok(response)
}
