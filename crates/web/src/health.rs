//! Whether the server lives, whether it can work, and how much it has done.

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use std::sync::Arc;
use store::StoreFailure;
use store::oversight::queues;
use utoipa::ToSchema;

/// How late the teller of events may be while there is something to tell.
const STUCK_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// What the server needs for its work.
#[derive(Serialize, ToSchema)]
pub(crate) struct Readiness {
    /// Whether the store answers. It was brought up to date when it was opened.
    store: bool,
    /// Whether events are told as they happen.
    outbox: bool,
}

/// Says that the process lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, body = String)))]
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// Says whether the server can work; 503 when it cannot.
#[utoipa::path(
    get, path = "/readyz", tag = "health",
    responses((status = 200, body = Readiness), (status = 503, body = Readiness))
)]
pub(crate) async fn ready(State(web): State<Arc<Web>>) -> Response {
    let readiness = readiness(&web, web.sign_in_now()).await;
    let ready = readiness.store && readiness.outbox;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    // Not a problem of a request: the layer of problems leaves an answer with this mark alone.
    let mut response = (status, Json(readiness)).into_response();
    response.extensions_mut().insert(crate::problem::AsItIs);
    response
}

async fn readiness(web: &Web, now: Timestamp) -> Readiness {
    let found = async {
        let mut reader = web.community.store.reader().await?;
        queues(&mut *reader, now).await
    };
    let found: Result<_, StoreFailure> = found.await;
    match found {
        Err(_) => Readiness { store: false, outbox: false },
        Ok(queues) => {
            let late = now.duration_since(queues.teller_runs_at) > STUCK_AFTER;
            Readiness { store: true, outbox: queues.untold == 0 || !late }
        }
    }
}

/// Counts and invariants in the text form of Prometheus.
#[utoipa::path(
    get, path = "/metrics", tag = "health",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
pub(crate) async fn metrics(State(web): State<Arc<Web>>) -> Result<Response, Problem> {
    let text = web.metrics.text() + &web.money.text(&web).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}
