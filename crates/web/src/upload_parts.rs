//! A file that comes in parts, so that a lost connection costs a part and not the file.
//!
//! The parts of a file run, in their order, into the use case that takes a whole one: it waits for
//! the next. **Invariant: a part is taken whole or not at all**, and what is answered is how far
//! the file has come, so that whoever sends goes on from there. A file that nothing comes of for a
//! while is given up and leaves nothing.
//!
//! What has come is in this process only: after a restart, or at another copy of the server, the
//! answer is that the file begins anew.

use crate::limits::UploadPlace;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::body::Bytes;
use futures_util::stream::{Stream, unfold};
use ledger::Rejection;
use service::cases::{AddedEvidence, NewEvidence, add_evidence};
use service::principal::Principal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{PoolId, StoreFailure};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use uuid::Uuid;

/// The largest part.
pub(crate) const PART_BYTES_MAX: usize = 256 * 1024;

/// A file that nothing comes of for so long is given up.
const RESTS: Duration = Duration::from_secs(10 * 60);

/// The files that are coming in parts, by the account and the id of the file.
#[derive(Default)]
pub(crate) struct PartialUploads(Mutex<HashMap<(Uuid, Uuid), Slot>>);

type Slot = Arc<tokio::sync::Mutex<Option<Coming>>>;

/// A file on its way.
struct Coming {
    parts: Sender<Part>,
    /// How many bytes have come.
    at: u64,
    /// What the file was said to be; each part says the same.
    what: What,
    taking: JoinHandle<Result<AddedEvidence, StoreFailure>>,
}

/// The case and the file that parts are of.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct What {
    /// The pool.
    pub pool: PoolId,
    /// The case.
    pub case: String,
    /// The file.
    pub new: NewEvidence,
}

enum Part {
    Bytes(Bytes),
    End,
}

/// Whether more parts follow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// They do.
    Within,
    /// This is the last one.
    Last,
}

/// How far a file has come.
pub(crate) enum Progress {
    /// So many bytes have come; the next part begins there.
    At(u64),
    /// All of it has, and it was taken.
    Taken(AddedEvidence),
}

impl PartialUploads {
    /// How much of a file has come.
    pub async fn at(&self, account: Uuid, evidence: Uuid) -> u64 {
        let slot = self.slots().get(&(account, evidence)).cloned();
        let Some(slot) = slot else { return 0 };
        slot.lock().await.as_ref().map_or(0, |coming| coming.at)
    }

    /// Takes a part that begins at an offset, where the file has come so far; the first begins it.
    ///
    /// # Errors
    /// [`Rejection::RequestInProgress`] beside another part of the file,
    /// [`Rejection::BatchIdUsed`] for parts of two files, [`Rejection::OverCapacity`]; those of
    /// [`add_evidence`].
    pub async fn take(
        &self,
        web: &Arc<Web>,
        caller: &Arc<Principal>,
        what: What,
        (at, bytes, place): (u64, Bytes, Place),
    ) -> Result<Progress, Problem> {
        let key = (caller.account, what.new.evidence);
        let slot = Arc::clone(self.slots().entry(key).or_default());
        let mut coming = slot.try_lock().map_err(|_| Rejection::RequestInProgress)?;
        let taken = take(web, caller, what, &mut coming, (at, bytes, place)).await;
        if coming.is_none() {
            self.slots().remove(&key);
        }
        taken
    }

    fn slots(&self) -> std::sync::MutexGuard<'_, HashMap<(Uuid, Uuid), Slot>> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that were given up.
        slots.retain(|_, slot| match slot.try_lock() {
            Ok(coming) => coming.as_ref().is_none_or(|coming| !coming.taking.is_finished()),
            Err(_) => true,
        });
        slots
    }
}

async fn take(
    web: &Arc<Web>,
    caller: &Arc<Principal>,
    what: What,
    slot: &mut Option<Coming>,
    (at, bytes, place): (u64, Bytes, Place),
) -> Result<Progress, Problem> {
    if slot.is_none() {
        if at != 0 {
            return Ok(Progress::At(0));
        }
        *slot = Some(begin(web, caller, what.clone()).await?);
    }
    let coming = slot.as_mut().expect("it has begun");
    if coming.what != what {
        return Err(Rejection::BatchIdUsed.into());
    }
    if coming.at != at {
        return Ok(Progress::At(coming.at));
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut goes_on = bytes.is_empty() || coming.parts.send(Part::Bytes(bytes)).await.is_ok();
    coming.at = coming.at.saturating_add(length);
    if goes_on && place == Place::Last {
        goes_on = coming.parts.send(Part::End).await.is_ok();
    }
    if goes_on && place == Place::Within {
        return Ok(Progress::At(coming.at));
    }
    // It is over: all parts are there, or the file was refused before the last of them.
    let coming = slot.take().expect("it was there");
    let taken = coming.taking.await.map_err(|_| Rejection::InternalFault)?;
    Ok(Progress::Taken(taken?))
}

/// Begins a file: it is taken in while its parts come.
async fn begin(web: &Arc<Web>, caller: &Arc<Principal>, what: What) -> Result<Coming, Problem> {
    let place: UploadPlace = web.limits.begin_upload(caller.account)?;
    let when = (business_date(web, what.pool).await?, web.now());
    let (parts, coming) = channel(1);
    let (web, caller, of) = (Arc::clone(web), Arc::clone(caller), what.clone());
    let taking = tokio::spawn(async move {
        let _place = place;
        let chunks = Box::pin(chunks(coming));
        let which = (of.pool, of.case.as_str());
        add_evidence(&web.community, &caller, which, &of.new, chunks, when).await
    });
    Ok(Coming { parts, at: 0, what, taking })
}

/// The parts as they come. The file is whole only where its end was said.
fn chunks(parts: Receiver<Part>) -> impl Stream<Item = Result<Bytes, Rejection>> + Send {
    unfold(Some(parts), |parts| async move {
        let mut parts = parts?;
        match timeout(RESTS, parts.recv()).await {
            Ok(Some(Part::Bytes(bytes))) => Some((Ok(bytes), Some(parts))),
            Ok(Some(Part::End)) => None,
            Ok(None) => Some((Err(Rejection::EvidenceBroken), None)),
            Err(_) => Some((Err(Rejection::RequestTooSlow), None)),
        }
    })
}
