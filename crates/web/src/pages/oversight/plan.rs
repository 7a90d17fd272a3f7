//! A plan at one look.

use super::orders::{order_words, path as order_path};
use super::{Plan, adds_up, state_of};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, State};
use money::Amount;
use service::supervision::{PlanOverview, difference, overview};
use std::sync::Arc;
use store::PoolId;
use store::stop_order::KeptNote;

#[derive(Template)]
#[template(path = "oversight/plan.html")]
struct PlanPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    look: &'p PlanOverview,
    state: (&'static str, &'static str),
    adds_up: bool,
    apart: Option<Amount>,
    waiting: u64,
    overdue: u64,
}

impl PlanPage<'_> {
    fn words(&self, kept: &KeptNote) -> String {
        order_words(self.page, &kept.note.instruction)
    }

    fn path(&self, kept: &KeptNote) -> String {
        order_path(&kept.note.reference)
    }
}

pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
) -> PageAnswer {
    let viewer = viewer(&page)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let look = overview(&web.community, &viewer, pool, web.now()).await?;
    let template = PlanPage {
        page: &page,
        plan: &plan,
        state: state_of(&look),
        adds_up: adds_up(&look) && look.rounds_wrong == 0,
        apart: look.custody.as_ref().map(difference).transpose()?,
        waiting: look.complaints.iter().map(|one| one.waiting).sum(),
        overdue: look.complaints.iter().map(|one| one.overdue).sum(),
        look: &look,
    };
    html(&page, &template)
}
