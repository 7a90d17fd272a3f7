//! The last page of joining: who joins, and the consent. What it sends is all that is kept.

use super::steps::{Answers, Step};
use super::{Joined, plan};
use crate::limits::From;
use crate::origin::{self, Proof};
use crate::pages::answer::{PageAnswer, html, see, with_status};
use crate::pages::form::{Form, Typed};
use crate::pages::page::Page;
use crate::sign_in::session_cookie;
use crate::state::Web;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use ledger::Rejection;
use service::joining::{Consent, Joining, join};
use service::joining_alone::{DOCUMENT_KINDS, JoinedAlone, JoiningAlone, enrol_child, join_newly};
use service::people::PersonRecord;
use service::principal::Principal;
use service::sign_in::{Credentials, SESSION, sign_in};
use std::sync::Arc;
use store::{PersonId, PoolId, Sex, StoreFailure};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "joining/consent.html")]
struct ConsentPage<'p> {
    page: &'p Page,
    plan: &'p Joined,
    form: &'p Form,
    carried: Vec<(String, String)>,
    is_child: bool,
    /// Who is registered already and signed in needs to say nothing of themselves.
    asks_record: bool,
    asks_account: bool,
    documents: Vec<(&'static str, String)>,
    sexes: Vec<(&'static str, String)>,
}

/// The page, with what was typed.
pub(super) fn show(page: &Page, plan: &Joined, answers: &Answers, form: &Form) -> PageAnswer {
    html(page, &template(page, plan, answers, form))
}

fn template<'p>(
    page: &'p Page,
    plan: &'p Joined,
    answers: &Answers,
    form: &'p Form,
) -> ConsentPage<'p> {
    let mut carried = answers.carried();
    carried.push(("cost".to_owned(), "seen".to_owned()));
    let is_known = page.person().is_some();
    let documents = DOCUMENT_KINDS.map(|kind| (kind, page.word("document", kind)));
    let sexes = [Sex::Female, Sex::Male].map(|sex| (sex.slug(), page.word("sex", sex.slug())));
    ConsentPage {
        page,
        plan,
        form,
        carried,
        is_child: answers.is_child,
        asks_record: answers.is_child || !is_known,
        asks_account: !answers.is_child && !is_known,
        documents: documents.into(),
        sexes: sexes.into(),
    }
}

/// Joins: who is new with a record and an account, who is known by their own, a child by a parent.
pub(super) async fn agree(
    State(web): State<Arc<Web>>,
    Extension(from): Extension<From>,
    Path(pool): Path<PoolId>,
    headers: HeaderMap,
    page: Page,
    Typed(mut form): Typed,
) -> PageAnswer {
    origin::check(&headers, Proof::Needed)?;
    let plan = plan(&web, pool).await?;
    let page = page.on(plan.on);
    let answers = Answers::read(&plan, &mut form);
    if !matches!(answers.step(&plan), Step::Consent) {
        // Somebody came here another way: from the beginning, with nothing lost but a page.
        return Ok(see(&format!("/join/{pool}")));
    }
    let key = form.value("key").parse::<Uuid>().ok().filter(|key| !key.is_nil());
    let key = key.ok_or(Rejection::KeyOfRequestMissing)?;
    let again =
        |form: &Form, status| with_status(&page, status, &template(&page, &plan, &answers, form));
    if !form.is("consent", "yes") {
        form.refuse("consent", "join-consent-missing");
    }
    let record = record(&page, &plan, &answers, &mut form);
    if form.is_wrong() {
        return again(&form, StatusCode::UNPROCESSABLE_ENTITY);
    }
    if record.is_some() && web.limits.count_sign_in(from.0, form.value("name")).is_err() {
        form.refuse("", Rejection::TooManyRequests);
        return again(&form, StatusCode::TOO_MANY_REQUESTS);
    }
    let what = (key, &plan, &answers, record.as_ref());
    let failure = match joined(&web, &page, what, &form).await {
        Ok(response) => return Ok(response),
        Err(failure) => failure,
    };
    let StoreFailure::Rejected(rejection) = failure else { return Err(failure.into()) };
    form.refuse(field_of(rejection), rejection);
    again(&form, StatusCode::UNPROCESSABLE_ENTITY)
}

/// What somebody said of who joins; nothing where they are known.
fn record(page: &Page, plan: &Joined, answers: &Answers, form: &mut Form) -> Option<PersonRecord> {
    if page.person().is_some() && !answers.is_child {
        return None;
    }
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let name = form.parse("person", text, "join-person-missing");
    let known = |kind: &str| DOCUMENT_KINDS.into_iter().find(|known| *known == kind);
    let kind = form.parse("document", known, "join-document-missing");
    let number = form.parse("number", text, "join-number-missing");
    if page.person().is_none() && !answers.is_child {
        form.parse("name", text, "join-name-missing");
        let twice = form.value("password") == form.value("repeated");
        if form.value("password").is_empty() {
            form.refuse("password", "join-password-missing");
        } else if !twice {
            form.refuse("repeated", "join-password-differs");
        }
    }
    let record = PersonRecord {
        name: name?,
        document_kind: kind?.to_owned(),
        document_number: number?,
        born: answers.born?,
        sex: Sex::from_slug(form.value("sex")),
        phone: form.value("phone").to_owned(),
        address: String::new(),
    };
    if let Err(rejection) = service::joining_alone::check_record(&record, plan.on) {
        form.refuse(field_of(rejection), rejection);
    }
    Some(record)
}

/// Beside which field a refusal stands.
fn field_of(rejection: Rejection) -> &'static str {
    match rejection {
        Rejection::AccountDuplicate => "name",
        Rejection::PasswordTooShort | Rejection::PasswordTooLong | Rejection::PasswordCommon => {
            "password"
        }
        Rejection::DocumentTaken
        | Rejection::ResidentIdMisshapen
        | Rejection::ResidentIdBirthDate
        | Rejection::ResidentIdChecksum => "number",
        Rejection::ConsentMissing => "consent",
        _ => "",
    }
}

type What<'w> = (Uuid, &'w Joined, &'w Answers, Option<&'w PersonRecord>);

async fn joined(
    web: &Web,
    page: &Page,
    what: What<'_>,
    form: &Form,
) -> Result<Response, StoreFailure> {
    let (key, plan, answers, record) = what;
    let receipt = |suffix: &str| see(&format!("/me/{}/receipt?joined=yes{suffix}", plan.pool));
    let viewer = page.viewer.as_deref();
    let (by_question, consent) = (answers.by_question(), Consent::Given);
    let (pool, on, at) = (plan.pool, plan.on, web.now());
    let alone = |record| JoiningAlone { key, pool, record, answers: &by_question, consent, on, at };
    let community = &web.community;
    match (record, viewer) {
        (None, Some(viewer)) => {
            let person = viewer.person.ok_or(Rejection::NotPermitted)?;
            join_known(web, (plan, answers), (viewer, person), key).await?;
            Ok(receipt(""))
        }
        (Some(record), Some(viewer)) if answers.is_child => {
            let done = enrol_child(community, &plan.rules, &alone(record), viewer).await?;
            let JoinedAlone { member, .. } = done;
            Ok(receipt(&format!("&of={member}")))
        }
        (Some(_), _) if answers.is_child => Err(Rejection::SignInNeeded.into()),
        (Some(record), _) => {
            let (name, password) = (form.value("name"), form.value("password"));
            join_newly(community, &plan.rules, &alone(record), (name, password)).await?;
            let typed = Credentials { name, password, code: None };
            let opened = sign_in(community, typed, at).await?;
            let secret = opened.token.secret_text();
            let cookie = session_cookie(web.settings.cookies, &secret, SESSION.as_secs());
            let mut response = receipt("");
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        (None, None) => Err(Rejection::SignInNeeded.into()),
    }
}

/// Joins somebody who has a record already.
async fn join_known(
    web: &Web,
    (plan, answers): (&Joined, &Answers),
    (viewer, person): (&Principal, PersonId),
    key: Uuid,
) -> Result<(), StoreFailure> {
    let joining = Joining {
        batch: key,
        pool: plan.pool,
        // Of one form there is one member, however often it is sent.
        member: key,
        person,
        account: viewer.account,
        units: 1,
        answers: answers.by_question(),
        consent: Consent::Given,
        on: plan.on,
        at: web.now(),
        deposit: None,
        closing_announced_on: None,
    };
    join(&web.community, &plan.rules, &joining).await.map(|_| ())
}
