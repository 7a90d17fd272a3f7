//! Following a case: whose turn it is and how long, the decision with its article, what to do.

use super::acting;
use super::seen::{OwnCase, own_case};
use crate::pages::answer::{PageAnswer, html, with_status};
use crate::pages::form::Form;
use crate::pages::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::routing::get;
use casework::checks::Paper;
use ledger::Rejection;
use service::cases::ListedEvidence;
use std::sync::Arc;
use store::PoolId;
use store::payment::PaidTo;

#[derive(Template)]
#[template(path = "aid/case.html")]
struct CasePage<'p> {
    page: &'p Page,
    own: &'p OwnCase,
    form: &'p Form,
    /// The files that were not taken, and why.
    refused: &'p [(String, Rejection)],
    done: String,
    recipients: Vec<(&'static str, String)>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/cases/{pool}/{case}", get(show).post(acting::act))
}

async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let own = own_case(&web, &page, pool, &case).await?;
    let page = page.on(own.on);
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let known = ["reported", "papers", "sent", "account", "step"];
    let done = known.into_iter().find(|done| asked.is("done", done)).unwrap_or_default();
    html(&page, &case_page(&page, &own, &Form::default(), (&[], done)))
}

/// The page of a case again, with what was typed and what is wrong.
pub(super) fn again(
    page: &Page,
    own: &OwnCase,
    form: &Form,
    refused: &[(String, Rejection)],
) -> PageAnswer {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    with_status(page, status, &case_page(page, own, form, (refused, "")))
}

fn case_page<'p>(
    page: &'p Page,
    own: &'p OwnCase,
    form: &'p Form,
    (refused, done): (&'p [(String, Rejection)], &str),
) -> CasePage<'p> {
    let recipients = PaidTo::ALL.map(|to| (to.slug(), page.word("aid-paid-to", to.slug())));
    let done = match done {
        "" => String::new(),
        done => page.word("aid-done", done),
    };
    CasePage { page, own, form, refused, done, recipients: recipients.into() }
}

impl CasePage<'_> {
    fn paper_of(&self, file: &ListedEvidence) -> &'static str {
        Paper::from_slug(&file.paper).map_or("", |paper| paper.name(self.page.language()))
    }

    /// How large a file is, in words.
    fn size(&self, bytes: &u64) -> String {
        let thousand = bytes.div_ceil(1024);
        self.page.text("aid-kilobytes").with("size", self.page.number(thousand)).to_string()
    }

    /// What a file is, as people call it.
    fn kind(&self, file: &ListedEvidence) -> String {
        match file.media_type.as_str() {
            "application/pdf" => "PDF".to_owned(),
            _ => self.page.text("aid-picture").to_string(),
        }
    }

    /// What this state means for the applicant.
    fn now(&self) -> String {
        match self.own.got_nothing() {
            true => self.page.text("aid-now-nothing").to_string(),
            false => self.page.word("aid-now", self.own.state().slug()),
        }
    }
}
