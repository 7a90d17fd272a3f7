//! The one write verb.

use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Sharing;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A pool's number, chosen by who opens it.
pub type PoolId = i64;

/// A member's id, made by the client.
pub type MemberId = Uuid;

/// The most writes of one batch.
pub const WRITES_MAX: usize = 8_190;

/// Writes to one pool that happen together or not at all.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Made and kept by the client before it sends the batch.
    pub id: Uuid,
    /// The pool written to.
    pub pool: PoolId,
    /// What to write, in order; at most [`WRITES_MAX`].
    pub writes: Vec<Write>,
}

/// One thing to write.
#[derive(Clone, Debug)]
pub enum Write {
    /// Opens the pool.
    OpenPool(Box<Sharing>),
    /// A member joins; it takes effect at the start of the day after.
    Join {
        /// The member.
        member: MemberId,
        /// The day of joining.
        joined_on: Date,
        /// What a share is counted in.
        units: u32,
    },
    /// A member leaves.
    Leave {
        /// The member.
        member: MemberId,
        /// The day of leaving.
        left_on: Date,
    },
    /// A member pays in.
    Deposit {
        /// Made by the client.
        deposit: Uuid,
        /// Who pays in.
        member: MemberId,
        /// Counts from the start of this day.
        on: Date,
        /// How much.
        amount: Amount,
    },
    /// A case is approved.
    Approve {
        /// The case's public id.
        case: String,
        /// The member aided; old records may name none.
        member: Option<MemberId>,
        /// The day of approval.
        approved_on: Date,
        /// The aid decided.
        aid: Amount,
    },
    /// An objection to a case is upheld.
    Withdraw {
        /// The case's public id.
        case: String,
        /// The day it was upheld.
        withdrawn_on: Date,
    },
    /// A debit of a round did not succeed; written before the round settles.
    Fail {
        /// The round's number.
        round: u32,
        /// Whose debit.
        member: MemberId,
    },
    /// The headcount of the next round is taken.
    Cut(RoundDates),
    /// The round that was cut is settled.
    Settle,
}

impl Batch {
    /// What the batch says, as 32 bytes: two batches with one id have to have one fingerprint.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.pool.to_le_bytes());
        for write in &self.writes {
            // The debug form names every field, in the order of its declaration.
            let text = format!("{write:?}\n");
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }
}
