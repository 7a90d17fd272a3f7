//! Notices made of events.
//!
//! **Invariant: an event that says nothing to anybody holds up no other**: a member without a
//! person, a person who was erased, a case that is not there are passed over.

use super::case_steps;
pub(crate) use super::saying::Saying;
use super::{NoticeKind as Kind, notice_id};
use crate::Community;
use crate::plans::read_version;
use crate::schedule::first_instant;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use rules::articles::waiting::first_covered_on;
use rules::values::Cause;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use store::account::account;
use store::case_reads::{case_file, case_steps};
use store::channel::{ChannelOfPerson, channels_of};
use store::complaint::complaint;
use store::notice::{NewDelivery, Notice, PoolNotice, Progress, Stage, Told};
use store::stop_order::stop_order;
use store::{
    Event, EventKind, Guardian, MemberId, NO_POOL, PersonId, PoolId, Schedule, Session,
    StoreFailure, person_reads, reads,
};
use uuid::Uuid;

/// The most people who are told of one thing about one member.
const RECIPIENTS_MAX: usize = 8;

/// The most pools that an order to all of them is told in.
const POOLS_MAX: u32 = 1_000;

/// What is about to be told: what was found on the way is kept for the events that follow.
pub(crate) struct Making<'a> {
    community: &'a Community,
    now: Timestamp,
    /// What is made.
    pub told: Told,
    channels: HashMap<PersonId, Vec<ChannelOfPerson>>,
    schedules: HashMap<PoolId, Option<Schedule>>,
}

impl<'a> Making<'a> {
    /// Begins to make notices.
    pub fn new(community: &'a Community, now: Timestamp) -> Making<'a> {
        let (channels, schedules) = (HashMap::new(), HashMap::new());
        Making { community, now, told: Told::default(), channels, schedules }
    }

    /// The time at which they are made.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Says that what follows is made at another time.
    pub fn set_now(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// Makes what an event means; nothing where nobody is there to be told.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn event(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        match self.make(session, event).await {
            Err(StoreFailure::Rejected(_)) => Ok(()),
            made => made,
        }
    }

    async fn make(&mut self, session: &mut dyn Session, event: &Event) -> Result<(), StoreFailure> {
        let (pool, on) = (event.pool, event.happened_on);
        let once = format!("{} {}", event.batch, event.line);
        match event.kind {
            EventKind::MemberJoined => self.joined(session, event).await,
            EventKind::MemberLeft => self.left(session, event).await,
            EventKind::Refunded => {
                let saying = Saying::of(Kind::Refunded, once).on(on).with(event.amount);
                self.member(session, (pool, event.member), saying).await
            }
            EventKind::DebitFailed => {
                let saying = Saying::of(Kind::DebitFailed, once);
                self.member(session, (pool, subject(event)?), saying).await
            }
            EventKind::PayerChanged => {
                let saying = Saying::of(Kind::PayerChanged, once).on(on);
                self.member(session, (pool, subject(event)?), saying).await
            }
            EventKind::GuardianChanged => {
                let saying = Saying::of(Kind::GuardianChanged, once).on(on);
                self.person(session, subject(event)?, (pool, None), &saying).await
            }
            EventKind::PersonCorrected => {
                let saying = Saying::of(Kind::RecordCorrected, once);
                self.person(session, subject(event)?, (pool, None), &saying).await
            }
            EventKind::ComplaintAnswered => {
                let answered = complaint(session, subject(event)?).await?;
                let filed = answered.ok_or(Rejection::ComplaintUnknown)?.filed;
                let saying = Saying::of(Kind::ComplaintAnswered, once).on(on);
                self.person(session, filed.person, (filed.pool, None), &saying).await
            }
            EventKind::StopOrdered => self.stop(session, event, Kind::StopOrdered).await,
            EventKind::StopLifted => self.stop(session, event, Kind::StopLifted).await,
            EventKind::CorrectionDecided => {
                let saying = Saying::of(Kind::CorrectionAnswered, once);
                self.person(session, subject(event)?, (pool, None), &saying).await
            }
            EventKind::CaseApproved => {
                let saying = Saying::of(Kind::CaseApproved, once).on(on).with(event.amount);
                self.of_case(session, event, saying).await
            }
            EventKind::AidPaid => {
                let saying = Saying::of(Kind::CasePaid, once).on(on).with(event.amount);
                self.of_case(session, event, saying).await
            }
            EventKind::CaseReported
            | EventKind::CaseStepped
            | EventKind::CaseBreached
            | EventKind::CaseObjected
            | EventKind::ObjectionAnswered => self.case_went_on(session, event).await,
            EventKind::RoundSettled => {
                let stage = self.stage_of_round(session, pool).await?;
                self.pool(session, event, Kind::ShareCharged, stage).await
            }
            EventKind::RulebookPublished => {
                self.pool(session, event, Kind::RulesChanged, Stage::Channels).await
            }
            EventKind::JuryOpened => {
                self.pool(session, event, Kind::JuryOpened, Stage::Jurors).await
            }
            _ => Ok(()),
        }
    }

    async fn joined(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let joined_on = event.happened_on.ok_or(Rejection::DateInvalid)?;
        self.begun(session, (event.pool, subject(event)?), joined_on).await
    }

    /// What the beginning of a membership means, now and at the end of the waiting period.
    pub async fn begun(
        &mut self,
        session: &mut dyn Session,
        key: (PoolId, MemberId),
        joined_on: Date,
    ) -> Result<(), StoreFailure> {
        let (pool, member) = key;
        let joined = Saying::of(Kind::Joined, member).on(joined_on);
        self.member(session, key, joined).await?;
        let version = person_reads::membership(session, pool, member).await?.version;
        let rulebook = read_version(self.community, session, pool, version).await?;
        let waiting = rulebook.values.waiting;
        let covered_on = first_covered_on(waiting, joined_on, Cause::Illness);
        if waiting.illness_days > 0 {
            let covered = Saying::of(Kind::Covered, member).on(covered_on).until(covered_on);
            self.member(session, key, covered).await?;
        }
        Ok(())
    }

    async fn left(&mut self, session: &mut dyn Session, event: &Event) -> Result<(), StoreFailure> {
        let member: MemberId = subject(event)?;
        let (pool, on) = (event.pool, event.happened_on.ok_or(Rejection::DateInvalid)?);
        let person = person_reads::membership(session, pool, member).await?.person;
        self.told.left.push((person, pool, member, on));
        let saying = Saying::of(Kind::Left, format!("{member} {on}")).until(on);
        self.member(session, (pool, member), saying).await
    }

    /// What the steps of a case mean, to its applicant and to who objected.
    async fn case_went_on(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
    ) -> Result<(), StoreFailure> {
        let (pool, case) = (event.pool, event.subject.as_str());
        let file = case_file(session, pool, case).await?;
        let steps = case_steps(session, pool, file.member, case).await?;
        for one in case_steps::told(&file, &steps) {
            let step = steps.iter().find(|step| step.step == one.step);
            let last = step.is_some_and(|step| step.step == file.steps);
            let waits = last && one.kind == Kind::PapersAsked;
            let saying = Saying::of(one.kind, format!("{case} {}", one.step))
                .about(case)
                .on(step.map(|step| step.on))
                .until(file.due_on.filter(|_| waits));
            if let Some(objector) = one.objector {
                let holder = account(session, objector).await?.and_then(|found| found.person);
                if let Some(person) = holder {
                    self.person(session, person, (pool, None), &saying).await?;
                }
            }
            self.member(session, (pool, file.member), saying).await?;
        }
        Ok(())
    }

    async fn of_case(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
        saying: Saying,
    ) -> Result<(), StoreFailure> {
        let file = case_file(session, event.pool, &event.subject).await?;
        let saying = saying.about(&event.subject);
        self.member(session, (event.pool, file.member), saying).await
    }

    /// What a settled round begins with: only a prepaid balance runs out.
    async fn stage_of_round(
        &self,
        session: &mut dyn Session,
        pool: PoolId,
    ) -> Result<Stage, StoreFailure> {
        let sharing = reads::sharing(session, pool).await?;
        Ok(match sharing.funding {
            rules::sharing::Funding::Prepaid(_) => Stage::RanOut,
            rules::sharing::Funding::Postpaid(_) => Stage::Channels,
        })
    }

    /// Tells a member: the person, who decides for the person, and who pays where it is about that.
    pub async fn member(
        &mut self,
        session: &mut dyn Session,
        (pool, member): (PoolId, MemberId),
        saying: Saying,
    ) -> Result<(), StoreFailure> {
        let day = match saying.day {
            Some(day) => day,
            None => self.business_date(session, pool).await?.ok_or(Rejection::ScheduleUnknown)?,
        };
        let saying = saying.on(day);
        let person = person_reads::membership(session, pool, member).await?.person;
        let mut recipients = vec![person];
        let decides =
            |one: &Guardian| one.since <= day && one.until.is_none_or(|until| day < until);
        let guardians = person_reads::guardians(session, person).await?;
        recipients.extend(guardians.into_iter().filter(decides).map(|one| one.guardian));
        if saying.kind.concerns_the_payer() {
            recipients.extend(person_reads::payer(session, pool, member).await?);
        }
        recipients.sort_unstable();
        recipients.dedup();
        for recipient in recipients.into_iter().take(RECIPIENTS_MAX) {
            self.person(session, recipient, (pool, Some(member)), &saying).await?;
        }
        Ok(())
    }

    /// Tells one person, on the page and by the ways that the person confirmed.
    pub async fn person(
        &mut self,
        session: &mut dyn Session,
        person: PersonId,
        (pool, member): (PoolId, Option<MemberId>),
        saying: &Saying,
    ) -> Result<(), StoreFailure> {
        let business_date = self.business_date(session, pool).await?;
        let today =
            business_date.unwrap_or_else(|| self.now.to_zoned(jiff::tz::TimeZone::UTC).date());
        let day = saying.day.unwrap_or(today);
        let whom =
            member.map_or(person, |member| Uuid::from_u128(person.as_u128() ^ member.as_u128()));
        let id = notice_id(whom, pool, saying.kind, &saying.what);
        let next_at = match self.schedules.get(&pool) {
            Some(Some(schedule)) if day > today => first_instant(&schedule.time_zone, day)?,
            _ => self.now,
        };
        self.told.notices.push(Notice {
            person,
            id,
            pool,
            member,
            kind: saying.kind.slug().to_owned(),
            subject: saying.subject.clone(),
            amount: saying.amount,
            day,
            about_on: saying.about_on,
            made_at: self.now,
            read_at: None,
        });
        let chosen = match self.channels.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(channels_of(session, person).await?),
        };
        let confirmed = chosen.iter().filter(|one| one.confirmed_at.is_some());
        self.told.deliveries.extend(confirmed.map(|one| NewDelivery {
            person,
            notice: id,
            channel: one.channel,
            next_at,
        }));
        Ok(())
    }

    /// An order of the supervisor concerns the pool that it names, or every one.
    async fn stop(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
        kind: Kind,
    ) -> Result<(), StoreFailure> {
        let order = stop_order(session, &event.subject).await?;
        let of = order.ok_or(Rejection::StopOrderUnknown)?.note.pool;
        let pools = match of {
            NO_POOL => reads::pools(session, NO_POOL, POOLS_MAX).await?,
            pool => vec![pool],
        };
        for pool in pools {
            let event = Event { pool, happened_on: None, ..event.clone() };
            self.pool(session, &event, kind, Stage::Channels).await?;
        }
        Ok(())
    }

    /// Notes what concerns a pool as a whole.
    async fn pool(
        &mut self,
        session: &mut dyn Session,
        event: &Event,
        kind: Kind,
        stage: Stage,
    ) -> Result<(), StoreFailure> {
        let today = self.business_date(session, event.pool).await?;
        // A later version of the rules is announced before the day from which it holds.
        let day = match (kind, event.happened_on) {
            (Kind::RulesChanged, on) => today.or(on),
            (_, on) => on.or(today),
        };
        let day = day.ok_or(Rejection::ScheduleUnknown)?;
        let one = PoolNotice {
            pool: event.pool,
            id: notice_id(Uuid::nil(), event.pool, kind, &event.subject),
            kind: kind.slug().to_owned(),
            subject: event.subject.clone(),
            amount: event.amount,
            day,
            made_at: self.now,
        };
        self.told.pool_notices.push((one, Progress::begin(stage)));
        Ok(())
    }

    /// The business date of a pool, if it has one.
    async fn business_date(
        &mut self,
        session: &mut dyn Session,
        pool: PoolId,
    ) -> Result<Option<Date>, StoreFailure> {
        let known = match self.schedules.entry(pool) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(match reads::schedule(session, pool).await {
                Ok(found) => Some(found),
                Err(StoreFailure::Rejected(_)) => None,
                Err(failure) => return Err(failure),
            }),
        };
        Ok(known.as_ref().map(|schedule| schedule.business_date))
    }
}

/// The id that an event is about.
fn subject(event: &Event) -> Result<Uuid, Rejection> {
    event.subject.parse().map_err(|_| Rejection::IdInvalid)
}
