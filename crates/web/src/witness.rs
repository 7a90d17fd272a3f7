//! A witness over HTTP (<https://c2sp.org/tlog-witness>): a server of its own, beside no community.
//!
//! `tlog` decides, `kept.rs` keeps what was decided; here are the addresses, limits and statuses.

mod kept;

pub use kept::KeptFault;

use crate::clock::Clock;
use crate::headers;
use crate::server::serve_router;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path as PathOf, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kept::{KeptCheckpoint, Undecided};
use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::num::NonZeroU64;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tlog::witness::{REQUEST_BYTES_MAX, Refusal, Witness, origin_hash};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// How many checkpoints are worked on at once; others wait.
const AT_ONCE: usize = 16;

/// How long a request may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);

/// The most bytes of a misbehaving log's request that the log of this server keeps.
const EVIDENCE_BYTES_MAX: usize = 16_384;

const TEXT: &str = "text/plain; charset=utf-8";

/// A witness with what it keeps.
pub struct WitnessService {
    witness: Witness,
    /// By the hash of the origin, as addresses write it.
    logs: BTreeMap<String, KeptCheckpoint>,
    clock: Clock,
    turns: Arc<Semaphore>,
}

impl WitnessService {
    /// Opens what was kept in a folder. Each log of the policy has its file there, from its first
    /// checkpoint on.
    ///
    /// # Errors
    /// [`KeptFault`] for a file that cannot be read, or that neither its log nor the witness has
    /// signed: to begin anew there would be to forget what was cosigned.
    pub fn open(
        witness: Witness,
        folder: &Path,
        clock: Clock,
    ) -> Result<Arc<WitnessService>, KeptFault> {
        let mut logs = BTreeMap::new();
        for log in witness.policy().logs() {
            let origin = log.verifier.name();
            let kept = KeptCheckpoint::new(origin, folder);
            kept.read(&witness)?;
            logs.insert(origin_hash(origin), kept);
        }
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        Ok(Arc::new(WitnessService { witness, logs, clock, turns }))
    }

    /// Reads a request, decides, and keeps what was decided.
    fn add(&self, body: &[u8]) -> Response {
        let submission = match self.witness.receive(body) {
            Ok(submission) => submission,
            Err(refusal) => return refused(refusal),
        };
        let log = self.logs.get(&origin_hash(submission.origin()));
        let (Some(log), Some(time)) = (log, self.seconds()) else {
            return failed("the log or the time is not known");
        };
        let decide = |last| self.witness.decide(&submission, last, time);
        let (origin, size) = (submission.origin(), submission.checkpoint().size);
        match log.advance(&self.witness, decide) {
            Ok(accepted) => {
                tracing::info!(origin, size, "cosigned");
                answer(StatusCode::OK, TEXT, accepted.body)
            }
            Err(Undecided::Refused(refusal)) => {
                if let Refusal::Inconsistent(why) = refusal {
                    let sent = body.get(..EVIDENCE_BYTES_MAX).unwrap_or(body);
                    let request = String::from_utf8_lossy(sent);
                    tracing::warn!(origin, size, %why, %request, "does not continue the last one");
                }
                refused(refusal)
            }
            Err(Undecided::Failed(KeptFault { file, why })) => {
                tracing::error!(origin, size, file = %file.display(), why, "not kept");
                failed("what was decided could not be kept")
            }
        }
    }

    /// The last checkpoint of a log.
    fn last(&self, hash: &str) -> Response {
        let log = self.logs.get(hash);
        match log.map_or(Ok(None), |log| log.read(&self.witness)) {
            Ok(Some((note, _))) => answer(StatusCode::OK, TEXT, note),
            Ok(None) => {
                let why = "nothing of such a log has been cosigned\n";
                answer(StatusCode::NOT_FOUND, TEXT, why)
            }
            Err(KeptFault { file, why }) => {
                tracing::error!(file = %file.display(), why, "not read");
                failed("what was kept cannot be read")
            }
        }
    }

    fn seconds(&self) -> Option<NonZeroU64> {
        NonZeroU64::new(self.clock.now().as_second().try_into().ok()?)
    }
}

/// The addresses of a witness.
pub fn witness_router(service: Arc<WitnessService>) -> Router {
    Router::new()
        .route("/", get(what_it_is))
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/{hash}/checkpoint", get(checkpoint))
        .layer(middleware::from_fn(headers::secure))
        .with_state(service)
}

/// Answers requests until `shutdown` ends.
///
/// # Errors
/// When the socket fails.
pub async fn serve_witness(
    listener: TcpListener,
    service: Arc<WitnessService>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_router(listener, witness_router(service), shutdown).await
}

async fn what_it_is(State(service): State<Arc<WitnessService>>) -> Response {
    let name = service.witness.verifiers().first().map_or("", |key| key.name()).to_owned();
    let line = format!("{name}, a witness of transparency logs: https://c2sp.org/tlog-witness\n");
    answer(StatusCode::OK, TEXT, line)
}

async fn add_checkpoint(State(service): State<Arc<WitnessService>>, request: Request) -> Response {
    let arriving = to_bytes(request.into_body(), REQUEST_BYTES_MAX);
    let body: Bytes = match tokio::time::timeout(ARRIVAL, arriving).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => {
            let why = "the request is larger than a request can be\n";
            return answer(StatusCode::PAYLOAD_TOO_LARGE, TEXT, why);
        }
        Err(_) => {
            let why = "the request took too long to arrive\n";
            return answer(StatusCode::REQUEST_TIMEOUT, TEXT, why);
        }
    };
    // A client that goes away does not stop what has begun: it runs to its end elsewhere.
    let turn = Arc::clone(&service.turns).acquire_owned().await;
    let turn = turn.expect("the turns are never closed");
    let working = move || {
        let answer = service.add(&body);
        drop(turn);
        answer
    };
    let answer = spawn_blocking(working).await;
    answer.unwrap_or_else(|_| failed("the request could not be worked on"))
}

async fn checkpoint(
    State(service): State<Arc<WitnessService>>,
    PathOf(hash): PathOf<String>,
) -> Response {
    let answer = spawn_blocking(move || service.last(&hash)).await;
    answer.unwrap_or_else(|_| failed("what was kept cannot be read"))
}

fn refused(refusal: Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
    answer(status, refusal.content_type(), refusal.body())
}

fn failed(why: &str) -> Response {
    answer(StatusCode::INTERNAL_SERVER_ERROR, TEXT, format!("{why}\n"))
}

fn answer(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, content_type)], body.into()).into_response()
}
