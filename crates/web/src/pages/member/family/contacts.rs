//! Emergency contacts: who may report a case for somebody.

use super::{own_look, own_person};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use service::cases::{Contact, look_up_contacts, name_contacts};
use std::sync::Arc;
use store::StoreFailure;
use store::case_reads::CONTACTS_MAX;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "member/contacts.html")]
struct ContactsPage<'p> {
    page: &'p Page,
    form: &'p Form,
    rows: Vec<Row>,
}

/// One contact, as it stands in its fields.
struct Row {
    place: usize,
    code: String,
    relation: String,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/family/contacts", get(show).post(name))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let look = own_look(&web, &page, "one's own emergency contacts")?;
    let known = look_up_contacts(&web.community, look).await?;
    let rows = (0..CONTACTS_MAX).map(|place| {
        let one = known.get(place);
        let code = one.map_or(String::new(), |one| one.person.to_string());
        Row { place, code, relation: one.map_or(String::new(), |one| one.relation.clone()) }
    });
    let (rows, form) = (rows.collect(), Form::default());
    html(&page, &ContactsPage { page: &page, form: &form, rows })
}

async fn name(State(web): State<Arc<Web>>, page: Page, mut sent: Submitted) -> PageAnswer {
    let person = own_person(&page)?;
    let typed = |place: usize| {
        let value = |field: &str| sent.form.value(&format!("{field}-{place}")).to_owned();
        Row { place, code: value("code"), relation: value("relation") }
    };
    let rows: Vec<Row> = (0..CONTACTS_MAX).map(typed).collect();
    let filled = rows.iter().filter(|row| !row.code.is_empty() || !row.relation.is_empty());
    let read = |row: &Row| {
        let person = row.code.parse::<Uuid>().ok()?;
        Some(Contact { person, relation: row.relation.clone() })
    };
    let contacts: Option<Vec<Contact>> = filled.map(read).collect();
    match contacts {
        None => sent.form.refuse("", "family-code-wrong"),
        Some(contacts) => match name_contacts(&web.community, sent.key, person, &contacts).await {
            Ok(_) => {
                sent.done();
                return Ok(see("/me/family?done=yes"));
            }
            Err(StoreFailure::Rejected(rejection)) => sent.form.refuse("", rejection),
            Err(failure) => return Err(failure.into()),
        },
    }
    mistyped(&page, &ContactsPage { page: &page, form: &sent.form, rows })
}

impl Row {
    /// The number people count it by.
    fn number(&self) -> usize {
        self.place.saturating_add(1)
    }
}
