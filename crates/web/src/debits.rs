//! The debits of a postpaid round: which failed, tried again, and all known.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::schedule::{confirm_debits, fail_debit, retry_debits};
use std::sync::Arc;
use store::{DebitRun, PoolId, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(try_again))
        .routes(routes!(confirm))
        .routes(routes!(fail))
}

/// The debits of a round.
#[derive(Serialize, ToSchema)]
struct DebitsShown {
    /// The settle date, on which they went out.
    opened_on: Date,
    /// How often they were sent out.
    tries: u32,
    /// When all were known.
    confirmed_on: Option<Date>,
}

/// How often debits were sent out, with this time.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Tries {
    /// One more than before.
    tries: u32,
}

/// Whose debit failed.
#[derive(Serialize, ToSchema)]
struct Failed {
    /// The member.
    member: Uuid,
}

/// Shows the debits of a round.
#[utoipa::path(
    get, path = "/pools/{pool}/rounds/{round}/debits", tag = "debits",
    responses((status = 200, body = DebitsShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, round)): Path<(PoolId, u32)>,
) -> Result<Json<DebitsShown>, Problem> {
    Ok(Json(shown(run(&web, pool, round).await?)))
}

/// Sends the debits out once more. The request says which try it is, so that it counts once.
#[utoipa::path(
    put, path = "/pools/{pool}/rounds/{round}/debits/tries", tag = "debits",
    request_body = Tries, responses((status = 200, body = Tries))
)]
async fn try_again(
    State(web): State<Arc<Web>>,
    Path((pool, round)): Path<(PoolId, u32)>,
    asked: Asked<Body<Tries>>,
) -> Result<Written<Tries>, Problem> {
    let repeated = asked.bind(&web).await?;
    let (before, tries) = (run(&web, pool, round).await?.tries, asked.body.0.tries);
    match tries.checked_sub(before) {
        Some(0) if repeated => {}
        Some(1) => {
            retry_debits(&web.community, pool, round).await?;
        }
        _ => return Err(Rejection::RoundOutOfTurn.into()),
    }
    Ok(asked.done(repeated, Tries { tries }))
}

/// Says that every debit has succeeded or is written as failed, so that the round may settle.
#[utoipa::path(
    put, path = "/pools/{pool}/rounds/{round}/debits/confirmation", tag = "debits",
    responses((status = 200, body = DebitsShown))
)]
async fn confirm(
    State(web): State<Arc<Web>>,
    Path((pool, round)): Path<(PoolId, u32)>,
    asked: Asked<Nothing>,
) -> Result<Written<DebitsShown>, Problem> {
    let repeated = asked.bind(&web).await?;
    confirm_debits(&web.community, pool, round).await?;
    let body = shown(run(&web, pool, round).await?);
    Ok(asked.done(repeated, body))
}

/// Writes that the debit of a member did not succeed.
#[utoipa::path(
    put, path = "/pools/{pool}/rounds/{round}/debits/failures/{member}", tag = "debits",
    responses((status = 200, body = Failed))
)]
async fn fail(
    State(web): State<Arc<Web>>,
    Path((pool, round, member)): Path<(PoolId, u32, Uuid)>,
    asked: Asked<Nothing>,
) -> Result<Written<Failed>, Problem> {
    let repeated = asked.bind(&web).await?;
    fail_debit(&web.community, pool, round, member).await?;
    Ok(asked.done(repeated, Failed { member }))
}

async fn run(web: &Web, pool: PoolId, round: u32) -> Result<DebitRun, Problem> {
    let mut reader = web.community.store.reader().await?;
    let run = reads::debit_run(&mut *reader, pool, round).await?;
    Ok(run.ok_or(Rejection::DebitRunUnknown)?)
}

fn shown(run: DebitRun) -> DebitsShown {
    let DebitRun { opened_on, tries, confirmed_on } = run;
    DebitsShown { opened_on, tries, confirmed_on }
}
