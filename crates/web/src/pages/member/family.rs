//! The family: who pays for whom, who decides for whom, children, payees and emergency contacts.
//!
//! Somebody is named by their code, which is the id of the person and says nothing of them.

mod contacts;
mod payees;

use super::home::open_pools;
use super::mine::{Mine, mine_of_form};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::{get, post};
use casework::report::Reporter;
use ledger::Rejection;
use service::family::change_payer;
use service::guardians::guardians_on;
use service::looked_after::{looked_after, masked_name_of};
use std::sync::Arc;
use store::{PersonId, PoolId, StoreFailure, person_reads};
use uuid::Uuid;

/// The most memberships that are shown at once.
const MEMBERSHIPS_MAX: usize = 40;

#[derive(Template)]
#[template(path = "member/family.html")]
struct FamilyPage<'p> {
    page: &'p Page,
    form: &'p Form,
    code: PersonId,
    own: Vec<Line>,
    paid_for: Vec<Line>,
    guardians: Vec<String>,
    pools: Vec<(PoolId, String)>,
    is_done: bool,
}

/// A membership, and who pays for it.
struct Line {
    mine: Mine,
    /// What may be shown of the name of who pays, where another does.
    payer: Option<String>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/me/family", get(show))
        .route("/me/family/payer", post(set_payer))
        .merge(payees::routes())
        .merge(contacts::routes())
}

/// The person who looks after the family.
pub(super) fn own_person(page: &Page) -> Result<PersonId, Rejection> {
    page.person().ok_or(Rejection::NotPermitted)
}

async fn show(State(web): State<Arc<Web>>, RawQuery(query): RawQuery, page: Page) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    html(&page, &family_page(&web, &page, &form, asked.is("done", "yes")).await?)
}

async fn family_page<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
    is_done: bool,
) -> Result<FamilyPage<'p>, Problem> {
    let code = own_person(page)?;
    let (mut own, mut paid_for) = (Vec::new(), Vec::new());
    let mut today = None;
    for meant in looked_after(&web.community, code).await?.iter().take(MEMBERSHIPS_MAX) {
        let on = business_date(web, meant.pool).await?;
        today = today.max(Some(on));
        let mine = Mine::of(web, meant, on).await?;
        let mut reader = web.community.store.reader().await?;
        let payer = person_reads::payer(&mut *reader, meant.pool, meant.member).await?;
        drop(reader);
        let payer = match payer.filter(|payer| *payer != code) {
            Some(payer) => masked_name_of(&web.community, payer, on).await?,
            None => None,
        };
        match mine.relation {
            Reporter::Member => own.push(Line { mine, payer }),
            _ => paid_for.push(Line { mine, payer }),
        }
    }
    let mut guardians = Vec::new();
    if let Some(on) = today {
        for guardian in guardians_on(&web.community, code, on).await? {
            guardians.extend(masked_name_of(&web.community, guardian, on).await?);
        }
    }
    let pools = open_pools(web, page).await?;
    Ok(FamilyPage { page, form, code, own, paid_for, guardians, pools, is_done })
}

/// Says who pays for a member: the member or who decides for them names somebody, and whoever pays
/// may stop.
async fn set_payer(State(web): State<Arc<Web>>, page: Page, mut sent: Submitted) -> PageAnswer {
    own_person(&page)?;
    let pool = sent.form.value("pool").parse().map_err(|_| Rejection::ParameterWrong)?;
    let mine = mine_of_form(&web, &page, pool, &sent.form).await?;
    let nobody = sent.form.value("payer").is_empty();
    match mine.relation {
        Reporter::Member | Reporter::Guardian => {}
        Reporter::Payer if nobody => {}
        _ => return Err(Rejection::NotPermitted.into()),
    }
    let payer = match nobody {
        true => Some(None),
        false => {
            let read = |text: &str| text.parse::<Uuid>().ok().map(Some);
            sent.form.parse("payer", read, "family-code-wrong")
        }
    };
    if let Some(payer) = payer {
        let of = (pool, mine.member);
        match change_payer(&web.community, sent.key, of, (payer, mine.on)).await {
            Ok(_) => {
                sent.done();
                return Ok(see("/me/family?done=yes"));
            }
            Err(StoreFailure::Rejected(rejection)) => sent.form.refuse("payer", rejection),
            Err(failure) => return Err(failure.into()),
        }
    }
    mistyped(&page, &family_page(&web, &page, &sent.form, false).await?)
}

/// The look of somebody at their own things, as the log keeps it.
pub(super) fn own_look(web: &Web, page: &Page, reason: &str) -> Result<store::LookUp, Problem> {
    let (person, at) = (own_person(page)?, web.now());
    let (look_up, account) = (web.community.new_id(at), viewer(page)?.account);
    Ok(store::LookUp { look_up, account, person, reason: reason.to_owned(), at })
}
