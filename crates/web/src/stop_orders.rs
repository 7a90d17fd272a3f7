//! Orders of supervisors: what each says is public, and a signed note is received here.

use crate::asked::{Asked, Written};
use crate::body::{PlainText, Sent};
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Expected, Fault, Place, Rejection};
use serde::Serialize;
use service::stop_orders::{
    PlanForeseen, community_name, foresee, keys, order, orders, receive, stopped_by,
};
use std::sync::Arc;
use store::stop_order::{Instruction, KeptNote, Stop, SupervisorKey};
use store::{NO_POOL, PoolId, StoreFailure, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list_keys))
        .routes(routes!(list, take))
        .routes(routes!(show))
        .routes(routes!(look))
}

/// A key whose signed orders the software obeys.
#[derive(Serialize, ToSchema)]
struct KeyShown {
    /// Its name.
    name: String,
    /// What anybody checks its orders with.
    verifier: String,
    /// When two people enrolled it.
    enrolled_at: Timestamp,
}

/// A signed instruction.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderShown {
    /// The supervisor's own number of it.
    reference: String,
    /// The pool; nothing for all pools, and in one that lifts an order for all.
    pool: Option<PoolId>,
    /// What stops: `joinings`, `rounds`, `payouts`, `everything`; nothing in one that lifts.
    stops: Vec<&'static str>,
    /// From this day on.
    from: Option<Date>,
    /// The order that this one lifts.
    lifts: Option<String>,
    /// What lifted this order; nothing while it stands.
    lifted_by: Option<String>,
    /// Why.
    reason: String,
    /// The name of the key that signed it.
    signed_by: String,
    /// When it came.
    received_at: Timestamp,
    /// The whole note, to be checked with the key.
    note: String,
}

/// What an instruction would do.
#[derive(Serialize, ToSchema)]
struct ForeseenShown {
    /// The supervisor's own number of it.
    reference: String,
    /// The name of the key that signed it.
    signed_by: String,
    /// Whether it was received before.
    received: bool,
    /// The order that it would lift.
    lifts: Option<String>,
    /// What it means for each plan.
    plans: Vec<PlanShown>,
}

/// What an instruction means for one plan; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct PlanShown {
    /// The pool.
    pool: PoolId,
    /// The business date.
    business_date: Date,
    /// Paying members.
    payers: u64,
    /// What stops, or goes on where it lifts.
    stops: Vec<&'static str>,
    /// Whether it holds today.
    holds_today: bool,
    /// The next round.
    next_round: Option<u32>,
    /// When it would be cut.
    next_cut: Option<Date>,
    /// How many cases it would carry.
    next_cases: Option<usize>,
    /// Cases whose aid waits to be paid.
    unpaid_cases: usize,
    /// That aid.
    unpaid_minor: i64,
    /// Payments that wait for a second treasurer.
    payments_proposed: u32,
}

/// An instruction that was received.
#[derive(Serialize, ToSchema)]
struct Received {
    /// Its reference.
    reference: String,
}

/// Lists the keys of supervisors.
#[utoipa::path(
    get, path = "/supervisor-keys", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<KeyShown>))
)]
async fn list_keys(
    State(web): State<Arc<Web>>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<KeyShown>, Problem> {
    let after = query.after::<String>()?.unwrap_or_default();
    let found = keys(&web.community, &after, query.limit()?).await?;
    let shown = |key: SupervisorKey| KeyShown {
        name: key_name(&key.verifier),
        verifier: key.verifier,
        enrolled_at: key.enrolled_at,
    };
    query.page(&uri, found, |key| key.verifier.clone(), shown)
}

/// Lists all instructions of supervisors, lifted ones too, in the order of their references.
#[utoipa::path(
    get, path = "/stop-orders", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<OrderShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<OrderShown>, Problem> {
    let after = query.after::<String>()?.unwrap_or_default();
    let found = orders(&web.community, &after, query.limit()?).await?;
    query.page(&uri, found, |one| one.note.reference.clone(), shown)
}

/// Shows an instruction, with the note that was signed.
#[utoipa::path(
    get, path = "/stop-orders/{reference}", tag = "oversight",
    responses((status = 200, body = OrderShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(reference): Path<String>,
) -> Result<Json<OrderShown>, Problem> {
    Ok(Json(shown(order(&web.community, &reference).await?)))
}

/// Says what a signed note would do; nothing is written.
#[utoipa::path(
    post, path = "/stop-order-previews", tag = "oversight",
    request_body(content = String, content_type = "text/plain"),
    responses((status = 200, body = ForeseenShown))
)]
async fn look(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(PlainText(note)): Sent<PlainText>,
) -> Result<Json<ForeseenShown>, Problem> {
    let found = foresee(&web.community, &caller, &note).await?;
    let lifts = match found.order.instruction {
        Instruction::Lift { order } => Some(order),
        Instruction::Stop { .. } => None,
    };
    Ok(Json(ForeseenShown {
        reference: found.order.reference,
        signed_by: found.signed_by,
        received: found.received,
        lifts,
        plans: found.plans.into_iter().map(plan).collect(),
    }))
}

/// Receives a signed note and obeys it. Sent again, it changes nothing.
#[utoipa::path(
    post, path = "/stop-orders", tag = "oversight",
    request_body(content = String, content_type = "text/plain"),
    responses((status = 201, body = Received))
)]
async fn take(
    State(web): State<Arc<Web>>,
    asked: Asked<PlainText>,
) -> Result<Written<Received>, Problem> {
    let repeated = asked.bind(&web).await?;
    let done = receive(&web.community, &asked.caller, &asked.body.0, web.now()).await?;
    let body = Received { reference: done.answer };
    Ok(asked.created(repeated || done.repeated, body))
}

fn plan(one: PlanForeseen) -> PlanShown {
    let next = one.next_round;
    PlanShown {
        pool: one.pool,
        business_date: one.business_date,
        payers: one.payers,
        stops: one.stops.iter().map(|stop| stop.slug()).collect(),
        holds_today: one.holds_today,
        next_round: next.as_ref().map(|next| next.round),
        next_cut: next.as_ref().map(|next| next.cut),
        next_cases: next.as_ref().map(|next| next.cases.len()),
        unpaid_cases: one.unpaid.cases.len(),
        unpaid_minor: one.unpaid.total.minor(),
        payments_proposed: one.payments_proposed,
    }
}

pub(crate) fn shown(kept: KeptNote) -> OrderShown {
    let note = kept.note;
    let (stops, from, lifts) = match note.instruction {
        Instruction::Stop { stops, from } => {
            (stops.iter().map(|stop| stop.slug()).collect(), Some(from), None)
        }
        Instruction::Lift { order } => (Vec::new(), None, Some(order)),
    };
    OrderShown {
        reference: note.reference,
        pool: Some(note.pool).filter(|pool| *pool != NO_POOL),
        stops,
        from,
        lifts,
        lifted_by: kept.lifted_by,
        reason: note.reason,
        signed_by: key_name(&note.verifier),
        received_at: note.received_at,
        note: note.note,
    }
}

fn key_name(verifier: &str) -> String {
    verifier.split('+').next().unwrap_or_default().to_owned()
}

/// An answer; where an order refused it, the problem names the order.
pub(crate) async fn naming_order<T>(
    web: &Web,
    pool: PoolId,
    answer: Result<T, StoreFailure>,
) -> Result<T, Problem> {
    let (failure, what) = match answer {
        Ok(done) => return Ok(done),
        Err(StoreFailure::Rejected(rejection)) => match stopped(rejection) {
            Some(what) => (rejection, what),
            None => return Err(rejection.into()),
        },
        Err(failure) => return Err(failure.into()),
    };
    let mut reader = web.community.store.reader().await?;
    let today = match reads::schedule(&mut *reader, pool).await {
        Ok(schedule) => schedule.business_date,
        Err(_) => Date::MAX,
    };
    let Some(reference) = stopped_by(&mut *reader, (pool, what), today).await? else {
        return Err(failure.into());
    };
    let name = community_name(&web.community);
    let fault = Fault {
        file: String::new(),
        line: None,
        place: Place::Key("stop_order".to_owned()),
        text: String::new(),
        rejection: failure,
        expected: Some(Expected {
            chinese: format!("在 {name} 的停止指令 {reference} 解除之后"),
            english: format!("once order {reference} to {name} is lifted"),
        }),
    };
    Err(Problem::of_faults(failure, vec![fault]))
}

fn stopped(rejection: Rejection) -> Option<Stop> {
    match rejection {
        Rejection::JoiningsStopped => Some(Stop::Joinings),
        Rejection::RoundsStopped => Some(Stop::Rounds),
        Rejection::PayoutsStopped => Some(Stop::Payouts),
        Rejection::EverythingStopped => Some(Stop::Everything),
        _ => None,
    }
}
