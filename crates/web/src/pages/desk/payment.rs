//! Payments of aid at the desk: what is due, the list for the bank, its file and the bank's answer.

use super::entry::proposal_path;
use super::frame::{OnPlan, Plan, segment};
use super::proposal::FILE_MAX;
use super::sent_files::SubmittedTexts;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::digest_text;
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::components::TimeLimit;
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::{FaultBody, Problem};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::cases::payments::{
    self, ImportFailure, PaymentFile, ResultFile, import_result, look_at_result, payments_due,
    preview_list, propose_list,
};
use service::principal::Principal;
use std::sync::Arc;
use store::payment::{LineOutcome, PaymentLine, PaymentList};
use store::{PoolId, StoreFailure};
use uuid::Uuid;

/// How many cases stand on a page of what is due.
const PAGE: u32 = 50;

/// How many lists are shown.
const LISTS_MAX: u32 = 200;

/// What an answer is called where it has faults.
const NAME: &str = "result.csv";

/// A case of which something is due.
struct Due {
    case: String,
    href: String,
    amount: Amount,
    to: String,
    clock: Option<TimeLimit>,
}

#[derive(Template)]
#[template(path = "desk/payments.html")]
struct PaymentsPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    due: Vec<Due>,
    list: Option<PaymentFile>,
    on: Date,
    digest: String,
    lists: Vec<PaymentList>,
    form: &'p Form,
    refused: String,
}

#[derive(Template)]
#[template(path = "desk/payment_list.html")]
struct ListPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    list: PaymentList,
    lines: Vec<PaymentLine>,
    faults: Vec<FaultBody>,
    form: &'p Form,
    done: String,
}

impl ListPage<'_> {
    fn outcome(&self, line: &PaymentLine) -> String {
        outcome(self.page, line)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let answer = post(take_result).layer(DefaultBodyLimit::max(FILE_MAX));
    Router::new()
        .route("/desk/payments/{pool}", get(show))
        .route("/desk/payments/{pool}/proposals", post(propose))
        .route("/desk/payments/{pool}/lists/{list}", get(show_list))
        .route("/desk/payments/{pool}/lists/{list}/file", post(hand_out))
        .route("/desk/payments/{pool}/lists/{list}/result", answer)
}

/// What became of a line of a list, in words.
pub(super) fn outcome(page: &Page, line: &PaymentLine) -> String {
    match &line.outcome {
        None => page.text("desk-list-open").to_string(),
        Some(LineOutcome::Paid) => page.text("desk-list-paid").to_string(),
        Some(LineOutcome::Returned(why)) => {
            page.text("desk-list-returned").with("why", why).to_string()
        }
    }
}

/// The address of a case at the desk of treasurers.
pub(super) fn payment_path(pool: PoolId, case: &str) -> String {
    format!("/desk/payments/{pool}/cases/{}", segment(case))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let form = Form::read(query.unwrap_or_default().as_bytes());
    let on = form.value("on").parse().unwrap_or(plan.on);
    let template = template(&web, &page, (&caller, &plan), (&form, on)).await?;
    html(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, plan): (&Principal, &'p Plan),
    (form, on): (&'p Form, Date),
) -> Result<PaymentsPage<'p>, Problem> {
    let place = (None, PAGE);
    let (found, _) = payments_due(&web.community, caller, plan.pool, place, plan.on).await?;
    let due = found.into_iter().map(|one| Due {
        href: payment_path(plan.pool, &one.case),
        amount: one.amount,
        to: match one.to {
            Some(to) => page.word("desk-paid-to", to.slug()),
            None => page.text("desk-pay-no-account").to_string(),
        },
        clock: one.due_on.map(|due_on| TimeLimit::seen(due_on, plan.on)),
        case: one.case,
    });
    let due = due.collect();
    let (list, refused) = match preview_list(&web.community, caller, plan.pool, on).await {
        Ok(list) => (Some(list), String::new()),
        Err(StoreFailure::Rejected(why)) => (None, page.rejection(why)),
        Err(failure) => return Err(failure.into()),
    };
    let nobody = Uuid::nil();
    let mut lists = payments::lists(&web.community, caller, plan.pool, nobody, LISTS_MAX).await?;
    // Those that the bank has not answered first, then the newest.
    lists.sort_by_key(|one| (one.result_at.is_some(), std::cmp::Reverse(one.made.made_at)));
    let digest = list.as_ref().map_or(String::new(), |list| digest_text::text(&list.digest));
    Ok(PaymentsPage { page, plan, due, list, on, digest, lists, form, refused })
}

/// Says what proposing the list that was looked at does; sent again, proposes it. Where the list
/// has become another, it is shown again.
async fn propose(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: Submitted,
) -> PageAnswer {
    let caller = Arc::clone(&submitted.caller);
    let mut form = submitted.form.clone();
    let on: Date = form.value("on").parse().map_err(|_| Rejection::DateInvalid)?;
    let seen = digest_text::read(form.value("digest"))?;
    let list = preview_list(&web.community, &caller, pool, on).await?;
    if list.digest != seen {
        form.refuse("", "desk-pay-list-changed");
        let template = template(&web, &page, (&caller, &plan), (&form, on)).await?;
        return mistyped(&page, &template);
    }
    if is_sure(&form) {
        let made = propose_list(&web.community, &caller, pool, (on, seen), web.now()).await?;
        submitted.done();
        return Ok(see(&proposal_path(&made)));
    }
    let (count, sum) = (list.lines.len(), page.money(&list.sum, &plan.currency));
    let says = page.text("desk-pay-list-says").with("count", count).with("sum", sum);
    let said = |key: &str| page.text(key).to_string();
    let sure = Sure {
        title: page.text("desk-pay-list-title").with("on", page.date(&on)).to_string(),
        follows: vec![says.to_string(), said("money-propose-second"), said("desk-pay-list-after")],
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("/desk/payments/{pool}/proposals"),
        back: format!("/desk/payments/{pool}"),
        button: said("desk-pay-list-propose"),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &form)
}

async fn show_list(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((_, list)): Path<(PoolId, Uuid)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let mut template = list_template(&web, &page, (&caller, &plan, list), &form).await?;
    let counts = ["paid", "returned", "held"].map(|name| asked.value(name).parse::<usize>());
    if let [Ok(paid), Ok(returned), Ok(held)] = counts {
        let done = page.text("desk-list-done").with("paid", paid).with("returned", returned);
        template.done = done.with("held", held).to_string();
    }
    html(&page, &template)
}

async fn list_template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, plan, list): (&Principal, &'p Plan, Uuid),
    form: &'p Form,
) -> Result<ListPage<'p>, Problem> {
    let (list, lines) = payments::list_lines(&web.community, caller, (plan.pool, list)).await?;
    let (faults, done) = (Vec::new(), String::new());
    Ok(ListPage { page, plan, list, lines, faults, form, done })
}

/// Logs the look at everybody on a list, then hands its file out.
async fn hand_out(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, list)): Path<(PoolId, Uuid)>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let (which, when) = ((pool, list), (plan.on, web.now()));
    let reason = form.value("reason").to_owned();
    match payments::export_list(&web.community, &caller, which, &reason, when).await {
        Ok(file) => {
            let disposition = format!("attachment; filename=\"payments-{list}.csv\"");
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
            ];
            // Not `done`: who loses the file asks for it again, and is logged again.
            Ok((headers, file.to_vec()).into_response())
        }
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", why);
            let template = list_template(&web, &page, (&caller, &plan, list), &form).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Looks at the bank's answer; where it has no fault and the reader says so, takes it.
async fn take_result(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, list)): Path<(PoolId, Uuid)>,
    submitted: SubmittedTexts,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let text = form.raw("file").to_owned();
    let file = ResultFile { name: NAME, bytes: text.as_bytes() };
    let outcome = match is_sure(&form) {
        true => {
            let (which, when) = ((pool, list, submitted.key), (plan.on, web.now()));
            import_result(&web.community, &caller, which, file, when).await.map(Ok)
        }
        false => look_at_result(&web.community, &caller, (pool, list), file).await.map(Err),
    };
    let here = format!("/desk/payments/{pool}/lists/{list}");
    match outcome {
        Ok(Ok(done)) => {
            submitted.done();
            let (paid, returned, held) = (done.paid, done.returned, done.held);
            Ok(see(&format!("{here}?paid={paid}&returned={returned}&held={held}")))
        }
        Ok(Err((paid, returned))) => {
            let says = page.text("desk-list-result-says").with("paid", paid);
            let says = says.with("returned", returned).to_string();
            let sure = Sure {
                title: page.text("desk-list-result-title").to_string(),
                follows: vec![says, page.text("desk-list-result-kept").to_string()],
                parts: Vec::new(),
                figures: Vec::new(),
                changed: Vec::new(),
                action: format!("{here}/result"),
                back: here,
                button: page.text("desk-list-result-take").to_string(),
                weight: Weight::Grave,
            };
            super::sure::ask_with_files(&page, &sure, &form)
        }
        Err(ImportFailure::Faults(found)) => {
            form.refuse("file", "desk-list-result-wrong");
            let mut template = list_template(&web, &page, (&caller, &plan, list), &form).await?;
            let language = page.language();
            template.faults = found.iter().map(|one| FaultBody::of(one, language)).collect();
            mistyped(&page, &template)
        }
        Err(ImportFailure::Store(StoreFailure::Rejected(why))) => {
            form.refuse("file", why);
            let template = list_template(&web, &page, (&caller, &plan, list), &form).await?;
            mistyped(&page, &template)
        }
        Err(ImportFailure::Store(failure)) => Err(failure.into()),
    }
}
