//! The desk of complaints: the queue with its clocks, and one complaint with its answer. The words
//! are shown after a reason was given, which is logged.

use super::answer::{PageAnswer, html, mistyped, see};
use super::components::TimeLimit;
use super::form::{Form, Submitted};
use super::oversight::{ROWS, asked, next};
use super::page::{Page, viewer};
use crate::complaints::today;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::Rejection;
use service::complaints::{Outcome, answer, look_up, queue, shown};
use service::roles::Action;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::complaint::Complaint;
use store::{NO_POOL, PoolId, StoreFailure};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/complaints.html")]
struct Queue<'p> {
    page: &'p Page,
    complaints: Vec<(Complaint, TimeLimit)>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/complaint.html")]
struct One<'p> {
    page: &'p Page,
    complaint: &'p Complaint,
    limit: TimeLimit,
    /// The words, once a reason to look was given.
    words: Option<String>,
    form: &'p Form,
    outcomes: Vec<(&'static str, String)>,
}

impl One<'_> {
    fn may_answer(&self) -> bool {
        self.page.may(Action::AnswerComplaint)
    }

    fn whose(&self) -> String {
        whose(self.page, self.complaint.filed.pool)
    }
}

impl Queue<'_> {
    fn whose(&self, one: &Complaint) -> String {
        whose(self.page, one.filed.pool)
    }
}

fn whose(page: &Page, pool: PoolId) -> String {
    match pool {
        NO_POOL => page.text("complaints-community").to_string(),
        pool => page.text("oversight-plan-number").with("pool", pool).to_string(),
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/complaints", get(list))
        .route("/desk/complaints/{complaint}", get(show).post(reply))
        .route("/desk/complaints/{complaint}/look", post(look))
}

async fn list(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let viewer = viewer(&page)?;
    let form = asked(query.as_deref());
    let after = match form.value("after") {
        "" => None,
        text => {
            let parts = text.split_once('/');
            let place = parts.and_then(|(on, id)| Some((on.parse().ok()?, id.parse().ok()?)));
            Some(place.ok_or(Rejection::ParameterWrong)?)
        }
    };
    let found = queue(&web.community, &viewer, after, ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| &one.filed);
    let last = last.map(|filed| format!("{}/{}", filed.due_on, filed.complaint));
    let next = last.map(|place| next("/desk/complaints", &form, &place));
    let mut days: BTreeMap<PoolId, Date> = BTreeMap::new();
    let mut complaints = Vec::with_capacity(found.len());
    for one in found {
        let pool = one.filed.pool;
        let day = match days.get(&pool) {
            Some(day) => *day,
            None => today(&web, pool).await?,
        };
        days.insert(pool, day);
        let limit = TimeLimit::seen(one.filed.due_on, day);
        complaints.push((one, limit));
    }
    html(&page, &Queue { page: &page, complaints, next })
}

async fn one<'p>(
    web: &Web,
    page: &'p Page,
    complaint: &'p Complaint,
    form: &'p Form,
) -> Result<One<'p>, Problem> {
    let day = today(web, complaint.filed.pool).await?;
    let limit = TimeLimit::seen(complaint.filed.due_on, day);
    let outcomes = Outcome::ALL
        .map(|outcome| (outcome.slug(), page.word("complaints-outcome", outcome.slug())));
    Ok(One { page, complaint, limit, words: None, form, outcomes: outcomes.to_vec() })
}

async fn show(State(web): State<Arc<Web>>, Path(id): Path<Uuid>, page: Page) -> PageAnswer {
    let complaint = shown(&web.community, &*viewer(&page)?, id).await?;
    let form = Form::default();
    html(&page, &one(&web, &page, &complaint, &form).await?)
}

/// Shows the words to whoever says why.
async fn look(
    State(web): State<Arc<Web>>,
    Path(id): Path<Uuid>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let complaint = shown(&web.community, &submitted.caller, id).await?;
    let mut form = submitted.form.clone();
    let which = (submitted.key, id);
    let why = form.value("reason").to_owned();
    match look_up(&web.community, &submitted.caller, which, &why, web.now()).await {
        Ok(opened) => {
            let words = opened.words.unwrap_or(page.text("complaints-erased").to_string());
            let template = One { words: Some(words), ..one(&web, &page, &complaint, &form).await? };
            submitted.done();
            html(&page, &template)
        }
        Err(StoreFailure::Rejected(Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", Rejection::LookUpReasonMissing);
            mistyped(&page, &one(&web, &page, &complaint, &form).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Answers.
async fn reply(
    State(web): State<Arc<Web>>,
    Path(id): Path<Uuid>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let complaint = shown(&web.community, &submitted.caller, id).await?;
    let mut form = submitted.form.clone();
    let outcome = form.parse("outcome", Outcome::from_slug, "complaints-outcome-missing");
    if let Some(outcome) = outcome {
        let words = form.value("answer").to_owned();
        let when = (today(&web, complaint.filed.pool).await?, web.now());
        let (which, said) = ((submitted.key, id), (outcome, words.as_str()));
        match answer(&web.community, &submitted.caller, which, said, when).await {
            Ok(_) => {
                submitted.done();
                return Ok(see(&format!("/desk/complaints/{id}")));
            }
            Err(StoreFailure::Rejected(Rejection::ComplaintWordsInvalid)) => {
                form.refuse("answer", Rejection::ComplaintWordsInvalid);
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    mistyped(&page, &one(&web, &page, &complaint, &form).await?)
}
