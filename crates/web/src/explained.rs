//! Why a member paid a share, and what lies ahead.

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use pool::{Event, Round};
use rules::sharing::Rounding;
use serde::Serialize;
use service::explained::{Explained, Line, Outside, Part, explain_to};
use service::outlook::{Ahead, RoundRange, lasting, next_share};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(why)).routes(routes!(range)).routes(routes!(outlook))
}

/// Why a share was what it was; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct ExplainedShown {
    /// The currency.
    currency: &'static str,
    /// The round's number.
    round: u32,
    /// The day payers were counted.
    cut: Date,
    /// The day the share was fixed and charged.
    settle: Date,
    /// The aid of the cases carried.
    aid_minor: i64,
    /// The fee on top of it, in basis points.
    fee_bp: u32,
    /// What that came to.
    fee_minor: i64,
    /// What the round before passed on.
    carry_in_minor: i64,
    /// What came back of withdrawn cases.
    reversed_minor: i64,
    /// Aid and fee and carry, less what came back.
    need_minor: i64,
    /// The members obliged.
    payers: u64,
    /// Their units, by which the need is divided.
    units: u64,
    /// `up` or `half_up`.
    rounding: &'static str,
    /// What one unit owed.
    share_minor: i64,
    /// What the operator paid in.
    sponsor_minor: i64,
    /// What the round passed on.
    carry_out_minor: i64,
    /// How many cases it carried.
    cases_count: u64,
    /// At most 200 of them.
    cases: Vec<CaseShown>,
    /// What it meant for each of the person's members, and for those paid for.
    members: Vec<LineShown>,
}

/// A case that a round carried.
#[derive(Serialize, ToSchema)]
struct CaseShown {
    /// Its public id.
    case: String,
    /// The aid decided.
    aid_minor: i64,
    /// What the round gave.
    paid_minor: i64,
    /// The day it was taken back, if it was.
    withdrawn_on: Option<Date>,
}

/// What a round meant for a member.
#[derive(Serialize, ToSchema)]
struct LineShown {
    /// The member.
    member: Uuid,
    /// What a share is counted in.
    units: u32,
    /// What was shared; nothing where the member did not.
    shared: Option<SharedShown>,
    /// Why not: `not_yet`, `waiting`, `left` or `not_covered`.
    outside: Option<&'static str>,
}

/// A member's part in a round.
#[derive(Serialize, ToSchema)]
struct SharedShown {
    /// The balance before.
    balance_before_minor: i64,
    /// Units times the share of one unit.
    owed_minor: i64,
    /// What was charged or collected, earlier arrears included.
    charged_minor: i64,
    /// What of it was taken from the member's own aid.
    netted_minor: i64,
    /// The balance after.
    balance_after_minor: i64,
    /// What is still owed after.
    arrears_minor: i64,
    /// `suspended`, `failed`, `removed` or `aided`, where the round meant more than a share.
    meant: Option<&'static str>,
}

/// The next round's share as far as it can be foreseen; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct RangeShown {
    /// Its number.
    round: u32,
    /// The day payers are counted.
    cut: Date,
    /// The day the share is fixed.
    settle: Date,
    /// The share of one unit, if no more cases come.
    share_low_minor: i64,
    /// The same, if every case that is being looked at were approved before the headcount.
    share_high_minor: i64,
}

/// What lies ahead for a member; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct OutlookShown {
    /// The next round.
    next: RangeShown,
    /// Until about when the balance lasts; nothing where none is paid beforehand, or none covers.
    lasting: Option<LastingShown>,
}

/// Until about when a balance lasts.
#[derive(Serialize, ToSchema)]
struct LastingShown {
    /// The balance now.
    balance_minor: i64,
    /// The balance that keeps cover.
    floor_minor: i64,
    /// If shares are high.
    at_least: AheadShown,
    /// If shares are low.
    at_most: AheadShown,
}

/// How far a balance reaches; nothing where it is longer than is looked ahead.
#[derive(Serialize, ToSchema)]
struct AheadShown {
    /// How many rounds it pays for.
    rounds: Option<u32>,
    /// The day of the first that it does not.
    on: Option<Date>,
}

/// Explains a round to a person: why its share was what it was, and what it meant for the person's
/// members and for those the person pays for.
#[utoipa::path(
    get, path = "/people/{person}/pools/{pool}/rounds/{round}", tag = "members",
    responses((status = 200, body = ExplainedShown))
)]
async fn why(
    State(web): State<Arc<Web>>,
    Path((person, pool, round)): Path<(Uuid, PoolId, u32)>,
) -> Result<Json<ExplainedShown>, Problem> {
    let found = explain_to(&web.community, person, (pool, round)).await?;
    Ok(Json(explained(found)))
}

/// Foresees the next round's share, for everybody.
#[utoipa::path(
    get, path = "/pools/{pool}/next-share", tag = "rounds",
    responses((status = 200, body = RangeShown))
)]
async fn range(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
) -> Result<Json<RangeShown>, Problem> {
    Ok(Json(range_shown(next_share(&web.community, pool).await?)))
}

/// Says what lies ahead for a member: the next share, and until about when the balance lasts.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/outlook", tag = "members",
    responses((status = 200, body = OutlookShown))
)]
async fn outlook(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<OutlookShown>, Problem> {
    let next = range_shown(next_share(&web.community, pool).await?);
    let found = lasting(&web.community, (pool, member)).await?;
    let lasting = found.map(|found| LastingShown {
        balance_minor: found.balance.minor(),
        floor_minor: found.floor.minor(),
        at_least: ahead(found.at_least),
        at_most: ahead(found.at_most),
    });
    Ok(Json(OutlookShown { next, lasting }))
}

fn explained(found: Explained) -> ExplainedShown {
    let Explained { round, currency, fee_bp, rounding, cases, lines, .. } = found;
    let Round { number, cut, settle, payers, units, .. } = round;
    let case = |one: store::reads::CaseOfRound| CaseShown {
        case: one.case,
        aid_minor: one.aid.minor(),
        paid_minor: one.paid.minor(),
        withdrawn_on: one.withdrawn_on,
    };
    ExplainedShown {
        currency: currency.code(),
        round: number,
        cut,
        settle,
        aid_minor: round.aid.minor(),
        fee_bp,
        fee_minor: round.fee.minor(),
        carry_in_minor: round.carry_in.minor(),
        reversed_minor: round.reversed.minor(),
        need_minor: round.need.minor(),
        payers,
        units,
        rounding: match rounding {
            Rounding::Up => "up",
            Rounding::HalfUp => "half_up",
        },
        share_minor: round.share.minor(),
        sponsor_minor: round.sponsor.minor(),
        carry_out_minor: round.carry_out.minor(),
        cases_count: round.cases,
        cases: cases.into_iter().map(case).collect(),
        members: lines.into_iter().map(line).collect(),
    }
}

fn line(line: Line) -> LineShown {
    let Line { member, units, part } = line;
    let (shared, outside) = match part {
        Part::Shared { before, shared } => {
            let shown = SharedShown {
                balance_before_minor: before.minor(),
                owed_minor: shared.owed.minor(),
                charged_minor: shared.charged.minor(),
                netted_minor: shared.netted.minor(),
                balance_after_minor: shared.balance.minor(),
                arrears_minor: shared.arrears.minor(),
                meant: match shared.event {
                    Event::None => None,
                    Event::Suspended => Some("suspended"),
                    Event::Failed => Some("failed"),
                    Event::Removed => Some("removed"),
                    Event::Aided => Some("aided"),
                },
            };
            (Some(shown), None)
        }
        Part::Outside(outside) => (None, Some(outside_slug(outside))),
    };
    LineShown { member, units, shared, outside }
}

fn outside_slug(outside: Outside) -> &'static str {
    match outside {
        Outside::NotYet => "not_yet",
        Outside::Waiting => "waiting",
        Outside::Left => "left",
        Outside::NotCovered => "not_covered",
    }
}

fn range_shown(range: RoundRange) -> RangeShown {
    let RoundRange { round, cut, settle, share_low, share_high } = range;
    let (share_low_minor, share_high_minor) = (share_low.minor(), share_high.minor());
    RangeShown { round, cut, settle, share_low_minor, share_high_minor }
}

fn ahead(ahead: Ahead) -> AheadShown {
    match ahead {
        Ahead::Until { rounds, on } => AheadShown { rounds: Some(rounds), on: Some(on) },
        Ahead::Beyond => AheadShown { rounds: None, on: None },
    }
}
