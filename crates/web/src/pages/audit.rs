//! The audit trail: who did what, when and why, narrowed by kind, day, account and pool.

use super::answer::{PageAnswer, html, mistyped};
use super::form::Form;
use super::oversight::{ROWS, asked, next};
use super::page::{Page, viewer};
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::get;
use casework::table::STEPS;
use jiff::civil::Date;
use ledger::Rejection;
use service::audit::{bounds_of_day, trail};
use std::sync::Arc;
use store::PoolId;
use store::audit::{AuditEntry, AuditFilter, AuditKind, AuditPlace};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/audit.html")]
struct Audit<'p> {
    page: &'p Page,
    form: &'p Form,
    kinds: Vec<(&'static str, String)>,
    entries: Vec<AuditEntry>,
    next: Option<String>,
}

impl Audit<'_> {
    /// What was done, in words: a step, a kind of proposal, a role.
    fn what(&self, entry: &AuditEntry) -> String {
        let page = self.page;
        let (first, second) = entry.what.split_once(' ').unwrap_or((&entry.what, ""));
        match entry.kind {
            AuditKind::CaseStep => {
                let row = STEPS.iter().find(|row| row.slug == first);
                let step = row.map_or(first, |row| page.pick(row.names[0], row.names[1]));
                page.text("audit-as")
                    .with("what", step)
                    .with("role", page.word("role", second))
                    .to_string()
            }
            AuditKind::Proposed | AuditKind::Confirmed | AuditKind::Rejected => {
                page.word("audit-proposal", first)
            }
            AuditKind::RoleGiven | AuditKind::RoleTaken => page.word("role", second),
            AuditKind::ComplaintAnswered => {
                let kind = page.word("complaints-kind", first);
                let outcome = page.word("complaints-outcome", second);
                page.text("audit-complaint").with("kind", kind).with("outcome", outcome).to_string()
            }
            AuditKind::StopOrder if first == "lift" => {
                page.text("oversight-order-lifts").with("order", second).to_string()
            }
            AuditKind::StopOrder => {
                let stops = second.split(' ').map(|stop| page.word("oversight-stop", stop));
                let and = page.text("oversight-and").to_string();
                stops.collect::<Vec<_>>().join(&and)
            }
            AuditKind::LookUp | AuditKind::RulesPublished | AuditKind::SupervisorKey => {
                String::new()
            }
        }
    }

    /// An id short enough for a table, by its end: ids of one time begin alike. The whole of it is
    /// its title.
    fn short<'t>(&self, text: &'t str) -> &'t str {
        match Uuid::try_parse(text) {
            Ok(_) => text.get(28..).unwrap_or(text),
            Err(_) => text,
        }
    }

    fn account(&self, account: &Uuid) -> String {
        self.short(&account.to_string()).to_owned()
    }

    /// The address of the trail of one account.
    fn of_account(&self, account: &Uuid) -> String {
        format!("/desk/audit?account={account}")
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/desk/audit", get(list))
}

async fn list(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let viewer = viewer(&page)?;
    let mut form = asked(query.as_deref());
    let after = match form.value("after") {
        "" => None,
        text => {
            let place: Result<AuditPlace, ()> = text.parse();
            Some(place.map_err(|()| Rejection::ParameterWrong)?)
        }
    };
    let kind = optional(&mut form, "kind", AuditKind::from_slug);
    let day: Option<Date> = optional(&mut form, "day", |text| text.parse().ok());
    let account: Option<Uuid> = optional(&mut form, "account", |text| text.parse().ok());
    let pool: Option<PoolId> = optional(&mut form, "pool", |text| text.parse().ok());
    let within = match day {
        Some(day) => Some(bounds_of_day(&web.community, pool, day).await?),
        None => None,
    };
    let filter = AuditFilter { kind, account, pool, within };
    let entries = match form.is_wrong() {
        true => Vec::new(),
        false => trail(&web.community, &viewer, &filter, after.as_ref(), ROWS).await?,
    };
    let full = u32::try_from(entries.len()).is_ok_and(|count| count == ROWS);
    let last = entries.last().filter(|_| full).map(|one| one.place().to_string());
    let kinds = AuditKind::ALL.map(|kind| (kind.slug(), page.word("audit-kind", kind.slug())));
    let template = Audit {
        page: &page,
        next: last.map(|place| next("/desk/audit", &form, &place)),
        form: &form,
        kinds: kinds.to_vec(),
        entries,
    };
    match form.is_wrong() {
        true => mistyped(&page, &template),
        false => html(&page, &template),
    }
}

/// A field that may be empty.
fn optional<T>(
    form: &mut Form,
    name: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    match form.value(name).is_empty() {
        true => None,
        false => form.parse(name, read, "audit-field-wrong"),
    }
}
