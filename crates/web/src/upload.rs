//! A request whose body is a file: read as it comes, and never held whole.
//!
//! What it is is found by its bytes; a content type or a length that the client says is not
//! believed. **Invariant: of a file in transit no more is in memory than the part that is on its
//! way.** A client that goes silent is given up, and nobody takes all the places.

use crate::asked::{Written, key};
use crate::caller::Caller;
use crate::in_progress::Turn;
use crate::limits::UploadPlace;
use crate::problem::Problem;
use crate::state::Web;
use axum::RequestExt;
use axum::body::{BodyDataStream, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use futures_util::stream::{Stream, StreamExt, unfold};
use ledger::Rejection;
use service::principal::Principal;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use store::StoreFailure;
use tokio::time::timeout;
use uuid::Uuid;
use vault::evidence::EvidenceLimits;

/// The route that takes files; it has more time than others.
pub(crate) const UPLOADS: &str = "/api/v1/pools/{pool}/cases/{case}/evidence";

/// A request that brings a file.
pub(crate) struct AskedFile {
    /// Made by the client for this request.
    pub key: Uuid,
    /// Who asks.
    pub caller: Arc<Principal>,
    body: Upload,
    turn: Turn,
    _place: UploadPlace,
}

/// The bytes of a file on their way.
struct Upload {
    chunks: BodyDataStream,
    rests: Duration,
    /// Whether the client went silent.
    pace: Pace,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Steady,
    Silent,
}

impl Upload {
    /// The next bytes; nothing at the end. Whoever waits too long for them gets none.
    async fn next(&mut self) -> Option<Result<Bytes, Rejection>> {
        if self.pace == Pace::Silent {
            return None;
        }
        match timeout(self.rests, self.chunks.next()).await {
            Ok(chunk) => chunk.map(|chunk| chunk.map_err(|_| Rejection::EvidenceBroken)),
            Err(_) => {
                self.pace = Pace::Silent;
                Some(Err(Rejection::RequestTooSlow))
            }
        }
    }
}

impl AskedFile {
    /// The bytes of the file, once.
    pub fn chunks(&mut self) -> impl Stream<Item = Result<Bytes, Rejection>> + Send + use<'_> {
        unfold(&mut self.body, async |body| body.next().await.map(|chunk| (chunk, body)))
    }

    /// What a refusal is answered with. The rest of the file is read and thrown away, as far as a
    /// file may be long: a client that still sends would not see the answer.
    pub async fn refused(mut self, failure: StoreFailure) -> Problem {
        let mut room = EvidenceLimits::default().bytes;
        while let Some(Ok(chunk)) = self.body.next().await {
            let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
            match room.checked_sub(length) {
                Some(rest) => room = rest,
                None => break,
            }
        }
        match self.body.pace {
            Pace::Silent => Rejection::RequestTooSlow.into(),
            Pace::Steady => failure.into(),
        }
    }

    /// The file was taken.
    pub fn created<B>(self, repeated: bool, body: B) -> Written<B> {
        Written::created(self.turn, repeated, body)
    }
}

impl FromRequest<Arc<Web>> for AskedFile {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Arc<Web>) -> Result<AskedFile, Problem> {
        let Caller(caller) = request.extract_parts_with_state(web).await?;
        let key = key(request.headers())?;
        // What the file holds is not known yet: the use case compares it with the first one's.
        let asked = format!("{} {}\n", request.method(), request.uri());
        let fingerprint = Sha256::digest(asked).into();
        let turn = web.in_progress.begin((caller.account, key), fingerprint)?;
        let place = web.limits.begin_upload(caller.account)?;
        let length = request.headers().get(header::CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
        if length.is_some_and(|length| length > EvidenceLimits::default().bytes) {
            return Err(Rejection::EvidenceTooLarge.into());
        }
        let chunks = request.into_body().into_data_stream();
        let body = Upload { chunks, rests: web.settings.upload_rests, pace: Pace::Steady };
        Ok(AskedFile { key, caller, body, turn, _place: place })
    }
}
