//! How far a plan is from its end, by articles 15 and 16 of its rules.

use super::Plan;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, State};
use service::supervision::{Thresholds, require_overseer, thresholds};
use std::sync::Arc;
use store::PoolId;

#[derive(Template)]
#[template(path = "oversight/thresholds.html")]
struct ThresholdsPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    ends: Thresholds,
}

pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
) -> PageAnswer {
    require_overseer(&*viewer(&page)?)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let ends = thresholds(&web.community, pool).await?;
    html(&page, &ThresholdsPage { page: &page, plan: &plan, ends })
}
