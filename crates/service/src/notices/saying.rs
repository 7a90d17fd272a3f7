//! What a notice says, before it is known to whom.

use super::NoticeKind as Kind;
use jiff::civil::Date;
use money::Amount;

/// What a notice says.
#[derive(Clone, Debug)]
pub(crate) struct Saying {
    /// What happened.
    pub kind: Kind,
    /// What tells it from others of its kind.
    pub what: String,
    /// The id of a case, the number of a round, or nothing.
    pub subject: String,
    /// The money it speaks of.
    pub amount: Option<Amount>,
    /// The day from which it is shown; the business date where it is not known.
    pub day: Option<Date>,
    /// The day it speaks of.
    pub about_on: Option<Date>,
}

impl Saying {
    /// A kind that is told once of something.
    pub fn of(kind: Kind, what: impl ToString) -> Saying {
        let what = what.to_string();
        Saying { kind, what, subject: String::new(), amount: None, day: None, about_on: None }
    }

    /// The same about a case, a round or a version.
    pub fn about(self, subject: impl ToString) -> Saying {
        Saying { subject: subject.to_string(), ..self }
    }

    /// The same, shown from a day on.
    pub fn on(self, day: impl Into<Option<Date>>) -> Saying {
        Saying { day: day.into(), ..self }
    }

    /// The same with money.
    pub fn with(self, amount: impl Into<Option<Amount>>) -> Saying {
        Saying { amount: amount.into(), ..self }
    }

    /// The same, which speaks of another day.
    pub fn until(self, about_on: impl Into<Option<Date>>) -> Saying {
        Saying { about_on: about_on.into(), ..self }
    }
}
