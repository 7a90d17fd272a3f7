//! How a reader wants pages: the language, and large type. Each choice is a cookie and no more.

use super::answer::see;
use super::form::Typed;
use super::locale::LANGUAGE;
use super::page::TYPE;
use super::place::of_ours;
use super::texts::Texts;
use crate::origin::{self, Proof};
use crate::problem::Problem;
use crate::settings::Cookies;
use crate::state::Web;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::post;
use std::sync::Arc;

/// A choice is kept for a year.
const KEPT_SECONDS: u32 = 31_536_000;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/display", post(choose))
}

async fn choose(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Typed(form): Typed,
) -> Result<Response, Problem> {
    origin::check(&headers, Proof::IfSaid)?;
    let mut response = see(of_ours(form.value("to")));
    let mut keep = |name: &str, value: &str| {
        let secure = if web.settings.cookies == Cookies::Secure { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; Max-Age={KEPT_SECONDS}; SameSite=Lax{secure}");
        let cookie = HeaderValue::try_from(text).expect("names and tags are visible");
        response.headers_mut().append(header::SET_COOKIE, cookie);
    };
    if let Some(texts) = Texts::of_tag(form.value(LANGUAGE)) {
        keep(LANGUAGE, &texts.tag);
    }
    match form.value(TYPE) {
        "large" => keep(TYPE, "large"),
        "usual" => keep(TYPE, "usual"),
        _ => {}
    }
    Ok(response)
}
