//! A queue of work: by the harm of waiting, with its clocks; taking cases in hand and putting them
//! back.

use super::frame::{self, Plan, case_path, plan};
use super::payment::payment_path;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, see};
use crate::pages::components::TimeLimit;
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use casework::conditions;
use casework::state::Queue;
use ledger::Rejection;
use service::cases::{claim, may_claim, queue_page, release};
use service::derived_id::derived_id;
use service::principal::Principal;
use service::roles::Action;
use std::sync::Arc;
use store::case_reads::case_steps;
use store::{CaseFile, PoolId, QueuePlace, StoreFailure};

/// How many cases stand on a page of a queue.
const PAGE: u32 = 25;

/// A case in a queue.
struct Row {
    case: String,
    href: String,
    claim: String,
    condition: String,
    harm: u32,
    event_on: String,
    clock: Option<TimeLimit>,
    hand: Hand,
    until: String,
    note: String,
}

/// In whose hands a case is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    Nobody,
    Mine,
    Another,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    plans: Vec<Plan>,
    queue: Queue,
    rows: Vec<Row>,
    next: Option<String>,
    done: String,
}

impl Row {
    fn is_free(&self) -> bool {
        self.hand == Hand::Nobody
    }

    fn is_mine(&self) -> bool {
        self.hand == Hand::Mine
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/queues/{queue}", get(show))
        .route("/desk/queues/{queue}/claims", post(take_several))
        .route("/desk/cases/{pool}/{case}/claim", post(take))
        .route("/desk/cases/{pool}/{case}/release", post(put_back))
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(queue): Path<String>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let queue = Queue::from_slug(&queue).ok_or(Rejection::PathUnknown)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let plans = frame::plans(&web, &page).await?;
    let pool: Option<PoolId> = asked.value("pool").parse().ok();
    let plan = match pool {
        Some(pool) => plan(&web, &page, pool).await?,
        None => plans.first().cloned().ok_or(Rejection::PoolUnknown)?,
    };
    let page = page.on(plan.on);
    let after = read_place(asked.value("after"))?;
    let of = (plan.pool, queue);
    let found = queue_page(&web.community, &caller, of, after.as_ref(), PAGE).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == PAGE);
    let next = found.last().filter(|_| full).and_then(CaseFile::place).map(|place| {
        let text = format!("{} {} {}", place.harm, place.due_on, place.case);
        let after: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        format!("/desk/queues/{}?pool={}&after={after}", queue.slug(), plan.pool)
    });
    let mut rows = Vec::with_capacity(found.len());
    for file in found {
        rows.push(row(&web, &page, (&caller, &plan), file).await?);
    }
    let done = match asked.value("taken").parse::<u32>() {
        Ok(count) => page.text("queue-taken").with("count", count).to_string(),
        Err(_) => String::new(),
    };
    html(&page, &QueuePage { page: &page, plan: &plan, plans, queue, rows, next, done })
}

fn read_place(text: &str) -> Result<Option<QueuePlace>, Rejection> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.splitn(3, ' ');
    let mut next = || parts.next().ok_or(Rejection::ParameterWrong);
    let harm = next()?.parse().map_err(|_| Rejection::ParameterWrong)?;
    let due_on = next()?.parse().map_err(|_| Rejection::ParameterWrong)?;
    Ok(Some(QueuePlace { harm, due_on, case: next()?.to_owned() }))
}

async fn row(
    web: &Web,
    page: &Page,
    (caller, plan): (&Principal, &Plan),
    file: CaseFile,
) -> Result<Row, Problem> {
    let mut reader = web.community.store.reader().await?;
    let steps = case_steps(&mut *reader, plan.pool, file.member, &file.case).await?;
    drop(reader);
    let note = steps.iter().rev().find(|step| step.kind == "note");
    let note = note.map(|step| {
        let role = frame::role_name(page, &step.role);
        page.text("queue-note").with("role", role).with("on", page.short_date(&step.on)).to_string()
    });
    let claim = file.claim.filter(|(_, until)| frame::holds(*until, web.now()));
    let hand = match claim {
        None => Hand::Nobody,
        Some((account, _)) if account == caller.account => Hand::Mine,
        Some(_) => Hand::Another,
    };
    Ok(Row {
        // A treasurer pays a case without reading it.
        href: case_home(page, plan.pool, &file.case),
        claim: case_path(plan.pool, &file.case),
        condition: match page.may(Action::ReadCase) {
            true => frame::sentence(&condition_name(page, file.condition.as_deref())),
            false => page.text("queue-payment-case").to_string(),
        },
        harm: file.harm,
        event_on: page.short_date(&file.event_on),
        clock: file.due_on.map(|due_on| TimeLimit::seen(due_on, plan.on)),
        hand,
        until: claim.map_or(String::new(), |(_, until)| page.moment(&until)),
        note: note.unwrap_or_default(),
        case: file.case,
    })
}

/// Where this reader works on a case.
fn case_home(page: &Page, pool: PoolId, case: &str) -> String {
    match page.may(Action::ReadCase) {
        true => case_path(pool, case),
        false => payment_path(pool, case),
    }
}

/// What people call a condition.
pub(super) fn condition_name(page: &Page, id: Option<&str>) -> String {
    match id {
        None => page.text("review-no-condition").to_string(),
        Some(id) => match conditions::find(id) {
            Ok(listed) => page.pick(listed.chinese, listed.english).to_owned(),
            Err(_) => id.to_owned(),
        },
    }
}

/// Takes one case in hand and opens it.
async fn take(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let plan = plan(&web, &page, pool).await?;
    let (of, when) = ((pool, case.as_str()), (plan.on, web.now()));
    claim(&web.community, &submitted.caller, of, submitted.key, when).await?;
    submitted.done();
    Ok(see(&case_home(&page, pool, &case)))
}

/// Puts a case back and shows where it went.
async fn put_back(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    release(&web.community, &submitted.caller, (pool, &case), submitted.key).await?;
    submitted.done();
    Ok(see(&format!("{}?done=release", case_home(&page, pool, &case))))
}

/// Says what taking the marked cases in hand would do; sent again, does it.
async fn take_several(
    State(web): State<Arc<Web>>,
    Path(queue): Path<String>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let queue = Queue::from_slug(&queue).ok_or(Rejection::PathUnknown)?;
    let pool: PoolId =
        submitted.form.value("pool").parse().map_err(|_| Rejection::ParameterWrong)?;
    let plan = plan(&web, &page, pool).await?;
    let page = page.on(plan.on);
    let when = (plan.on, web.now());
    let cases: Vec<String> = submitted.form.values("case").take(100).map(str::to_owned).collect();
    let here = format!("/desk/queues/{}?pool={pool}", queue.slug());
    if cases.is_empty() {
        return Ok(see(&here));
    }
    if is_sure(&submitted.form) {
        let mut taken = 0_u32;
        for case in &cases {
            let key = derived_id(submitted.key, case);
            match claim(&web.community, &submitted.caller, (pool, case), key, when).await {
                Ok(_) => taken = taken.saturating_add(1),
                // Somebody was quicker, or it moved on: the list shows where it is.
                Err(StoreFailure::Rejected(_)) => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        submitted.done();
        return Ok(see(&format!("{here}&taken={taken}")));
    }
    let mut follows = Vec::with_capacity(cases.len());
    for case in &cases {
        let found = may_claim(&web.community, &submitted.caller, (pool, case), when).await;
        follows.push(match found {
            Ok(()) => page.text("queue-would-take").with("case", case).to_string(),
            Err(StoreFailure::Rejected(why)) => {
                let why = page.rejection(why);
                page.text("queue-would-not-take").with("case", case).with("why", why).to_string()
            }
            Err(failure) => return Err(failure.into()),
        });
    }
    follows.push(page.text("queue-take-after").to_string());
    let sure = Sure {
        title: page.text("queue-take-title").with("count", cases.len()).to_string(),
        follows,
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("/desk/queues/{}/claims", queue.slug()),
        back: here,
        button: page.text("queue-take-sure").to_string(),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &submitted.form)
}
