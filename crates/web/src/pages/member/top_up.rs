//! Paying in: the amounts that keep a member covered, and what to write on the transfer.

use super::balance::{Lasts, expected_share, lasts, to_last};
use super::bank;
use super::mine::{Mine, mine, mine_of_form};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use casework::report::Reporter;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;
use rules::values::Payment;
use service::membership_status::{MembershipState, MembershipStatus, membership_status};
use std::sync::Arc;
use store::{PoolId, person_reads, reads};

/// Through how many rounds the amounts that are offered keep somebody covered.
const ROUNDS_OFFERED: [u64; 3] = [1, 6, 12];

#[derive(Template)]
#[template(path = "member/top_up.html")]
struct TopUpPage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    form: &'p Form,
    status: MembershipStatus,
    floor: Option<Amount>,
    offers: Vec<Offer>,
    lasts: Option<Lasts>,
    /// How many others the reader pays for in this plan.
    others: usize,
    has_bank: bool,
    has_paid: bool,
}

/// An amount to pay in, and what it does.
struct Offer {
    amount: Amount,
    /// The number as somebody types it.
    typed: String,
    words: String,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/{pool}/top-up", get(show).post(pay))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let page = page.on(mine.on);
    let form = Form::default();
    let template = found(&web, &page, (&mine, &form), asked.is("paid", "yes")).await?;
    html(&page, &template)
}

/// Lets the bank of a demonstration pay.
async fn pay(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    if !bank::is_there(&web) {
        return Err(Rejection::PathUnknown.into());
    }
    let mine = mine_of_form(&web, &page, pool, &sent.form).await?;
    let page = page.on(mine.on);
    let currency = mine.currency();
    let read = |text: &str| Amount::parse(text, currency).ok().filter(|it| *it > Amount::ZERO);
    let other = if sent.form.value("amount") == "other" { "other" } else { "amount" };
    let done = match sent.form.parse(other, read, "member-amount-wrong") {
        None => Err(None),
        Some(amount) => {
            let what = (sent.key, amount);
            let paid = match page.person().filter(|_| sent.form.is("for", "all")) {
                Some(payer) => bank::pay_for_all(&web, (&mine, payer), what).await,
                None => bank::pay(&web, &mine, what).await,
            };
            paid.map_err(Some)
        }
    };
    match done {
        Ok(()) => {
            sent.done();
            let mark = if mine.suffix().is_empty() { "?" } else { "&" };
            Ok(see(&format!("{}{mark}paid=yes", mine.path("top-up"))))
        }
        Err(None) => mistyped(&page, &found(&web, &page, (&mine, &sent.form), false).await?),
        Err(Some(problem)) => Err(problem),
    }
}

async fn found<'p>(
    web: &Web,
    page: &'p Page,
    (mine, form): (&'p Mine, &'p Form),
    has_paid: bool,
) -> Result<TopUpPage<'p>, Problem> {
    if mine.relation == Reporter::Contact {
        return Err(Rejection::NotPermitted.into());
    }
    let of = (mine.pool, mine.member);
    let status = membership_status(&web.community, &mine.rules, of, mine.on).await?;
    let mut reader = web.community.store.reader().await?;
    let state = reads::member_state(&mut *reader, mine.pool, mine.member, mine.on).await?;
    drop(reader);
    let now = (status.outcome.balance, state.units);
    let sharing = &mine.rules.values.sharing;
    let lasts = lasts(web, mine).await?;
    let expected = expected_share(web, mine.pool).await?;
    let floor = match sharing.funding {
        Funding::Prepaid(terms) => Some(terms.floor),
        Funding::Postpaid(_) => None,
    };
    let mut offers = first_deposit(page, mine, &status);
    if let Some(expected) = expected {
        offers.extend(later_offers(page, mine, now, expected));
    }
    offers.retain(|offer| offer.amount > Amount::ZERO);
    offers.dedup_by_key(|offer| offer.amount);
    let others = others(web, page, mine).await?;
    let has_bank = bank::is_there(web);
    Ok(TopUpPage { page, mine, form, status, floor, offers, lasts, others, has_bank, has_paid })
}

/// How many others the reader pays for in this plan, beside an own membership.
async fn others(web: &Web, page: &Page, mine: &Mine) -> Result<usize, Problem> {
    let (Some(person), Reporter::Member) = (page.person(), mine.relation) else { return Ok(0) };
    let mut reader = web.community.store.reader().await?;
    Ok(person_reads::paid_for(&mut *reader, mine.pool, person).await?.len())
}

/// What the plan asks for at joining, as long as nothing covers yet.
fn first_deposit(page: &Page, mine: &Mine, status: &MembershipStatus) -> Vec<Offer> {
    match (mine.rules.values.payment, status.state) {
        (Payment::Prepaid { joining_deposit, .. }, MembershipState::NotCovered { .. }) => {
            let left = joining_deposit.minus(status.outcome.balance).unwrap_or(joining_deposit);
            vec![offer(mine, left, page.text("member-offer-joining").to_string())]
        }
        _ => Vec::new(),
    }
}

fn later_offers(page: &Page, mine: &Mine, now: (Amount, u32), expected: Amount) -> Vec<Offer> {
    let offered = ROUNDS_OFFERED.into_iter().filter_map(|rounds| {
        let amount = to_last(&mine.rules.values.sharing, now, (expected, rounds))?;
        let words = page.text("member-offer-rounds").with("rounds", rounds).to_string();
        Some(offer(mine, amount, words))
    });
    offered.collect()
}

fn offer(mine: &Mine, amount: Amount, words: String) -> Offer {
    Offer { amount, typed: amount.display(mine.currency()).to_string(), words }
}

impl TopUpPage<'_> {
    fn lasts_words(&self) -> String {
        self.lasts.map_or(String::new(), |lasts| lasts.words(self.page))
    }

    /// Until when a deposit ends a suspension.
    fn recover_by(&self) -> Option<Date> {
        match self.status.state {
            MembershipState::Suspended { recover_by, .. } => Some(recover_by),
            _ => None,
        }
    }
}
