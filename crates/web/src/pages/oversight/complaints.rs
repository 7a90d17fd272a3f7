//! Complaints by kind and lateness, and each without its words.

use super::{Plan, ROWS, asked, next};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::components::TimeLimit;
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use ledger::Rejection;
use service::complaints::ANSWER_DAYS;
use service::supervision::{complaint_figures, complaints};
use std::sync::Arc;
use store::PoolId;
use store::complaint::{Complaint, ComplaintCount};

#[derive(Template)]
#[template(path = "oversight/complaints.html")]
struct Complaints<'p> {
    page: &'p Page,
    plan: &'p Plan,
    counts: Vec<ComplaintCount>,
    complaints: Vec<Complaint>,
    answer_days: i32,
    next: Option<String>,
}

impl Complaints<'_> {
    fn limit(&self, one: &Complaint) -> TimeLimit {
        TimeLimit::seen(one.filed.due_on, self.plan.today)
    }
}

pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let viewer = viewer(&page)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let asked = asked(query.as_deref());
    let after = match asked.value("after") {
        "" => None,
        text => {
            let parts = text.split_once('/');
            let place = parts.and_then(|(on, id)| Some((on.parse().ok()?, id.parse().ok()?)));
            Some(place.ok_or(Rejection::ParameterWrong)?)
        }
    };
    let counts = complaint_figures(&web.community, &viewer, pool, plan.today).await?;
    let found = complaints(&web.community, &viewer, pool, after, ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| &one.filed);
    let last = last.map(|filed| format!("{}/{}", filed.filed_on, filed.complaint));
    let next = last.map(|place| next(&plan.path("complaints"), &asked, &place));
    let answer_days = ANSWER_DAYS;
    let template =
        Complaints { page: &page, plan: &plan, counts, complaints: found, answer_days, next };
    html(&page, &template)
}
