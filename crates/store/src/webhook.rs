//! Webhooks: who is told what happens, and what is on its way to whom.
//!
//! Invariant: an event has at most one delivery for each endpoint, however many servers tell it.

use crate::batch::MemberId;
use crate::event::{Event, EventKind};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::schedule as sql;
use crate::store::Store;
use crate::transaction::Transaction;
use crate::value::{Row, Value};
use jiff::Timestamp;
use ledger::Rejection;
use uuid::Uuid;

/// What can be written of webhooks.
#[derive(Clone, Debug)]
pub enum WebhookWrite {
    /// An endpoint is made, or gets another address, secret or filter.
    Set(Endpoint),
    /// An endpoint is told nothing more from now on.
    Disable(Uuid),
    /// An endpoint is told again what happens from now on.
    Enable(Uuid),
}

/// Who is told what happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Made by the client.
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// The signing secret, sealed.
    pub secret: Vec<u8>,
    /// The kinds of events wanted; none for all.
    pub kinds: Vec<EventKind>,
    /// Whether it is told nothing at present; a write of the endpoint leaves it as it is.
    pub disabled: bool,
}

/// Which event goes to which endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeliveryKey {
    /// The member whose batch did it; nil for a pool's own.
    pub member: MemberId,
    /// The batch that did it.
    pub batch: Uuid,
    /// Which of the batch's events.
    pub line: u32,
    /// Who is told.
    pub endpoint: Uuid,
}

/// One event on its way to one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Which event to whom.
    pub key: DeliveryKey,
    /// How often it was sent, this time included.
    pub tries: u32,
    /// When the endpoint took it.
    pub delivered_at: Option<Timestamp>,
    /// Whether it is no longer tried.
    pub gave_up: bool,
}

/// What became of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The endpoint took it.
    Delivered(Timestamp),
    /// It is tried again at this time.
    Again(Timestamp),
    /// It is not tried again.
    GaveUp(Timestamp),
}

/// The first events nobody was told of yet, in the order of their batches.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn untold(session: &mut dyn Session, limit: u32) -> Result<Vec<Event>, StoreFailure> {
    let rows = session.rows(&sql::OUTBOX_UNTOLD, &[Uuid::nil().into(), limit.into()]).await?;
    rows.into_iter().map(event).collect()
}

/// The event of a delivery.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn event_of(session: &mut dyn Session, key: DeliveryKey) -> Result<Event, StoreFailure> {
    let of_event = [key.member.into(), key.batch.into(), key.line.into()];
    let row = session.rows(&sql::OUTBOX_EVENT, &of_event).await?.pop();
    event(row.ok_or_else(|| StoreFailure::unreadable("outbox"))?)
}

/// Every endpoint, in the order of ids.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn endpoints(session: &mut dyn Session) -> Result<Vec<Endpoint>, StoreFailure> {
    let rows = session.rows(&sql::ENDPOINTS, &[Uuid::nil().into()]).await?;
    rows.into_iter().map(endpoint).collect()
}

/// Everything that was or will be sent to an endpoint.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn deliveries(
    session: &mut dyn Session,
    endpoint: Uuid,
) -> Result<Vec<Delivery>, StoreFailure> {
    let rows = session.rows(&sql::DELIVERIES, &[endpoint.into()]).await?;
    rows.into_iter().map(delivery).collect()
}

impl Store {
    /// Claims deliveries that are due, at most so many; until then nobody else sends them.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn claim_deliveries(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Delivery>, StoreFailure> {
        let claim = vec![now.into(), limit.into(), until.into()];
        let rows = self.run(vec![(&sql::DELIVERIES_CLAIM, claim)]).await?;
        let mut claimed: Vec<Delivery> =
            rows.into_iter().map(delivery).collect::<Result<_, _>>()?;
        claimed.sort_by_key(|one| (one.key.batch, one.key.line, one.key.endpoint));
        Ok(claimed)
    }

    /// Writes what became of a try. What was delivered stays delivered.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn end_delivery(
        &self,
        key: DeliveryKey,
        attempt: Attempt,
    ) -> Result<(), StoreFailure> {
        let (next_at, delivered_at, gave_up) = match attempt {
            Attempt::Delivered(at) => (at, Some(at), false),
            Attempt::Again(at) => (at, None, false),
            Attempt::GaveUp(at) => (at, None, true),
        };
        let mut ended = vec![next_at.into(), delivered_at.into(), gave_up.into()];
        ended.extend(columns_of(key));
        self.run(vec![(&sql::DELIVERY_END, ended)]).await?;
        Ok(())
    }
}

/// Writes to the webhooks of the community.
pub(crate) async fn apply(
    transaction: &mut Transaction<'_>,
    write: &WebhookWrite,
) -> Result<(), StoreFailure> {
    let (id, disabled) = match write {
        WebhookWrite::Set(endpoint) => {
            let kinds: Vec<&str> = endpoint.kinds.iter().map(|kind| kind.slug()).collect();
            let row = [
                endpoint.id.into(),
                endpoint.url.as_str().into(),
                endpoint.secret.clone().into(),
                kinds.join(" ").into(),
            ];
            transaction.execute(&sql::ENDPOINT_SET, row).await?;
            return Ok(());
        }
        WebhookWrite::Disable(id) => (*id, true),
        WebhookWrite::Enable(id) => (*id, false),
    };
    let switched = [disabled.into(), id.into()];
    match transaction.execute(&sql::ENDPOINT_SWITCH, switched).await? {
        0 => Err(Rejection::WebhookUnknown.into()),
        _ => Ok(()),
    }
}

fn columns_of(key: DeliveryKey) -> [Value; 4] {
    [key.member.into(), key.batch.into(), key.line.into(), key.endpoint.into()]
}

pub(crate) fn event(row: Row) -> Result<Event, StoreFailure> {
    let mut columns = row.columns();
    Ok(Event {
        member: columns.read()?,
        batch: columns.read()?,
        line: columns.read()?,
        pool: columns.read()?,
        kind: kind(&columns.read::<String>()?)?,
        subject: columns.read()?,
        happened_on: columns.read()?,
        amount: columns.read()?,
    })
}

fn kind(slug: &str) -> Result<EventKind, StoreFailure> {
    EventKind::from_slug(slug).ok_or_else(|| StoreFailure::unreadable("outbox.kind"))
}

fn endpoint(row: Row) -> Result<Endpoint, StoreFailure> {
    let mut columns = row.columns();
    let (id, url, secret) = (columns.read()?, columns.read()?, columns.read()?);
    let kinds: String = columns.read()?;
    let kinds = kinds.split_whitespace().map(kind).collect::<Result<_, _>>()?;
    Ok(Endpoint { id, url, secret, kinds, disabled: columns.read()? })
}

fn delivery(row: Row) -> Result<Delivery, StoreFailure> {
    let mut columns = row.columns();
    let (member, batch) = (columns.read()?, columns.read()?);
    let key = DeliveryKey { member, batch, line: columns.read()?, endpoint: columns.read()? };
    let (tries, delivered_at) = (columns.read()?, columns.read()?);
    Ok(Delivery { key, tries, delivered_at, gave_up: columns.read()? })
}
