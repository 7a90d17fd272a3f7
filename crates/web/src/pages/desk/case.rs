//! A case at the desk: the papers beside the article and the checklist, what a machine found, what
//! happened, and the steps that may be taken.

use super::case_view::{CaseView, view};
use super::frame::{OnPlan, case_path, plan};
use super::sure::{Sure, Weight, ask, is_sure};
use crate::download::inline;
use crate::pages::answer::{PageAnswer, html, see, with_status};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use casework::bill::NotAccepted;
use casework::checks::Paper;
use casework::definition::ItemAnswer;
use casework::reason::Reason;
use ledger::Rejection;
use rules::covenant::article_heading;
use service::cases::{CaseSeen, declare_conflict, look_into_case, open_evidence, see_case};
use service::principal::Principal;
use std::sync::Arc;
use store::PoolId;
use uuid::Uuid;

/// The longest reason of a look, in characters.
const REASON_MAX: usize = 500;

/// A document that is shown.
pub(super) struct Opened {
    name: String,
    address: String,
    shape: Shape,
}

/// How a document is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Picture,
    Pages,
}

impl Opened {
    fn is_picture(&self) -> bool {
        self.shape == Shape::Picture
    }
}

#[derive(Template)]
#[template(path = "desk/case.html")]
pub(super) struct CasePage<'p> {
    page: &'p Page,
    view: CaseView,
    form: &'p Form,
    opened: Option<Opened>,
    done: String,
    /// What happened since the view on which the form was filled in.
    changed: Vec<String>,
    reasons: Vec<(String, String)>,
    papers: Vec<(&'static str, &'static str)>,
    answers: Vec<(&'static str, &'static str)>,
    cuts: Vec<(&'static str, &'static str)>,
}

impl<'p> CasePage<'p> {
    pub fn of(page: &'p Page, view: CaseView, form: &'p Form) -> CasePage<'p> {
        let language = page.language();
        let reason = |one: &Reason| {
            let article = article_heading(usize::from(one.article()), language);
            (one.code(), format!("{} {} ({article})", one.code(), one.words().says(language)))
        };
        let refusing = Reason::ALL.iter().filter(|one| one.grounds_refusal());
        CasePage {
            page,
            view,
            form,
            opened: None,
            done: String::new(),
            changed: Vec::new(),
            reasons: refusing.map(reason).collect(),
            papers: Paper::ALL.map(|one| (one.slug(), one.name(language))).to_vec(),
            answers: ItemAnswer::ALL.map(|one| (one.slug(), one.name(language))).to_vec(),
            cuts: NotAccepted::ALL.map(|one| (one.slug(), one.says(language))).to_vec(),
        }
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/cases/{pool}/{case}", get(show))
        .route("/desk/cases/{pool}/{case}/look", post(look))
        .route("/desk/cases/{pool}/{case}/files/{evidence}", get(file))
        .route("/desk/cases/{pool}/{case}/conflict", post(conflict))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let seen = see_case(&web.community, &caller, (pool, &case), plan.on).await?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let view = view(&web, &page, (&caller, plan), seen).await?;
    let form = Form::default();
    let mut template = CasePage::of(&page, view, &form);
    template.done = said(&page, asked.value("done"));
    html(&page, &template)
}

/// What the form that led here has done.
fn said(page: &Page, done: &str) -> String {
    let key = format!("review-done-{}", done.replace('_', "-"));
    match !done.is_empty() && page.texts.has(&key) {
        true => page.text(&key).to_string(),
        false => String::new(),
    }
}

/// The page again, with what is wrong in the form of a step.
pub(super) async fn again(
    web: &Web,
    page: &Page,
    (caller, pool, case): (&Principal, PoolId, &str),
    (form, since): (&Form, u32),
) -> PageAnswer {
    let plan = plan(web, page, pool).await?;
    let seen = see_case(&web.community, caller, (pool, case), plan.on).await?;
    let view = view(web, page, (caller, plan), seen).await?;
    let line = |one: &super::case_history::HistoryLine| format!("{} – {}", one.name, one.by);
    let later = view.history.iter().filter(|one| since > 0 && one.step > since);
    let changed: Vec<String> = later.map(line).collect();
    let mut template = CasePage::of(page, view, form);
    template.changed = changed;
    let stale = !template.changed.is_empty();
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    with_status(page, status, &template)
}

/// Logs the look with its reason, then shows the words, and a paper where one was chosen.
async fn look(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let reason = form.value("reason").to_owned();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        form.refuse("reason", Rejection::LookUpReasonMissing);
        return again(&web, &page, (&submitted.caller, pool, &case), (&form, 0)).await;
    }
    let (what, when) = ((submitted.key, reason.as_str()), (plan.on, web.now()));
    let caller = Arc::clone(&submitted.caller);
    let seen: CaseSeen = look_into_case(&web.community, &caller, (pool, &case), what, when).await?;
    let view = view(&web, &page, (&caller, plan), seen).await?;
    let chosen = form.value("file").parse::<Uuid>().ok();
    let opened = chosen.and_then(|chosen| opened(&view, chosen, &reason));
    let mut template = CasePage::of(&page, view, &form);
    template.opened = opened;
    submitted.done();
    html(&page, &template)
}

fn opened(view: &CaseView, chosen: Uuid, reason: &str) -> Option<Opened> {
    let paper = view.papers.as_ref()?.iter().find(|one| one.evidence == chosen)?;
    let reason: String = form_urlencoded::byte_serialize(reason.as_bytes()).collect();
    Some(Opened {
        name: paper.name.clone(),
        address: format!("{}/files/{chosen}?reason={reason}", view.path),
        shape: if paper.is_picture() { Shape::Picture } else { Shape::Pages },
    })
}

/// Logs the look, then hands a paper to the page that shows it.
async fn file(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, case, evidence)): Path<(PoolId, String, Uuid)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let plan = plan(&web, &page, pool).await?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let reason = asked.value("reason");
    if reason.chars().count() > REASON_MAX {
        return Err(Rejection::ParameterWrong.into());
    }
    let (which, when) = ((pool, case.as_str(), evidence), (plan.on, web.now()));
    let opened = open_evidence(&web.community, &caller, which, reason, when).await?;
    Ok(inline(opened))
}

/// Says what a declared conflict means; sent again, declares it.
async fn conflict(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> Result<axum::response::Response, Problem> {
    let path = case_path(pool, &case);
    if is_sure(&submitted.form) {
        let of = (pool, case.as_str());
        let (caller, key) = (&submitted.caller, submitted.key);
        declare_conflict(&web.community, caller, of, key, web.now()).await?;
        submitted.done();
        return Ok(see(&format!("{path}?done=conflict")));
    }
    let follows = ["review-conflict-no-work", "review-conflict-kept", "review-conflict-others"];
    let sure = Sure {
        title: page.text("review-conflict-title").with("case", &case).to_string(),
        follows: follows.map(|key| page.text(key).to_string()).to_vec(),
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("{path}/conflict"),
        back: path,
        button: page.text("review-conflict").to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &submitted.form)
}
