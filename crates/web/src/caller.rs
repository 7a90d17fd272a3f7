//! Who sends a request: a person by a cookie, or a program by its token.

use crate::origin::{self, Proof};
use crate::problem::Problem;
use crate::settings::Cookies;
use crate::state::Web;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use ledger::Rejection;
use service::principal::{Principal, principal};
use std::sync::Arc;

/// Who asks; the layer of `authorization` has looked whether they may.
#[derive(Clone)]
pub(crate) struct Caller(pub Arc<Principal>);

/// A secret text as a request bears it.
enum Borne<'a> {
    Token(&'a str),
    Cookie(&'a str),
}

impl FromRequestParts<Arc<Web>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Web>) -> Result<Caller, Problem> {
        let caller = parts.extensions.get::<Caller>().cloned();
        caller.ok_or_else(|| Rejection::SignInNeeded.into())
    }
}

/// Finds out who sends a request.
///
/// # Errors
/// [`Rejection::SignInNeeded`], [`Rejection::OriginForeign`].
pub(crate) async fn identify(
    web: &Web,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Caller, Problem> {
    let now = web.sign_in_now();
    match borne(headers, web.settings.cookies).ok_or(Rejection::SignInNeeded)? {
        Borne::Token(text) => {
            if let Some(known) = web.tokens.find(text, now) {
                return Ok(Caller(known));
            }
            let found = Arc::new(principal(&web.community, text, now).await?);
            web.tokens.keep(text, &found, now);
            Ok(Caller(found))
        }
        Borne::Cookie(text) => {
            if !method.is_safe() {
                origin::check(headers, Proof::Needed)?;
            }
            Ok(Caller(Arc::new(principal(&web.community, text, now).await?)))
        }
    }
}

/// The secret text of the session or token that a request bears.
pub(crate) fn secret_text(headers: &HeaderMap, cookies: Cookies) -> Option<&str> {
    borne(headers, cookies).map(|borne| match borne {
        Borne::Token(text) | Borne::Cookie(text) => text,
    })
}

/// The name of the session's cookie.
pub(crate) fn cookie_name(cookies: Cookies) -> &'static str {
    match cookies {
        Cookies::Secure => "__Host-session",
        Cookies::Plain => "session",
    }
}

fn borne(headers: &HeaderMap, cookies: Cookies) -> Option<Borne<'_>> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value.to_str().ok()?.strip_prefix("Bearer ")?;
        return Some(Borne::Token(token.trim()));
    }
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    let mut named = pairs.filter(|(name, _)| name.trim() == cookie_name(cookies));
    named.next().map(|(_, value)| Borne::Cookie(value.trim()))
}
