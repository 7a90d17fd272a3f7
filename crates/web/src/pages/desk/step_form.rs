//! A step of a case, read from its form. What cannot be read is said beside its field.

use super::case_view::text_field;
use crate::pages::form::Form;
use casework::bill::{BillLine, NotAccepted};
use casework::checks::Paper;
use casework::definition::ItemAnswer;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::sampling::SecondLook;
use casework::step::{HumanStep, ObjectionAnswer, Part, PaymentPlan};
use ledger::Rejection;
use money::{Amount, Currency};
use service::cases::Words;
use uuid::Uuid;

/// The most rows of bills, or of parts of a payment.
const ROWS_MAX: usize = 40;

/// The steps that decide.
const DECIDING: [&str; 4] = ["decide", "read_again", "read_third", "read_appeal"];

/// Reads the step that a form asks for, with its words; nothing where something is wrong.
pub(super) fn read(form: &mut Form, currency: Currency) -> Option<(HumanStep, Words)> {
    let slug = form.value("step").to_owned();
    let field = text_field(&slug);
    let mut words = Words::of_text(form.value(field));
    if !field.is_empty() && words.text.is_empty() {
        form.refuse(field, "desk-step-text-missing");
    }
    let step = match slug.as_str() {
        "ask_papers" => papers(form),
        "send_papers" => Some(HumanStep::SendPapers),
        "forward" => Some(HumanStep::Forward),
        "note" => Some(HumanStep::Note),
        "report_back" => Some(HumanStep::ReportBack),
        "assign" => account(form, "assign-whom").map(HumanStep::Assign),
        "send_back" => account(form, "send_back-whom").map(HumanStep::SendBack),
        "visit" => amount(form, "visit-fee", currency).map(|fee| HumanStep::Visit { fee }),
        "accept_bills" => amount(form, "accept_bills-amount", currency)
            .map(|amount| HumanStep::AcceptBills { amount }),
        "return" => {
            amount(form, "return-amount", currency).map(|amount| HumanStep::Return { amount })
        }
        "recover" => {
            amount(form, "recover-amount", currency).map(|amount| HumanStep::Recover { amount })
        }
        "look_back" => {
            let read = SecondLook::from_slug;
            form.parse("look_back-found", read, "desk-step-choose").map(HumanStep::LookBack)
        }
        "answer" => answer(form),
        "plan_payment" => plan(form, currency),
        slug if !DECIDING.contains(&slug) => {
            form.refuse("", Rejection::StepNotNow);
            None
        }
        slug => {
            let verdict = verdict(form, slug);
            words.items = items(form, slug);
            words.bills = bills(form, slug, currency);
            verdict.and_then(|verdict| deciding(slug, verdict))
        }
    };
    step.filter(|_| !form.is_wrong()).map(|step| (step, words))
}

/// What of the bills is accepted, where a form says so.
pub(super) fn accepted(words: &Words) -> Option<Amount> {
    let all = words.bills.iter().map(|line| line.accepted);
    (!words.bills.is_empty()).then(|| Amount::sum(all).ok()).flatten()
}

/// The step that makes this decision.
fn deciding(slug: &str, verdict: Verdict) -> Option<HumanStep> {
    match slug {
        "decide" => Some(HumanStep::Decide(verdict)),
        "read_again" => Some(HumanStep::ReadAgain(verdict)),
        "read_third" => Some(HumanStep::ReadThird(verdict)),
        "read_appeal" => Some(HumanStep::ReadAppeal(verdict)),
        _ => None,
    }
}

/// The fields of a decision; their names are those of the step.
fn fields(slug: &str) -> [&'static str; 4] {
    match slug {
        "decide" => ["decide-verdict", "decide-reason", "decide-items", "decide-bills"],
        "read_again" => {
            ["read_again-verdict", "read_again-reason", "read_again-items", "read_again-bills"]
        }
        "read_third" => {
            ["read_third-verdict", "read_third-reason", "read_third-items", "read_third-bills"]
        }
        _ => {
            ["read_appeal-verdict", "read_appeal-reason", "read_appeal-items", "read_appeal-bills"]
        }
    }
}

/// The aid is the article's, reckoned when the form is looked at: nobody types it.
fn verdict(form: &mut Form, slug: &str) -> Option<Verdict> {
    let [field, reason, ..] = fields(slug);
    match form.value(field) {
        "approve" => {
            let aid = form.value("aid").parse().unwrap_or(0);
            Some(Verdict::Approve { aid: Amount::from_minor(aid) })
        }
        "refuse" => {
            let code = |text: &str| Reason::from_code(text).ok();
            form.parse(reason, code, "desk-step-reason-missing")
                .map(|reason| Verdict::Refuse { reason })
        }
        _ => {
            form.refuse(field, "desk-step-choose");
            None
        }
    }
}

fn items(form: &Form, slug: &str) -> Vec<ItemAnswer> {
    let answer = |place: usize| ItemAnswer::from_slug(form.value(&format!("{slug}-item-{place}")));
    (0..ROWS_MAX).map_while(answer).collect()
}

fn bills(form: &mut Form, slug: &str, currency: Currency) -> Vec<BillLine> {
    let [.., field] = fields(slug);
    let mut lines = Vec::new();
    for place in 0..ROWS_MAX {
        let [billed, accepted, because] = ["billed", "accepted", "because"]
            .map(|part| form.value(&format!("{slug}-{part}-{place}")).to_owned());
        if billed.is_empty() && accepted.is_empty() {
            continue;
        }
        let amount = |text: &str| Amount::parse(text, currency).ok();
        match (amount(&billed), amount(&accepted)) {
            (Some(billed), Some(accepted)) => {
                let because = NotAccepted::from_slug(&because).filter(|_| accepted < billed);
                lines.push(BillLine { billed, accepted, because });
            }
            _ => form.refuse(field, Rejection::BillLinesInvalid),
        }
    }
    lines
}

fn papers(form: &mut Form) -> Option<HumanStep> {
    let papers: Vec<Paper> = form.values("papers").filter_map(Paper::from_slug).collect();
    if papers.is_empty() {
        form.refuse("papers", "desk-step-papers-missing");
        return None;
    }
    Some(HumanStep::AskPapers(papers))
}

fn account(form: &mut Form, field: &'static str) -> Option<Uuid> {
    form.parse(field, |text| text.parse().ok(), "desk-step-choose")
}

fn amount(form: &mut Form, field: &'static str, currency: Currency) -> Option<Amount> {
    let positive = |amount: &Amount| *amount >= Amount::ZERO;
    form.parse(
        field,
        |text| Amount::parse(text, currency).ok().filter(positive),
        "desk-step-amount-wrong",
    )
}

fn answer(form: &mut Form) -> Option<HumanStep> {
    let objection = form.parse("answer-objection", |text| text.parse().ok(), "desk-step-choose")?;
    let answer = match form.value("answer-outcome") {
        "dismiss" => ObjectionAnswer::Dismiss,
        "uphold" => {
            let code = |text: &str| Reason::from_code(text).ok();
            ObjectionAnswer::Uphold(form.parse(
                "answer-reason",
                code,
                "desk-step-reason-missing",
            )?)
        }
        _ => {
            form.refuse("answer-outcome", "desk-step-choose");
            return None;
        }
    };
    Some(HumanStep::Answer { objection, answer })
}

fn plan(form: &mut Form, currency: Currency) -> Option<HumanStep> {
    let plan = match form.value("plan_payment-plan") {
        "at_once" => PaymentPlan::AtOnce,
        "against_bills" => PaymentPlan::AgainstBills,
        "staged" => PaymentPlan::Staged(parts(form, currency)?),
        _ => {
            form.refuse("plan_payment-plan", "desk-step-choose");
            return None;
        }
    };
    Some(HumanStep::PlanPayment(plan))
}

fn parts(form: &mut Form, currency: Currency) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for place in 0..ROWS_MAX {
        let [from, amount] = ["from", "amount"]
            .map(|part| form.value(&format!("plan_payment-{part}-{place}")).to_owned());
        if from.is_empty() && amount.is_empty() {
            continue;
        }
        match (from.parse(), Amount::parse(&amount, currency)) {
            (Ok(from), Ok(amount)) => parts.push(Part { from, amount }),
            _ => {
                form.refuse("plan_payment-plan", "desk-step-parts-wrong");
                return None;
            }
        }
    }
    Some(parts)
}
