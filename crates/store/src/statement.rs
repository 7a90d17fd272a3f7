//! One member's statement, from the rows of that member and the shares of the rounds.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::member_state::member_state;
use crate::session::{Session, Sql};
use crate::value::Value;
use crate::{pool_row, round_row, sql};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{History, Statement};

/// Every payment and every round of a member through a day, and where the member stands then.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
pub async fn statement(
    session: &mut dyn Session,
    pool: PoolId,
    id: MemberId,
    through: Date,
) -> Result<Statement, StoreFailure> {
    let row = pool_row::pool(session, &sql::POOL, pool).await?;
    let sharing = row.ok_or(Rejection::PoolUnknown)?.sharing;
    let state = member_state(session, pool, id, through).await?;
    let key = [pool.into(), id.into()];
    let deposits = payments(session, &sql::DEPOSITS_OF, &key).await?;
    let refunds = payments(session, &sql::REFUNDS_OF, &key).await?;
    let rows = session.rows(&sql::FAILED_DEBITS_OF, &key).await?;
    let failed = rows.into_iter().map(|row| row.columns().read()).collect::<Result<Vec<u32>, _>>();
    let rounds = round_row::shares(session, pool).await?;
    let (joined_on, left_on, units) = (state.joined_on, state.left_on, state.units);
    let history = History {
        sharing: &sharing,
        member: pool::Member { joined_on, left_on, units },
        deposits: &deposits,
        refunds: &refunds,
        failed: &failed?,
        aided_in: state.aided_in.map(|(round, _)| round),
        rounds: &rounds,
    };
    Ok(history.statement(state.outcome)?)
}

/// Days and amounts, in time order.
async fn payments(
    session: &mut dyn Session,
    sql: &'static Sql,
    key: &[Value],
) -> Result<Vec<(Date, Amount)>, StoreFailure> {
    let rows = session.rows(sql, key).await?;
    let payments = rows.into_iter().map(|row| {
        let mut columns = row.columns();
        Ok((columns.read()?, columns.read()?))
    });
    payments.collect()
}
