//! What people are told, and the ways by which they are told.
//!
//! What a person does to their own notices needs no key: a repeat changes nothing, and a code is
//! sent at most once a minute.

use crate::body::{Json as Body, Sent};
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use serde::{Deserialize, Serialize};
use service::notices::channels::{
    Choice, channels, choose_email, choose_letters, confirm_email, give_up,
};
use service::notices::reading::{
    NoticeSeen, Place, Read, notices, read_all, read_one, unread_count,
};
use service::principal::{Principal, Proof};
use std::sync::Arc;
use store::channel::{Channel, DeliveryState, EachRound, NoticeDelivery};
use store::{PersonId, PoolId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(count))
        .routes(routes!(mark_all))
        .routes(routes!(mark_one))
        .routes(routes!(ways))
        .routes(routes!(set_email))
        .routes(routes!(confirm))
        .routes(routes!(set_letters))
        .routes(routes!(remove))
}

/// A notice.
#[derive(Serialize, ToSchema)]
struct NoticeShown {
    /// Which.
    notice: Uuid,
    /// What it is about: a name that `docs/notices.md` lists.
    kind: &'static str,
    /// What people read, in Chinese and in English.
    title: Titles,
    /// The pool.
    pool: PoolId,
    /// The member it is about.
    member: Option<Uuid>,
    /// The id of a case, the number of a round, a version, or nothing.
    subject: String,
    /// The money it speaks of: of a round, what the member was charged.
    amount_minor: Option<i64>,
    /// The business date from which it is shown.
    day: Date,
    /// The day it speaks of.
    about_on: Option<Date>,
    /// Whether it was read.
    read: bool,
    /// What was sent of it beside the page.
    sent: Vec<SentShown>,
}

/// A text in both languages.
#[derive(Serialize, ToSchema)]
struct Titles {
    /// Chinese.
    zh: &'static str,
    /// English.
    en: &'static str,
}

/// What became of a notice that was sent.
#[derive(Serialize, ToSchema)]
struct SentShown {
    /// `email` or `letter`.
    channel: &'static str,
    /// `queued`, `sent`, `failed` or `returned`; the last two count as not told.
    state: &'static str,
    /// The number of the rejection that says why.
    reason: Option<u16>,
    /// Since when it waited.
    queued_at: Timestamp,
    /// When it was sent.
    sent_at: Option<Timestamp>,
}

/// How many notices wait to be read.
#[derive(Serialize, ToSchema)]
struct UnreadShown {
    /// At most 99; more are counted as 99.
    unread: u32,
}

/// The ways that a person chose.
#[derive(Serialize, ToSchema)]
struct ChannelsShown {
    /// Each.
    channels: Vec<ChannelShown>,
}

/// A way that a person chose.
#[derive(Serialize, ToSchema)]
struct ChannelShown {
    /// `email` or `letter`.
    channel: &'static str,
    /// The address of an e-mail; a letter goes to the address of the record.
    address: Option<String>,
    /// `zh` or `en`.
    language: &'static str,
    /// Whether the share of each round is told this way too.
    each_round: bool,
    /// When the address was confirmed; nothing is sent before.
    confirmed_at: Option<Timestamp>,
    /// When something last came back or could not be sent.
    failed_at: Option<Timestamp>,
    /// The number of the rejection that says why.
    failure: Option<u16>,
}

/// E-mail, chosen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EmailChosen {
    /// The address; another one than the confirmed is sent a code.
    address: String,
    /// `zh` or `en`.
    language: String,
    /// Whether the share of each round is told this way too.
    each_round: bool,
}

/// Letters, chosen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LettersChosen {
    /// `zh` or `en`.
    language: String,
    /// Whether the share of each round is told this way too.
    each_round: bool,
}

/// The code that was sent to the address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CodeTyped {
    /// Six digits.
    code: String,
}

/// The person who asks by a session of their own.
///
/// # Errors
/// [`Rejection::OnlyMembers`] for an account that is nobody's and for a program.
pub(crate) fn own(caller: &Principal) -> Result<PersonId, Rejection> {
    match (caller.person, &caller.proof) {
        (Some(person), Proof::Session(_)) => Ok(person),
        _ => Err(Rejection::OnlyMembers),
    }
}

/// Lists what a person was told, the newest first.
#[utoipa::path(
    get, path = "/people/{person}/notices", tag = "notices", params(PageQuery),
    responses((status = 200, body = Page<NoticeShown>))
)]
async fn list(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<NoticeShown>, Problem> {
    let before = query.after()?.unwrap_or_else(Place::newest);
    let (found, next) = notices(&web.community, person, before, query.limit()?).await?;
    query.page_until(&uri, found, next.map(|place| place.to_string()), shown)
}

/// Counts the notices that the caller has not read.
#[utoipa::path(
    get, path = "/my/unread-notices", tag = "notices",
    responses((status = 200, body = UnreadShown))
)]
async fn count(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<UnreadShown>, Problem> {
    let unread = unread_count(&web.community, own(&caller)?).await?;
    Ok(Json(UnreadShown { unread }))
}

/// Marks all notices of the caller as read.
#[utoipa::path(
    put, path = "/my/notices-reading", tag = "notices", responses((status = 204))
)]
async fn mark_all(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<StatusCode, Problem> {
    read_all(&web.community, own(&caller)?, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Marks one notice of the caller as read.
#[utoipa::path(
    put, path = "/my/notices/{notice}/reading", tag = "notices", responses((status = 204))
)]
async fn mark_one(
    State(web): State<Arc<Web>>,
    Path(notice): Path<Uuid>,
    Caller(caller): Caller,
) -> Result<StatusCode, Problem> {
    read_one(&web.community, own(&caller)?, notice, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows the ways that the caller chose.
#[utoipa::path(
    get, path = "/my/channels", tag = "notices", responses((status = 200, body = ChannelsShown))
)]
async fn ways(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
) -> Result<Json<ChannelsShown>, Problem> {
    let found = channels(&web.community, own(&caller)?).await?;
    let shown = found.into_iter().map(|one| ChannelShown {
        channel: one.channel.slug(),
        address: one.address,
        language: tag(one.language),
        each_round: one.each_round == EachRound::Told,
        confirmed_at: one.confirmed_at,
        failed_at: one.failed.map(|(at, _)| at),
        failure: one.failed.map(|(_, reason)| reason.number()),
    });
    Ok(Json(ChannelsShown { channels: shown.collect() }))
}

/// Chooses e-mail. Another address than the confirmed one is sent a code of six digits.
#[utoipa::path(
    put, path = "/my/channels/email", tag = "notices", request_body = EmailChosen,
    responses((status = 204))
)]
async fn set_email(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(asked)): Sent<Body<EmailChosen>>,
) -> Result<StatusCode, Problem> {
    let choice = choice(&asked.language, asked.each_round)?;
    let person = own(&caller)?;
    choose_email(&web.community, person, &asked.address, choice, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirms the address by the code that was sent to it.
#[utoipa::path(
    put, path = "/my/channels/email/confirmation", tag = "notices", request_body = CodeTyped,
    responses((status = 204))
)]
async fn confirm(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(typed)): Sent<Body<CodeTyped>>,
) -> Result<StatusCode, Problem> {
    confirm_email(&web.community, own(&caller)?, &typed.code, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Chooses letters, to the address of the record.
#[utoipa::path(
    put, path = "/my/channels/letter", tag = "notices", request_body = LettersChosen,
    responses((status = 204))
)]
async fn set_letters(
    State(web): State<Arc<Web>>,
    Caller(caller): Caller,
    Sent(Body(asked)): Sent<Body<LettersChosen>>,
) -> Result<StatusCode, Problem> {
    let choice = choice(&asked.language, asked.each_round)?;
    choose_letters(&web.community, own(&caller)?, choice, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a way up.
#[utoipa::path(
    delete, path = "/my/channels/{channel}", tag = "notices", responses((status = 204))
)]
async fn remove(
    State(web): State<Arc<Web>>,
    Path(channel): Path<String>,
    Caller(caller): Caller,
) -> Result<StatusCode, Problem> {
    let channel = Channel::from_slug(&channel).ok_or(Rejection::ChannelUnknown)?;
    give_up(&web.community, own(&caller)?, channel, web.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn choice(language: &str, each_round: bool) -> Result<Choice, Rejection> {
    let language = match language {
        "zh" => Language::Chinese,
        "en" => Language::English,
        _ => return Err(Rejection::WordNotAllowed),
    };
    let each_round = if each_round { EachRound::Told } else { EachRound::Left };
    Ok(Choice { language, each_round })
}

pub(crate) fn tag(language: Language) -> &'static str {
    language.pick("zh", "en")
}

fn shown(one: NoticeSeen) -> NoticeShown {
    let [zh, en] = [Language::Chinese, Language::English].map(|it| one.kind.title(it));
    NoticeShown {
        notice: one.id,
        kind: one.kind.slug(),
        title: Titles { zh, en },
        pool: one.pool,
        member: one.member,
        subject: one.subject,
        amount_minor: one.amount.map(|amount| amount.minor()),
        day: one.day,
        about_on: one.about_on,
        read: one.read == Read::Was,
        sent: one.deliveries.iter().map(sent).collect(),
    }
}

fn sent(one: &NoticeDelivery) -> SentShown {
    let (state, reason) = match one.state {
        DeliveryState::Queued => ("queued", None),
        DeliveryState::Sent => ("sent", None),
        DeliveryState::Failed(number) => ("failed", Some(number)),
        DeliveryState::Returned(number) => ("returned", Some(number)),
    };
    let (queued_at, sent_at) = (one.queued_at, one.sent_at);
    SentShown { channel: one.channel.slug(), state, reason, queued_at, sent_at }
}
