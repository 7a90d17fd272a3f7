//! A deposit that a payment channel reports: the busiest route.
//!
//! It reads nothing beside the request: the token was checked a moment ago, and the store applies
//! the deposits of many clients in one durable commit.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::problem::Problem;
use crate::proposing::MemberMoney;
use crate::state::Web;
use axum::extract::{Path, State};
use money::Amount;
use serde::Serialize;
use service::channel::{self, ChannelDeposit};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(book))
}

/// A deposit that was booked.
#[derive(Serialize, ToSchema)]
struct Booked {
    /// Its id: the key of the request.
    deposit: Uuid,
}

/// Books a deposit that a payment channel reports.
#[utoipa::path(
    post, path = "/pools/{pool}/deposits", tag = "deposits", request_body = MemberMoney,
    responses((status = 201, body = Booked))
)]
async fn book(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<MemberMoney>>,
) -> Result<Written<Booked>, Problem> {
    let (key, MemberMoney { member, on, amount_minor }) = (asked.key, &asked.body.0);
    let amount = Amount::from_minor(*amount_minor);
    let paid = ChannelDeposit { key, pool, member: *member, on: *on, amount };
    let done = channel::deposit(&web.community, &asked.caller, &paid).await?;
    Ok(asked.created(done.repeated, Booked { deposit: key }))
}
