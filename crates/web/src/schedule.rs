//! The business date of a pool, and moving it.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::jobs::live_through;
use service::schedule::{Advanced, calendar_day, set_schedule};
use service::stop_orders::stopped_by;
use std::sync::Arc;
use store::stop_order::Stop;
use store::{PoolId, Schedule, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show, set)).routes(routes!(move_on))
}

/// The day a pool lives in.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ScheduleShown {
    /// As the IANA database names it, such as `Asia/Shanghai`.
    time_zone: String,
    /// The day whose steps have been taken.
    business_date: Date,
    /// The first day on which a round may be cut.
    first_round_from: Date,
}

/// The day to move to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DayToReach {
    /// Today in the pool's time zone, or earlier.
    to: Date,
}

/// Where a business date has come to.
#[derive(Serialize, ToSchema)]
struct DayReached {
    /// The business date.
    business_date: Date,
    /// The round whose debits it waits for, if it does.
    waits_for_debits_of: Option<u32>,
    /// The round whose cases have objections that it waits to be answered, if it does.
    waits_for_answers_of: Option<u32>,
    /// The supervisor's order that has to be lifted first.
    waits_for_order: Option<String>,
}

/// Shows the schedule of a pool.
#[utoipa::path(
    get, path = "/pools/{pool}/schedule", tag = "schedule",
    responses((status = 200, body = ScheduleShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<ScheduleShown>, Problem> {
    let found = reads::schedule(&mut *web.community.store.reader().await?, pool).await?;
    let Schedule { time_zone, business_date, first_round_from } = found;
    Ok(Json(ScheduleShown { time_zone, business_date, first_round_from }))
}

/// Gives a pool its schedule, once.
#[utoipa::path(
    put, path = "/pools/{pool}/schedule", tag = "schedule", request_body = ScheduleShown,
    responses((status = 201, body = ScheduleShown))
)]
async fn set(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<ScheduleShown>>,
) -> Result<Written<ScheduleShown>, Problem> {
    let repeated = asked.bind(&web).await?;
    let ScheduleShown { time_zone, business_date, first_round_from } = &asked.body.0;
    let (business_date, first_round_from) = (*business_date, *first_round_from);
    let schedule = Schedule { time_zone: time_zone.clone(), business_date, first_round_from };
    set_schedule(&web.community, pool, schedule).await?;
    let time_zone = time_zone.clone();
    let body = ScheduleShown { time_zone, business_date, first_round_from };
    Ok(asked.created(repeated, body))
}

/// Moves the business date on, with what each day brings. A date that is there already stays.
#[utoipa::path(
    put, path = "/pools/{pool}/business-date", tag = "schedule", request_body = DayToReach,
    responses((status = 200, body = DayReached))
)]
async fn move_on(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<DayToReach>>,
) -> Result<Written<DayReached>, Problem> {
    let to = asked.body.0.to;
    if to > calendar_day(&web.community, pool, web.now()).await? {
        return Err(Rejection::BusinessDateAhead.into());
    }
    let repeated = asked.bind(&web).await?;
    let (at, debits, answers) = match live_through(&web.community, pool, to, web.now()).await? {
        Advanced::At(at) => (at, None, None),
        Advanced::Waiting { at, round, .. } => (at, Some(round), None),
        Advanced::Objected { at, round, .. } => (at, None, Some(round)),
        Advanced::Stopped { at } => (at, None, None),
    };
    let mut reader = web.community.store.reader().await?;
    let stopped = stopped_by(&mut *reader, (pool, Stop::Rounds), at.max(to)).await?;
    let waits_for_order = stopped.filter(|_| at < to);
    drop(reader);
    let body = DayReached {
        business_date: at,
        waits_for_debits_of: debits,
        waits_for_answers_of: answers,
        waits_for_order,
    };
    Ok(asked.done(repeated, body))
}

/// The business date of a pool.
pub(crate) async fn business_date(web: &Web, pool: PoolId) -> Result<Date, Problem> {
    let mut reader = web.community.store.reader().await?;
    Ok(reads::schedule(&mut *reader, pool).await?.business_date)
}
