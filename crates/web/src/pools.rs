//! Pools, as everybody may see them.

use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use rules::sharing::{Funding, OverLimit, Rounding, Sharing};
use serde::Serialize;
use std::sync::Arc;
use store::{PoolId, PoolState, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show))
}

/// A pool in a list.
#[derive(Serialize, ToSchema)]
struct PoolListed {
    /// Its number.
    pool: PoolId,
}

/// A pool.
#[derive(Serialize, ToSchema)]
struct PoolShown {
    /// Its number.
    pool: PoolId,
    /// By what it shares.
    sharing: SharingShown,
    /// The members obliged, less those who ended since the last cut.
    payers: u64,
    /// Their units.
    units: u64,
    /// The rounds settled.
    rounds: usize,
    /// The round that was cut and is not settled.
    open_round: Option<OpenRound>,
}

/// A round whose headcount is taken.
#[derive(Serialize, ToSchema)]
struct OpenRound {
    /// Its number.
    round: u32,
    /// The day payers were counted.
    cut: Date,
    /// The day the share will be fixed.
    settle: Date,
}

/// The parameters by which a pool shares; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct SharingShown {
    /// The currency's code.
    currency: &'static str,
    /// `prepaid` or `postpaid`.
    funding: &'static str,
    /// Prepaid: the least balance that covers.
    floor_minor: Option<i64>,
    /// Prepaid: days in which a deposit ends a suspension.
    recovery_days: Option<u32>,
    /// Postpaid: failed debits in a row that end a membership.
    max_failed: Option<u32>,
    /// The days of the month of each cut and its settlement.
    calendar: Vec<[i8; 2]>,
    /// The fee on top of the aid, in basis points of it.
    fee_bp: u32,
    /// `up` or `half_up`.
    rounding: &'static str,
    /// Days after joining before an illness is covered.
    waiting_days: u32,
    /// Whether members share while they wait.
    waiting_members_share: bool,
    /// What happens above a limit: `sponsor`, `prorate` or `defer`.
    over_limit: &'static str,
    /// The most a unit pays for each case.
    case_cap_minor: Option<i64>,
    /// The most a unit pays in a round.
    round_cap_minor: Option<i64>,
    /// The most a unit pays in a year.
    year_cap_minor: Option<i64>,
}

/// Lists the pools.
#[utoipa::path(
    get, path = "/pools", tag = "pools", params(PageQuery),
    responses((status = 200, body = Page<PoolListed>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<PoolListed>, Problem> {
    let after = query.after()?.unwrap_or(0);
    let mut reader = web.community.store.reader().await?;
    let found = reads::pools(&mut *reader, after, query.limit()?).await?;
    query.page(&uri, found, PoolId::to_string, |pool| PoolListed { pool })
}

/// Shows a pool.
#[utoipa::path(
    get, path = "/pools/{pool}", tag = "pools", responses((status = 200, body = PoolShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<PoolShown>, Problem> {
    let found = reads::pool_state(&mut *web.community.store.reader().await?, pool).await?;
    let PoolState { sharing, payers, units, open, rounds } = found;
    Ok(Json(PoolShown {
        pool,
        sharing: shown(&sharing),
        payers,
        units,
        rounds: rounds.len(),
        open_round: open.map(|(round, dates)| OpenRound {
            round,
            cut: dates.cut,
            settle: dates.settle,
        }),
    }))
}

fn shown(sharing: &Sharing) -> SharingShown {
    let (funding, prepaid, postpaid) = match sharing.funding {
        Funding::Prepaid(terms) => ("prepaid", Some(terms), None),
        Funding::Postpaid(terms) => ("postpaid", None, Some(terms)),
    };
    SharingShown {
        currency: sharing.currency.code(),
        funding,
        floor_minor: prepaid.map(|terms| terms.floor.minor()),
        recovery_days: prepaid.map(|terms| terms.recovery_days),
        max_failed: postpaid.map(|terms| terms.max_failed),
        calendar: sharing.calendar.pairs().iter().map(|pair| [pair.cut, pair.settle]).collect(),
        fee_bp: sharing.fee_bp,
        rounding: match sharing.rounding {
            Rounding::Up => "up",
            Rounding::HalfUp => "half_up",
        },
        waiting_days: sharing.waiting_days,
        waiting_members_share: sharing.waiting_members_share,
        over_limit: match sharing.over_limit {
            OverLimit::Sponsor => "sponsor",
            OverLimit::Prorate => "prorate",
            OverLimit::Defer => "defer",
        },
        case_cap_minor: sharing.case_cap.map(money::Amount::minor),
        round_cap_minor: sharing.round_cap.map(money::Amount::minor),
        year_cap_minor: sharing.year_cap.map(money::Amount::minor),
    }
}
