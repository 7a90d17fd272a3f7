//! The community as it is now.

use crate::cases::InBoth;
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use money::Amount;
use serde::Serialize;
use service::live_figures::{LiveFigures, NextRound, PoolFigures, live_figures};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// A community as it is now; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct LiveFiguresShown {
    /// The members obliged to share, over all pools; who is in two pools counts twice.
    #[schema(example = 91_240)]
    payers: u64,
    /// The cases helped so far.
    #[schema(example = 212)]
    cases_aided: u64,
    /// What rounds gave them, for each currency.
    aid_given: Vec<AidGiven>,
    /// Each pool with rules in force.
    pools: Vec<LivePoolShown>,
}

/// What was given in a currency.
#[derive(Serialize, ToSchema)]
struct AidGiven {
    /// The currency's code.
    #[schema(example = "CNY")]
    currency: &'static str,
    /// The sum.
    #[schema(example = 1_250_000_000)]
    aid_minor: i64,
}

/// A pool as it is now.
#[derive(Serialize, ToSchema)]
struct LivePoolShown {
    /// Its number.
    #[schema(example = 1)]
    pool: PoolId,
    /// The name of its plan.
    name: InBoth,
    /// The currency's code.
    #[schema(example = "CNY")]
    currency: &'static str,
    /// Its business date.
    #[schema(example = "2026-10-31")]
    on: Date,
    /// The members obliged, less those who ended since the last cut.
    #[schema(example = 51_240)]
    payers: u64,
    /// The cases helped so far.
    #[schema(example = 108)]
    cases_aided: u64,
    /// What rounds gave them.
    #[schema(example = 650_000_000)]
    aid_given_minor: i64,
    /// The round it settled last.
    last_round: Option<LastRoundShown>,
    /// The last statement of its bank beside its books.
    custody: Option<CustodyShown>,
    /// Its next round.
    next_round: NextRoundShown,
}

/// A round in short.
#[derive(Serialize, ToSchema)]
struct LastRoundShown {
    /// Its number.
    #[schema(example = 13)]
    round: u32,
    /// The day the share was fixed.
    #[schema(example = "2026-10-10")]
    settle: Date,
    /// What one unit owed.
    #[schema(example = 812)]
    share_minor: i64,
    /// The members obliged.
    #[schema(example = 51_310)]
    payers: u64,
    /// The cases it carried.
    #[schema(example = 9)]
    cases: u64,
}

/// What a bank stated, beside what the books say.
#[derive(Serialize, ToSchema)]
struct CustodyShown {
    /// The day at whose end it was so.
    #[schema(example = "2026-10-31")]
    on: Date,
    /// What the bank says it held.
    #[schema(example = 412_345_600)]
    stated_minor: i64,
    /// What the books say it should hold.
    #[schema(example = 412_345_600)]
    expected_minor: i64,
    /// What the bank says less what the books say.
    #[schema(example = 0)]
    difference_minor: i64,
    /// Prepaid: the balances of members that day. The bank should hold no less; what is more is
    /// aid not yet paid out, fees, and what rounds passed on.
    #[schema(example = 401_000_000)]
    balances_minor: Option<i64>,
}

/// The next round of a pool.
#[derive(Serialize, ToSchema)]
struct NextRoundShown {
    /// Whether it was cut.
    #[schema(example = false)]
    is_cut: bool,
    /// The day payers are counted.
    #[schema(example = "2026-11-01")]
    cut: Date,
    /// The day the share is fixed.
    #[schema(example = "2026-11-10")]
    settle: Date,
}

/// Tells what the first page tells: members, aid given, the last share, and what the bank states
/// beside what the books say.
#[utoipa::path(
    get, path = "/live-figures", tag = "pools",
    responses((status = 200, body = LiveFiguresShown))
)]
async fn show(State(web): State<Arc<Web>>) -> Result<Json<LiveFiguresShown>, Problem> {
    let LiveFigures { pools, payers, cases_aided, aid_given } =
        live_figures(&web.community).await?;
    let aid_given = aid_given
        .into_iter()
        .map(|(currency, aid)| AidGiven { currency: currency.code(), aid_minor: aid.minor() });
    Ok(Json(LiveFiguresShown {
        payers,
        cases_aided,
        aid_given: aid_given.collect(),
        pools: pools.into_iter().map(shown).collect(),
    }))
}

fn shown(pool: PoolFigures) -> LivePoolShown {
    let dates = pool.next.dates();
    LivePoolShown {
        pool: pool.pool,
        name: InBoth::of(&pool.name.chinese, &pool.name.english),
        currency: pool.currency.code(),
        on: pool.on,
        payers: pool.payers,
        cases_aided: pool.aided.cases,
        aid_given_minor: pool.aided.paid.minor(),
        last_round: pool.last_round.map(|round| LastRoundShown {
            round: round.number,
            settle: round.settle,
            share_minor: round.share.minor(),
            payers: round.payers,
            cases: round.cases,
        }),
        custody: pool.custody.map(|custody| CustodyShown {
            on: custody.on,
            stated_minor: custody.stated.minor(),
            expected_minor: custody.expected.minor(),
            difference_minor: custody.difference.minor(),
            balances_minor: custody.balances.map(Amount::minor),
        }),
        next_round: NextRoundShown {
            is_cut: matches!(pool.next, NextRound::Settles(_)),
            cut: dates.cut,
            settle: dates.settle,
        },
    }
}
