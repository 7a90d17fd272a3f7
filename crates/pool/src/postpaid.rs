//! The members of a postpaid pool: debits, arrears, removal, netting (SETTLEMENT §9 and §10).

use crate::book::Failure;
use crate::member_ids::position;
use crate::postpaid_member::{
    Debit, PostpaidMember, PostpaidPhase, PostpaidStanding, Touched, debit,
};
use ledger::Rejection;
use money::Amount;
use rules::sharing::Postpaid;
use std::collections::BTreeSet;

/// The members of a postpaid pool in the fast form: a round reads only those in arrears, failing or
/// aided.
#[derive(Debug)]
pub struct PostpaidMembers {
    terms: Postpaid,
    members: Vec<PostpaidMember>,
    /// The share index now, in minor units.
    index: i64,
    /// Members who share and whose last debit failed.
    in_arrears: BTreeSet<u32>,
    payers: u64,
    units: u64,
}

impl PostpaidMembers {
    /// Members with the given units, all of them outside.
    pub fn new(terms: Postpaid, units: impl Iterator<Item = u32>) -> PostpaidMembers {
        PostpaidMembers {
            terms,
            members: units.map(PostpaidMember::outside).collect(),
            index: 0,
            in_arrears: BTreeSet::new(),
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

    /// Lets a member share from the next settlement on.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn admit(&mut self, number: u32) -> Result<(), Rejection> {
        let member = &mut self.members[position(number)];
        if member.admit(self.index)? {
            self.payers += 1;
            self.units += u64::from(member.units);
        }
        Ok(())
    }

    /// Ends a membership; arrears stay owed.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn end(&mut self, number: u32) -> Result<(), Rejection> {
        let member = &mut self.members[position(number)];
        if member.end(self.index)? {
            self.payers -= 1;
            self.units -= u64::from(member.units);
        }
        self.in_arrears.remove(&number);
        Ok(())
    }

    /// Debits a share from every obliged member (see [`debit`]).
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn settle(
        &mut self,
        share: Amount,
        failures: &[Failure],
        aided: &[u32],
    ) -> Result<Debit, Rejection> {
        self.index = self.index.checked_add(share.minor()).ok_or(Rejection::AmountOverflow)?;
        let failing: BTreeSet<u32> = failures.iter().map(|failure| failure.member).collect();
        let aided: BTreeSet<u32> = aided.iter().copied().collect();
        let numbers: BTreeSet<u32> =
            [&self.in_arrears, &failing, &aided].into_iter().flatten().copied().collect();
        let touch = |number: &u32| Touched {
            member: self.members[position(*number)],
            failing: failing.contains(number),
            aided: aided.contains(number),
            netted: Amount::ZERO,
        };
        let mut touched: Vec<Touched> = numbers.iter().map(touch).collect();
        let debit = debit(&self.terms, share, self.units, self.index, &mut touched)?;
        self.payers -= debit.removed;
        self.units -= debit.removed_units;
        for (number, Touched { member, .. }) in numbers.into_iter().zip(touched) {
            self.members[position(number)] = member;
            if member.phase == PostpaidPhase::Sharing && member.arrears > Amount::ZERO {
                self.in_arrears.insert(number);
            } else {
                self.in_arrears.remove(&number);
            }
        }
        Ok(debit)
    }

    /// How a member stands now.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn standing(&self, number: u32) -> Result<PostpaidStanding, Rejection> {
        self.members[position(number)].standing(self.index)
    }
}

#[cfg(test)]
mod tests;
