//! The papers of a case as files: added, listed, opened with a reason.
//!
//! A file is received in one pass and sealed while it streams into the store of files; the row that
//! names it comes last. **Invariant: a row names a file that is there.** **Invariant: of an upload
//! that was refused or broke off nothing is left**, and of one sent twice only the first.
//!
//! Whoever opens a file is logged before they see a byte of it ([`open_evidence`]).

mod access;
mod kept;
mod opening;
mod sweeping;

use super::batch::Request;
use super::opened::OpenCase;
use crate::Community;
use crate::principal::Principal;
use access::{adder, has_room};
use bytes::Bytes;
use casework::checks::Paper;
use casework::person::Standing;
use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use jiff::civil::Date;
use kept::{Kept, place_of, seal_kept};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::pin::pin;
use store::case_reads::{evidence_of_case, evidence_with_digest};
use store::{CaseWrite, Committed, Evidence, PoolId, StoreFailure, Write};
use uuid::Uuid;
use vault::PersonKey;
use vault::evidence::redaction::{self, RedactionSalt};
use vault::evidence::{
    EvidenceLimits, EvidencePlace, FileKey, MediaType, ObjectKey, Received, digest_index,
    digest_indexes, kept_file_name, receive,
};

pub use opening::{
    ListedEvidence, OpenedEvidence, RedactedCopy, RedactionProof, evidence_list, open_evidence,
    open_redacted, prove_redaction, redacted_copies,
};
pub use sweeping::{Sweep, SweptEvidence, sweep_orphans};

/// The most files of a case.
pub const FILES_MAX: usize = 200;

/// The most of them that a member brings who objects: nobody fills the case of another.
pub const FILES_OF_A_MEMBER_MAX: usize = 10;

/// How many cases with the same file are looked at.
const SAME_FILE_MAX: u32 = 1_000;

/// A file that somebody adds.
#[derive(Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// Made by the client; the key of the request.
    pub evidence: Uuid,
    /// Which paper it is.
    pub paper: Paper,
    /// What the client calls the file.
    pub name: String,
    /// The file this is a redacted copy of, for the public.
    pub redacts: Option<Uuid>,
}

/// A file that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedEvidence {
    /// The file.
    pub evidence: Uuid,
    /// How many bytes it has.
    pub size: u64,
    /// What it is, by its bytes.
    pub media_type: MediaType,
    /// The SHA-256 of the file, for who sent it to compare.
    pub sha256: [u8; 32],
    /// How many other cases hold the same file: for those who work on the case.
    pub used_elsewhere: u32,
    /// As what it was added.
    pub by: Standing,
    /// Whether it had been added before.
    pub repeated: bool,
}

/// Adds a file to a case, from a stream. An error in the stream is a file cut short.
///
/// # Errors
/// [`Rejection::CaseFileUnknown`]; who may not: [`Rejection::OnlyTheApplicant`],
/// [`Rejection::ConflictDeclared`], [`Rejection::NotPermitted`]; [`Rejection::StepNotNow`] where
/// the case is over, [`Rejection::TooMany`]; what the file is: [`Rejection::EvidenceEmpty`],
/// [`Rejection::EvidenceTooLarge`], [`Rejection::EvidenceTypeRefused`],
/// [`Rejection::EvidenceActive`], [`Rejection::EvidenceBroken`],
/// [`Rejection::EvidenceImageTooLarge`]; [`Rejection::EvidenceDuplicate`] for another file under
/// the same id; [`Rejection::EvidenceUnknown`] and [`Rejection::NoticeTextPersonal`] of a redacted
/// copy; [`Rejection::EvidenceStoreUnavailable`]; [`StoreFailure::Unavailable`].
pub async fn add_evidence<Chunks, Fault>(
    community: &Community,
    principal: &Principal,
    (pool, case): (PoolId, &str),
    new: &NewEvidence,
    chunks: Chunks,
    (on, now): (Date, Timestamp),
) -> Result<AddedEvidence, StoreFailure>
where
    Chunks: Stream<Item = Result<Bytes, Fault>>,
{
    let place = community.evidence()?;
    let open = OpenCase::read(community, pool, case).await?;
    let mut reader = community.store.reader().await?;
    let there = evidence_of_case(&mut *reader, pool, open.file.member, case).await?;
    if let Some(first) = there.iter().find(|one| one.evidence == new.evidence) {
        drop(reader);
        return again(community, principal, (&open, new, first), chunks).await;
    }
    let by = adder(&mut *reader, principal, &open, new, on).await?;
    drop(reader);
    has_room(&open, principal, by, &there)?;
    let key = open.key(community).await?;
    let original = original(&open, &key, new, &there)?;
    let (file_key, receiving) = community.with_entropy(|entropy| {
        let file_key = FileKey::generate(entropy);
        let receiving = receive(place, &file_key, chunks, EvidenceLimits::default(), entropy);
        (file_key, receiving)
    });
    let stored = Stored::new(place, receiving.await?);
    let salt = original.map(|_| community.with_entropy(|entropy| RedactionSalt::generate(entropy)));
    let sha256 = stored.received.sha256;
    let name = kept_file_name(&new.name);
    let kept = Kept { file_key, name, sha256, by, paper: new.paper, salt };
    let row = Evidence {
        member: open.file.member,
        case: case.to_owned(),
        evidence: new.evidence,
        paper: new.paper.slug().to_owned(),
        digest: digest_index(&community.keys, &sha256),
        size: stored.received.size,
        media_type: stored.received.media_type.name().to_owned(),
        object: stored.received.object.to_string(),
        sealed: seal_kept(community, &open, &key, (new.evidence, &kept)),
        redacts: link(new, original, &kept, &there, community)?,
        added_by: principal.account,
        added_at: now,
    };
    keep(community, principal, (&open, new), stored, (by, row)).await
}

/// Writes the row of a stored file. Where it is refused, or was written before, the file goes.
async fn keep(
    community: &Community,
    principal: &Principal,
    (open, new): (&OpenCase, &NewEvidence),
    stored: Stored<'_>,
    (by, row): (Standing, Evidence),
) -> Result<AddedEvidence, StoreFailure> {
    let received = stored.received;
    let request = request(community, principal, (open, new), &received.sha256)?;
    let used = used_elsewhere(community, open, &received.sha256).await?;
    let writes = vec![Write::Case(Box::new(CaseWrite::AddEvidence(row)))];
    let committing = request.commit(community, writes, used.to_string());
    let committed = stored.named_by(committing).await?;
    Ok(AddedEvidence {
        evidence: new.evidence,
        size: received.size,
        media_type: received.media_type,
        sha256: received.sha256,
        used_elsewhere: committed.answer.parse().unwrap_or(used),
        by,
        repeated: committed.repeated,
    })
}

/// The answer to a file that was added before: it is hashed, not stored a second time.
async fn again<Chunks, Fault>(
    community: &Community,
    principal: &Principal,
    (open, new, first): (&OpenCase, &NewEvidence, &Evidence),
    chunks: Chunks,
) -> Result<AddedEvidence, StoreFailure>
where
    Chunks: Stream<Item = Result<Bytes, Fault>>,
{
    let key = open.key(community).await?;
    let kept = Kept::open((&key, open.person), first)?;
    let sha256 = hash(chunks).await?;
    if first.added_by != principal.account || kept.sha256 != sha256 {
        return Err(Rejection::EvidenceDuplicate.into());
    }
    let request = request(community, principal, (open, new), &sha256)?;
    let committed = request.repeated(community).await?.ok_or(Rejection::EvidenceDuplicate)?;
    Ok(AddedEvidence {
        evidence: new.evidence,
        size: first.size,
        media_type: place_of(first)?.0,
        sha256,
        used_elsewhere: committed.answer.parse().unwrap_or(0),
        by: kept.by,
        repeated: true,
    })
}

/// What the request is known by: who asks for what, and the content of the file.
fn request(
    community: &Community,
    principal: &Principal,
    (open, new): (&OpenCase, &NewEvidence),
    sha256: &[u8; 32],
) -> Result<Request, Rejection> {
    let redacts = new.redacts.unwrap_or_default();
    let parts: [&[u8]; 6] = [
        principal.account.as_bytes(),
        open.file.case.as_bytes(),
        new.paper.slug().as_bytes(),
        new.name.as_bytes(),
        redacts.as_bytes(),
        sha256,
    ];
    let member = (open.pool, open.file.member);
    Request::new(community, member, new.evidence, ("evidence", &parts))
}

async fn hash<Chunks, Fault>(chunks: Chunks) -> Result<[u8; 32], Rejection>
where
    Chunks: Stream<Item = Result<Bytes, Fault>>,
{
    let mut chunks = pin!(chunks);
    let (mut hash, mut room) = (Sha256::new(), EvidenceLimits::default().bytes);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Rejection::EvidenceBroken)?;
        let length = u64::try_from(chunk.len()).expect("a length fits 64 bits");
        room = room.checked_sub(length).ok_or(Rejection::EvidenceTooLarge)?;
        hash.update(&chunk);
    }
    Ok(hash.finalize().into())
}

/// The content of the original of a redacted copy.
fn original(
    open: &OpenCase,
    key: &PersonKey,
    new: &NewEvidence,
    there: &[Evidence],
) -> Result<Option<[u8; 32]>, Rejection> {
    let Some(original) = new.redacts else { return Ok(None) };
    let found = there.iter().find(|one| one.evidence == original && one.redacts.is_none());
    let found = found.ok_or(Rejection::EvidenceUnknown)?;
    Ok(Some(Kept::open((key, open.person), found)?.sha256))
}

/// What ties a redacted copy to its original. A copy that is a file of the case as it came was not
/// redacted at all.
fn link(
    new: &NewEvidence,
    original: Option<[u8; 32]>,
    kept: &Kept,
    there: &[Evidence],
    community: &Community,
) -> Result<Option<(Uuid, [u8; 32])>, Rejection> {
    let Some(((original, id), salt)) = original.zip(new.redacts).zip(kept.salt.as_ref()) else {
        return Ok(None);
    };
    let same: Vec<_> =
        digest_indexes(&community.keys, &kept.sha256).map(|(_, index)| index).collect();
    let unredacted = |one: &Evidence| one.redacts.is_none() && same.contains(&one.digest);
    match there.iter().any(unredacted) {
        true => Err(Rejection::NoticeTextPersonal),
        false => Ok(Some((id, redaction::link(salt, &original, &kept.sha256)))),
    }
}

/// How many other cases hold the same file.
async fn used_elsewhere(
    community: &Community,
    open: &OpenCase,
    sha256: &[u8; 32],
) -> Result<u32, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let mut cases = BTreeSet::new();
    for (_, index) in digest_indexes(&community.keys, sha256) {
        let same = evidence_with_digest(&mut *reader, index, SAME_FILE_MAX).await?;
        cases.extend(same.into_iter().map(|(pool, one)| (pool, one.case)));
    }
    cases.remove(&(open.pool, open.file.case.clone()));
    Ok(u32::try_from(cases.len()).unwrap_or(u32::MAX))
}

/// A file in the store that no row names yet. Where whoever sent it is gone, it goes too.
struct Stored<'a> {
    place: &'a EvidencePlace,
    received: Received,
    fate: Fate,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nothing names it.
    Goes,
    /// A row names it, or may do so: whatever nobody names is swept later.
    Stays,
}

impl<'a> Stored<'a> {
    fn new(place: &'a EvidencePlace, received: Received) -> Stored<'a> {
        Stored { place, received, fate: Fate::Goes }
    }

    /// Waits for the write that names the file, and deletes the file where it surely does not.
    async fn named_by(
        mut self,
        write: impl Future<Output = Result<Committed, StoreFailure>>,
    ) -> Result<Committed, StoreFailure> {
        self.fate = Fate::Stays;
        let written = write.await;
        let unnamed = match &written {
            Ok(committed) => committed.repeated,
            Err(StoreFailure::Rejected(_) | StoreFailure::Collided) => true,
            // It may have been written nevertheless.
            Err(StoreFailure::Unavailable(_)) => false,
        };
        if unnamed {
            // What cannot be deleted now is swept later.
            let _ = self.place.delete(self.received.object).await;
        }
        written
    }
}

impl Drop for Stored<'_> {
    fn drop(&mut self) {
        if self.fate == Fate::Stays {
            return;
        }
        let (place, object): (EvidencePlace, ObjectKey) =
            (self.place.clone(), self.received.object);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { place.delete(object).await });
        }
    }
}
