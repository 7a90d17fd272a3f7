//! The published rules of a pool, word for word.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::digest_text;
use crate::openapi::with_body_of;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Rejection;
use rules::RulebookFiles;
use rules::version::VersionId;
use serde::{Deserialize, Serialize};
use service::plans::{publish_by, versions};
use std::sync::Arc;
use store::{PoolId, StoreFailure, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The largest four texts.
const TEXTS_MAX: usize = 1024 * 1024;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(with_body_of(routes!(list, announce), TEXTS_MAX))
        .routes(routes!(show))
}

/// The four texts of a version.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RulebookTexts {
    /// The plan.
    plan: String,
    /// The first day it is in force.
    version: String,
    /// The covenant in Chinese.
    covenant_zh: String,
    /// The covenant in English.
    covenant_en: String,
    /// The values.
    values: String,
    /// The worked cases.
    cases: String,
}

/// A published version.
#[derive(Serialize, ToSchema)]
struct VersionShown {
    /// The SHA-256 that names it, in hexadecimal.
    version_id: String,
    /// The plan.
    plan: String,
    /// The first day it is in force.
    version: Date,
    /// The business date of its publication.
    published_on: Date,
}

/// A version that was published.
#[derive(Serialize, ToSchema)]
struct Published {
    /// The SHA-256 that names it, in hexadecimal.
    version_id: String,
}

/// Lists the versions published for a pool.
#[utoipa::path(
    get, path = "/pools/{pool}/rulebooks", tag = "rulebooks", params(PageQuery),
    responses((status = 200, body = Page<VersionShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<VersionShown>, Problem> {
    let all = versions(&web.community, pool).await?;
    query.page_of(
        &uri,
        all,
        |one| one.version.to_string(),
        |one| VersionShown {
            version_id: digest_text::text(&one.version_id),
            plan: one.plan,
            version: one.version,
            published_on: one.published_on,
        },
    )
}

/// Publishes a version; the first one opens the pool.
#[utoipa::path(
    post, path = "/pools/{pool}/rulebooks", tag = "rulebooks", request_body = RulebookTexts,
    responses((status = 201, body = Published))
)]
async fn announce(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<RulebookTexts>>,
) -> Result<Written<Published>, Problem> {
    let RulebookTexts { plan, version, covenant_zh, covenant_en, values, cases } = &asked.body.0;
    let files = RulebookFiles {
        plan: plan.clone(),
        version: version.clone(),
        covenant_zh: covenant_zh.clone(),
        covenant_en: covenant_en.clone(),
        values: values.clone(),
        cases: cases.clone(),
    };
    let version_id = VersionId::of(&files).bytes();
    let published_on = published_on(&web, pool, version_id).await?;
    let by = (asked.key, Some((asked.caller.account, web.now())));
    let done = publish_by(&web.community, by, pool, (&files, published_on)).await?;
    let version_id = digest_text::text(&version_id);
    Ok(asked.created(done.repeated, Published { version_id }))
}

/// Shows the texts of a version, by the hash that names it.
#[utoipa::path(
    get, path = "/pools/{pool}/rulebooks/{version}", tag = "rulebooks",
    responses((status = 200, body = RulebookTexts))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, version)): Path<(PoolId, String)>,
) -> Result<Json<RulebookTexts>, Problem> {
    let version_id = digest_text::read(&version)?;
    let mut reader = web.community.store.reader().await?;
    let files = reads::rulebook_texts(&mut *reader, pool, version_id).await?;
    let RulebookFiles { plan, version, covenant_zh, covenant_en, values, cases } = files;
    Ok(Json(RulebookTexts { plan, version, covenant_zh, covenant_en, values, cases }))
}

/// The day of publication: of the first time, for a repeat; else the business date, or before the
/// pool has one the date in UTC.
pub(crate) async fn published_on(
    web: &Web,
    pool: PoolId,
    version_id: [u8; 32],
) -> Result<Date, Problem> {
    let mut reader = web.community.store.reader().await?;
    let published = reads::versions(&mut *reader, pool).await?;
    if let Some(before) = published.iter().find(|one| one.version_id == version_id) {
        return Ok(before.published_on);
    }
    match reads::schedule(&mut *reader, pool).await {
        Ok(schedule) => Ok(schedule.business_date),
        Err(StoreFailure::Rejected(Rejection::ScheduleUnknown)) => {
            Ok(web.now().to_zoned(TimeZone::UTC).date())
        }
        Err(failure) => Err(failure.into()),
    }
}
