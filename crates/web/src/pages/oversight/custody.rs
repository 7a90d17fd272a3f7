//! What the bank states beside what the books say, day by day.

use super::{Plan, ROWS, asked, next};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::supervision::{custody_by_day, difference};
use std::sync::Arc;
use store::PoolId;
use store::custody::CustodyStatement;

#[derive(Template)]
#[template(path = "oversight/custody.html")]
struct Custody<'p> {
    page: &'p Page,
    plan: &'p Plan,
    days: Vec<(CustodyStatement, Amount)>,
    next: Option<String>,
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
    let through = match asked.value("after") {
        "" => plan.today,
        text => {
            let last: Date = text.parse().map_err(|_| Rejection::ParameterWrong)?;
            last.yesterday().map_err(|_| Rejection::ParameterWrong)?
        }
    };
    let found = custody_by_day(&web.community, &viewer, pool, (through, ROWS)).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| one.on.to_string());
    let next = last.map(|place| next(&plan.path("custody"), &asked, &place));
    let days = found.into_iter().map(|one| Ok::<_, Problem>((one, difference(&one)?)));
    let days = days.collect::<Result<_, _>>()?;
    html(&page, &Custody { page: &page, plan: &plan, days, next })
}
