//! The bodies of requests.

use crate::problem::Problem;
use crate::state::Web;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use ledger::{Expected, Fault, Place, Rejection};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What a body can be read as.
pub(crate) trait Body: Sized {
    /// Reads the bytes of a body of this content type.
    fn read(content_type: &str, bytes: Bytes) -> Result<Self, Problem>;
}

/// A JSON object.
pub(crate) struct Json<T>(pub T);

/// A file of comma-separated values.
pub(crate) struct Csv(pub Bytes);

/// A text as it stands.
pub(crate) struct PlainText(pub String);

/// No body.
pub(crate) struct Nothing;

/// The body of a request that writes nothing.
pub(crate) struct Sent<T>(pub T);

impl<T: DeserializeOwned> Body for Json<T> {
    fn read(content_type: &str, bytes: Bytes) -> Result<Json<T>, Problem> {
        if content_type != "application/json" {
            return Err(Rejection::ContentTypeWrong.into());
        }
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let read =
            serde_path_to_error::deserialize(&mut reader).map_err(|error| problem(&error))?;
        reader.end().map_err(|_| Rejection::JsonMalformed)?;
        Ok(Json(read))
    }
}

/// Names the field of the body that is wrong. Only the names of our own fields are repeated, which
/// are those of the outermost object; a value or a name that the client made up may be personal.
fn problem(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    if !error.inner().is_data() {
        return Rejection::JsonMalformed.into();
    }
    let said = error.inner().to_string();
    let named = ["missing field `", "duplicate field `"].iter().find_map(|what| {
        let (field, _) = said.strip_prefix(what)?.split_once('`')?;
        Some(field.to_owned())
    });
    let mut path = error.path().iter();
    let place = match (path.next(), path.next().is_some()) {
        (None, _) => named,
        (Some(_), false) if said.starts_with("unknown field") => None,
        (Some(outermost), _) => Some(outermost.to_string()),
    };
    let names = said.split_once(", expected ").filter(|_| said.starts_with("unknown field"));
    let names = names.and_then(|(_, names)| names.split_once(" at line "));
    let expected = names.map(|(names, _)| {
        let names: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
        Expected { chinese: names.join("、"), english: names.join(", ") }
    });
    let fault = Fault {
        file: String::new(),
        line: None,
        place: place.map_or(Place::Whole, Place::Key),
        text: String::new(),
        rejection: Rejection::FieldsWrong,
        expected,
    };
    Problem::of_faults(Rejection::FieldsWrong, vec![fault])
}

impl Body for Csv {
    fn read(content_type: &str, bytes: Bytes) -> Result<Csv, Problem> {
        match content_type {
            "text/csv" => Ok(Csv(bytes)),
            _ => Err(Rejection::ContentTypeWrong.into()),
        }
    }
}

impl Body for PlainText {
    fn read(content_type: &str, bytes: Bytes) -> Result<PlainText, Problem> {
        if content_type != "text/plain" {
            return Err(Rejection::ContentTypeWrong.into());
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| Rejection::NotUtf8)?;
        Ok(PlainText(text))
    }
}

impl Body for Nothing {
    fn read(_: &str, bytes: Bytes) -> Result<Nothing, Problem> {
        match bytes.is_empty() {
            true => Ok(Nothing),
            false => Err(Rejection::FieldsWrong.into()),
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
