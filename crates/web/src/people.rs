//! People: registered, looked at with a reason, corrected, erased.
//!
//! **Invariant: what is personal leaves in one answer only**, to who gave a reason that is logged.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Nothing};
use crate::etag;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use serde::{Deserialize, Serialize};
use service::leaving::{Death, report_death};
use service::people::{
    PersonRecord, correct_person, erase_person, look_up_person, register_person,
};
use std::sync::Arc;
use store::{LookUp, PoolId, Sex, person_reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(correct, erase))
        .routes(routes!(look_up, look_ups))
        .routes(routes!(memberships))
        .routes(routes!(die))
}

/// What is personal about a person.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonalRecord {
    /// The name.
    name: String,
    /// The kind of the document, such as `resident_id`.
    document_kind: String,
    /// Its number.
    document_number: String,
    /// The date of birth.
    born: Date,
    /// `female` or `male`, where the register says.
    sex: Option<String>,
    /// The telephone number, or nothing.
    #[serde(default)]
    phone: String,
    /// The address, or nothing.
    #[serde(default)]
    address: String,
}

/// A person to register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PersonToRegister {
    /// Made by the client.
    person: Uuid,
    /// What is personal.
    record: PersonalRecord,
}

/// Whom something was done to.
#[derive(Serialize, ToSchema)]
struct PersonDone {
    /// The person.
    person: Uuid,
}

/// Why somebody looks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookAsked {
    /// Why; it is logged.
    pub reason: String,
}

/// A look that was logged.
#[derive(Serialize, ToSchema)]
struct LookShown {
    /// Its id.
    look_up: Uuid,
    /// Who looked.
    account: Uuid,
    /// Why.
    reason: String,
    /// When.
    at: Timestamp,
}

/// A membership of a person.
#[derive(Serialize, ToSchema)]
struct MembershipShown {
    /// The pool.
    pool: PoolId,
    /// The member.
    member: Uuid,
    /// The day of joining.
    joined_on: Date,
    /// The day of leaving.
    left_on: Option<Date>,
}

/// A death.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DeathAsked {
    /// The day.
    died_on: Date,
    /// The day of the report.
    reported_on: Date,
}

/// What a death ended.
#[derive(Serialize, ToSchema)]
struct DeathDone {
    /// How many memberships this request ended.
    ended: u32,
}

/// Registers a person.
#[utoipa::path(
    post, path = "/people", tag = "people", request_body = PersonToRegister,
    responses((status = 201, body = PersonDone))
)]
async fn register(
    State(web): State<Arc<Web>>,
    asked: Asked<Body<PersonToRegister>>,
) -> Result<Written<PersonDone>, Problem> {
    let person = asked.body.0.person;
    let record = record(&asked.body.0.record)?;
    let done = register_person(&web.community, asked.key, person, &record).await?;
    Ok(asked.created(done.repeated, PersonDone { person }))
}

/// Corrects what is personal, by who has read this version of it.
#[utoipa::path(
    put, path = "/people/{person}", tag = "people", request_body = PersonalRecord,
    params(("If-Match" = String, Header, description = "The ETag that a look answered with")),
    responses((status = 200, body = PersonDone))
)]
async fn correct(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    headers: HeaderMap,
    asked: Asked<Body<PersonalRecord>>,
) -> Result<Written<PersonDone>, Problem> {
    let version = etag::if_match(&headers)?;
    let record = record(&asked.body.0)?;
    let which = (person, version);
    let done = correct_person(&web.community, asked.key, which, &record).await?;
    Ok(asked.done(done.repeated, PersonDone { person }))
}

/// Destroys a person's key: from here nobody can open what is personal.
#[utoipa::path(
    delete, path = "/people/{person}", tag = "people",
    responses((status = 200, body = PersonDone))
)]
async fn erase(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Nothing>,
) -> Result<Written<PersonDone>, Problem> {
    let done = erase_person(&web.community, asked.key, person).await?;
    Ok(asked.done(done.repeated, PersonDone { person }))
}

/// Logs the look and its reason, then shows what is personal.
#[utoipa::path(
    post, path = "/people/{person}/look-ups", tag = "people", request_body = LookAsked,
    responses((status = 200, body = PersonalRecord,
        headers(("ETag" = String, description = "The version, for If-Match"))))
)]
async fn look_up(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<LookAsked>>,
) -> Result<Response, Problem> {
    let opened = look_up_person(&web.community, look(&web, person, &asked)).await?;
    let tag = etag::tag(opened.version);
    Ok(([(header::ETAG, tag)], asked.done(false, shown(opened.record))).into_response())
}

/// Lists who looked at what is personal about a person, in the order of time.
#[utoipa::path(
    get, path = "/people/{person}/look-ups", tag = "people", params(PageQuery),
    responses((status = 200, body = Page<LookShown>))
)]
async fn look_ups(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<LookShown>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let all = person_reads::look_ups(&mut *reader, person).await?;
    query.page_of(
        &uri,
        all,
        |one| one.look_up.to_string(),
        |LookUp { look_up, account, reason, at, .. }| LookShown { look_up, account, reason, at },
    )
}

/// Lists the memberships of a person, past ones too.
#[utoipa::path(
    get, path = "/people/{person}/memberships", tag = "people", params(PageQuery),
    responses((status = 200, body = Page<MembershipShown>))
)]
async fn memberships(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    Query(query): Query<PageQuery>,
    uri: Uri,
) -> Result<Page<MembershipShown>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let all = person_reads::memberships_of(&mut *reader, person).await?;
    query.page_of(
        &uri,
        all,
        |one| format!("{}.{}", one.pool, one.member),
        |one| MembershipShown {
            pool: one.pool,
            member: one.member,
            joined_on: one.joined_on,
            left_on: one.left_on,
        },
    )
}

/// Ends every membership of a person who has died.
#[utoipa::path(
    put, path = "/people/{person}/death", tag = "people", request_body = DeathAsked,
    responses((status = 200, body = DeathDone))
)]
async fn die(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<DeathAsked>>,
) -> Result<Written<DeathDone>, Problem> {
    let repeated = asked.bind(&web).await?;
    let DeathAsked { died_on, reported_on } = asked.body.0;
    let ended = report_death(&web.community, &Death { person, died_on, reported_on }).await?;
    Ok(asked.done(repeated, DeathDone { ended }))
}

/// The look that a request asks for; its key is the id of the look.
pub(crate) fn look(web: &Web, person: Uuid, asked: &Asked<Body<LookAsked>>) -> LookUp {
    LookUp {
        look_up: asked.key,
        account: asked.caller.account,
        person,
        reason: asked.body.0.reason.clone(),
        at: web.now(),
    }
}

pub(crate) fn record(sent: &PersonalRecord) -> Result<PersonRecord, Rejection> {
    let sex = sent.sex.as_deref().map(|slug| Sex::from_slug(slug).ok_or(Rejection::FieldsWrong));
    Ok(PersonRecord {
        name: sent.name.clone(),
        document_kind: sent.document_kind.clone(),
        document_number: sent.document_number.clone(),
        born: sent.born,
        sex: sex.transpose()?,
        phone: sent.phone.clone(),
        address: sent.address.clone(),
    })
}

fn shown(record: PersonRecord) -> PersonalRecord {
    PersonalRecord {
        name: record.name,
        document_kind: record.document_kind,
        document_number: record.document_number,
        born: record.born,
        sex: record.sex.map(|sex| sex.slug().to_owned()),
        phone: record.phone,
        address: record.address,
    }
}
