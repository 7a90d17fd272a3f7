//! Changing a settled round behind the back of everything, as somebody with the database's password
//! could: for the demonstration, which shows that it is found.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::reads;
use crate::sql::log as sql;
use crate::store::Store;
use ledger::Rejection;
use money::Amount;

impl Store {
    /// Adds one to the share of a round, and changes nothing else; the last round that asked for a
    /// share, where none is named. Answers the round, and its share before and after.
    ///
    /// # Errors
    /// [`Rejection::RoundOutOfTurn`] for a round that there is not, or that asked for nothing;
    /// [`StoreFailure::Unavailable`].
    pub async fn tamper(
        &self,
        pool: PoolId,
        round: Option<u32>,
    ) -> Result<(u32, Amount, Amount), StoreFailure> {
        let rounds = reads::rounds(&mut *self.reader().await?, pool).await?;
        // The first round's index is its share: the table would refuse it.
        let fits = |one: &&pool::Round| {
            let named = round.is_none_or(|round| round == one.number);
            named && one.share > Amount::ZERO && one.index > one.share
        };
        let found = rounds.iter().rev().find(fits).ok_or(Rejection::RoundOutOfTurn)?;
        let after = found.share.plus(Amount::from_minor(1))?;
        let change = vec![after.into(), pool.into(), found.number.into()];
        self.run(vec![(&sql::ROUND_TAMPER, change)]).await?;
        Ok((found.number, found.share, after))
    }
}
