//! What is made of events, on its way into a database: all of it in one transaction.

use crate::batch::{MemberId, PoolId};
use crate::channel::Channel;
use crate::notice::{Notice, PoolNotice, Progress};
use crate::person_write::PersonId;
use crate::session::Step;
use crate::sql::{notices as sql, schedule};
use crate::value::Value;
use crate::webhook::DeliveryKey;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A notice on its way to a person by a channel, due from an instant on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    /// To whom.
    pub person: PersonId,
    /// Which notice, a person's or a pool's.
    pub notice: Uuid,
    /// By which way.
    pub channel: Channel,
    /// Not before this.
    pub next_at: Timestamp,
}

/// What is made of events: all of it in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Deliveries to webhooks.
    pub webhooks: Vec<DeliveryKey>,
    /// Notices to people.
    pub notices: Vec<Notice>,
    /// Notices of pools, and with what each begins.
    pub pool_notices: Vec<(PoolNotice, Progress)>,
    /// Notices on their way.
    pub deliveries: Vec<NewDelivery>,
    /// Members who left on a day, and their persons: what is ahead of them is not told.
    pub left: Vec<(PersonId, PoolId, MemberId, Date)>,
}

impl Told {
    /// The statements that write it.
    pub(crate) fn steps(&self, now: Timestamp) -> Vec<Step> {
        let mut steps = Vec::new();
        for key in &self.webhooks {
            let row = vec![
                key.member.into(),
                key.batch.into(),
                key.line.into(),
                key.endpoint.into(),
                now.into(),
            ];
            steps.push((&schedule::DELIVERY_INSERT, row));
        }
        steps.extend(self.notices.iter().map(|one| (&sql::NOTICE_INSERT, values(one))));
        for (one, progress) in &self.pool_notices {
            steps.push((&sql::POOL_NOTICE_INSERT, pool_values(one, progress)));
        }
        for one in &self.deliveries {
            let row = vec![
                one.person.into(),
                one.notice.into(),
                one.channel.slug().into(),
                one.next_at.into(),
                now.into(),
            ];
            steps.push((&sql::NOTICE_DELIVERY_INSERT, row));
        }
        for (person, pool, member, on) in &self.left {
            let key: Vec<Value> =
                vec![(*person).into(), (*pool).into(), (*member).into(), (*on).into()];
            steps.push((&sql::DELIVERIES_AHEAD_DELETE, key.clone()));
            steps.push((&sql::NOTICES_AHEAD_DELETE, key));
        }
        steps
    }
}

fn values(one: &Notice) -> Vec<Value> {
    vec![
        one.person.into(),
        one.id.into(),
        one.pool.into(),
        one.member.into(),
        one.kind.as_str().into(),
        one.subject.as_str().into(),
        one.amount.into(),
        one.day.into(),
        one.about_on.into(),
        one.made_at.into(),
    ]
}

fn pool_values(one: &PoolNotice, progress: &Progress) -> Vec<Value> {
    vec![
        one.pool.into(),
        one.id.into(),
        one.kind.as_str().into(),
        one.subject.as_str().into(),
        one.amount.into(),
        one.day.into(),
        one.made_at.into(),
        progress.stage.slug().into(),
        progress.after_bound.into(),
        progress.after_id.into(),
    ]
}
