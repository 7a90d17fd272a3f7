//! The ways by which people are told beside the page, what is on its way, and what came back.
//!
//! **Invariant: nothing is sent to an address that was not confirmed** by a code sent to it.
//! **Invariant: a delivery ends once**: what was sent may still come back, and then counts as not
//! told.

use crate::failure::StoreFailure;
pub use crate::notice_write::NoticeWrite;
use crate::person_write::PersonId;
use crate::session::Session;
use crate::sql::notices as sql;
use crate::store::Store;
use crate::value::{Row, Value};
use jiff::Timestamp;
use uuid::Uuid;

/// A way by which people are told beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// An e-mail, which says only that there is news.
    Email,
    /// A printed letter, which says no more.
    Letter,
}

impl Channel {
    /// Every way.
    pub const ALL: [Channel; 2] = [Channel::Email, Channel::Letter];

    /// The name in the database and on the wire.
    pub fn slug(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Letter => "letter",
        }
    }

    /// The way of a name.
    pub fn from_slug(slug: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.slug() == slug)
    }
}

/// Whether the share of each round is told this way too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EachRound {
    /// It is.
    Told,
    /// Only what happens to the person, and what changes for all.
    Left,
}

/// A person's choice of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelOfPerson {
    /// Whose.
    pub person: PersonId,
    /// Which way.
    pub channel: Channel,
    /// The address of an e-mail, sealed; a letter goes to the address of the record.
    pub sealed: Option<Vec<u8>>,
    /// The language of what is sent: `zh` or `en`.
    pub language: String,
    /// Whether each round is told too.
    pub each_round: EachRound,
    /// What is kept of the code that was sent to the address.
    pub code_digest: Option<[u8; 32]>,
    /// When the code was sent.
    pub code_sent_at: Option<Timestamp>,
    /// How often a code was tried.
    pub code_tries: u32,
    /// When the address was confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// When something last came back or could not be sent, and the number of the reason.
    pub failed: Option<(Timestamp, u16)>,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits.
    Queued,
    /// It was sent.
    Sent,
    /// It could not be sent; the number says why.
    Failed(u16),
    /// It came back: the person was not told; the number says why.
    Returned(u16),
}

/// A notice on its way to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeDelivery {
    /// To whom.
    pub person: PersonId,
    /// Which notice.
    pub notice: Uuid,
    /// By which way.
    pub channel: Channel,
    /// What became of it.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// Since when it waits.
    pub queued_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// What became of a try to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// It was taken.
    Sent,
    /// It is tried again at this time.
    Again(Timestamp),
    /// It is given up; the number says why.
    Failed(u16),
}

/// The ways that a person chose.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn channels_of(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<ChannelOfPerson>, StoreFailure> {
    let rows = session.rows(&sql::CHANNELS_OF, &[person.into()]).await?;
    rows.into_iter().map(channel).collect()
}

/// The confirmed ways of the people behind one, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn confirmed_channels(
    session: &mut dyn Session,
    after: PersonId,
    limit: u32,
) -> Result<Vec<ChannelOfPerson>, StoreFailure> {
    let rows = session.rows(&sql::CHANNELS_PAGE, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(channel).collect()
}

/// What was sent to a person since an instant, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn deliveries_of_person(
    session: &mut dyn Session,
    person: PersonId,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<NoticeDelivery>, StoreFailure> {
    let from = [person.into(), since.into(), limit.into()];
    let rows = session.rows(&sql::NOTICE_DELIVERIES_OF, &from).await?;
    rows.into_iter().map(delivery).collect()
}

/// What is due by a way, at most so many.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn due_deliveries(
    session: &mut dyn Session,
    channel: Channel,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<NoticeDelivery>, StoreFailure> {
    let due = [channel.slug().into(), now.into(), limit.into()];
    let rows = session.rows(&sql::NOTICE_DELIVERIES_DUE, &due).await?;
    rows.into_iter().map(delivery).collect()
}

impl Store {
    /// Claims what is due by a way, at most so many; until then nobody else sends it.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn claim_notices(
        &self,
        channel: Channel,
        (now, until): (Timestamp, Timestamp),
        limit: u32,
    ) -> Result<Vec<NoticeDelivery>, StoreFailure> {
        let claim = vec![channel.slug().into(), now.into(), limit.into(), until.into()];
        let rows = self.run(vec![(&sql::NOTICE_DELIVERIES_CLAIM, claim)]).await?;
        let mut claimed: Vec<NoticeDelivery> =
            rows.into_iter().map(delivery).collect::<Result<_, _>>()?;
        claimed.sort_by_key(|one| (one.person, one.notice));
        Ok(claimed)
    }

    /// Writes what became of tries to send.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn end_sending(
        &self,
        sent: &[NoticeDelivery],
        became: Sending,
        now: Timestamp,
    ) -> Result<(), StoreFailure> {
        let mut steps = Vec::new();
        for one in sent {
            let (statement, mut row): (_, Vec<Value>) = match became {
                Sending::Sent => (&sql::NOTICE_DELIVERY_SENT, vec![now.into()]),
                Sending::Again(at) => (&sql::NOTICE_DELIVERY_AGAIN, vec![at.into()]),
                Sending::Failed(number) => {
                    let failed = vec![now.into(), number.into()];
                    let mut whose = failed.clone();
                    whose.extend([one.person.into(), one.channel.slug().into()]);
                    steps.push((&sql::CHANNEL_FAILED, whose));
                    (&sql::NOTICE_DELIVERY_FAILED, failed)
                }
            };
            row.extend([one.person.into(), one.notice.into(), one.channel.slug().into()]);
            steps.push((statement, row));
        }
        self.run(steps).await.map(|_| ())
    }
}

fn channel(row: Row) -> Result<ChannelOfPerson, StoreFailure> {
    let mut columns = row.columns();
    let person = columns.read()?;
    let channel = known(&columns.read::<String>()?)?;
    let (sealed, language) = (columns.read()?, columns.read()?);
    let each_round = if columns.read()? { EachRound::Told } else { EachRound::Left };
    let (code_digest, code_sent_at) = (columns.read()?, columns.read()?);
    let (code_tries, confirmed_at) = (columns.read()?, columns.read()?);
    let (failed_at, failure): (Option<Timestamp>, Option<u16>) = (columns.read()?, columns.read()?);
    Ok(ChannelOfPerson {
        person,
        channel,
        sealed,
        language,
        each_round,
        code_digest,
        code_sent_at,
        code_tries,
        confirmed_at,
        failed: failed_at.zip(failure),
    })
}

fn delivery(row: Row) -> Result<NoticeDelivery, StoreFailure> {
    let mut columns = row.columns();
    let (person, notice) = (columns.read()?, columns.read()?);
    let channel = known(&columns.read::<String>()?)?;
    let state: String = columns.read()?;
    let (tries, queued_at) = (columns.read()?, columns.read()?);
    let (sent_at, ended_at) = (columns.read()?, columns.read()?);
    let failure: Option<u16> = columns.read()?;
    let state = match (state.as_str(), failure) {
        ("queued", None) => DeliveryState::Queued,
        ("sent", None) => DeliveryState::Sent,
        ("failed", Some(number)) => DeliveryState::Failed(number),
        ("returned", Some(number)) => DeliveryState::Returned(number),
        _ => return Err(StoreFailure::unreadable("notice_delivery.state")),
    };
    Ok(NoticeDelivery { person, notice, channel, state, tries, queued_at, sent_at, ended_at })
}

fn known(slug: &str) -> Result<Channel, StoreFailure> {
    Channel::from_slug(slug).ok_or_else(|| StoreFailure::unreadable("notice_channel.channel"))
}
