//! The page that an investigator opens on a telephone, beside a bed or at a counter: what to find
//! out, photos, findings, what the visit cost.

use super::case_history::HistoryLine;
use super::case_view::{CaseView, view};
use super::frame::{OnPlan, plan};
use super::sent_files::{Part, Parts, broken};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, KEY, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::{get, post};
use casework::checks::Paper;
use futures_util::TryStreamExt;
use ledger::Rejection;
use service::cases::{NewEvidence, add_evidence, look_into_case, see_case};
use service::derived_id::derived_id;
use service::principal::Principal;
use std::sync::Arc;
use store::{PoolId, StoreFailure};
use uuid::Uuid;

/// The most photos that are sent at once.
const PHOTOS_MAX: u32 = 20;

/// The largest form: one photo may have as much as a file of evidence, and all of them twice that.
const FORM_MAX: usize = 100 * 1024 * 1024;

/// What an investigator is told by colleagues.
const TOLD: [&str; 3] = ["assign", "send_back", "note"];

#[derive(Template)]
#[template(path = "desk/visit.html")]
struct VisitPage<'p> {
    page: &'p Page,
    view: CaseView,
    form: &'p Form,
    /// What colleagues wrote, once it was looked at.
    told: Vec<HistoryLine>,
    done: String,
    most: u32,
}

impl VisitPage<'_> {
    fn may(&self, slug: &str) -> bool {
        self.view.offered.iter().any(|one| one.slug == slug)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let photos = post(add).layer(DefaultBodyLimit::max(FORM_MAX));
    Router::new()
        .route("/desk/cases/{pool}/{case}/visit", get(show))
        .route("/desk/cases/{pool}/{case}/visit/look", post(look))
        .route(crate::limits::PHOTOS, photos)
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, case)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let on = plan(&web, &page, pool).await?.on;
    let page = page.on(on);
    let mut template = template(&web, &page, (&caller, pool, &case), &form).await?;
    if let Ok(count) = asked.value("photos").parse::<u32>() {
        template.done = page.text("review-done-photos").with("count", count).to_string();
    }
    html(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, pool, case): (&Principal, PoolId, &str),
    form: &'p Form,
) -> Result<VisitPage<'p>, Problem> {
    let plan = plan(web, page, pool).await?;
    let seen = see_case(&web.community, caller, (pool, case), plan.on).await?;
    let view = view(web, page, (caller, plan), seen).await?;
    Ok(VisitPage { page, view, form, told: Vec::new(), done: String::new(), most: PHOTOS_MAX })
}

/// Logs the look, then shows what colleagues wrote for the visit.
async fn look(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let caller = Arc::clone(&submitted.caller);
    let mut form = submitted.form.clone();
    let (reason, when) = (form.value("reason").to_owned(), (plan.on, web.now()));
    let what = (submitted.key, reason.as_str());
    match look_into_case(&web.community, &caller, (pool, &case), what, when).await {
        Ok(seen) => {
            let view = view(&web, &page, (&caller, plan), seen).await?;
            let told = view.history.iter().map(HistoryLine::clone);
            let told = told.filter(|line| TOLD.contains(&line.kind.as_str())).collect();
            let (done, most) = (String::new(), PHOTOS_MAX);
            submitted.done();
            html(&page, &VisitPage { page: &page, view, form: &form, told, done, most })
        }
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", why);
            let template = template(&web, &page, (&caller, pool, &case), &form).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Adds photos to the case, each as it comes.
async fn add(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    mut parts: Parts,
) -> PageAnswer {
    let caller = Arc::clone(&parts.caller);
    let _place = web.limits.begin_upload(caller.account)?;
    let mut form = Form::default();
    let mut added = 0_u32;
    let mut refused = None;
    while let Some(part) = parts.next().await? {
        match part {
            Part::Typed(name, text) => form.set(&name, text),
            Part::NoFile => {}
            Part::Chosen(_) if added >= PHOTOS_MAX => refused = Some(Rejection::TooMany),
            Part::Chosen(field) => {
                let key: Uuid =
                    form.value(KEY).parse().map_err(|_| Rejection::KeyOfRequestMissing)?;
                let name = field.file_name().unwrap_or_default().to_owned();
                let evidence = derived_id(key, &added.to_string());
                let new = NewEvidence { evidence, paper: Paper::Other, name, redacts: None };
                let (which, when) = ((pool, case.as_str()), (plan.on, web.now()));
                let chunks = (*field).map_err(broken);
                let done = add_evidence(&web.community, &caller, which, &new, chunks, when).await;
                match done {
                    Ok(_) => added = added.saturating_add(1),
                    Err(StoreFailure::Rejected(why)) => refused = Some(why),
                    Err(failure) => return Err(failure.into()),
                }
            }
        }
        if refused.is_some() {
            break;
        }
    }
    let path = super::frame::case_path(pool, &case);
    match refused {
        None if added > 0 => Ok(see(&format!("{path}/visit?photos={added}"))),
        None => {
            wrong(&web, &page, (&caller, pool, &case), (form, "visit-photos-none".into())).await
        }
        Some(why) => {
            parts.drain().await;
            let why = why.into();
            wrong(&web, &page, (&caller, pool, &case), (form, why)).await
        }
    }
}

async fn wrong(
    web: &Web,
    page: &Page,
    which: (&Principal, PoolId, &str),
    (mut form, why): (Form, crate::pages::form::Wrong),
) -> PageAnswer {
    form.refuse("photos", why);
    let template = template(web, page, which, &form).await?;
    mistyped(page, &template)
}
