//! A person's notices: rows of the person and what the pools' notices mean to the person, read
//! together, the newest first.

use super::NoticeKind as Kind;
use crate::Community;
use crate::sign_in::commit;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{Entry as Line, Shared};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::str::FromStr;
use store::channel::{NoticeDelivery, NoticeWrite, deliveries_of_person};
use store::notice::{
    Notice, NoticePlace, PoolNotice, notices_of, pool_notices, read_through, unread, unread_of_pool,
};
use store::{
    MemberId, MembershipOfPerson, PersonId, PoolId, Session, StoreFailure, person_reads, reads,
};
use uuid::Uuid;

/// As many unread notices are counted; more are "many".
pub const UNREAD_MAX: u32 = 99;

/// How many deliveries of a page are shown.
const DELIVERIES_MAX: u32 = 1_000;

/// The most memberships whose pools are looked at.
const MEMBERSHIPS_MAX: usize = 32;

/// A notice as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeSeen {
    /// Which.
    pub id: Uuid,
    /// What it is about.
    pub kind: Kind,
    /// The pool.
    pub pool: PoolId,
    /// The member it is about.
    pub member: Option<MemberId>,
    /// The id of a case, the number of a round, a version, or nothing.
    pub subject: String,
    /// The money it speaks of: of a round, what the member was charged.
    pub amount: Option<Amount>,
    /// The business date from which it is shown.
    pub day: Date,
    /// The day it speaks of.
    pub about_on: Option<Date>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Whether it was read.
    pub read: Read,
    /// What was sent of it, and what became of that.
    pub deliveries: Vec<NoticeDelivery>,
}

/// Whether a notice was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Not yet.
    Not,
    /// It was.
    Was,
}

/// The place of a notice in the list, from which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(NoticePlace);

impl Place {
    /// Before everything: the first page.
    pub fn newest() -> Place {
        Place((Date::MAX, Timestamp::MAX, Uuid::max()))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (day, at, id) = self.0;
        write!(formatter, "{day} {} {id}", at.as_microsecond())
    }
}

impl FromStr for Place {
    type Err = Rejection;

    fn from_str(text: &str) -> Result<Place, Rejection> {
        let wrong = Rejection::ParameterWrong;
        let parts: Vec<&str> = text.split(' ').collect();
        let [day, at, id] = parts.as_slice() else { return Err(wrong) };
        let at = at.parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
        let (day, id) = (day.parse().ok(), id.parse().ok());
        Ok(Place((day.ok_or(wrong)?, at.ok_or(wrong)?, id.ok_or(wrong)?)))
    }
}

/// A person's notices before a place, at most so many, and where the next page begins.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn notices(
    community: &Community,
    person: PersonId,
    before: Place,
    limit: u32,
) -> Result<(Vec<NoticeSeen>, Option<Place>), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let Place(before) = before;
    let mut all = Vec::new();
    let mut dates = HashMap::new();
    for one in notices_of(session, person, before, limit).await? {
        all.push(own(one));
    }
    let through = read_through(session, person).await?;
    for of in memberships(session, person).await? {
        let key = (of.pool, of.joined_on);
        for one in pool_notices(session, key, before, limit).await? {
            if of.left_on.is_none_or(|left_on| one.day <= left_on) {
                all.extend(of_pool(one, &of, through));
            }
        }
    }
    all.sort_by_key(|one: &NoticeSeen| std::cmp::Reverse(place(one).0));
    all.dedup_by_key(|one| (one.id, one.member));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let full = all.len() >= limit;
    all.truncate(limit);
    let next = all.last().filter(|_| full).map(place);
    for one in &all {
        if let Entry::Vacant(place) = dates.entry(one.pool) {
            place.insert(business_date(session, one.pool).await?);
        }
    }
    // What is ahead is shown when its day comes.
    all.retain(|one| dates[&one.pool].is_none_or(|today| one.day <= today));
    say_shares(session, &mut all).await?;
    if let Some(oldest) = all.iter().map(|one| one.made_at).min() {
        let sent = deliveries_of_person(session, person, oldest, DELIVERIES_MAX).await?;
        for one in &mut all {
            one.deliveries = sent.iter().filter(|sent| sent.notice == one.id).copied().collect();
        }
    }
    Ok((all, next))
}

/// How many notices wait to be read, at most [`UNREAD_MAX`].
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn unread_count(community: &Community, person: PersonId) -> Result<u32, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let all = memberships(session, person).await?;
    let through = read_through(session, person).await?.unwrap_or(Timestamp::UNIX_EPOCH);
    let mut today = Date::MAX;
    let mut count = 0u32;
    for of in &all {
        if let Some(date) = business_date(session, of.pool).await? {
            today = if today == Date::MAX { date } else { today.max(date) };
        }
        if of.left_on.is_none() {
            let key = (of.pool, of.joined_on);
            let more = unread_of_pool(session, key, through, UNREAD_MAX).await?;
            count = count.saturating_add(more);
        }
    }
    let own = unread(session, (person, today), UNREAD_MAX).await?;
    Ok(count.saturating_add(own).min(UNREAD_MAX))
}

/// Marks one notice of the person as read.
///
/// # Errors
/// [`Rejection::NoticeUnknown`]; [`StoreFailure::Unavailable`].
pub async fn read_one(
    community: &Community,
    person: PersonId,
    notice: Uuid,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let read = NoticeWrite::Read { person, notice, at: now };
    commit(community, vec![super::channels::write(read)], now).await
}

/// Marks all that the person is shown as read.
///
/// # Errors
/// [`Rejection::PersonUnknown`]; [`StoreFailure::Unavailable`].
pub async fn read_all(
    community: &Community,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let mut through = None;
    for of in memberships(&mut *reader, person).await? {
        through = through.max(business_date(&mut *reader, of.pool).await?);
    }
    drop(reader);
    let through = through.unwrap_or_else(|| now.to_zoned(jiff::tz::TimeZone::UTC).date());
    let read = NoticeWrite::ReadAll { person, through, at: now };
    commit(community, vec![super::channels::write(read)], now).await
}

fn own(one: Notice) -> NoticeSeen {
    NoticeSeen {
        id: one.id,
        kind: Kind::from_slug(&one.kind).unwrap_or(Kind::CaseMoved),
        pool: one.pool,
        member: one.member,
        subject: one.subject,
        amount: one.amount,
        day: one.day,
        about_on: one.about_on,
        made_at: one.made_at,
        read: if one.read_at.is_some() { Read::Was } else { Read::Not },
        deliveries: Vec::new(),
    }
}

/// A pool's notice as it concerns a member; a jury concerns those who are drawn.
fn of_pool(
    one: PoolNotice,
    of: &MembershipOfPerson,
    through: Option<Timestamp>,
) -> Option<NoticeSeen> {
    let kind = Kind::from_slug(&one.kind).filter(|kind| *kind != Kind::JuryOpened)?;
    // That a share was charged is no news that waits to be read.
    let routine = kind == Kind::ShareCharged;
    let read = routine || through.is_some_and(|through| one.made_at <= through);
    let about_on = if kind == Kind::RulesChanged { one.subject.parse().ok() } else { None };
    Some(NoticeSeen {
        id: one.id,
        kind,
        pool: one.pool,
        member: Some(of.member),
        subject: one.subject,
        amount: one.amount.filter(|_| kind != Kind::ShareCharged),
        day: one.day,
        about_on,
        made_at: one.made_at,
        read: if read { Read::Was } else { Read::Not },
        deliveries: Vec::new(),
    })
}

/// Says what each round charged the member; a round in which the member did not share, or that
/// asked for nothing, is left out.
async fn say_shares(
    session: &mut dyn Session,
    all: &mut Vec<NoticeSeen>,
) -> Result<(), StoreFailure> {
    let mut charged: HashMap<(PoolId, MemberId), HashMap<String, Amount>> = HashMap::new();
    let rounds = all.iter().filter(|one| one.kind == Kind::ShareCharged);
    let keys: Vec<(PoolId, MemberId)> =
        rounds.filter_map(|one| one.member.map(|member| (one.pool, member))).collect();
    for (pool, member) in keys {
        if charged.contains_key(&(pool, member)) {
            continue;
        }
        let through = business_date(session, pool).await?.unwrap_or(Date::MAX);
        let statement = reads::statement(session, pool, member, through).await?;
        let shares = statement.entries.iter().filter_map(|entry| match entry {
            Line::Shared(Shared { round, charged, .. }) => Some((round.to_string(), *charged)),
            Line::Deposit { .. } | Line::Refund { .. } => None,
        });
        charged.insert((pool, member), shares.collect());
    }
    all.retain_mut(|one| {
        let (Kind::ShareCharged, Some(member)) = (one.kind, one.member) else { return true };
        let of = charged.get(&(one.pool, member));
        one.amount = of.and_then(|of| of.get(&one.subject)).copied();
        one.amount.is_some_and(|amount| amount != Amount::ZERO)
    });
    Ok(())
}

async fn memberships(
    session: &mut dyn Session,
    person: PersonId,
) -> Result<Vec<MembershipOfPerson>, StoreFailure> {
    let mut all = person_reads::memberships_of(session, person).await?;
    all.truncate(MEMBERSHIPS_MAX);
    Ok(all)
}

async fn business_date(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Option<Date>, StoreFailure> {
    match reads::schedule(session, pool).await {
        Ok(found) => Ok(Some(found.business_date)),
        Err(StoreFailure::Rejected(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn place(one: &NoticeSeen) -> Place {
    Place((one.day, one.made_at, one.id))
}
