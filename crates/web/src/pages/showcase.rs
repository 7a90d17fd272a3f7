//! The page that shows what the design is made of; a demonstration has it.

use super::answer::{PageAnswer, html};
use super::components::{Moment, ShareFormula, ShareOutcome, Tense, TimeLimit};
use super::form::Form;
use super::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use jiff::civil::date;
use ledger::Rejection;
use money::{Amount, Currency};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "showcase.html")]
struct Showcase<'p> {
    page: &'p Page,
    currency: Currency,
    formula: ShareFormula,
    timeline: Vec<Moment>,
    limits: [TimeLimit; 3],
    form: Form,
    choices: [(&'static str, String); 3],
    amounts: [Amount; 3],
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/design", get(show))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    if web.settings.demonstrated.is_empty() {
        return Err(Rejection::PathUnknown.into());
    }
    let today = date(2026, 11, 25);
    let page = page.on(today);
    let currency = Currency::from_code("CNY").ok_or(Rejection::CurrencyUnknown)?;
    let moment = |key: &str, on, tense| Moment {
        on,
        title: page.text(&format!("design-timeline-{key}")).to_string(),
        detail: page.text(&format!("design-timeline-{key}-detail")).to_string(),
        tense,
    };
    let mut form = Form::of(&[("design-age", "151".to_owned()), ("design-choice", "b".to_owned())]);
    form.refuse("design-age", "design-age-wrong");
    let choice = |key: &'static str| (key, page.text(&format!("design-choice-{key}")).to_string());
    let limit = |day| TimeLimit::seen(date(2026, 11, day), today);
    let template = Showcase {
        page: &page,
        currency,
        formula: ShareFormula {
            currency,
            aid: Amount::from_minor(39_000_000),
            fee: Amount::from_minor(3_120_000),
            carry_in: Amount::from_minor(-41_260),
            reversed: Amount::ZERO,
            units: 98_412,
            share: Amount::from_minor(428),
            outcome: ShareOutcome::Shared,
        },
        timeline: vec![
            moment("reported", Some(date(2026, 11, 20)), Tense::Past),
            moment("read", Some(today), Tense::Present),
            moment("paid", None, Tense::Future),
        ],
        limits: [limit(28), limit(25), limit(21)],
        choices: [choice("a"), choice("b"), choice("c")],
        amounts: [10_000, -2_350, 123_456_789].map(Amount::from_minor),
        form,
    };
    html(template.page, &template)
}
