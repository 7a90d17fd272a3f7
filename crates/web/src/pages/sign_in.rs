//! Signing in and out on a page.

use super::answer::{PageAnswer, html, mistyped, see, with_status};
use super::form::{Form, Typed};
use super::page::Page;
use super::place::of_ours;
use crate::caller::secret_text;
use crate::limits::From;
use crate::origin::{self, Proof};
use crate::problem::Problem;
use crate::sign_in::session_cookie;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Extension, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use axum::routing::{get, post};
use ledger::Rejection;
use service::sign_in::{self, Credentials, SESSION};
use std::sync::Arc;
use store::StoreFailure;
use vault::Token;

/// The field that carries what was typed before the session ended.
const KEPT: &str = "kept";

/// The field that says where to go afterwards.
const TO: &str = "to";

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'p> {
    page: &'p Page,
    form: &'p Form,
    needs_code: bool,
    takes_passkeys: bool,
    demonstrated: &'p [crate::settings::DemonstratedAccount],
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage<'p> {
    page: &'p Page,
    to: &'p str,
    form: &'p Form,
}

impl SignInPage<'_> {
    /// Where a sign-in by passkey leads.
    fn after_passkey(&self) -> &str {
        match self.form.value(TO) {
            "" | "/" => "/me",
            to => to,
        }
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/sign-in", get(show).post(enter))
        .route("/sign-out", post(leave))
        .route("/demo/sign-in", post(enter_demonstration))
}

async fn show(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::of(&[(TO, of_ours(asked.value(TO)).to_owned())]);
    let needs_code = asked.is("code", "needed");
    html(
        &page,
        &SignInPage {
            page: &page,
            form: &form,
            needs_code,
            takes_passkeys: web.passkeys().is_ok(),
            demonstrated: &web.settings.demonstrated,
        },
    )
}

/// The sign-in page for somebody whose session ended before the form was sent.
pub(crate) fn after_session(headers: &HeaderMap, uri: &Uri, kept: Form) -> PageAnswer {
    let page = Page::plain(headers, uri);
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(kept.pairs());
    let mut form = Form::of(&[(TO, page.address.clone()), (KEPT, text.finish())]);
    form.refuse("", "sign-in-session-ended");
    // With a form that waits to be sent again the password is asked for, which brings it along.
    let template = SignInPage {
        page: &page,
        form: &form,
        needs_code: false,
        takes_passkeys: false,
        demonstrated: &[],
    };
    with_status(&page, StatusCode::UNAUTHORIZED, &template)
}

/// Signs in to a public account of a demonstration, with one press.
async fn enter_demonstration(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Typed(form): Typed,
) -> PageAnswer {
    origin::check(&headers, Proof::Needed)?;
    let name = form.value("name");
    let known = web.settings.demonstrated.iter().find(|account| account.name == name);
    let known = known.ok_or(Rejection::PathUnknown)?;
    let now = web.sign_in_now();
    let who = (name, known.strength);
    let opened = sign_in::enter_demonstration(&web.community, who, now).await?;
    let cookie =
        session_cookie(web.settings.cookies, &opened.token.secret_text(), SESSION.as_secs());
    let to = of_ours(form.value(TO));
    let mut response = see(if to == "/" { known.home } else { to });
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

async fn enter(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    page: Page,
    Typed(mut form): Typed,
) -> PageAnswer {
    origin::check(&headers, Proof::Needed)?;
    if let Err(refused) = web.limits.count_sign_in(from.0, form.value("name")) {
        return Ok(refused);
    }
    let code = Some(form.value("code")).filter(|code| !code.is_empty());
    let typed = Credentials { name: form.value("name"), password: form.value("password"), code };
    let opened = match sign_in::sign_in(&web.community, typed, web.sign_in_now()).await {
        Ok(opened) => opened,
        Err(StoreFailure::Rejected(Rejection::SignInRefused)) => {
            form.refuse("", Rejection::SignInRefused);
            let demonstrated = &web.settings.demonstrated;
            let (needs_code, takes_passkeys) = (false, web.passkeys().is_ok());
            let template =
                SignInPage { page: &page, form: &form, needs_code, takes_passkeys, demonstrated };
            return mistyped(&page, &template);
        }
        Err(failure) => return Err(failure.into()),
    };
    let secret = opened.token.secret_text();
    let cookie = session_cookie(web.settings.cookies, &secret, SESSION.as_secs());
    let to = of_ours(form.value(TO));
    let mut response = match form.value(KEPT) {
        "" => see(if to == "/" { "/me" } else { to }),
        kept => {
            let kept = Form::read(kept.as_bytes());
            html(&page, &KeptPage { page: &page, to, form: &kept })?
        }
    };
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

async fn leave(State(web): State<Arc<Web>>, headers: HeaderMap) -> Result<Response, Problem> {
    let cookies = web.settings.cookies;
    if let Some(token) = secret_text(&headers, cookies).and_then(|it| Token::from_text(it).ok()) {
        sign_in::sign_out(&web.community, &token, web.sign_in_now()).await?;
    }
    let mut response = see("/");
    response.headers_mut().append(header::SET_COOKIE, session_cookie(cookies, "", 0));
    Ok(response)
}
