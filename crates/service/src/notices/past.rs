//! Notices of what happened before anybody could be told: of books that were taken over, and of the
//! world of a demonstration. Nothing of it is sent.

use super::channels::write;
use super::making::Making;
use super::{NoticeKind as Kind, notice_id};
use crate::Community;
use crate::schedule::first_instant;
use crate::sign_in::commit;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use std::collections::BTreeSet;
use store::channel::NoticeWrite;
use store::history::events;
use store::notice::{PoolNotice, Progress, Stage};
use store::{MemberId, PersonId, PoolId, Session, StoreFailure, person_reads, reads};
use uuid::Uuid;

/// How many events are read at a time.
const PAGE: u32 = 256;

/// The most events of a member that are looked at.
const EVENTS_MAX: usize = 10_000;

/// The hour of a day at which its notices are said to have been made.
const NOON: SignedDuration = SignedDuration::from_hours(12);

/// Tells a person on the page what happened to the person's memberships, and the rounds and rules
/// of their pools; what lies on a day or before is read.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn tell_past(
    community: &Community,
    person: PersonId,
    read_through: Date,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let mut making = Making::new(community, Timestamp::UNIX_EPOCH);
    let memberships = person_reads::memberships_of(session, person).await?;
    let pools: BTreeSet<PoolId> = memberships.iter().map(|one| one.pool).collect();
    for pool in pools {
        let zone = reads::schedule(session, pool).await?.time_zone;
        of_pool(session, &mut making, (pool, &zone)).await?;
        for of in memberships.iter().filter(|one| one.pool == pool) {
            making.set_now(noon(&zone, of.joined_on)?);
            // A membership is begun by a batch of several, which lies with none of them.
            making.begun(session, (pool, of.member), of.joined_on).await?;
            of_member(session, &mut making, (of.member, &zone)).await?;
        }
    }
    drop(reader);
    // They were told on the page then; no mail goes out about the past.
    making.told.deliveries.clear();
    let now = making.now();
    community.store.tell(&[], &making.told, now).await?;
    let at = noon("UTC", read_through)?;
    let read = NoticeWrite::ReadAll { person, through: read_through, at };
    commit(community, vec![write(read)], at).await
}

async fn of_member(
    session: &mut dyn Session,
    making: &mut Making<'_>,
    (member, zone): (MemberId, &str),
) -> Result<(), StoreFailure> {
    let (mut after, mut seen) = ((member, Uuid::nil(), 0), 0usize);
    while seen < EVENTS_MAX {
        let page = events(session, after, PAGE).await?;
        let own: Vec<_> = page.iter().take_while(|event| event.member == member).collect();
        for event in &own {
            if let Some(day) = event.happened_on {
                making.set_now(noon(zone, day)?);
            }
            making.event(session, event).await?;
        }
        seen = seen.saturating_add(own.len());
        match own.last().filter(|_| own.len() == page.len() && !page.is_empty()) {
            Some(last) => after = (member, last.batch, last.line),
            None => return Ok(()),
        }
    }
    Ok(())
}

async fn of_pool(
    session: &mut dyn Session,
    making: &mut Making<'_>,
    (pool, zone): (PoolId, &str),
) -> Result<(), StoreFailure> {
    let mut note = |kind: Kind, subject: String, amount, day| {
        let id = notice_id(Uuid::nil(), pool, kind, &subject);
        let kind = kind.slug().to_owned();
        let made_at = noon(zone, day)?;
        let one = PoolNotice { pool, id, kind, subject, amount, day, made_at };
        making.told.pool_notices.push((one, Progress::begin(Stage::Done)));
        Ok::<(), Rejection>(())
    };
    for round in reads::round_shares(session, pool).await?.iter() {
        let number = round.number.to_string();
        note(Kind::ShareCharged, number, Some(round.share), round.settle)?;
    }
    for version in reads::versions(session, pool).await? {
        note(Kind::RulesChanged, version.version.to_string(), None, version.published_on)?;
    }
    Ok(())
}

fn noon(zone: &str, day: Date) -> Result<Timestamp, Rejection> {
    Ok(first_instant(zone, day)?.saturating_add(NOON).unwrap_or(Timestamp::MAX))
}
