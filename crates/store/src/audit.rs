//! The audit trail: who did what, when and why, read from the entries themselves.
//!
//! Nothing is written for it: a look-up, a decision, a step is the record of itself. A page is the
//! newest first; each kind of thing is read by an index in the order of time, and the pages are
//! laid into one another here.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::audit as sql;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

mod sources;

/// The most roles, versions and orders that are looked at.
pub const FEW_MAX: u32 = 10_000;

/// What kind of thing somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditKind {
    /// Looked at what is personal.
    LookUp,
    /// Proposed something.
    Proposed,
    /// Confirmed what another proposed.
    Confirmed,
    /// Rejected it.
    Rejected,
    /// Took a step of a case.
    CaseStep,
    /// Answered a complaint.
    ComplaintAnswered,
    /// Gave a role, with another.
    RoleGiven,
    /// Took a role back.
    RoleTaken,
    /// Published rules.
    RulesPublished,
    /// Brought a signed instruction of a supervisor.
    StopOrder,
    /// Enrolled the key of a supervisor, with another.
    SupervisorKey,
}

impl AuditKind {
    /// Every kind.
    pub const ALL: [AuditKind; 11] = [
        AuditKind::LookUp,
        AuditKind::Proposed,
        AuditKind::Confirmed,
        AuditKind::Rejected,
        AuditKind::CaseStep,
        AuditKind::ComplaintAnswered,
        AuditKind::RoleGiven,
        AuditKind::RoleTaken,
        AuditKind::RulesPublished,
        AuditKind::StopOrder,
        AuditKind::SupervisorKey,
    ];

    /// The name on the wire; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            AuditKind::LookUp => "look_up",
            AuditKind::Proposed => "proposed",
            AuditKind::Confirmed => "confirmed",
            AuditKind::Rejected => "rejected",
            AuditKind::CaseStep => "case_step",
            AuditKind::ComplaintAnswered => "complaint_answered",
            AuditKind::RoleGiven => "role_given",
            AuditKind::RoleTaken => "role_taken",
            AuditKind::RulesPublished => "rules_published",
            AuditKind::StopOrder => "stop_order",
            AuditKind::SupervisorKey => "supervisor_key",
        }
    }

    /// The kind of a name.
    pub fn from_slug(slug: &str) -> Option<AuditKind> {
        AuditKind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Things of one source are read together, and stand together where they happened at once.
    fn source(self) -> u8 {
        match self {
            AuditKind::LookUp => 0,
            AuditKind::Proposed => 1,
            AuditKind::Confirmed | AuditKind::Rejected => 2,
            AuditKind::CaseStep => 3,
            AuditKind::ComplaintAnswered => 4,
            AuditKind::RoleGiven => 5,
            AuditKind::RoleTaken => 6,
            AuditKind::RulesPublished => 7,
            AuditKind::StopOrder => 8,
            AuditKind::SupervisorKey => 9,
        }
    }
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When. Of rules from outside: the beginning of the day of their publication, in UTC.
    pub at: Timestamp,
    /// What kind of thing.
    pub kind: AuditKind,
    /// Who did it; nobody known for rules that came from outside.
    pub account: Option<Uuid>,
    /// The second person, where it takes two.
    pub second: Option<Uuid>,
    /// The pool it was about, if it was about one.
    pub pool: Option<PoolId>,
    /// What it was done to: a person, a proposal, a case, an account, a version, a reference.
    pub subject: String,
    /// What it was, by its name: a step, a kind of proposal, a role.
    pub what: String,
    /// Why, in words; empty where the thing itself says it.
    pub why: String,
    key: String,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of one kind only.
    pub kind: Option<AuditKind>,
    /// By one account only, as the first or the second person.
    pub account: Option<Uuid>,
    /// About one pool only.
    pub pool: Option<PoolId>,
    /// From this time on, and before that one.
    pub within: Option<(Timestamp, Timestamp)>,
}

/// Where a page ends, and the next begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPlace {
    at: Timestamp,
    source: u8,
    key: String,
}

impl AuditEntry {
    /// Where it stands.
    pub fn place(&self) -> AuditPlace {
        AuditPlace { at: self.at, source: self.kind.source(), key: self.key.clone() }
    }
}

impl fmt::Display for AuditPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.at.as_microsecond(), self.source, self.key)
    }
}

impl FromStr for AuditPlace {
    type Err = ();

    fn from_str(text: &str) -> Result<AuditPlace, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let at: i64 = next()?.parse().map_err(|_| ())?;
        let at = Timestamp::from_microsecond(at).map_err(|_| ())?;
        let source = next()?.parse().map_err(|_| ())?;
        Ok(AuditPlace { at, source, key: next()?.to_owned() })
    }
}

/// A page of the audit trail, the newest first, from behind a place on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn audit_page(
    session: &mut dyn Session,
    filter: &AuditFilter,
    after: Option<&AuditPlace>,
    limit: u32,
) -> Result<Vec<AuditEntry>, StoreFailure> {
    let mut found = Vec::new();
    for source in 0..=9 {
        let wanted = filter.kind.is_none_or(|kind| kind.source() == source);
        if wanted {
            let asked = sources::Asked::new(filter, after, source, limit);
            found.extend(sources::read(session, &asked, source).await?);
        }
    }
    // Stable: within a source the order is the one it was read in.
    found.sort_by_key(|entry| (Reverse(entry.at), entry.kind.source()));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}
