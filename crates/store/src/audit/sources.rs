//! The tables that the audit trail is read from.

use super::{AuditEntry, AuditFilter, AuditKind, AuditPlace, FEW_MAX, sql};
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::stop_order::{stop_orders, supervisor_keys};
use crate::value::{Columns, Row, Value};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;
use uuid::Uuid;

/// What is asked of one source.
pub(super) struct Asked<'a> {
    filter: &'a AuditFilter,
    /// Before this time, or at it and before the key.
    before: Timestamp,
    key: Option<&'a str>,
    from: Timestamp,
    limit: u32,
}

impl<'a> Asked<'a> {
    /// Where several things happened at once, a source stands before those of greater numbers.
    pub fn new(
        filter: &'a AuditFilter,
        after: Option<&'a AuditPlace>,
        source: u8,
        limit: u32,
    ) -> Asked<'a> {
        let (from, until) = filter.within.unwrap_or((earliest(), Timestamp::MAX));
        let until = until.min(latest());
        let (before, key) = match after {
            None => (until, None),
            Some(place) if place.at >= until => (until, None),
            Some(place) if source == place.source => (place.at, Some(place.key.as_str())),
            Some(place) if source < place.source => (place.at, None),
            Some(place) => (place.at.saturating_add(MOMENT).unwrap_or(place.at), None),
        };
        Asked { filter, before, key, from: from.max(earliest()), limit }
    }

    /// The key as an id; the nil id stands before all others.
    fn id(&self) -> Uuid {
        self.key.and_then(|key| key.parse().ok()).unwrap_or(Uuid::nil())
    }

    fn pool(&self) -> PoolId {
        self.filter.pool.unwrap_or(crate::NO_POOL)
    }

    /// Whether an entry that was read with all of its source is asked for.
    fn wants(&self, entry: &AuditEntry) -> bool {
        let AuditFilter { account, pool, .. } = self.filter;
        let by = account.is_none_or(|by| entry.account == Some(by) || entry.second == Some(by));
        let of = pool.is_none_or(|pool| entry.pool == Some(pool));
        let behind = match self.key {
            Some(key) => (entry.at, entry.key.as_str()) < (self.before, key),
            None => entry.at < self.before,
        };
        by && of && behind && entry.at >= self.from
    }

    /// The first parameters of a statement: the account, where it is of one, the place, the time.
    fn parameters(&self, place: &[Value]) -> Vec<Value> {
        let account = self.filter.account.map(Value::from);
        let mut all: Vec<Value> = account.into_iter().collect();
        all.push(self.before.into());
        all.extend_from_slice(place);
        all.push(self.from.into());
        all
    }
}

/// The least that two times differ by, where they are kept.
const MOMENT: SignedDuration = SignedDuration::from_micros(1);

/// No entry is older.
fn earliest() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// No entry is newer: the last time that both engines keep.
fn latest() -> Timestamp {
    Timestamp::from_second(253_370_764_800).unwrap_or(Timestamp::MAX)
}

/// A page of one source.
pub(super) async fn read(
    session: &mut dyn Session,
    asked: &Asked<'_>,
    source: u8,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    match source {
        0 if asked.filter.pool.is_some() => Ok(Vec::new()),
        0 => look_ups(session, asked).await,
        1 => proposed(session, asked).await,
        2 => decided(session, asked).await,
        3 => steps(session, asked).await,
        4 => complaints(session, asked).await,
        5 | 6 => few(asked, roles(session, source).await?),
        7 => few(asked, rulebooks(session).await?),
        8 => few(asked, orders(session).await?),
        _ => few(asked, keys(session).await?),
    }
}

/// Of what was read whole: what is asked for, the newest first.
fn few(asked: &Asked<'_>, all: Vec<AuditEntry>) -> Result<Vec<AuditEntry>, StoreFailure> {
    let mut found: Vec<AuditEntry> = all.into_iter().filter(|one| asked.wants(one)).collect();
    found.sort_by(|one, other| (Reverse(one.at), &other.key).cmp(&(Reverse(other.at), &one.key)));
    found.truncate(usize::try_from(asked.limit).unwrap_or(usize::MAX));
    Ok(found)
}

fn all_of(
    rows: Vec<Row>,
    read: impl Fn(&mut Columns) -> Result<AuditEntry, StoreFailure>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    rows.into_iter().map(|row| read(&mut row.columns())).collect()
}

fn entry(kind: AuditKind, at: Timestamp, key: impl ToString) -> AuditEntry {
    let (subject, what, why) = (String::new(), String::new(), String::new());
    let (account, second, pool, key) = (None, None, None, key.to_string());
    AuditEntry { at, kind, account, second, pool, subject, what, why, key }
}

fn of_pool(pool: PoolId) -> Option<PoolId> {
    Some(pool).filter(|pool| *pool != crate::NO_POOL)
}

async fn look_ups(
    session: &mut dyn Session,
    asked: &Asked<'_>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let statement = match asked.filter.account {
        None => &sql::AUDIT_LOOK_UPS,
        Some(_) => &sql::AUDIT_LOOK_UPS_OF,
    };
    let mut parameters = asked.parameters(&[asked.id().into()]);
    parameters.push(asked.limit.into());
    all_of(session.rows(statement, &parameters).await?, |columns| {
        let (at, id): (Timestamp, Uuid) = (columns.read()?, columns.read()?);
        let account = columns.read()?;
        let subject = columns.read::<Uuid>()?.to_string();
        let why = columns.read()?;
        Ok(AuditEntry { account, subject, why, ..entry(AuditKind::LookUp, at, id) })
    })
}

async fn proposed(
    session: &mut dyn Session,
    asked: &Asked<'_>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let statement = match asked.filter.account {
        None => &sql::AUDIT_PROPOSED,
        Some(_) => &sql::AUDIT_PROPOSED_BY,
    };
    let mut parameters = asked.parameters(&[asked.id().into()]);
    parameters.extend([asked.pool().into(), asked.limit.into()]);
    all_of(session.rows(statement, &parameters).await?, |columns| {
        let (at, id): (Timestamp, Uuid) = (columns.read()?, columns.read()?);
        let account = columns.read()?;
        let (pool, what) = (of_pool(columns.read()?), columns.read()?);
        let subject = id.to_string();
        Ok(AuditEntry { account, pool, subject, what, ..entry(AuditKind::Proposed, at, id) })
    })
}

async fn decided(
    session: &mut dyn Session,
    asked: &Asked<'_>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let statement = match asked.filter.account {
        None => &sql::AUDIT_DECIDED,
        Some(_) => &sql::AUDIT_DECIDED_BY,
    };
    let decision = match asked.filter.kind {
        Some(AuditKind::Confirmed) => "confirmed",
        Some(AuditKind::Rejected) => "rejected",
        _ => "",
    };
    let mut parameters = asked.parameters(&[asked.id().into()]);
    parameters.extend([asked.pool().into(), decision.into(), asked.limit.into()]);
    all_of(session.rows(statement, &parameters).await?, |columns| {
        let (at, id): (Timestamp, Uuid) = (columns.read()?, columns.read()?);
        let account = columns.read()?;
        let (pool, what) = (of_pool(columns.read()?), columns.read()?);
        let kind = match columns.read::<String>()?.as_str() {
            "confirmed" => AuditKind::Confirmed,
            _ => AuditKind::Rejected,
        };
        let (subject, why) = (id.to_string(), columns.read()?);
        Ok(AuditEntry { account, pool, subject, what, why, ..entry(kind, at, id) })
    })
}

async fn steps(
    session: &mut dyn Session,
    asked: &Asked<'_>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let statement = match asked.filter.account {
        None => &sql::AUDIT_STEPS,
        Some(_) => &sql::AUDIT_STEPS_OF,
    };
    // The case comes last: its id may hold anything.
    let mut parts = asked.key.unwrap_or_default().splitn(3, '/');
    let mut next = || parts.next().unwrap_or_default();
    let pool: i64 = next().parse().unwrap_or(-1);
    let step: i64 = next().parse().unwrap_or(-1);
    let place = [pool.into(), next().into(), step.into()];
    let mut parameters = asked.parameters(&place);
    parameters.extend([asked.pool().into(), asked.limit.into()]);
    all_of(session.rows(statement, &parameters).await?, |columns| {
        let (at, step): (Timestamp, u32) = (columns.read()?, columns.read()?);
        let (account, pool): (_, PoolId) = (columns.read()?, columns.read()?);
        let subject: String = columns.read()?;
        let (kind, role): (String, String) = (columns.read()?, columns.read()?);
        let what = format!("{kind} {role}");
        let key = format!("{pool}/{step}/{subject}");
        let pool = of_pool(pool);
        Ok(AuditEntry { account, pool, subject, what, ..entry(AuditKind::CaseStep, at, key) })
    })
}

async fn complaints(
    session: &mut dyn Session,
    asked: &Asked<'_>,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let (by, anybody) = match asked.filter.account {
        Some(account) => (account, false),
        None => (Uuid::nil(), true),
    };
    let parameters = [
        asked.before.into(),
        asked.id().into(),
        asked.from.into(),
        asked.pool().into(),
        by.into(),
        anybody.into(),
        asked.limit.into(),
    ];
    all_of(session.rows(&sql::AUDIT_COMPLAINTS, &parameters).await?, |columns| {
        let (at, id): (Timestamp, Uuid) = (columns.read()?, columns.read()?);
        let account = columns.read()?;
        let pool = of_pool(columns.read()?);
        let what = format!("{} {}", columns.read::<String>()?, columns.read::<String>()?);
        let (kind, subject) = (AuditKind::ComplaintAnswered, id.to_string());
        Ok(AuditEntry { account, pool, subject, what, ..entry(kind, at, id) })
    })
}

async fn roles(session: &mut dyn Session, source: u8) -> Result<Vec<AuditEntry>, StoreFailure> {
    let parameters = [Uuid::nil().into(), FEW_MAX.into()];
    let mut found = Vec::new();
    for row in session.rows(&sql::AUDIT_ROLES, &parameters).await? {
        let mut columns = row.columns();
        let whose: Uuid = columns.read()?;
        let (line, role): (String, String) = (columns.read()?, columns.read()?);
        let (by, second): (Uuid, Uuid) = (columns.read()?, columns.read()?);
        let given_at: Timestamp = columns.read()?;
        let taken: Option<Uuid> = columns.read()?;
        let taken_at: Option<Timestamp> = columns.read()?;
        let (key, what) = (format!("{whose}/{line}/{role}"), format!("{line} {role}"));
        let subject = whose.to_string();
        // The founding itself is nobody's.
        let by = Some(by).filter(|by| !by.is_nil());
        match (source, taken.zip(taken_at)) {
            (5, _) => {
                let entry = entry(AuditKind::RoleGiven, given_at, key);
                let second = Some(second);
                found.push(AuditEntry { account: by, second, subject, what, ..entry });
            }
            (_, Some((taken, at))) => {
                let entry = entry(AuditKind::RoleTaken, at, key);
                found.push(AuditEntry { account: Some(taken), subject, what, ..entry });
            }
            (_, None) => {}
        }
    }
    Ok(found)
}

async fn rulebooks(session: &mut dyn Session) -> Result<Vec<AuditEntry>, StoreFailure> {
    let parameters = [crate::NO_POOL.into(), FEW_MAX.into()];
    all_of(session.rows(&sql::AUDIT_RULEBOOKS, &parameters).await?, |columns| {
        let (pool, version): (PoolId, Date) = (columns.read()?, columns.read()?);
        let (plan, on): (String, Date) = (columns.read()?, columns.read()?);
        let (account, at): (_, Option<Timestamp>) = (columns.read()?, columns.read()?);
        let day = TimeZone::UTC.to_timestamp(on.to_datetime(Time::midnight()));
        let at = at.or(day.ok()).unwrap_or(Timestamp::UNIX_EPOCH);
        let (subject, what) = (format!("{plan}/{version}"), "rules".to_owned());
        let key = format!("{pool}/{version}");
        let (pool, kind) = (of_pool(pool), AuditKind::RulesPublished);
        Ok(AuditEntry { account, pool, subject, what, ..entry(kind, at, key) })
    })
}

async fn orders(session: &mut dyn Session) -> Result<Vec<AuditEntry>, StoreFailure> {
    let notes = stop_orders(session, "", FEW_MAX).await?.into_iter().map(|kept| {
        let note = kept.note;
        let what = match &note.instruction {
            crate::stop_order::Instruction::Stop { stops, .. } => {
                format!("stop {}", crate::stop_order::stops_text(stops))
            }
            crate::stop_order::Instruction::Lift { order } => format!("lift {order}"),
        };
        let account = Some(note.received_by).filter(|by| !by.is_nil());
        let entry = entry(AuditKind::StopOrder, note.received_at, &note.reference);
        let (subject, why, pool) = (note.reference, note.reason, of_pool(note.pool));
        AuditEntry { account, pool, subject, what, why, ..entry }
    });
    Ok(notes.collect())
}

async fn keys(session: &mut dyn Session) -> Result<Vec<AuditEntry>, StoreFailure> {
    let keys = supervisor_keys(session, "", FEW_MAX).await?.into_iter().map(|key| {
        let name = key.verifier.split('+').next().unwrap_or_default().to_owned();
        let entry = entry(AuditKind::SupervisorKey, key.enrolled_at, &key.verifier);
        let (account, second) = (Some(key.proposed_by), Some(key.confirmed_by));
        AuditEntry { account, second, subject: name, what: "enrolled".to_owned(), ..entry }
    });
    Ok(keys.collect())
}
