//! What happened, a page at a time: each event once, by member and batch.
//!
//! This is for reconciling, and not the order of time, since clients make the ids; a webhook tells
//! what happens as it happens.

use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Query, State};
use axum::http::Uri;
use jiff::civil::Date;
use serde::Serialize;
use std::str::FromStr;
use std::sync::Arc;
use store::history::{self, EventKey};
use store::{Event, PoolId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
struct EventShown {
    /// Its id: the `webhook-id` under which it is told.
    event: String,
    /// What happened.
    kind: &'static str,
    /// The pool; 0 for what concerns no pool.
    pool: PoolId,
    /// The member whose request it was; nothing for a pool's own.
    member: Option<Uuid>,
    /// The id of what it happened to.
    subject: String,
    /// The business date.
    on: Option<Date>,
    /// The money moved, or the share, in minor units.
    amount_minor: Option<i64>,
}

/// The place of an event in the list.
struct Place(EventKey);

/// Lists everything that happened.
#[utoipa::path(
    get, path = "/events", tag = "events", params(PageQuery),
    responses((status = 200, body = Page<EventShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<EventShown>, Problem> {
    let Place(after) = query.after()?.unwrap_or(Place((Uuid::nil(), Uuid::nil(), 0)));
    let mut reader = web.community.store.reader().await?;
    let found = history::events(&mut *reader, after, query.limit()?).await?;
    let place = |one: &Event| format!("{} {} {}", one.member, one.batch, one.line);
    query.page(&uri, found, place, |one| EventShown {
        event: format!("{}.{}", one.batch, one.line),
        kind: one.kind.slug(),
        pool: one.pool,
        member: Some(one.member).filter(|member| !member.is_nil()),
        subject: one.subject,
        on: one.happened_on,
        amount_minor: one.amount.map(money::Amount::minor),
    })
}

impl FromStr for Place {
    type Err = ();

    fn from_str(text: &str) -> Result<Place, ()> {
        let parts: Vec<&str> = text.split(' ').collect();
        let [member, batch, line] = parts.as_slice() else {
            return Err(());
        };
        let id = |text: &str| text.parse::<Uuid>().map_err(|_| ());
        Ok(Place((id(member)?, id(batch)?, line.parse().map_err(|_| ())?)))
    }
}
