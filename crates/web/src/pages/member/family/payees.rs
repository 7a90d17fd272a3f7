//! To whom aid goes after death: the list of somebody's own, in its order.

use super::{own_look, own_person};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use service::payees::{Payee, look_up_payees, name_payees};
use std::sync::Arc;
use store::StoreFailure;

/// How many can be named on the page.
const ROWS: usize = 5;

#[derive(Template)]
#[template(path = "member/payees.html")]
struct PayeesPage<'p> {
    page: &'p Page,
    form: &'p Form,
    rows: Vec<Row>,
}

/// One payee, as it stands in its fields.
struct Row {
    place: usize,
    name: String,
    relation: String,
    account: String,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/me/family/payees", get(show).post(name))
}

async fn show(State(web): State<Arc<Web>>, page: Page) -> PageAnswer {
    let look = own_look(&web, &page, "one's own list of payees")?;
    let known = look_up_payees(&web.community, look).await?;
    let rows = (0..ROWS).map(|place| match known.get(place) {
        Some(Payee { name, relation, account }) => {
            let (name, relation, account) = (name.clone(), relation.clone(), account.clone());
            Row { place, name, relation, account }
        }
        None => Row::empty(place),
    });
    let (rows, form) = (rows.collect(), Form::default());
    html(&page, &PayeesPage { page: &page, form: &form, rows })
}

async fn name(State(web): State<Arc<Web>>, page: Page, mut sent: Submitted) -> PageAnswer {
    let person = own_person(&page)?;
    let rows: Vec<Row> = (0..ROWS).map(|place| Row::typed(&sent.form, place)).collect();
    let filled = rows.iter().filter(|row| !row.is_empty());
    let payees: Vec<Payee> = filled.map(Row::payee).collect();
    match name_payees(&web.community, sent.key, person, &payees).await {
        Ok(_) => {}
        Err(StoreFailure::Rejected(rejection)) => {
            sent.form.refuse("", rejection);
            return mistyped(&page, &PayeesPage { page: &page, form: &sent.form, rows });
        }
        Err(failure) => return Err(failure.into()),
    }
    sent.done();
    Ok(see("/me/family?done=yes"))
}

impl Row {
    fn empty(place: usize) -> Row {
        let [name, relation, account] = [const { String::new() }; 3];
        Row { place, name, relation, account }
    }

    fn typed(form: &Form, place: usize) -> Row {
        let value = |field: &str| form.value(&format!("{field}-{place}")).to_owned();
        let (name, relation, account) = (value("name"), value("relation"), value("account"));
        Row { place, name, relation, account }
    }

    fn is_empty(&self) -> bool {
        [&self.name, &self.relation, &self.account].into_iter().all(String::is_empty)
    }

    fn payee(&self) -> Payee {
        let Row { name, relation, account, .. } = self;
        Payee { name: name.clone(), relation: relation.clone(), account: account.clone() }
    }

    /// The number people count it by.
    fn number(&self) -> usize {
        self.place.saturating_add(1)
    }
}
