//! One payment for a family, that a payment channel reports.

use crate::asked::{Asked, Written};
use crate::body::Json as Body;
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, State};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;
use serde::{Deserialize, Serialize};
use service::family::{FamilyPayment, pay_in};
use std::sync::Arc;
use store::{PoolId, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(book))
}

/// A payment for all members a person pays for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FamilyMoney {
    /// Who pays.
    payer: Uuid,
    /// The day from which it counts.
    on: Date,
    /// How much in all, in minor units.
    amount_minor: i64,
}

/// A payment that was booked.
#[derive(Serialize, ToSchema)]
struct FamilyBooked {
    /// The id of each member's deposit: the key of the request.
    deposit: Uuid,
}

/// Books a payment for a family, a deposit for each member.
#[utoipa::path(
    post, path = "/pools/{pool}/family-payments", tag = "deposits", request_body = FamilyMoney,
    responses((status = 201, body = FamilyBooked))
)]
async fn book(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<FamilyMoney>>,
) -> Result<Written<FamilyBooked>, Problem> {
    let sharing = reads::sharing(&mut *web.community.store.reader().await?, pool).await?;
    let Funding::Prepaid(terms) = sharing.funding else {
        return Err(Rejection::DepositIntoPostpaid.into());
    };
    let (batch, FamilyMoney { payer, on, amount_minor }) = (asked.key, &asked.body.0);
    let amount = Amount::from_minor(*amount_minor);
    let payment = FamilyPayment { batch, pool, payer: *payer, on: *on, amount };
    let done = pay_in(&web.community, &terms, &payment).await?;
    Ok(asked.created(done.repeated, FamilyBooked { deposit: batch }))
}
