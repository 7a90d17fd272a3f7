//! The members of a prepaid pool: coverage, charges, suspension and recovery (SETTLEMENT §8).

use crate::bounds::Bounds;
use crate::member_ids::position;
use crate::prepaid_member::{PrepaidMember, PrepaidPhase, PrepaidStanding};
use crate::share_index::ShareIndex;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Prepaid;

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
    /// Whether each member's bound stands in `bounds`.
    filed: Vec<bool>,
    bounds: Bounds,
    index: ShareIndex,
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
        let members: Vec<PrepaidMember> = units.map(PrepaidMember::outside).collect();
        PrepaidMembers {
            terms,
            filed: vec![false; members.len()],
            members,
            bounds: Bounds::default(),
            index: ShareIndex::default(),
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

    /// Lets a member share from the next cut at which the balance covers.
    pub fn admit(&mut self, number: u32) {
        let member = &mut self.members[position(number)];
        if member.phase == PrepaidPhase::Outside {
            member.phase = PrepaidPhase::Admitted;
            self.candidates.push(number);
        }
    }

    /// Adds a deposit that counts from the start of `on`.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn deposit(&mut self, number: u32, on: Date, amount: Amount) -> Result<(), Rejection> {
        self.unfile(number)?;
        let member = &mut self.members[position(number)];
        member.deposit(amount, on, &self.terms, &self.index)?;
        if member.phase == PrepaidPhase::Admitted {
            self.candidates.push(number);
        }
        Ok(())
    }

    /// Takes a refund off the balance of a member whose membership has ended.
    ///
    /// # Errors
    /// [`Rejection::RefundWhileMember`], [`Rejection::RefundAboveBalance`].
    pub fn refund(&mut self, number: u32, on: Date, amount: Amount) -> Result<(), Rejection> {
        self.unfile(number)?;
        self.members[position(number)].refund(amount, on, &self.terms, &self.index)
    }

    /// Ends a membership: the member left, or received aid. It owes nothing more.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn end(&mut self, number: u32, on: Date) -> Result<(), Rejection> {
        self.unfile(number)?;
        let member = &mut self.members[position(number)];
        if member.end(on, &self.terms, &self.index)? {
            self.payers -= 1;
            self.units -= u64::from(member.units);
        }
        Ok(())
    }

    /// Takes the headcount of a round: admitted members whose balance covers begin to share.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn open(&mut self) -> Result<(), Rejection> {
        for number in std::mem::take(&mut self.candidates) {
            let member = &mut self.members[position(number)];
            if member.open(&self.terms, &self.index)? {
                self.unfiled.push(number);
                self.payers += 1;
                self.units += u64::from(member.units);
            }
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
        self.index.push(settle, share)?;
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
        self.members[position(number)].standing(on, &self.terms, &self.index)
    }

    /// Files the bounds that changed since the last settlement.
    fn file_bounds(&mut self, index: i64) -> Result<(), Rejection> {
        let mut batch = Vec::with_capacity(self.unfiled.len());
        for number in std::mem::take(&mut self.unfiled) {
            let member = &self.members[position(number)];
            let filed = &mut self.filed[position(number)];
            if member.phase == PrepaidPhase::Sharing && !*filed {
                *filed = true;
                batch.push(member.entry(&self.terms, number)?);
            }
        }
        self.bounds.file(batch, index);
        Ok(())
    }

    /// Takes a member's bound out of the order, before it changes. A bound the index has passed is
    /// never read again, and stays.
    fn unfile(&mut self, number: u32) -> Result<(), Rejection> {
        let filed = std::mem::take(&mut self.filed[position(number)]);
        let bound = self.members[position(number)].bound(&self.terms)?;
        if filed && bound >= self.index.now() {
            self.bounds.strike(bound, number);
            self.unfiled.push(number);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
