//! Proposing what two people have to agree on. The key of the request is the proposal's id, and the
//! id of the deposit, refund or payout in it.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::digest_text;
use crate::problem::Problem;
use crate::state::Web;
use crate::stop_orders::naming_order;
use axum::extract::{Path, State};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use serde::{Deserialize, Serialize};
use service::money_entry::Entry;
use service::proposals::propose;
use service::roles::{Action, Line, Role};
use std::sync::Arc;
use store::{Deposit, NO_POOL, PoolId, Refund};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(deposit))
        .routes(routes!(refund))
        .routes(routes!(payout))
        .routes(routes!(removal))
        .routes(routes!(role))
        .routes(routes!(token))
        .routes(routes!(supervisor_key))
}

/// Money of a member, in or back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberMoney {
    /// The member.
    pub member: Uuid,
    /// The day from which it counts.
    pub on: Date,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// Aid of a carried case, paid out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayoutToPropose {
    /// The case's public id.
    case: String,
    /// The day of payment.
    on: Date,
    /// How much, in minor units.
    amount_minor: i64,
}

/// A member removed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RemovalToPropose {
    /// The member.
    member: Uuid,
    /// The first day that is no longer covered.
    on: Date,
    /// The article it rests on.
    article: u8,
}

/// The key of a supervisor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct KeyToPropose {
    /// Its verifier, as `tongzhou stop-order key` writes it.
    verifier: String,
}

/// A role given to an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoleToPropose {
    /// The account.
    account: Uuid,
    /// The line of business.
    line: String,
    /// The role, as docs/roles.md names it.
    role: String,
}

/// A token for a program. Whoever will bear it makes it, and hands over only its digest.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TokenToPropose {
    /// The SHA-256 of its 32 bytes, in hexadecimal.
    digest: String,
    /// On whose behalf it acts.
    account: Uuid,
    /// What people call it.
    name: String,
    /// What it may do: names of docs/roles.md that bear a star.
    scopes: Vec<String>,
    /// When it ends; a year ahead at most.
    expires_at: Timestamp,
}

/// Something that waits for a second person.
#[derive(Serialize, ToSchema)]
struct Proposed {
    /// The proposal's id: the key of the request.
    proposal: Uuid,
}

/// Proposes a deposit.
#[utoipa::path(
    post, path = "/pools/{pool}/deposit-proposals", tag = "proposals", request_body = MemberMoney,
    responses((status = 201, body = Proposed))
)]
async fn deposit(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<MemberMoney>>,
) -> Result<Written<Proposed>, Problem> {
    let (deposit, MemberMoney { member, on, amount_minor }) = (asked.key, &asked.body.0);
    let amount = Amount::from_minor(*amount_minor);
    let entry = Entry::Deposit(Deposit { deposit, member: *member, on: *on, amount });
    proposed(&web, pool, &entry, asked).await
}

/// Proposes a refund.
#[utoipa::path(
    post, path = "/pools/{pool}/refund-proposals", tag = "proposals", request_body = MemberMoney,
    responses((status = 201, body = Proposed))
)]
async fn refund(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<MemberMoney>>,
) -> Result<Written<Proposed>, Problem> {
    let (refund, MemberMoney { member, on, amount_minor }) = (asked.key, &asked.body.0);
    let amount = Amount::from_minor(*amount_minor);
    let entry = Entry::Refund(Refund { refund, member: *member, on: *on, amount });
    proposed(&web, pool, &entry, asked).await
}

/// Proposes a payout of aid.
#[utoipa::path(
    post, path = "/pools/{pool}/payout-proposals", tag = "proposals",
    request_body = PayoutToPropose, responses((status = 201, body = Proposed))
)]
async fn payout(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<PayoutToPropose>>,
) -> Result<Written<Proposed>, Problem> {
    let (payout, PayoutToPropose { case, on, amount_minor }) = (asked.key, &asked.body.0);
    let amount = Amount::from_minor(*amount_minor);
    let entry = Entry::PayOut { payout, case: case.clone(), on: *on, amount };
    proposed(&web, pool, &entry, asked).await
}

/// Proposes to remove a member.
#[utoipa::path(
    post, path = "/pools/{pool}/removal-proposals", tag = "proposals",
    request_body = RemovalToPropose, responses((status = 201, body = Proposed))
)]
async fn removal(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<RemovalToPropose>>,
) -> Result<Written<Proposed>, Problem> {
    let RemovalToPropose { member, on, article } = asked.body.0;
    proposed(&web, pool, &Entry::Remove { member, on, article }, asked).await
}

/// Proposes a role.
#[utoipa::path(
    post, path = "/role-proposals", tag = "accounts", request_body = RoleToPropose,
    responses((status = 201, body = Proposed))
)]
async fn role(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<RoleToPropose>>,
) -> Result<Written<Proposed>, Problem> {
    let RoleToPropose { account, line, role } = &asked.body.0;
    let line = Line::from_slug(line).ok_or(Rejection::FieldsWrong)?;
    let role = Role::from_slug(role).ok_or(Rejection::FieldsWrong)?;
    let entry = Entry::Role { account: *account, line, role };
    proposed(&web, NO_POOL, &entry, asked).await
}

/// Proposes a token.
#[utoipa::path(
    post, path = "/token-proposals", tag = "accounts", request_body = TokenToPropose,
    responses((status = 201, body = Proposed))
)]
async fn token(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<TokenToPropose>>,
) -> Result<Written<Proposed>, Problem> {
    let TokenToPropose { digest, account, name, scopes, expires_at } = &asked.body.0;
    let scopes: Option<Vec<Action>> = scopes.iter().map(|slug| Action::from_slug(slug)).collect();
    let entry = Entry::Token {
        digest: digest_text::read(digest)?,
        account: *account,
        name: name.clone(),
        scopes: scopes.ok_or(Rejection::ScopesInvalid)?,
        expires_at: *expires_at,
    };
    proposed(&web, NO_POOL, &entry, asked).await
}

/// Proposes the key of a supervisor: what it signs, the software obeys.
#[utoipa::path(
    post, path = "/supervisor-key-proposals", tag = "oversight",
    request_body = KeyToPropose, responses((status = 201, body = Proposed))
)]
async fn supervisor_key(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<KeyToPropose>>,
) -> Result<Written<Proposed>, Problem> {
    let entry = Entry::SupervisorKey { verifier: asked.body.0.verifier.clone() };
    proposed(&web, NO_POOL, &entry, asked).await
}

async fn proposed<T>(
    web: &Web,
    pool: PoolId,
    entry: &Entry,
    asked: Asked<T>,
) -> Result<Written<Proposed>, Problem> {
    let proposal = asked.key;
    let which = (pool, proposal);
    let now = match entry {
        // A token lives by the clock that looks at it.
        Entry::Token { .. } => web.sign_in_now(),
        _ => web.now(),
    };
    let done = propose(&web.community, &asked.caller, which, entry, now).await;
    let done = naming_order(web, pool, done).await?;
    Ok(asked.created(done.repeated, Proposed { proposal }))
}
