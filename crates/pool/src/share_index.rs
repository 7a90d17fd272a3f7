//! The one number a round stores for the whole pool (SETTLEMENT §13).

use ledger::Rejection;
use money::Amount;

/// index[r] = share[1] + … + share[r]. What a unit owes between two rounds is a difference of two
/// entries, so no round writes to a member.
#[derive(Clone, Debug)]
pub struct ShareIndex {
    after: Vec<i64>,
}

impl Default for ShareIndex {
    fn default() -> ShareIndex {
        ShareIndex { after: vec![0] }
    }
}

impl ShareIndex {
    /// Appends the share of the next round.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`] when the index would leave 64 bits.
    pub fn push(&mut self, share: Amount) -> Result<(), Rejection> {
        assert!(!share.is_negative(), "an index never falls");
        let next = self.now().checked_add(share.minor()).ok_or(Rejection::AmountOverflow)?;
        self.after.push(next);
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

    /// The first round after which the index is above `bound`, if there is one.
    pub fn first_above(&self, bound: i64) -> Option<u32> {
        let round = self.after.partition_point(|index| *index <= bound);
        if round == self.after.len() {
            return None;
        }
        Some(u32::try_from(round).expect("a book has at most 10,400 rounds"))
    }
}
