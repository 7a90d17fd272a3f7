//! What the components of `templates/components/` show. Pages make these; the macros draw them.

use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{Round, share_of};
use rules::sharing::Sharing;
use std::cmp::Ordering;

/// The share of a round as a formula, filled with its real numbers: the emblem of the product. It
/// is SETTLEMENT §5 and §6: aid, fee and carry-over less what came back are the need; need by
/// units, rounded as the plan says, is the share, which a limit of the plan may lower.
#[derive(Clone, Copy)]
pub(crate) struct ShareFormula {
    /// The currency of the plan.
    pub currency: Currency,
    /// The aid of the cases.
    pub aid: Amount,
    /// The fee on that aid; where a limit lowered what the cases got, less than this was paid.
    pub fee: Amount,
    /// What the round before passed on; below zero when too much had been shared.
    pub carry_in: Amount,
    /// What came back.
    pub reversed: Amount,
    /// Who shares.
    pub units: u64,
    /// What one unit owes.
    pub share: Amount,
    /// How the share came about.
    pub outcome: ShareOutcome,
}

/// How a share came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShareOutcome {
    /// The need was shared.
    Shared,
    /// A limit of the plan lowered it from this.
    Limited(Amount),
    /// Enough was left over from before: nobody pays.
    NothingNeeded,
    /// Nobody was there to share: the round settled empty.
    Nobody,
}

impl ShareFormula {
    /// The formula of a settled round, where the rules by which it was settled are not at hand: a
    /// limit that acted is known by what it left of the aid, the fee and the need.
    pub fn of(round: &Round, currency: Currency) -> ShareFormula {
        let fee = fee_of_need(round).unwrap_or(round.fee);
        let is_short = round.sponsor > Amount::ZERO || round.aid_paid < round.aid;
        let outcome = if round.need <= Amount::ZERO {
            ShareOutcome::NothingNeeded
        } else if round.units == 0 {
            ShareOutcome::Nobody
        } else if is_short || round.fee < fee {
            let units = i128::from(round.units);
            // The next whole unit; a plan that rounds to the nearest may have asked one less.
            let share = (round.need.wide() + units - 1) / units;
            ShareOutcome::Limited(Amount::from_wide(share).unwrap_or(round.share))
        } else {
            ShareOutcome::Shared
        };
        ShareFormula {
            currency,
            aid: round.aid,
            fee,
            carry_in: round.carry_in,
            reversed: round.reversed,
            units: round.units,
            share: round.share,
            outcome,
        }
    }

    /// The formula of a settled round by the rules by which it was settled.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn settled(round: &Round, sharing: &Sharing) -> Result<ShareFormula, Rejection> {
        let formula = ShareFormula::of(round, sharing.currency);
        if round.need <= Amount::ZERO || round.units == 0 {
            return Ok(formula);
        }
        let unlimited = share_of(round.need.wide(), round.units, sharing.rounding)?;
        let outcome = match unlimited > round.share {
            true => ShareOutcome::Limited(unlimited),
            false => ShareOutcome::Shared,
        };
        Ok(ShareFormula { outcome, ..formula })
    }

    /// What the share would have been without the limit that lowered it.
    pub fn unlimited(&self) -> Option<Amount> {
        match self.outcome {
            ShareOutcome::Limited(share) => Some(share),
            ShareOutcome::Shared | ShareOutcome::NothingNeeded | ShareOutcome::Nobody => None,
        }
    }

    /// What stands between the fraction and the share.
    pub fn sign(&self) -> &'static str {
        match self.outcome {
            // Less than nothing is needed, and nobody is given anything back.
            ShareOutcome::NothingNeeded => "→",
            ShareOutcome::Shared | ShareOutcome::Limited(_) | ShareOutcome::Nobody => "=",
        }
    }

    /// What the fraction comes to, before a limit.
    pub fn reckoned(&self) -> Amount {
        self.unlimited().unwrap_or(self.share)
    }

    /// Whether somebody was there to share.
    pub fn has_units(&self) -> bool {
        self.units > 0
    }

    /// The message that says how the share came about.
    pub fn caption(&self) -> &'static str {
        match self.outcome {
            ShareOutcome::Shared => "formula-rounding",
            ShareOutcome::Limited(_) => "formula-limited",
            ShareOutcome::NothingNeeded => "formula-nothing",
            ShareOutcome::Nobody => "formula-nobody",
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

/// The fee on the aid of the cases a round carried, from its need.
fn fee_of_need(round: &Round) -> Option<Amount> {
    let fee = round.need.minus(round.aid).ok()?.minus(round.carry_in).ok()?;
    fee.plus(round.reversed).ok()
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

#[cfg(test)]
mod tests {
    use super::{ShareFormula, ShareOutcome};
    use jiff::civil::date;
    use money::{Amount, Currency};
    use pool::Round;

    /// A round of ten units; the amounts in cents.
    fn round(aid: i64, (aid_paid, fee): (i64, i64), need: i64, share: i64, sponsor: i64) -> Round {
        let [aid, aid_paid, fee] = [aid, aid_paid, fee].map(Amount::from_minor);
        let zero = Amount::ZERO;
        Round {
            number: 1,
            cut: date(2026, 1, 1),
            settle: date(2026, 1, 10),
            payers: 10,
            units: 10,
            cases: 1,
            aid,
            aid_paid,
            fee,
            carry_in: zero,
            reversed: zero,
            need: Amount::from_minor(need),
            share: Amount::from_minor(share),
            sponsor: Amount::from_minor(sponsor),
            overage: zero,
            charged: zero,
            shortfall: zero,
            written_off: zero,
            carry_out: zero,
            index: zero,
        }
    }

    #[test]
    fn a_formula_says_how_its_share_came_about() {
        let yuan = Currency::from_code("CNY").expect("it is known");
        let limited = |share| ShareOutcome::Limited(Amount::from_minor(share));
        let mut empty = round(0, (0, 0), 5, 0, 0);
        empty.units = 0;
        for (name, round, outcome) in [
            ("shared", round(1_000, (1_000, 50), 1_050, 105, 0), ShareOutcome::Shared),
            ("rounded up", round(1_001, (1_001, 50), 1_051, 106, 0), ShareOutcome::Shared),
            ("sponsored", round(1_000, (1_000, 50), 1_050, 60, 450), limited(105)),
            ("prorated", round(1_000, (571, 29), 1_050, 60, 0), limited(105)),
            ("left over", round(0, (0, 0), -5, 0, 0), ShareOutcome::NothingNeeded),
            ("nobody", empty, ShareOutcome::Nobody),
        ] {
            let formula = ShareFormula::of(&round, yuan);
            assert_eq!(formula.outcome, outcome, "{name}");
            // The fee that stands in the formula is that on the whole aid.
            let fee = if round.aid > Amount::ZERO { 50 } else { formula.fee.minor() };
            assert_eq!(formula.fee, Amount::from_minor(fee), "{name}");
        }
    }
}
