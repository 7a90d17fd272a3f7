//! Members who pay from a balance: coverage, charges, suspension and recovery (SETTLEMENT §8).

use crate::bounds::{Bound, Bounds};
use crate::member_ids::position;
use crate::share_index::ShareIndex;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Prepaid;

/// Where a member stands, as far as anything has been written about it. Suspension is implied: a
/// member who shares and whose bound the share index has passed ran out in that round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
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
#[derive(Clone, Copy, Debug)]
struct PrepaidMember {
    /// The balance; plus units × the share index while the member shares, so that the balance now
    /// is always credit − units × index.
    credit: i64,
    /// What was owed; less units × the share index while the member shares.
    owed: i64,
    /// What of it could not be charged.
    shortfall: i64,
    units: u32,
    recoveries: u16,
    phase: Phase,
    /// Whether the member's bound stands in [`Bounds`].
    filed: bool,
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

/// What a settled round took from the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// What was charged.
    pub charged: Amount,
    /// What members who ran out could not be charged.
    pub shortfall: Amount,
}

/// The members of a prepaid pool in the fast form: a round reads only those who run out.
///
/// Calls come in time order: deposits and leavings before a cut, then [`PrepaidMembers::open`],
/// deposits before the settle date, then [`PrepaidMembers::settle`], and so on.
#[derive(Debug)]
pub struct PrepaidMembers {
    terms: Prepaid,
    members: Vec<PrepaidMember>,
    bounds: Bounds,
    index: ShareIndex,
    settle_dates: Vec<Date>,
    /// Members who may begin to share at the next cut.
    candidates: Vec<u32>,
    /// Members who share and whose bound changed since the last settlement.
    unfiled: Vec<u32>,
    payers: u64,
    units: u64,
}

impl PrepaidMembers {
    /// Members with the given units, all of them outside and without a balance.
    pub fn new(terms: Prepaid, units: impl Iterator<Item = u32>) -> PrepaidMembers {
        let outside = |units| PrepaidMember {
            credit: 0,
            owed: 0,
            shortfall: 0,
            units,
            recoveries: 0,
            phase: Phase::Outside,
            filed: false,
        };
        PrepaidMembers {
            terms,
            members: units.map(outside).collect(),
            bounds: Bounds::default(),
            index: ShareIndex::default(),
            settle_dates: Vec::new(),
            candidates: Vec::new(),
            unfiled: Vec::new(),
            payers: 0,
            units: 0,
        }
    }

    /// How many members are obliged.
    pub fn payers(&self) -> u64 {
        self.payers
    }

    /// The sum of their units.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// The share index so far.
    pub fn index(&self) -> &ShareIndex {
        &self.index
    }

    /// Lets a member share from the next cut at which the balance covers.
    pub fn admit(&mut self, number: u32) {
        let member = &mut self.members[position(number)];
        if member.phase == Phase::Outside {
            member.phase = Phase::Admitted;
            self.candidates.push(number);
        }
    }

    /// Adds a deposit that counts from the start of `on`.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn deposit(&mut self, number: u32, on: Date, amount: Amount) -> Result<(), Rejection> {
        self.work_out(number, on)?;
        self.unfile(number)?;
        let floor = self.terms.floor.minor();
        let member = &mut self.members[position(number)];
        member.credit = add(member.credit, amount.minor())?;
        if let Phase::Suspended(_) = member.phase
            && member.credit >= floor
        {
            member.recoveries += 1;
            member.phase = Phase::Admitted;
        }
        if member.phase == Phase::Admitted {
            self.candidates.push(number);
        }
        Ok(())
    }

    /// Ends a membership: the member left, or received aid. It owes nothing more.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn end(&mut self, number: u32, on: Date) -> Result<(), Rejection> {
        self.work_out(number, on)?;
        self.unfile(number)?;
        let index = self.index.now();
        let member = &mut self.members[position(number)];
        if member.phase == Phase::Sharing {
            member.stop_sharing(index)?;
            self.payers -= 1;
            self.units -= u64::from(member.units);
        }
        member.phase = Phase::Ended;
        Ok(())
    }

    /// Takes the headcount of a round: admitted members whose balance covers begin to share.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn open(&mut self) -> Result<(), Rejection> {
        let index = self.index.now();
        for number in std::mem::take(&mut self.candidates) {
            let member = &mut self.members[position(number)];
            if member.phase != Phase::Admitted || member.credit < self.terms.floor.minor() {
                continue;
            }
            member.start_sharing(index)?;
            self.unfiled.push(number);
            self.payers += 1;
            self.units += u64::from(member.units);
        }
        Ok(())
    }

    /// Charges a share to every obliged member, and suspends those who run out.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn settle(&mut self, settle: Date, share: Amount) -> Result<Charge, Rejection> {
        let before = self.index.now();
        self.file_bounds(before)?;
        let due = share.times(self.units)?;
        self.index.push(share)?;
        self.settle_dates.push(settle);
        let now = self.index.now();
        let mut shortfall: i128 = 0;
        for entry in self.bounds.crossed(before, now) {
            let owed = i128::from(entry.units) * i128::from(now);
            shortfall += (owed - i128::from(entry.credit)).max(0);
            self.payers -= 1;
            self.units -= u64::from(entry.units);
        }
        let shortfall = Amount::from_wide(shortfall)?;
        Ok(Charge { charged: due.minus(shortfall)?, shortfall })
    }

    /// How a member stands at the end of `on`.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn standing(&self, number: u32, on: Date) -> Result<PrepaidStanding, Rejection> {
        let mut member = self.members[position(number)];
        self.work_out_member(&mut member, on)?;
        if member.phase == Phase::Sharing {
            member.stop_sharing(self.index.now())?;
        }
        let owed = Amount::from_minor(member.owed);
        let covers = member.credit >= self.terms.floor.minor();
        Ok(PrepaidStanding {
            owed,
            charged: owed.minus(Amount::from_minor(member.shortfall))?,
            balance: Amount::from_minor(member.credit),
            suspended: matches!(member.phase, Phase::Suspended(_)),
            lapsed: member.phase == Phase::Lapsed,
            // Only a covered member is ever charged, and only a charge lowers a balance.
            ever_covered: covers || member.owed > 0,
        })
    }

    /// Files the bounds that changed since the last settlement.
    fn file_bounds(&mut self, index: i64) -> Result<(), Rejection> {
        let mut batch = Vec::with_capacity(self.unfiled.len());
        for number in std::mem::take(&mut self.unfiled) {
            let floor = self.terms.floor.minor();
            let member = &mut self.members[position(number)];
            if member.phase != Phase::Sharing || member.filed {
                continue;
            }
            member.filed = true;
            let bound = member.bound(floor)?;
            let PrepaidMember { credit, units, .. } = *member;
            batch.push(Bound { bound, credit, units, member: number });
        }
        self.bounds.file(batch, index);
        Ok(())
    }

    /// Takes a sharing member's bound out of the order, before it changes.
    fn unfile(&mut self, number: u32) -> Result<(), Rejection> {
        let member = &mut self.members[position(number)];
        if member.phase == Phase::Sharing && member.filed {
            member.filed = false;
            let bound = member.bound(self.terms.floor.minor())?;
            self.bounds.strike(bound, number);
            self.unfiled.push(number);
        }
        Ok(())
    }

    fn work_out(&mut self, number: u32, on: Date) -> Result<(), Rejection> {
        let mut member = self.members[position(number)];
        self.work_out_member(&mut member, on)?;
        self.members[position(number)] = member;
        Ok(())
    }

    /// Writes down what is implied about a member by `on`: a suspension, then a lapse.
    fn work_out_member(&self, member: &mut PrepaidMember, on: Date) -> Result<(), Rejection> {
        if member.phase == Phase::Sharing && member.filed {
            let bound = member.bound(self.terms.floor.minor())?;
            if let Some(round) = self.index.first_above(bound) {
                member.run_out(self.index.after(round), round)?;
            }
        }
        if let Phase::Suspended(round) = member.phase {
            let suspended_on = self.settle_dates[usize::from(round) - 1];
            let recovery_days = i64::from(self.terms.recovery_days).days();
            let last_day = suspended_on.checked_add(recovery_days).unwrap_or(Date::MAX);
            let none_left = u32::from(member.recoveries) >= self.terms.max_recoveries;
            if none_left || on > last_day {
                member.phase = Phase::Lapsed;
            }
        }
        Ok(())
    }
}

impl PrepaidMember {
    /// The highest share index this member's credit covers.
    fn bound(&self, floor: i64) -> Result<i64, Rejection> {
        let above_floor = self.credit.checked_sub(floor).ok_or(Rejection::AmountOverflow)?;
        Ok(above_floor.div_euclid(i64::from(self.units)))
    }

    fn start_sharing(&mut self, index: i64) -> Result<(), Rejection> {
        let at_index = multiply(self.units, index)?;
        self.credit = add(self.credit, at_index)?;
        self.owed = add(self.owed, -at_index)?;
        self.phase = Phase::Sharing;
        self.filed = false;
        Ok(())
    }

    fn stop_sharing(&mut self, index: i64) -> Result<(), Rejection> {
        let at_index = multiply(self.units, index)?;
        self.credit = add(self.credit, -at_index)?;
        self.owed = add(self.owed, at_index)?;
        self.filed = false;
        Ok(())
    }

    /// Charges the round that took the index above the bound, as far as the balance goes.
    fn run_out(&mut self, index: i64, round: u32) -> Result<(), Rejection> {
        self.stop_sharing(index)?;
        self.shortfall = add(self.shortfall, (-self.credit).max(0))?;
        self.credit = self.credit.max(0);
        let round = u16::try_from(round).expect("a book has at most 10,400 rounds");
        self.phase = Phase::Suspended(round);
        Ok(())
    }
}

fn add(one: i64, other: i64) -> Result<i64, Rejection> {
    one.checked_add(other).ok_or(Rejection::AmountOverflow)
}

fn multiply(units: u32, index: i64) -> Result<i64, Rejection> {
    i64::from(units).checked_mul(index).ok_or(Rejection::AmountOverflow)
}

#[cfg(test)]
mod tests;
