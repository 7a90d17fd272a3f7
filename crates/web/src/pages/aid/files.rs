//! A form with files, such as photos from a phone: read as it comes, each file streamed into the
//! vault while it arrives.
//!
//! **Invariant: of a file in transit no more is in memory than the part that is on its way**, and a
//! file that is refused leaves nothing. The files of a form have ids made from its key, so that a
//! form sent twice keeps each once.

use crate::body::{bytes, content_type};
use crate::caller::Caller;
use crate::in_progress::Turn;
use crate::limits::UploadPlace;
use crate::pages::form::Form;
use crate::pages::overnight::FORM;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::RequestExt;
use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use casework::checks::Paper;
use futures_util::stream::{Stream, unfold};
use ledger::Rejection;
use service::cases::{NewEvidence, add_evidence};
use service::principal::Principal;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use store::{PoolId, StoreFailure};
use tokio::time::timeout;
use uuid::{Builder, Uuid};

/// The forms with files; they have more time than others.
pub(crate) const FILE_FORMS: [&str; 2] =
    ["/me/cases/{pool}/{case}/papers", "/me/cases/{pool}/{case}/object"];

/// The most bytes of a form with all its files.
pub(super) const FORM_BYTES_MAX: usize = 256 * 1024 * 1024;

/// The most files of a form.
const FILES_MAX: usize = 10;

/// The longest text of a field, in bytes.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// A form with files that somebody who is signed in sends.
pub(super) struct FileForm {
    caller: Arc<Principal>,
    parts: Parts,
    path: String,
    rests: Duration,
    place: UploadPlace,
}

/// How a form comes: in parts, or typed only, after a session that had ended.
enum Parts {
    Coming(Multipart),
    Typed(Form),
}

/// What came of it.
pub(super) struct SentFiles {
    /// What was typed.
    pub form: Form,
    /// Made with the page that bore the form.
    pub key: Uuid,
    /// Who sent it.
    pub caller: Arc<Principal>,
    /// The files that were taken.
    pub added: Vec<Uuid>,
    /// The files that were not, and why.
    pub refused: Vec<(String, Rejection)>,
    turn: Option<Turn>,
    _place: UploadPlace,
}

impl SentFiles {
    /// What was asked for is done.
    pub fn done(&mut self) {
        if let Some(turn) = self.turn.take() {
            turn.succeeded();
        }
    }
}

impl FromRequest<Arc<Web>> for FileForm {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Arc<Web>) -> Result<FileForm, Problem> {
        let Caller(caller) = request.extract_parts_with_state(web).await?;
        let path = format!("{} {}\n", request.method(), request.uri());
        let place = web.limits.begin_upload(caller.account)?;
        let parts = match content_type(request.headers()) == FORM {
            true => Parts::Typed(Form::read(&bytes(request, web).await?)),
            false => {
                let read = Multipart::from_request(request, web).await;
                Parts::Coming(read.map_err(|_| Rejection::ContentTypeWrong)?)
            }
        };
        Ok(FileForm { caller, parts, path, rests: web.settings.upload_rests, place })
    }
}

impl FileForm {
    /// Reads the fields and adds the files to a case, as this paper or as what the form says.
    ///
    /// # Errors
    /// [`Rejection::KeyOfRequestMissing`], [`Rejection::RequestInProgress`],
    /// [`Rejection::EvidenceBroken`] where the form breaks off; [`StoreFailure::Unavailable`].
    /// What is wrong with a file is part of the answer.
    pub async fn receive(
        self,
        web: &Web,
        (pool, case): (PoolId, &str),
        paper: Option<Paper>,
    ) -> Result<SentFiles, Problem> {
        let FileForm { caller, parts, path, rests, place } = self;
        let when = (business_date(web, pool).await?, web.now());
        let (mut form, mut multipart) = match parts {
            Parts::Coming(multipart) => (Form::default(), Some(multipart)),
            Parts::Typed(form) => (form, None),
        };
        let (mut turn, mut added, mut refused) = (None, Vec::new(), Vec::new());
        while let Some(mut field) = next(&mut multipart, rests).await? {
            let named = field.file_name().filter(|name| !name.is_empty()).map(str::to_owned);
            let Some(file_name) = named else {
                // A field of files with none chosen has an empty name of a file.
                if field.file_name().is_none() {
                    let name = field.name().unwrap_or_default().to_owned();
                    form.add(&name, &text(&mut field, rests).await?);
                }
                continue;
            };
            let key = form.key()?;
            if turn.is_none() {
                turn = Some(begin(web, &caller, &path, key)?);
            }
            let paper = paper.or_else(|| Paper::from_slug(form.value("paper")));
            let count = added.len().saturating_add(refused.len());
            let (Some(paper), true) = (paper, count < FILES_MAX) else {
                let why = if paper.is_none() { Rejection::FieldsWrong } else { Rejection::TooMany };
                refused.push((file_name, why));
                continue;
            };
            let evidence = id_of(key, count);
            let new = NewEvidence { evidence, paper, name: file_name.clone(), redacts: None };
            let chunks = Box::pin(chunks(&mut field, rests));
            let of = (pool, case);
            match add_evidence(&web.community, &caller, of, &new, chunks, when).await {
                Ok(done) => added.push(done.evidence),
                Err(StoreFailure::Rejected(rejection)) => refused.push((file_name, rejection)),
                Err(failure) => return Err(failure.into()),
            }
        }
        let key = form.key()?;
        if turn.is_none() {
            turn = Some(begin(web, &caller, &path, key)?);
        }
        Ok(SentFiles { form, key, caller, added, refused, turn, _place: place })
    }
}

fn begin(web: &Web, caller: &Principal, path: &str, key: Uuid) -> Result<Turn, Rejection> {
    let asked = Sha256::digest(path).into();
    web.in_progress.begin((caller.account, key), asked)
}

async fn next(
    multipart: &mut Option<Multipart>,
    rests: Duration,
) -> Result<Option<Field<'_>>, Rejection> {
    let Some(multipart) = multipart else { return Ok(None) };
    match timeout(rests, multipart.next_field()).await {
        Ok(next) => next.map_err(|_| Rejection::EvidenceBroken),
        Err(_) => Err(Rejection::RequestTooSlow),
    }
}

/// A field that was typed.
async fn text(field: &mut Field<'_>, rests: Duration) -> Result<String, Rejection> {
    let mut bytes = Vec::new();
    loop {
        let chunk = timeout(rests, field.chunk()).await.map_err(|_| Rejection::RequestTooSlow)?;
        let Some(chunk) = chunk.map_err(|_| Rejection::EvidenceBroken)? else { break };
        if bytes.len().saturating_add(chunk.len()) > TEXT_BYTES_MAX {
            return Err(Rejection::BodyTooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Rejection::FieldsWrong)
}

/// The bytes of a file as they come; nothing after an error.
fn chunks<'f, 'm>(
    field: &'f mut Field<'m>,
    rests: Duration,
) -> impl Stream<Item = Result<Bytes, Rejection>> + Send + use<'f, 'm> {
    unfold(Some(field), move |field| async move {
        let field = field?;
        match timeout(rests, field.chunk()).await {
            Ok(Ok(None)) => None,
            Ok(Ok(Some(chunk))) => Some((Ok(chunk), Some(field))),
            Ok(Err(_)) => Some((Err(Rejection::EvidenceBroken), None)),
            Err(_) => Some((Err(Rejection::RequestTooSlow), None)),
        }
    })
}

/// The id of a file of a form: an id of RFC 9562, version 8, made from the key of the form.
fn id_of(key: Uuid, place: usize) -> Uuid {
    let hash = Sha256::digest(format!("tongzhou/file of a form/1\n{key}\n{place}"));
    let (hash, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
    let mut bytes: [u8; 16] = *hash;
    bytes[..6].copy_from_slice(&key.as_bytes()[..6]);
    Builder::from_custom_bytes(bytes).into_uuid()
}
