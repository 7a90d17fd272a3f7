//! What the plan gives, line by line, and what a machine found, in words.

use super::frame::Plan;
use crate::pages::page::Page;
use casework::checks::Findings;
use money::Amount;
use rules::age::age_on;
use rules::articles::waiting::first_covered_on;
use rules::covenant::article_heading;
use rules::values::{Cause, Form};
use service::cases::Reckoned;

/// Something that a machine found.
pub(super) struct Flag {
    /// The number of its reason.
    pub code: String,
    /// The article it rests on.
    pub article: String,
    /// What the reason says.
    pub says: String,
    /// What was seen.
    pub found: String,
    /// What would change the outcome.
    pub change: String,
}

/// What a machine found.
pub(super) fn flags(page: &Page, findings: &Findings) -> Vec<Flag> {
    let flag = |one: &casework::checks::Finding| {
        let words = one.reason.words();
        Flag {
            code: one.reason.code(),
            article: article_heading(usize::from(one.reason.article()), page.language()),
            says: words.says(page.language()).to_owned(),
            found: page.pick(&one.found.chinese, &one.found.english).to_owned(),
            change: words.change(page.language()).to_owned(),
        }
    };
    findings.list.iter().map(flag).collect()
}

/// What the plan gives, from the days it reads to the last sum.
pub(super) fn lines(page: &Page, plan: &Plan, reckoned: &Reckoned) -> Vec<(String, String)> {
    let (values, asks) = (&reckoned.rules.values, &reckoned.application);
    let money = |amount: Amount| page.money(&amount, &plan.currency);
    let mut lines = Vec::new();
    let mut say = |key: &str, text: String| lines.push((page.text(key).to_string(), text));
    say("reckon-joined", page.date(&asks.joined_on));
    let condition = asks.condition.as_ref();
    let listed = values.conditions.iter().find(|one| condition.is_some_and(|id| *id == one.id));
    let usual = listed.map_or(Cause::Illness, |one| one.cause);
    let covered = first_covered_on(values.waiting, asks.joined_on, asks.cause.unwrap_or(usual));
    say("reckon-covered-from", page.date(&covered));
    say("reckon-event", page.date(&asks.event_on));
    let age = age_on(asks.born, asks.event_on);
    if let Some(age) = age {
        say("reckon-age", age.to_string());
    }
    if let Some(listed) = listed {
        say("reckon-grade", listed.grade.clone());
        let of_age = |band: &&rules::values::Band| {
            let within = age.is_some_and(|age| (band.age_from..=band.age_through).contains(&age));
            band.grade == listed.grade && within
        };
        if let Some(band) = values.benefit.bands.iter().find(of_age) {
            let says = page.text("reckon-band-of").with("amount", money(band.amount));
            let says = says.with("from", band.age_from).with("through", band.age_through);
            say("reckon-band", says.to_string());
        }
    }
    if let Form::Reimbursement(terms) = values.benefit.form {
        say("reckon-bills", money(asks.bills));
        say("reckon-deductible", money(terms.deductible));
        let percent = page.text("reckon-percent").with("whole", terms.ratio_bp / 100);
        say("reckon-ratio", percent.to_string());
    }
    if values.benefit.form == Form::SpendingSteps {
        say("reckon-spending", money(asks.spending));
    }
    let earlier = page.text("reckon-earlier-of").with("count", asks.earlier.count);
    say("reckon-earlier", earlier.with("amount", money(asks.earlier.amount)).to_string());
    match &reckoned.decision {
        Ok(aid) => {
            say("reckon-gives", money(aid.amount));
            if aid.paid < aid.amount {
                let netted = aid.amount.minus(aid.paid).unwrap_or(Amount::ZERO);
                say("reckon-netted", money(netted));
            }
            if aid.at_once > Amount::ZERO {
                say("reckon-at-once", money(aid.at_once));
            }
            say("reckon-pays", money(aid.paid));
        }
        Err(refusal) => {
            let words = refusal.rejection.words();
            let why = page.pick(words.chinese, words.english);
            let article = article_heading(usize::from(refusal.article), page.language());
            say("reckon-gives-nothing", format!("{why} · {article}"));
        }
    }
    lines
}
