//! Whether the accounts of a community balance: what a backup is looked at for.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::sql::archive as sql;
use ledger::Rejection;
use money::Amount;

/// What was found in a community whose accounts balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// Its pools, by number.
    pub pools: Vec<PoolCheckup>,
}

/// What was found in a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolCheckup {
    /// The pool.
    pub pool: PoolId,
    /// How many rounds it has settled.
    pub rounds: u32,
    /// The share index: every share it asked for of one unit.
    pub index: Amount,
}

/// Looks whether the postings of every round sum to zero for each purpose, whether no round is
/// missing, and whether the shares sum to the index.
///
/// # Errors
/// [`Rejection::BooksUnbalanced`]; [`StoreFailure::Unavailable`].
pub async fn check_up(session: &mut dyn Session) -> Result<Checkup, StoreFailure> {
    let unbalanced = session.rows(&sql::UNBALANCED, &[]).await?.pop();
    let unbalanced: u64 = unbalanced.expect("a count is always one row").columns().read()?;
    let mut pools = Vec::new();
    for row in session.rows(&sql::ROUNDS_OF_POOLS, &[]).await? {
        let mut columns = row.columns();
        let (pool, rounds, last): (_, u32, u32) =
            (columns.read()?, columns.read()?, columns.read()?);
        let (shares, index): (Amount, Amount) = (columns.read()?, columns.read()?);
        if rounds != last || shares != index {
            return Err(Rejection::BooksUnbalanced.into());
        }
        pools.push(PoolCheckup { pool, rounds, index });
    }
    match unbalanced {
        0 => Ok(Checkup { pools }),
        _ => Err(Rejection::BooksUnbalanced.into()),
    }
}
