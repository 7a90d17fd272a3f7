//! What the server has to do, and what waits to be told.

use super::answer::{PageAnswer, html};
use super::oversight::{ROWS, asked, next};
use super::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::get;
use jiff::Timestamp;
use ledger::Rejection;
use service::audit::{JobState, Outbox, jobs, outbox};
use service::put_off::PutOff;
use std::sync::Arc;
use store::supervision::OpenJob;

#[derive(Template)]
#[template(path = "desk/jobs.html")]
struct Jobs<'p> {
    page: &'p Page,
    jobs: Vec<OpenJob>,
    outbox: Outbox,
    now: Timestamp,
    next: Option<String>,
}

impl Jobs<'_> {
    fn state(&self, job: &OpenJob) -> (&'static str, &'static str) {
        match JobState::of(job, self.now) {
            JobState::Leased => ("good", "audit-job-leased"),
            JobState::Failed => ("bad", "audit-job-failed"),
            JobState::Waits => ("wait", "audit-job-waits"),
            JobState::Due => ("wait", "audit-job-due"),
            JobState::Ahead => ("", "audit-job-ahead"),
        }
    }

    fn what(&self, job: &OpenJob) -> String {
        let text = self.page.text(match job.kind.as_str() {
            "day" => "audit-job-day",
            "tell" => "audit-job-tell",
            "log" => "audit-job-log",
            _ => "audit-job-deliver",
        });
        let (pool, day) = (job.pool.unwrap_or_default(), job.day);
        let day = day.map(|day| self.page.date(&day)).unwrap_or_default();
        text.with("pool", pool).with("day", day).to_string()
    }

    /// Why it was put off; what the machine said is in English.
    fn why(&self, job: &OpenJob) -> String {
        let said = |key: &str| self.page.text(key);
        match PutOff::read(&job.error) {
            None => String::new(),
            Some(PutOff::Debits) => said("audit-put-off-debits").to_string(),
            Some(PutOff::Answers) => said("audit-put-off-answers").to_string(),
            Some(PutOff::Supervisor) => said("audit-put-off-supervisor").to_string(),
            Some(PutOff::Witnesses(told)) => {
                said("audit-put-off-witnesses").with("told", told).to_string()
            }
            Some(PutOff::Failed(Some(rejection), told)) => {
                let (number, words) = (rejection.number(), self.page.rejection(rejection));
                let refusal = format!("R{number} {words}");
                match told.is_empty() {
                    true => refusal,
                    false => said("audit-put-off-failed")
                        .with("refusal", refusal)
                        .with("told", told)
                        .to_string(),
                }
            }
            Some(PutOff::Failed(None, told)) => told,
        }
    }

    /// A job that is always due has no time of its own.
    fn has_time(&self, job: &OpenJob) -> bool {
        job.run_at > Timestamp::UNIX_EPOCH
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/desk/jobs", get(list))
}

async fn list(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let viewer = viewer(&page)?;
    let form = asked(query.as_deref());
    let after = match form.value("after") {
        "" => None,
        text => {
            let parts = text.split_once('/').ok_or(Rejection::ParameterWrong)?;
            let at: i64 = parts.0.parse().map_err(|_| Rejection::ParameterWrong)?;
            let at = Timestamp::from_microsecond(at).map_err(|_| Rejection::ParameterWrong)?;
            Some((at, parts.1))
        }
    };
    let now = web.now();
    let found = jobs(&web.community, &viewer, after, ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full);
    let last = last.map(|job| format!("{}/{}", job.run_at.as_microsecond(), job.key));
    let next = last.map(|place| next("/desk/jobs", &form, &place));
    let outbox = outbox(&web.community, &viewer, now).await?;
    html(&page, &Jobs { page: &page, jobs: found, outbox, now, next })
}
