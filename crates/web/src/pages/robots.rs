//! What programs that read the whole web are asked to leave alone: what belongs to somebody, and
//! cases, which are to be forgotten when a person is.

use crate::state::Web;
use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

const RULES: &str = "\
User-agent: *
Disallow: /api/
Disallow: /demo/
Disallow: /desk
Disallow: /me
Disallow: /oversight
Disallow: /plans/*/cases
Disallow: /sign-in
";

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/robots.txt", get(show))
}

async fn show() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], RULES).into_response()
}
