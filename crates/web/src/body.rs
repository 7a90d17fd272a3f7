//! The bodies of requests.

use crate::problem::Problem;
use crate::state::Web;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use ledger::Rejection;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What a body can be read as.
pub(crate) trait Body: Sized {
    /// Reads the bytes of a body of this content type.
    fn read(content_type: &str, bytes: Bytes) -> Result<Self, Rejection>;
}

/// A JSON object.
pub(crate) struct Json<T>(pub T);

/// A file of comma-separated values.
pub(crate) struct Csv(pub Bytes);

/// No body.
pub(crate) struct Nothing;

/// The body of a request that writes nothing.
pub(crate) struct Sent<T>(pub T);

impl<T: DeserializeOwned> Body for Json<T> {
    fn read(content_type: &str, bytes: Bytes) -> Result<Json<T>, Rejection> {
        if content_type != "application/json" {
            return Err(Rejection::ContentTypeWrong);
        }
        serde_json::from_slice(&bytes).map(Json).map_err(|error| match error.is_data() {
            true => Rejection::FieldsWrong,
            false => Rejection::JsonMalformed,
        })
    }
}

impl Body for Csv {
    fn read(content_type: &str, bytes: Bytes) -> Result<Csv, Rejection> {
        match content_type {
            "text/csv" => Ok(Csv(bytes)),
            _ => Err(Rejection::ContentTypeWrong),
        }
    }
}

impl Body for Nothing {
    fn read(_: &str, bytes: Bytes) -> Result<Nothing, Rejection> {
        match bytes.is_empty() {
            true => Ok(Nothing),
            false => Err(Rejection::FieldsWrong),
        }
    }
}

impl<T: Body> FromRequest<Arc<Web>> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Sent<T>, Problem> {
        let content_type = content_type(request.headers());
        let bytes = bytes(request, web).await?;
        Ok(Sent(T::read(&content_type, bytes)?))
    }
}

/// The content type without its parameters.
pub(crate) fn content_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The whole body, as far as the route's limit allows.
pub(crate) async fn bytes(request: Request, web: &Arc<Web>) -> Result<Bytes, Rejection> {
    let read = Bytes::from_request(request, web).await;
    read.map_err(|refused| match refused.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::BodyTooLarge,
        _ => Rejection::JsonMalformed,
    })
}
