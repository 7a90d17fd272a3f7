//! Webhooks: telling others what happened, signed as standardwebhooks.com has it.
//!
//! Invariant: a body names things and holds nothing personal; who may know more asks for it.
//! Invariant: every event becomes one delivery for each endpoint that wants it. A delivery is sent
//! until the endpoint takes it or the tries are used up, always under the same `webhook-id`, by
//! which a receiver knows what it has seen: when an answer is lost, it comes again.

use crate::community::Community;
use crate::jobs::delay_after;
use crate::notices::making::Making;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use serde_json::json;
use standardwebhooks::Webhook;
use std::sync::Arc;
use std::time::Duration;
use store::{
    Attempt, Batch, Delivery, DeliveryKey, Endpoint, Event, EventKind, StoreFailure, WebhookWrite,
    Write, reads,
};
use uuid::Uuid;
use vault::sealed;

/// How often a delivery is sent before it is given up: over some 28 hours.
pub const TRIES_MAX: u32 = 30;

/// How many events are told at a time.
const EVENTS_AT_ONCE: u32 = 256;

/// How many deliveries are sent at a time; with their time-outs well within a job's lease.
const DELIVERIES_AT_ONCE: u32 = 16;

/// How long an endpoint may take to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// How long nobody else sends a delivery that is being sent.
const SENDING: SignedDuration = SignedDuration::from_mins(4);

/// What a secret is sealed as.
const SECRET_LABEL: &str = "webhook.secret";

/// The bytes of a secret.
const SECRET_BYTES: usize = 32;

/// A signed message as it goes over the wire.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Where to.
    pub url: String,
    /// `webhook-id`: the same each time this is sent.
    pub id: String,
    /// `webhook-timestamp`: seconds since 1970 of this try.
    pub timestamp: i64,
    /// `webhook-signature`.
    pub signature: String,
    /// The body, in JSON.
    pub body: String,
}

/// What sends a message; whether the endpoint took it. It may block.
pub type Sender = Arc<dyn Fn(&Message) -> Taken + Send + Sync>;

/// Whether an endpoint took a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It answered with a status of success.
    Yes,
    /// It did not.
    No,
}

/// Makes an endpoint, or gives it another address, filter and secret; answers the secret in the
/// text form that receivers' libraries read (`whsec_…`). It is shown once.
///
/// # Errors
/// [`Rejection::WebhookAddressInvalid`]; [`StoreFailure::Unavailable`].
pub async fn set_endpoint(
    community: &Community,
    endpoint: Uuid,
    url: &str,
    kinds: Vec<EventKind>,
    now: Timestamp,
) -> Result<String, StoreFailure> {
    let local = ["http://127.0.0.1:", "http://127.0.0.1/", "http://[::1]:"];
    let sound = url.starts_with("https://") || local.iter().any(|start| url.starts_with(start));
    if !sound || url.contains(char::is_whitespace) {
        return Err(Rejection::WebhookAddressInvalid.into());
    }
    let (text, secret) = community.with_entropy(|entropy| {
        let mut bytes = vec![0; SECRET_BYTES];
        entropy.fill(&mut bytes);
        let sealed =
            sealed::seal_by_community(&community.keys, SECRET_LABEL, endpoint, &bytes, entropy);
        (secret_text(&bytes), sealed)
    });
    let url = url.to_owned();
    let write = WebhookWrite::Set(Endpoint { id: endpoint, url, secret, kinds, disabled: false });
    write_of(community, write, now).await?;
    Ok(text)
}

/// Tells an endpoint nothing more. What is on its way to it is sent if it is enabled again before
/// the tries are used up.
///
/// # Errors
/// [`Rejection::WebhookUnknown`]; [`StoreFailure::Unavailable`].
pub async fn disable_endpoint(
    community: &Community,
    endpoint: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    write_of(community, WebhookWrite::Disable(endpoint), now).await
}

/// Tells an endpoint again what happens from now on.
///
/// # Errors
/// [`Rejection::WebhookUnknown`]; [`StoreFailure::Unavailable`].
pub async fn enable_endpoint(
    community: &Community,
    endpoint: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    write_of(community, WebhookWrite::Enable(endpoint), now).await
}

/// Makes the deliveries and the notices of events nobody was told of; answers how many events that
/// were.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn tell(community: &Community, now: Timestamp) -> Result<usize, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let events = reads::untold(&mut *reader, EVENTS_AT_ONCE).await?;
    let endpoints = reads::endpoints(&mut *reader).await?;
    let mut making = Making::new(community, now);
    for event in &events {
        making.event(&mut *reader, event).await?;
        let wanted = |one: &&Endpoint| {
            !one.disabled && (one.kinds.is_empty() || one.kinds.contains(&event.kind))
        };
        making.told.webhooks.extend(endpoints.iter().filter(wanted).map(|endpoint| DeliveryKey {
            member: event.member,
            batch: event.batch,
            line: event.line,
            endpoint: endpoint.id,
        }));
    }
    drop(reader);
    if !events.is_empty() {
        community.store.tell(&events, &making.told, now).await?;
    }
    Ok(events.len())
}

/// Sends deliveries that are due; answers how many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn deliver(
    community: &Community,
    sender: &Sender,
    now: Timestamp,
) -> Result<usize, StoreFailure> {
    let until = now.saturating_add(SENDING).unwrap_or(Timestamp::MAX);
    let claimed = community.store.claim_deliveries(now, until, DELIVERIES_AT_ONCE).await?;
    if claimed.is_empty() {
        return Ok(0);
    }
    let mut reader = community.store.reader().await?;
    let endpoints = reads::endpoints(&mut *reader).await?;
    let mut messages = Vec::with_capacity(claimed.len());
    for delivery in &claimed {
        let event = reads::event_of(&mut *reader, delivery.key).await?;
        let endpoint = endpoints.iter().find(|one| one.id == delivery.key.endpoint);
        messages.push(match endpoint.filter(|one| !one.disabled) {
            // What cannot be signed counts as not taken, and does not hold up the others.
            Some(endpoint) => message(community, endpoint, &event, now).ok(),
            None => None,
        });
    }
    drop(reader);
    for (delivery, message) in claimed.iter().zip(messages) {
        let taken = match message {
            Some(message) => send(sender, message).await?,
            None => Taken::No,
        };
        let attempt = after(delivery, taken, now);
        community.store.end_delivery(delivery.key, attempt).await?;
    }
    Ok(claimed.len())
}

/// Sends a message over HTTP: the sender of a real server. Redirects are not followed.
pub fn over_http(message: &Message) -> Taken {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(ANSWER_WITHIN))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let sent = agent
        .post(&message.url)
        .header("content-type", "application/json")
        .header("webhook-id", &message.id)
        .header("webhook-timestamp", message.timestamp.to_string())
        .header("webhook-signature", &message.signature)
        .send(&message.body);
    match sent {
        Ok(answer) if answer.status().is_success() => Taken::Yes,
        _ => Taken::No,
    }
}

async fn write_of(
    community: &Community,
    write: WebhookWrite,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    // Webhooks are the community's and no pool's.
    let batch = Batch::of_pool(community.new_id(now), 0, vec![Write::Webhook(write)]);
    community.store.commit(batch).await?;
    Ok(())
}

/// The sender may block, so it has a thread of its own.
async fn send(sender: &Sender, message: Message) -> Result<Taken, StoreFailure> {
    let sender = Arc::clone(sender);
    let sent = tokio::task::spawn_blocking(move || sender(&message)).await;
    sent.map_err(|error| StoreFailure::Unavailable(error.to_string()))
}

fn after(delivery: &Delivery, taken: Taken, now: Timestamp) -> Attempt {
    match taken {
        Taken::Yes => Attempt::Delivered(now),
        Taken::No if delivery.tries >= TRIES_MAX => Attempt::GaveUp(now),
        Taken::No => {
            let next = now.saturating_add(delay_after(delivery.tries));
            Attempt::Again(next.unwrap_or(Timestamp::MAX))
        }
    }
}

fn message(
    community: &Community,
    endpoint: &Endpoint,
    event: &Event,
    now: Timestamp,
) -> Result<Message, StoreFailure> {
    let secret =
        sealed::open_by_community(&community.keys, SECRET_LABEL, endpoint.id, &endpoint.secret)?;
    let unusable = |_| StoreFailure::from(Rejection::SealBroken);
    let webhook = Webhook::from_bytes(secret.to_vec()).map_err(unusable)?;
    let (id, timestamp) = (format!("{}.{}", event.batch, event.line), now.as_second());
    let body = body(event);
    let signature = webhook.sign(&id, timestamp, body.as_bytes()).map_err(unusable)?;
    Ok(Message { url: endpoint.url.clone(), id, timestamp, signature, body })
}

/// What happened, without anything personal: a member is an id that means nothing elsewhere.
fn body(event: &Event) -> String {
    let body = json!({
        "type": event.kind.slug(),
        "timestamp": made_at(event.batch).to_string(),
        "data": {
            "pool": event.pool,
            "subject": event.subject,
            "on": event.happened_on.map(|on: Date| on.to_string()),
            "amount_minor": event.amount.map(|amount| amount.minor()),
        },
    });
    body.to_string()
}

/// When a batch was made, as its id says: so the body is the same each time it is sent.
fn made_at(batch: Uuid) -> Timestamp {
    let milliseconds = batch.as_u128() >> 80;
    let milliseconds = i64::try_from(milliseconds).expect("48 bits");
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}

fn secret_text(bytes: &[u8]) -> String {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    format!("whsec_{}", BASE64_STANDARD.encode(bytes))
}
