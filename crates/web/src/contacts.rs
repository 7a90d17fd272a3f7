//! Emergency contacts: who may report a case for somebody.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::people::{LookAsked, look};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use service::cases::{Contact, look_up_contacts, name_contacts};
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(name)).routes(routes!(look_up))
}

/// The emergency contacts of a person, in their order.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContactsShown {
    /// At most three, in place of those named before.
    contacts: Vec<ContactShown>,
}

/// Somebody who may report a case for a person.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContactShown {
    /// Who; a person who is registered.
    person: Uuid,
    /// What they are to the person.
    relation: String,
}

/// How many contacts were named.
#[derive(Serialize, ToSchema)]
struct ContactsNamed {
    /// How many.
    count: usize,
}

/// Names the emergency contacts of a person.
#[utoipa::path(
    put, path = "/people/{person}/contacts", tag = "people", request_body = ContactsShown,
    responses((status = 200, body = ContactsNamed))
)]
async fn name(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<ContactsShown>>,
) -> Result<Written<ContactsNamed>, Problem> {
    let read =
        |sent: &ContactShown| Contact { person: sent.person, relation: sent.relation.clone() };
    let contacts: Vec<Contact> = asked.body.0.contacts.iter().map(read).collect();
    let done = name_contacts(&web.community, asked.key, person, &contacts).await?;
    Ok(asked.done(done.repeated, ContactsNamed { count: contacts.len() }))
}

/// Logs the look and its reason, then shows the emergency contacts.
#[utoipa::path(
    post, path = "/people/{person}/contact-look-ups", tag = "people", request_body = LookAsked,
    responses((status = 200, body = ContactsShown))
)]
async fn look_up(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<LookAsked>>,
) -> Result<Written<ContactsShown>, Problem> {
    let contacts = look_up_contacts(&web.community, look(&web, person, &asked)).await?;
    let shown = |Contact { person, relation }| ContactShown { person, relation };
    let contacts = contacts.into_iter().map(shown).collect();
    Ok(asked.done(false, ContactsShown { contacts }))
}
