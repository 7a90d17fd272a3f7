//! Settled rounds, as SETTLEMENT §14 prints them.

use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use ledger::Rejection;
use pool::Round;
use serde::Serialize;
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show))
}

/// A settled round; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct RoundShown {
    /// Its number, from 1.
    round: u32,
    /// The day payers were counted.
    cut: Date,
    /// The day the share was fixed and charged.
    settle: Date,
    /// The members obliged.
    payers: u64,
    /// Their units.
    units: u64,
    /// The cases carried.
    cases: u64,
    /// Their aid.
    aid_minor: i64,
    /// The aid they got.
    aid_paid_minor: i64,
    /// The fee paid.
    fee_minor: i64,
    /// The carry of the round before.
    carry_in_minor: i64,
    /// What came back of withdrawn cases.
    reversed_minor: i64,
    /// Aid, fee and carry, less what came back.
    need_minor: i64,
    /// What one unit owed.
    share_minor: i64,
    /// What the operator paid in.
    sponsor_minor: i64,
    /// What was shared beyond the need.
    overage_minor: i64,
    /// What was charged or collected.
    charged_minor: i64,
    /// What members who ran out could not be charged.
    shortfall_minor: i64,
    /// The arrears of removed members.
    written_off_minor: i64,
    /// What the round passes on.
    carry_out_minor: i64,
    /// The sum of the shares up to this one.
    share_index_minor: i64,
}

/// Lists the settled rounds of a pool, in the order of time.
#[utoipa::path(
    get, path = "/pools/{pool}/rounds", tag = "rounds", params(PageQuery),
    responses((status = 200, body = Page<RoundShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<RoundShown>, Problem> {
    let all = web.community.store.rounds(pool).await?;
    query.page_of(&uri, all, |round| round.number.to_string(), shown)
}

/// Shows a settled round.
#[utoipa::path(
    get, path = "/pools/{pool}/rounds/{round}", tag = "rounds",
    responses((status = 200, body = RoundShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, number)): Path<(PoolId, u32)>,
) -> Result<Json<RoundShown>, Problem> {
    let all = web.community.store.rounds(pool).await?;
    let found = all.into_iter().find(|round| round.number == number);
    Ok(Json(shown(found.ok_or(Rejection::PathUnknown)?)))
}

fn shown(round: Round) -> RoundShown {
    RoundShown {
        round: round.number,
        cut: round.cut,
        settle: round.settle,
        payers: round.payers,
        units: round.units,
        cases: round.cases,
        aid_minor: round.aid.minor(),
        aid_paid_minor: round.aid_paid.minor(),
        fee_minor: round.fee.minor(),
        carry_in_minor: round.carry_in.minor(),
        reversed_minor: round.reversed.minor(),
        need_minor: round.need.minor(),
        share_minor: round.share.minor(),
        sponsor_minor: round.sponsor.minor(),
        overage_minor: round.overage.minor(),
        charged_minor: round.charged.minor(),
        shortfall_minor: round.shortfall.minor(),
        written_off_minor: round.written_off.minor(),
        carry_out_minor: round.carry_out.minor(),
        share_index_minor: round.index.minor(),
    }
}
