//! The files of cases: sent, listed, handed out to who may see them and says why.

use crate::asked::Written;
use crate::caller::Caller;
use crate::digest_text;
use crate::download::attachment;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use crate::upload::AskedFile;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;
use casework::checks::Paper;
use casework::person::Standing;
use jiff::Timestamp;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::cases::{
    ListedEvidence, NewEvidence, RedactedCopy, add_evidence, evidence_list, open_evidence,
    open_redacted, prove_redaction, redacted_copies,
};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// The longest reason of a look, in characters.
const REASON_MAX: usize = 500;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(add, list))
        .routes(routes!(open))
        .routes(routes!(prove))
        .routes(routes!(copies))
        .routes(routes!(copy))
}

/// What a file is.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FileSent {
    /// Which paper it is, such as `diagnosis` or `bills`.
    paper: String,
    /// What it is called; only its last part is kept, sealed.
    #[serde(default)]
    name: String,
    /// The file this is a redacted copy of, for the public; by staff only.
    redacts: Option<Uuid>,
}

/// Why somebody looks.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WhyAsked {
    /// Why; it is logged. Staff have to say.
    #[serde(default)]
    reason: String,
}

/// A file that was added.
#[derive(Serialize, ToSchema)]
struct FileAdded {
    /// The file; the key of the request.
    evidence: Uuid,
    /// How many bytes it has.
    size: u64,
    /// What it is, by its bytes.
    media_type: &'static str,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
    /// As what it was added: `applicant`, `member`, or the role of staff.
    by: &'static str,
    /// How many other cases hold the same file; told to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    used_elsewhere: Option<u32>,
}

/// A file of a case. Its name comes with the file.
#[derive(Serialize, ToSchema)]
struct FileShown {
    /// The file.
    evidence: Uuid,
    /// Which paper it is.
    paper: String,
    /// How many bytes it has.
    size: u64,
    /// What it is.
    media_type: String,
    /// When it was added.
    added_at: Timestamp,
    /// As what: `applicant`, `member`, or the role of staff; nothing once the member was erased.
    by: Option<&'static str>,
    /// The file this is a redacted copy of.
    redacts: Option<Uuid>,
    /// What ties the copy to it, in hexadecimal.
    link: Option<String>,
}

/// A redacted copy, for everybody.
#[derive(Serialize, ToSchema)]
struct CopyShown {
    /// The copy.
    evidence: Uuid,
    /// Which paper it is.
    paper: String,
    /// How many bytes it has.
    size: u64,
    /// What it is.
    media_type: String,
    /// What ties it to its original, in hexadecimal.
    link: String,
}

/// What proves of which original a redacted copy is: the link is the SHA-256 of the text
/// `tongzhou/evidence/redaction/1`, a zero byte, the salt, and both hashes.
#[derive(Serialize, ToSchema)]
struct ProofShown {
    /// The original.
    original: Uuid,
    /// Its SHA-256, in hexadecimal.
    original_sha256: String,
    /// The SHA-256 of the copy.
    copy_sha256: String,
    /// The salt.
    salt: String,
    /// The link that was public.
    link: String,
}

/// Adds a file to a case. The body is the file; it may have 50 MiB.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/evidence", tag = "evidence", params(FileSent),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = FileAdded))
)]
async fn add(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    sent: Result<Query<FileSent>, QueryRejection>,
    mut asked: AskedFile,
) -> Result<Written<FileAdded>, Problem> {
    let Query(sent) = sent.map_err(|_| Rejection::ParameterWrong)?;
    let paper = Paper::from_slug(&sent.paper).ok_or(Rejection::ParameterWrong)?;
    let FileSent { name, redacts, .. } = sent;
    let new = NewEvidence { evidence: asked.key, paper, name, redacts };
    let when = (business_date(&web, pool).await?, web.now());
    let (community, caller) = (&web.community, Arc::clone(&asked.caller));
    let which = (pool, case.as_str());
    let added = add_evidence(community, &caller, which, &new, asked.chunks(), when).await;
    let added = match added {
        Ok(added) => added,
        Err(failure) => return Err(asked.refused(failure).await),
    };
    let staff = !matches!(added.by, Standing::Applicant | Standing::Member);
    let body = FileAdded {
        evidence: added.evidence,
        size: added.size,
        media_type: added.media_type.name(),
        sha256: digest_text::text(&added.sha256),
        by: added.by.slug(),
        used_elsewhere: staff.then_some(added.used_elsewhere),
    };
    Ok(asked.created(added.repeated, body))
}

/// Lists the files of a case.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/evidence", tag = "evidence", params(PageQuery),
    responses((status = 200, body = Page<FileShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, case)): Path<(PoolId, String)>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<FileShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let all = evidence_list(&web.community, &caller, (pool, &case), on).await?;
    query.page_of(&uri, all, |one| one.evidence.to_string(), shown)
}

/// Logs the look, then hands a file out, to be saved.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/evidence/{evidence}", tag = "evidence",
    params(WhyAsked),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"))
)]
async fn open(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, case, evidence)): Path<(PoolId, String, Uuid)>,
    Query(why): Query<WhyAsked>,
) -> Result<Response, Problem> {
    let when = (business_date(&web, pool).await?, web.now());
    let (which, reason) = ((pool, case.as_str(), evidence), checked(&why)?);
    let opened = open_evidence(&web.community, &caller, which, reason, when).await?;
    Ok(attachment(opened))
}

/// Logs the look, then tells what proves of which original a redacted copy is.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/evidence/{evidence}/proof", tag = "evidence",
    params(WhyAsked), responses((status = 200, body = ProofShown))
)]
async fn prove(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, case, evidence)): Path<(PoolId, String, Uuid)>,
    Query(why): Query<WhyAsked>,
) -> Result<Json<ProofShown>, Problem> {
    let when = (business_date(&web, pool).await?, web.now());
    let (which, reason) = ((pool, case.as_str(), evidence), checked(&why)?);
    let proof = prove_redaction(&web.community, &caller, which, reason, when).await?;
    Ok(Json(ProofShown {
        original: proof.original,
        original_sha256: digest_text::text(&proof.original_sha256),
        copy_sha256: digest_text::text(&proof.copy_sha256),
        salt: digest_text::text(&proof.salt),
        link: digest_text::text(&proof.link),
    }))
}

/// Lists the redacted copies of a case that is before the public.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/redacted-copies", tag = "evidence",
    params(PageQuery), responses((status = 200, body = Page<CopyShown>))
)]
async fn copies(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CopyShown>, Problem> {
    let all = redacted_copies(&web.community, (pool, &case)).await?;
    query.page_of(&uri, all, |one| one.evidence.to_string(), copy_shown)
}

/// Hands a redacted copy of a case that is before the public out, to be saved.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/redacted-copies/{evidence}", tag = "evidence",
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"))
)]
async fn copy(
    State(web): State<Arc<Web>>,
    Path((pool, case, evidence)): Path<(PoolId, String, Uuid)>,
) -> Result<Response, Problem> {
    let opened = open_redacted(&web.community, (pool, &case, evidence)).await?;
    Ok(attachment(opened))
}

fn checked(why: &WhyAsked) -> Result<&str, Rejection> {
    match why.reason.chars().count() > REASON_MAX {
        true => Err(Rejection::ParameterWrong),
        false => Ok(&why.reason),
    }
}

fn shown(listed: ListedEvidence) -> FileShown {
    FileShown {
        evidence: listed.evidence,
        paper: listed.paper,
        size: listed.size,
        media_type: listed.media_type,
        added_at: listed.added_at,
        by: listed.by.map(Standing::slug),
        redacts: listed.redacts.map(|(original, _)| original),
        link: listed.redacts.map(|(_, link)| digest_text::text(&link)),
    }
}

fn copy_shown(copy: RedactedCopy) -> CopyShown {
    CopyShown {
        evidence: copy.evidence,
        paper: copy.paper,
        size: copy.size,
        media_type: copy.media_type,
        link: digest_text::text(&copy.link),
    }
}
