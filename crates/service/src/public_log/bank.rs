//! What the bank holds beside the balances that were committed to. The auditor's program works the
//! same out from the log (`verify`).

use money::Amount;
use store::balance_tree::BalanceTree;
use store::custody::{CustodyStatement, custody_statements};
use store::log::aid_to_come_back;
use store::{PoolId, Session, StoreFailure, reads};

/// What the bank stated for the day of a tree of balances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    /// What it held.
    pub stated: Amount,
    /// What that is less than all balances, where it is less.
    pub less: Option<Less>,
}

/// What the bank has less than all balances, and what of it the books explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Less {
    /// How much less.
    pub less: Amount,
    /// Paid for cases that were withdrawn later, and not come back.
    pub to_come_back: Amount,
    /// Not collected by the round, and shared by the next one.
    pub carried: Amount,
    /// Given back to members since the statement before.
    pub refunded: Amount,
}

impl Less {
    /// Whether the books explain all of it.
    pub fn is_explained(&self) -> bool {
        let parts = [self.to_come_back, self.carried, self.refunded];
        Amount::sum(parts).is_ok_and(|explained| self.less <= explained)
    }
}

/// What the bank stated for the day of a tree, beside all balances; nothing where it stated
/// nothing.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn bank_beside(
    session: &mut dyn Session,
    pool: PoolId,
    tree: &BalanceTree,
) -> Result<Option<Bank>, StoreFailure> {
    let last = custody_statements(session, pool, tree.taken_on, 2).await?;
    let statement = last.first().filter(|statement| statement.on == tree.taken_on);
    let Some(CustodyStatement { stated, refunded, .. }) = statement.copied() else {
        return Ok(None);
    };
    let less = tree.balance.minus(stated)?;
    if less <= Amount::ZERO {
        return Ok(Some(Bank { stated, less: None }));
    }
    let before = last.get(1).map_or(Amount::ZERO, |statement| statement.refunded);
    let round = reads::round(session, pool, tree.round).await?;
    let less = Less {
        less,
        to_come_back: aid_to_come_back(session, pool, tree.taken_on).await?,
        carried: round.map_or(Amount::ZERO, |round| round.carry_out.max(Amount::ZERO)),
        refunded: refunded.minus(before)?.max(Amount::ZERO),
    };
    Ok(Some(Bank { stated, less: Some(less) }))
}
