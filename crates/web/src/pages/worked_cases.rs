//! The worked cases of a plan's rules: small stories, and what the articles answer to each.

use super::answer::{PageAnswer, html};
use super::page::Page;
use super::plan_frame::PlanFrame;
use super::value_words::named;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use jiff::civil::Date;
use money::{Amount, Currency};
use rules::Rulebook;
use rules::age::age_on;
use rules::articles::application::Application;
use rules::articles::refunds::{REASONS, RefusedFor};
use rules::covenant::article_heading;
use rules::worked_case::{Outcome, Question, WorkedCase};
use rules::worked_case_check::answer;
use std::sync::Arc;
use store::PoolId;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}/worked-cases", get(show))
}

#[derive(Template)]
#[template(path = "worked_cases.html")]
struct WorkedCasesPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    groups: Vec<(&'static str, Vec<CaseShown>)>,
}

/// A worked case in words.
struct CaseShown {
    title: String,
    facts: Vec<String>,
    answer: String,
    tone: &'static str,
    articles: Vec<(u8, String)>,
}

async fn show(State(web): State<Arc<Web>>, page: Page, Path(pool): Path<PoolId>) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let page = plan.on(page);
    let mut groups: Vec<(&str, Vec<CaseShown>)> = ["aid", "joining", "refund", "closing"]
        .into_iter()
        .map(|kind| {
            let cases = plan.rules.cases.iter().filter(|case| kind_of(case) == kind);
            (kind, cases.map(|case| shown(&page, &plan.rules, case)).collect())
        })
        .collect();
    groups.retain(|(_, cases)| !cases.is_empty());
    html(&page, &WorkedCasesPage { page: &page, plan: &plan, groups })
}

fn kind_of(case: &WorkedCase) -> &'static str {
    match case.question {
        Question::Aid(_) => "aid",
        Question::Joining(_) => "joining",
        Question::Refund(..) => "refund",
        Question::Closing { .. } => "closing",
    }
}

/// A case with what the articles answer to it now, as the program asks them.
fn shown(page: &Page, rules: &Rulebook, case: &WorkedCase) -> CaseShown {
    let currency = rules.sharing().currency;
    let (outcome, rests_on) = answer(&rules.values, &case.question);
    // What is given rests on several articles; the case says on which it turns.
    let articles = match rests_on.contains(&case.article) {
        true => vec![case.article],
        false => rests_on,
    };
    let heading = |article: u8| article_heading(usize::from(article), page.language());
    CaseShown {
        title: case.title.pick(page.language()).to_owned(),
        facts: facts(page, rules, &case.question),
        answer: answered(page, &case.question, outcome, currency),
        tone: match outcome {
            Outcome::Paid(amount) if amount > Amount::ZERO => "good",
            Outcome::Accepted => "good",
            Outcome::Paid(_) | Outcome::Refused(_) => "",
        },
        articles: articles.into_iter().map(|article| (article, heading(article))).collect(),
    }
}

fn answered(page: &Page, question: &Question, outcome: Outcome, currency: Currency) -> String {
    let key = match (question, outcome) {
        (Question::Refund(..), Outcome::Paid(Amount::ZERO)) => "worked-no-refund",
        (Question::Refund(..), Outcome::Paid(_)) => "worked-refund",
        (_, Outcome::Paid(_)) => "worked-aid",
        (Question::Closing { .. }, Outcome::Accepted) => "worked-may-apply",
        (_, Outcome::Accepted) => "worked-may-join",
        (_, Outcome::Refused(rejection)) => {
            let words = rejection.words();
            let why = page.pick(words.chinese, words.english);
            return page.text("worked-refused").with("why", why).to_string();
        }
    };
    match outcome {
        Outcome::Paid(amount) => {
            page.text(key).with("amount", page.money(&amount, &currency)).to_string()
        }
        Outcome::Accepted | Outcome::Refused(_) => page.text(key).to_string(),
    }
}

/// What is known, each in a few words.
fn facts(page: &Page, rules: &Rulebook, question: &Question) -> Vec<String> {
    let currency = rules.sharing().currency;
    let day = |key: &str, date: Date| page.text(key).with("date", page.date(&date)).to_string();
    match question {
        Question::Aid(application) => aid_facts(page, rules, application),
        Question::Joining(joining) => {
            let mut facts =
                vec![born(page, joining.born, joining.on), day("worked-asks-on", joining.on)];
            facts.extend(joining.closing_announced_on.map(|on| day("worked-announced-on", on)));
            let questions = rules.values.declaration.iter();
            let barring = questions.filter(|asked| {
                joining.answers.get(&asked.id).is_some_and(|answer| *answer == asked.barred_by)
            });
            facts.extend(barring.map(|asked| {
                let asked_words = asked.question.pick(page.language());
                let answer = named(page, asked.barred_by.word());
                page.text("worked-answers")
                    .with("question", asked_words)
                    .with("answer", answer)
                    .to_string()
            }));
            facts
        }
        Question::Refund(refused_for, shares) => vec![
            page.word("worked-refused-for", slug_of(*refused_for)),
            page.text("worked-shares-paid")
                .with("amount", page.money(shares, &currency))
                .to_string(),
        ],
        Question::Closing { announced_on, event_on, reported_on } => vec![
            day("worked-announced-on", *announced_on),
            day("worked-event-on", *event_on),
            day("worked-reported-on", *reported_on),
        ],
    }
}

fn slug_of(refused_for: RefusedFor) -> &'static str {
    REASONS.iter().find(|(_, reason)| *reason == refused_for).map_or("", |(slug, _)| slug)
}

fn born(page: &Page, born: Date, on: Date) -> String {
    match age_on(born, on).filter(|age| *age > 0) {
        Some(age) => page.text("worked-aged").with("age", age).to_string(),
        None => page.text("worked-born-on").with("date", page.date(&born)).to_string(),
    }
}

fn aid_facts(page: &Page, rules: &Rulebook, application: &Application) -> Vec<String> {
    let currency = rules.sharing().currency;
    let money = |key: &str, amount: Amount| {
        page.text(key).with("amount", page.money(&amount, &currency)).to_string()
    };
    let days = |from: Date, to: Date| (to - from).get_days();
    let mut facts = vec![born(page, application.born, application.event_on)];
    if let Some(condition) = &application.condition {
        let known = rules.values.conditions.iter().find(|one| one.id == *condition);
        facts.push(match known {
            Some(known) => known.name.pick(page.language()).to_owned(),
            None => page.text("worked-condition-unlisted").to_string(),
        });
    }
    facts.push(
        page.text("worked-event-day")
            .with("date", page.date(&application.event_on))
            .with("day", days(application.joined_on, application.event_on))
            .to_string(),
    );
    if let Some(reported_on) = application.reported_on {
        let after = days(application.event_on, reported_on);
        facts.push(page.text("worked-reported-after").with("day", after).to_string());
    }
    let earlier = application.earlier;
    if earlier.count > 0 {
        facts.push(page.text("worked-aids-before").with("count", earlier.count).to_string());
    }
    for (key, amount) in [
        ("worked-bills", application.bills),
        ("worked-spending", application.spending),
        ("worked-paid-before", earlier.amount),
        ("worked-arrears", application.arrears),
    ] {
        if amount > Amount::ZERO {
            facts.push(money(key, amount));
        }
    }
    facts
}
