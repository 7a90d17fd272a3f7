//! A request that writes: its key, its body, who asks, and its turn.
//!
//! **Invariant: a write has a key**, and the same key asks for the same thing.

use crate::body::{Body, bytes, content_type};
use crate::caller::Caller;
use crate::in_progress::Turn;
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, RequestExt};
use ledger::Rejection;
use serde::Serialize;
use service::principal::Principal;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// The header that bears the key.
pub(crate) const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The header of an answer that was given before.
pub(crate) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A request that writes.
pub(crate) struct Asked<T> {
    /// Made by the client for this request.
    pub key: Uuid,
    /// What is asked for.
    pub body: T,
    /// Who asks.
    pub caller: Arc<Principal>,
    fingerprint: [u8; 32],
    turn: Turn,
}

/// What was written.
pub(crate) struct Written<B> {
    status: StatusCode,
    repeated: bool,
    body: B,
}

impl<B> Written<B> {
    /// Something was made by a request whose turn it was.
    pub fn created(turn: Turn, repeated: bool, body: B) -> Written<B> {
        turn.succeeded();
        Written { status: StatusCode::CREATED, repeated, body }
    }
}

impl<T> Asked<T> {
    /// Binds the key in the store, for a use case that keeps none; says whether it was bound
    /// before.
    pub async fn bind(&self, web: &Web) -> Result<bool, Problem> {
        let whose = (self.caller.account, self.key);
        let bound = service::requests::bind(&web.community, whose, &self.fingerprint).await?;
        Ok(bound.repeated)
    }

    /// Something was made.
    pub fn created<B>(self, repeated: bool, body: B) -> Written<B> {
        Written::created(self.turn, repeated, body)
    }

    /// Something was done.
    pub fn done<B>(self, repeated: bool, body: B) -> Written<B> {
        self.turn.succeeded();
        Written { status: StatusCode::OK, repeated, body }
    }
}

impl<T: Body> FromRequest<Arc<Web>> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Arc<Web>) -> Result<Asked<T>, Problem> {
        let Caller(caller) = request.extract_parts_with_state(web).await?;
        let key = key(request.headers())?;
        let content_type = content_type(request.headers());
        let asked = format!("{} {}\n", request.method(), request.uri());
        let bytes = bytes(request, web).await?;
        let fingerprint = Sha256::new().chain_update(asked).chain_update(&bytes).finalize().into();
        let turn = web.in_progress.begin((caller.account, key), fingerprint)?;
        Ok(Asked { key, body: T::read(&content_type, bytes)?, caller, fingerprint, turn })
    }
}

impl<B: Serialize> IntoResponse for Written<B> {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if self.repeated {
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

/// The key of a request that writes.
///
/// # Errors
/// [`Rejection::KeyOfRequestMissing`].
pub(crate) fn key(headers: &HeaderMap) -> Result<Uuid, Rejection> {
    let text = headers.get(KEY).and_then(|value| value.to_str().ok());
    let key = text.and_then(|text| Uuid::try_parse(text.trim_matches('"')).ok());
    // The nil id stands for nobody in the store.
    key.filter(|key| !key.is_nil()).ok_or(Rejection::KeyOfRequestMissing)
}
