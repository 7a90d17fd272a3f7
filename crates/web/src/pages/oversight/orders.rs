//! Orders of supervisors: public for everybody, received here from the supervisor.
//!
//! A signed note is looked at first: the page says what it would do, plan by plan, and only the
//! next press sends it.

use super::{ROWS, asked, next};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use ledger::Rejection;
use money::Currency;
use service::plans::rules_from;
use service::roles::Action;
use service::stop_orders::{
    Foreseen, PlanForeseen, community_name, foresee, keys, order, orders, receive,
};
use std::sync::Arc;
use store::stop_order::{Instruction, KeptNote, Stop, SupervisorKey};
use store::{NO_POOL, StoreFailure, reads};

/// The field of the signed note.
const NOTE: &str = "note";

/// How many keys are shown.
const KEYS_MAX: u32 = 50;

#[derive(Template)]
#[template(path = "oversight/orders.html")]
struct Orders<'p> {
    page: &'p Page,
    orders: Vec<KeptNote>,
    keys: Vec<SupervisorKey>,
    community: &'p str,
    form: &'p Form,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "oversight/order_preview.html")]
struct Preview<'p> {
    page: &'p Page,
    seen: Foreseen,
    plans: Vec<(PlanForeseen, String, Currency)>,
    form: &'p Form,
}

#[derive(Template)]
#[template(path = "oversight/order.html")]
struct OrderPage<'p> {
    page: &'p Page,
    kept: KeptNote,
    verifier: String,
}

/// What an instruction says in a few words of the reader's language.
pub(in crate::pages) fn order_words(page: &Page, instruction: &Instruction) -> String {
    match instruction {
        Instruction::Stop { stops, .. } => {
            let words = stops.iter().map(|stop| stop_words(page, *stop)).collect::<Vec<_>>();
            words.join(&page.text("oversight-and").to_string())
        }
        Instruction::Lift { order } => {
            page.text("oversight-order-lifts").with("order", order).to_string()
        }
    }
}

fn stop_words(page: &Page, stop: Stop) -> String {
    page.word("oversight-stop", stop.slug())
}

impl Orders<'_> {
    fn may_order(&self) -> bool {
        self.page.may(Action::StopPool)
    }

    fn words(&self, kept: &KeptNote) -> String {
        order_words(self.page, &kept.note.instruction)
    }

    fn state(&self, kept: &KeptNote) -> (&'static str, &'static str) {
        state(kept)
    }

    fn whose(&self, kept: &KeptNote) -> String {
        plan_of(self.page, kept)
    }

    fn path(&self, kept: &KeptNote) -> String {
        path(&kept.note.reference)
    }

    fn key_name(&self, key: &SupervisorKey) -> String {
        key.verifier.split('+').next().unwrap_or_default().to_owned()
    }
}

impl Preview<'_> {
    fn words(&self) -> String {
        order_words(self.page, &self.seen.order.instruction)
    }

    fn lifts(&self) -> bool {
        matches!(self.seen.order.instruction, Instruction::Lift { .. })
    }

    fn stops(&self, plan: &PlanForeseen, what: &str) -> bool {
        plan.stops.iter().any(|stop| stop.slug() == what || *stop == Stop::Everything)
    }

    fn from(&self) -> Option<jiff::civil::Date> {
        match &self.seen.order.instruction {
            Instruction::Stop { from, .. } => Some(*from),
            Instruction::Lift { .. } => None,
        }
    }
}

impl OrderPage<'_> {
    fn path(&self, reference: &str) -> String {
        path(reference)
    }

    fn words(&self) -> String {
        order_words(self.page, &self.kept.note.instruction)
    }

    fn state(&self) -> (&'static str, &'static str) {
        state(&self.kept)
    }

    fn whose(&self) -> String {
        plan_of(self.page, &self.kept)
    }

    fn from(&self) -> Option<jiff::civil::Date> {
        match &self.kept.note.instruction {
            Instruction::Stop { from, .. } => Some(*from),
            Instruction::Lift { .. } => None,
        }
    }
}

/// Whether an order stands, was lifted, or lifts another.
fn state(kept: &KeptNote) -> (&'static str, &'static str) {
    match (&kept.note.instruction, &kept.lifted_by) {
        (Instruction::Lift { .. }, _) => ("", "oversight-order-lifting"),
        (_, Some(_)) => ("good", "oversight-order-lifted"),
        (_, None) => ("bad", "oversight-order-stands"),
    }
}

/// The plan an order is for, in words.
pub(in crate::pages) fn plan_of(page: &Page, kept: &KeptNote) -> String {
    match (&kept.note.instruction, kept.note.pool) {
        (Instruction::Lift { .. }, _) => String::new(),
        (_, NO_POOL) => page.text("oversight-every-plan").to_string(),
        (_, pool) => page.text("oversight-plan-number").with("pool", pool).to_string(),
    }
}

/// The address of an order.
pub(in crate::pages) fn path(reference: &str) -> String {
    let reference = form_urlencoded::byte_serialize(reference.as_bytes()).collect::<String>();
    format!("/orders/{}", reference.replace('+', "%20"))
}

/// A note as it was signed: a form makes line feeds into pairs and takes off the last one.
fn note_of(form: &Form) -> String {
    format!("{}\n", form.value(NOTE).replace("\r\n", "\n"))
}

async fn listed(web: &Web, page: &Page, form: &Form, after: &str) -> Result<Response, Problem> {
    let found = orders(&web.community, after, ROWS).await?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count == ROWS);
    let last = found.last().filter(|_| full).map(|one| one.note.reference.clone());
    let path = page.address.split('?').next().unwrap_or("/orders").to_owned();
    let template = Orders {
        page,
        next: last.map(|place| next(&path, &Form::default(), &place)),
        orders: found,
        keys: keys(&web.community, "", KEYS_MAX).await?,
        community: community_name(&web.community),
        form,
    };
    match form.is_wrong() {
        true => mistyped(page, &template),
        false => html(page, &template),
    }
}

/// The orders, for everybody.
pub(super) async fn public(
    State(web): State<Arc<Web>>,
    page: Page,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let asked = asked(query.as_deref());
    listed(&web, &page, &Form::default(), asked.value("after")).await
}

/// The orders, with the form for another one.
pub(super) async fn list(
    State(web): State<Arc<Web>>,
    page: Page,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let asked = asked(query.as_deref());
    listed(&web, &page, &Form::default(), asked.value("after")).await
}

/// An order with the note that was signed.
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Path(reference): Path<String>,
    page: Page,
) -> PageAnswer {
    let kept = order(&web.community, &reference).await?;
    let verifier = kept.note.verifier.clone();
    html(&page, &OrderPage { page: &page, kept, verifier })
}

/// What a note would do; nothing is written.
pub(super) async fn look(
    State(web): State<Arc<Web>>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let seen = match foresee(&web.community, &submitted.caller, &note_of(&form)).await {
        Ok(seen) => seen,
        Err(StoreFailure::Rejected(rejection)) if is_of_the_note(rejection) => {
            form.refuse(NOTE, rejection);
            return listed(&web, &page, &form, "").await;
        }
        Err(failure) => return Err(failure.into()),
    };
    let mut plans = Vec::with_capacity(seen.plans.len());
    for plan in &seen.plans {
        let rules = rules_from(&web.community, plan.pool, plan.business_date).await?;
        let mut reader = web.community.store.reader().await?;
        let currency = reads::sharing(&mut *reader, plan.pool).await?.currency;
        plans.push((plan.clone(), rules.name.pick(page.language()).to_owned(), currency));
    }
    html(&page, &Preview { page: &page, seen, plans, form: &form })
}

/// Receives a note.
pub(super) async fn take(
    State(web): State<Arc<Web>>,
    page: Page,
    submitted: Submitted,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    let note = note_of(&form);
    match receive(&web.community, &submitted.caller, &note, web.now()).await {
        Ok(done) => {
            submitted.done();
            Ok(see(&path(&done.answer)))
        }
        Err(StoreFailure::Rejected(rejection)) if is_of_the_note(rejection) => {
            form.refuse(NOTE, rejection);
            listed(&web, &page, &form, "").await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Whether what is refused lies in the note that was typed.
fn is_of_the_note(rejection: Rejection) -> bool {
    use Rejection::{
        PoolUnknown, StopOrderDuplicate, StopOrderLifted, StopOrderMalformed, StopOrderOfAnother,
        StopOrderUnknown, StopOrderUnsigned, SupervisorKeyTooNew,
    };
    matches!(
        rejection,
        PoolUnknown
            | StopOrderDuplicate
            | StopOrderLifted
            | StopOrderMalformed
            | StopOrderOfAnother
            | StopOrderUnknown
            | StopOrderUnsigned
            | SupervisorKeyTooNew
    )
}
