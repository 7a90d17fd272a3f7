//! All cases of a plan, refused ones too.

use super::{Plan, ROWS, asked, next};
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use casework::conditions;
use casework::reason::Reason;
use casework::state::State as CaseState;
use casework::table::STEPS;
use ledger::Rejection;
use service::plans::versions;
use service::supervision::{CaseOverseen, CasePlace, cases};
use std::sync::Arc;
use store::{PoolId, PublishedVersion};

#[derive(Template)]
#[template(path = "oversight/cases.html")]
struct Cases<'p> {
    page: &'p Page,
    plan: &'p Plan,
    cases: Vec<CaseOverseen>,
    versions: Vec<PublishedVersion>,
    next: Option<String>,
}

impl Cases<'_> {
    fn state(&self, case: &CaseOverseen) -> &'static str {
        let state = CaseState::from_slug(&case.state);
        state.map_or("", |state| state.name(self.page.language()))
    }

    /// How the state of a case looks.
    fn tone(&self, case: &CaseOverseen) -> &'static str {
        match case.state.as_str() {
            "paid" | "closed" => "good",
            "refused" | "expired" | "withdrawn" | "" => "",
            "objected" => "bad",
            _ => "wait",
        }
    }

    fn condition(&self, case: &CaseOverseen) -> String {
        let id = case.condition.as_deref().unwrap_or_default();
        let listed = conditions::find(id);
        listed.map_or(id.to_owned(), |one| self.page.pick(one.chinese, one.english).to_owned())
    }

    /// The day of the version of the rules that binds a case.
    fn rules(&self, case: &CaseOverseen) -> String {
        let known = |one: &&PublishedVersion| Some(one.version_id) == case.version;
        let found = self.versions.iter().find(known);
        found.map(|one| one.version.to_string()).unwrap_or_default()
    }

    fn step(&self, slug: &str) -> String {
        let row = STEPS.iter().find(|row| row.slug == slug);
        row.map_or(slug.to_owned(), |row| {
            let [chinese, english] = row.names;
            self.page.pick(chinese, english).to_owned()
        })
    }

    /// What a reason of a refusal says, with its number.
    fn reason(&self, code: &str) -> String {
        let found = Reason::ALL.into_iter().find(|reason| reason.code() == code);
        found.map_or(code.to_owned(), |reason| {
            let words = reason.words();
            format!("{} ({code})", self.page.pick(words.chinese, words.english))
        })
    }
}

pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let viewer = viewer(&page)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let asked = asked(query.as_deref());
    let after: Option<CasePlace> = match asked.value("after") {
        "" => None,
        text => Some(text.parse().map_err(|()| Rejection::ParameterWrong)?),
    };
    let found = cases(&web.community, &viewer, pool, after.as_ref(), ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| one.place().to_string());
    let next = last.map(|place| next(&plan.path("cases"), &asked, &place));
    let versions = versions(&web.community, pool).await?;
    html(&page, &Cases { page: &page, plan: &plan, cases: found, versions, next })
}
