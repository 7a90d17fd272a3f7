//! A plan: how it stands, its next dates, and its covenant beside its values.

use super::answer::{PageAnswer, html};
use super::covenant::{ArticleShown, articles, opening};
use super::page::Page;
use super::plan_frame::PlanFrame;
use super::plans::{covers, funding, shares_of_year};
use super::value_words::{day_pair, percent};
use crate::digest_text;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use service::schedule::coming_round;
use std::sync::Arc;
use store::{PoolId, PoolState, reads};

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}", get(show))
}

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    state: &'p PoolState,
    currency: Currency,
    given: Amount,
    of_year: Amount,
    next: Option<NextRound>,
    title: &'p str,
    opening: String,
    articles: Vec<ArticleShown>,
}

/// The round that is open, or the next one.
struct NextRound {
    number: u32,
    cut: Date,
    settle: Date,
    is_open: bool,
}

impl PlanPage<'_> {
    fn last(&self) -> Option<&Round> {
        self.state.rounds.last()
    }

    fn calendar(&self) -> String {
        let pairs = self.plan.sharing().calendar.pairs().iter();
        let pairs: Vec<String> = pairs.map(|pair| day_pair(self.page, *pair)).collect();
        pairs.join(&self.page.text("value-and").to_string())
    }

    fn fee(&self) -> String {
        percent(self.page, self.plan.sharing().fee_bp)
    }

    fn hash(&self) -> String {
        digest_text::text(&self.plan.version().version_id)
    }

    fn covers(&self) -> String {
        covers(self.page, &self.plan.rules)
    }

    fn funding(&self) -> String {
        funding(self.page, &self.plan.rules)
    }
}

async fn show(State(web): State<Arc<Web>>, page: Page, Path(pool): Path<PoolId>) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let state = reads::pool_state(&mut *web.community.store.reader().await?, pool).await?;
    let next = plan.schedule.as_ref().and_then(|schedule| coming_round(&state, schedule).ok());
    let next = next.map(|(number, dates)| NextRound {
        number,
        cut: dates.cut,
        settle: dates.settle,
        is_open: state.open.is_some(),
    });
    let given = Amount::sum(state.rounds.iter().map(|round| round.aid_paid));
    let page = plan.on(page);
    let (title, opening) = opening(&plan.rules, page.language());
    let template = PlanPage {
        page: &page,
        plan: &plan,
        state: &state,
        currency: plan.currency(),
        given: given.map_err(Rejection::from)?,
        of_year: shares_of_year(&state.rounds)?,
        next,
        title,
        opening,
        articles: articles(&page, &plan.rules),
    };
    html(&page, &template)
}
