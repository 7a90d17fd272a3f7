//! A case at the desk of treasurers: what is due, the accounts, how it is paid, what came back. It
//! shows nothing of the illness.

use super::frame::{OnPlan, Plan, plan};
use super::payment::{outcome, payment_path};
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, see, with_status};
use crate::pages::components::TimeLimit;
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use casework::state::State as Where;
use jiff::Timestamp;
use ledger::Rejection;
use service::cases::payments::{AccountShown, accounts, verify_account};
use service::cases::possible_steps;
use service::principal::Principal;
use std::sync::Arc;
use store::case_reads::case_file;
use store::payment::{
    AidInBooks, PaidTo, PaymentLine, aid_in_books, payment_accounts, payment_lines_of_case,
};
use store::{CaseFile, PoolId, StoreFailure};

/// An account, with its text once it was looked at.
struct Account {
    to: PaidTo,
    name: String,
    text: Option<[String; 3]>,
    entered_at: Timestamp,
    entered: String,
    verified: String,
}

#[derive(Template)]
#[template(path = "desk/payment_case.html")]
struct PaymentCasePage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    path: String,
    file: CaseFile,
    state: String,
    clock: Option<TimeLimit>,
    books: Option<AidInBooks>,
    accounts: Vec<Account>,
    lines: Vec<PaymentLine>,
    offered: Vec<&'static str>,
    form: &'p Form,
    done: String,
}

impl PaymentCasePage<'_> {
    fn may(&self, slug: &str) -> bool {
        self.offered.contains(&slug)
    }

    fn outcome(&self, line: &PaymentLine) -> String {
        outcome(self.page, line)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/payments/{pool}/cases/{case}", get(show))
        .route("/desk/payments/{pool}/cases/{case}/look", post(look))
        .route("/desk/payments/{pool}/cases/{case}/verification", post(verify))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((_, case)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let mut template = template(&web, &page, (&caller, &plan, &case), (&form, Vec::new())).await?;
    template.done = match asked.value("done") {
        "plan_payment" => page.text("review-done-plan-payment").to_string(),
        "return" | "recover" => page.text("desk-pay-done-return").to_string(),
        "verified" => page.text("desk-pay-done-verified").to_string(),
        _ => String::new(),
    };
    html(&page, &template)
}

/// The page again, with what is wrong in a form.
pub(super) async fn again(
    web: &Web,
    page: &Page,
    (caller, pool, case): (&Principal, PoolId, &str),
    form: &Form,
) -> PageAnswer {
    let plan = plan(web, page, pool).await?;
    let template = template(web, page, (caller, &plan, case), (form, Vec::new())).await?;
    with_status(page, StatusCode::UNPROCESSABLE_ENTITY, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, plan, case): (&Principal, &'p Plan, &str),
    (form, looked): (&'p Form, Vec<AccountShown>),
) -> Result<PaymentCasePage<'p>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let file = case_file(&mut *reader, plan.pool, case).await?;
    let books = aid_in_books(&mut *reader, plan.pool, case).await?;
    let kept = payment_accounts(&mut *reader, plan.pool, file.member, case).await?;
    let lines = payment_lines_of_case(&mut *reader, plan.pool, file.member, case).await?;
    drop(reader);
    let possible = possible_steps(&web.community, caller, (plan.pool, case), plan.on).await?;
    let shown = |to: PaidTo| {
        let found = looked.iter().find(|one| one.to == to)?;
        let text = &found.text;
        Some([text.holder.clone(), text.bank.clone(), text.number.clone()])
    };
    let accounts = kept.into_iter().map(|one| Account {
        name: page.word("desk-paid-to", one.to.slug()),
        text: shown(one.to),
        entered_at: one.entered_at,
        entered: page.moment(&one.entered_at),
        verified: one.verified.map_or(String::new(), |(_, at)| page.moment(&at)),
        to: one.to,
    });
    let state = Where::from_slug(&file.state);
    Ok(PaymentCasePage {
        path: payment_path(plan.pool, case),
        state: state.map_or(String::new(), |state| state.name(page.language()).to_owned()),
        clock: file.due_on.map(|due_on| TimeLimit::seen(due_on, plan.on)),
        books,
        accounts: accounts.collect(),
        lines,
        offered: possible.iter().map(|row| row.slug).collect(),
        file,
        page,
        plan,
        form,
        done: String::new(),
    })
}

/// Logs the look with its reason, then shows the accounts whole.
async fn look(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let reason = form.value("reason").to_owned();
    let when = (plan.on, web.now());
    match accounts(&web.community, &caller, (pool, &case), &reason, when).await {
        Ok(looked) => {
            let which = (&*caller, &plan, case.as_str());
            let template = template(&web, &page, which, (&form, looked)).await?;
            submitted.done();
            html(&page, &template)
        }
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", why);
            again(&web, &page, (&caller, pool, &case), &form).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Says what verifying an account means; sent again, verifies it.
async fn verify(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let path = payment_path(pool, &case);
    let to = PaidTo::from_slug(form.value("to")).ok_or(Rejection::FieldsWrong)?;
    let entered_at = form.value("entered_at").parse().map_err(|_| Rejection::FieldsWrong)?;
    if is_sure(&form) {
        let (what, when) = ((submitted.key, to, entered_at), (plan.on, web.now()));
        let which = (pool, case.as_str());
        return match verify_account(&web.community, &caller, which, what, when).await {
            Ok(_) => {
                submitted.done();
                Ok(see(&format!("{path}?done=verified")))
            }
            Err(StoreFailure::Rejected(why)) => {
                form.refuse("", why);
                again(&web, &page, (&caller, pool, &case), &form).await
            }
            Err(failure) => Err(failure.into()),
        };
    }
    let follows = ["desk-pay-verify-looked", "desk-pay-verify-goes", "desk-pay-verify-two"];
    let name = page.word("desk-paid-to", to.slug());
    let sure = Sure {
        title: page.text("desk-pay-verify-title").with("to", name).to_string(),
        follows: follows.map(|key| page.text(key).to_string()).to_vec(),
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("{path}/verification"),
        back: path,
        button: page.text("desk-pay-verify").to_string(),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &form)
}
