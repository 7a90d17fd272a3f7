//! Whose turn it is, and until when.
//!
//! Each state that waits for somebody has a clock. The operator's stops while the applicant is
//! asked for papers, and goes on with the days that were left. One that runs out on the operator is
//! a breach: it is told to the member and counted in public, and the clock starts again, so that
//! lateness keeps counting.

use crate::state::State;
use jiff::ToSpan;
use jiff::civil::Date;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockOwner {
    /// The operator's staff.
    Operator,
    /// The applicant.
    Applicant,
    /// The members, who read the notice, or sit on the jury.
    Members,
}

impl ClockOwner {
    /// The name in the database.
    pub fn slug(self) -> &'static str {
        match self {
            ClockOwner::Operator => "operator",
            ClockOwner::Applicant => "applicant",
            ClockOwner::Members => "members",
        }
    }
}

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Whose turn it is.
    pub owner: ClockOwner,
    /// The last day in time.
    pub due_on: Date,
}

/// How long a state may last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRule {
    /// Whose turn it is.
    pub owner: ClockOwner,
    /// Days from the step that led here, the last included.
    pub days: u32,
}

/// The days in which somebody refused may appeal, where the rules do not say.
pub const APPEAL_DAYS: u32 = 30;

/// The days in which aid is collected; after them it goes back to those who shared it.
pub const COLLECTED_WITHIN_DAYS: u32 = 365;

/// How long a case may stand in a state; nothing where nobody is waited for. These are the promise
/// of the community to its members; guides to 相互宝 named three working days to a first answer and
/// seven days from a settlement to the money.
pub fn clock_rule(state: State) -> Option<ClockRule> {
    let rule = |owner, days| Some(ClockRule { owner, days });
    match state {
        State::Reported => rule(ClockOwner::Operator, 3),
        State::PapersAsked => rule(ClockOwner::Applicant, 30),
        State::Investigating => rule(ClockOwner::Operator, 15),
        State::Reviewing => rule(ClockOwner::Operator, 5),
        State::SecondReading | State::ThirdReading | State::Objected => {
            rule(ClockOwner::Operator, 3)
        }
        State::Refused => rule(ClockOwner::Applicant, APPEAL_DAYS),
        State::Appealed => rule(ClockOwner::Operator, 10),
        State::Jury => rule(ClockOwner::Members, 3),
        State::Carried => rule(ClockOwner::Operator, 7),
        State::Paid => rule(ClockOwner::Members, 30),
        State::Notice | State::Closed | State::Withdrawn | State::Expired => None,
    }
}

/// So many days after a day, that day not counted; the last date there is, beyond it.
pub fn days_after(day: Date, days: u32) -> Date {
    day.checked_add(i64::from(days).days()).unwrap_or(Date::MAX)
}

/// How many days are left of a clock, today not counted; at least one.
pub fn days_left(clock: Clock, today: Date) -> u32 {
    let left = today.until(clock.due_on).map_or(0, |span| span.get_days());
    u32::try_from(left).unwrap_or(0).max(1)
}
