//! The one number a round stores for the whole pool (SETTLEMENT §13).

use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// `index[r] = share[1] + … + share[r]`: what a unit owes between two rounds is a difference of two
/// entries, so no round writes to a member.
#[derive(Clone, Debug)]
pub struct ShareIndex {
    after: Vec<i64>,
    settled_on: Vec<Date>,
}

impl Default for ShareIndex {
    fn default() -> ShareIndex {
        ShareIndex { after: vec![0], settled_on: Vec::new() }
    }
}

impl ShareIndex {
    /// Appends the share of the next round, which settles on a date.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`] when the index would leave 64 bits.
    pub fn push(&mut self, settle: Date, share: Amount) -> Result<(), Rejection> {
        assert!(!share.is_negative(), "an index never falls");
        let next = self.now().checked_add(share.minor()).ok_or(Rejection::AmountOverflow)?;
        self.after.push(next);
        self.settled_on.push(settle);
        Ok(())
    }

    /// The index after the last round.
    pub fn now(&self) -> i64 {
        *self.after.last().expect("index[0] is always there")
    }

    /// The index after a round; `after(0)` is 0.
    pub fn after(&self, round: u32) -> i64 {
        self.after[crate::member_ids::position(round)]
    }

    /// The date a round settled; rounds count from 1.
    pub fn settled_on(&self, round: u32) -> Date {
        self.settled_on[crate::member_ids::position(round) - 1]
    }

    /// The first round after which the index is above `bound`, if there is one.
    pub fn first_above(&self, bound: i64) -> Option<u32> {
        let round = self.after.partition_point(|index| *index <= bound);
        if round == self.after.len() {
            return None;
        }
        Some(u32::try_from(round).expect("a book has at most 10,400 rounds"))
    }
}
