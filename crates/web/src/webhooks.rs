//! Who is told what happens.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use jiff::Timestamp;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::webhooks::{disable_endpoint, enable_endpoint, set_endpoint};
use std::sync::Arc;
use store::{Delivery, Endpoint, EventKind, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(set, disable))
        .routes(routes!(enable))
        .routes(routes!(deliveries))
}

/// Where to tell what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookToSet {
    /// The address, over TLS.
    url: String,
    /// The kinds of events; none for all.
    kinds: Vec<String>,
}

/// An endpoint with its secret, which is shown this once.
#[derive(Serialize, ToSchema)]
struct WebhookSet {
    /// Which.
    webhook: Uuid,
    /// By which the receiver checks signatures (standardwebhooks.com).
    secret: String,
}

/// An endpoint.
#[derive(Serialize, ToSchema)]
struct WebhookShown {
    /// Which.
    webhook: Uuid,
    /// The address.
    url: String,
    /// The kinds of events; none for all.
    kinds: Vec<&'static str>,
    /// Whether it is told nothing at present.
    disabled: bool,
}

/// An endpoint that something was done to.
#[derive(Serialize, ToSchema)]
struct WebhookDone {
    /// Which.
    webhook: Uuid,
    /// Whether it is told nothing from now on.
    disabled: bool,
}

/// One event on its way.
#[derive(Serialize, ToSchema)]
struct DeliveryShown {
    /// The `webhook-id` it bears.
    event: String,
    /// How often it was sent.
    tries: u32,
    /// When the endpoint took it.
    delivered_at: Option<Timestamp>,
    /// Whether it is no longer tried.
    gave_up: bool,
}

/// Lists the endpoints.
#[utoipa::path(
    get, path = "/webhooks", tag = "webhooks", params(PageQuery),
    responses((status = 200, body = Page<WebhookShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<WebhookShown>, Problem> {
    let all = reads::endpoints(&mut *web.community.store.reader().await?).await?;
    query.page_of(
        &uri,
        all,
        |one| one.id.to_string(),
        |Endpoint { id, url, kinds, disabled, .. }| {
            let kinds = kinds.into_iter().map(EventKind::slug).collect();
            WebhookShown { webhook: id, url, kinds, disabled }
        },
    )
}

/// Makes an endpoint, or gives it another address, filter and secret. Sent again, it gives a new
/// secret, and the last one answered holds.
#[utoipa::path(
    put, path = "/webhooks/{webhook}", tag = "webhooks", request_body = WebhookToSet,
    responses((status = 201, body = WebhookSet))
)]
async fn set(
    State(web): State<Arc<Web>>,
    Path(webhook): Path<Uuid>,
    asked: Asked<Body<WebhookToSet>>,
) -> Result<Written<WebhookSet>, Problem> {
    let WebhookToSet { url, kinds } = &asked.body.0;
    let kinds: Option<Vec<EventKind>> =
        kinds.iter().map(|slug| EventKind::from_slug(slug)).collect();
    let kinds = kinds.ok_or(Rejection::FieldsWrong)?;
    let repeated = asked.bind(&web).await?;
    let secret = set_endpoint(&web.community, webhook, url, kinds, web.now()).await?;
    Ok(asked.created(repeated, WebhookSet { webhook, secret }))
}

/// Tells an endpoint nothing more.
#[utoipa::path(
    delete, path = "/webhooks/{webhook}", tag = "webhooks",
    responses((status = 200, body = WebhookDone))
)]
async fn disable(
    State(web): State<Arc<Web>>,
    Path(webhook): Path<Uuid>,
    asked: Asked<Nothing>,
) -> Result<Written<WebhookDone>, Problem> {
    let repeated = asked.bind(&web).await?;
    disable_endpoint(&web.community, webhook, web.now()).await?;
    Ok(asked.done(repeated, WebhookDone { webhook, disabled: true }))
}

/// Tells an endpoint again what happens from now on.
#[utoipa::path(
    post, path = "/webhooks/{webhook}/enabling", tag = "webhooks",
    responses((status = 200, body = WebhookDone))
)]
async fn enable(
    State(web): State<Arc<Web>>,
    Path(webhook): Path<Uuid>,
    asked: Asked<Nothing>,
) -> Result<Written<WebhookDone>, Problem> {
    let repeated = asked.bind(&web).await?;
    enable_endpoint(&web.community, webhook, web.now()).await?;
    Ok(asked.done(repeated, WebhookDone { webhook, disabled: false }))
}

/// Lists what was and will be sent to an endpoint.
#[utoipa::path(
    get, path = "/webhooks/{webhook}/deliveries", tag = "webhooks", params(PageQuery),
    responses((status = 200, body = Page<DeliveryShown>))
)]
async fn deliveries(
    State(web): State<Arc<Web>>,
    Path(webhook): Path<Uuid>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<DeliveryShown>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let all = reads::deliveries(&mut *reader, webhook).await?;
    let event = |one: &Delivery| format!("{}.{}", one.key.batch, one.key.line);
    query.page_of(&uri, all, event, |one| DeliveryShown {
        event: event(&one),
        tries: one.tries,
        delivered_at: one.delivered_at,
        gave_up: one.gave_up,
    })
}
