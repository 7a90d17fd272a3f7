//! One line of JSON for each request.
//!
//! **Invariant: a line names the template of a route, never what stands in its place**, and nothing
//! of headers or bodies: so nothing personal can be in it.

use crate::state::Web;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::time::Instant;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// The header by which an answer and its line in the log know each other.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What stands for the path of a request that fits no route.
const NO_ROUTE: &str = "(none)";

/// Begins to write the log, as `RUST_LOG` says; `info` when it says nothing. A second call changes
/// nothing.
pub fn start<W>(writer: W)
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
    let _started_before = log.with_writer(writer).try_init();
}

/// Counts and logs a request.
pub(crate) async fn request(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = web.community.new_id(web.sign_in_now());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
    let method = request.method().clone();
    let mut response = next.run(request).await;
    let (status, took) = (response.status(), began.elapsed());
    web.metrics.count(&method, route, status, took);
    tracing::info!(
        method = method.as_str(),
        route,
        status = status.as_u16(),
        microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        request = %id,
        "answered",
    );
    let value = HeaderValue::try_from(id.to_string()).expect("an id is visible");
    response.headers_mut().insert(REQUEST_ID, value);
    response
}
