//! Looking back: the decided cases that were drawn in a month.

use super::frame::{OnPlan, Plan, case_path};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::form::Form;
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use service::cases::drawn_cases;
use std::sync::Arc;
use store::PoolId;

/// A case that was drawn.
struct Row {
    case: String,
    href: String,
    because: String,
    looked: &'static str,
}

#[derive(Template)]
#[template(path = "desk/drawn.html")]
struct DrawnPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    month: Date,
    before: Date,
    rows: Vec<Row>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/desk/drawn/{pool}", get(show))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let month = match asked.value("month") {
        "" => plan.on,
        text => text.parse().map_err(|_| Rejection::ParameterWrong)?,
    };
    let month: Date = month.first_of_month();
    let before = month.checked_sub(1.month()).map_err(|_| Rejection::DateInvalid)?;
    let found = drawn_cases(&web.community, &caller, pool, month).await?;
    let rows = found.into_iter().map(|one| Row {
        href: case_path(pool, &one.case),
        because: {
            let said = one.because.iter().map(|drawn| page.word("drawn", drawn.slug()));
            said.collect::<Vec<_>>().join(page.pick("、", ", "))
        },
        looked: if one.looked { "drawn-looked" } else { "drawn-open" },
        case: one.case,
    });
    let rows = rows.collect();
    html(&page, &DrawnPage { page: &page, plan: &plan, month, before, rows })
}
