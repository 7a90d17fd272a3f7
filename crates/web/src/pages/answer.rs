//! What a page answers with.

use super::page::Page;
use crate::problem::Problem;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use ledger::Rejection;

/// What a page may take in: our own styles, pictures and scripts, from our own files only.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
    script-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a handler of a page gives.
pub(crate) type PageAnswer = Result<Response, Problem>;

/// A page.
///
/// # Errors
/// [`Rejection::InternalFault`] when a template cannot be written, which it always can.
pub(crate) fn html(page: &Page, template: &impl Template) -> PageAnswer {
    with_status(page, StatusCode::OK, template)
}

/// A page that says that something typed is wrong.
pub(crate) fn with_status(page: &Page, status: StatusCode, template: &impl Template) -> PageAnswer {
    let text = template.render().map_err(|_| Rejection::InternalFault)?;
    let mut response = (status, Html(text)).into_response();
    dress(page, &mut response);
    Ok(response)
}

/// A page whose form was wrong: what was typed stands in it again.
pub(crate) fn mistyped(page: &Page, template: &impl Template) -> PageAnswer {
    with_status(page, StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// After something was done: the browser goes on to where it can be seen, so that reading the page
/// again does not ask for it again.
pub(crate) fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// The headers of a page.
pub(crate) fn dress(page: &Page, response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    let same_origin = HeaderValue::from_static("same-origin");
    headers.insert(header::REFERRER_POLICY, same_origin);
    if let Ok(tag) = HeaderValue::from_str(&page.texts.tag) {
        headers.insert(header::CONTENT_LANGUAGE, tag);
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    response.extensions_mut().insert(crate::problem::AsItIs);
}
