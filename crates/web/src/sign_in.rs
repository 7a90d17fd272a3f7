//! Signing in and out, and what an account is opened with.
//!
//! These requests bear no key. Their answers hold secrets, which are kept nowhere; and a repeat
//! does no harm: it opens another session, or is refused because the old password is no more.

use crate::body::{Json as Body, Sent};
use crate::caller::{Caller, cookie_name, secret_text};
use crate::limits::From;
use crate::origin::{self, Proof as Origin};
use crate::problem::Problem;
use crate::settings::Cookies;
use crate::state::Web;
use axum::extract::{Extension, Json, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::accounts;
use service::principal::Proof;
use service::sign_in::{self, Credentials, SESSION};
use std::sync::Arc;
use store::sign_in::Strength;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use vault::{OneTimeSecret, Token};

/// What an authenticator shows beside its codes.
const ISSUER: &str = "Tongzhou";

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(enter))
        .routes(routes!(show, leave))
        .routes(routes!(leave_everywhere))
        .routes(routes!(change_password))
        .routes(routes!(new_one_time_secret))
        .routes(routes!(enrol))
}

/// What somebody types.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    /// The sign-in name.
    name: String,
    /// The password.
    password: String,
    /// A one-time code or a recovery code, where one is enrolled.
    code: Option<String>,
}

/// A new session; its secret is in the cookie.
#[derive(Serialize, ToSchema)]
pub(crate) struct SignedIn {
    /// Whose.
    pub account: Uuid,
    /// How it was opened: `password` or `two_factors`.
    pub strength: &'static str,
}

/// Who asks.
#[derive(Serialize, ToSchema)]
struct SessionShown {
    /// The account.
    account: Uuid,
    /// The person, unless the account is a program's.
    person: Option<Uuid>,
    /// The roles that were given.
    roles: Vec<RoleShown>,
    /// How a session was opened; nothing for a token.
    strength: Option<&'static str>,
    /// What a token may do; nothing for a session.
    scopes: Option<Vec<&'static str>>,
}

/// A role in a line of business.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoleShown {
    /// The line.
    pub line: String,
    /// The role.
    pub role: String,
}

/// A change of password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The present one.
    old: String,
    /// The new one.
    new: String,
}

/// A secret for an authenticator, not yet enrolled.
#[derive(Serialize, ToSchema)]
struct NewOneTimeSecret {
    /// In base64url.
    secret: String,
    /// What an authenticator reads, as a link or a square of dots.
    address: String,
}

/// The proof that an authenticator has the secret.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Enrolment {
    /// In base64url.
    secret: String,
    /// The code it shows.
    code: String,
}

/// Each opens a session once, without the authenticator; shown this once.
#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    /// The codes.
    recovery_codes: Vec<String>,
}

/// Signs in.
#[utoipa::path(
    post, path = "/sessions", tag = "sign-in", request_body = SignIn,
    responses((status = 201, body = SignedIn))
)]
async fn enter(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Sent(Body(typed)): Sent<Body<SignIn>>,
) -> Result<Response, Problem> {
    origin::check(&headers, Origin::IfSaid)?;
    if let Err(refused) = web.limits.count_sign_in(from.0, &typed.name) {
        return Ok(refused);
    }
    let SignIn { name, password, code } = &typed;
    let typed = Credentials { name, password, code: code.as_deref() };
    let opened = sign_in::sign_in(&web.community, typed, web.sign_in_now()).await?;
    let (cookies, secret) = (web.settings.cookies, opened.token.secret_text());
    let cookie = session_cookie(cookies, &secret, SESSION.as_secs());
    let body = SignedIn { account: opened.account, strength: strength(opened.strength) };
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(body)).into_response())
}

/// Says who asks.
#[utoipa::path(
    get, path = "/session", tag = "sign-in", responses((status = 200, body = SessionShown))
)]
async fn show(Caller(caller): Caller) -> Json<SessionShown> {
    let roles = caller.roles.iter().map(|(line, role)| RoleShown {
        line: line.slug().to_owned(),
        role: role.slug().to_owned(),
    });
    let (opened, scopes) = match &caller.proof {
        Proof::Session(opened) => (Some(strength(*opened)), None),
        Proof::Token(scopes) => {
            (None, Some(scopes.iter().map(|action| action.row().slug).collect()))
        }
    };
    let (account, person) = (caller.account, caller.person);
    Json(SessionShown { account, person, roles: roles.collect(), strength: opened, scopes })
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "sign-in", responses((status = 204)))]
async fn leave(State(web): State<Arc<Web>>, headers: HeaderMap) -> Result<Response, Problem> {
    let text = secret_text(&headers, web.settings.cookies).ok_or(Rejection::SignInNeeded)?;
    let token = Token::from_text(text).map_err(|_| Rejection::SignInNeeded)?;
    sign_in::sign_out(&web.community, &token, web.sign_in_now()).await?;
    Ok(without_cookie(&web))
}

/// Ends every session of the account.
#[utoipa::path(delete, path = "/sessions", tag = "sign-in", responses((status = 204)))]
async fn leave_everywhere(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Response, Problem> {
    if matches!(caller.proof, Proof::Token(_)) {
        return Err(Rejection::ScopeMissing.into());
    }
    sign_in::sign_out_everywhere(&web.community, caller.account, web.sign_in_now()).await?;
    Ok(without_cookie(&web))
}

/// Sets another password; every session ends.
#[utoipa::path(
    put, path = "/password", tag = "sign-in", request_body = PasswordChange,
    responses((status = 204))
)]
async fn change_password(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(change)): Sent<Body<PasswordChange>>,
) -> Result<Response, Problem> {
    let PasswordChange { old, new } = &change;
    accounts::change_password(&web.community, &caller, old, new, web.sign_in_now()).await?;
    Ok(without_cookie(&web))
}

/// Draws a secret for an authenticator and changes nothing yet.
#[utoipa::path(
    post, path = "/one-time-secrets", tag = "sign-in",
    responses((status = 200, body = NewOneTimeSecret))
)]
async fn new_one_time_secret(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<NewOneTimeSecret>, Problem> {
    let secret = web.community.with_entropy(|entropy| OneTimeSecret::generate(entropy));
    let address = secret.address(ISSUER, &caller.account.to_string())?.to_string();
    let secret = BASE64_URL_SAFE_NO_PAD.encode(secret.bytes());
    Ok(Json(NewOneTimeSecret { secret, address }))
}

/// Enrols an authenticator, by a code that it shows; every session ends.
#[utoipa::path(
    put, path = "/one-time-secret", tag = "sign-in", request_body = Enrolment,
    responses((status = 200, body = RecoveryCodes))
)]
async fn enrol(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(shown)): Sent<Body<Enrolment>>,
) -> Result<Json<RecoveryCodes>, Problem> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(&shown.secret);
    let secret = bytes.map_err(|_| Rejection::OneTimeSecretInvalid)?;
    let secret = OneTimeSecret::from_bytes(&secret)?;
    let now = web.sign_in_now();
    let codes = accounts::enrol(&web.community, &caller, &secret, &shown.code, now).await?;
    let recovery_codes = codes.iter().map(|code| code.secret_text().to_string()).collect();
    Ok(Json(RecoveryCodes { recovery_codes }))
}

pub(crate) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Password => "password",
        Strength::TwoFactors => "two_factors",
    }
}

pub(crate) fn without_cookie(web: &Web) -> Response {
    let gone = session_cookie(web.settings.cookies, "", 0);
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response()
}

/// The cookie that bears a session; with no seconds left it goes away.
pub(crate) fn session_cookie(cookies: Cookies, secret: &str, seconds: i64) -> HeaderValue {
    let (name, secure) = (cookie_name(cookies), cookies == Cookies::Secure);
    let secure = if secure { "; Secure" } else { "" };
    let text =
        format!("{name}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).expect("a name and base64url are visible")
}
