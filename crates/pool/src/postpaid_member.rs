//! One postpaid member: what a debit, a failure, netting and an end do to it (SETTLEMENT §9, §10).
//!
//! Pure transitions on plain data, so that a pool in memory and a store in SQL do the same.

use crate::outcome::{Facts, MemberOutcome, Status};
use ledger::Rejection;
use money::Amount;
use rules::sharing::Postpaid;

/// Where a member of a postpaid pool stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostpaidPhase {
    /// Not admitted yet: not joined, or waiting under a plan in which those who wait do not share.
    Outside,
    /// Obliged since some cut.
    Sharing,
    /// Left, removed or received aid: owes no further round.
    Ended,
}

/// One member of a postpaid pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostpaidMember {
    /// What was owed, in minor units; less units × the share index while the member shares.
    pub owed: i64,
    /// What a share is counted in; at least 1.
    pub units: u32,
    /// Where the member stands.
    pub phase: PostpaidPhase,
    /// What failed debits left owed.
    pub arrears: Amount,
    /// How many debits failed in a row.
    pub failed_in_a_row: u32,
    /// What was given up, when the membership ended because debits failed.
    pub written_off: Option<Amount>,
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

/// A member a round cannot pass over: in arrears, listed as failing, or aided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The member, before the round and after it.
    pub member: PostpaidMember,
    /// Whether the book lists the debit as failed.
    pub failing: bool,
    /// Whether the round carries the member's case.
    pub aided: bool,
    /// What the round took from the aid; zero before it.
    pub netted: Amount,
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
    /// How many members were removed, and their units.
    pub removed: u64,
    /// The units of the removed.
    pub removed_units: u64,
}

/// Debits a share, and what is in arrears, from members of so many `units` in all but those whose
/// debit failed; nets the arrears of the aided from their aid; removes who failed too often.
///
/// `touched` are all members of the pool in arrears, failing or aided; `index` is the share index
/// after this round.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub fn debit(
    terms: &Postpaid,
    share: Amount,
    units: u64,
    index: i64,
    touched: &mut [Touched],
) -> Result<Debit, Rejection> {
    let mut debit = Debit { charged: share.times(units)?, ..Debit::default() };
    for Touched { member, failing, .. } in touched.iter_mut() {
        let owes = member.phase == PostpaidPhase::Sharing && share > Amount::ZERO;
        match (owes, *failing) {
            (true, true) => {
                let owed = share.times(u64::from(member.units))?;
                member.arrears = member.arrears.plus(owed)?;
                member.failed_in_a_row += 1;
                debit.charged = debit.charged.minus(owed)?;
            }
            (true, false) => debit.charged = debit.charged.plus(member.clear_arrears())?,
            (false, true) => debit.ignored_failures += 1,
            (false, false) => {}
        }
    }
    for Touched { member, aided, netted, .. } in touched.iter_mut() {
        if *aided {
            *netted = member.clear_arrears();
            debit.netted = debit.netted.plus(*netted)?;
        } else if member.failed_in_a_row >= terms.max_failed
            && member.phase == PostpaidPhase::Sharing
        {
            member.end(index)?;
            let given_up = member.clear_arrears();
            member.written_off = Some(given_up);
            debit.written_off = debit.written_off.plus(given_up)?;
            debit.removed += 1;
            debit.removed_units += u64::from(member.units);
        }
    }
    debit.charged = debit.charged.plus(debit.netted)?;
    Ok(debit)
}

impl PostpaidStanding {
    /// The outcome of a member with this standing; `facts` are those the standing does not know.
    pub fn outcome(&self, facts: &Facts) -> MemberOutcome {
        let facts = Facts { removed: self.removed, ..*facts };
        MemberOutcome {
            status: Status::of(&facts),
            owed: self.owed,
            charged: self.charged,
            balance: Amount::ZERO,
            arrears: self.arrears,
        }
    }
}

impl PostpaidMember {
    /// A member with the given units, outside.
    pub fn outside(units: u32) -> PostpaidMember {
        PostpaidMember {
            owed: 0,
            units,
            phase: PostpaidPhase::Outside,
            arrears: Amount::ZERO,
            failed_in_a_row: 0,
            written_off: None,
        }
    }

    /// Lets the member share from the next settlement on; `false` when it does already or ended.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`], as for every transition below.
    pub fn admit(&mut self, index: i64) -> Result<bool, Rejection> {
        if self.phase != PostpaidPhase::Outside {
            return Ok(false);
        }
        self.owed = moved(self.owed, self.units, index, i128::checked_sub)?;
        self.phase = PostpaidPhase::Sharing;
        Ok(true)
    }

    /// Ends the membership, arrears stay owed; `true` when the member was still obliged.
    pub fn end(&mut self, index: i64) -> Result<bool, Rejection> {
        let shared = self.phase == PostpaidPhase::Sharing;
        if shared {
            self.owed = moved(self.owed, self.units, index, i128::checked_add)?;
        }
        self.phase = PostpaidPhase::Ended;
        self.failed_in_a_row = 0;
        Ok(shared)
    }

    /// How the member stands when the share index is `index`.
    pub fn standing(mut self, index: i64) -> Result<PostpaidStanding, Rejection> {
        if self.phase == PostpaidPhase::Sharing {
            self.owed = moved(self.owed, self.units, index, i128::checked_add)?;
        }
        let owed = Amount::from_minor(self.owed);
        let charged = owed.minus(self.arrears)?.minus(self.written_off.unwrap_or_default())?;
        let removed = self.written_off.is_some();
        Ok(PostpaidStanding { owed, charged, arrears: self.arrears, removed })
    }

    fn clear_arrears(&mut self) -> Amount {
        self.failed_in_a_row = 0;
        std::mem::take(&mut self.arrears)
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
