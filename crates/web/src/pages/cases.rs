//! The cases of a plan that were approved, those approved last first. Nobody is named.

use super::answer::{PageAnswer, html};
use super::case_words::CaseRow;
use super::page::Page;
use super::plan_frame::PlanFrame;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use serde::Deserialize;
use service::cases::latest_cases;
use std::sync::Arc;
use store::{ApprovedCase, PoolId};

/// The cases of one page.
const CASES_MAX: u32 = 25;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}/cases", get(show))
}

#[derive(Deserialize)]
struct Before {
    /// A day and a case, with a blank between.
    before: Option<String>,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    currency: Currency,
    cases: Vec<CaseRow>,
    earlier: Option<String>,
    is_latest: bool,
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(pool): Path<PoolId>,
    Query(Before { before }): Query<Before>,
) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let place = before.as_deref().map(place).transpose()?;
    let found = latest_cases(&web.community, pool, place, CASES_MAX).await?;
    let page = plan.on(page);
    let template = CasesPage {
        page: &page,
        plan: &plan,
        currency: plan.currency(),
        earlier: next_of(&found),
        cases: found.into_iter().map(|case| CaseRow::of(&page, &plan.rules, case)).collect(),
        is_latest: before.is_none(),
    };
    html(&page, &template)
}

/// The place in an address.
fn place(text: &str) -> Result<(Date, &str), Problem> {
    let (day, case) = text.split_once(' ').ok_or(Rejection::ParameterWrong)?;
    let day = day.parse().map_err(|_| Rejection::ParameterWrong)?;
    Ok((day, case))
}

/// Where the cases before these begin, in an address.
fn next_of(found: &[ApprovedCase]) -> Option<String> {
    let is_full = u32::try_from(found.len()).is_ok_and(|count| count == CASES_MAX);
    let last = found.last().filter(|_| is_full)?;
    let place = format!("{} {}", last.approved_on, last.case);
    Some(form_urlencoded::byte_serialize(place.as_bytes()).collect())
}
