//! What is refused, as a problem (RFC 9457).
//!
//! A handler answers with a [`Problem`]; the layer here writes it in the language of the client.
//! What else goes wrong on the way, in the router or a reader of requests, becomes one too, by its
//! status: so no text that is not ours leaves.

use crate::language;
use crate::pages::page::Page;
use crate::pages::{problem_kind, refused};
use crate::status::status_of;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ledger::{Fault, Language, Place, Rejection};
use serde::Serialize;
use service::cases::payments::ImportFailure;
use service::plans::PublishFailure;
use std::sync::Arc;
use store::StoreFailure;
use utoipa::ToSchema;

/// How soon a client may come again when the server cannot work for it.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    rejection: Rejection,
    faults: Arc<Vec<Fault>>,
}

/// Marks an answer that is no problem, whatever its status.
#[derive(Clone, Copy)]
pub(crate) struct AsItIs;

/// A problem as clients read it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// Where this kind of problem is described.
    #[serde(rename = "type")]
    kind: String,
    /// What is wrong, in the language of the request.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What would be right, in the language of the request.
    detail: &'static str,
    /// The number of the rejection; its meaning never changes.
    code: u16,
    /// The name of the rejection.
    rejection: &'static str,
    /// The places in a file that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<FaultBody>,
}

/// A place in a file that is wrong. What stands there is not repeated: it may be personal.
#[derive(Serialize, ToSchema)]
#[schema(as = Fault)]
pub(crate) struct FaultBody {
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column or key.
    pub place: Option<String>,
    /// The number of the rejection.
    pub code: u16,
    /// What is wrong, in the language of the request.
    pub title: &'static str,
    /// What would be right, in the language of the request.
    pub detail: String,
}

impl FaultBody {
    pub fn of(fault: &Fault, language: Language) -> FaultBody {
        let words = fault.rejection.words();
        let remedy = language.pick(words.remedy_chinese, words.remedy_english);
        let expected = fault.expected.as_ref();
        let detail = expected.map_or(remedy, |one| language.pick(&one.chinese, &one.english));
        FaultBody {
            line: fault.line,
            place: match &fault.place {
                Place::Whole => None,
                Place::Column(name) | Place::Key(name) => Some(name.clone()),
            },
            code: fault.rejection.number(),
            title: language.pick(words.chinese, words.english),
            detail: detail.to_owned(),
        }
    }
}

impl Problem {
    /// A problem of a file, with what is wrong in it.
    pub fn of_faults(rejection: Rejection, faults: Vec<Fault>) -> Problem {
        Problem { rejection, faults: Arc::new(faults) }
    }

    /// Whether this is what is refused.
    pub fn is(&self, rejection: Rejection) -> bool {
        self.rejection == rejection
    }

    fn body(&self, language: Language) -> ProblemBody {
        let (number, words) = (self.rejection.number(), self.rejection.words());
        ProblemBody {
            kind: format!("/problems/{number}"),
            title: language.pick(words.chinese, words.english),
            status: status_of(self.rejection).as_u16(),
            detail: language.pick(words.remedy_chinese, words.remedy_english),
            code: number,
            rejection: words.slug,
            faults: self.faults.iter().map(|fault| FaultBody::of(fault, language)).collect(),
        }
    }

    fn write(&self, response: &mut Response, language: Language) {
        let body = serde_json::to_vec(&self.body(language)).expect("texts and numbers are JSON");
        *response.body_mut() = body.into();
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        let content_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        let tag = HeaderValue::from_static(language::tag(language));
        headers.insert(header::CONTENT_LANGUAGE, tag);
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
        let status = status_of(self.rejection);
        if [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS].contains(&status) {
            headers.entry(header::RETRY_AFTER).or_insert(RETRY_AFTER);
        }
        if status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        *response.status_mut() = status;
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Problem {
        Problem::of_faults(rejection, Vec::new())
    }
}

impl From<StoreFailure> for Problem {
    fn from(failure: StoreFailure) -> Problem {
        match failure {
            StoreFailure::Rejected(rejection) => rejection.into(),
            StoreFailure::Collided => Rejection::StoreUnavailable.into(),
            StoreFailure::Unavailable(text) => {
                tracing::error!(text, "the store is unavailable");
                Rejection::StoreUnavailable.into()
            }
        }
    }
}

impl From<PublishFailure> for Problem {
    fn from(failure: PublishFailure) -> Problem {
        match failure {
            PublishFailure::Store(failure) => failure.into(),
            PublishFailure::Faults(faults) => {
                let first = faults.first().map(|fault| fault.rejection);
                Problem::of_faults(first.unwrap_or(Rejection::RulebookUnknown), faults)
            }
        }
    }
}

impl From<ImportFailure> for Problem {
    fn from(failure: ImportFailure) -> Problem {
        match failure {
            ImportFailure::Store(failure) => failure.into(),
            ImportFailure::Faults(faults) => {
                Problem::of_faults(Rejection::PaymentResultMismatch, faults)
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status_of(self.rejection).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes problems, whoever found them.
pub(crate) async fn write_problems(request: Request, next: Next) -> Response {
    let language = language::of_request(request.headers());
    let asked = refused::asked(&request);
    let mut response = next.run(request).await;
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => Some(problem),
        None if response.extensions().get::<AsItIs>().is_some() => None,
        None => of_status(response.status()).map(Problem::from),
    };
    match (problem, asked) {
        (Some(problem), Some(asked)) => {
            let (parts, _) = response.into_parts();
            let rejection = problem.rejection;
            let mut page = refused::answer(&asked, rejection, status_of(rejection));
            // Such as how long to wait before trying again.
            for (name, value) in &parts.headers {
                page.headers_mut().entry(name).or_insert(value.clone());
            }
            page.headers_mut().remove(header::CONTENT_LENGTH);
            return page;
        }
        (Some(problem), None) => problem.write(&mut response, language),
        (None, _) => {}
    }
    response
}

/// What a status means that a library gave.
fn of_status(status: StatusCode) -> Option<Rejection> {
    Some(match status {
        StatusCode::NOT_FOUND => Rejection::PathUnknown,
        StatusCode::METHOD_NOT_ALLOWED => Rejection::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::BodyTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Rejection::ContentTypeWrong,
        other if other.is_client_error() => Rejection::ParameterWrong,
        other if other.is_server_error() => Rejection::InternalFault,
        _ => return None,
    })
}

/// Describes a kind of problem.
#[utoipa::path(
    get, path = "/problems/{number}", tag = "problems",
    params(("number" = u16, Path, description = "The number of a rejection")),
    responses((status = 200, body = ProblemBody))
)]
pub(crate) async fn describe(
    page: Page,
    headers: HeaderMap,
    Path(number): Path<u16>,
) -> Result<Response, Problem> {
    let rejection = Rejection::from_number(number).ok_or(Rejection::PathUnknown)?;
    let language = language::of_request(&headers);
    let plain = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if plain.is_some_and(|accepted| accepted.contains("text/html")) {
        return problem_kind::show(&page, rejection);
    }
    let body = Problem::from(rejection).body(language);
    Ok(match plain.is_some_and(|accepted| accepted.starts_with("text/plain")) {
        true => format!("R{number} {}\n{}\n", body.title, body.detail).into_response(),
        false => axum::Json(body).into_response(),
    })
}
