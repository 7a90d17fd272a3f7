//! Taking a step of a case: shown with what follows from it, then taken.

use super::case::again;
use super::frame::{OnPlan, Plan, case_path, sentence};
use super::payment::payment_path;
use super::payment_case;
use super::step_form::{accepted, read};
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::routing::post;
use casework::case::Effect;
use casework::clock::ClockOwner;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::step::{HumanStep, ObjectionAnswer, Step};
use ledger::Rejection;
use rules::covenant::article_heading;
use service::cases::{StepAsked, StepForeseen, foresee_step, reckon, take_step};
use service::principal::Principal;
use std::sync::Arc;
use store::{PoolId, StoreFailure};

/// The largest form: many lines of bills and the words.
const FORM_MAX: usize = 256 * 1024;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/cases/{pool}/{case}/steps", post(take))
        .layer(DefaultBodyLimit::max(FORM_MAX))
}

/// Says what follows from a step; sent again, takes it. Who filled it in on a view that is no
/// longer the latest is shown what happened since.
async fn take(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, case)): Path<(PoolId, String)>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let slug = form.value("step").to_owned();
    let seen = form.value("seen").parse().unwrap_or(0);
    let caller = Arc::clone(&submitted.caller);
    let whole = (&*caller, pool, case.as_str());
    let Some((step, words)) = read(&mut form, plan.currency) else {
        return wrong(&web, &page, whole, (&form, 0)).await;
    };
    let mut asked = StepAsked { step, words, seen };
    if !is_sure(&form) {
        reckon_aid(&web, &page, (pool, &case), (&mut asked, &mut form), &plan).await?;
    }
    let (of, when) = ((pool, case.as_str()), (plan.on, web.now()));
    let outcome = match is_sure(&form) {
        true => {
            let what = (submitted.key, &asked);
            take_step(&web.community, &caller, of, what, when).await.map(|_| None)
        }
        false => foresee_step(&web.community, &caller, of, &asked, when).await.map(Some),
    };
    match outcome {
        Ok(None) => {
            submitted.done();
            // A reader who has decided is not shown the case again before the next one has.
            Ok(see(&format!("{}?done={slug}", home(&form, pool, &case))))
        }
        Ok(Some(foreseen)) => {
            let mut sure = consequences(&page, (&plan, &case), &asked, &foreseen);
            sure.back = home(&form, pool, &case);
            ask(&page, &sure, &form)
        }
        Err(StoreFailure::Rejected(why)) => {
            form.set("sure", "");
            form.refuse("", why);
            let since = if why == Rejection::CaseMoved { seen } else { 0 };
            wrong(&web, &page, whole, (&form, since)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The page that the form stands on: that of the case, or that of its payment.
fn home(form: &Form, pool: PoolId, case: &str) -> String {
    match form.is("from", "payment") {
        true => payment_path(pool, case),
        false => case_path(pool, case),
    }
}

/// The page again that the form stands on, with what is wrong.
async fn wrong(
    web: &Web,
    page: &Page,
    whole: (&Principal, PoolId, &str),
    (form, since): (&Form, u32),
) -> PageAnswer {
    match form.is("from", "payment") {
        true => payment_case::again(web, page, whole, form).await,
        false => again(web, page, whole, (form, since)).await,
    }
}

/// An aid is the article's: it is reckoned here with the bills that the form accepts, and shown
/// before it is given.
async fn reckon_aid(
    web: &Web,
    page: &Page,
    which: (PoolId, &str),
    (asked, form): (&mut StepAsked, &mut Form),
    plan: &Plan,
) -> Result<(), Problem> {
    let approves = match &mut asked.step {
        HumanStep::Decide(Verdict::Approve { aid })
        | HumanStep::ReadAgain(Verdict::Approve { aid })
        | HumanStep::ReadThird(Verdict::Approve { aid })
        | HumanStep::ReadAppeal(Verdict::Approve { aid }) => aid,
        _ => return Ok(()),
    };
    let caller = crate::pages::page::viewer(page)?;
    let bills = accepted(&asked.words);
    let reckoned = reckon(&web.community, &caller, which, bills, plan.on).await?;
    // Where the article gives nothing, the step says so when it is looked at.
    if let Ok(given) = reckoned.decision {
        *approves = given.amount;
        form.set("aid", given.amount.minor().to_string());
    }
    Ok(())
}

/// What follows from a step, as the core foresees it.
fn consequences(
    page: &Page,
    (plan, case): (&Plan, &str),
    asked: &StepAsked,
    foreseen: &StepForeseen,
) -> Sure {
    let language = page.language();
    let row = Step::Human(asked.step.clone()).row();
    let name = sentence(page.pick(row.names[0], row.names[1]));
    let after = &foreseen.after;
    let mut follows = Vec::new();
    follows.extend(decided(page, plan, &asked.step));
    match after.state == foreseen.before {
        true => follows.push(page.text("desk-step-stays").to_string()),
        false => {
            let (from, to) = (foreseen.before.name(language), after.state.name(language));
            follows
                .push(page.text("desk-step-moves").with("from", from).with("to", to).to_string());
        }
    }
    if let Some(clock) = after.clock {
        let owner = page.word("desk-owner", ClockOwner::slug(clock.owner));
        let until = page.date(&clock.due_on);
        follows
            .push(page.text("desk-step-clock").with("owner", owner).with("on", until).to_string());
    }
    match foreseen.effect {
        Some(Effect::Approve { aid }) => {
            let aid = page.money(&aid, &plan.currency);
            follows.push(page.text("desk-step-approves").with("aid", aid).to_string());
        }
        Some(Effect::Withdraw) => follows.push(page.text("desk-step-withdraws").to_string()),
        None => {}
    }
    follows.push(page.text("desk-step-kept").to_string());
    let path = case_path(plan.pool, case);
    Sure {
        title: page.text("desk-step-sure-title").with("step", &name).to_string(),
        follows,
        parts: Vec::new(),
        figures: Vec::new(),
        changed: Vec::new(),
        action: format!("{path}/steps"),
        back: path,
        button: page.text("desk-step-sure-button").with("step", name).to_string(),
        weight: match reason_of(&asked.step) {
            Some(_) => Weight::Grave,
            None => Weight::Usual,
        },
    }
}

/// What a decision says, with the reason and what would change the outcome.
fn decided(page: &Page, plan: &Plan, step: &HumanStep) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(reason) = reason_of(step) {
        let words = reason.words();
        let article = article_heading(usize::from(reason.article()), page.language());
        let text = page.text("desk-step-refuses").with("code", reason.code());
        let text = text.with("says", words.says(page.language())).with("article", article);
        lines.push(text.to_string());
        let change = page.text("desk-step-change").with("change", words.change(page.language()));
        lines.push(change.to_string());
    }
    match step {
        HumanStep::Decide(Verdict::Approve { aid })
        | HumanStep::ReadAgain(Verdict::Approve { aid })
        | HumanStep::ReadThird(Verdict::Approve { aid })
        | HumanStep::ReadAppeal(Verdict::Approve { aid }) => {
            let aid = page.money(aid, &plan.currency);
            lines.push(page.text("desk-step-gives").with("aid", aid).to_string());
        }
        HumanStep::Visit { fee } => {
            let fee = page.money(fee, &plan.currency);
            lines.push(page.text("desk-step-fee").with("fee", fee).to_string());
        }
        HumanStep::AskPapers(papers) => {
            let names: Vec<&str> = papers.iter().map(|paper| paper.name(page.language())).collect();
            let names = names.join(page.pick("、", ", "));
            lines.push(page.text("desk-step-asks").with("papers", names).to_string());
        }
        HumanStep::AcceptBills { amount } => {
            let amount = page.money(amount, &plan.currency);
            lines.push(page.text("desk-step-accepts").with("amount", amount).to_string());
        }
        HumanStep::Return { amount } | HumanStep::Recover { amount } => {
            let amount = page.money(amount, &plan.currency);
            lines.push(page.text("desk-step-returns").with("amount", amount).to_string());
        }
        _ => {}
    }
    if matches!(step, HumanStep::Decide(_)) {
        lines.push(page.text("desk-step-second").to_string());
    }
    lines
}

/// For what a step refuses aid.
fn reason_of(step: &HumanStep) -> Option<Reason> {
    match step {
        HumanStep::Decide(Verdict::Refuse { reason })
        | HumanStep::ReadAgain(Verdict::Refuse { reason })
        | HumanStep::ReadThird(Verdict::Refuse { reason })
        | HumanStep::ReadAppeal(Verdict::Refuse { reason })
        | HumanStep::Answer { answer: ObjectionAnswer::Uphold(reason), .. } => Some(*reason),
        _ => None,
    }
}
