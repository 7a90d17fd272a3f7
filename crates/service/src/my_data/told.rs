//! What a person was told, by which ways, and what became of it.

use super::{ROWS_MAX, limited};
use crate::Community;
use crate::notices::channels::channels as chosen;
use crate::notices::reading::{Place, Read, notices as page};
use serde_json::{Value, json};
use store::channel::{DeliveryState, EachRound, NoticeDelivery};
use store::{PersonId, StoreFailure};

/// How many notices are read at a time.
const PAGE: u32 = 200;

pub(super) async fn notices(
    community: &Community,
    person: PersonId,
) -> Result<Value, StoreFailure> {
    let (mut rows, mut before) = (Vec::new(), Some(Place::newest()));
    while let Some(place) = before.filter(|_| rows.len() < ROWS_MAX) {
        let (found, next) = page(community, person, place, PAGE).await?;
        rows.extend(found.iter().map(|one| {
            json!({
                "notice": one.id.to_string(),
                "kind": one.kind.slug(),
                "pool": one.pool,
                "member": one.member.map(|member| member.to_string()),
                "subject": one.subject,
                "amount_minor": one.amount.map(|amount| amount.minor()),
                "day": one.day.to_string(),
                "about_on": one.about_on.map(|on| on.to_string()),
                "read": one.read == Read::Was,
                "sent": one.deliveries.iter().map(delivery).collect::<Vec<Value>>(),
            })
        }));
        before = next;
    }
    Ok(limited(rows, before.is_some()))
}

fn delivery(one: &NoticeDelivery) -> Value {
    let (state, reason) = match one.state {
        DeliveryState::Queued => ("queued", None),
        DeliveryState::Sent => ("sent", None),
        DeliveryState::Failed(number) => ("failed", Some(number)),
        DeliveryState::Returned(number) => ("returned", Some(number)),
    };
    json!({
        "channel": one.channel.slug(), "state": state, "reason": reason,
        "queued_at": one.queued_at.to_string(),
        "sent_at": one.sent_at.map(|at| at.to_string()),
    })
}

pub(super) async fn channels(
    community: &Community,
    person: PersonId,
) -> Result<Vec<Value>, StoreFailure> {
    let shown = chosen(community, person).await?.into_iter().map(|one| {
        json!({
            "channel": one.channel.slug(),
            "address": one.address,
            "language": one.language.pick("zh", "en"),
            "each_round": one.each_round == EachRound::Told,
            "confirmed_at": one.confirmed_at.map(|at| at.to_string()),
            "failed_at": one.failed.map(|(at, _)| at.to_string()),
            "failure": one.failed.map(|(_, reason)| reason.number()),
        })
    });
    Ok(shown.collect())
}
