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
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::Method;
use axum::response::Response;
use ledger::Rejection;
use std::sync::Arc;

/// What a form is sent as.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// What a form with files is sent as.
const FORM_WITH_FILES: &str = "multipart/form-data";

/// The sign-in page with the form in it, where this is a form of a page.
///
/// # Errors
/// [`Rejection::SignInNeeded`] for everything else.
pub(crate) async fn keep(web: &Arc<Web>, request: Request) -> Result<Response, Problem> {
    let kind = content_type(request.headers());
    let is_page = refused::is_page(request.headers(), request.uri());
    let is_form = [FORM, FORM_WITH_FILES].contains(&kind.as_str());
    if !is_form || !is_page || request.method() != Method::POST {
        return Err(Rejection::SignInNeeded.into());
    }
    origin::check(request.headers(), Proof::Needed)?;
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    let kept = match kind == FORM {
        true => Form::read(&bytes(request, web).await?),
        false => typed(request, web).await,
    };
    sign_in::after_session(&headers, &uri, kept)
}

/// What was typed in a form with files, as far as it can be read. The files are chosen again.
async fn typed(request: Request, web: &Arc<Web>) -> Form {
    let mut form = Form::default();
    let Ok(mut parts) = Multipart::from_request(request, web).await else { return form };
    while let Ok(Some(part)) = parts.next_field().await {
        if part.file_name().is_some() {
            continue;
        }
        let name = part.name().unwrap_or_default().to_owned();
        match part.text().await {
            Ok(text) => form.add(&name, &text),
            Err(_) => break,
        }
    }
    form
}
