//! The lists that cases are made from: conditions and reasons. They are public.

use super::InBoth;
use super::queries::Search;
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::Query;
use casework::conditions::{self, ListedCondition};
use casework::reason::{Reason, Weight};
use ledger::{Language, Rejection};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The longest text that is searched for, in bytes.
const SEARCH_MAX: usize = 800;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list_conditions)).routes(routes!(list_reasons))
}

/// A condition.
#[derive(Serialize, ToSchema)]
struct ConditionShown {
    /// What rulebooks and reports call it.
    id: &'static str,
    /// Its name.
    name: InBoth,
    /// Its codes of ICD-10, and ranges of them.
    codes: Vec<String>,
    /// Its numbers in the Chinese definitions of 2020.
    numbers_2020: Vec<InBoth>,
    /// Its definition, item by item.
    items: Vec<InBoth>,
}

/// A reason of decisions.
#[derive(Serialize, ToSchema)]
struct ReasonShown {
    /// Its number, as people see it.
    code: String,
    /// Its name for machines.
    reason: &'static str,
    /// The article it rests on.
    article: u8,
    /// `refuses`, `flags` or `asks_for_papers`.
    weight: &'static str,
    /// What it says.
    says: InBoth,
    /// What would change the outcome.
    change: InBoth,
}

/// Lists the conditions that a text may mean, the nearest first.
#[utoipa::path(
    get, path = "/conditions", tag = "cases", params(Search),
    responses((status = 200, body = Vec<ConditionShown>))
)]
async fn list_conditions(
    Query(query): Query<Search>,
) -> Result<Json<Vec<ConditionShown>>, Problem> {
    let text = query.search.unwrap_or_default();
    if text.len() > SEARCH_MAX {
        return Err(Rejection::ParameterWrong.into());
    }
    let found = match text.trim().is_empty() {
        true => conditions::all().collect(),
        false => conditions::search(&text),
    };
    Ok(Json(found.into_iter().map(condition).collect()))
}

/// Lists the numbered reasons of decisions.
#[utoipa::path(
    get, path = "/case-reasons", tag = "cases",
    responses((status = 200, body = Vec<ReasonShown>))
)]
async fn list_reasons() -> Json<Vec<ReasonShown>> {
    Json(Reason::ALL.into_iter().map(reason).collect())
}

fn condition(listed: &ListedCondition) -> ConditionShown {
    let both = |of: &dyn Fn(Language) -> String| InBoth {
        zh: of(Language::Chinese),
        en: of(Language::English),
    };
    ConditionShown {
        id: listed.id,
        name: InBoth::of(listed.chinese, listed.english),
        codes: listed.codes.iter().map(ToString::to_string).collect(),
        numbers_2020: listed.numbers.iter().map(|one| both(&|to| one.display(to))).collect(),
        items: listed.items.iter().map(|one| InBoth::of(one.chinese, one.english)).collect(),
    }
}

fn reason(reason: Reason) -> ReasonShown {
    let words = reason.words();
    ReasonShown {
        code: reason.code(),
        reason: reason.slug(),
        article: reason.article(),
        weight: match reason.weight() {
            Weight::Refuses => "refuses",
            Weight::Flags => "flags",
            Weight::AsksForPapers => "asks_for_papers",
        },
        says: InBoth::of(words.chinese, words.english),
        change: InBoth::of(words.change_chinese, words.change_english),
    }
}
