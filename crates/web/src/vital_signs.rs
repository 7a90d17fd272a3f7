//! How a plan fares, for everybody.

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use serde::Serialize;
use service::vital_signs::{Counted, DelayBar, LeavingBand, RoundSigns, VitalSigns, vital_signs};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// How a pool fares; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct VitalSignsShown {
    /// The business date for which this was worked out.
    #[schema(example = "2026-10-31")]
    on: Date,
    /// The currency's code.
    #[schema(example = "CNY")]
    currency: &'static str,
    /// Days after joining before an illness is covered.
    #[schema(example = 90)]
    waiting_days: Option<u32>,
    /// The last settled rounds, at most 240, in time order.
    rounds: Vec<RoundSignsShown>,
    /// How many days after joining the events of approved cases lay.
    delays: Vec<DelayShown>,
    /// From behind which day on those who left are counted.
    #[schema(example = "2025-10-31")]
    left_after: Date,
    /// Who left by choice since, against who was there, by age.
    leaving: Vec<LeavingShown>,
}

/// The signs of a settled round.
#[derive(Serialize, ToSchema)]
struct RoundSignsShown {
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
    /// The cases of the year up to this round, for a million payers and a year.
    #[schema(example = 2_410)]
    cases_per_million: Option<u64>,
    /// What the published table of 25 critical illnesses gives for the members' ages.
    #[schema(example = 2_630)]
    expected_per_million: Option<u64>,
}

/// The cases whose event lay within some days after joining.
#[derive(Serialize, ToSchema)]
struct DelayShown {
    /// From this day on.
    #[schema(example = 90)]
    from_day: u32,
    /// Through this one; nothing for the last, which holds the rest.
    #[schema(example = 119)]
    through_day: Option<u32>,
    /// How many.
    #[schema(example = 6)]
    cases: u64,
}

/// The people of some ages. A number below ten is not told.
#[derive(Serialize, ToSchema)]
struct LeavingShown {
    /// From this age on.
    #[schema(example = 30)]
    age_from: u32,
    /// Through this one.
    #[schema(example = 39)]
    age_through: Option<u32>,
    /// Who is a member now.
    #[schema(example = 12_034)]
    present: Option<u64>,
    /// Who left by choice within the year.
    #[schema(example = 410)]
    left: Option<u64>,
    /// Those who left, of a thousand who were there.
    #[schema(example = 33)]
    left_per_mille: Option<u64>,
}

/// Tells how a pool fares: shares, payers, cases beside what was to be expected, how long after
/// joining cases come, and who leaves. Worked out once for each business date and round.
#[utoipa::path(
    get, path = "/pools/{pool}/vital-signs", tag = "pools",
    responses((status = 200, body = VitalSignsShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<VitalSignsShown>, Problem> {
    let signs: Arc<VitalSigns> = vital_signs(&web.community, pool).await?;
    Ok(Json(VitalSignsShown {
        on: signs.on,
        currency: signs.currency.code(),
        waiting_days: signs.waiting_days,
        rounds: signs.rounds.iter().map(round).collect(),
        delays: signs.delays.iter().map(delay).collect(),
        left_after: signs.left_after,
        leaving: signs.leaving.iter().map(leaving).collect(),
    }))
}

fn round(signs: &RoundSigns) -> RoundSignsShown {
    RoundSignsShown {
        round: signs.round,
        settle: signs.settle,
        share_minor: signs.share.minor(),
        payers: signs.payers,
        cases: signs.cases,
        cases_per_million: signs.cases_per_million,
        expected_per_million: signs.expected_per_million,
    }
}

fn delay(bar: &DelayBar) -> DelayShown {
    DelayShown { from_day: bar.from_day, through_day: bar.through_day, cases: bar.cases }
}

fn leaving(band: &LeavingBand) -> LeavingShown {
    let told = |count| match count {
        Counted::Exactly(people) => Some(people),
        Counted::FewerThanTen => None,
    };
    LeavingShown {
        age_from: band.age_from,
        age_through: band.age_through,
        present: told(band.present),
        left: told(band.left),
        left_per_mille: band.left_per_mille,
    }
}
