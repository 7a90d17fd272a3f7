//! The papers of a case: photos and files from a phone, and looking at one's own again.

use super::case::again;
use super::files::{FORM_BYTES_MAX, FileForm};
use super::seen::own_case;
use crate::download::attachment;
use crate::pages::answer::{PageAnswer, see};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use casework::checks::Paper;
use service::cases::open_evidence;
use std::sync::Arc;
use store::PoolId;
use uuid::Uuid;

pub(super) fn routes() -> Router<Arc<Web>> {
    let add = post(add).layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Router::new()
        .route("/me/cases/{pool}/{case}/papers", add)
        .route("/me/cases/{pool}/{case}/papers/{evidence}", get(open))
}

async fn add(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    sent: FileForm,
) -> PageAnswer {
    // Who may not see the case is told so before a byte of a file is kept.
    own_case(&web, &page, pool, &case).await?;
    let mut sent = sent.receive(&web, (pool, &case), None).await?;
    if Paper::from_slug(sent.form.value("paper")).is_none() {
        sent.form.refuse("paper", "aid-paper-missing");
    } else if !sent.refused.is_empty() {
        sent.form.refuse("files", "aid-files-refused");
    } else if sent.added.is_empty() {
        sent.form.refuse("files", "aid-files-missing");
    }
    if sent.form.is_wrong() {
        let own = own_case(&web, &page, pool, &case).await?;
        return again(&page.on(own.on), &own, &sent.form, &sent.refused);
    }
    sent.done();
    Ok(see(&format!("/me/cases/{pool}/{case}?done=papers#papers")))
}

/// Hands a file out to whoever may see it; the look is logged.
async fn open(
    State(web): State<Arc<Web>>,
    Path((pool, case, evidence)): Path<(PoolId, String, Uuid)>,
    page: Page,
) -> Result<Response, Problem> {
    own_case(&web, &page, pool, &case).await?;
    let viewer = viewer(&page)?;
    let when = (business_date(&web, pool).await?, web.now());
    let of = (pool, case.as_str(), evidence);
    let opened = open_evidence(&web.community, &viewer, of, "", when).await?;
    Ok(attachment(opened))
}
