//! The desk: where staff works. Its first page says what waits for whom.
//!
//! Every page of it is complete without a script; `assets/desk.js` only moves the focus through
//! tables. **Invariant: what is hard to undo is shown before it happens** (`sure.rs`).
//! **Invariant: nothing personal is shown before a reason was typed and logged**; the use cases see
//! to it.

mod account;
mod case;
mod case_history;
mod case_view;
mod correction;
mod debit;
mod drawn;
mod entry;
pub(crate) mod frame;
mod letter;
mod member;
mod money;
mod payment;
mod payment_case;
mod person;
mod proposal;
mod queue;
mod reckoned;
mod round;
mod rulebook;
mod sent_files;
mod staff;
mod step;
mod step_form;
pub(crate) mod sure;
mod visit;
mod webhook;

use super::answer::{PageAnswer, html};
use super::components::TimeLimit;
use super::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use casework::state::Queue;
use frame::Plan;
use jiff::Timestamp;
use service::cases::waiting;
use service::corrections::waiting_corrections;
use service::notices::letters::letters_waiting;
use service::principal::Principal;
use service::proposals::waiting_for;
use service::roles::Action;
use service::schedule::{calendar_day, preview};
use std::sync::Arc;
use store::custody::refunds_due;
use store::proposal::open_proposals;
use store::{NO_POOL, StoreFailure, reads};
use uuid::Uuid;

/// How many refunds that are due are counted.
const REFUNDS_MAX: u32 = 100;

/// How many letters and corrections are counted.
const ASKED_MAX: u32 = 200;

/// A queue in which something waits.
struct Waiting {
    href: String,
    plan: String,
    queue: String,
    cases: u64,
    oldest: TimeLimit,
}

/// A proposal that waits for a second person.
pub(crate) struct ProposalLine {
    /// Where it is decided.
    pub href: String,
    /// The plan, or that it is the community's.
    pub plan: String,
    /// What is proposed.
    pub kind: String,
    /// When.
    pub at: String,
}

/// The next round of a plan.
struct RoundLine {
    href: String,
    plan: String,
    round: u32,
    cut: TimeLimit,
    settle: TimeLimit,
    /// What holds it up, or that the date is behind.
    waits: String,
}

/// Money of a plan that is to go out.
struct DueLine {
    href: String,
    plan: String,
    what: String,
    count: String,
}

#[derive(Template)]
#[template(path = "desk/home.html")]
struct Home<'p> {
    page: &'p Page,
    queues: Vec<Waiting>,
    to_decide: Vec<ProposalLine>,
    of_mine: Vec<ProposalLine>,
    rounds: Vec<RoundLine>,
    due: Vec<DueLine>,
    /// What members wait for, with how many; where it is done.
    asked: Vec<(String, String, String)>,
    plans: Vec<(String, Vec<frame::Tab>)>,
}

impl Home<'_> {
    /// Whether the reader has a page of any plan.
    fn has_plans(&self) -> bool {
        self.plans.iter().any(|(_, tabs)| !tabs.is_empty())
    }

    fn nothing_waits(&self) -> bool {
        let none = self.queues.is_empty() && self.to_decide.is_empty();
        none && self.rounds.is_empty() && self.due.is_empty() && self.asked.is_empty()
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk", get(home))
        .merge(queue::routes())
        .merge(case::routes())
        .merge(step::routes())
        .merge(visit::routes())
        .merge(drawn::routes())
        .merge(round::routes())
        .merge(debit::routes())
        .merge(money::routes())
        .merge(proposal::routes())
        .merge(payment::routes())
        .merge(payment_case::routes())
        .merge(member::routes())
        .merge(person::routes())
        .merge(correction::routes())
        .merge(letter::routes())
        .merge(rulebook::routes())
        .merge(staff::routes())
        .merge(account::routes())
        .merge(webhook::routes())
}

async fn home(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let caller = viewer(&page)?;
    let plans = frame::plans(&web, &page).await?;
    let page = match plans.first() {
        Some(plan) => page.on(plan.on),
        None => page,
    };
    let mut template = Home {
        page: &page,
        queues: Vec::new(),
        to_decide: Vec::new(),
        of_mine: Vec::new(),
        rounds: Vec::new(),
        due: Vec::new(),
        asked: asked_of(&web, &page, &caller).await?,
        plans: Vec::new(),
    };
    let community = page.text("desk-community").to_string();
    proposals_of(&web, &caller, (&page, NO_POOL, &community), &mut template).await?;
    for plan in &plans {
        for (queue, found) in waiting(&web.community, &caller, plan.pool).await? {
            template.queues.push(Waiting {
                href: queue_path(queue, plan),
                plan: plan.name.clone(),
                queue: page.word("desk-queue", queue.slug()),
                cases: found.cases,
                oldest: TimeLimit::seen(found.oldest, plan.on),
            });
        }
        proposals_of(&web, &caller, (&page, plan.pool, &plan.name), &mut template).await?;
        if page.may(Action::PreviewRound) {
            template.rounds.extend(round_of(&web, &page, plan).await?);
        }
        if page.may(Action::ProposeRefund) {
            template.due.extend(refunds_of(&web, &page, plan).await?);
        }
        let tabs = frame::tabs_of(&page, &plan.pool);
        template.plans.push((plan.name.clone(), tabs));
    }
    // The oldest clock first, whichever queue it is in.
    template.queues.sort_by_key(|one| one.oldest.due_on);
    html(template.page, &template)
}

/// The address of a queue of a plan.
fn queue_path(queue: Queue, plan: &Plan) -> String {
    format!("/desk/queues/{}?pool={}", queue.slug(), plan.pool)
}

/// Adds what waits for a second person in a pool: this one, or another.
async fn proposals_of(
    web: &Web,
    caller: &Principal,
    (page, pool, plan): (&Page, i64, &str),
    to: &mut Home<'_>,
) -> Result<(), Problem> {
    let line = |one: &store::proposal::Proposal| ProposalLine {
        href: format!("/desk/proposals/{}", one.id),
        plan: plan.to_owned(),
        kind: page.word("desk-proposal", one.kind.slug()),
        at: page.moment(&one.made_at),
    };
    let found = waiting_for(&web.community, caller, pool).await?;
    to.to_decide.extend(found.iter().map(line));
    let open = open_proposals(&mut *web.community.store.reader().await?, pool).await?;
    to.of_mine.extend(open.iter().filter(|one| one.made_by == caller.account).map(line));
    Ok(())
}

/// Letters to print and corrections to decide, where there are any.
async fn asked_of(
    web: &Web,
    page: &Page,
    caller: &Principal,
) -> Result<Vec<(String, String, String)>, Problem> {
    if !page.may(Action::KeepPeople) {
        return Ok(Vec::new());
    }
    let letters = letters_waiting(&web.community, caller, web.now()).await?;
    let first = (Timestamp::MIN, Uuid::nil());
    let corrections = waiting_corrections(&web.community, caller, first, ASKED_MAX).await?.len();
    let both = [("letters", letters), ("corrections", corrections)];
    let line = |(name, count): (&str, usize)| {
        let is_full = u32::try_from(count).is_ok_and(|count| count >= ASKED_MAX);
        let said = if is_full { "desk-count-more" } else { "desk-count" };
        let title = page.text(&format!("{name}-title")).to_string();
        (format!("/desk/{name}"), title, page.text(said).with("count", count).to_string())
    };
    Ok(both.into_iter().filter(|(_, count)| *count > 0).map(line).collect())
}

/// The next round, where the plan has one to come.
async fn round_of(web: &Web, page: &Page, plan: &Plan) -> Result<Option<RoundLine>, Problem> {
    let found = match preview(&web.community, plan.pool).await {
        Ok(found) => found,
        // A plan that nobody shares in yet has no round to foresee.
        Err(StoreFailure::Rejected(_)) => return Ok(None),
        Err(failure) => return Err(failure.into()),
    };
    let today = calendar_day(&web.community, plan.pool, web.now()).await?;
    let mut reader = web.community.store.reader().await?;
    let run = reads::debit_run(&mut *reader, plan.pool, found.round).await?;
    let behind = (today - plan.on).get_days();
    let waits = match run {
        Some(run) if run.confirmed_on.is_none() => page.text("desk-round-debits").to_string(),
        _ if behind > 0 => page.text("desk-round-behind").with("days", behind).to_string(),
        _ => String::new(),
    };
    Ok(Some(RoundLine {
        href: format!("/desk/rounds/{}", plan.pool),
        plan: plan.name.clone(),
        round: found.round,
        cut: TimeLimit::seen(found.cut, plan.on),
        settle: TimeLimit::seen(found.settle, plan.on),
        waits,
    }))
}

/// What former members are to get back.
async fn refunds_of(web: &Web, page: &Page, plan: &Plan) -> Result<Option<DueLine>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let found = refunds_due(&mut *reader, plan.pool, None, REFUNDS_MAX).await?;
    let count = u32::try_from(found.len()).unwrap_or(REFUNDS_MAX);
    let said = if count == REFUNDS_MAX { "desk-count-more" } else { "desk-count" };
    Ok((count > 0).then(|| DueLine {
        href: format!("/desk/money/{}#refunds", plan.pool),
        plan: plan.name.clone(),
        what: page.text("desk-due-refunds").to_string(),
        count: page.text(said).with("count", count).to_string(),
    }))
}
