//! What happened to a case, in words.

use super::frame::{self, Plan};
use crate::pages::page::Page;
use casework::report::REPORT;
use casework::table::{STEPS, StepRow};
use service::cases::{Shown, StepSeen, Words};

/// A step that was taken.
#[derive(Clone)]
pub(super) struct HistoryLine {
    /// Which.
    pub step: u32,
    /// Its name for machines.
    pub kind: String,
    /// What.
    pub name: String,
    /// When, and by whom.
    pub by: String,
    /// What it says.
    pub says: Vec<(String, String)>,
    /// The words, where they may be read.
    pub text: String,
    /// Whether what was decided is hidden yet.
    pub hidden: String,
}

/// A step that was taken, in words.
pub(super) fn history(page: &Page, plan: &Plan, seen: &StepSeen) -> HistoryLine {
    let step = &seen.step;
    let row = STEPS.iter().find(|row| row.slug == step.kind);
    let name = match row {
        Some(StepRow { names: [chinese, english], .. }) => {
            frame::sentence(page.pick(chinese, english))
        }
        None => page.text("review-step-report").to_string(),
    };
    let role = frame::role_name(page, &step.role);
    let by = page.text("review-step-by").with("role", role).with("on", page.short_date(&step.on));
    let said = step.body.lines().filter_map(|line| line.split_once('='));
    let says = match step.kind.as_str() {
        // What a report says stands among the facts.
        REPORT => Vec::new(),
        _ => said.filter_map(|(key, value)| said_of(page, plan, (key, value))).collect(),
    };
    let words = seen.words.as_ref();
    HistoryLine {
        step: step.step,
        kind: step.kind.clone(),
        name,
        by: by.to_string(),
        says,
        text: words.map_or(String::new(), |words| text_of(page, words)),
        hidden: match seen.shown {
            Shown::NotYet => page.text("review-step-hidden").to_string(),
            Shown::Yes => String::new(),
        },
    }
}

fn text_of(page: &Page, words: &Words) -> String {
    let mut text = words.text.clone();
    if !words.hospital.is_empty() {
        let hospital = page.text("review-hospital").with("hospital", &words.hospital).to_string();
        text = format!("{hospital}\n{text}");
    }
    for (place, item) in words.items.iter().enumerate() {
        let number = place.saturating_add(1);
        text = format!("{text}\n{number}. {}", item.name(page.language()));
    }
    text
}

/// A part of what a step says: its name and its value in words; nothing for what only machines
/// read.
fn said_of(page: &Page, plan: &Plan, (key, value): (&str, &str)) -> Option<(String, String)> {
    let minor = || value.parse::<i64>().ok().map(money::Amount::from_minor);
    let money = || minor().map_or(value.to_owned(), |amount| page.money(&amount, &plan.currency));
    let reason = |slug: &str| match casework::reason::Reason::from_slug(slug) {
        Some(reason) => format!("{} {}", reason.code(), reason.words().says(page.language())),
        None => slug.to_owned(),
    };
    let (label, text) = match key {
        "aid" | "amount" | "fee" | "due" => ("review-said-amount", money()),
        "aid_minor" | "amount_minor" | "fee_minor" | "due_minor" => ("review-said-amount", money()),
        "reason" => ("review-said-reason", reason(value)),
        "round" => ("review-said-round", value.to_owned()),
        "reasons" => {
            ("review-said-reason", value.split(' ').map(reason).collect::<Vec<_>>().join("; "))
        }
        "answer" | "found" | "outcome" => ("review-said-outcome", page.word("desk-said", value)),
        "plan" => ("review-said-plan", plan_said(page, value)),
        "papers" | "paper" => ("review-said-papers", papers_said(page, value)),
        _ => return None,
    };
    Some((page.text(label).to_string(), text))
}

/// A payment in parts is kept as its parts.
fn plan_said(page: &Page, value: &str) -> String {
    match value {
        "at_once" | "against_bills" => page.word("desk-payment", value),
        parts => {
            let count = parts.split(", ").count();
            page.text("review-said-parts").with("count", count).to_string()
        }
    }
}

fn papers_said(page: &Page, value: &str) -> String {
    let name = |slug: &str| match casework::checks::Paper::from_slug(slug) {
        Some(paper) => paper.name(page.language()).to_owned(),
        None => slug.to_owned(),
    };
    let names: Vec<String> = value.split([' ', ',']).map(name).collect();
    names.join(page.pick("、", ", "))
}
