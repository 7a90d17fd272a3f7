//! What the public sees of cases: the list, the masked card, and the figures. Nobody is named.

use super::InBoth;
use crate::digest_text;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use casework::notice::NoticeCard;
use casework::reason::Reason;
use casework::sampling::ErrorCount;
use jiff::civil::Date;
use ledger::Language;
use serde::Serialize;
use service::cases::{CaseFigures, PublicCase, case_figures_of_today, public_case, public_cases};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(figures))
}

/// An approved case in the list; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CaseListed {
    /// Its public id.
    case: String,
    /// The day of approval.
    approved_on: Date,
    /// The aid decided.
    aid_minor: i64,
    /// The day it was taken back, if it was.
    withdrawn_on: Option<Date>,
    /// The round that carried it, if one did.
    round: Option<u32>,
    /// What the round gave.
    paid_minor: i64,
    /// The fee attributed to it.
    fee_minor: i64,
    /// Whether its money came back after an objection.
    reversed: bool,
    /// Where it is; empty for a case of old books, which has no file.
    state: String,
    /// The condition, where it is known.
    condition: Option<String>,
}

/// The masked card of a case; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CardShown {
    /// Its public id.
    case: String,
    /// Where it is.
    state: &'static str,
    /// The name, masked; nothing once the person was erased.
    name: Option<String>,
    /// The years of age at the event, from and through.
    age_band: Option<(u16, u16)>,
    /// `female` or `male`, where it is on record.
    sex: Option<&'static str>,
    /// The province, where a document names it.
    province: Option<InBoth>,
    /// The condition.
    condition: Option<String>,
    /// The aid; nothing where it was taken back.
    aid_minor: Option<i64>,
    /// Days from joining to the event.
    days_in_plan: u32,
    /// In how many rounds the member has helped others.
    rounds_shared: u32,
    /// The hash that names the version of the rules that binds.
    version: String,
    /// Who checked what and when, by name of the step.
    checked: Vec<CheckShown>,
    /// The round that carried it, if one did.
    round: Option<u32>,
    /// How many objections there were.
    objections: u32,
    /// How many of them were upheld.
    upheld: u32,
    /// How many wait for an answer.
    unanswered: u32,
    /// How often the operator was late.
    breaches: u32,
    /// What visits cost; the plan bears it.
    visit_fees_minor: i64,
}

/// A check of a case.
#[derive(Serialize, ToSchema)]
struct CheckShown {
    /// The step.
    step: String,
    /// The day.
    on: Date,
}

/// The figures of a pool's cases.
#[derive(Serialize, ToSchema)]
struct FiguresShown {
    /// How many cases are in each state.
    by_state: Vec<StateCount>,
    /// How often the operator was late in the year before.
    breaches: u64,
    /// What looking back found in the year before, by reason of the decision.
    errors_by_reason: Vec<ErrorsShown>,
    /// The same by reader; who is not told.
    errors_by_reader: Vec<ErrorsShown>,
}

/// How many cases are in a state.
#[derive(Serialize, ToSchema)]
struct StateCount {
    /// The state.
    state: String,
    /// How many.
    cases: u64,
}

/// How many decisions were looked back at, and how many of them were wrong.
#[derive(Serialize, ToSchema)]
struct ErrorsShown {
    /// The code of the reason, `given` where aid was given, `others` for groups too small to show.
    group: Option<String>,
    /// How many were looked back at.
    read: usize,
    /// How many were wrong.
    wrong: usize,
}

/// Lists the approved cases of a pool, by their ids.
#[utoipa::path(
    get, path = "/pools/{pool}/cases", tag = "cases", params(PageQuery),
    responses((status = 200, body = Page<CaseListed>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CaseListed>, Problem> {
    let after = query.after::<String>()?.unwrap_or_default();
    let found = public_cases(&web.community, pool, &after, query.limit()?).await?;
    query.page(
        &uri,
        found,
        |one| one.case.clone(),
        |one| CaseListed {
            case: one.case,
            approved_on: one.approved_on,
            aid_minor: one.aid.minor(),
            withdrawn_on: one.withdrawn_on,
            round: one.round,
            paid_minor: one.paid.minor(),
            fee_minor: one.fee.minor(),
            reversed: one.reversed,
            state: one.state,
            condition: one.condition,
        },
    )
}

/// Shows the masked card of a case that is on public notice or was.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}", tag = "cases",
    responses((status = 200, body = CardShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
) -> Result<Json<CardShown>, Problem> {
    let public = public_case(&web.community, (pool, &case)).await?;
    let PublicCase { card, state, round, objections, upheld, unanswered, .. } = public;
    let NoticeCard { case, name, age_band, sex, province, condition, aid, .. } = card;
    let checked = card.checked.into_iter().map(|(step, on)| CheckShown { step, on }).collect();
    let province =
        province.map(|one| InBoth::of(one.name(Language::Chinese), one.name(Language::English)));
    Ok(Json(CardShown {
        case,
        state: state.slug(),
        name,
        age_band,
        sex,
        province,
        condition,
        aid_minor: aid.map(|aid| aid.minor()),
        days_in_plan: card.days_in_plan,
        rounds_shared: card.rounds_shared,
        version: digest_text::text(&card.version),
        checked,
        round,
        objections,
        upheld,
        unanswered,
        breaches: public.breaches,
        visit_fees_minor: public.visit_fees.minor(),
    }))
}

/// Tells how many cases are where, how often the operator was late, and what looking back found:
/// as they stood when first asked on the business date, or after the last round.
#[utoipa::path(
    get, path = "/pools/{pool}/case-figures", tag = "cases",
    responses((status = 200, body = FiguresShown))
)]
async fn figures(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<FiguresShown>, Problem> {
    let figures = case_figures_of_today(&web.community, pool).await?;
    let CaseFigures { by_state, breaches, error_rates } = &*figures;
    let by_state = by_state.iter().cloned().map(|(state, cases)| StateCount { state, cases });
    let decided = |reason: &Option<Reason>| reason.map_or("given".to_owned(), Reason::code);
    let by_reader = error_rates.by_reader.iter().map(|count| errors(count, None));
    Ok(Json(FiguresShown {
        by_state: by_state.collect(),
        breaches: *breaches,
        errors_by_reason: error_rates
            .by_reason
            .iter()
            .map(|count| errors(count, Some(count.group.as_ref().map_or("others".into(), decided))))
            .collect(),
        errors_by_reader: by_reader.collect(),
    }))
}

fn errors<Group>(count: &ErrorCount<Group>, group: Option<String>) -> ErrorsShown {
    ErrorsShown { group, read: count.read, wrong: count.wrong }
}
