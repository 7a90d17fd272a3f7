//! What a person was told, and the ways by which the person is told beside this page.

use super::answer::{PageAnswer, html, mistyped, see};
use super::form::{Form, Submitted};
use super::page::{Page, viewer};
use crate::notices::own;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::{get, post};
use ledger::{Language, Rejection};
use money::Currency;
use service::notices::NoticeKind;
use service::notices::channels::{
    ChannelSeen, Choice, channels, choose_email, choose_letters, confirm_email, give_up,
};
use service::notices::reading::{NoticeSeen, Place, Read, notices, read_all};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use store::channel::{Channel, DeliveryState, EachRound, NoticeDelivery};
use store::{PersonId, PoolId, StoreFailure, reads};

/// How many notices stand on a page.
const LIMIT: u32 = 30;

/// The page, to which every form of it leads back.
const HERE: &str = "/me/notices";

#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesPage<'p> {
    page: &'p Page,
    form: &'p Form,
    notices: Vec<Item>,
    /// The address of the page with older ones.
    older: Option<String>,
    unread: bool,
    email: Option<ChannelSeen>,
    letter: Option<ChannelSeen>,
    languages: [(&'static str, String); 2],
}

/// A notice as it stands on the page.
struct Item {
    day: jiff::civil::Date,
    unread: bool,
    text: String,
    /// Where more about it stands.
    place: Option<String>,
    /// What was sent of it, and whether that counts as told.
    sent: Vec<(String, &'static str)>,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route(HERE, get(show))
        .route("/me/notices/reading", post(read))
        .route("/me/notices/email", post(email))
        .route("/me/notices/email-code", post(code))
        .route("/me/notices/letter", post(letter))
        .route("/me/notices/giving-up", post(remove))
}

async fn show(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let before = match asked.value("before") {
        "" => Place::newest(),
        place => place.parse()?,
    };
    let person = own(&*viewer(&page)?)?;
    let template = template(&web, &page, person, (before, &asked)).await?;
    html(&page, &template)
}

async fn read(State(web): State<Arc<Web>>, sent: Submitted) -> PageAnswer {
    read_all(&web.community, own(&sent.caller)?, web.now()).await?;
    sent.done();
    Ok(see(HERE))
}

async fn email(State(web): State<Arc<Web>>, page: Page, sent: Submitted) -> PageAnswer {
    let (person, choice) = (own(&sent.caller)?, choice(&sent.form, "email"));
    let address = sent.form.value("address").to_owned();
    let chosen = choose_email(&web.community, person, &address, choice, web.now()).await;
    answer(&web, &page, sent, ("address", chosen)).await
}

async fn code(State(web): State<Arc<Web>>, page: Page, sent: Submitted) -> PageAnswer {
    let person = own(&sent.caller)?;
    let typed = sent.form.value("code").to_owned();
    let confirmed = confirm_email(&web.community, person, &typed, web.now()).await;
    answer(&web, &page, sent, ("code", confirmed)).await
}

async fn letter(State(web): State<Arc<Web>>, page: Page, sent: Submitted) -> PageAnswer {
    let (person, choice) = (own(&sent.caller)?, choice(&sent.form, "letter"));
    let chosen = choose_letters(&web.community, person, choice, web.now()).await;
    answer(&web, &page, sent, ("", chosen)).await
}

async fn remove(State(web): State<Arc<Web>>, sent: Submitted) -> PageAnswer {
    let channel = Channel::from_slug(sent.form.value("channel"));
    let channel = channel.ok_or(Rejection::ChannelUnknown)?;
    match give_up(&web.community, own(&sent.caller)?, channel, web.now()).await {
        // It was given up by the same form, sent before.
        Ok(()) | Err(StoreFailure::Rejected(Rejection::ChannelUnknown)) => {}
        Err(failure) => return Err(failure.into()),
    }
    sent.done();
    Ok(see(&format!("{HERE}#channels")))
}

/// Leads back to the ways, or shows beside the field what is wrong.
async fn answer(
    web: &Web,
    page: &Page,
    mut sent: Submitted,
    (field, done): (&'static str, Result<(), StoreFailure>),
) -> PageAnswer {
    match done {
        Ok(()) => {
            sent.done();
            Ok(see(&format!("{HERE}#channels")))
        }
        Err(StoreFailure::Rejected(rejection)) => {
            sent.form.refuse(field, rejection);
            let person = own(&sent.caller)?;
            let page = Page { key: web.community.new_id(web.now()), ..page.clone() };
            let template = template(web, &page, person, (Place::newest(), &sent.form)).await?;
            mistyped(&page, &template)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    person: PersonId,
    (before, form): (Place, &'p Form),
) -> Result<NoticesPage<'p>, Problem> {
    let (found, next) = notices(&web.community, person, before, LIMIT).await?;
    let currencies = currencies(web, &found).await?;
    let ways = channels(&web.community, person).await?;
    let way = |channel| ways.iter().find(|one| one.channel == channel).cloned();
    let unread = found.iter().any(|one| one.read == Read::Not);
    let language = |tag: &'static str| (tag, page.word("notices-language", tag));
    Ok(NoticesPage {
        page,
        form,
        notices: found.iter().map(|one| item(page, &currencies, one)).collect(),
        older: next.map(|next| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("before", &next.to_string());
            format!("{HERE}?{}", query.finish())
        }),
        unread,
        email: way(Channel::Email),
        letter: way(Channel::Letter),
        languages: [language("zh"), language("en")],
    })
}

/// The currency of each pool that a notice is about.
async fn currencies(web: &Web, found: &[NoticeSeen]) -> Result<HashMap<PoolId, Currency>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let mut currencies = HashMap::new();
    for one in found.iter().filter(|one| one.amount.is_some()) {
        if let Entry::Vacant(place) = currencies.entry(one.pool) {
            place.insert(reads::sharing(&mut *reader, one.pool).await?.currency);
        }
    }
    Ok(currencies)
}

fn item(page: &Page, currencies: &HashMap<PoolId, Currency>, one: &NoticeSeen) -> Item {
    let key = format!("notice-{}", one.kind.slug().replace('_', "-"));
    let amount = one.amount.zip(currencies.get(&one.pool));
    let amount = amount.map_or(String::new(), |(amount, currency)| page.money(&amount, currency));
    let about_on = one.about_on.map_or(String::new(), |on| page.date(&on));
    let text = page.text(&key).with("subject", &one.subject).with("amount", amount);
    let has_day = if one.about_on.is_some() { "yes" } else { "no" };
    let text = text.with("day", about_on).with("has-day", has_day);
    Item {
        day: one.day,
        unread: one.read == Read::Not,
        text: text.to_string(),
        place: place(one),
        sent: one.deliveries.iter().map(|sent| delivery(page, sent)).collect(),
    }
}

/// Where more about a notice stands.
fn place(one: &NoticeSeen) -> Option<String> {
    use NoticeKind as Kind;
    let pool = one.pool;
    Some(match one.kind {
        Kind::ShareCharged => format!("/me/{pool}/rounds/{}", one.subject),
        Kind::BalanceLow | Kind::RunsOut | Kind::Suspended => format!("/me/{pool}/top-up"),
        Kind::CorrectionAnswered => "/me/data#corrections".to_owned(),
        Kind::ComplaintAnswered => "/me/complaints".to_owned(),
        Kind::JuryDuty => "/me/jury".to_owned(),
        Kind::RulesChanged => format!("/plans/{pool}/versions"),
        Kind::StopOrdered | Kind::StopLifted => "/orders".to_owned(),
        Kind::PayerChanged | Kind::GuardianChanged => "/me/family".to_owned(),
        _ if one.subject.is_empty() => return None,
        // Who objected is no party to the case: its card is for everybody.
        _ if one.member.is_none() => format!("/plans/{pool}/cases/{}", one.subject),
        _ => format!("/me/cases/{pool}/{}", one.subject),
    })
}

fn delivery(page: &Page, sent: &NoticeDelivery) -> (String, &'static str) {
    let way = page.word("notices-way", sent.channel.slug());
    let (state, tone) = match sent.state {
        DeliveryState::Queued => ("queued", "wait"),
        DeliveryState::Sent => ("sent", "good"),
        DeliveryState::Failed(_) => ("failed", "bad"),
        DeliveryState::Returned(_) => ("returned", "bad"),
    };
    let words = page.text(&format!("notices-sent-{state}")).with("way", way).to_string();
    (words, tone)
}

fn choice(form: &Form, way: &str) -> Choice {
    let language = match form.value("language") {
        "zh" => Language::Chinese,
        _ => Language::English,
    };
    let every = form.is(&format!("{way}-each-round"), "yes");
    Choice { language, each_round: if every { EachRound::Told } else { EachRound::Left } }
}

impl NoticesPage<'_> {
    /// Whether a way is told of each round too.
    fn each_round(&self, way: &ChannelSeen) -> bool {
        way.each_round == EachRound::Told
    }

    /// Whether a language is the one of a way, or the reader's where no way is chosen yet.
    fn speaks(&self, way: &Option<ChannelSeen>, tag: &str) -> bool {
        let language = way.as_ref().map_or(self.page.language(), |way| way.language);
        language.pick("zh", "en") == tag
    }

    /// What stands in the field of the address: as typed, else as it was chosen.
    fn address(&self) -> &str {
        match self.form.value("address") {
            "" => self.email.as_ref().and_then(|way| way.address.as_deref()).unwrap_or_default(),
            typed => typed,
        }
    }
}
