//! What people write about their notices: the ways they chose, what they read, what came back.

use crate::channel::{Channel, ChannelOfPerson, EachRound};
use crate::failure::StoreFailure;
use crate::person_write::PersonId;
use crate::sql::notices as sql;
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use uuid::Uuid;

/// A write about notices that people make themselves. Its batch needs no pool.
#[derive(Clone, Debug)]
pub enum NoticeWrite {
    /// A way is chosen, or chosen otherwise.
    SetChannel(ChannelOfPerson),
    /// A code is tried; refused where another try was quicker.
    TryCode {
        /// Whose.
        person: PersonId,
        /// Which way.
        channel: Channel,
        /// How often a code had been tried before.
        tries: u32,
    },
    /// The code was the right one.
    Confirm {
        /// Whose.
        person: PersonId,
        /// Which way.
        channel: Channel,
        /// The code's digest.
        digest: [u8; 32],
        /// When.
        at: Timestamp,
    },
    /// A way is given up; what waits to go by it is dropped.
    RemoveChannel {
        /// Whose.
        person: PersonId,
        /// Which way.
        channel: Channel,
    },
    /// One notice was read.
    Read {
        /// By whom.
        person: PersonId,
        /// Which.
        notice: Uuid,
        /// When.
        at: Timestamp,
    },
    /// All notices shown through a business date were read.
    ReadAll {
        /// By whom.
        person: PersonId,
        /// The latest business date.
        through: Date,
        /// When.
        at: Timestamp,
    },
    /// What was sent came back.
    Returned {
        /// From whom.
        person: PersonId,
        /// Which notice.
        notice: Uuid,
        /// By which way.
        channel: Channel,
        /// Why, by the number of a rejection.
        failure: u16,
        /// When.
        at: Timestamp,
    },
    /// Letters were posted.
    Posted {
        /// To whom, and which notices.
        letters: Vec<(PersonId, Uuid)>,
        /// When.
        at: Timestamp,
    },
}

impl Transaction<'_> {
    pub(crate) async fn notice(&mut self, write: &NoticeWrite) -> Result<(), StoreFailure> {
        let (written, otherwise) = match write {
            NoticeWrite::SetChannel(one) => {
                (self.set_channel(one).await?, Rejection::ChannelUnknown)
            }
            NoticeWrite::TryCode { person, channel, tries } => {
                let key = [(*person).into(), channel.slug().into(), (*tries).into()];
                (self.execute(&sql::CHANNEL_TRY, key).await?, Rejection::ChannelCodeWrong)
            }
            NoticeWrite::Confirm { person, channel, digest, at } => {
                let row = [(*at).into(), (*person).into(), channel.slug().into(), (*digest).into()];
                (self.execute(&sql::CHANNEL_CONFIRM, row).await?, Rejection::ChannelCodeWrong)
            }
            NoticeWrite::RemoveChannel { person, channel } => {
                let key = [(*person).into(), channel.slug().into()];
                self.execute(&sql::DELIVERIES_OF_CHANNEL_DELETE, key.clone()).await?;
                (self.execute(&sql::CHANNEL_DELETE, key).await?, Rejection::ChannelUnknown)
            }
            NoticeWrite::Read { person, notice, at } => {
                let row = [(*at).into(), (*person).into(), (*notice).into()];
                let read = self.execute(&sql::NOTICE_READ, row).await?;
                let known = read > 0
                    || self.exists(&sql::NOTICE_OF, [(*person).into(), (*notice).into()]).await?;
                (u64::from(known), Rejection::NoticeUnknown)
            }
            NoticeWrite::ReadAll { person, through, at } => {
                self.person(*person).await?;
                let row = [(*at).into(), (*person).into(), (*through).into()];
                self.execute(&sql::NOTICES_READ, row).await?;
                let through = [(*person).into(), (*at).into()];
                self.execute(&sql::READ_THROUGH_SET, through).await?;
                return Ok(());
            }
            NoticeWrite::Returned { person, notice, channel, failure, at } => {
                let why = [(*at).into(), (*failure).into()];
                let [when, number] = why.clone();
                let row = [when, number, (*person).into(), (*notice).into(), channel.slug().into()];
                let back = self.execute(&sql::NOTICE_DELIVERY_RETURNED, row).await?;
                let [when, number] = why;
                let row = [when, number, (*person).into(), channel.slug().into()];
                self.execute(&sql::CHANNEL_FAILED, row).await?;
                (back, Rejection::DeliveryUnknown)
            }
            NoticeWrite::Posted { letters, at } => {
                let rows: Vec<Vec<Value>> = letters
                    .iter()
                    .map(|(person, notice)| {
                        let letter = Channel::Letter.slug().into();
                        vec![(*at).into(), (*person).into(), (*notice).into(), letter]
                    })
                    .collect();
                self.session.execute(&sql::NOTICE_DELIVERY_SENT, &rows).await?;
                return Ok(());
            }
        };
        if written == 0 { Err(otherwise.into()) } else { Ok(()) }
    }

    async fn set_channel(&mut self, one: &ChannelOfPerson) -> Result<u64, StoreFailure> {
        self.person(one.person).await?;
        let row = [
            one.person.into(),
            one.channel.slug().into(),
            one.sealed.clone().into(),
            one.language.as_str().into(),
            (one.each_round == EachRound::Told).into(),
            one.code_digest.into(),
            one.code_sent_at.into(),
            one.code_tries.into(),
            one.confirmed_at.into(),
            one.failed.map(|(at, _)| at).into(),
            one.failed.map(|(_, number)| number).into(),
        ];
        self.execute(&sql::CHANNEL_SET, row).await
    }

    /// Forgets what an erased person was told, and by which ways.
    pub(crate) async fn forget_notices(&mut self, person: PersonId) -> Result<(), StoreFailure> {
        for statement in [
            &sql::NOTICES_DELETE,
            &sql::NOTICE_DELIVERIES_DELETE,
            &sql::CHANNELS_DELETE,
            &sql::READING_DELETE,
            &sql::CORRECTIONS_DELETE,
        ] {
            self.execute(statement, [person.into()]).await?;
        }
        Ok(())
    }
}
