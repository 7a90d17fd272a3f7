//! A member's statement of a month or a year, as JSON and as a file.

use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use ledger::Rejection;
use serde::Serialize;
use service::periods::{self, Period, PeriodStatement, What, period_statement};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(statement)).routes(routes!(statement_file))
}

/// A statement of a month or a year; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct PeriodShown {
    /// The member.
    member: Uuid,
    /// The currency.
    currency: &'static str,
    /// The first day.
    from: Date,
    /// The last day, or the business date where that comes first.
    through: Date,
    /// The balance at the beginning.
    opening_minor: i64,
    /// What was paid in.
    paid_in_minor: i64,
    /// What the rounds charged.
    charged_minor: i64,
    /// What of it was taken from the member's own aid.
    netted_minor: i64,
    /// What was paid back.
    refunded_minor: i64,
    /// The aid that was paid to the member.
    aid_minor: i64,
    /// The balance at the end.
    closing_minor: i64,
    /// What is still owed of failed debits then.
    arrears_minor: i64,
    /// The lines, in time order.
    lines: Vec<PeriodLine>,
}

/// A line of a statement.
#[derive(Serialize, ToSchema)]
struct PeriodLine {
    /// The day.
    on: Date,
    /// `paid_in`, `refund`, `share` or `aid`.
    what: &'static str,
    /// The round of a share.
    round: Option<u32>,
    /// The case of aid.
    case: Option<String>,
    /// How much; below zero for what was taken.
    amount_minor: i64,
    /// The balance after it.
    balance_minor: i64,
}

/// Shows a member's statement of a year (`2026`) or of a month (`2026-03`).
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/statements/{period}", tag = "members",
    responses((status = 200, body = PeriodShown))
)]
async fn statement(
    State(web): State<Arc<Web>>,
    Path((pool, member, period)): Path<(PoolId, Uuid, String)>,
) -> Result<Json<PeriodShown>, Problem> {
    let found = period_statement(&web.community, (pool, member), read(&period)?).await?;
    Ok(Json(shown(member, &found)))
}

/// The same as a file of comma-separated values.
#[utoipa::path(
    get, path = "/pools/{pool}/members/{member}/statements/{period}/file", tag = "members",
    responses((status = 200, content_type = "text/csv"))
)]
async fn statement_file(
    State(web): State<Arc<Web>>,
    Path((pool, member, period)): Path<(PoolId, Uuid, String)>,
) -> Result<Response, Problem> {
    let asked = read(&period)?;
    let found = period_statement(&web.community, (pool, member), asked).await?;
    let name = format!("attachment; filename=\"statement-{pool}-{period}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, found.csv()).into_response())
}

/// A year, or a month of a year, as four digits or as four, a dash and two.
///
/// # Errors
/// [`Rejection::ParameterWrong`].
fn read(text: &str) -> Result<Period, Rejection> {
    let wrong = Rejection::ParameterWrong;
    let digits = |text: &str, count: usize| {
        let sound = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if sound { text.parse::<i16>().map_err(|_| wrong) } else { Err(wrong) }
    };
    let period = match text.split_once('-') {
        None => Period::Year(digits(text, 4)?),
        Some((year, month)) => {
            let month = i8::try_from(digits(month, 2)?).map_err(|_| wrong)?;
            Period::Month(digits(year, 4)?, month)
        }
    };
    period.days().map(|_| period)
}

fn shown(member: Uuid, found: &PeriodStatement) -> PeriodShown {
    let line = |line: &periods::Line| {
        let (round, case) = match &line.what {
            What::Share(shared) => (Some(shared.round), None),
            What::Aid { case } => (None, Some(case.clone())),
            What::PaidIn | What::Refunded => (None, None),
        };
        PeriodLine {
            on: line.on,
            what: line.what.slug(),
            round,
            case,
            amount_minor: line.amount.minor(),
            balance_minor: line.balance.minor(),
        }
    };
    PeriodShown {
        member,
        currency: found.currency.code(),
        from: found.from,
        through: found.through,
        opening_minor: found.opening.minor(),
        paid_in_minor: found.paid_in.minor(),
        charged_minor: found.charged.minor(),
        netted_minor: found.netted.minor(),
        refunded_minor: found.refunded.minor(),
        aid_minor: found.aid.minor(),
        closing_minor: found.closing.minor(),
        arrears_minor: found.arrears.minor(),
        lines: found.lines.iter().map(line).collect(),
    }
}
