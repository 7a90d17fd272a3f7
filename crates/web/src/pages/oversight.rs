//! The supervisor's pages: each plan by figures that are worked out again, and the orders.
//!
//! What they show is what the routes of the API under `/oversight` answer. Nobody is named.

mod cases;
mod complaints;
mod custody;
mod errors;
mod orders;
mod plan;
mod rounds;
mod tables;
mod thresholds;
mod unpaid_aid;

pub(super) use orders::{order_words, path as order_path};

use super::answer::{PageAnswer, html};
use super::form::Form;
use super::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use service::plans::rules_from;
use service::supervision::{PlanOverview, difference, overview};
use std::sync::Arc;
use store::{NO_POOL, PoolId, StoreFailure, reads};

/// How many plans stand on the first page.
const PLANS_MAX: u32 = 50;

/// How many rows stand on a page.
pub(super) const ROWS: u32 = 50;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/oversight", get(index))
        .route("/oversight/orders", get(orders::list).post(orders::take))
        .route("/oversight/orders/preview", post(orders::look))
        .route("/oversight/plans/{pool}", get(plan::show))
        .route("/oversight/plans/{pool}/rounds", get(rounds::list))
        .route("/oversight/plans/{pool}/cases", get(cases::list))
        .route("/oversight/plans/{pool}/custody", get(custody::list))
        .route("/oversight/plans/{pool}/unpaid-aid", get(unpaid_aid::list))
        .route("/oversight/plans/{pool}/complaints", get(complaints::list))
        .route("/oversight/plans/{pool}/errors", get(errors::list))
        .route("/oversight/plans/{pool}/thresholds", get(thresholds::show))
        .route("/oversight/plans/{pool}/tables", get(tables::list))
        .route("/oversight/plans/{pool}/tables/{table}", get(tables::file))
        .route("/orders", get(orders::public))
        .route("/orders/{reference}", get(orders::show))
}

/// The plan that a page is about.
pub(super) struct Plan {
    /// Its pool.
    pub pool: PoolId,
    /// Its name in the reader's language.
    pub name: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Its business date.
    pub today: Date,
}

impl Plan {
    /// Reads what every page of a plan says.
    pub async fn read(web: &Web, page: &Page, pool: PoolId) -> Result<Plan, Problem> {
        let mut reader = web.community.store.reader().await?;
        let currency = reads::sharing(&mut *reader, pool).await?.currency;
        let today = reads::schedule(&mut *reader, pool).await?.business_date;
        drop(reader);
        let rules = rules_from(&web.community, pool, today).await?;
        let name = rules.name.pick(page.language()).to_owned();
        Ok(Plan { pool, name, currency, today })
    }

    /// The address of a page of the plan.
    pub fn path(&self, rest: &str) -> String {
        let pool = self.pool;
        match rest {
            "" => format!("/oversight/plans/{pool}"),
            rest => format!("/oversight/plans/{pool}/{rest}"),
        }
    }

    /// The pages of the plan, in their order: the address, whether it is this one, and the message
    /// that names it.
    pub fn tabs(&self, current: &str) -> [(String, bool, &'static str); 9] {
        let tab = |rest: &str, key: &'static str| (self.path(rest), rest == current, key);
        [
            tab("", "oversight-tab-overview"),
            tab("rounds", "oversight-tab-rounds"),
            tab("cases", "oversight-tab-cases"),
            tab("custody", "oversight-tab-custody"),
            tab("unpaid-aid", "oversight-tab-unpaid"),
            tab("complaints", "oversight-tab-complaints"),
            tab("errors", "oversight-tab-errors"),
            tab("thresholds", "oversight-tab-thresholds"),
            tab("tables", "oversight-tab-tables"),
        ]
    }
}

/// What the address of a page asks with.
pub(super) fn asked(query: Option<&str>) -> Form {
    Form::read(query.unwrap_or_default().as_bytes())
}

/// The address of the next page, behind a place.
pub(super) fn next(path: &str, asked: &Form, place: &str) -> String {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(asked.pairs().filter(|(name, value)| *name != "after" && !value.is_empty()));
    text.append_pair("after", place);
    format!("{path}?{}", text.finish())
}

#[derive(Template)]
#[template(path = "oversight/index.html")]
struct Index<'p> {
    page: &'p Page,
    plans: Vec<(Plan, PlanOverview)>,
}

impl Index<'_> {
    fn state(&self, look: &PlanOverview) -> (&'static str, &'static str) {
        state_of(look)
    }
}

/// The plans at one look.
async fn index(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let viewer = viewer(&page)?;
    let pools = reads::pools(&mut *web.community.store.reader().await?, NO_POOL, PLANS_MAX).await?;
    let mut plans = Vec::with_capacity(pools.len());
    for pool in pools {
        let look = match overview(&web.community, &viewer, pool, web.now()).await {
            // A pool that has no days yet is no plan yet.
            Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => continue,
            look => look?,
        };
        plans.push((Plan::read(&web, &page, pool).await?, look));
    }
    html(&page, &Index { page: &page, plans })
}

/// How a plan is, in one badge: its tone and its message.
pub(super) fn state_of(look: &PlanOverview) -> (&'static str, &'static str) {
    let custody = look.custody.as_ref();
    let apart = custody.is_some_and(|one| !difference(one).is_ok_and(|apart| apart.minor() == 0));
    let overdue = look.complaints.iter().any(|one| one.overdue > 0);
    if !look.orders.is_empty() {
        ("bad", "oversight-state-stopped")
    } else if look.rounds_wrong > 0 || !adds_up(look) {
        ("bad", "oversight-state-wrong")
    } else if apart {
        ("bad", "oversight-state-apart")
    } else if look.rounds == 0 {
        ("", "oversight-state-gathering")
    } else if look.thresholds.must_end {
        ("bad", "oversight-state-must-end")
    } else if overdue || look.unpaid.bands[3].cases > 0 {
        ("wait", "oversight-state-late")
    } else {
        ("good", "oversight-state-good")
    }
}

/// Whether the ledger and both sums of balances agree.
pub(super) fn adds_up(look: &PlanOverview) -> bool {
    let balances = look.sums.balances;
    look.sums.trial_balance.minor() == 0
        && balances.is_none_or(|both| both.by_entries == both.by_members)
}
