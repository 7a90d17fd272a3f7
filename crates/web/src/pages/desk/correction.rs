//! Corrections that people ask for: which wait, what is said, and what is decided. The words are
//! shown after a reason was given, which is logged; the record itself is corrected on its own page.

use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::oversight::{ROWS, asked, next};
use crate::pages::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use jiff::Timestamp;
use ledger::Rejection;
use service::corrections::{
    CorrectionSeen, decide_correction, look_into_correction, waiting_corrections,
};
use std::sync::Arc;
use store::correction::CorrectionDecision;
use store::{LookUp, PersonId, StoreFailure};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/corrections.html")]
struct Waiting<'p> {
    page: &'p Page,
    /// Whose, which and since when.
    requests: Vec<(PersonId, Uuid, Timestamp)>,
    next: Option<String>,
    done: String,
}

#[derive(Template)]
#[template(path = "desk/correction.html")]
struct One<'p> {
    page: &'p Page,
    person: PersonId,
    request: Uuid,
    form: &'p Form,
    /// What is said, once a reason to look was given.
    seen: Option<CorrectionSeen>,
    decisions: Vec<(&'static str, String)>,
}

impl One<'_> {
    fn path(&self) -> String {
        format!("/desk/corrections/{}/{}", self.person, self.request)
    }

    fn record_path(&self) -> String {
        format!("/desk/people/{}", self.person)
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/corrections", get(list))
        .route("/desk/corrections/{person}/{request}", get(show).post(decide))
        .route("/desk/corrections/{person}/{request}/look", post(look))
}

async fn list(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let form = asked(query.as_deref());
    let after = match form.value("after") {
        "" => (Timestamp::MIN, Uuid::nil()),
        text => {
            let parts = text.split_once('/');
            let place = parts.and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
            place.ok_or(Rejection::ParameterWrong)?
        }
    };
    let requests = waiting_corrections(&web.community, &*viewer(&page)?, after, ROWS).await?;
    let is_full = u32::try_from(requests.len()).is_ok_and(|count| count == ROWS);
    let last = requests.last().filter(|_| is_full);
    let next = last.map(|(_, id, at)| next("/desk/corrections", &form, &format!("{at}/{id}")));
    let done = match form.is("done", "decided") {
        true => page.text("corrections-done").to_string(),
        false => String::new(),
    };
    html(&page, &Waiting { page: &page, requests, next, done })
}

fn one<'p>(page: &'p Page, (person, request): (PersonId, Uuid), form: &'p Form) -> One<'p> {
    let decisions = [CorrectionDecision::Corrected, CorrectionDecision::Declined];
    let decisions = decisions.map(|one| (one.slug(), page.word("corrections-decide", one.slug())));
    One { page, person, request, form, seen: None, decisions: decisions.to_vec() }
}

async fn show(Path(which): Path<(PersonId, Uuid)>, page: Page) -> PageAnswer {
    html(&page, &one(&page, which, &Form::default()))
}

/// Shows what somebody says is wrong to whoever says why.
async fn look(
    State(web): State<Arc<Web>>,
    Path((person, request)): Path<(PersonId, Uuid)>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let caller = &submitted.caller;
    let reason = form.value("reason").to_owned();
    let (look_up, account, at) = (submitted.key, caller.account, web.now());
    let look = LookUp { look_up, account, person, reason, at };
    match look_into_correction(&web.community, caller, request, look).await {
        Ok(seen) => {
            let template = One { seen: Some(seen), ..one(&page, (person, request), &form) };
            submitted.done();
            html(&page, &template)
        }
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", why);
            mistyped(&page, &one(&page, (person, request), &form))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn decide(
    State(web): State<Arc<Web>>,
    Path((person, request)): Path<(PersonId, Uuid)>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let decision = form.parse("decision", CorrectionDecision::from_slug, "desk-step-choose");
    let why = form.value("why").to_owned();
    if why.is_empty() {
        form.refuse("why", Rejection::CorrectionTextInvalid);
    }
    let (Some(decision), false) = (decision, form.is_wrong()) else {
        return mistyped(&page, &one(&page, (person, request), &form));
    };
    let (which, said) = ((person, request), (decision, why.as_str(), web.now()));
    let (caller, key) = (&submitted.caller, submitted.key);
    match decide_correction(&web.community, caller, key, which, said).await {
        Ok(_) => {
            submitted.done();
            Ok(see("/desk/corrections?done=decided"))
        }
        Err(StoreFailure::Rejected(rejection)) => {
            let field = match rejection {
                Rejection::CorrectionTextInvalid => "why",
                _ => "",
            };
            form.refuse(field, rejection);
            mistyped(&page, &one(&page, which, &form))
        }
        Err(failure) => Err(failure.into()),
    }
}
