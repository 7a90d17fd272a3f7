//! Custody: what the bank says it holds for a pool, entered by a treasurer.

use crate::Community;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::civil::Date;
use money::Amount;
use sha2::{Digest, Sha256};
use store::custody::custody_expected;
use store::{Batch, Committed, PoolId, StoreFailure, Write};
use uuid::Uuid;

/// What the books say is in custody at the end of a day, to be held beside a statement.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn expected_on(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    on: Date,
) -> Result<Amount, StoreFailure> {
    principal.require(Line::MutualAid, Action::EnterCustody)?;
    custody_expected(&mut *community.store.reader().await?, pool, on).await
}

/// Enters the bank's statement of a day's end; the store adds what the books say.
///
/// # Errors
/// Those of [`Principal::require`], [`ledger::Rejection::CustodyStatementDuplicate`],
/// [`ledger::Rejection::AmountNegative`], [`ledger::Rejection::PoolUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn enter_statement(
    community: &Community,
    principal: &Principal,
    (pool, id): (PoolId, Uuid),
    on: Date,
    stated: Amount,
) -> Result<Committed, StoreFailure> {
    principal.require(Line::MutualAid, Action::EnterCustody)?;
    let said = format!("custody {pool} {on} {}", stated.minor());
    let (member, answer) = (Uuid::nil(), String::new());
    let (fingerprint, writes) = (Sha256::digest(said).into(), vec![Write::Custody { on, stated }]);
    community.store.commit(Batch { id, member, fingerprint, pool, writes, answer }).await
}
