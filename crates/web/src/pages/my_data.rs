//! What is kept about the reader: to take along, to correct, to erase.

use super::answer::{PageAnswer, html, mistyped, see};
use super::form::{Form, Submitted};
use super::page::{Page, viewer};
use crate::my_data::file;
use crate::notices::own;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::routing::{get, post};
use jiff::Timestamp;
use ledger::Rejection;
use service::corrections::{CorrectionSeen, Said, ask_correction, corrections};
use service::people::erase_person;
use std::sync::Arc;
use store::correction::CorrectionDecision;
use store::{LookUp, PersonId, StoreFailure, person_reads};

/// As many of the latest looks are shown.
const LOOKS: usize = 20;

/// The page, to which every form of it leads back.
const HERE: &str = "/me/data";

#[derive(Template)]
#[template(path = "my_data.html")]
struct DataPage<'p> {
    page: &'p Page,
    form: &'p Form,
    corrections: Vec<CorrectionSeen>,
    looks: Vec<LookUp>,
    looks_count: usize,
    own_account: uuid::Uuid,
    /// Plans in which the person still is a member: an erasure has to wait for their end.
    memberships: usize,
}

#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedPage<'p> {
    page: &'p Page,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route(HERE, get(show))
        .route("/me/data/file", post(take_along))
        .route("/me/data/corrections", post(correct))
        .route("/me/data/erasure", post(erase))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let person = own(&*viewer(&page)?)?;
    let form = Form::default();
    let template = template(&web, &page, person, &form).await?;
    html(&page, &template)
}

async fn take_along(State(web): State<Arc<Web>>, sent: Submitted) -> PageAnswer {
    own(&sent.caller)?;
    let caller = Arc::clone(&sent.caller);
    sent.done();
    file(&web, &caller).await
}

async fn correct(State(web): State<Arc<Web>>, page: Page, mut sent: Submitted) -> PageAnswer {
    let person = own(&sent.caller)?;
    let text = |name: &str| sent.form.value(name).to_owned();
    let said = Said { wrong: text("wrong"), right: text("right") };
    let (community, key) = (&web.community, sent.key);
    let asked = ask_correction(community, &sent.caller, key, person, (&said, web.now())).await;
    match asked {
        Ok(_) => {
            sent.done();
            Ok(see(&format!("{HERE}#corrections")))
        }
        Err(StoreFailure::Rejected(Rejection::CorrectionTextInvalid)) => {
            let field = if said.wrong.is_empty() { "wrong" } else { "right" };
            sent.form.refuse(field, Rejection::CorrectionTextInvalid);
            again(&web, &page, (person, &sent.form)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn erase(State(web): State<Arc<Web>>, page: Page, mut sent: Submitted) -> PageAnswer {
    let person = own(&sent.caller)?;
    if !sent.form.is("understood", "yes") {
        sent.form.refuse("understood", "my-data-erase-not-ticked");
        return again(&web, &page, (person, &sent.form)).await;
    }
    match erase_person(&web.community, sent.key, person).await {
        Ok(_) => {
            let account = sent.caller.account;
            sent.done();
            service::sign_in::sign_out_everywhere(&web.community, account, web.now()).await?;
            let page = Page { viewer: None, ..page };
            let mut response = html(&page, &ErasedPage { page: &page })?;
            let gone = crate::sign_in::session_cookie(web.settings.cookies, "", 0);
            response.headers_mut().append(header::SET_COOKIE, gone);
            Ok(response)
        }
        Err(StoreFailure::Rejected(rejection)) => {
            sent.form.refuse("understood", rejection);
            again(&web, &page, (person, &sent.form)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn again(web: &Web, page: &Page, (person, form): (PersonId, &Form)) -> PageAnswer {
    let page = Page { key: web.community.new_id(web.now()), ..page.clone() };
    let template = template(web, &page, person, form).await?;
    mistyped(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    person: PersonId,
    form: &'p Form,
) -> Result<DataPage<'p>, Problem> {
    let corrections = corrections(&web.community, person).await?;
    let mut reader = web.community.store.reader().await?;
    let mut looks = person_reads::look_ups(&mut *reader, person).await?;
    let memberships = person_reads::memberships_of(&mut *reader, person).await?;
    drop(reader);
    let looks_count = looks.len();
    looks.reverse();
    looks.truncate(LOOKS);
    let memberships = memberships.iter().filter(|one| one.left_on.is_none()).count();
    let own_account = viewer(page)?.account;
    Ok(DataPage { page, form, corrections, looks, looks_count, own_account, memberships })
}

impl DataPage<'_> {
    /// What was decided about a request, its tone, and why.
    fn decided(&self, one: &CorrectionSeen) -> (String, &'static str, String) {
        match &one.decided {
            None => (self.page.text("my-data-waits").to_string(), "wait", String::new()),
            Some((decision, _, why)) => {
                let tone = match decision {
                    CorrectionDecision::Corrected => "good",
                    CorrectionDecision::Declined => "",
                };
                (self.page.word("my-data-decided", decision.slug()), tone, why.clone())
            }
        }
    }

    /// Who looked: the reader, or somebody of the community.
    fn who(&self, look: &LookUp) -> String {
        let key = if look.account == self.own_account { "my-data-me" } else { "my-data-staff" };
        self.page.text(key).to_string()
    }

    fn at(&self, at: &Timestamp) -> String {
        self.page.moment(at)
    }
}
