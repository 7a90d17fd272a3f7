//! Error pages: what is wrong, what would be right, and where to go from here.

use super::answer::{dress, see};
use super::page::Page;
use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use ledger::Rejection;
use store::PoolId;

/// Paths that answer programs.
const FOR_PROGRAMS: [&str; 5] = ["/api/", "/problems/", "/healthz", "/readyz", "/metrics"];

/// What an error page needs of the request that led to it.
pub(crate) struct Asked {
    page: Page,
    method: Method,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage<'p> {
    page: &'p Page,
    rejection: Rejection,
    wrong: &'p str,
    right: &'p str,
    status: u16,
}

impl RefusedPage<'_> {
    /// Whether there is nothing at the address, so that trying again leads nowhere.
    fn is_missing(&self) -> bool {
        self.status == StatusCode::NOT_FOUND.as_u16()
    }

    /// The plan that the address is below, where it names one.
    fn plan(&self) -> Option<PoolId> {
        if [Rejection::PoolUnknown, Rejection::NoRulesInForce].contains(&self.rejection) {
            return None;
        }
        let rest = self.page.address.strip_prefix("/plans/")?;
        rest.split(['/', '?']).next()?.parse().ok()
    }
}

/// What a request for a page asked for; nothing when a program asks.
pub(crate) fn asked(request: &Request) -> Option<Asked> {
    let (headers, uri) = (request.headers(), request.uri());
    is_page(headers, uri)
        .then(|| Asked { page: Page::plain(headers, uri), method: request.method().clone() })
}

/// Whether a path answers with pages.
pub(crate) fn is_page(headers: &HeaderMap, uri: &Uri) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let is_browser = accepted.is_some_and(|accepted| accepted.contains("text/html"));
    let path = uri.path();
    let of_programs = FOR_PROGRAMS.iter().any(|prefix| path.starts_with(prefix));
    !of_programs || is_browser && path.starts_with("/problems/")
}

/// The page of a refusal. Whoever only has to sign in is led there, and back again.
pub(crate) fn answer(asked: &Asked, rejection: Rejection, status: StatusCode) -> Response {
    let page = &asked.page;
    let signs_in = [Rejection::SignInNeeded, Rejection::SecondFactorNeeded].contains(&rejection);
    if signs_in && asked.method == Method::GET {
        let to: String = form_urlencoded::byte_serialize(page.address.as_bytes()).collect();
        let why = if rejection == Rejection::SecondFactorNeeded { "&code=needed" } else { "" };
        return see(&format!("/sign-in?to={to}{why}"));
    }
    let words = rejection.words();
    let template = RefusedPage {
        page,
        rejection,
        wrong: page.pick(words.chinese, words.english),
        right: page.pick(words.remedy_chinese, words.remedy_english),
        status: status.as_u16(),
    };
    // The words alone are better than nothing, should the template ever fail.
    let text = template.render().unwrap_or_else(|_| template.wrong.to_owned());
    let mut response = (status, Html(text)).into_response();
    dress(page, &mut response);
    response
}
