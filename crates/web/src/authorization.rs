//! Who may call which route.
//!
//! **Invariant: the check and the page of it are made from one table.** The layer here reads it
//! before a handler runs; `docs/api-authorization.md` prints it. A use case looks again at what
//! depends on what is stored.

mod page_table;
mod table;

use crate::caller::{Caller, identify};
use crate::notices::own;
use crate::pages::overnight;
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ledger::Rejection;
use service::channel::require_channel;
use service::principal::{Principal, Proof};
use service::roles::{Action, Line};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use store::person_reads;
use uuid::Uuid;

pub use page_table::PAGE_ROUTES;
pub use table::ROUTES;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever is signed in, a person or a program.
    SignedIn,
    /// Somebody who signed in and is a person, for what is their own.
    Person,
    /// Who may do this.
    Action(Action),
    /// Who may do one of these; the use case looks which one it takes.
    OneOf(&'static [Action]),
    /// The person whom the path names, or whose member it names.
    Own,
    /// The same; others who may do this.
    OwnOr(Action),
    /// The token of a payment channel.
    Channel,
}

/// What a route does with the key of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOfRequest {
    /// It has none: the route writes nothing, or nothing that a repeat could double.
    None,
    /// It is the id of the batch, or of the proposal, that is written.
    Batch,
    /// It is bound to the content beforehand; what is written has ids of its own, or is the same
    /// when it is written again.
    Bound,
}

/// The row of a route.
#[derive(Clone, Copy, Debug)]
pub struct RouteRow {
    /// The method.
    pub method: &'static str,
    /// The path with its parameters.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What becomes of the key of the request.
    pub key: KeyOfRequest,
}

static BY_ROUTE: LazyLock<HashMap<(&str, &str), &RouteRow>> = LazyLock::new(|| {
    let rows = ROUTES.iter().chain(PAGE_ROUTES);
    rows.map(|row| ((row.method, row.path), row)).collect()
});

/// The row of a route.
pub(crate) fn row(method: &str, path: &str) -> Option<&'static RouteRow> {
    BY_ROUTE.get(&(method, path)).copied()
}

/// Whether somebody could open a page of this row, as far as roles say.
pub(crate) fn may_open(caller: &Principal, row: &RouteRow) -> bool {
    let may = |action| caller.require(Line::MutualAid, action).is_ok();
    match row.access {
        Access::Public | Access::SignedIn => true,
        Access::Person | Access::Own => caller.person.is_some(),
        Access::Action(action) | Access::OwnOr(action) => may(action),
        Access::OneOf(actions) => actions.iter().any(|action| may(*action)),
        Access::Channel => require_channel(caller).is_ok(),
    }
}

/// Looks who asks and whether they may, before the handler of a route.
pub(crate) async fn check(
    State(web): State<Arc<Web>>,
    path: MatchedPath,
    parameters: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    // A row for GET is one for HEAD.
    let method = if request.method() == "HEAD" { "GET" } else { request.method().as_str() };
    let access = row(method, path.as_str()).ok_or(Rejection::PathUnknown)?.access;
    if access != Access::Public {
        let caller = match identify(&web, request.method(), request.headers()).await {
            Ok(caller) => caller,
            Err(problem) if problem.is(Rejection::SignInNeeded) => {
                return overnight::keep(&web, request).await;
            }
            Err(problem) => return Err(problem),
        };
        may_call(&web, &caller.0, access, &parameters).await?;
        request.extensions_mut().insert::<Caller>(caller);
    }
    Ok(next.run(request).await)
}

async fn may_call(
    web: &Web,
    caller: &Principal,
    access: Access,
    parameters: &RawPathParams,
) -> Result<(), Problem> {
    let may = |action| caller.require(Line::MutualAid, action);
    match access {
        Access::Public | Access::SignedIn => Ok(()),
        Access::Person => Ok(own(caller).map(|_| ())?),
        Access::Action(action) => Ok(may(action)?),
        Access::Channel => Ok(require_channel(caller)?),
        Access::OneOf(actions) => {
            let refusals: Vec<Rejection> =
                actions.iter().filter_map(|action| may(*action).err()).collect();
            match refusals.len() < actions.len() {
                true => Ok(()),
                // Of several refusals, the one that says what the caller still needs.
                false => Err(refusals.into_iter().max().unwrap_or(Rejection::NotPermitted).into()),
            }
        }
        Access::Own => match is_own(web, caller, parameters).await? {
            true => Ok(()),
            false => Err(Rejection::NotPermitted.into()),
        },
        Access::OwnOr(action) => match may(action) {
            Ok(()) => Ok(()),
            Err(_) if is_own(web, caller, parameters).await? => Ok(()),
            Err(rejection) => Err(rejection.into()),
        },
    }
}

/// Whether the path names the caller or the caller's member. A program has nothing of its own.
async fn is_own(
    web: &Web,
    caller: &Principal,
    parameters: &RawPathParams,
) -> Result<bool, Problem> {
    let (Some(own), Proof::Session(_)) = (caller.person, &caller.proof) else {
        return Ok(false);
    };
    let named = |name| parameters.iter().find(|(known, _)| *known == name).map(|(_, text)| text);
    if let Some(person) = named("person") {
        return Ok(person.parse::<Uuid>().is_ok_and(|person| person == own));
    }
    let pool = named("pool").and_then(|text| text.parse().ok());
    let member = named("member").and_then(|text| text.parse().ok());
    let (Some(pool), Some(member)) = (pool, member) else {
        return Ok(false);
    };
    let mut reader = web.community.store.reader().await?;
    let membership = person_reads::membership(&mut *reader, pool, member).await;
    Ok(membership.is_ok_and(|membership| membership.person == own))
}
