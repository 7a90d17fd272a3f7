//! Orders of a supervisor that something stops, and the keys that sign them.
//!
//! **Invariant: an order is kept for ever, word for word**; what lifts it is another entry.
//! **Invariant: an order is lifted only by a key that was enrolled before it came**: who is stopped
//! cannot enrol a key of their own and lift it.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::stop_orders as sql;
use crate::value::Row;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Something that an order stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// Nobody joins.
    Joinings,
    /// No round is cut or settled.
    Rounds,
    /// No aid goes out: no list of payments is made, none is paid by hand.
    Payouts,
    /// All of this, and besides no refund goes out and no rules are published. What has happened at
    /// the bank is written nevertheless.
    Everything,
}

impl Stop {
    /// Every kind.
    pub const ALL: [Stop; 4] = [Stop::Joinings, Stop::Rounds, Stop::Payouts, Stop::Everything];

    /// The name in the database and in the text that is signed; it never changes.
    pub fn slug(self) -> &'static str {
        match self {
            Stop::Joinings => "joinings",
            Stop::Rounds => "rounds",
            Stop::Payouts => "payouts",
            Stop::Everything => "everything",
        }
    }

    /// The kind of a name.
    pub fn from_slug(slug: &str) -> Option<Stop> {
        Stop::ALL.into_iter().find(|stop| stop.slug() == slug)
    }
}

/// The key of a supervisor, and who enrolled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorKey {
    /// The verifier in its text form.
    pub verifier: String,
    /// The account that proposed it.
    pub proposed_by: Uuid,
    /// The account that confirmed it.
    pub confirmed_by: Uuid,
    /// When.
    pub enrolled_at: Timestamp,
}

/// What a signed note of a supervisor says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// Something stops.
    Stop {
        /// What.
        stops: Vec<Stop>,
        /// From this day on; a day that has passed means at once.
        from: Date,
    },
    /// An order is lifted.
    Lift {
        /// Its reference.
        order: String,
    },
}

/// A signed note of a supervisor, verified by whoever hands it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorsNote {
    /// The supervisor's own number of it.
    pub reference: String,
    /// The pool; 0 for all pools. Of a lifting, that of the order.
    pub pool: PoolId,
    /// What it says.
    pub instruction: Instruction,
    /// Why.
    pub reason: String,
    /// The whole note, with its signatures.
    pub note: String,
    /// The key that signed it.
    pub verifier: String,
    /// The account that brought it; nil for the operator's own machine.
    pub received_by: Uuid,
    /// When.
    pub received_at: Timestamp,
}

/// A note that was received, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptNote {
    /// The note.
    pub note: SupervisorsNote,
    /// The reference of what lifted it.
    pub lifted_by: Option<String>,
}

/// An order that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingStop {
    /// Its reference.
    pub reference: String,
    /// The pool; 0 for all pools.
    pub pool: PoolId,
    /// What it stops.
    pub stops: Vec<Stop>,
    /// From which day on.
    pub from: Date,
}

impl StandingStop {
    /// Whether it stops this on a day.
    pub fn holds(&self, what: Stop, on: Date) -> bool {
        let named = self.stops.iter().any(|stop| *stop == what || *stop == Stop::Everything);
        named && self.from <= on
    }
}

/// A page of the enrolled keys, from behind one on.
///
/// # Errors
/// [`StoreFailure::Unavailable`], as of all reads here.
pub async fn supervisor_keys(
    session: &mut dyn Session,
    after: &str,
    limit: u32,
) -> Result<Vec<SupervisorKey>, StoreFailure> {
    let rows = session.rows(&sql::SUPERVISOR_KEYS, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(key_of).collect()
}

/// The orders that stop something in a pool, those for all pools among them.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn standing_stops(
    session: &mut dyn Session,
    pool: PoolId,
) -> Result<Vec<StandingStop>, StoreFailure> {
    let rows = session.rows(&sql::STOPS_STANDING, &[pool.into()]).await?;
    let read = |row: Row| {
        let mut columns = row.columns();
        Ok(StandingStop {
            reference: columns.read()?,
            pool: columns.read()?,
            stops: stops_of(&columns.read::<String>()?)?,
            from: columns.read()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A note by its reference.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn stop_order(
    session: &mut dyn Session,
    reference: &str,
) -> Result<Option<KeptNote>, StoreFailure> {
    let row = session.rows(&sql::STOP_ORDER, &[reference.into()]).await?.pop();
    row.map(note_of).transpose()
}

/// A page of all notes, from behind a reference on.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn stop_orders(
    session: &mut dyn Session,
    after: &str,
    limit: u32,
) -> Result<Vec<KeptNote>, StoreFailure> {
    let rows = session.rows(&sql::STOP_ORDERS, &[after.into(), limit.into()]).await?;
    rows.into_iter().map(note_of).collect()
}

/// The slugs of a list, with spaces between.
pub(crate) fn stops_text(stops: &[Stop]) -> String {
    stops.iter().map(|stop| stop.slug()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn key_of(row: Row) -> Result<SupervisorKey, StoreFailure> {
    let mut columns = row.columns();
    Ok(SupervisorKey {
        verifier: columns.read()?,
        proposed_by: columns.read()?,
        confirmed_by: columns.read()?,
        enrolled_at: columns.read()?,
    })
}

fn stops_of(text: &str) -> Result<Vec<Stop>, StoreFailure> {
    let stops = text.split(' ').map(Stop::from_slug).collect::<Option<_>>();
    stops.ok_or_else(|| StoreFailure::unreadable("stops"))
}

fn note_of(row: Row) -> Result<KeptNote, StoreFailure> {
    let mut columns = row.columns();
    let (reference, pool) = (columns.read()?, columns.read()?);
    let (stops, from): (String, Option<Date>) = (columns.read()?, columns.read()?);
    let lifts: Option<String> = columns.read()?;
    let instruction = match (from, lifts) {
        (Some(from), None) => Instruction::Stop { stops: stops_of(&stops)?, from },
        (None, Some(order)) => Instruction::Lift { order },
        _ => return Err(StoreFailure::unreadable("lifts")),
    };
    let note = SupervisorsNote {
        reference,
        pool,
        instruction,
        reason: columns.read()?,
        note: columns.read()?,
        verifier: columns.read()?,
        received_by: columns.read()?,
        received_at: columns.read()?,
    };
    Ok(KeptNote { note, lifted_by: columns.read()? })
}
