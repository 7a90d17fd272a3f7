//! The keys of supervisors: one person proposes a key, another confirms it.

use super::answer::{PageAnswer, html, mistyped, see};
use super::form::{Form, Submitted};
use super::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use ledger::Rejection;
use service::money_entry::Entry;
use service::proposals::{confirm, propose};
use service::roles::Action;
use service::stop_orders::keys;
use std::sync::Arc;
use store::proposal::{Proposal, ProposalKind, open_proposals};
use store::stop_order::SupervisorKey;
use store::{NO_POOL, StoreFailure};
use uuid::Uuid;

/// The field of the verifier.
const VERIFIER: &str = "verifier";

/// How many keys are shown.
const KEYS_MAX: u32 = 200;

#[derive(Template)]
#[template(path = "desk/supervisor_keys.html")]
struct Keys<'p> {
    page: &'p Page,
    keys: Vec<SupervisorKey>,
    waiting: Vec<Proposal>,
    form: &'p Form,
}

impl Keys<'_> {
    fn may_propose(&self) -> bool {
        self.page.may(Action::ManageAccounts)
    }

    /// Whether the reader may confirm this proposal: it is somebody else's.
    fn may_confirm(&self, proposal: &Proposal) -> bool {
        let own = self.page.viewer.as_ref().map(|viewer| viewer.account);
        self.page.may(Action::ConfirmAccounts) && own != Some(proposal.made_by)
    }

    fn proposed<'t>(&self, proposal: &'t Proposal) -> &'t str {
        let line = proposal.body.lines().find_map(|line| line.strip_prefix("verifier="));
        line.unwrap_or_default()
    }

    fn name<'t>(&self, verifier: &'t str) -> &'t str {
        verifier.split('+').next().unwrap_or_default()
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/supervisor-keys", get(list).post(suggest))
        .route("/desk/supervisor-keys/{proposal}", post(agree))
}

async fn list(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    viewer(&page)?;
    shown(&web, &page, &Form::default()).await
}

async fn shown(web: &Web, page: &Page, form: &Form) -> Result<Response, Problem> {
    let mut waiting = open_proposals(&mut *web.community.store.reader().await?, NO_POOL).await?;
    waiting.retain(|one| one.kind == ProposalKind::SupervisorKey);
    let keys = keys(&web.community, "", KEYS_MAX).await?;
    let template = Keys { page, keys, waiting, form };
    match form.is_wrong() {
        true => mistyped(page, &template),
        false => html(page, &template),
    }
}

/// Proposes a key.
async fn suggest(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let entry = Entry::SupervisorKey { verifier: form.value(VERIFIER).to_owned() };
    let which = (NO_POOL, submitted.key);
    match propose(&web.community, &submitted.caller, which, &entry, web.now()).await {
        Ok(_) => {
            submitted.done();
            Ok(see("/desk/supervisor-keys"))
        }
        Err(StoreFailure::Rejected(Rejection::VerifierMalformed)) => {
            form.refuse(VERIFIER, Rejection::VerifierMalformed);
            shown(&web, &page, &form).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Confirms a key that somebody else proposed.
async fn agree(
    State(web): State<Arc<Web>>,
    Path(proposal): Path<Uuid>,
    submitted: Submitted,
) -> PageAnswer {
    let which = (proposal, submitted.key);
    confirm(&web.community, &submitted.caller, which, web.now()).await?;
    submitted.done();
    Ok(see("/desk/supervisor-keys"))
}
