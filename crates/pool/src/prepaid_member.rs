//! One prepaid member: what a deposit, a cut, a share and an end do to it (SETTLEMENT §8).
//!
//! Pure transitions on plain data, so that a pool in memory and a store in SQL do the same.

use crate::bounds::Bound;
use crate::outcome::{Facts, MemberOutcome, Status};
use crate::share_index::ShareIndex;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Prepaid;

/// Where a member stands, as far as anything has been written about it. Suspension is implied: a
/// member who shares and whose bound the share index has passed ran out in that round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrepaidPhase {
    /// Not admitted yet: not joined, or waiting under a plan in which those who wait do not share.
    Outside,
    /// Admitted; shares from the next cut at which the balance covers.
    Admitted,
    /// Obliged since some cut.
    Sharing,
    /// Ran out in this round, and may recover. At most 10,400 rounds.
    Suspended(u16),
    /// Did not recover in time.
    Lapsed,
    /// Left or received aid: owes nothing more.
    Ended,
}

/// One member of a prepaid pool, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrepaidMember {
    /// The balance; plus units × the share index while the member shares, so that the balance now
    /// is always credit − units × index.
    pub credit: i64,
    /// What was owed; less units × the share index while the member shares.
    pub owed: i64,
    /// What of it could not be charged.
    pub shortfall: i64,
    /// What a share is counted in; at least 1.
    pub units: u32,
    /// How many suspensions a deposit has ended.
    pub recoveries: u16,
    /// Where the member stands.
    pub phase: PrepaidPhase,
}

/// How a member of a prepaid pool stands, once everything implied is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrepaidStanding {
    /// What was owed in all rounds.
    pub owed: Amount,
    /// What was charged of it.
    pub charged: Amount,
    /// The balance.
    pub balance: Amount,
    /// Whether the member ran out and may still recover.
    pub suspended: bool,
    /// Whether the membership lapsed.
    pub lapsed: bool,
    /// Whether the balance ever covered.
    pub ever_covered: bool,
}

impl PrepaidStanding {
    /// The outcome of a member with this standing; `facts` are those the standing does not know.
    pub fn outcome(&self, facts: &Facts) -> MemberOutcome {
        let (suspended, lapsed) = (self.suspended, self.lapsed);
        let facts = Facts { suspended, lapsed, never_covered: !self.ever_covered, ..*facts };
        MemberOutcome {
            status: Status::of(&facts),
            owed: self.owed,
            charged: self.charged,
            balance: self.balance,
            arrears: Amount::ZERO,
        }
    }
}

impl PrepaidMember {
    /// A member with the given units, outside and without a balance.
    pub fn outside(units: u32) -> PrepaidMember {
        let phase = PrepaidPhase::Outside;
        PrepaidMember { credit: 0, owed: 0, shortfall: 0, units, recoveries: 0, phase }
    }

    /// The highest share index this member's credit covers.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`], as for every transition below.
    pub fn bound(&self, terms: &Prepaid) -> Result<i64, Rejection> {
        let above_floor = self.credit.checked_sub(terms.floor.minor());
        let above_floor = above_floor.ok_or(Rejection::AmountOverflow)?;
        Ok(above_floor.div_euclid(i64::from(self.units)))
    }

    /// The member's entry in the order of bounds.
    pub fn entry(&self, terms: &Prepaid, number: u32) -> Result<Bound, Rejection> {
        let PrepaidMember { credit, units, .. } = *self;
        Ok(Bound { bound: self.bound(terms)?, credit, units, member: number })
    }

    /// Adds a deposit that counts from the start of `on`; one that lifts the balance to the floor
    /// in time ends a suspension.
    pub fn deposit(
        &mut self,
        amount: Amount,
        on: Date,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<(), Rejection> {
        self.work_out(on, terms, index)?;
        self.credit = add(self.credit, amount.minor())?;
        if matches!(self.phase, PrepaidPhase::Suspended(_)) && self.covers(terms) {
            self.recoveries += 1;
            self.phase = PrepaidPhase::Admitted;
        }
        Ok(())
    }

    /// Takes a refund off the balance of a member whose membership has ended.
    ///
    /// # Errors
    /// [`Rejection::RefundWhileMember`], [`Rejection::RefundAboveBalance`].
    pub fn refund(
        &mut self,
        amount: Amount,
        on: Date,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<(), Rejection> {
        self.work_out(on, terms, index)?;
        if !matches!(self.phase, PrepaidPhase::Lapsed | PrepaidPhase::Ended) {
            return Err(Rejection::RefundWhileMember);
        }
        if amount <= Amount::ZERO || amount.minor() > self.credit {
            return Err(Rejection::RefundAboveBalance);
        }
        self.credit = add(self.credit, -amount.minor())?;
        Ok(())
    }

    /// Begins to share at a cut; `false` when the member is not admitted or not covered.
    pub fn open(&mut self, terms: &Prepaid, index: &ShareIndex) -> Result<bool, Rejection> {
        if self.phase != PrepaidPhase::Admitted || !self.covers(terms) {
            return Ok(false);
        }
        let at_index = multiply(self.units, index.now())?;
        self.credit = add(self.credit, at_index)?;
        self.owed = add(self.owed, -at_index)?;
        self.phase = PrepaidPhase::Sharing;
        Ok(true)
    }

    /// Ends the membership; `true` when the member was still obliged.
    pub fn end(
        &mut self,
        on: Date,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<bool, Rejection> {
        self.work_out(on, terms, index)?;
        let shared = self.phase == PrepaidPhase::Sharing;
        if shared {
            self.stop_sharing(index.now())?;
        }
        self.phase = PrepaidPhase::Ended;
        Ok(shared)
    }

    /// Writes down what is implied about a member by `on`: a suspension, then a lapse.
    pub fn work_out(
        &mut self,
        on: Date,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<(), Rejection> {
        if self.phase == PrepaidPhase::Sharing
            && let Some(round) = index.first_above(self.bound(terms)?)
        {
            self.run_out(index.after(round), round)?;
        }
        if let PrepaidPhase::Suspended(round) = self.phase {
            let recovery_days = i64::from(terms.recovery_days).days();
            let suspended_on = index.settled_on(u32::from(round));
            let last_day = suspended_on.checked_add(recovery_days).unwrap_or(Date::MAX);
            let none_left = u32::from(self.recoveries) >= terms.max_recoveries;
            if none_left || on > last_day {
                self.phase = PrepaidPhase::Lapsed;
            }
        }
        Ok(())
    }

    /// How the member stands at the end of `on`.
    pub fn standing(
        mut self,
        on: Date,
        terms: &Prepaid,
        index: &ShareIndex,
    ) -> Result<PrepaidStanding, Rejection> {
        self.work_out(on, terms, index)?;
        if self.phase == PrepaidPhase::Sharing {
            self.stop_sharing(index.now())?;
        }
        let owed = Amount::from_minor(self.owed);
        Ok(PrepaidStanding {
            owed,
            charged: owed.minus(Amount::from_minor(self.shortfall))?,
            balance: Amount::from_minor(self.credit),
            suspended: matches!(self.phase, PrepaidPhase::Suspended(_)),
            lapsed: self.phase == PrepaidPhase::Lapsed,
            // Only a covered member is ever charged, and only a charge lowers a balance.
            ever_covered: self.covers(terms) || self.owed > 0,
        })
    }

    /// Whether the balance of a member who does not share covers.
    fn covers(&self, terms: &Prepaid) -> bool {
        self.credit >= terms.floor.minor()
    }

    fn stop_sharing(&mut self, index: i64) -> Result<(), Rejection> {
        let at_index = multiply(self.units, index)?;
        self.credit = add(self.credit, -at_index)?;
        self.owed = add(self.owed, at_index)?;
        Ok(())
    }

    /// Charges the round that took the index above the bound, as far as the balance goes.
    fn run_out(&mut self, index: i64, round: u32) -> Result<(), Rejection> {
        self.stop_sharing(index)?;
        self.shortfall = add(self.shortfall, (-self.credit).max(0))?;
        self.credit = self.credit.max(0);
        let round = u16::try_from(round).expect("a book has at most 10,400 rounds");
        self.phase = PrepaidPhase::Suspended(round);
        Ok(())
    }
}

fn add(one: i64, other: i64) -> Result<i64, Rejection> {
    one.checked_add(other).ok_or(Rejection::AmountOverflow)
}

fn multiply(units: u32, index: i64) -> Result<i64, Rejection> {
    i64::from(units).checked_mul(index).ok_or(Rejection::AmountOverflow)
}
