//! The rounds of a plan, the latest first, and all of them as a file.

use super::answer::{PageAnswer, html};
use super::page::Page;
use super::plan_frame::PlanFrame;
use super::round::table;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use money::Currency;
use pool::Round;
use serde::Deserialize;
use std::sync::Arc;
use store::PoolId;

/// The rounds of one page.
const ROUNDS_MAX: usize = 24;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/plans/{pool}/rounds", get(show))
        .route("/plans/{pool}/rounds.csv", get(download))
}

#[derive(Deserialize)]
struct Before {
    before: Option<u32>,
}

#[derive(Template)]
#[template(path = "rounds.html")]
struct RoundsPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    currency: Currency,
    rounds: Vec<Round>,
    earlier: Option<u32>,
    is_latest: bool,
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(pool): Path<PoolId>,
    Query(Before { before }): Query<Before>,
) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let all = web.community.store.rounds(pool).await?;
    let wanted = |round: &Round| before.is_none_or(|before| round.number < before);
    let mut rounds = all.into_iter().rev().filter(wanted);
    let shown: Vec<Round> = rounds.by_ref().take(ROUNDS_MAX).collect();
    let earlier = rounds.next().and_then(|_| shown.last()).map(|round| round.number);
    let page = plan.on(page);
    let currency = plan.currency();
    let template = RoundsPage {
        page: &page,
        plan: &plan,
        currency,
        rounds: shown,
        earlier,
        is_latest: before.is_none(),
    };
    html(&page, &template)
}

/// Every round of a plan, as SETTLEMENT §14 writes `rounds.csv`.
async fn download(State(web): State<Arc<Web>>, Path(pool): Path<PoolId>) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let rounds = web.community.store.rounds(pool).await?;
    table::rounds(&format!("plan-{pool}-rounds.csv"), &rounds, plan.currency())
}
