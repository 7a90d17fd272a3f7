//! Members at the desk: found by what they say, shown masked, and where each stands.
//!
//! **Invariant: nothing of a person is shown before the look is logged with its reason.**

use super::frame::{self, OnPlan, Plan, case_path, plan};
use crate::members::rules_of;
use crate::pages::answer::{PageAnswer, html, mistyped};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use casework::state::State as Where;
use ledger::Rejection;
use rules::covenant::article_heading;
use service::finding::{FOUND_MAX, FoundPerson, Sought, find_person};
use service::membership_status::{EndedBy, MembershipState, membership_status};
use service::people::ENDING;
use service::roles::Action;
use std::sync::Arc;
use store::history::{MoneyEntry, deposits, refunds};
use store::{LookUp, MemberId, PersonId, PoolId, StoreFailure, case_reads, person_reads};
use uuid::Uuid;

/// How many deposits and refunds are shown.
const ENTRIES_MAX: u32 = 200;

/// How many of them are shown, the latest first.
const SHOWN_MAX: usize = 12;

/// The kinds of documents that the desk asks for.
pub(super) const DOCUMENTS: [&str; 3] = ["resident_id", "passport", "other"];

#[derive(Template)]
#[template(path = "desk/members.html")]
struct MembersPage<'p> {
    page: &'p Page,
    plans: Vec<(String, String)>,
    documents: Vec<(&'static str, String)>,
    form: &'p Form,
    found: Vec<Found>,
    searched: Searched,
}

/// Whether something was looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Searched {
    Yes,
    No,
}

/// Somebody who was found.
struct Found {
    one: FoundPerson,
    /// The names of the plans of the memberships, in their order.
    plans: Vec<String>,
}

/// A case of a member.
struct CaseLine {
    case: String,
    href: String,
    state: String,
    on: String,
}

#[derive(Template)]
#[template(path = "desk/member.html")]
struct MemberPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    member: MemberId,
    person: Option<PersonId>,
    facts: Vec<(String, String)>,
    figures: Vec<(String, String)>,
    deposits: Vec<MoneyEntry>,
    refunds: Vec<MoneyEntry>,
    cases: Vec<CaseLine>,
    looks: Vec<LookUp>,
}

impl MembersPage<'_> {
    fn was_searched(&self) -> bool {
        self.searched == Searched::Yes
    }

    /// Whether there may be more than one search finds.
    fn is_full(&self) -> bool {
        u32::try_from(self.found.len()).is_ok_and(|count| count >= FOUND_MAX)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/members", get(ask))
        .route("/desk/members/search", post(search))
        .route("/desk/members/{pool}/{member}", get(show))
}

/// The kinds of documents with their names.
pub(super) fn documents(page: &Page) -> Vec<(&'static str, String)> {
    DOCUMENTS.iter().map(|kind| (*kind, page.word("desk-document", kind))).collect()
}

async fn ask(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let form = Form::read(query.unwrap_or_default().as_bytes());
    let template = members_page(&web, &page, &form).await?;
    html(&page, &template)
}

async fn members_page<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
) -> Result<MembersPage<'p>, Problem> {
    let plans = frame::plans(web, page).await?;
    let plans = plans.into_iter().map(|plan| (plan.pool.to_string(), plan.name)).collect();
    let (documents, found, searched) = (documents(page), Vec::new(), Searched::No);
    Ok(MembersPage { page, plans, documents, form, found, searched })
}

/// Logs the look with its reason, then shows who was found, masked.
async fn search(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = Arc::clone(&submitted.caller);
    let pool: Option<PoolId> = form.parse("pool", |text| text.parse().ok(), "desk-step-choose");
    let sought = match form.value("by") {
        "member" => {
            let member = form.parse("member", |text| text.parse().ok(), "money-member-wrong");
            pool.zip(member).map(|(pool, member)| Sought::Member(pool, member))
        }
        "document" => {
            let kind = form.parse("document", known_kind, "desk-step-choose");
            let number = form.value("number").to_owned();
            if number.is_empty() {
                form.refuse("number", "members-number-missing");
            }
            kind.map(|kind| Sought::Document { kind, number })
        }
        "masked" => {
            let name = form.value("name").to_owned();
            if name.is_empty() {
                form.refuse("name", "members-name-missing");
            }
            let four = |text: &str| {
                let fits =
                    text.chars().count() == ENDING && text.chars().all(char::is_alphanumeric);
                fits.then(|| text.to_owned())
            };
            let ending = form.parse("ending", four, "members-ending-wrong");
            ending.map(|ending| Sought::Masked { name, ending })
        }
        _ => {
            form.refuse("by", "desk-step-choose");
            None
        }
    };
    if form.value("reason").is_empty() {
        form.refuse("reason", Rejection::LookUpReasonMissing);
    }
    let (Some(sought), Some(pool), false) = (sought, pool, form.is_wrong()) else {
        let template = members_page(&web, &page, &form).await?;
        return mistyped(&page, &template);
    };
    let on = plan(&web, &page, pool).await?.on;
    let (why, when) = ((submitted.key, form.value("reason")), (on, web.now()));
    let found = match find_person(&web.community, &caller, &sought, why, when).await {
        Ok(found) => found,
        Err(StoreFailure::Rejected(why)) => {
            form.refuse("", why);
            let template = members_page(&web, &page, &form).await?;
            return mistyped(&page, &template);
        }
        Err(failure) => return Err(failure.into()),
    };
    // What was looked for is not carried on in the page that shows who was found.
    for field in ["number", "name", "ending"] {
        form.set(field, "");
    }
    let mut shown = Vec::new();
    for one in found {
        let mut plans = Vec::new();
        for membership in &one.memberships {
            plans.push(plan(&web, &page, membership.pool).await?.name);
        }
        shown.push(Found { one, plans });
    }
    let page = page.on(on);
    let mut template = members_page(&web, &page, &form).await?;
    (template.found, template.searched) = (shown, Searched::Yes);
    submitted.done();
    html(&page, &template)
}

fn known_kind(text: &str) -> Option<String> {
    DOCUMENTS.contains(&text).then(|| text.to_owned())
}

/// Where a member stands. Nothing here says who it is.
async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path((pool, member)): Path<(PoolId, MemberId)>,
) -> PageAnswer {
    let caller = viewer(&page)?;
    let rules = rules_of(&web, (pool, member), plan.on).await?;
    let status = membership_status(&web.community, &rules, (pool, member), plan.on).await?;
    let mut reader = web.community.store.reader().await?;
    let paid_in = deposits(&mut *reader, (pool, member), Uuid::nil(), ENTRIES_MAX).await?;
    let paid_back = refunds(&mut *reader, (pool, member), Uuid::nil(), ENTRIES_MAX).await?;
    let person = match person_reads::membership(&mut *reader, pool, member).await {
        Ok(membership) => Some(membership.person),
        Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => None,
        Err(failure) => return Err(failure.into()),
    };
    let cases = match page.may(Action::ReadCase) {
        true => case_reads::cases_of_member(&mut *reader, pool, member).await?,
        false => Vec::new(),
    };
    let mut looks = match person {
        Some(person) => person_reads::look_ups(&mut *reader, person).await?,
        None => Vec::new(),
    };
    drop(reader);
    // Who oversees sees every look; others see their own.
    if !page.may(Action::ReadAudit) {
        looks.retain(|one| one.account == caller.account);
    }
    looks.reverse();
    looks.truncate(SHOWN_MAX);
    let money = |amount: money::Amount| page.money(&amount, &plan.currency);
    let said = |key: &str| page.text(key).to_string();
    let outcome = &status.outcome;
    let figures = vec![
        (said("money-balance"), money(outcome.balance)),
        (said("member-desk-charged"), money(outcome.charged)),
        (said("member-desk-owed"), money(outcome.owed)),
        (said("member-desk-arrears"), money(outcome.arrears)),
    ];
    let mut facts = vec![
        (said("member-desk-state"), state(&page, &plan, status.state)),
        (said("reckon-joined"), page.date(&status.joined_on)),
    ];
    if let Some(ends_on) = status.ends_on {
        facts.push((said("member-desk-ends"), page.date(&ends_on)));
    }
    let line = |file: store::CaseFile| CaseLine {
        href: case_path(pool, &file.case),
        state: Where::from_slug(&file.state)
            .map_or(String::new(), |state| state.name(page.language()).to_owned()),
        on: page.short_date(&file.reported_on),
        case: file.case,
    };
    let template = MemberPage {
        page: &page,
        plan: &plan,
        member,
        person,
        facts,
        figures,
        deposits: latest(paid_in),
        refunds: latest(paid_back),
        cases: cases.into_iter().map(line).collect(),
        looks,
    };
    html(&page, &template)
}

fn latest(mut entries: Vec<MoneyEntry>) -> Vec<MoneyEntry> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.on));
    entries.truncate(SHOWN_MAX);
    entries
}

/// Where a membership stands, with the article that says so.
fn state(page: &Page, plan: &Plan, state: MembershipState) -> String {
    let text = match state {
        MembershipState::NotCovered { floor } => {
            let floor = page.money(&floor, &plan.currency);
            page.text("member-desk-not-covered").with("floor", floor)
        }
        MembershipState::Waiting { illness_covered_on, accident_covered_on } => {
            let text = page.text("member-desk-waiting");
            let text = text.with("illness", page.date(&illness_covered_on));
            text.with("accident", page.date(&accident_covered_on))
        }
        MembershipState::Covered => page.text("member-desk-covered"),
        MembershipState::Recovered { times } => {
            page.text("member-desk-recovered").with("times", times)
        }
        MembershipState::Suspended { since, recover_by, .. } => {
            let text = page.text("member-desk-suspended").with("since", page.date(&since));
            text.with("by", page.date(&recover_by))
        }
        MembershipState::Ended { by, article, .. } => {
            let by = match by {
                EndedBy::Aid => "aid",
                EndedBy::Lapse => "lapse",
                EndedBy::FailedDebits => "failed-debits",
                EndedBy::Decision(reason) => reason.slug(),
            };
            let text = page.text("member-desk-ended").with("why", page.word("desk-ended", by));
            text.with("article", article_heading(usize::from(article), page.language()))
        }
    };
    text.to_string()
}
