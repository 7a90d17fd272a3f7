//! Passkeys over HTTP: registering one, signing in with it, and the sessions that are open.
//!
//! A ceremony has two requests: the first answers options for the browser and a token, the second
//! brings the token back with what the authenticator signed. They bear no key of a request: a
//! challenge is answered once.

use crate::body::{Json as Body, Sent};
use crate::caller::{Caller, secret_text};
use crate::digest_text;
use crate::limits::From;
use crate::origin::{self, Proof as Origin};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, session_cookie, strength, without_cookie};
use crate::state::Web;
use axum::extract::{Extension, Json, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use service::passkeys::{
    Challenged, begin_registration, begin_sign_in, finish_registration, finish_sign_in, passkeys,
    remove_passkey,
};
use service::sessions::{end_session, sessions};
use service::sign_in::SESSION;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vault::Token;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(list, finish))
        .routes(routes!(remove))
        .routes(routes!(begin_entering))
        .routes(routes!(enter))
        .routes(routes!(open_sessions))
        .routes(routes!(end_one))
}

/// What names a passkey to its owner, in the authenticator and nowhere else.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyNamed {
    /// Such as the sign-in name.
    name: String,
}

/// The first step of a ceremony.
#[derive(Serialize, ToSchema)]
struct CeremonyBegun {
    /// Comes back with the answer, within five minutes.
    token: String,
    /// For `navigator.credentials.create` or `get`, in which the bytes are in base64url.
    #[schema(value_type = Object)]
    options: Value,
}

/// The second step of a ceremony.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CeremonyAnswer {
    /// As the first step gave it.
    token: String,
    /// What the authenticator answered, with its bytes in base64url.
    #[schema(value_type = Object)]
    answer: Value,
}

/// The passkeys of an account.
#[derive(Serialize, ToSchema)]
struct PasskeysShown {
    /// The oldest first.
    passkeys: Vec<PasskeyShown>,
}

/// A passkey of an account.
#[derive(Serialize, ToSchema)]
struct PasskeyShown {
    /// What names it, in hexadecimal.
    passkey: String,
    /// When it was registered.
    made_at: Timestamp,
}

/// Where the caller is signed in.
#[derive(Serialize, ToSchema)]
struct SessionsShown {
    /// The oldest first.
    sessions: Vec<OpenSession>,
}

/// An open session.
#[derive(Serialize, ToSchema)]
struct OpenSession {
    /// What names it: a hash of what its bearer holds, in hexadecimal.
    session: String,
    /// When it was begun.
    begun_at: Timestamp,
    /// When it was last used, to the minute.
    used_at: Timestamp,
    /// When it ends, however much it is used.
    expires_at: Timestamp,
    /// `password` or `two_factors`.
    strength: &'static str,
    /// Whether it is the one that asks.
    current: bool,
}

/// Begins to register a passkey.
#[utoipa::path(
    post, path = "/passkey-registrations", tag = "sign-in", request_body = PasskeyNamed,
    responses((status = 200, body = CeremonyBegun))
)]
async fn begin(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(named)): Sent<Body<PasskeyNamed>>,
) -> Result<Json<CeremonyBegun>, Problem> {
    let (community, host) = (&web.community, web.passkeys()?);
    let begun =
        begin_registration(community, host, &caller, &named.name, web.sign_in_now()).await?;
    Ok(Json(shown(&begun)?))
}

/// Shows the passkeys of the caller.
#[utoipa::path(
    get, path = "/passkeys", tag = "sign-in", responses((status = 200, body = PasskeysShown))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<PasskeysShown>, Problem> {
    let found = passkeys(&web.community, &caller).await?;
    let shown = found
        .iter()
        .map(|one| PasskeyShown { passkey: digest_text::text(&one.index), made_at: one.made_at });
    Ok(Json(PasskeysShown { passkeys: shown.collect() }))
}

/// Registers the passkey that the authenticator made; every session ends.
#[utoipa::path(
    post, path = "/passkeys", tag = "sign-in", request_body = CeremonyAnswer,
    responses((status = 204))
)]
async fn finish(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(answered)): Sent<Body<CeremonyAnswer>>,
) -> Result<Response, Problem> {
    let (community, host) = (&web.community, web.passkeys()?);
    let token = token(&answered)?;
    let answer = (&token, answered.answer.to_string());
    let answer = (answer.0, answer.1.as_str());
    finish_registration(community, host, &caller, answer, web.sign_in_now()).await?;
    Ok(without_cookie(&web))
}

/// Removes a passkey of the caller; every session ends.
#[utoipa::path(
    delete, path = "/passkeys/{passkey}", tag = "sign-in", responses((status = 204))
)]
async fn remove(
    State(web): State<Arc<Web>>,
    Path(passkey): Path<String>,
    Caller(caller): Caller,
) -> Result<Response, Problem> {
    let index = digest_text::read(&passkey)?;
    remove_passkey(&web.community, &caller, index, web.sign_in_now()).await?;
    Ok(without_cookie(&web))
}

/// Begins a sign-in by passkey.
#[utoipa::path(
    post, path = "/passkey-sign-ins", tag = "sign-in",
    responses((status = 200, body = CeremonyBegun))
)]
async fn begin_entering(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    origin::check(&headers, Origin::IfSaid)?;
    if let Err(refused) = web.limits.count_passkey(from.0) {
        return Ok(refused);
    }
    let begun = begin_sign_in(&web.community, web.passkeys()?, web.sign_in_now()).await?;
    Ok(Json(shown(&begun)?).into_response())
}

/// Signs in with a passkey.
#[utoipa::path(
    post, path = "/passkey-sessions", tag = "sign-in", request_body = CeremonyAnswer,
    responses((status = 201, body = SignedIn))
)]
async fn enter(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    headers: HeaderMap,
    Sent(Body(answered)): Sent<Body<CeremonyAnswer>>,
) -> Result<Response, Problem> {
    origin::check(&headers, Origin::IfSaid)?;
    if let Err(refused) = web.limits.count_passkey(from.0) {
        return Ok(refused);
    }
    let token = token(&answered)?;
    let answer = answered.answer.to_string();
    let (community, host) = (&web.community, web.passkeys()?);
    let opened = finish_sign_in(community, host, (&token, &answer), web.sign_in_now()).await?;
    let secret = opened.token.secret_text();
    let cookie = session_cookie(web.settings.cookies, &secret, SESSION.as_secs());
    let body = SignedIn { account: opened.account, strength: strength(opened.strength) };
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(body)).into_response())
}

/// Shows where the caller is signed in.
#[utoipa::path(
    get, path = "/sessions", tag = "sign-in", responses((status = 200, body = SessionsShown))
)]
async fn open_sessions(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    headers: HeaderMap,
) -> Result<Json<SessionsShown>, Problem> {
    let own = own_digest(&web, &headers);
    let found = sessions(&web.community, &caller, web.sign_in_now()).await?;
    let shown = found.iter().map(|one| OpenSession {
        session: digest_text::text(&one.digest),
        begun_at: one.begun_at,
        used_at: one.used_at,
        expires_at: one.expires_at,
        strength: strength(one.strength),
        current: own == Some(one.digest),
    });
    Ok(Json(SessionsShown { sessions: shown.collect() }))
}

/// Ends one session of the caller.
#[utoipa::path(
    delete, path = "/sessions/{session}", tag = "sign-in", responses((status = 204))
)]
async fn end_one(
    State(web): State<Arc<Web>>,
    Path(session): Path<String>,
    Caller(caller): Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_text::read(&session)?;
    end_session(&web.community, &caller, digest, web.sign_in_now()).await?;
    match own_digest(&web, &headers) == Some(digest) {
        true => Ok(without_cookie(&web)),
        false => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// The digest of the session that a request bears.
pub(crate) fn own_digest(web: &Web, headers: &HeaderMap) -> Option<[u8; 32]> {
    let text = secret_text(headers, web.settings.cookies)?;
    Token::from_text(text).ok().map(|token| *token.digest().bytes())
}

fn shown(begun: &Challenged) -> Result<CeremonyBegun, Problem> {
    let options = serde_json::from_str(&begun.options).map_err(|_| Rejection::PasskeyRefused)?;
    Ok(CeremonyBegun { token: begun.token.secret_text().to_string(), options })
}

fn token(answered: &CeremonyAnswer) -> Result<Token, Problem> {
    Ok(Token::from_text(&answered.token).map_err(|_| Rejection::PasskeyRefused)?)
}
