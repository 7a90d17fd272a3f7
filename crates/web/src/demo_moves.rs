//! Moving the clock of a demonstration. Everywhere else there is nothing at these addresses.

use crate::body::{Json as Body, Sent, bytes, content_type};
use crate::demo_clock::{DemoClock, DemoMove, DemoStage, DemoState, DemoWait};
use crate::origin::{self, Proof};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The most fields that are read of a form.
const FIELDS_MAX: usize = 8;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show, ask))
}

/// The route of the form in the header of the pages.
pub(crate) fn form_routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(ask_by_form))
}

/// A move that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MoveAsked {
    /// `day`, `round` or `year`.
    r#move: String,
    /// The day that the one who asks sees; when the world has left it, nothing moves.
    seen: Option<Date>,
}

/// The same, as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what a form sends")]
struct MoveForm {
    /// `day`, `round` or `year`.
    r#move: String,
    /// The day that the page shows.
    seen: Option<Date>,
    /// The path of this site to go back to.
    back: Option<String>,
}

/// Where the world of a demonstration is.
#[derive(Serialize, ToSchema)]
struct ClockShown {
    /// The day it has come to.
    date: Date,
    /// `getting_ready`, `at_rest`, `moving` or `stopped`.
    stage: &'static str,
    /// What it was asked for, while it moves: `day`, `round` or `year`.
    r#move: Option<&'static str>,
    /// Days of the move that are lived.
    days_done: u32,
    /// Days of the move in all; 0 until that is reckoned.
    days: u32,
    /// About how many seconds the rest of the move takes, once that can be said.
    seconds_left: Option<u64>,
    /// How many milliseconds a day took lately.
    day_takes_milliseconds: Option<u64>,
    /// What the world wanted to do and could not since the program was started, because of what
    /// people did.
    skipped: u64,
    /// The number of the rejection for which the last move ended early.
    refused: Option<u16>,
    /// The pools.
    pools: Vec<DemoPoolShown>,
}

/// Where a pool is.
#[derive(Serialize, ToSchema)]
struct DemoPoolShown {
    /// The pool.
    pool: PoolId,
    /// The name of its plan.
    name: String,
    /// Its business date.
    business_date: Date,
    /// What its next day waits for, if it does: `debits`, `answers` to objections, or the
    /// `supervisor`, who ordered that no round settles.
    waits_for: Option<&'static str>,
}

/// Says where the world of a demonstration is.
#[utoipa::path(
    get, path = "/demo/clock", tag = "demo", responses((status = 200, body = ClockShown))
)]
async fn show(State(web): State<Arc<Web>>) -> Result<Json<ClockShown>, Problem> {
    Ok(Json(shown(demo(&web)?.state())))
}

/// Asks the world of a demonstration to move on; it moves while pages are served.
#[utoipa::path(
    post, path = "/demo/clock", tag = "demo", request_body = MoveAsked,
    responses((status = 202, body = ClockShown))
)]
async fn ask(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Sent(Body(asked)): Sent<Body<MoveAsked>>,
) -> Result<Response, Problem> {
    let demo = demo(&web)?;
    origin::check(&headers, Proof::IfSaid)?;
    demo.ask(movement(&asked.r#move)?, asked.seen)?;
    Ok((StatusCode::ACCEPTED, Json(shown(demo.state()))).into_response())
}

/// The same from a form of a page; goes back to the page. A form that is sent again after the world
/// has left the day it shows moves nothing.
#[utoipa::path(
    post, path = "/demo/clock", tag = "demo",
    request_body(content = MoveForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 303))
)]
async fn ask_by_form(State(web): State<Arc<Web>>, request: Request) -> Result<Response, Problem> {
    let demo = demo(&web)?.clone();
    origin::check(request.headers(), Proof::IfSaid)?;
    if content_type(request.headers()) != "application/x-www-form-urlencoded" {
        return Err(Rejection::ContentTypeWrong.into());
    }
    let sent = bytes(request, &web).await?;
    let fields: Vec<_> = form_urlencoded::parse(&sent).take(FIELDS_MAX).collect();
    let field = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    };
    let seen = match field("seen") {
        "" => None,
        text => Some(text.parse().map_err(|_| Rejection::DateInvalid)?),
    };
    match demo.ask(movement(field("move"))?, seen) {
        Ok(()) | Err(Rejection::BusinessDateStale) => {}
        Err(rejection) => return Err(rejection.into()),
    }
    let back = HeaderValue::from_str(path_of_ours(field("back")));
    let back = back.unwrap_or(HeaderValue::from_static("/"));
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response())
}

fn demo(web: &Web) -> Result<&DemoClock, Rejection> {
    web.demo.as_ref().ok_or(Rejection::PathUnknown)
}

fn movement(text: &str) -> Result<DemoMove, Rejection> {
    match text {
        "day" => Ok(DemoMove::Day),
        "round" => Ok(DemoMove::Round),
        "year" => Ok(DemoMove::Year),
        _ => Err(Rejection::ParameterWrong),
    }
}

/// The path, if it is one of this site; the way home otherwise. A browser reads `//host` and
/// `/\host` as another site, and takes tabs and line feeds out.
fn path_of_ours(text: &str) -> &str {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_path = text.starts_with('/') && !text.starts_with("//");
    if is_plain && is_path { text } else { "/" }
}

fn shown(state: DemoState) -> ClockShown {
    let seconds_left = state.time_left().map(|left| left.as_secs());
    let milliseconds = |took: Duration| u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let (stage, movement, days_done, days) = match state.stage {
        DemoStage::GettingReady => ("getting_ready", None, 0, 0),
        DemoStage::AtRest => ("at_rest", None, 0, 0),
        DemoStage::Stopped => ("stopped", None, 0, 0),
        DemoStage::Moving { movement, days_done, days } => {
            ("moving", Some(name(movement)), days_done, days)
        }
    };
    let pools = state.day.pools.into_iter().map(|pool| DemoPoolShown {
        pool: pool.pool,
        name: pool.name,
        business_date: pool.business_date,
        waits_for: match pool.waits_for {
            DemoWait::Nothing => None,
            DemoWait::Debits => Some("debits"),
            DemoWait::Answers => Some("answers"),
            DemoWait::Supervisor => Some("supervisor"),
        },
    });
    ClockShown {
        date: state.day.date,
        stage,
        r#move: movement,
        days_done,
        days,
        seconds_left,
        day_takes_milliseconds: state.day_takes.map(milliseconds),
        skipped: state.day.skipped,
        refused: state.refused.map(Rejection::number),
        pools: pools.collect(),
    }
}

fn name(movement: DemoMove) -> &'static str {
    match movement {
        DemoMove::Day => "day",
        DemoMove::Round => "round",
        DemoMove::Year => "year",
    }
}

#[cfg(test)]
mod tests {
    use super::path_of_ours;

    #[test]
    fn only_our_own_paths_are_gone_back_to() {
        for path in ["/", "/plans/1?lang=zh", "/me#top"] {
            assert_eq!(path_of_ours(path), path);
        }
        for path in ["", "//other.example", "/\\other.example", "https://other.example/", "/\tx"] {
            assert_eq!(path_of_ours(path), "/", "{path:?}");
        }
    }
}
