//! The letters that a clerk prints and posts, and what came back.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing, Sent};
use crate::caller::Caller;
use crate::notices::tag;
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::notices::letters::{came_back, letters_posted, letters_to_print, letters_waiting};
use std::sync::Arc;
use store::PersonId;
use store::channel::Channel;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(waiting, posted))
        .routes(routes!(print))
        .routes(routes!(returned))
}

/// How many notices wait for a letter.
#[derive(Serialize, ToSchema)]
struct LettersWaiting {
    /// At most 200.
    waiting: usize,
}

/// Why somebody looks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PrintAsked {
    /// Why; it is logged for each person.
    reason: String,
}

/// The letters to print.
#[derive(Serialize, ToSchema)]
struct LettersShown {
    /// One a person.
    letters: Vec<LetterShown>,
}

/// A letter to print. It says only that there is news.
#[derive(Serialize, ToSchema)]
struct LetterShown {
    /// To whom.
    person: Uuid,
    /// The notices it tells of.
    notices: Vec<Uuid>,
    /// The name on the envelope.
    name: String,
    /// The address; empty where the record has none.
    address: String,
    /// `zh` or `en`.
    language: &'static str,
}

/// Letters that were posted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LettersPosted {
    /// At most 200 notices in all.
    letters: Vec<LetterPosted>,
}

/// A letter that was posted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LetterPosted {
    /// To whom.
    person: Uuid,
    /// The notices it tells of.
    notices: Vec<Uuid>,
}

/// What came back.
#[derive(Serialize, ToSchema)]
struct CameBack {
    /// Which notice.
    notice: Uuid,
}

/// Counts the notices that wait for a letter.
#[utoipa::path(
    get, path = "/letters", tag = "notices", responses((status = 200, body = LettersWaiting))
)]
async fn waiting(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<LettersWaiting>, Problem> {
    let waiting = letters_waiting(&web.community, &caller, web.now()).await?;
    Ok(Json(LettersWaiting { waiting }))
}

/// Logs a look at each person and its reason, then shows the letters to print.
#[utoipa::path(
    post, path = "/letter-look-ups", tag = "notices", request_body = PrintAsked,
    responses((status = 200, body = LettersShown))
)]
async fn print(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(asked)): Sent<Body<PrintAsked>>,
) -> Result<Json<LettersShown>, Problem> {
    let found = letters_to_print(&web.community, &caller, &asked.reason, web.now()).await?;
    let letters = found.into_iter().map(|one| LetterShown {
        person: one.person,
        notices: one.notices,
        name: one.name,
        address: one.address,
        language: tag(one.language),
    });
    Ok(Json(LettersShown { letters: letters.collect() }))
}

/// Notes that letters were posted.
#[utoipa::path(
    put, path = "/letters", tag = "notices", request_body = LettersPosted,
    responses((status = 204))
)]
async fn posted(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(asked)): Sent<Body<LettersPosted>>,
) -> Result<StatusCode, Problem> {
    let each = |letter: &LetterPosted| {
        let person = letter.person;
        letter.notices.iter().map(move |notice| (person, *notice)).collect::<Vec<_>>()
    };
    let letters: Vec<(PersonId, Uuid)> = asked.letters.iter().flat_map(each).collect();
    letters_posted(&web.community, &caller, &letters, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes that what was sent came back: the person was not told.
#[utoipa::path(
    put, path = "/people/{person}/notices/{notice}/deliveries/{channel}/return", tag = "notices",
    responses((status = 200, body = CameBack))
)]
async fn returned(
    State(web): State<Arc<Web>>,
    Path((person, notice, channel)): Path<(Uuid, Uuid, String)>,
    asked: Asked<Nothing>,
) -> Result<Written<CameBack>, Problem> {
    let channel = Channel::from_slug(&channel).ok_or(Rejection::ChannelUnknown)?;
    let which = (person, notice, channel);
    came_back(&web.community, &asked.caller, asked.key, which, web.now()).await?;
    Ok(asked.done(false, CameBack { notice }))
}
