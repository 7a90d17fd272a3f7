//! How long aid has waited to be paid.

use super::Plan;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, State};
use money::Amount;
use service::supervision::{AgeingOfAid, ageing_of_aid, require_overseer};
use std::sync::Arc;
use store::PoolId;

/// The most cases that are listed; the file has all of them.
const CASES_MAX: usize = 200;

#[derive(Template)]
#[template(path = "oversight/unpaid_aid.html")]
struct Unpaid<'p> {
    page: &'p Page,
    plan: &'p Plan,
    ageing: AgeingOfAid,
    hidden: usize,
}

impl Unpaid<'_> {
    /// A part of all that waits, in whole percent, for the bar beside its number.
    fn percent(&self, amount: &Amount) -> i64 {
        let whole = self.ageing.total.minor().max(1);
        amount.minor().saturating_mul(100).checked_div(whole).unwrap_or(0)
    }

    /// Days since a round settled.
    fn days(&self, on: &jiff::civil::Date) -> i32 {
        on.until(self.ageing.on).map_or(0, |span| span.get_days())
    }
}

pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
) -> PageAnswer {
    require_overseer(&*viewer(&page)?)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let mut ageing = ageing_of_aid(&web.community, pool).await?;
    let hidden = ageing.cases.len().saturating_sub(CASES_MAX);
    ageing.cases.truncate(CASES_MAX);
    html(&page, &Unpaid { page: &page, plan: &plan, ageing, hidden })
}
