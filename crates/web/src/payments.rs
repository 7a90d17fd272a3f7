//! Payments of aid: accounts, what is due, lists for the bank and the bank's answers.

use crate::asked::{Asked, Written};
use crate::body::{Csv, Json as Body};
use crate::caller::Caller;
use crate::cases::CaseMoved;
use crate::digest_text;
use crate::openapi::with_body_of;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use serde::Deserialize;
use service::cases::payments::{self, AccountText, ResultFile, payments_due};
use std::str::FromStr;
use std::sync::Arc;
use store::payment::PaidTo;
use store::{PoolId, QueuePlace};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

mod shown;

use shown::{
    AccountVerified, AccountsShown, DueShown, ListProposed, PaymentListShown, PaymentListWhole,
    PreviewShown, ResultTaken,
};

/// The largest answer of a bank.
const FILE_MAX: usize = 1024 * 1024;

/// What an answer is called where it has faults.
const NAME: &str = "result.csv";

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list_accounts))
        .routes(routes!(enter))
        .routes(routes!(verify))
        .routes(routes!(due))
        .routes(routes!(preview))
        .routes(routes!(propose))
        .routes(routes!(lists))
        .routes(routes!(show))
        .routes(routes!(file))
        .routes(with_body_of(routes!(import), FILE_MAX))
        .routes(routes!(give_back))
}

/// An account that aid may go to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AccountToEnter {
    /// Whose it is.
    holder: String,
    /// With which bank.
    bank: String,
    /// Its number.
    number: String,
}

/// Which account was verified.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AccountToVerify {
    /// When the account that was looked at had been entered.
    entered_at: Timestamp,
}

/// Why something personal is looked at.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LookReason {
    /// In words without anything personal.
    #[serde(default)]
    reason: String,
}

/// For which day.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OfDay {
    /// The day; the business date where it is not said.
    on: Option<Date>,
}

/// The list that was looked at.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ListToPropose {
    /// The day whose dues it holds.
    on: Date,
    /// The SHA-256 of its file, in hexadecimal, as the preview says it.
    file: String,
}

/// Money that came back after it had been paid.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PaymentReturn {
    /// How much; at most what the case was paid.
    amount_minor: i64,
    /// Why, in words; personal, and sealed under the member's key. At most 4,000 characters.
    words: String,
    /// How many steps of the case the caller has seen.
    seen: u32,
}

/// Where a page of what is due begins.
struct Place(QueuePlace);

impl FromStr for Place {
    type Err = Rejection;

    fn from_str(text: &str) -> Result<Place, Rejection> {
        let wrong = Rejection::ParameterWrong;
        let (harm, rest) = text.split_once(' ').ok_or(wrong)?;
        let (due_on, case) = rest.split_once(' ').ok_or(wrong)?;
        Ok(Place(QueuePlace {
            harm: harm.parse().map_err(|_| wrong)?,
            due_on: due_on.parse().map_err(|_| wrong)?,
            case: case.to_owned(),
        }))
    }
}

/// Lists the accounts of a case: whole to a treasurer who says why, masked to others.
#[utoipa::path(
    get, path = "/pools/{pool}/cases/{case}/payment-accounts", tag = "payments",
    params(LookReason), responses((status = 200, body = AccountsShown))
)]
async fn list_accounts(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, case)): Path<(PoolId, String)>,
    Query(LookReason { reason }): Query<LookReason>,
) -> Result<Json<AccountsShown>, Problem> {
    let when = (business_date(&web, pool).await?, web.now());
    let which = (pool, case.as_str());
    let found = payments::accounts(&web.community, &caller, which, &reason, when).await?;
    Ok(Json(found.into()))
}

/// Enters an account of the member, the hospital or a payee; another person has to verify it.
#[utoipa::path(
    put, path = "/pools/{pool}/cases/{case}/payment-accounts/{to}", tag = "payments",
    request_body = AccountToEnter, responses((status = 200, body = AccountVerified))
)]
async fn enter(
    State(web): State<Arc<Web>>,
    Path((pool, case, to)): Path<(PoolId, String, String)>,
    asked: Asked<Body<AccountToEnter>>,
) -> Result<Written<AccountVerified>, Problem> {
    let to = PaidTo::from_slug(&to).ok_or(Rejection::PathUnknown)?;
    let AccountToEnter { holder, bank, number } = &asked.body.0;
    let [holder, bank, number] = [holder, bank, number].map(|text| text.trim().to_owned());
    let text = AccountText { holder, bank, number };
    let when = (business_date(&web, pool).await?, web.now());
    let (which, entered) = ((pool, case.as_str()), (asked.key, to, &text));
    let (community, caller) = (&web.community, &asked.caller);
    let done = payments::enter_account(community, caller, which, entered, when).await?;
    Ok(asked.done(done.repeated, AccountVerified { to: to.slug(), verified: false }))
}

/// Verifies an account that somebody else entered, after a look at it.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/payment-accounts/{to}/verification",
    tag = "payments", request_body = AccountToVerify,
    responses((status = 200, body = AccountVerified))
)]
async fn verify(
    State(web): State<Arc<Web>>,
    Path((pool, case, to)): Path<(PoolId, String, String)>,
    asked: Asked<Body<AccountToVerify>>,
) -> Result<Written<AccountVerified>, Problem> {
    let to = PaidTo::from_slug(&to).ok_or(Rejection::PathUnknown)?;
    let when = (business_date(&web, pool).await?, web.now());
    let (which, entered) = ((pool, case.as_str()), (asked.key, to, asked.body.0.entered_at));
    let (community, caller) = (&web.community, &asked.caller);
    let done = payments::verify_account(community, caller, which, entered, when).await?;
    Ok(asked.done(done.repeated, AccountVerified { to: to.slug(), verified: true }))
}

/// Lists the cases of which something is due today, in the order of their queue.
#[utoipa::path(
    get, path = "/pools/{pool}/payments-due", tag = "payments", params(PageQuery),
    responses((status = 200, body = Page<DueShown>))
)]
async fn due(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<DueShown>, Problem> {
    let after = query.after::<Place>()?.map(|place| place.0);
    let (page, on) = ((after.as_ref(), query.limit()?), business_date(&web, pool).await?);
    let (due, next) = payments_due(&web.community, &caller, pool, page, on).await?;
    let next = next.map(|QueuePlace { harm, due_on, case }| format!("{harm} {due_on} {case}"));
    query.page_until(&uri, due, next, DueShown::from)
}

/// Works out the list of what is due on a day, without the accounts. Nothing is written.
#[utoipa::path(
    get, path = "/pools/{pool}/payment-list-preview", tag = "payments", params(OfDay),
    responses((status = 200, body = PreviewShown))
)]
async fn preview(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(OfDay { on }): Query<OfDay>,
) -> Result<Json<PreviewShown>, Problem> {
    let on = match on {
        Some(on) => on,
        None => business_date(&web, pool).await?,
    };
    let list = payments::preview_list(&web.community, &caller, pool, on).await?;
    Ok(Json(PreviewShown::of(on, list)))
}

/// Proposes the list of what is due on a day; another treasurer confirms the proposal.
#[utoipa::path(
    post, path = "/pools/{pool}/payment-list-proposals", tag = "payments",
    request_body = ListToPropose, responses((status = 201, body = ListProposed))
)]
async fn propose(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    asked: Asked<Body<ListToPropose>>,
) -> Result<Written<ListProposed>, Problem> {
    let ListToPropose { on, file } = &asked.body.0;
    let which = (*on, digest_text::read(file)?);
    let repeated = asked.bind(&web).await?;
    let (caller, now) = (&asked.caller, web.now());
    let proposal = payments::propose_list(&web.community, caller, pool, which, now).await?;
    Ok(asked.created(repeated, ListProposed { proposal }))
}

/// Lists the lists that were made.
#[utoipa::path(
    get, path = "/pools/{pool}/payment-lists", tag = "payments", params(PageQuery),
    responses((status = 200, body = Page<PaymentListShown>))
)]
async fn lists(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(pool): Path<PoolId>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<PaymentListShown>, Problem> {
    let after = query.after()?.unwrap_or(Uuid::nil());
    let limit = query.limit()?;
    let found = payments::lists(&web.community, &caller, pool, after, limit).await?;
    query.page(&uri, found, |one| one.made.list.to_string(), PaymentListShown::from)
}

/// Shows a list and its lines, without the accounts.
#[utoipa::path(
    get, path = "/pools/{pool}/payment-lists/{list}", tag = "payments",
    responses((status = 200, body = PaymentListWhole))
)]
async fn show(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path(which): Path<(PoolId, Uuid)>,
) -> Result<Json<PaymentListWhole>, Problem> {
    let (list, lines) = payments::list_lines(&web.community, &caller, which).await?;
    Ok(Json(PaymentListWhole::of(list, lines)))
}

/// Hands out the file of a list for the bank, as CSV. Each look is logged with its reason.
#[utoipa::path(
    get, path = "/pools/{pool}/payment-lists/{list}/file", tag = "payments", params(LookReason),
    responses((status = 200, body = String, content_type = "text/csv"))
)]
async fn file(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Path((pool, list)): Path<(PoolId, Uuid)>,
    Query(LookReason { reason }): Query<LookReason>,
) -> Result<Response, Problem> {
    let when = (business_date(&web, pool).await?, web.now());
    let which = (pool, list);
    let file = payments::export_list(&web.community, &caller, which, &reason, when).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"payments-{list}.csv\"")),
    ];
    Ok((headers, file.to_vec()).into_response())
}

/// Takes the bank's answer to a list: a row for each line, paid or returned.
#[utoipa::path(
    post, path = "/pools/{pool}/payment-lists/{list}/result", tag = "payments",
    request_body(content = String, content_type = "text/csv"),
    responses((status = 201, body = ResultTaken))
)]
async fn import(
    State(web): State<Arc<Web>>,
    Path((pool, list)): Path<(PoolId, Uuid)>,
    asked: Asked<Csv>,
) -> Result<Written<ResultTaken>, Problem> {
    let file = ResultFile { name: NAME, bytes: &asked.body.0 };
    let when = (business_date(&web, pool).await?, web.now());
    let which = (pool, list, asked.key);
    let done = payments::import_result(&web.community, &asked.caller, which, file, when).await?;
    Ok(asked.created(done.repeated, done.into()))
}

/// Enters that money came back after it had been paid. It is due again, to be paid by another list.
#[utoipa::path(
    post, path = "/pools/{pool}/cases/{case}/payment-returns", tag = "payments",
    request_body = PaymentReturn, responses((status = 201, body = CaseMoved))
)]
async fn give_back(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    asked: Asked<Body<PaymentReturn>>,
) -> Result<Written<CaseMoved>, Problem> {
    let PaymentReturn { amount_minor, words, seen } = &asked.body.0;
    let came_back = (asked.key, *seen, Amount::from_minor(*amount_minor), words.as_str());
    let when = (business_date(&web, pool).await?, web.now());
    let (community, which) = (&web.community, (pool, case.as_str()));
    let done = payments::return_payment(community, &asked.caller, which, came_back, when).await?;
    let steps = done.answer.parse().ok();
    Ok(asked.created(done.repeated, CaseMoved { case, steps }))
}
