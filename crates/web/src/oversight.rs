//! What a supervisor sees of a plan. Nobody is named.

use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use crate::stop_orders::shown as order_shown;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use ledger::Rejection;
use service::supervision::{
    AgeingOfAid, CasePlace, PlanOverview, Thresholds, ageing_of_aid, cases, complaint_figures,
    custody_by_day, overview, rounds, thresholds,
};
use shown::{
    BandShown, CaseShown, CountShown, CustodyShown, PlanLookedAt, RoundShown, ThresholdsShown,
    UnpaidCase, UnpaidShown, case, count, custody_shown, round,
};
use std::sync::Arc;
use store::PoolId;
use store::supervision::UnpaidAid;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

mod shown;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(look))
        .routes(routes!(list_rounds))
        .routes(routes!(list_cases))
        .routes(routes!(custody))
        .routes(routes!(unpaid))
        .routes(routes!(complaint_counts))
        .routes(routes!(ends))
}

/// Shows a plan at one look.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight", tag = "oversight",
    responses((status = 200, body = PlanLookedAt))
)]
async fn look(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
) -> Result<Json<PlanLookedAt>, Problem> {
    let found: PlanOverview = overview(&web.community, &caller, pool, web.now()).await?;
    let (sums, custody) = (found.sums, found.custody);
    Ok(Json(PlanLookedAt {
        plan: found.plan,
        currency: found.currency.code(),
        business_date: found.business_date,
        payers: found.payers,
        rounds: found.rounds,
        rounds_wrong: found.rounds_wrong,
        trial_balance_minor: sums.trial_balance.minor(),
        balances_by_entries_minor: sums.balances.map(|both| both.by_entries.minor()),
        balances_by_members_minor: sums.balances.map(|both| both.by_members.minor()),
        custody: custody.as_ref().map(custody_shown).transpose()?,
        unpaid_minor: found.unpaid.total.minor(),
        complaints: found.complaints.into_iter().map(count).collect(),
        orders: found.orders.into_iter().map(order_shown).collect(),
    }))
}

/// Lists the rounds, each with the identities of SETTLEMENT §12 worked out again.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/rounds", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<RoundShown>))
)]
async fn list_rounds(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<RoundShown>, Problem> {
    let after = query.after()?.unwrap_or(0);
    let found = rounds(&web.community, &caller, pool, after, query.limit()?).await?;
    query.page(&uri, found, |one| one.round.number.to_string(), round)
}

/// Lists all cases, refused ones too.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/cases", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<CaseShown>))
)]
async fn list_cases(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CaseShown>, Problem> {
    let after: Option<CasePlace> = query.after()?;
    let found = cases(&web.community, &caller, pool, after.as_ref(), query.limit()?).await?;
    query.page(&uri, found, |one| one.place().to_string(), case)
}

/// Lists the bank's statements beside the books, the newest first.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/custody", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<CustodyShown>))
)]
async fn custody(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<CustodyShown>, Problem> {
    let through = match query.after::<Date>()? {
        Some(last) => last.yesterday().map_err(|_| Rejection::ParameterWrong)?,
        None => business_date(&web, pool).await?,
    };
    let asked = (through, query.limit()?);
    let found = custody_by_day(&web.community, &caller, pool, asked).await?;
    let shown: Vec<CustodyShown> = found.iter().map(custody_shown).collect::<Result<_, _>>()?;
    query.page(&uri, shown, |one| one.on.to_string(), |one| one)
}

/// Shows how long aid has waited to be paid.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/unpaid-aid", tag = "oversight",
    responses((status = 200, body = UnpaidShown))
)]
async fn unpaid(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<UnpaidShown>, Problem> {
    let AgeingOfAid { on, bands, total, cases } = ageing_of_aid(&web.community, pool).await?;
    let bands = bands.into_iter().map(|band| BandShown {
        from_days: band.from_days,
        through_days: band.through_days,
        cases: band.cases,
        amount_minor: band.amount.minor(),
    });
    let waits = |one: UnpaidAid| UnpaidCase {
        case: one.case,
        round: one.round,
        settled_on: one.settled_on,
        unpaid_minor: one.unpaid.minor(),
        listed_minor: one.listed.minor(),
    };
    Ok(Json(UnpaidShown {
        on,
        total_minor: total.minor(),
        bands: bands.collect(),
        cases: cases.into_iter().map(waits).collect(),
    }))
}

/// Counts the complaints of the year by kind.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/complaints", tag = "oversight",
    responses((status = 200, body = Vec<CountShown>))
)]
async fn complaint_counts(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
) -> Result<Json<Vec<CountShown>>, Problem> {
    let today = business_date(&web, pool).await?;
    let found = complaint_figures(&web.community, &caller, pool, today).await?;
    Ok(Json(found.into_iter().map(count).collect()))
}

/// Shows what the rules say of the end of the plan, and how far away it is.
#[utoipa::path(
    get, path = "/pools/{pool}/oversight/thresholds", tag = "oversight",
    responses((status = 200, body = ThresholdsShown))
)]
async fn ends(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<ThresholdsShown>, Problem> {
    let found: Thresholds = thresholds(&web.community, pool).await?;
    Ok(Json(ThresholdsShown {
        on: found.on,
        payers: found.payers,
        starts_with: found.starts_with,
        ends_below: found.ends_below,
        members_left: found.members_left,
        must_end: found.must_end,
        days_left_at_pace: found.days_left,
        announcement_days: found.announcement_days,
        last_day_if_announced_today: found.last_day,
        last_rounds: found.last_rounds,
        operator_pays_last_rounds: found.operator_pays_last_rounds,
        apply_until: found.apply_until,
        refund_until: found.refund_until,
    }))
}
