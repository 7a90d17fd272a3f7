//! Serving a community: the API on a socket, and the worker that does what is due.

use crate::failure::{Failure, whole_file};
use jiff::{SignedDuration, Timestamp};
use ledger::{Fault, Rejection};
use service::Community;
use service::jobs::{run_due, tell_people};
use service::webhooks::{Sender, over_http};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use store::StoreFailure;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use web::{Web, serve};

/// How many jobs a worker takes at once.
const JOBS_AT_ONCE: u32 = 16;

/// How long a worker rests when nothing is due.
const REST: Duration = Duration::from_secs(1);

/// Whether this process also does what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jobs {
    /// It does.
    Done,
    /// Another process does.
    Left,
    /// People are told of what happened, and no more: the business dates of a demonstration stand
    /// still until somebody moves them.
    Told,
}

/// Takes a socket, so that a fault is told before anything is said to listen.
pub async fn bind(listen: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(listen).await.map_err(|error| unusable(listen, &error))
}

/// Answers requests until the process is told to stop, then those that are at work.
pub async fn run(
    community: Arc<Community>,
    listener: TcpListener,
    web: Arc<Web>,
    jobs: Jobs,
) -> Result<(), Failure> {
    web::start_log(io::stderr);
    let (stop, stopping) = watch::channel(false);
    let worker = match jobs {
        Jobs::Done => Some(tokio::spawn(work(Arc::clone(&community), stopping.clone()))),
        Jobs::Told => Some(tokio::spawn(tell(Arc::clone(&community), stopping.clone()))),
        Jobs::Left => None,
    };
    tokio::spawn(sweep(community));
    let told = async move {
        told_to_stop().await;
        // The worker may be at rest, or not there.
        let _ = stop.send(true);
    };
    let ended = serve(listener, web, told).await;
    if let Some(worker) = worker {
        worker.await.expect("the worker does not panic");
    }
    ended.map_err(|error| unusable("", &error))
}

/// Deletes what uploads left behind a day ago or longer that a killed process never finished.
async fn sweep(community: Arc<Community>) {
    if let Ok(place) = community.evidence() {
        // What is left now is swept at the next start.
        let _ = place.sweep_unfinished(Timestamp::now() - SignedDuration::from_hours(24)).await;
    }
}

/// Tells people of what happened, on their pages and by the ways they chose, and writes the public
/// log. What fails is tried again.
async fn tell(community: Arc<Community>, mut stopping: watch::Receiver<bool>) {
    let mut last = None;
    while !*stopping.borrow() {
        let told = tell_people(&community, Timestamp::now()).await;
        let busy = told.as_ref().is_ok_and(|told| *told > 0);
        note_failure(&mut last, told.err());
        if !busy {
            tokio::select! {
                _ = stopping.changed() => {}
                () = tokio::time::sleep(REST) => {}
            }
        }
    }
}

/// Does what is due, step after step. A step that failed is tried again: what it did is done once.
async fn work(community: Arc<Community>, mut stopping: watch::Receiver<bool>) {
    let sender: Sender = Arc::new(over_http);
    let worker = community.new_id(Timestamp::now());
    let mut last = None;
    while !*stopping.borrow() {
        let now = Timestamp::now();
        let ran = run_due(&community, &sender, worker, now, JOBS_AT_ONCE).await;
        let busy = ran.as_ref().is_ok_and(|ran| ran.done > 0);
        note_failure(&mut last, ran.err());
        if !busy {
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                _ = stopping.changed() => {}
            }
        }
    }
}

/// Writes to the operator's log why nothing was done, once while the reason stays the same.
fn note_failure(last: &mut Option<StoreFailure>, failure: Option<StoreFailure>) {
    if let Some(why) = failure.as_ref().filter(|why| last.as_ref() != Some(why)) {
        tracing::error!(%why, "what is due is not done");
    }
    *last = failure;
}

/// Waits until the process is asked to end, by a terminal or by a supervisor.
pub async fn told_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be waited for");
    let mut interrupt = signal(SignalKind::interrupt()).expect("signals can be waited for");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// What a socket that cannot be used is told as.
pub fn unusable(listen: &str, error: &io::Error) -> Failure {
    let fault = whole_file(listen, Rejection::AddressUnusable);
    Failure::from(Fault { text: error.to_string(), ..fault })
}
