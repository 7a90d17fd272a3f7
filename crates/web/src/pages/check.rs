//! How anybody checks us: by hand, by the programs' interface, and with the command line.

use super::answer::{PageAnswer, html};
use super::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use service::public_log::folder::POLICY;
use std::sync::Arc;
use store::{PoolId, reads};

/// The plans whose rounds are pointed at.
const PLANS_MAX: u32 = 20;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/check", get(show))
}

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'p> {
    page: &'p Page,
    /// The latest round of a plan that has settled one.
    example: Option<(PoolId, u32)>,
    verifier: String,
    /// Whose signatures under the log count.
    policy: String,
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let mut reader = web.community.store.reader().await?;
    let pools = reads::pools(&mut *reader, 0, PLANS_MAX).await?;
    let mut example = None;
    for pool in pools {
        let rounds = reads::rounds(&mut *reader, pool).await?;
        // A round that shared something shows more than one that did not.
        let shared = rounds.iter().rev().find(|round| round.cases > 0 && round.units > 0);
        if let Some(round) = shared.or(rounds.last()) {
            example = Some((pool, round.number));
            break;
        }
    }
    drop(reader);
    let verifier = web.community.receipt_key.signer().verifier().text();
    let policy = web.community.log().and_then(|log| log.folder.read(POLICY));
    let policy = policy.and_then(|policy| String::from_utf8(policy).ok()).unwrap_or_default();
    html(&page, &CheckPage { page: &page, example, verifier, policy })
}
