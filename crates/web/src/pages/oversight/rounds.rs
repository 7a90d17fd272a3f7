//! Rounds that add up, each with its identities and their numbers.

use super::{Plan, ROWS, asked, next};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use ledger::Rejection;
use service::supervision::{Holds, RoundOverseen, rounds};
use std::sync::Arc;
use store::PoolId;

#[derive(Template)]
#[template(path = "oversight/rounds.html")]
struct Rounds<'p> {
    page: &'p Page,
    plan: &'p Plan,
    rounds: Vec<RoundOverseen>,
    wrong: usize,
    next: Option<String>,
}

impl Rounds<'_> {
    /// The tone and the message of whether an identity holds.
    fn holds(&self, holds: &Holds) -> (&'static str, &'static str) {
        match holds {
            Holds::Yes => ("good", "oversight-holds-yes"),
            Holds::No => ("bad", "oversight-holds-no"),
            Holds::NotAsked => ("", "oversight-holds-not-asked"),
        }
    }
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
    // The newest first: what stands behind a round are the rounds before it.
    let all = rounds(&web.community, &viewer, pool, 0, u32::MAX).await?;
    let before = match asked.value("after") {
        "" => u32::MAX,
        text => text.parse().map_err(|_| Rejection::ParameterWrong)?,
    };
    let wrong = all.iter().filter(|round| !round.adds_up()).count();
    let mut found: Vec<RoundOverseen> =
        all.into_iter().rev().filter(|one| one.round.number < before).collect();
    let rows = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = found.len() > rows;
    found.truncate(rows);
    let last = found.last().filter(|_| more).map(|one| one.round.number.to_string());
    let next = last.map(|place| next(&plan.path("rounds"), &asked, &place));
    html(&page, &Rounds { page: &page, plan: &plan, rounds: found, wrong, next })
}
