//! Who did what, when and why; and what the server has to do.

use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::Uri;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use serde::Serialize;
use service::audit::{JobState, bounds_of_day, jobs, outbox, trail};
use std::sync::Arc;
use store::PoolId;
use store::audit::{AuditEntry, AuditFilter, AuditKind, AuditPlace};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

mod queries;

pub(crate) use queries::AuditQuery;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_jobs))
        .routes(routes!(show_outbox))
}

/// One thing that somebody did.
#[derive(Serialize, ToSchema)]
struct EntryShown {
    /// When.
    at: Timestamp,
    /// What kind of thing.
    kind: &'static str,
    /// The account; nothing where nobody is known.
    account: Option<Uuid>,
    /// The second person's account, where it takes two.
    second: Option<Uuid>,
    /// The pool, where it was about one.
    pool: Option<PoolId>,
    /// What it was done to: the id of a person, proposal, case or account, a version, a reference.
    subject: String,
    /// What it was: a step, a kind of proposal, a role.
    what: String,
    /// Why, in words; empty where the thing itself says it.
    why: String,
}

/// A job that is not done.
#[derive(Serialize, ToSchema)]
struct JobShown {
    /// What names it.
    job: String,
    /// What it does.
    kind: String,
    /// The pool of a day.
    pool: Option<PoolId>,
    /// The day.
    day: Option<Date>,
    /// `leased`, `failed`, `waits`, `due` or `ahead`.
    state: &'static str,
    /// When it runs next.
    run_at: Timestamp,
    /// How often it was begun since it last succeeded.
    tries: u32,
    /// Until when a worker has it.
    leased_until: Option<Timestamp>,
    /// Why it was put off: `waits-…` and whom for, or the number of a rejection and what the
    /// machine said.
    said: String,
}

/// What waits to be told.
#[derive(Serialize, ToSchema)]
struct OutboxShown {
    /// Events nobody was told of; 10,000 for that many or more.
    untold: u32,
    /// The kind of the one that waits longest.
    oldest_kind: Option<&'static str>,
    /// Since when it waits.
    oldest_at: Option<Timestamp>,
    /// Jobs that are due; 10,000 for that many or more.
    due: u32,
    /// When the teller of events was to run next.
    teller_runs_at: Timestamp,
}

/// Lists who did what, the newest first.
#[utoipa::path(
    get, path = "/audit", tag = "oversight", params(AuditQuery),
    responses((status = 200, body = Page<EntryShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(asked): Query<AuditQuery>,
    uri: Uri,
) -> Result<Page<EntryShown>, Problem> {
    let filter = filter(&web, &asked).await?;
    let query = PageQuery::new(asked.limit, asked.after);
    let after: Option<AuditPlace> = query.after()?;
    let found = trail(&web.community, &caller, &filter, after.as_ref(), query.limit()?).await?;
    query.page(&uri, found, |one| one.place().to_string(), entry)
}

/// What is looked for.
pub(crate) async fn filter(web: &Web, asked: &AuditQuery) -> Result<AuditFilter, Problem> {
    let kind = asked.kind.as_deref().map(AuditKind::from_slug);
    let kind = kind.map(|kind| kind.ok_or(Rejection::ParameterWrong)).transpose()?;
    let within = match asked.day {
        Some(day) => Some(bounds_of_day(&web.community, asked.pool, day).await?),
        None => None,
    };
    Ok(AuditFilter { kind, account: asked.account, pool: asked.pool, within })
}

/// Lists the jobs that are not done, the first due first.
#[utoipa::path(
    get, path = "/jobs", tag = "oversight", params(PageQuery),
    responses((status = 200, body = Page<JobShown>))
)]
async fn list_jobs(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<JobShown>, Problem> {
    let place: Option<String> = query.after()?;
    let after = match &place {
        None => None,
        Some(place) => {
            let parts = place.split_once('/').ok_or(Rejection::ParameterWrong)?;
            let at: i64 = parts.0.parse().map_err(|_| Rejection::ParameterWrong)?;
            let at = Timestamp::from_microsecond(at).map_err(|_| Rejection::ParameterWrong)?;
            Some((at, parts.1))
        }
    };
    let now = web.now();
    let found = jobs(&web.community, &caller, after, query.limit()?).await?;
    query.page(
        &uri,
        found,
        |job| format!("{}/{}", job.run_at.as_microsecond(), job.key),
        |job| JobShown {
            state: JobState::of(&job, now).slug(),
            job: job.key,
            kind: job.kind,
            pool: job.pool,
            day: job.day,
            run_at: job.run_at,
            tries: job.tries,
            leased_until: job.locked_until.filter(|until| *until > now),
            said: job.error,
        },
    )
}

/// Shows what waits to be told.
#[utoipa::path(
    get, path = "/outbox", tag = "oversight", responses((status = 200, body = OutboxShown))
)]
async fn show_outbox(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<OutboxShown>, Problem> {
    let found = outbox(&web.community, &caller, web.now()).await?;
    Ok(Json(OutboxShown {
        untold: found.queues.untold,
        oldest_kind: found.oldest.map(|event| event.kind.slug()),
        oldest_at: found.oldest_at,
        due: found.queues.due,
        teller_runs_at: found.queues.teller_runs_at,
    }))
}

fn entry(one: AuditEntry) -> EntryShown {
    EntryShown {
        at: one.at,
        kind: one.kind.slug(),
        account: one.account,
        second: one.second,
        pool: one.pool,
        subject: one.subject,
        what: one.what,
        why: one.why,
    }
}
