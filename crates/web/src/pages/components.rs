//! What the components of `templates/components/` show. Pages make these; the macros draw them.

use jiff::civil::Date;
use money::{Amount, Currency};
use pool::Round;
use std::cmp::Ordering;

/// The share of a round as a formula, filled with its real numbers: the emblem of the product.
#[derive(Clone, Copy)]
pub(crate) struct ShareFormula {
    /// The currency of the plan.
    pub currency: Currency,
    /// The aid of the cases.
    pub aid: Amount,
    /// The fee.
    pub fee: Amount,
    /// What the round before passed on; below zero when too much had been shared.
    pub carry_in: Amount,
    /// What came back.
    pub reversed: Amount,
    /// Who shares.
    pub units: u64,
    /// What one unit owes.
    pub share: Amount,
}

impl ShareFormula {
    /// The formula of a settled round.
    pub fn of(round: &Round, currency: Currency) -> ShareFormula {
        ShareFormula {
            currency,
            aid: round.aid,
            fee: round.fee,
            carry_in: round.carry_in,
            reversed: round.reversed,
            units: round.units,
            share: round.share,
        }
    }

    /// Whether the round before passed something on.
    pub fn has_carry(&self) -> bool {
        self.carry_in != Amount::ZERO
    }

    /// Whether what was passed on lowers the share.
    pub fn carry_lowers(&self) -> bool {
        self.carry_in.is_negative()
    }

    /// What was passed on, without its sign.
    pub fn carry_size(&self) -> Amount {
        Amount::ZERO.minus(self.carry_in).unwrap_or(self.carry_in).max(self.carry_in)
    }

    /// Whether something came back.
    pub fn has_reversed(&self) -> bool {
        self.reversed != Amount::ZERO
    }
}

/// An entry of a timeline.
#[derive(Clone)]
pub(crate) struct Moment {
    /// The day it happened or is due.
    pub on: Option<Date>,
    /// What.
    pub title: String,
    /// More about it; may be empty.
    pub detail: String,
    /// Whether it lies behind us.
    pub tense: Tense,
}

/// Whether an entry of a timeline has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// It has.
    Past,
    /// It is what is waited for.
    Present,
    /// It may come.
    Future,
}

impl Tense {
    /// The name that styles use.
    pub fn name(self) -> &'static str {
        match self {
            Tense::Past => "past",
            Tense::Present => "present",
            Tense::Future => "future",
        }
    }
}

/// A time limit on a business date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeLimit {
    /// The last day.
    pub due_on: Date,
    /// Days from the business date to it; below zero when it has passed.
    pub days: i32,
}

impl TimeLimit {
    /// A limit seen on a business date.
    pub fn seen(due_on: Date, today: Date) -> TimeLimit {
        TimeLimit { due_on, days: (due_on - today).get_days() }
    }

    /// The message that says how long is left.
    pub fn message(&self) -> &'static str {
        match self.days.cmp(&0) {
            Ordering::Less => "clock-late",
            Ordering::Equal => "clock-today",
            Ordering::Greater => "clock-left",
        }
    }

    /// How many days are left, or are lost.
    pub fn size(&self) -> u32 {
        self.days.unsigned_abs()
    }

    /// Whether it has passed.
    pub fn is_late(&self) -> bool {
        self.days < 0
    }
}
