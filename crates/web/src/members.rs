//! Members: where they stand, what they paid in, what leaving would mean, and leaving.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use ledger::Rejection;
use rules::Rulebook;
use serde::{Deserialize, Serialize};
use service::family::change_payer;
use service::joining::receipt_of;
use service::leaving::{AgeCheck, end_by_age, end_membership, final_statement};
use service::membership_status::membership_status;
use service::plans::{rules_of_version, rules_on};
use std::sync::Arc;
use store::history::{self, MoneyEntry};
use store::{Ending, EndingReason, PoolId, StoreFailure, person_reads, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

mod standing;

use standing::{FinalStatementShown, MemberShown};

/// The article of every covenant on leaving.
pub(crate) const LEAVING: u8 = 12;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(deposits))
        .routes(routes!(refunds))
        .routes(routes!(receipt))
        .routes(routes!(foresee_leaving))
        .routes(routes!(leave))
        .routes(routes!(check_age))
        .routes(routes!(payer, set_payer))
}

/// A member in a list.
#[derive(Serialize, ToSchema)]
struct MemberListed {
    /// The member.
    member: Uuid,
}

/// A deposit or a refund.
#[derive(Serialize, ToSchema)]
struct MoneyShown {
    /// Its id.
    id: Uuid,
    /// The day from which it counts.
    on: Date,
    /// How much, in minor units.
    amount_minor: i64,
}

/// A membership that ends.
#[derive(Serialize, ToSchema)]
struct Ends {
    /// The member.
    member: Uuid,
    /// The first day that is no longer covered.
    on: Date,
}

/// Who pays for a member; nobody else when it is empty.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayerShown {
    /// The person.
    payer: Option<Uuid>,
}

/// Who pays for a member from a day on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayerAsked {
    /// The person; the member pays alone when it is empty.
    payer: Option<Uuid>,
    /// From when.
    since: Date,
}

/// Lists the members of a pool.
#[utoipa::path(
    get, path = "/pools/{pool}/members", tag = "members", params(PageQuery),
    responses((status = 200, body = Page<MemberListed>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<MemberListed>, Problem> {
    let after = query.after()?.unwrap_or(Uuid::nil());
    let mut reader = web.community.store.reader().await?;
    let found = history::members(&mut *reader, pool, after, query.limit()?).await?;
    query.page(&uri, found, Uuid::to_string, |member| MemberListed { member })
}

/// Says where a member stands on the business date.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}", tag = "members",
    responses((status = 200, body = MemberShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<MemberShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let rulebook = rules_of(&web, (pool, member), on).await?;
    let found = membership_status(&web.community, &rulebook, (pool, member), on).await?;
    Ok(Json(MemberShown::of(member, on, &found)))
}

/// Lists what a member paid in.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/deposits", tag = "members", params(PageQuery),
    responses((status = 200, body = Page<MoneyShown>))
)]
async fn deposits(
    State(web): State<Arc<Web>>,
    Path(of): Path<(PoolId, Uuid)>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<MoneyShown>, Problem> {
    let after = query.after()?.unwrap_or(Uuid::nil());
    let mut reader = web.community.store.reader().await?;
    let found = history::deposits(&mut *reader, of, after, query.limit()?).await?;
    query.page(&uri, found, |one| one.id.to_string(), money_shown)
}

/// Lists what went back to a member.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/refunds", tag = "members", params(PageQuery),
    responses((status = 200, body = Page<MoneyShown>))
)]
async fn refunds(
    State(web): State<Arc<Web>>,
    Path(of): Path<(PoolId, Uuid)>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<MoneyShown>, Problem> {
    let after = query.after()?.unwrap_or(Uuid::nil());
    let mut reader = web.community.store.reader().await?;
    let found = history::refunds(&mut *reader, of, after, query.limit()?).await?;
    query.page(&uri, found, |one| one.id.to_string(), money_shown)
}

/// Hands out the signed receipt of a joining, as text.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/receipt", tag = "members",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
async fn receipt(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Response, Problem> {
    let receipt = receipt_of(&web.community, pool, member).await?;
    let download = format!("attachment; filename=\"receipt-{member}.txt\"");
    Ok(([(header::CONTENT_DISPOSITION, download)], receipt).into_response())
}

/// Says what leaving on the business date would mean.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/final-statement", tag = "members",
    responses((status = 200, body = FinalStatementShown))
)]
async fn foresee_leaving(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<FinalStatementShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let rulebook = rules_of(&web, (pool, member), on).await?;
    let found = final_statement(&web.community, &rulebook, (pool, member), on).await?;
    Ok(Json(found.into()))
}

/// Ends a membership by the member's own choice, on the business date.
#[utoipa::path(
    post, path = "/pools/{pool}/members/{member}/leaving", tag = "members",
    responses((status = 201, body = Ends))
)]
async fn leave(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
    asked: Asked<Nothing>,
) -> Result<Written<Ends>, Problem> {
    let today = business_date(&web, pool).await?;
    let mut reader = web.community.store.reader().await?;
    let left_on = reads::member_state(&mut *reader, pool, member, today).await?.left_on;
    drop(reader);
    // A repeat, perhaps on a later day, asks for what was done.
    let on = left_on.unwrap_or(today);
    let reason = EndingReason::Left;
    let ending = Ending { member, reason, article: LEAVING, decided_on: on };
    let done = end_membership(&web.community, asked.key, pool, (on, ending)).await?;
    Ok(asked.created(done.repeated, Ends { member, on }))
}

/// Ends a membership that has reached the age limit.
#[utoipa::path(
    post, path = "/pools/{pool}/members/{member}/age-check", tag = "members",
    responses((status = 201, body = Ends))
)]
async fn check_age(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
    asked: Asked<Nothing>,
) -> Result<Written<Ends>, Problem> {
    let on = business_date(&web, pool).await?;
    let rulebook = rules_of(&web, (pool, member), on).await?;
    let (batch, account, at) = (asked.key, asked.caller.account, web.now());
    let check = AgeCheck { batch, pool, member, account, on, at };
    let on = end_by_age(&web.community, &rulebook, &check).await?;
    Ok(asked.created(false, Ends { member, on }))
}

/// Says who pays for a member.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/payer", tag = "members",
    responses((status = 200, body = PayerShown))
)]
async fn payer(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<PayerShown>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let payer = person_reads::payer(&mut *reader, pool, member).await?;
    Ok(Json(PayerShown { payer }))
}

/// Says who pays for a member from now on.
#[utoipa::path(
    put, path = "/pools/{pool}/members/{member}/payer", tag = "members",
    request_body = PayerAsked, responses((status = 200, body = PayerShown))
)]
async fn set_payer(
    State(web): State<Arc<Web>>,
    Path(of): Path<(PoolId, Uuid)>,
    asked: Asked<Body<PayerAsked>>,
) -> Result<Written<PayerShown>, Problem> {
    let PayerAsked { payer, since } = asked.body.0;
    let done = change_payer(&web.community, asked.key, of, (payer, since)).await?;
    Ok(asked.done(done.repeated, PayerShown { payer }))
}

/// The rules a member is under: those of the receipt; those in force for a member without one.
pub(crate) async fn rules_of(
    web: &Web,
    (pool, member): (PoolId, Uuid),
    on: Date,
) -> Result<Arc<Rulebook>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let kept = person_reads::membership(&mut *reader, pool, member).await;
    drop(reader);
    Ok(match kept {
        Ok(kept) => rules_of_version(&web.community, pool, kept.version).await?,
        Err(StoreFailure::Rejected(Rejection::MemberUnknown)) => {
            rules_on(&web.community, pool, on).await?
        }
        Err(failure) => return Err(failure.into()),
    })
}

fn money_shown(entry: MoneyEntry) -> MoneyShown {
    MoneyShown { id: entry.id, on: entry.on, amount_minor: entry.amount.minor() }
}
