//! People at the desk: registered, opened with a reason that is logged, corrected.

use super::frame::{Plan, plan};
use super::member::{DOCUMENTS, documents};
use super::sure::{Sure, Weight, ask, is_sure};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use ledger::Rejection;
use service::derived_id::derived_id;
use service::notices::letters::{came_back, sent_to};
use service::people::{PersonRecord, correct_person, look_up_person, register_person};
use service::roles::Action;
use std::sync::Arc;
use store::channel::{Channel, DeliveryState, NoticeDelivery};
use store::person_reads::{self, MembershipOfPerson};
use store::{LookUp, PersonId, Sex, StoreFailure};

/// The fields of a record, in the order of its form.
const FIELDS: [&str; 7] = ["name", "document", "number", "born", "sex", "phone", "address"];

#[derive(Template)]
#[template(path = "desk/person_new.html")]
struct NewPage<'p> {
    page: &'p Page,
    documents: Vec<(&'static str, String)>,
    sexes: Vec<(&'static str, String)>,
    form: &'p Form,
}

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage<'p> {
    page: &'p Page,
    person: PersonId,
    memberships: Vec<(MembershipOfPerson, Plan)>,
    documents: Vec<(&'static str, String)>,
    sexes: Vec<(&'static str, String)>,
    form: &'p Form,
    /// What was sent by e-mail and letter, for who notes what came back.
    sent: Vec<NoticeDelivery>,
    /// What is personal, once it was looked at; what it is and what it says.
    record: Vec<(String, String)>,
    done: String,
}

impl PersonPage<'_> {
    fn may_keep(&self) -> bool {
        self.page.may(Action::KeepPeople)
    }

    fn way(&self, one: &NoticeDelivery) -> String {
        self.page.word("sent-channel", one.channel.slug())
    }

    fn state(&self, one: &NoticeDelivery) -> String {
        let slug = match one.state {
            DeliveryState::Queued => "queued",
            DeliveryState::Sent => "sent",
            DeliveryState::Failed(_) => "failed",
            DeliveryState::Returned(_) => "returned",
        };
        self.page.word("sent-delivery", slug)
    }

    fn may_come_back(&self, one: &NoticeDelivery) -> bool {
        one.state == DeliveryState::Sent
    }

    fn when(&self, one: &NoticeDelivery) -> String {
        self.page.moment(&one.sent_at.unwrap_or(one.queued_at))
    }

    fn may_correct(&self) -> bool {
        self.page.may(Action::KeepPeople) && !self.form.value("version").is_empty()
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/people/new", get(show_form))
        .route("/desk/people", post(register))
        .route("/desk/people/{person}", get(show))
        .route("/desk/people/{person}/look", post(look))
        .route("/desk/people/{person}/correction", post(correct))
        .route("/desk/people/{person}/returned", post(note_returned))
}

fn sexes(page: &Page) -> Vec<(&'static str, String)> {
    ["female", "male"].map(|sex| (sex, page.word("desk-sex", sex))).to_vec()
}

fn new_page<'p>(page: &'p Page, form: &'p Form) -> NewPage<'p> {
    NewPage { page, documents: documents(page), sexes: sexes(page), form }
}

async fn show_form(page: Page) -> PageAnswer {
    let form = Form::default();
    html(&page, &new_page(&page, &form))
}

/// Reads a record; what is wrong is said beside its field.
fn record(form: &mut Form) -> Option<PersonRecord> {
    let known = |text: &str| DOCUMENTS.contains(&text).then(|| text.to_owned());
    let kind = form.parse("document", known, "desk-step-choose");
    let born = form.parse("born", |text| text.parse().ok(), "people-born-wrong");
    for field in ["name", "number"] {
        if form.value(field).is_empty() {
            form.refuse(field, Rejection::PersonFieldMissing);
        }
    }
    let sex = Sex::from_slug(form.value("sex"));
    if form.is_wrong() {
        return None;
    }
    let text = |name: &str| form.value(name).to_owned();
    Some(PersonRecord {
        name: text("name"),
        document_kind: kind?,
        document_number: text("number"),
        born: born?,
        sex,
        phone: text("phone"),
        address: text("address"),
    })
}

async fn register(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let Some(record) = record(&mut form) else {
        return mistyped(&page, &new_page(&page, &form));
    };
    let person = derived_id(submitted.key, "person");
    match register_person(&web.community, submitted.key, person, &record).await {
        Ok(_) => {
            submitted.done();
            Ok(see(&format!("/desk/people/{person}?done=registered")))
        }
        Err(StoreFailure::Rejected(why)) => {
            let field = if why == Rejection::DocumentTaken { "number" } else { "" };
            form.refuse(field, why);
            mistyped(&page, &new_page(&page, &form))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(person): Path<PersonId>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    viewer(&page)?;
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let mut template = template(&web, &page, (person, &form)).await?;
    template.done = match asked.value("done") {
        "registered" => page.text("people-done-registered").to_string(),
        "returned" => page.text("sent-done").to_string(),
        "corrected" => page.text("people-done-corrected").to_string(),
        _ => String::new(),
    };
    html(&page, &template)
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    (person, form): (PersonId, &'p Form),
) -> Result<PersonPage<'p>, Problem> {
    let mut reader = web.community.store.reader().await?;
    person_reads::person(&mut *reader, person).await?;
    let found = person_reads::memberships_of(&mut *reader, person).await?;
    drop(reader);
    let mut memberships = Vec::new();
    for one in found {
        memberships.push((one, plan(web, page, one.pool).await?));
    }
    Ok(PersonPage {
        page,
        person,
        memberships,
        documents: documents(page),
        sexes: sexes(page),
        form,
        sent: match page.may(Action::KeepPeople) {
            true => sent_to(&web.community, &*viewer(page)?, person, web.now()).await?,
            false => Vec::new(),
        },
        record: Vec::new(),
        done: String::new(),
    })
}

/// Notes that an e-mail or a letter came back.
async fn note_returned(
    State(web): State<Arc<Web>>,
    Path(person): Path<PersonId>,
    submitted: Submitted,
) -> PageAnswer {
    let notice = submitted.form.value("notice").parse().map_err(|_| Rejection::FieldsWrong)?;
    let channel = Channel::from_slug(submitted.form.value("channel"));
    let channel = channel.ok_or(Rejection::ChannelUnknown)?;
    let (which, key) = ((person, notice, channel), submitted.key);
    came_back(&web.community, &submitted.caller, key, which, web.now()).await?;
    submitted.done();
    Ok(see(&format!("/desk/people/{person}?done=returned")))
}

/// Logs the look with its reason, then shows what is personal, to be corrected by who may.
async fn look(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(person): Path<PersonId>,
    submitted: Submitted,
) -> PageAnswer {
    let (look_up, account) = (submitted.key, submitted.caller.account);
    let reason = submitted.form.value("reason").to_owned();
    let look = LookUp { look_up, account, person, reason, at: web.now() };
    let opened = match look_up_person(&web.community, look).await {
        Ok(opened) => opened,
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            let mut form = submitted.form.clone();
            form.refuse("reason", why);
            let template = template(&web, &page, (person, &form)).await?;
            return mistyped(&page, &template);
        }
        Err(failure) => return Err(failure.into()),
    };
    let record = opened.record;
    let sex = record.sex.map_or(String::new(), |sex| sex.slug().to_owned());
    let values = [
        record.name,
        record.document_kind,
        record.document_number,
        record.born.to_string(),
        sex,
        record.phone,
        record.address,
    ];
    let mut form = Form::of(&[("version", opened.version.to_string())]);
    for (field, value) in FIELDS.iter().zip(&values) {
        form.set(field, value.clone());
        form.set(&format!("was-{field}"), value.clone());
    }
    let mut template = template(&web, &page, (person, &form)).await?;
    let shown = |(field, value): (&&str, &String)| (label(&page, field), said(&page, field, value));
    template.record = FIELDS.iter().zip(&values).map(shown).collect();
    submitted.done();
    html(&page, &template)
}

fn label(page: &Page, field: &str) -> String {
    page.word("people", field)
}

/// A field of a record as people read it.
fn said(page: &Page, field: &str, value: &str) -> String {
    match (field, value) {
        (_, "") => page.text("people-empty").to_string(),
        ("document", kind) => page.word("desk-document", kind),
        ("sex", sex) => page.word("desk-sex", sex),
        ("born", born) => born.parse().map_or(born.to_owned(), |date| page.date(&date)),
        (_, value) => value.to_owned(),
    }
}

/// Shows what a correction changes; sent again, writes it.
async fn correct(
    State(web): State<Arc<Web>>,
    page: Page,
    Path(person): Path<PersonId>,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let version = form.value("version").parse().map_err(|_| Rejection::EditStale)?;
    let Some(record) = record(&mut form) else {
        let template = template(&web, &page, (person, &form)).await?;
        return mistyped(&page, &template);
    };
    let path = format!("/desk/people/{person}");
    if is_sure(&form) {
        let which = (person, version);
        return match correct_person(&web.community, submitted.key, which, &record).await {
            Ok(_) => {
                submitted.done();
                Ok(see(&format!("{path}?done=corrected")))
            }
            Err(StoreFailure::Rejected(why)) => {
                let field = if why == Rejection::DocumentTaken { "number" } else { "" };
                form.refuse(field, why);
                let template = template(&web, &page, (person, &form)).await?;
                mistyped(&page, &template)
            }
            Err(failure) => Err(failure.into()),
        };
    }
    let changed = FIELDS.iter().filter_map(|field| {
        let (before, after) = (form.value(&format!("was-{field}")), form.value(field));
        let row = || [label(&page, field), said(&page, field, before), said(&page, field, after)];
        (before != after).then(row)
    });
    let figures: Vec<[String; 3]> = changed.collect();
    if figures.is_empty() {
        form.refuse("", "people-nothing-changed");
        let template = template(&web, &page, (person, &form)).await?;
        return mistyped(&page, &template);
    }
    let sure = Sure {
        title: page.text("people-correct-title").to_string(),
        follows: ["people-correct-sealed", "people-correct-joined"]
            .map(|key| page.text(key).to_string())
            .to_vec(),
        parts: Vec::new(),
        figures,
        changed: Vec::new(),
        action: format!("{path}/correction"),
        back: path,
        button: page.text("people-correct").to_string(),
        weight: Weight::Usual,
    };
    ask(&page, &sure, &form)
}
