//! Applying for aid: what happened, what the plan would give and by which article, the report.
//!
//! What was typed travels in hidden fields from the quote to the report; nothing is kept before.

use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::member::mine::{Mine, mine, mine_of_form};
use crate::pages::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use casework::checks::{Finding, Paper};
use casework::conditions::{self, ListedCondition};
use casework::harm::Urgency;
use casework::reason::Reason;
use casework::report::{Life, Reporter};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::covenant::article_heading;
use rules::values::{Cause, Form as BenefitForm};
use service::cases::{Foreseen, HOSPITAL_MAX, Reporting, TEXT_MAX, Words, foresee, report};
use std::sync::Arc;
use store::{PoolId, StoreFailure};

#[derive(Template)]
#[template(path = "aid/new.html")]
struct NewPage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    form: &'p Form,
    listed: Vec<(String, String)>,
    others: Vec<(&'static str, &'static str)>,
    causes: Vec<(&'static str, String)>,
    urgencies: Vec<(&'static str, String)>,
    lives: Vec<(&'static str, String)>,
    /// Whether the plan goes by bills, or by spending.
    by_bills: bool,
    by_spending: bool,
}

#[derive(Template)]
#[template(path = "aid/quote.html")]
struct QuotePage<'p> {
    page: &'p Page,
    mine: &'p Mine,
    carried: Vec<(String, String)>,
    foreseen: Foreseen,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/{pool}/cases/new", get(show).post(go_on))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let mine = mine(&web, &page, pool, query.as_deref()).await?;
    let page = page.on(mine.on);
    let form = Form::of(&[("life", "living".to_owned())]);
    html(&page, &new_page(&page, &mine, &form))
}

async fn go_on(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    mut sent: Submitted,
) -> PageAnswer {
    let mine = mine_of_form(&web, &page, pool, &sent.form).await?;
    let page = page.on(mine.on);
    if sent.form.is("go", "change") {
        return html(&page, &new_page(&page, &mine, &sent.form));
    }
    let Some(reporting) = read(&mut sent.form, &mine) else {
        return mistyped(&page, &new_page(&page, &mine, &sent.form));
    };
    let of = (pool, mine.member);
    let refused = if sent.form.is("go", "report") {
        let (what, when) = ((sent.key, &reporting), (mine.on, web.now()));
        match report(&web.community, &sent.caller, of, what, when).await {
            Ok(done) => {
                sent.done();
                return Ok(see(&format!("/me/cases/{pool}/{}", done.answer)));
            }
            Err(StoreFailure::Rejected(rejection)) => rejection,
            Err(failure) => return Err(failure.into()),
        }
    } else {
        match foresee(&web.community, &sent.caller, of, &reporting, mine.on).await {
            Ok(foreseen) => {
                let kept = |(name, _): &(&str, &str)| !["go", "of"].contains(name);
                let pairs = sent.form.pairs().filter(kept);
                let carried = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
                let carried = carried.collect();
                let (page, mine) = (&page, &mine);
                return html(page, &QuotePage { page, mine, carried, foreseen });
            }
            Err(StoreFailure::Rejected(rejection)) => rejection,
            Err(failure) => return Err(failure.into()),
        }
    };
    sent.form.refuse(field_of(refused), refused);
    mistyped(&page, &new_page(&page, &mine, &sent.form))
}

fn new_page<'p>(page: &'p Page, mine: &'p Mine, form: &'p Form) -> NewPage<'p> {
    let values = &mine.rules.values;
    let language = page.language();
    let own = values.conditions.iter();
    let listed = own.map(|one| (one.id.clone(), one.name.pick(language).to_owned())).collect();
    let is_other = |one: &&ListedCondition| values.conditions.iter().all(|own| own.id != one.id);
    let others = conditions::all().filter(is_other);
    let others = others.map(|one| (one.id, language.pick(one.chinese, one.english))).collect();
    let word = |kind: &str, slug: &'static str| (slug, page.word(kind, slug));
    NewPage {
        page,
        mine,
        form,
        listed,
        others,
        causes: [Cause::Illness, Cause::Accident].map(|it| word("aid-cause", it.word())).into(),
        urgencies: Urgency::ALL.map(|it| word("aid-urgency", it.slug())).into(),
        lives: [Life::Living, Life::Died].map(|it| word("aid-life", it.slug())).into(),
        by_bills: matches!(values.benefit.form, BenefitForm::Reimbursement(_)),
        by_spending: matches!(values.benefit.form, BenefitForm::SpendingSteps),
    }
}

/// What was typed, as a report; what is wrong is noted beside its field.
fn read(form: &mut Form, mine: &Mine) -> Option<Reporting> {
    let on = mine.on;
    let cause = form.parse("cause", Cause::from_word, "aid-cause-missing");
    let day = |text: &str| text.parse::<Date>().ok().filter(|day| *day <= on);
    let event_on = form.parse("event_on", day, "aid-day-wrong");
    let condition = form.value("condition").to_owned();
    if condition.is_empty() && form.value("spending").is_empty() {
        form.refuse("condition", "aid-condition-missing");
    }
    let urgency = form.parse("urgency", Urgency::from_slug, "aid-urgency-missing");
    let life = match mine.relation {
        Reporter::Member => Some(Life::Living),
        _ => form.parse("life", Life::from_slug, "aid-life-missing"),
    };
    let currency = mine.currency();
    let amount = |text: &str| match text {
        "" => Some(Amount::ZERO),
        _ => Amount::parse(text, currency).ok().filter(|amount| !amount.is_negative()),
    };
    let bills = form.parse("bills", amount, "aid-amount-wrong");
    let spending = form.parse("spending", amount, "aid-amount-wrong");
    let longest = |most: usize| {
        move |text: &str| Some(text.to_owned()).filter(|text| text.chars().count() <= most)
    };
    let hospital = form.parse("hospital", longest(HOSPITAL_MAX), "aid-too-long");
    let told = |text: &str| longest(TEXT_MAX)(text).filter(|text| !text.is_empty());
    let text = form.parse("text", told, "aid-story-missing");
    if form.is_wrong() {
        return None;
    }
    Some(Reporting {
        event_on: event_on?,
        condition: Some(condition).filter(|condition| !condition.is_empty()),
        cause,
        life: life?,
        urgency: urgency?,
        bills: bills?,
        spending: spending?,
        words: Words { text: text?, hospital: hospital?, ..Words::default() },
    })
}

fn field_of(rejection: Rejection) -> &'static str {
    match rejection {
        Rejection::ConditionUnknown => "condition",
        Rejection::DateInvalid => "event_on",
        Rejection::CaseWordsInvalid => "text",
        Rejection::ReporterNotAllowed => "life",
        _ => "",
    }
}

impl QuotePage<'_> {
    /// What the article gives, if it does.
    fn aid(&self) -> Option<Amount> {
        self.foreseen.bound.binding.decision.ok().map(|aid| aid.paid)
    }

    /// Why nothing, and the article.
    fn refusal(&self) -> Option<(String, String)> {
        let refusal = self.foreseen.bound.binding.decision.err()?;
        let heading = article_heading(usize::from(refusal.article), self.page.language());
        let words = refusal.rejection.words();
        Some((self.page.pick(words.chinese, words.english).to_owned(), heading))
    }

    /// What people will look at: not what only a machine goes by, nor the papers, which stand in
    /// a list of their own.
    fn findings(&self) -> Vec<&Finding> {
        let matters = |finding: &&Finding| {
            !matches!(
                finding.reason,
                Reason::PapersMissing
                    | Reason::AboveMachineLimit
                    | Reason::MemberTooShort
                    | Reason::BillsForPeople
                    | Reason::NoMachineInRules
            )
        };
        self.foreseen.findings.list.iter().filter(matters).collect()
    }

    /// Whether later rules give more than those on the receipt.
    fn gives_more(&self) -> bool {
        self.foreseen.bound.because() == "gives_more"
    }

    fn paper(&self, paper: &Paper) -> &'static str {
        paper.name(self.page.language())
    }

    fn finding(&self, finding: &Finding) -> (String, String, String) {
        let language = self.page.language();
        let words = finding.reason.words();
        let article = article_heading(usize::from(finding.reason.article()), language);
        let found = finding.found.pick(language).to_owned();
        (found, article, words.change(language).to_owned())
    }
}
