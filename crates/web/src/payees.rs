//! To whom aid goes after death.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::people::{LookAsked, look};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use service::payees::{Payee, look_up_payees, name_payees};
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(name)).routes(routes!(look_up))
}

/// The payees of a person, in their order.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayeesShown {
    /// In place of those named before.
    payees: Vec<PayeeShown>,
}

/// Somebody to whom aid may go.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayeeShown {
    /// The name.
    name: String,
    /// What the payee is to the person.
    relation: String,
    /// Where aid would be paid to.
    account: String,
}

/// How many payees were named.
#[derive(Serialize, ToSchema)]
struct PayeesNamed {
    /// How many.
    count: usize,
}

/// Names the payees of a person.
#[utoipa::path(
    put, path = "/people/{person}/payees", tag = "people", request_body = PayeesShown,
    responses((status = 200, body = PayeesNamed))
)]
async fn name(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<PayeesShown>>,
) -> Result<Written<PayeesNamed>, Problem> {
    let payees: Vec<Payee> = asked.body.0.payees.iter().map(read).collect();
    let done = name_payees(&web.community, asked.key, person, &payees).await?;
    Ok(asked.done(done.repeated, PayeesNamed { count: payees.len() }))
}

/// Logs the look and its reason, then shows the payees.
#[utoipa::path(
    post, path = "/people/{person}/payee-look-ups", tag = "people", request_body = LookAsked,
    responses((status = 200, body = PayeesShown))
)]
async fn look_up(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<LookAsked>>,
) -> Result<Written<PayeesShown>, Problem> {
    let payees = look_up_payees(&web.community, look(&web, person, &asked)).await?;
    let payees = payees.into_iter().map(shown).collect();
    Ok(asked.done(false, PayeesShown { payees }))
}

fn read(sent: &PayeeShown) -> Payee {
    let PayeeShown { name, relation, account } = sent;
    Payee { name: name.clone(), relation: relation.clone(), account: account.clone() }
}

fn shown(payee: Payee) -> PayeeShown {
    let Payee { name, relation, account } = payee;
    PayeeShown { name, relation, account }
}
