//! Listing the files of a case, and opening one: logged, with a reason, before a byte is seen.
//!
//! **Invariant: nothing of a file is handed out before the look is logged**, save a redacted copy
//! of a case that is before the public.

use super::super::opened::OpenCase;
use super::access::{Viewer, is_public, viewer};
use super::kept::{Kept, place_of};
use crate::Community;
use crate::people::log_look;
use crate::principal::Principal;
use bytes::Bytes;
use casework::person::Standing;
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use store::case_reads::evidence_of_case;
use store::{Evidence, LookUp, PoolId, StoreFailure};
use uuid::Uuid;
use vault::PersonKey;
use vault::evidence::{MediaType, read};

/// A file of a case, without what is personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedEvidence {
    /// The file.
    pub evidence: Uuid,
    /// Which paper it is.
    pub paper: String,
    /// How many bytes it has.
    pub size: u64,
    /// What it is.
    pub media_type: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// As what; nobody knows any more once the member was erased.
    pub by: Option<Standing>,
    /// The file this is a redacted copy of, and what proves that it is.
    pub redacts: Option<(Uuid, [u8; 32])>,
}

/// A redacted copy that anybody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactedCopy {
    /// The copy.
    pub evidence: Uuid,
    /// Which paper it is.
    pub paper: String,
    /// How many bytes it has.
    pub size: u64,
    /// What it is.
    pub media_type: String,
    /// What ties it to its original.
    pub link: [u8; 32],
}

/// A file that somebody opened.
pub struct OpenedEvidence {
    /// The file.
    pub evidence: Uuid,
    /// What it is.
    pub media_type: MediaType,
    /// What it was called; nothing for the public.
    pub name: String,
    /// How many bytes come.
    pub size: u64,
    /// The SHA-256 of the whole.
    pub sha256: [u8; 32],
    /// The bytes. The file is whole only when they end without a refusal: whoever hands them on
    /// breaks the connection at one.
    pub stream: BoxStream<'static, Result<Bytes, Rejection>>,
}

/// What shows to anybody that a redacted copy is of one original: with the two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactionProof {
    /// The original.
    pub original: Uuid,
    /// The SHA-256 of the original.
    pub original_sha256: [u8; 32],
    /// The SHA-256 of the copy.
    pub copy_sha256: [u8; 32],
    /// The salt.
    pub salt: [u8; 32],
    /// The link that was public.
    pub link: [u8; 32],
}

/// Lists the files of a case, in the order of their coming. Who objected sees their own.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::NotPermitted`], [`Rejection::ConflictDeclared`];
/// [`StoreFailure::Unavailable`].
pub async fn evidence_list(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    on: Date,
) -> Result<Vec<ListedEvidence>, StoreFailure> {
    community.evidence()?;
    let open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    let viewer = viewer(&mut *reader, principal, &open, on).await?;
    let rows = evidence_of_case(&mut *reader, pool, open.file.member, case).await?;
    drop(reader);
    // As what somebody added a file lies sealed with it, so that nobody changes it in the database.
    let key = match open.key(community).await {
        Ok(key) => Some(key),
        Err(StoreFailure::Rejected(Rejection::PersonErased)) => None,
        Err(failure) => return Err(failure),
    };
    let sees = |row: &Evidence| viewer != Viewer::Member || row.added_by == principal.account;
    let list = |row: Evidence| ListedEvidence {
        by: key.as_ref().and_then(|key| Some(Kept::open((key, open.person), &row).ok()?.by)),
        evidence: row.evidence,
        paper: row.paper,
        size: row.size,
        media_type: row.media_type,
        added_at: row.added_at,
        redacts: row.redacts,
    };
    Ok(rows.into_iter().filter(sees).map(list).collect())
}

/// Logs the look, then opens a file. Staff say why; the applicant side and who brought the file
/// need no reason.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::EvidenceUnknown`], [`Rejection::NotPermitted`],
/// [`Rejection::ConflictDeclared`], [`Rejection::LookUpReasonMissing`],
/// [`Rejection::PersonErased`], [`Rejection::EvidenceStoreUnavailable`];
/// [`StoreFailure::Unavailable`].
pub async fn open_evidence(
    community: &Community,
    principal: &Principal,
    (pool, case, evidence): (PoolId, &str, Uuid),
    reason: &str,
    (on, now): (Date, Timestamp),
) -> Result<OpenedEvidence, StoreFailure> {
    let (open, viewer, rows) = looked_at(community, principal, (pool, case), on).await?;
    let row = find(&rows, evidence)?;
    let own = row.added_by == principal.account;
    let (_, kept) = opened(community, &open, row).await?;
    match viewer {
        Viewer::Staff => require_reason(reason)?,
        // What was brought against the applicant is answered by staff.
        Viewer::Applicant if kept.by == Standing::Member && !own => {
            return Err(Rejection::NotPermitted.into());
        }
        Viewer::Member if !own => return Err(Rejection::EvidenceUnknown.into()),
        Viewer::Applicant | Viewer::Member => {}
    }
    log(community, principal, (&open, evidence), reason, now).await?;
    streamed(community, row, kept).await
}

/// The redacted copies of a case that is before the public: everybody may see them.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], also for a case that is not before the public;
/// [`StoreFailure::Unavailable`].
pub async fn redacted_copies(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<Vec<RedactedCopy>, StoreFailure> {
    let (_, rows) = public(community, (pool, case)).await?;
    let copy = |row: Evidence| {
        row.redacts.map(|(_, link)| RedactedCopy {
            evidence: row.evidence,
            paper: row.paper,
            size: row.size,
            media_type: row.media_type,
            link,
        })
    };
    Ok(rows.into_iter().filter_map(copy).collect())
}

/// Opens a redacted copy of a case that is before the public. Its name is not told.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`], [`Rejection::EvidenceUnknown`], [`Rejection::PersonErased`],
/// [`Rejection::EvidenceStoreUnavailable`]; [`StoreFailure::Unavailable`].
pub async fn open_redacted(
    community: &Community,
    (pool, case, evidence): (PoolId, &str, Uuid),
) -> Result<OpenedEvidence, StoreFailure> {
    let (open, rows) = public(community, (pool, case)).await?;
    let row = find(&rows, evidence)?;
    if row.redacts.is_none() {
        return Err(Rejection::EvidenceUnknown.into());
    }
    let (_, kept) = opened(community, &open, row).await?;
    streamed(community, row, Kept { name: String::new(), ..kept }).await
}

/// Logs the look, then gives what proves of which original a redacted copy is, to staff.
///
/// # Errors
/// Those of [`open_evidence`]; [`Rejection::EvidenceUnknown`] for what is no redacted copy.
pub async fn prove_redaction(
    community: &Community,
    principal: &Principal,
    (pool, case, copy): (PoolId, &str, Uuid),
    reason: &str,
    (on, now): (Date, Timestamp),
) -> Result<RedactionProof, StoreFailure> {
    let (open, viewer, rows) = looked_at(community, principal, (pool, case), on).await?;
    if viewer != Viewer::Staff {
        return Err(Rejection::NotPermitted.into());
    }
    let row = find(&rows, copy)?;
    let (original, link) = row.redacts.ok_or(Rejection::EvidenceUnknown)?;
    require_reason(reason)?;
    let (key, kept) = opened(community, &open, row).await?;
    let of = Kept::open((&key, open.person), find(&rows, original)?)?;
    let salt = kept.salt.as_ref().ok_or(Rejection::SealBroken)?;
    log(community, principal, (&open, copy), reason, now).await?;
    Ok(RedactionProof {
        original,
        original_sha256: of.sha256,
        copy_sha256: kept.sha256,
        salt: *salt.secret_bytes(),
        link,
    })
}

/// A case, as what somebody looks at it, and its files.
async fn looked_at(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    on: Date,
) -> Result<(OpenCase, Viewer, Vec<Evidence>), StoreFailure> {
    community.evidence()?;
    let open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    let viewer = viewer(&mut *reader, principal, &open, on).await?;
    let rows = evidence_of_case(&mut *reader, pool, open.file.member, case).await?;
    Ok((open, viewer, rows))
}

/// A case that is before the public, and its files.
async fn public(
    community: &Community,
    (pool, case): (PoolId, &str),
) -> Result<(OpenCase, Vec<Evidence>), StoreFailure> {
    community.evidence()?;
    let open = OpenCase::read(community, pool, case).await?;
    if !is_public(open.case.state) {
        return Err(Rejection::CaseFileUnknown.into());
    }
    let mut reader = community.store.reader().await?;
    let rows = evidence_of_case(&mut *reader, pool, open.file.member, case).await?;
    Ok((open, rows))
}

fn find(rows: &[Evidence], evidence: Uuid) -> Result<&Evidence, Rejection> {
    rows.iter().find(|row| row.evidence == evidence).ok_or(Rejection::EvidenceUnknown)
}

async fn opened(
    community: &Community,
    open: &OpenCase,
    row: &Evidence,
) -> Result<(PersonKey, Kept), StoreFailure> {
    let key = open.key(community).await?;
    let kept = Kept::open((&key, open.person), row)?;
    Ok((key, kept))
}

fn require_reason(reason: &str) -> Result<(), Rejection> {
    if reason.trim().is_empty() { Err(Rejection::LookUpReasonMissing) } else { Ok(()) }
}

/// Logs who looks at which file of whom, and why.
async fn log(
    community: &Community,
    principal: &Principal,
    (open, evidence): (&OpenCase, Uuid),
    reason: &str,
    at: Timestamp,
) -> Result<(), StoreFailure> {
    let reason = match reason.trim() {
        "" => format!("evidence {evidence}"),
        reason => format!("evidence {evidence}: {reason}"),
    };
    let (look_up, account, person) = (community.new_id(at), principal.account, open.person);
    log_look(community, LookUp { look_up, account, person, reason, at }).await
}

async fn streamed(
    community: &Community,
    row: &Evidence,
    kept: Kept,
) -> Result<OpenedEvidence, StoreFailure> {
    let (media_type, object) = place_of(row)?;
    let stream = read(community.evidence()?, &kept.file_key, object).await?;
    let Kept { name, sha256, .. } = kept;
    Ok(OpenedEvidence { evidence: row.evidence, media_type, name, size: row.size, sha256, stream })
}
