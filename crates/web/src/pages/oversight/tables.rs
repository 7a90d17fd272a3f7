//! The tables of a plan as files.

use super::Plan;
use crate::oversight_tables::attachment;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, State};
use ledger::Rejection;
use service::supervision::{Table, require_overseer};
use std::sync::Arc;
use store::PoolId;

#[derive(Template)]
#[template(path = "oversight/tables.html")]
struct Tables<'p> {
    page: &'p Page,
    plan: &'p Plan,
    tables: [Table; 11],
}

pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
) -> PageAnswer {
    require_overseer(&*viewer(&page)?)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    html(&page, &Tables { page: &page, plan: &plan, tables: Table::ALL })
}

pub(super) async fn file(
    State(web): State<Arc<Web>>,
    Path((pool, name)): Path<(PoolId, String)>,
    page: Page,
) -> PageAnswer {
    let table = Table::from_slug(&name).ok_or(Rejection::PathUnknown)?;
    attachment(&web, &viewer(&page)?, pool, table).await
}
