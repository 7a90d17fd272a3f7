//! A settled round at its stable address: the formula with its real numbers, what became of the
//! money, the cases it carried, and how to reckon it again.

mod check;
mod flow;
pub(super) mod table;

use self::check::{Reckoning, Step, Verdict};
use self::flow::{Flow, flows, in_a_sentence};
use super::answer::{PageAnswer, html};
use super::case::{ObjectionShown, objections_shown};
use super::case_words::CaseRow;
use super::components::ShareFormula;
use super::page::Page;
use super::plan_frame::PlanFrame;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use rules::sharing::OverLimit;
use serde::Deserialize;
use service::cases::{cases_of_round, objected_cases_of_round, public_objections};
use std::sync::Arc;
use store::{ApprovedCase, PoolId};

/// The cases of one page.
const CASES_MAX: u32 = 50;

/// The cases with objections that are shown one by one.
const OBJECTED_MAX: u32 = 20;

/// The cases of one read of a file.
const READ_MAX: u32 = 200;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/plans/{pool}/rounds/{round}", get(show))
        .route("/plans/{pool}/rounds/{round}/round.csv", get(download))
        .route("/plans/{pool}/rounds/{round}/cases.csv", get(download_cases))
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "round.html")]
struct RoundPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    currency: Currency,
    round: &'p Round,
    says: String,
    formula: ShareFormula,
    flows: Vec<Flow>,
    steps: Vec<Step>,
    cases: Vec<CaseRow>,
    next_cases: Option<String>,
    begins_behind: bool,
    objected: Vec<(String, Vec<ObjectionShown>)>,
    deferred: usize,
    before: Option<u32>,
    after: Option<u32>,
    /// Whether there is a log that proves it.
    has_log: bool,
}

impl RoundPage<'_> {
    /// The proof that the round is in the log.
    fn proof(&self) -> String {
        format!("/plans/{}/rounds/{}/proof", self.plan.pool, self.round.number)
    }

    fn agrees(&self, step: &Step) -> bool {
        step.verdict == Verdict::Agrees
    }

    /// Whether there may be more cases with objections than are shown.
    fn has_more_objected(&self) -> bool {
        u32::try_from(self.objected.len()).is_ok_and(|count| count >= OBJECTED_MAX)
    }

    fn all_agree(&self) -> bool {
        self.steps.iter().all(|step| step.verdict == Verdict::Agrees)
    }
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, number)): Path<(PoolId, u32)>,
    Query(After { after }): Query<After>,
) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let all = web.community.store.rounds(pool).await?;
    let place = all.iter().position(|round| round.number == number);
    let place = place.ok_or(Rejection::PathUnknown)?;
    let round = &all[place];
    let rules = plan.rules_on(&web, round.cut).await?;
    let sharing = rules.sharing();
    let in_year = all[..place].iter().filter(|one| one.settle.year() == round.settle.year());
    let shared_this_year = Amount::sum(in_year.map(|one| one.share)).map_err(Rejection::from)?;
    let found = cases_of_round(&web.community, (pool, number), &after, CASES_MAX).await?;
    let next_cases = next_of(&found, CASES_MAX);
    let page = plan.on(page);
    let currency = sharing.currency;
    let reckoning = Reckoning { page: &page, round, sharing, shared_this_year };
    let deferred = match sharing.over_limit {
        OverLimit::Defer => deferred(&web, pool, round).await?,
        OverLimit::Prorate | OverLimit::Sponsor => 0,
    };
    let template = RoundPage {
        has_log: web.community.log().is_some(),
        page: &page,
        plan: &plan,
        currency,
        says: in_a_sentence(&page, round, currency),
        formula: ShareFormula::settled(round, sharing)?,
        flows: flows(round, sharing.funding),
        steps: reckoning.steps()?,
        cases: found.into_iter().map(|case| CaseRow::of(&page, &rules, case)).collect(),
        next_cases,
        begins_behind: !after.is_empty(),
        objected: objected(&web, &page, (pool, number)).await?,
        deferred,
        before: place.checked_sub(1).and_then(|place| all.get(place)).map(|one| one.number),
        after: all.get(place + 1).map(|one| one.number),
        round,
    };
    html(&page, &template)
}

/// Where the next page of cases begins, in an address.
fn next_of(found: &[ApprovedCase], limit: u32) -> Option<String> {
    let is_full = u32::try_from(found.len()).is_ok_and(|count| count == limit);
    let last = found.last().filter(|_| is_full)?;
    Some(form_urlencoded::byte_serialize(last.case.as_bytes()).collect())
}

/// How many cases waited for the next round because of the limit.
async fn deferred(web: &Web, pool: PoolId, round: &Round) -> Result<usize, Problem> {
    let next = (pool, round.number.saturating_add(1));
    let carried = cases_of_round(&web.community, next, "", READ_MAX).await?;
    Ok(carried.iter().filter(|case| case.approved_on < round.cut).count())
}

async fn objected(
    web: &Web,
    page: &Page,
    round: (PoolId, u32),
) -> Result<Vec<(String, Vec<ObjectionShown>)>, Problem> {
    let mut objected = Vec::new();
    for case in objected_cases_of_round(&web.community, round, OBJECTED_MAX).await? {
        let objections = public_objections(&web.community, (round.0, &case)).await?;
        objected.push((case, objections_shown(page, &objections)));
    }
    Ok(objected)
}

async fn find(web: &Web, pool: PoolId, number: u32) -> Result<(Round, Currency), Problem> {
    let plan = PlanFrame::read(web, pool).await?;
    let all = web.community.store.rounds(pool).await?;
    let found = all.into_iter().find(|round| round.number == number);
    Ok((found.ok_or(Rejection::PathUnknown)?, plan.currency()))
}

async fn download(
    State(web): State<Arc<Web>>,
    Path((pool, number)): Path<(PoolId, u32)>,
) -> PageAnswer {
    let (round, currency) = find(&web, pool, number).await?;
    table::rounds(&format!("plan-{pool}-round-{number}.csv"), &[round], currency)
}

async fn download_cases(
    State(web): State<Arc<Web>>,
    Path((pool, number)): Path<(PoolId, u32)>,
) -> PageAnswer {
    let (round, currency) = find(&web, pool, number).await?;
    let mut cases: Vec<ApprovedCase> = Vec::new();
    while u64::try_from(cases.len()).is_ok_and(|count| count < round.cases) {
        let behind = cases.last().map_or("", |case| case.case.as_str()).to_owned();
        let found = cases_of_round(&web.community, (pool, number), &behind, READ_MAX).await?;
        if found.is_empty() {
            break;
        }
        cases.extend(found);
    }
    table::cases(&format!("plan-{pool}-round-{number}-cases.csv"), &cases, currency)
}
