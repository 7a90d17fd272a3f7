//! Forms that bring files: read whole where they are small texts, as they come where they are
//! photos.
//!
//! **Invariant: of a photo in transit no more is in memory than the part that is on its way.**

use crate::caller::Caller;
use crate::in_progress::Turn;
use crate::pages::form::Form;
use crate::problem::Problem;
use crate::state::Web;
use axum::RequestExt;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use ledger::Rejection;
use service::principal::Principal;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// The most parts of a form.
const PARTS_MAX: usize = 200;

/// The most text of a field beside the files, in bytes.
const TEXT_MAX: usize = 16 * 1024;

/// A form with files of text in it, such as tables for the bank. A file stands in the form as if
/// its text had been typed into the field of its name.
pub(crate) struct SubmittedTexts {
    /// What was typed, and the texts of the files.
    pub form: Form,
    /// Made with the page that bore the form.
    pub key: Uuid,
    /// Who sent it.
    pub caller: Arc<Principal>,
    turn: Turn,
}

/// A form whose files are read as they come.
pub(crate) struct Parts {
    /// Who sends it.
    pub caller: Arc<Principal>,
    multipart: Multipart,
    left: usize,
}

/// One part of a form.
pub(crate) enum Part<'a> {
    /// A field that was typed.
    Typed(String, String),
    /// A file that was chosen.
    Chosen(Box<Field<'a>>),
    /// A field for files in which none was chosen.
    NoFile,
}

impl SubmittedTexts {
    /// What was asked for is done.
    pub fn done(self) {
        self.turn.succeeded();
    }
}

impl Parts {
    /// The next part; nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, Rejection> {
        self.left = self.left.checked_sub(1).ok_or(Rejection::TooMany)?;
        let Some(mut field) = self.multipart.next_field().await.map_err(broken)? else {
            return Ok(None);
        };
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name() {
            Some("") => Ok(Some(Part::NoFile)),
            Some(_) => Ok(Some(Part::Chosen(Box::new(field)))),
            None => Ok(Some(Part::Typed(name, text_of(&mut field, TEXT_MAX).await?))),
        }
    }

    /// Reads what is left and throws it away: a browser that still sends would not see the answer.
    pub async fn drain(&mut self) {
        while let Ok(Some(mut field)) = self.multipart.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    }
}

/// The text of a part, of at most so many bytes.
async fn text_of(field: &mut Field<'_>, most: usize) -> Result<String, Rejection> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        if bytes.len().saturating_add(chunk.len()) > most {
            return Err(Rejection::BodyTooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Rejection::NotUtf8)
}

/// Why the parts of a form could not be read.
pub(crate) fn broken(error: MultipartError) -> Rejection {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::BodyTooLarge,
        _ => Rejection::FieldsWrong,
    }
}

impl FromRequest<Arc<Web>> for Parts {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Arc<Web>) -> Result<Parts, Problem> {
        let Caller(caller) = request.extract_parts_with_state(web).await?;
        let multipart = Multipart::from_request(request, web).await;
        let multipart = multipart.map_err(|_| Rejection::ContentTypeWrong)?;
        Ok(Parts { caller, multipart, left: PARTS_MAX })
    }
}

impl FromRequest<Arc<Web>> for SubmittedTexts {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<SubmittedTexts, Problem> {
        let asked = format!("{} {}\n", request.method(), request.uri());
        let mut hash = Sha256::new().chain_update(asked);
        // The route's own limit bounds the whole.
        let mut parts = Parts::from_request(request, web).await?;
        let caller = Arc::clone(&parts.caller);
        let mut form = Form::default();
        while let Some(mut field) = parts.multipart.next_field().await.map_err(broken)? {
            parts.left = parts.left.checked_sub(1).ok_or(Rejection::TooMany)?;
            let name = field.name().unwrap_or_default().to_owned();
            let is_unchosen = field.file_name() == Some("");
            let text = text_of(&mut field, usize::MAX).await?;
            hash.update(&name);
            hash.update([0]);
            hash.update(&text);
            // A file that was chosen stands in place of what was typed into the same field.
            if !is_unchosen {
                form.set(&name, text);
            }
        }
        let key = Uuid::try_parse(form.value(crate::pages::form::KEY)).ok();
        let key = key.filter(|key| !key.is_nil()).ok_or(Rejection::KeyOfRequestMissing)?;
        let turn = web.in_progress.begin((caller.account, key), hash.finalize().into())?;
        Ok(SubmittedTexts { form, key, caller, turn })
    }
}
