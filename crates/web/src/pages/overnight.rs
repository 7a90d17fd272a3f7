//! A form that was sent after its session had ended: a page left open overnight.
//!
//! What was typed travels through the sign-in page in a field of its form and stands on a page
//! afterwards, to be sent by whoever typed it. Nothing of it is kept here.
//! **Invariant: a form comes from one of our own pages**, so nobody is made to send another's.

use super::form::Form;
use super::refused;
use super::sign_in;
use crate::body::{bytes, content_type};
use crate::origin::{self, Proof};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::Request;
use axum::http::Method;
use axum::response::Response;
use ledger::Rejection;
use std::sync::Arc;

/// The sign-in page with the form in it, where this is a form of a page.
///
/// # Errors
/// [`Rejection::SignInNeeded`] for everything else.
pub(crate) async fn keep(web: &Arc<Web>, request: Request) -> Result<Response, Problem> {
    let is_form = content_type(request.headers()) == "application/x-www-form-urlencoded";
    let is_page = refused::is_page(request.headers(), request.uri());
    if !is_form || !is_page || request.method() != Method::POST {
        return Err(Rejection::SignInNeeded.into());
    }
    origin::check(request.headers(), Proof::Needed)?;
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    let kept = bytes(request, web).await?;
    sign_in::after_session(&headers, &uri, Form::read(&kept))
}
