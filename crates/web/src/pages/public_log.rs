//! The public log as files (<https://c2sp.org/tlog-tiles>), and beside it what an auditor needs:
//! the rules and the rounds as our pages show them. Anybody may read and mirror them.

use super::answer::PageAnswer;
use super::plan_frame::PlanFrame;
use super::round::table;
use super::verifier::verifier_html;
use crate::digest_text;
use crate::state::Web;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ledger::Rejection;
use service::public_log::folder::{CHECKPOINT, POLICY};
use service::public_log::proofs::{proof_of_entry, rounds_in_log};
use std::sync::Arc;
use store::{PoolId, reads};
use tlog::tile::Tile;

/// What never changes is kept for good; the checkpoint for a moment.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const FOR_A_MOMENT: &str = "public, max-age=2";

/// Anybody's page may read what is public.
const FOR_ANY_PAGE: [(HeaderName, &str); 2] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
];

/// What the file of the plan and the day of its version is called.
const PLAN_FILE: &str = "plan.txt";

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/log/{*path}", get(file))
        .route("/log/published/{pool}/rounds.csv", get(rounds))
        .route("/log/rulebooks/{pool}/{version}/{file}", get(rules))
        .route("/plans/{pool}/rounds/{round}/proof", get(proof_of_round))
        .route("/check/verifier.html", get(verifier))
}

/// A file of the log.
async fn file(State(web): State<Arc<Web>>, Path(path): Path<String>) -> PageAnswer {
    let log = web.community.log().ok_or(Rejection::LogMissing)?;
    let (kind, kept) = match path.as_str() {
        CHECKPOINT | POLICY => ("text/plain; charset=utf-8", FOR_A_MOMENT),
        // Only what is the path of a tile is looked for.
        _ if Tile::from_path(&path).is_some() => ("application/octet-stream", FOR_GOOD),
        _ => return Err(Rejection::PathUnknown.into()),
    };
    let folder = log.folder.clone();
    let read = tokio::task::spawn_blocking(move || folder.read(&path)).await;
    let bytes = read.map_err(|_| Rejection::InternalFault)?.ok_or(Rejection::LogEntryUnknown)?;
    Ok(open(kind, kept, bytes))
}

/// Every round of a plan as its pages show them, to be held against the log.
async fn rounds(State(web): State<Arc<Web>>, Path(pool): Path<PoolId>) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let log = web.community.log().ok_or(Rejection::LogMissing)?;
    let size = log.published_size().map_err(|failure| failure.rejection())?;
    let mut reader = web.community.store.reader().await?;
    let rounds = rounds_in_log(&mut *reader, pool, size).await?;
    drop(reader);
    Ok((FOR_ANY_PAGE, table::rounds("rounds.csv", &rounds, plan.currency())?).into_response())
}

/// A text of a published version, byte for byte.
async fn rules(
    State(web): State<Arc<Web>>,
    Path((pool, version, file)): Path<(PoolId, String, String)>,
) -> PageAnswer {
    let version_id = digest_text::read(&version)?;
    let mut reader = web.community.store.reader().await?;
    let files = reads::rulebook_texts(&mut *reader, pool, version_id).await?;
    drop(reader);
    let text = match file == PLAN_FILE {
        true => format!("{}\n{}\n", files.plan, files.version),
        false => {
            let named = files.named_texts().into_iter().find(|(name, _)| *name == file);
            named.ok_or(Rejection::PathUnknown)?.1.to_owned()
        }
    };
    Ok(open("text/plain; charset=utf-8", FOR_GOOD, text.into_bytes()))
}

/// The proof that a round is in the log as it settled.
async fn proof_of_round(
    State(web): State<Arc<Web>>,
    Path((pool, round)): Path<(PoolId, u32)>,
) -> PageAnswer {
    let about = round.to_string();
    let proof = proof_of_entry(&web.community, (pool, "round-settled", &about)).await?;
    Ok(saved(&proof.name, "text/plain; charset=utf-8", proof.text.into_bytes()))
}

/// The page that checks proofs without a network: it can be saved, and not opened here.
async fn verifier() -> Response {
    saved("verifier.html", "text/html; charset=utf-8", verifier_html().into())
}

/// A file that a browser saves.
pub(super) fn saved(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// A file that anybody's page may read.
fn open(kind: &'static str, kept: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)];
    (headers, FOR_ANY_PAGE, bytes).into_response()
}
