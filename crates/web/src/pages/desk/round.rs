//! The rounds of a plan at the desk: the next one foreseen, and the business date moved on with
//! what its days bring.
//!
//! **Invariant: nobody moves a date on figures they have not seen**: the form bears the preview it
//! was made with, and where it differs by now, the difference is shown and asked about again.

use super::frame::{OnPlan, Plan, case_path};
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::components::TimeLimit;
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::sharing::Funding;
use service::jobs::live_through;
use service::schedule::{Advanced, Preview, calendar_day, preview};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::case_reads::waiting_objected;
use store::{DebitRun, PoolId, StoreFailure, reads};

/// How many objected cases are named.
const OBJECTED_MAX: u32 = 100;

/// How many settled rounds are shown.
const SETTLED_MAX: usize = 6;

/// The next round as the page shows it.
pub(super) struct Next {
    /// What is foreseen.
    pub preview: Preview,
    /// Whether the members are counted already.
    pub counted: Counted,
    /// The cases of it with an objection open.
    pub objected: Vec<String>,
    /// The debits that are out.
    pub debits: Option<DebitRun>,
    /// The day it is in the zone of the pool.
    pub today: Date,
}

/// Whether the members of a round are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// They are: the round is open.
    Yes,
    /// Not before its cut.
    NotYet,
}

#[derive(Template)]
#[template(path = "desk/rounds.html")]
struct RoundsPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    next: Option<Next>,
    cut: Option<TimeLimit>,
    settle: Option<TimeLimit>,
    cases: Vec<(String, String)>,
    marks: Vec<(&'static str, String)>,
    settled: Vec<Round>,
    form: &'p Form,
    done: String,
    may_move: Permission,
    debits: Option<DebitRun>,
}

/// Whether who looks may do what the page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// They may.
    Given,
    /// They only look.
    Withheld,
}

impl RoundsPage<'_> {
    fn may(&self) -> bool {
        self.may_move == Permission::Given
    }
}

impl Next {
    /// Whether the members are counted already.
    pub fn is_counted(&self) -> bool {
        self.counted == Counted::Yes
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/rounds/{pool}", get(show))
        .route("/desk/rounds/{pool}/date", post(move_on))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let mut template = template(&web, &page, &plan, &form).await?;
    template.done = said(&page, &plan, asked.value("done"));
    html(&page, &template)
}

fn said(page: &Page, plan: &Plan, done: &str) -> String {
    let on = page.date(&plan.on);
    match done {
        "moved" => page.text("desk-rounds-done-moved").with("on", on).to_string(),
        "debits" => page.text("desk-rounds-done-waits-debits").with("on", on).to_string(),
        "objected" => page.text("desk-rounds-done-waits-answers").with("on", on).to_string(),
        "stopped" => page.text("desk-rounds-done-stopped").with("on", on).to_string(),
        "tried" => page.text("desk-rounds-done-tried").to_string(),
        "failed" => page.text("desk-rounds-done-failed").to_string(),
        "confirmed" => page.text("desk-rounds-done-confirmed").to_string(),
        _ => String::new(),
    }
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    plan: &'p Plan,
    form: &'p Form,
) -> Result<RoundsPage<'p>, Problem> {
    let next = next(web, plan).await?;
    let mut settled = reads::rounds(&mut *web.community.store.reader().await?, plan.pool).await?;
    settled.reverse();
    settled.truncate(SETTLED_MAX);
    let seen = |date: Date| TimeLimit::seen(date, plan.on);
    // Who may not read a case is told its public id.
    let reads_cases = page.may(service::roles::Action::ReadCase);
    let case = |case: &String| {
        let href = if reads_cases { case_path(plan.pool, case) } else { String::new() };
        (case.clone(), href)
    };
    let cases = next.iter().flat_map(|next| next.preview.cases.iter().map(case)).collect();
    let may = page.may(service::roles::Action::SettleRound);
    Ok(RoundsPage {
        cut: next.as_ref().map(|next| seen(next.preview.cut)),
        settle: next.as_ref().map(|next| seen(next.preview.settle)),
        cases,
        marks: next.as_ref().map_or(Vec::new(), |next| marks(&next.preview)),
        debits: next.as_ref().and_then(|next| next.debits),
        next,
        settled,
        page,
        plan,
        form,
        done: String::new(),
        may_move: if may { Permission::Given } else { Permission::Withheld },
    })
}

/// The next round; nothing where nobody shares yet.
async fn next(web: &Web, plan: &Plan) -> Result<Option<Next>, Problem> {
    let preview = match preview(&web.community, plan.pool).await {
        Ok(found) => found,
        Err(StoreFailure::Rejected(_)) => return Ok(None),
        Err(failure) => return Err(failure.into()),
    };
    let today = calendar_day(&web.community, plan.pool, web.now()).await?;
    let mut reader = web.community.store.reader().await?;
    let state = reads::pool_state(&mut *reader, plan.pool).await?;
    let counted = if state.open.is_some() { Counted::Yes } else { Counted::NotYet };
    let objected = waiting_objected(&mut *reader, plan.pool, preview.cut, OBJECTED_MAX).await?;
    let debits = match state.sharing.funding {
        Funding::Postpaid(_) => reads::debit_run(&mut *reader, plan.pool, preview.round).await?,
        Funding::Prepaid(_) => None,
    };
    Ok(Some(Next { preview, counted, objected, debits, today }))
}

/// What a form bears of the preview it was made with.
fn marks(preview: &Preview) -> Vec<(&'static str, String)> {
    let cases = Sha256::digest(preview.cases.join("\n"));
    let cases: String = cases.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    vec![
        ("seen-round", preview.round.to_string()),
        ("seen-cut", preview.cut.to_string()),
        ("seen-settle", preview.settle.to_string()),
        ("seen-count", preview.cases.len().to_string()),
        ("seen-cases", cases),
        ("seen-aid", preview.aid.minor().to_string()),
        ("seen-from", preview.share_from.minor().to_string()),
        ("seen-to", preview.share_to.minor().to_string()),
    ]
}

/// What differs between the preview a form was made with and the one of now, in figures.
fn differences(page: &Page, plan: &Plan, form: &Form, now: &Preview) -> Vec<[String; 3]> {
    let money = |text: &str| match text.parse() {
        Ok(minor) => page.money(&Amount::from_minor(minor), &plan.currency),
        Err(_) => text.to_owned(),
    };
    let date = |text: &str| text.parse().map_or(text.to_owned(), |date| page.short_date(&date));
    let mut rows = Vec::new();
    for (name, value) in marks(now) {
        let before = form.value(name);
        if before == value {
            continue;
        }
        let (before, after) = match name {
            "seen-aid" | "seen-from" | "seen-to" => (money(before), money(&value)),
            "seen-cut" | "seen-settle" => (date(before), date(&value)),
            // That the cases are others is said in words, not by their hash.
            "seen-cases" => {
                let said = |key: &str| page.text(key).to_string();
                (said("desk-rounds-cases-were"), said("desk-rounds-cases-are"))
            }
            _ => (before.to_owned(), value),
        };
        rows.push([page.text(&format!("desk-rounds-{name}")).to_string(), before, after]);
    }
    rows
}

/// Says what moving the business date on would bring; sent again, moves it.
async fn move_on(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let today = calendar_day(&web.community, pool, web.now()).await?;
    let to = form.parse("to", |text| text.parse().ok(), "desk-rounds-date-wrong");
    let to = match to {
        Some(to) if to > today => {
            form.refuse("to", Rejection::BusinessDateAhead);
            None
        }
        Some(to) if to <= plan.on => {
            form.refuse("to", "desk-rounds-date-there");
            None
        }
        to => to,
    };
    let Some(to) = to else {
        let template = template(&web, &page, &plan, &form).await?;
        return mistyped(&page, &template);
    };
    let next = next(&web, &plan).await?;
    let changed = match &next {
        Some(next) => differences(&page, &plan, &form, &next.preview),
        None => Vec::new(),
    };
    if is_sure(&form) && changed.is_empty() {
        let reached = live_through(&web.community, pool, to, web.now()).await?;
        let done = match reached {
            Advanced::At(_) => "moved",
            Advanced::Waiting { .. } => "debits",
            Advanced::Objected { .. } => "objected",
            Advanced::Stopped { .. } => "stopped",
        };
        submitted.done();
        return Ok(see(&format!("/desk/rounds/{pool}?done={done}")));
    }
    if let Some(next) = &next {
        for (name, value) in marks(&next.preview) {
            form.set(name, value);
        }
    }
    let said = (!changed.is_empty()).then(|| page.text("desk-rounds-changed").to_string());
    let sure = Sure {
        title: page.text("desk-rounds-move-title").with("on", page.date(&to)).to_string(),
        follows: follows(&page, &plan, next.as_ref(), to),
        parts: Vec::new(),
        figures: changed,
        changed: said.into_iter().collect(),
        action: format!("/desk/rounds/{pool}/date"),
        back: format!("/desk/rounds/{pool}"),
        button: page.text("desk-rounds-move-button").to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &form)
}

/// What the days through this one bring.
fn follows(page: &Page, plan: &Plan, next: Option<&Next>, to: Date) -> Vec<String> {
    let days = (to - plan.on).get_days();
    let mut lines = vec![page.text("desk-rounds-days").with("days", days).to_string()];
    let Some(next) = next else { return lines };
    let foreseen = &next.preview;
    let within = |day: Date| day > plan.on && day <= to;
    if next.counted == Counted::NotYet && within(foreseen.cut) {
        let cut = page.text("desk-rounds-brings-cut").with("on", page.date(&foreseen.cut));
        lines.push(cut.with("round", foreseen.round).to_string());
    }
    if within(foreseen.settle) {
        let settle = page.text("desk-rounds-brings-settle").with("on", page.date(&foreseen.settle));
        let settle = settle.with("from", page.money(&foreseen.share_from, &plan.currency));
        let settle = settle.with("to", page.money(&foreseen.share_to, &plan.currency));
        let settle = settle.with("cases", foreseen.cases.len());
        lines.push(settle.to_string());
        if !next.objected.is_empty() {
            let count = next.objected.len();
            lines.push(page.text("desk-rounds-waits-answers").with("count", count).to_string());
        }
        if next.debits.is_some_and(|run| run.confirmed_on.is_none()) {
            lines.push(page.text("desk-rounds-waits-debits").to_string());
        }
    }
    lines.push(page.text("desk-rounds-days-clocks").to_string());
    lines
}
