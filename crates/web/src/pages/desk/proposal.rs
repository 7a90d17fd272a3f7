//! A proposal: what one person proposed beside what is in the books, decided by another.

use super::entry::{Figures, figures, follows, parts, plan_of, proposal_path};
use super::frame::{Plan, short};
use super::sent_files::SubmittedTexts;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::routing::{get, post};
use ledger::Rejection;
use service::deposit_file::{self, DepositFile};
use service::money_entry::Entry;
use service::principal::Principal;
use service::proposals::{self, waiting_for};
use std::sync::Arc;
use store::StoreFailure;
use store::proposal::{Decision, Proposal, Verdict, proposal};
use uuid::Uuid;

/// The largest form with a file of deposits.
pub(super) const FILE_MAX: usize = 5 * 1024 * 1024;

/// What a file is called where it has faults.
pub(super) const NAME: &str = "deposits.csv";

/// What this reader may do with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It is theirs: another decides.
    Own,
    /// They may decide.
    Decides,
    /// They only look.
    Looks,
}

#[derive(Template)]
#[template(path = "desk/proposal.html")]
struct ProposalPage<'p> {
    page: &'p Page,
    proposal: Proposal,
    kind: String,
    plan: Option<Plan>,
    parts: Vec<(String, String)>,
    figures: Figures,
    made: String,
    /// How it was decided, in words; empty while it is open.
    decided: String,
    part: Part,
    is_file: FileNeeded,
    form: &'p Form,
}

/// Whether who confirms brings the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileNeeded {
    Yes,
    No,
}

impl ProposalPage<'_> {
    fn is_open(&self) -> bool {
        self.decided.is_empty()
    }

    fn is_own(&self) -> bool {
        self.part == Part::Own
    }

    fn decides(&self) -> bool {
        self.part == Part::Decides
    }

    fn needs_file(&self) -> bool {
        self.is_file == FileNeeded::Yes
    }

    fn path(&self) -> String {
        proposal_path(&self.proposal.id)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let with_file = post(confirm_file).layer(DefaultBodyLimit::max(FILE_MAX));
    Router::new()
        .route("/desk/proposals/{proposal}", get(show))
        .route("/desk/proposals/{proposal}/confirmation", post(confirm))
        .route("/desk/proposals/{proposal}/file-confirmation", with_file)
        .route("/desk/proposals/{proposal}/rejection", post(reject))
}

async fn show(State(web): State<Arc<Web>>, page: Page, Path(id): Path<Uuid>) -> PageAnswer {
    let caller = viewer(&page)?;
    let form = Form::default();
    let (found, plan) = read(&web, &page, id).await?;
    let page = on(page, plan.as_ref());
    let template = template(&web, &page, (&caller, &form), (found, plan)).await?;
    html(&page, &template)
}

fn on(page: Page, plan: Option<&Plan>) -> Page {
    match plan {
        Some(plan) => page.on(plan.on),
        None => page,
    }
}

type Found = (Proposal, Option<Decision>);

async fn read(web: &Web, page: &Page, id: Uuid) -> Result<(Found, Option<Plan>), Problem> {
    let found = proposal(&mut *web.community.store.reader().await?, id).await?;
    let found = found.ok_or(Rejection::ProposalUnknown)?;
    let plan = plan_of(web, page, found.0.pool).await?;
    Ok((found, plan))
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, form): (&Principal, &'p Form),
    ((proposal, decision), plan): (Found, Option<Plan>),
) -> Result<ProposalPage<'p>, Problem> {
    let entry = Entry::read(proposal.kind, &proposal.body)?;
    let waiting = waiting_for(&web.community, caller, proposal.pool).await?;
    let part = match proposal.made_by == caller.account {
        true => Part::Own,
        false if waiting.iter().any(|one| one.id == proposal.id) => Part::Decides,
        false => Part::Looks,
    };
    // What was decided stands in the books already: there is nothing to hold beside them.
    let figures = match (&decision, part) {
        (None, Part::Own | Part::Decides) => {
            match figures(web, page, (caller, plan.as_ref()), &entry).await {
                Ok(figures) => figures,
                // Who has an interest in a case of a list is told so when deciding.
                Err(problem) if problem.is(Rejection::ConflictDeclared) => Vec::new(),
                Err(problem) => return Err(problem),
            }
        }
        _ => Vec::new(),
    };
    let made = page.text("two-people-made").with("id", short(&proposal.made_by));
    let made = made.with("at", page.moment(&proposal.made_at)).to_string();
    Ok(ProposalPage {
        kind: page.word("desk-proposal", proposal.kind.slug()),
        parts: parts(page, plan.as_ref(), &entry),
        figures,
        made,
        decided: decision.map_or(String::new(), |one| decided(page, &one)),
        part,
        is_file: match entry {
            Entry::DepositFile { .. } => FileNeeded::Yes,
            _ => FileNeeded::No,
        },
        page,
        proposal,
        plan,
        form,
    })
}

fn decided(page: &Page, decision: &Decision) -> String {
    let (id, at) = (short(&decision.by), page.moment(&decision.at));
    match &decision.verdict {
        Verdict::Confirmed => {
            page.text("two-people-confirmed").with("id", id).with("at", at).to_string()
        }
        Verdict::Rejected(why) => {
            let text = page.text("two-people-rejected").with("id", id).with("at", at);
            text.with("why", why).to_string()
        }
    }
}

/// Shows what confirming writes beside what is in the books; sent again, confirms.
async fn confirm(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(id): Path<Uuid>,
    submitted: Submitted,
) -> PageAnswer {
    let ((proposal, _), plan) = read(&web, &page, id).await?;
    let page = on(page, plan.as_ref());
    let caller = Arc::clone(&submitted.caller);
    if is_sure(&submitted.form) {
        let which = (id, submitted.key);
        proposals::confirm(&web.community, &caller, which, web.now()).await?;
        web.tokens.forget();
        submitted.done();
        return Ok(see(&proposal_path(&id)));
    }
    let entry = Entry::read(proposal.kind, &proposal.body)?;
    let kind = page.word("desk-proposal", proposal.kind.slug());
    let sure = Sure {
        title: page.text("two-people-confirm-title").with("kind", kind).to_string(),
        follows: follows(&page, &entry),
        parts: Vec::new(),
        figures: figures(&web, &page, (&caller, plan.as_ref()), &entry).await?,
        changed: Vec::new(),
        action: format!("{}/confirmation", proposal_path(&id)),
        back: proposal_path(&id),
        button: page.text("two-people-confirm").to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &submitted.form)
}

/// Confirms a file of deposits by the same file.
async fn confirm_file(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(id): Path<Uuid>,
    submitted: SubmittedTexts,
) -> PageAnswer {
    let (found, plan) = read(&web, &page, id).await?;
    let page = on(page, plan.as_ref());
    let file = DepositFile { name: NAME, bytes: submitted.form.raw("file").as_bytes() };
    let which = (id, submitted.key);
    let caller = Arc::clone(&submitted.caller);
    let done = deposit_file::confirm(&web.community, &caller, which, file, web.now()).await;
    match done {
        Ok(_) => {
            submitted.done();
            Ok(see(&proposal_path(&id)))
        }
        Err(StoreFailure::Rejected(why)) => {
            let mut form = Form::default();
            form.refuse("file", why);
            let template = template(&web, &page, (&caller, &form), (found, plan)).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn reject(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(id): Path<Uuid>,
    submitted: Submitted,
) -> PageAnswer {
    let (found, plan) = read(&web, &page, id).await?;
    let page = on(page, plan.as_ref());
    let (which, caller) = ((id, submitted.key), Arc::clone(&submitted.caller));
    let mut form = submitted.form.clone();
    let reason = form.value("reason").to_owned();
    let done = proposals::reject(&web.community, &caller, which, &reason, web.now()).await;
    match done {
        Ok(_) => {
            submitted.done();
            Ok(see(&proposal_path(&id)))
        }
        Err(StoreFailure::Rejected(why @ Rejection::DecisionReasonMissing)) => {
            form.refuse("reason", why);
            let template = template(&web, &page, (&caller, &form), (found, plan)).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}
