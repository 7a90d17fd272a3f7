//! A person's own complaints: filing one, and what was answered.

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
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use ledger::Rejection;
use service::complaints::{ANSWER_DAYS, ComplaintKind, OpenedComplaint, file, own};
use service::plans::rules_from;
use std::sync::Arc;
use store::{NO_POOL, PoolId, StoreFailure, person_reads};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "me/complaints.html")]
struct Complaints<'p> {
    page: &'p Page,
    form: &'p Form,
    kinds: Vec<(&'static str, String)>,
    plans: Vec<(String, String)>,
    complaints: Vec<(OpenedComplaint, TimeLimit)>,
    answer_days: i32,
    next: Option<String>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/complaints", get(list).post(complain))
}

async fn list(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let after = asked(query.as_deref());
    let after = match after.value("after") {
        "" => Uuid::nil(),
        text => text.parse().map_err(|_| Rejection::ParameterWrong)?,
    };
    shown(&web, &page, &Form::default(), after).await
}

async fn shown(web: &Web, page: &Page, form: &Form, after: Uuid) -> Result<Response, Problem> {
    let viewer = viewer(page)?;
    let person = viewer.person.ok_or(Rejection::NotPermitted)?;
    let found = own(&web.community, &viewer, after, ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| one.complaint.filed.complaint.to_string());
    let next = last.map(|place| next("/me/complaints", &Form::default(), &place));
    let mut complaints = Vec::with_capacity(found.len());
    for one in found {
        let day = today(web, one.complaint.filed.pool).await?;
        let limit = TimeLimit::seen(one.complaint.filed.due_on, day);
        complaints.push((one, limit));
    }
    // What waits comes first, then the newest.
    complaints.sort_by_key(|(one, _)| {
        let filed = &one.complaint.filed;
        (one.complaint.answer.is_some(), std::cmp::Reverse(filed.filed_at))
    });
    let kinds =
        ComplaintKind::ALL.map(|kind| (kind.slug(), page.word("complaints-kind-why", kind.slug())));
    let template = Complaints {
        page,
        form,
        kinds: kinds.to_vec(),
        plans: plans(web, page, person).await?,
        complaints,
        answer_days: ANSWER_DAYS,
        next,
    };
    match form.is_wrong() {
        true => mistyped(page, &template),
        false => html(page, &template),
    }
}

/// The plans this person is or was in, and the community itself.
async fn plans(web: &Web, page: &Page, person: Uuid) -> Result<Vec<(String, String)>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let memberships = person_reads::memberships_of(&mut *reader, person).await?;
    drop(reader);
    let mut pools: Vec<PoolId> = memberships.into_iter().map(|one| one.pool).collect();
    pools.sort_unstable();
    pools.dedup();
    let mut plans = Vec::with_capacity(pools.len() + 1);
    for pool in pools {
        let rules = rules_from(&web.community, pool, today(web, pool).await?).await?;
        plans.push((pool.to_string(), rules.name.pick(page.language()).to_owned()));
    }
    plans.push((NO_POOL.to_string(), page.text("complaints-community").to_string()));
    Ok(plans)
}

async fn complain(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let pool = form.parse("pool", |text| text.parse().ok(), "complaints-about-missing");
    let kind = form.parse("kind", ComplaintKind::from_slug, "complaints-kind-missing");
    if let (Some(pool), Some(kind)) = (pool, kind) {
        let words = form.value("words").to_owned();
        let when = (today(&web, pool).await?, web.now());
        let asked = (submitted.key, pool);
        match file(&web.community, &submitted.caller, asked, (kind, &words), when).await {
            Ok(_) => {
                submitted.done();
                return Ok(see("/me/complaints"));
            }
            Err(StoreFailure::Rejected(rejection)) if is_of_the_words(rejection) => {
                form.refuse("words", rejection);
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    shown(&web, &page, &form, Uuid::nil()).await
}

fn is_of_the_words(rejection: Rejection) -> bool {
    matches!(rejection, Rejection::ComplaintWordsInvalid | Rejection::ComplaintsTooMany)
}
