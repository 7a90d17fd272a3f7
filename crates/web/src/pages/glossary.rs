//! The words of mutual aid, each in a sentence or two, at an anchor of its own.

use super::answer::{PageAnswer, html};
use super::page::Page;
use super::texts::Texts;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// The words, as anchors, in an order in which one explains the next.
const WORDS: [&str; 31] = [
    "mutual-aid-plan",
    "covenant",
    "article",
    "round",
    "share",
    "share-unit",
    "management-fee",
    "carry-over",
    "prepaid-balance",
    "postpaid-debit",
    "arrears",
    "waiting-period",
    "health-declaration",
    "pre-existing-condition",
    "first-definite-diagnosis",
    "case",
    "aid",
    "second-review",
    "public-notice",
    "objection",
    "appeal",
    "jury",
    "funds-held",
    "custody",
    "refund-in-the-original-way",
    "closing",
    "run-off",
    "adverse-selection",
    "checkpoint",
    "proof-of-inclusion",
    "witness",
];

/// The people, as roles.
const ROLES: [&str; 14] = [
    "member",
    "applicant",
    "payer",
    "intake-clerk",
    "medical-reviewer",
    "investigator",
    "second-reviewer",
    "juror",
    "treasurer",
    "plan-manager",
    "compliance",
    "auditor",
    "witness",
    "supervisor",
];

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/glossary", get(show))
}

#[derive(Template)]
#[template(path = "glossary.html")]
struct GlossaryPage<'p> {
    page: &'p Page,
    words: Vec<Word>,
    roles: Vec<Word>,
}

struct Word {
    anchor: String,
    name: String,
    means: String,
    /// The same word in the other languages, with their tags.
    elsewhere: Vec<(&'static str, String)>,
}

async fn show(page: Page) -> PageAnswer {
    let words = WORDS.iter().map(|word| word_of(&page, word, &format!("glossary-{word}")));
    let roles = ROLES.iter().map(|role| format!("role-{role}"));
    let roles = roles.map(|role| word_of(&page, &role, &role));
    html(&page, &GlossaryPage { page: &page, words: words.collect(), roles: roles.collect() })
}

fn word_of(page: &Page, anchor: &str, key: &str) -> Word {
    let others = Texts::all().iter().filter(|texts| texts.tag != page.texts.tag);
    Word {
        anchor: anchor.to_owned(),
        name: page.text(key).to_string(),
        means: page.text(&format!("glossary-{anchor}-means")).to_string(),
        elsewhere: others.map(|texts| (texts.tag.as_str(), texts.text(key).to_string())).collect(),
    }
}
