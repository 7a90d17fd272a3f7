//! Every plan of the community: what it shares, how it is paid for, and how it stands.

use super::answer::{PageAnswer, html};
use super::page::Page;
use super::plan_frame::PlanFrame;
use super::value_words::percent;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use jiff::ToSpan;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::Round;
use rules::Rulebook;
use rules::sharing::Funding;
use rules::values::{Cause, Form};
use serde::Deserialize;
use std::sync::Arc;
use store::{PoolId, reads};

/// The plans of one page.
const PLANS_MAX: u32 = 20;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans", get(show))
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: PoolId,
}

#[derive(Template)]
#[template(path = "plans.html")]
struct PlansPage<'p> {
    page: &'p Page,
    plans: Vec<PlanListed>,
    next: Option<PoolId>,
}

/// A plan in the list.
struct PlanListed {
    frame: PlanFrame,
    covers: String,
    funding: String,
    payers: u64,
    last: Option<Round>,
    of_year: Amount,
    aid: Amount,
}

impl PlanListed {
    fn currency(&self) -> Currency {
        self.frame.currency()
    }
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Query(After { after }): Query<After>,
) -> PageAnswer {
    let mut reader = web.community.store.reader().await?;
    let pools = reads::pools(&mut *reader, after, PLANS_MAX).await?;
    drop(reader);
    let is_full = u32::try_from(pools.len()).is_ok_and(|count| count == PLANS_MAX);
    let next = pools.last().copied().filter(|_| is_full);
    let mut plans = Vec::new();
    for pool in pools {
        // A pool of old books without rules has nothing to show here.
        if let Some(listed) = listed(&web, &page, pool).await? {
            plans.push(listed);
        }
    }
    let dates = plans.iter().filter_map(|plan| plan.frame.business_date());
    let page = match dates.max() {
        Some(date) => page.on(date),
        None => page,
    };
    html(&page, &PlansPage { page: &page, plans, next })
}

async fn listed(web: &Web, page: &Page, pool: PoolId) -> Result<Option<PlanListed>, Problem> {
    let frame = match PlanFrame::read(web, pool).await {
        Ok(frame) => frame,
        Err(problem) if problem.is(Rejection::NoRulesInForce) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let state = reads::pool_state(&mut *web.community.store.reader().await?, pool).await?;
    let given = Amount::sum(state.rounds.iter().map(|round| round.aid_paid));
    Ok(Some(PlanListed {
        covers: covers(page, &frame.rules),
        funding: funding(page, &frame.rules),
        payers: state.payers,
        last: state.rounds.last().cloned(),
        of_year: shares_of_year(&state.rounds)?,
        aid: given.map_err(Rejection::from)?,
        frame,
    }))
}

/// What one share came to in the year that ends with the latest round.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub(crate) fn shares_of_year(rounds: &[Round]) -> Result<Amount, Rejection> {
    let Some(last) = rounds.last() else { return Ok(Amount::ZERO) };
    let from = last.settle.checked_sub(1.year()).unwrap_or(last.settle);
    let of_year = rounds.iter().rev().take_while(|round| round.settle > from);
    Ok(Amount::sum(of_year.map(|round| round.share))?)
}

/// What a plan shares, in a sentence.
pub(crate) fn covers(page: &Page, rules: &Rulebook) -> String {
    let values = &rules.values;
    let count = |cause| values.conditions.iter().filter(|one| one.cause == cause).count();
    let (illnesses, injuries) = (count(Cause::Illness), count(Cause::Accident));
    let key = match (illnesses, injuries) {
        (0, 0) => "plans-covers-spending",
        (_, 0) => "plans-covers-illnesses",
        (0, _) => "plans-covers-injuries",
        (_, _) => "plans-covers-both",
    };
    let what = page.text(key).with("illnesses", illnesses).with("injuries", injuries);
    page.text("plans-covers").with("what", what).with("gives", gives(page, rules)).to_string()
}

fn gives(page: &Page, rules: &Rulebook) -> String {
    let (benefit, currency) = (&rules.values.benefit, rules.sharing().currency);
    let of_bands = benefit.bands.iter().map(|band| band.amount);
    let amounts = of_bands.chain(benefit.steps.iter().map(|step| step.amount));
    let (least, most) = (amounts.clone().min(), amounts.max());
    let money = |amount: Option<Amount>| page.money(&amount.unwrap_or(Amount::ZERO), &currency);
    match benefit.form {
        Form::Reimbursement(terms) => page
            .text("plans-gives-bills")
            .with("part", percent(page, terms.ratio_bp))
            .with("deductible", page.money(&terms.deductible, &currency))
            .with("most", money(most))
            .to_string(),
        Form::LumpSum | Form::SpendingSteps if least == most => {
            page.text("plans-gives-one").with("most", money(most)).to_string()
        }
        Form::LumpSum => page
            .text("plans-gives-sum")
            .with("least", money(least))
            .with("most", money(most))
            .to_string(),
        Form::SpendingSteps => page
            .text("plans-gives-steps")
            .with("least", money(least))
            .with("most", money(most))
            .to_string(),
    }
}

/// How a plan is paid for, in a sentence.
pub(crate) fn funding(page: &Page, rules: &Rulebook) -> String {
    let sharing = rules.sharing();
    match sharing.funding {
        Funding::Prepaid(terms) => {
            let floor = page.money(&terms.floor, &sharing.currency);
            page.text("plans-funding-prepaid").with("floor", floor).to_string()
        }
        Funding::Postpaid(_) => page.text("plans-funding-postpaid").to_string(),
    }
}
