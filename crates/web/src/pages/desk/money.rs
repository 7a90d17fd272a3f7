//! The money of a plan at the desk: what waits for a second person, proposing, files of deposits,
//! what the bank states, and balances to give back.

use super::ProposalLine;
use super::entry::{Change, custody, figures, follows, parts, proposal_path, read};
use super::frame::{OnPlan, Plan};
use super::proposal::{FILE_MAX, NAME};
use super::sent_files::SubmittedTexts;
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::{FaultBody, Problem};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use service::custody::{enter_statement, expected_on};
use service::deposit_file::{DepositFile, Report, propose_file, report};
use service::principal::Principal;
use service::proposals::{propose, waiting_for};
use service::roles::Action;
use std::sync::Arc;
use store::custody::{CustodyStatement, RefundDue, custody_statements, refunds_due};
use store::proposal::{Proposal, open_proposals};
use store::{PoolId, StoreFailure};

/// How many statements are shown.
const STATEMENTS_MAX: u32 = 12;

/// How many balances to give back are shown.
const REFUNDS_MAX: u32 = 50;

#[derive(Template)]
#[template(path = "desk/money.html")]
struct MoneyPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    to_decide: Vec<ProposalLine>,
    others: Vec<ProposalLine>,
    statements: Vec<(CustodyStatement, Amount)>,
    refunds: Vec<(RefundDue, String)>,
    form: &'p Form,
    report: Option<Looked>,
    done: String,
}

/// What a file of deposits would do.
struct Looked {
    report: Report,
    faults: Vec<FaultBody>,
    figures: [String; 3],
}

impl MoneyPage<'_> {
    fn may_deposit(&self) -> bool {
        self.page.may(Action::ProposeDeposit)
    }

    fn may_remove(&self) -> bool {
        self.page.may(Action::ProposeRemoval)
    }

    fn may_state(&self) -> bool {
        self.page.may(Action::EnterCustody)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let file = |handler: axum::routing::MethodRouter<Arc<Web>>| {
        handler.layer(DefaultBodyLimit::max(FILE_MAX))
    };
    Router::new()
        .route("/desk/money/{pool}", get(show))
        .route("/desk/money/{pool}/proposals", post(propose_entry))
        .route("/desk/money/{pool}/deposit-file", file(post(look_at_file)))
        .route("/desk/money/{pool}/custody", post(state_custody))
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let caller = viewer(&page)?;
    // A balance to give back leads to its form, filled in.
    let form = Form::read(query.unwrap_or_default().as_bytes());
    let mut template = template(&web, &page, (&caller, &plan), &form).await?;
    if form.is("done", "custody") {
        template.done = page.text("money-done-custody").to_string();
    }
    html(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (caller, plan): (&Principal, &'p Plan),
    form: &'p Form,
) -> Result<MoneyPage<'p>, Problem> {
    let waiting = waiting_for(&web.community, caller, plan.pool).await?;
    let mut reader = web.community.store.reader().await?;
    let open = open_proposals(&mut *reader, plan.pool).await?;
    let statements = match page.may(Action::EnterCustody) {
        true => custody_statements(&mut *reader, plan.pool, plan.on, STATEMENTS_MAX).await?,
        false => Vec::new(),
    };
    let refunds = match page.may(Action::ProposeRefund) {
        true => refunds_due(&mut *reader, plan.pool, None, REFUNDS_MAX).await?,
        false => Vec::new(),
    };
    drop(reader);
    let line = |one: &Proposal| ProposalLine {
        href: proposal_path(&one.id),
        plan: plan.name.clone(),
        kind: page.word("desk-proposal", one.kind.slug()),
        at: page.moment(&one.made_at),
    };
    let others = open.iter().filter(|one| !waiting.iter().any(|mine| mine.id == one.id));
    let difference = |one: CustodyStatement| {
        let difference = one.stated.minus(one.expected).unwrap_or(Amount::ZERO);
        (one, difference)
    };
    let plain = |one: RefundDue| (one, one.balance.display(plan.currency).to_string());
    Ok(MoneyPage {
        page,
        plan,
        to_decide: waiting.iter().map(line).collect(),
        others: others.map(line).collect(),
        statements: statements.into_iter().map(difference).collect(),
        refunds: refunds.into_iter().map(plain).collect(),
        form,
        report: None,
        done: String::new(),
    })
}

/// Shows what is proposed beside what is in the books; sent again, proposes it.
async fn propose_entry(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let Some(entry) = read(&mut form, submitted.key, plan.currency) else {
        let template = template(&web, &page, (&caller, &plan), &form).await?;
        return mistyped(&page, &template);
    };
    if is_sure(&form) {
        let which = (pool, submitted.key);
        propose(&web.community, &caller, which, &entry, web.now()).await?;
        let path = proposal_path(&submitted.key);
        submitted.done();
        return Ok(see(&path));
    }
    let found = figures(&web, &page, (&caller, Some(&plan)), &entry).await?;
    if found.is_empty() {
        let why = match form.value("kind") {
            "payout" => ("case", Rejection::CaseUnknown),
            _ => ("member", Rejection::MemberUnknown),
        };
        form.refuse(why.0, why.1);
        let template = template(&web, &page, (&caller, &plan), &form).await?;
        return mistyped(&page, &template);
    }
    let kind = page.word("desk-proposal", entry.kind().slug());
    let mut lines = vec![page.text("money-propose-second").to_string()];
    lines.extend(follows(&page, &entry));
    let sure = Sure {
        title: page.text("money-propose-title").with("kind", kind).to_string(),
        follows: lines,
        parts: parts(&page, Some(&plan), &entry),
        figures: found,
        changed: Vec::new(),
        action: format!("/desk/money/{pool}/proposals"),
        back: format!("/desk/money/{pool}"),
        button: page.text("money-propose").to_string(),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &form)
}

/// Looks at a file of deposits; where it has no fault and the reader says so, proposes it.
async fn look_at_file(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: SubmittedTexts,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let text = form.raw("file").to_owned();
    if text.is_empty() {
        form.refuse("file", "money-file-missing");
        let template = template(&web, &page, (&caller, &plan), &form).await?;
        return mistyped(&page, &template);
    }
    let file = DepositFile { name: NAME, bytes: text.as_bytes() };
    if is_sure(&form) {
        let made = propose_file(&web.community, &caller, pool, file, web.now()).await?;
        submitted.done();
        return Ok(see(&proposal_path(&made.proposal)));
    }
    let report = match report(&web.community, &caller, pool, file).await {
        Ok(report) => report,
        Err(StoreFailure::Rejected(why)) => {
            form.refuse("file", why);
            let template = template(&web, &page, (&caller, &plan), &form).await?;
            return mistyped(&page, &template);
        }
        Err(failure) => return Err(failure.into()),
    };
    let (_, new) = report.difference;
    let figures = custody(&web, &page, &plan, Change::In(new)).await?;
    let faults = report.faults.iter().map(|one| FaultBody::of(one, page.language())).collect();
    let mut template = template(&web, &page, (&caller, &plan), &form).await?;
    template.report = Some(Looked { report, faults, figures });
    html(&page, &template)
}

/// Shows what the bank states beside what the books say; sent again, enters it.
async fn state_custody(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let on: Option<Date> = form.parse("custody-on", |text| text.parse().ok(), "money-day-wrong");
    let currency = plan.currency;
    let read = |text: &str| Amount::parse(text, currency).ok();
    let stated = form.parse("custody-stated", read, "desk-step-amount-wrong");
    let (Some(on), Some(stated)) = (on, stated) else {
        let template = template(&web, &page, (&caller, &plan), &form).await?;
        return mistyped(&page, &template);
    };
    if is_sure(&form) {
        let which = (pool, submitted.key);
        let done = enter_statement(&web.community, &caller, which, on, stated).await;
        return match done {
            Ok(_) => {
                submitted.done();
                Ok(see(&format!("/desk/money/{pool}?done=custody#custody")))
            }
            Err(StoreFailure::Rejected(why)) => {
                form.refuse("custody-on", why);
                let template = template(&web, &page, (&caller, &plan), &form).await?;
                mistyped(&page, &template)
            }
            Err(failure) => Err(failure.into()),
        };
    }
    let expected = expected_on(&web.community, &caller, pool, on).await?;
    let difference = stated.minus(expected).map_err(Rejection::from)?;
    let money = |amount: Amount| page.money(&amount, &plan.currency);
    let said = |key: &str| page.text(key).to_string();
    let verdict =
        if difference == Amount::ZERO { "money-custody-same" } else { "money-custody-differs" };
    let verdict = page.text(verdict).with("difference", money(difference)).to_string();
    let sure = Sure {
        title: page.text("money-custody-title").with("on", page.date(&on)).to_string(),
        follows: vec![verdict, said("money-custody-kept")],
        parts: Vec::new(),
        figures: vec![[said("money-custody-row"), money(expected), money(stated)]],
        changed: Vec::new(),
        action: format!("/desk/money/{pool}/custody"),
        back: format!("/desk/money/{pool}"),
        button: said("money-custody-enter"),
        weight: Weight::Grave,
    };
    ask(&page, &sure, &form)
}
