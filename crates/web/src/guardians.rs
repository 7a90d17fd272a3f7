//! Who decides for a person who cannot.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use service::guardians::set_guardian;
use std::sync::Arc;
use store::{Guardian, person_reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(set))
}

/// When a guardian decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GuardianAsked {
    /// From this day on.
    since: Date,
    /// Until the day before this one.
    until: Option<Date>,
}

/// A guardian.
#[derive(Serialize, ToSchema)]
struct GuardianShown {
    /// The person who decides.
    guardian: Uuid,
    /// From this day on.
    since: Date,
    /// Until the day before this one.
    until: Option<Date>,
}

/// Lists the guardians of a person.
#[utoipa::path(
    get, path = "/people/{person}/guardians", tag = "people", params(PageQuery),
    responses((status = 200, body = Page<GuardianShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(ward): Path<Uuid>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<GuardianShown>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let all = person_reads::guardians(&mut *reader, ward).await?;
    query.page_of(&uri, all, |one| one.guardian.to_string(), shown)
}

/// Names a guardian, or says when one no longer decides.
#[utoipa::path(
    put, path = "/people/{person}/guardians/{guardian}", tag = "people",
    request_body = GuardianAsked, responses((status = 200, body = GuardianShown))
)]
async fn set(
    State(web): State<Arc<Web>>,
    Path((ward, guardian)): Path<(Uuid, Uuid)>,
    asked: Asked<Body<GuardianAsked>>,
) -> Result<Written<GuardianShown>, Problem> {
    let GuardianAsked { since, until } = asked.body.0;
    let named = Guardian { ward, guardian, since, until };
    let done = set_guardian(&web.community, asked.key, named).await?;
    Ok(asked.done(done.repeated, shown(named)))
}

fn shown(guardian: Guardian) -> GuardianShown {
    let Guardian { guardian, since, until, .. } = guardian;
    GuardianShown { guardian, since, until }
}
