//! A receipt as it is kept: sealed under the person's key, and as a hash for the public log.

use crate::Community;
use crate::public_log::commitment;
use store::{MemberId, PersonId, PoolId};
use vault::{Entropy, PersonKey, sealed};

/// What the sealed bytes of a receipt are.
pub(crate) const RECEIPT: &str = "receipt/1";

/// What is kept of a joining.
pub(crate) struct KeptReceipt {
    /// The receipt, sealed.
    pub sealed: Vec<u8>,
    /// What stands for it in the public log.
    pub commitment: [u8; 32],
    /// What the salts of the member's balances are made from.
    pub balance_secret: [u8; 16],
}

/// Seals a receipt, and makes of the person's key what goes with it.
pub(crate) fn keep_receipt(
    community: &Community,
    (person, key): (PersonId, &PersonKey),
    (pool, member): (PoolId, MemberId),
    receipt: &[u8],
) -> KeptReceipt {
    let seal = |entropy: &mut dyn Entropy| sealed::seal(key, RECEIPT, person, receipt, entropy);
    let salt = joining_salt(key, pool, member);
    KeptReceipt {
        sealed: community.with_entropy(seal),
        commitment: commitment::of(salt, receipt),
        balance_secret: key.balance_secret(pool, member),
    }
}

/// The salt under which a receipt stands in the log.
pub(crate) fn joining_salt(key: &PersonKey, pool: PoolId, member: MemberId) -> [u8; 16] {
    key.commitment_salt("joining", pool, &member.to_string())
}
