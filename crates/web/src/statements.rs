//! A member's statement: every payment, and every round the member shared in, with the numbers that
//! explain it.

use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use pool::{Entry, Event, Statement};
use serde::Serialize;
use std::sync::Arc;
use store::{PoolId, reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// A member's statement; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct StatementShown {
    /// The member.
    member: Uuid,
    /// The business date through which it goes.
    through: Date,
    /// Payments and rounds, in time order.
    entries: Vec<EntryShown>,
    /// What was owed in all rounds.
    owed_minor: i64,
    /// What was charged of it.
    charged_minor: i64,
    /// The prepaid balance.
    balance_minor: i64,
    /// What failed debits left owed.
    arrears_minor: i64,
}

/// One line of a statement.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
enum EntryShown {
    /// Money paid in.
    Deposit {
        /// The day from which it counts.
        on: Date,
        /// How much.
        amount_minor: i64,
        /// The balance after it.
        balance_minor: i64,
        /// Whether it ended a suspension.
        recovered: bool,
    },
    /// Money paid back.
    Refund {
        /// The day of payment.
        on: Date,
        /// How much.
        amount_minor: i64,
        /// The balance after it.
        balance_minor: i64,
    },
    /// A round the member shared in.
    Round {
        /// Its number; `/pools/{pool}/rounds/{round}` says how its share was found.
        round: u32,
        /// Units times the share of one unit.
        owed_minor: i64,
        /// What was charged or collected, earlier arrears included.
        charged_minor: i64,
        /// What of it was taken from the member's own aid.
        netted_minor: i64,
        /// The balance after it.
        balance_minor: i64,
        /// What is still owed after it.
        arrears_minor: i64,
        /// `suspended`, `failed`, `removed` or `aided`, where the round meant more than a share.
        meant: Option<&'static str>,
    },
}

/// Shows a member's statement through the business date.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/statement", tag = "members",
    responses((status = 200, body = StatementShown))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, member)): Path<(PoolId, Uuid)>,
) -> Result<Json<StatementShown>, Problem> {
    let through = business_date(&web, pool).await?;
    let mut reader = web.community.store.reader().await?;
    let Statement { entries, outcome } =
        reads::statement(&mut *reader, pool, member, through).await?;
    Ok(Json(StatementShown {
        member,
        through,
        entries: entries.into_iter().map(shown).collect(),
        owed_minor: outcome.owed.minor(),
        charged_minor: outcome.charged.minor(),
        balance_minor: outcome.balance.minor(),
        arrears_minor: outcome.arrears.minor(),
    }))
}

fn shown(entry: Entry) -> EntryShown {
    match entry {
        Entry::Deposit { on, amount, balance, recovered } => EntryShown::Deposit {
            on,
            amount_minor: amount.minor(),
            balance_minor: balance.minor(),
            recovered,
        },
        Entry::Refund { on, amount, balance } => {
            EntryShown::Refund { on, amount_minor: amount.minor(), balance_minor: balance.minor() }
        }
        Entry::Shared(shared) => EntryShown::Round {
            round: shared.round,
            owed_minor: shared.owed.minor(),
            charged_minor: shared.charged.minor(),
            netted_minor: shared.netted.minor(),
            balance_minor: shared.balance.minor(),
            arrears_minor: shared.arrears.minor(),
            meant: meant(shared.event),
        },
    }
}

fn meant(event: Event) -> Option<&'static str> {
    match event {
        Event::None => None,
        Event::Suspended => Some("suspended"),
        Event::Failed => Some("failed"),
        Event::Removed => Some("removed"),
        Event::Aided => Some("aided"),
    }
}
