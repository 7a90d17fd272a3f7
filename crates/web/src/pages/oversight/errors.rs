//! What looking back at decided cases found, and how often the operator was late.

use super::Plan;
use crate::pages::answer::{PageAnswer, html};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, State};
use casework::reason::Reason;
use casework::state::State as CaseState;
use service::cases::{CaseFigures, case_figures};
use service::supervision::require_overseer;
use std::sync::Arc;
use store::PoolId;

#[derive(Template)]
#[template(path = "oversight/errors.html")]
struct Errors<'p> {
    page: &'p Page,
    plan: &'p Plan,
    figures: CaseFigures,
}

impl Errors<'_> {
    fn state(&self, slug: &str) -> String {
        let state = CaseState::from_slug(slug);
        state.map_or(slug.to_owned(), |state| state.name(self.page.language()).to_owned())
    }

    /// What a group of decisions is: aid given, refused for a reason, or the small groups together.
    fn group(&self, group: &Option<Option<Reason>>) -> String {
        match group {
            None => self.page.text("oversight-errors-others").to_string(),
            Some(None) => self.page.text("oversight-errors-given").to_string(),
            Some(Some(reason)) => {
                let words = reason.words();
                format!("{} ({})", self.page.pick(words.chinese, words.english), reason.code())
            }
        }
    }

    /// How many of those that were read again were wrong, in whole percent.
    fn percent(&self, read: &usize, wrong: &usize) -> usize {
        wrong.saturating_mul(100).checked_div(*read).unwrap_or(0)
    }
}

pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    page: Page,
) -> PageAnswer {
    require_overseer(&*viewer(&page)?)?;
    let plan = Plan::read(&web, &page, pool).await?;
    let page = page.on(plan.today);
    let figures = case_figures(&web.community, pool, plan.today).await?;
    html(&page, &Errors { page: &page, plan: &plan, figures })
}
