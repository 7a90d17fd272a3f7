//! Members who are debited after a round: arrears, removal, netting (SETTLEMENT §9 and §10).

use crate::book::Failure;
use crate::member_ids::position;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Postpaid;
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Not admitted yet: not joined, or waiting under a plan in which those who wait do not share.
    Outside,
    /// Obliged since some cut.
    Sharing,
    /// Left, removed or received aid: owes no further round.
    Ended,
}

/// One member of a postpaid pool.
#[derive(Clone, Copy, Debug)]
struct PostpaidMember {
    /// What was owed, in minor units; less units × the share index while the member shares.
    owed: i64,
    units: u32,
    phase: Phase,
}

#[derive(Clone, Copy, Debug, Default)]
struct Arrears {
    amount: Amount,
    failed_in_a_row: u32,
}

/// How a member of a postpaid pool stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostpaidStanding {
    /// What was owed in all rounds.
    pub owed: Amount,
    /// What was collected of it, netting included.
    pub charged: Amount,
    /// What is still owed.
    pub arrears: Amount,
    /// Whether the membership ended because debits failed.
    pub removed: bool,
}

/// What the debits of a round came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Debit {
    /// Collected: shares, arrears and netting.
    pub charged: Amount,
    /// The part of it that was netted from aid.
    pub netted: Amount,
    /// The arrears of removed members.
    pub written_off: Amount,
    /// Listed failures of members who owed nothing.
    pub ignored_failures: u64,
}

/// The members of a postpaid pool in the fast form: only failures are stored.
#[derive(Debug)]
pub struct PostpaidMembers {
    terms: Postpaid,
    members: Vec<PostpaidMember>,
    /// The share index now, in minor units.
    index: i64,
    /// Members who share and whose last debit failed.
    in_arrears: BTreeMap<u32, Arrears>,
    /// What members who left still owe.
    left_behind: HashMap<u32, Amount>,
    written_off: HashMap<u32, Amount>,
    payers: u64,
    units: u64,
}

impl PostpaidMembers {
    /// Members with the given units, all of them outside.
    pub fn new(terms: Postpaid, units: impl Iterator<Item = u32>) -> PostpaidMembers {
        let outside = |units| PostpaidMember { owed: 0, units, phase: Phase::Outside };
        PostpaidMembers {
            terms,
            members: units.map(outside).collect(),
            index: 0,
            in_arrears: BTreeMap::new(),
            left_behind: HashMap::new(),
            written_off: HashMap::new(),
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
        let index = self.index;
        let member = &mut self.members[position(number)];
        if member.phase == Phase::Outside {
            member.phase = Phase::Sharing;
            member.owed = moved(member.owed, member.units, index, i128::checked_sub)?;
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
        let index = self.index;
        let member = &mut self.members[position(number)];
        if member.phase == Phase::Sharing {
            member.owed = moved(member.owed, member.units, index, i128::checked_add)?;
            self.payers -= 1;
            self.units -= u64::from(member.units);
        }
        member.phase = Phase::Ended;
        if let Some(arrears) = self.in_arrears.remove(&number) {
            self.left_behind.insert(number, arrears.amount);
        }
        Ok(())
    }

    /// Debits a share, and what is in arrears, from every obliged member but those whose debit
    /// failed; nets the arrears of the aided from their aid; removes who failed too often.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn settle(
        &mut self,
        share: Amount,
        failures: &[Failure],
        aided: &[u32],
    ) -> Result<Debit, Rejection> {
        let due = share.times(self.units)?;
        self.index = self.index.checked_add(share.minor()).ok_or(Rejection::AmountOverflow)?;
        let mut debit = Debit::default();
        if share == Amount::ZERO {
            debit.ignored_failures = u64::try_from(failures.len()).unwrap_or(u64::MAX);
        } else {
            let recovered = self.recovered(failures)?;
            let failed = self.fail(share, failures, &mut debit)?;
            debit.charged = due.minus(failed)?.plus(recovered)?;
        }
        for number in aided {
            debit.netted = debit.netted.plus(self.net(*number)?)?;
        }
        debit.charged = debit.charged.plus(debit.netted)?;
        debit.written_off = self.remove_failed()?;
        Ok(debit)
    }

    /// How a member stands now.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn standing(&self, number: u32) -> Result<PostpaidStanding, Rejection> {
        let member = self.members[position(number)];
        let owed = match member.phase {
            Phase::Sharing => moved(member.owed, member.units, self.index, i128::checked_add)?,
            Phase::Outside | Phase::Ended => member.owed,
        };
        let owed = Amount::from_minor(owed);
        let current = self.in_arrears.get(&number).map(|arrears| arrears.amount);
        let arrears = current.or(self.left_behind.get(&number).copied()).unwrap_or_default();
        let written_off = self.written_off.get(&number).copied();
        let charged = owed.minus(arrears)?.minus(written_off.unwrap_or_default())?;
        Ok(PostpaidStanding { owed, charged, arrears, removed: written_off.is_some() })
    }

    /// Clears the arrears of every member whose debit succeeds now.
    fn recovered(&mut self, failures: &[Failure]) -> Result<Amount, Rejection> {
        let failing: HashSet<u32> = failures.iter().map(|failure| failure.member).collect();
        let succeeds = |number: &u32, _: &mut Arrears| !failing.contains(number);
        let cleared = self.in_arrears.extract_if(.., succeeds);
        Ok(Amount::sum(cleared.map(|(_, arrears)| arrears.amount))?)
    }

    /// Adds the share to the arrears of every member whose debit failed.
    fn fail(
        &mut self,
        share: Amount,
        failures: &[Failure],
        debit: &mut Debit,
    ) -> Result<Amount, Rejection> {
        let mut failed = Amount::ZERO;
        for failure in failures {
            let member = self.members[position(failure.member)];
            if member.phase != Phase::Sharing {
                debit.ignored_failures += 1;
                continue;
            }
            let owed = share.times(u64::from(member.units))?;
            let arrears = self.in_arrears.entry(failure.member).or_default();
            arrears.amount = arrears.amount.plus(owed)?;
            arrears.failed_in_a_row += 1;
            failed = failed.plus(owed)?;
        }
        Ok(failed)
    }

    /// Takes the arrears of an aided member from the aid, whether the member still shares or left.
    fn net(&mut self, number: u32) -> Result<Amount, Rejection> {
        let current = self.in_arrears.remove(&number).map(|arrears| arrears.amount);
        let left_behind = self.left_behind.remove(&number);
        Ok(Amount::sum(current.into_iter().chain(left_behind))?)
    }

    fn remove_failed(&mut self) -> Result<Amount, Rejection> {
        let max_failed = self.terms.max_failed;
        let too_often = |_: &u32, arrears: &mut Arrears| arrears.failed_in_a_row >= max_failed;
        let removed: Vec<_> = self.in_arrears.extract_if(.., too_often).collect();
        for (number, arrears) in &removed {
            self.written_off.insert(*number, arrears.amount);
            self.end(*number)?;
        }
        Ok(Amount::sum(removed.iter().map(|(_, arrears)| arrears.amount))?)
    }
}

/// `owed` moved by units × index, in 128 bits.
fn moved(
    owed: i64,
    units: u32,
    index: i64,
    operation: fn(i128, i128) -> Option<i128>,
) -> Result<i64, Rejection> {
    let at_index = i128::from(units) * i128::from(index);
    let moved = operation(i128::from(owed), at_index).ok_or(Rejection::AmountOverflow)?;
    Ok(Amount::from_wide(moved)?.minor())
}

#[cfg(test)]
mod tests;
