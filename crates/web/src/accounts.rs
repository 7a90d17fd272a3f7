//! Accounts: made, shown, shut, and their roles taken back. Roles are given by proposals.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::problem::Problem;
use crate::sign_in::RoleShown;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::accounts::{self, NewAccount};
use service::roles::{Line, Role};
use std::sync::Arc;
use store::StoreFailure;
use store::account::{Account, account, roles};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(make))
        .routes(routes!(show, shut))
        .routes(routes!(take_role_back))
}

/// An account to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AccountToMake {
    /// Made by the client.
    account: Uuid,
    /// The sign-in name; it is kept nowhere.
    name: String,
    /// The first password; without one nobody signs in yet.
    password: Option<String>,
    /// Whose it will be; a program's is nobody's.
    person: Option<Uuid>,
}

/// An account.
#[derive(Serialize, ToSchema)]
struct AccountShown {
    /// Which.
    account: Uuid,
    /// Whose.
    person: Option<Uuid>,
    /// What it may do.
    roles: Vec<RoleShown>,
    /// Whether one-time codes are enrolled.
    two_factors: bool,
    /// Whether it is shut.
    disabled: bool,
}

/// Which account something was done to.
#[derive(Serialize, ToSchema)]
struct AccountDone {
    /// Which.
    account: Uuid,
}

/// Makes an account.
#[utoipa::path(
    post, path = "/accounts", tag = "accounts", request_body = AccountToMake,
    responses((status = 201, body = AccountDone))
)]
async fn make(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<AccountToMake>>,
) -> Result<Written<AccountDone>, Problem> {
    let repeated = asked.bind(&web).await?;
    let AccountToMake { account, name, password, person } = &asked.body.0;
    let (account, person) = (*account, *person);
    let new = NewAccount { id: account, person, name, password: password.as_deref() };
    match accounts::create_account(&web.community, new, web.now()).await {
        // The first time succeeded, and its answer was lost.
        Err(StoreFailure::Rejected(Rejection::AccountDuplicate))
            if repeated && find(&web, account).await.is_ok() => {}
        made => made?,
    }
    Ok(asked.created(repeated, AccountDone { account }))
}

/// Shows an account.
#[utoipa::path(
    get, path = "/accounts/{account}", tag = "accounts",
    responses((status = 200, body = AccountShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path(id): Path<Uuid>,
) -> Result<Json<AccountShown>, Problem> {
    let found = find(&web, id).await?;
    let held = roles(&mut *web.community.store.reader().await?, id).await?;
    let roles = held.into_iter().map(|one| RoleShown { line: one.line, role: one.role });
    Ok(Json(AccountShown {
        account: id,
        person: found.person,
        roles: roles.collect(),
        two_factors: found.one_time_secret.is_some(),
        disabled: found.disabled_at.is_some(),
    }))
}

/// Shuts an account; its sessions and tokens end with it.
#[utoipa::path(
    delete, path = "/accounts/{account}", tag = "accounts",
    responses((status = 200, body = AccountDone))
)]
async fn shut(
    State(web): State<Arc<Web>>,
    Path(account): Path<Uuid>,
    asked: Asked<Nothing>,
) -> Result<Written<AccountDone>, Problem> {
    let repeated = asked.bind(&web).await?;
    accounts::disable(&web.community, &asked.caller, account, web.now()).await?;
    web.tokens.forget();
    Ok(asked.done(repeated, AccountDone { account }))
}

/// Takes a role back.
#[utoipa::path(
    delete, path = "/accounts/{account}/roles/{line}/{role}", tag = "accounts",
    responses((status = 200, body = AccountDone))
)]
async fn take_role_back(
    State(web): State<Arc<Web>>,
    Path((account, line, role)): Path<(Uuid, String, String)>,
    asked: Asked<Nothing>,
) -> Result<Written<AccountDone>, Problem> {
    let line = Line::from_slug(&line).ok_or(Rejection::ParameterWrong)?;
    let role = Role::from_slug(&role).ok_or(Rejection::ParameterWrong)?;
    let repeated = asked.bind(&web).await?;
    let which = (account, line, role);
    accounts::revoke_role(&web.community, &asked.caller, which, web.now()).await?;
    web.tokens.forget();
    Ok(asked.done(repeated, AccountDone { account }))
}

async fn find(web: &Web, id: Uuid) -> Result<Account, Problem> {
    let found = account(&mut *web.community.store.reader().await?, id).await?;
    Ok(found.ok_or(Rejection::AccountUnknown)?)
}
