//! The routes and the layers around them, outermost last.

use crate::problem::{Problem, write_problems};
use crate::state::Web;
use crate::{authorization, headers, limits, log, openapi, pages};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use ledger::Rejection;
use std::any::Any;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

/// The largest body, where a route does not say otherwise.
const BODY_MAX: usize = 64 * 1024;

/// The pages and the API of a community.
pub fn router(web: Arc<Web>) -> Router {
    let (routes, _) = openapi::routes().split_for_parts();
    routes
        .merge(pages::routes())
        .route_layer(from_fn_with_state(Arc::clone(&web), authorization::check))
        .fallback(async || Problem::from(Rejection::PathUnknown))
        .method_not_allowed_fallback(async || Problem::from(Rejection::MethodNotAllowed))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(Arc::clone(&web), limits::in_time))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn_with_state(Arc::clone(&web), limits::turn_away))
        .layer(from_fn(write_problems))
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(Arc::clone(&web), log::request))
        .with_state(web)
}

/// The message of a panic stays in the log of the process, which prints it by itself.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    Problem::from(Rejection::InternalFault).into_response()
}
