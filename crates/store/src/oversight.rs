//! Whether all is well: queues that stand still, and sums that have to agree.
//!
//! **Invariant: a look reads a bounded number of rows.** A pool too large to add up in passing
//! gives no sum of its balances; an audit adds up those.

use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::{Session, Sql};
use crate::sql::oversight as sql;
use crate::{member_row, pool_row, reads};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Account, Rejection};
use money::Amount;
use pool::ShareIndex;
use rules::sharing::Funding;
use uuid::Uuid;

/// How many rows of each kind are added up at most.
pub const ROWS_MAX: u32 = 10_000;

/// What waits to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queues {
    /// Events nobody was told of; [`ROWS_MAX`] for that many or more.
    pub untold: u32,
    /// Jobs that are due; [`ROWS_MAX`] for that many or more.
    pub due: u32,
    /// When the teller of events was to run next.
    pub teller_runs_at: Timestamp,
}

/// Sums of a pool that have to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSums {
    /// The rounds settled.
    pub rounds: u32,
    /// What all postings of rounds sum to: zero.
    pub trial_balance: Amount,
    /// The balances of all members; nothing for a postpaid pool or one too large.
    pub balances: Option<BalanceSums>,
}

/// The balances of a pool's members, added up two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalanceSums {
    /// What was paid in, less what was refunded and what the rounds posted.
    pub by_entries: Amount,
    /// The balance of each member, worked out from the share index.
    pub by_members: Amount,
}

/// What waits to be done.
///
/// # Errors
/// [`StoreFailure::Unavailable`].
pub async fn queues(session: &mut dyn Session, now: Timestamp) -> Result<Queues, StoreFailure> {
    let untold = [Uuid::nil().into(), ROWS_MAX.into()];
    let due = [now.into(), ROWS_MAX.into()];
    let teller = session.rows(&sql::JOB_RUNS_AT, &["tell".into()]).await?.pop();
    let teller = teller.ok_or_else(|| StoreFailure::unreadable("job"))?;
    Ok(Queues {
        untold: one(session, &sql::UNTOLD_COUNT, &untold).await?,
        due: one(session, &sql::DUE_COUNT, &due).await?,
        teller_runs_at: teller.columns().read()?,
    })
}

/// Sums of a pool at the end of a day.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::AmountOverflow`]; [`StoreFailure::Unavailable`].
pub async fn pool_sums(
    session: &mut dyn Session,
    pool: PoolId,
    on: Date,
) -> Result<PoolSums, StoreFailure> {
    let row = pool_row::pool(session, &crate::sql::POOL, pool).await?;
    let funding = row.ok_or(Rejection::PoolUnknown)?.sharing.funding;
    let mut index = ShareIndex::default();
    let rounds = reads::rounds(session, pool).await?;
    for round in &rounds {
        index.push(round.settle, round.share)?;
    }
    let of_members = [Account::MembersFunds.slug().into(), pool.into()];
    let posted = session.rows(&sql::POSTINGS_SUM, &of_members).await?.pop();
    let mut posted = posted.expect("a sum is always one row").columns();
    let (trial_balance, posted): (Amount, Amount) = (posted.read()?, posted.read()?);
    let rounds = u32::try_from(rounds.len()).map_err(|_| Rejection::TooMany)?;
    let balances = match funding {
        Funding::Postpaid(_) => None,
        Funding::Prepaid(terms) => {
            let all = [pool.into(), Uuid::nil().into(), ROWS_MAX.into()];
            let members = member_row::members(session, &sql::MEMBERS_PAGE, &all).await?;
            let deposits = sum(session, &sql::DEPOSITS_SUM, pool).await?;
            let refunds = sum(session, &sql::REFUNDS_SUM, pool).await?;
            let full = u32::try_from(members.len()).is_ok_and(|count| count >= ROWS_MAX);
            match (deposits, refunds) {
                (Some(deposits), Some(refunds)) if !full => {
                    let balance = |row: &member_row::MemberRow| -> Result<Amount, StoreFailure> {
                        Ok(row.prepaid()?.standing(on, &terms, &index)?.balance)
                    };
                    let balances: Vec<Amount> =
                        members.iter().map(balance).collect::<Result<_, _>>()?;
                    // A round debits the members' funds with what it charged.
                    let by_entries = deposits.minus(refunds)?.minus(posted)?;
                    Some(BalanceSums { by_entries, by_members: Amount::sum(balances)? })
                }
                _ => None,
            }
        }
    };
    Ok(PoolSums { rounds, trial_balance, balances })
}

/// A sum of amounts; nothing when there are too many of them.
async fn sum(
    session: &mut dyn Session,
    statement: &'static Sql,
    pool: PoolId,
) -> Result<Option<Amount>, StoreFailure> {
    let row = session.rows(statement, &[pool.into(), ROWS_MAX.into()]).await?.pop();
    let mut columns = row.expect("a sum is always one row").columns();
    let (count, sum): (u32, Amount) = (columns.read()?, columns.read()?);
    Ok((count < ROWS_MAX).then_some(sum))
}

async fn one(
    session: &mut dyn Session,
    statement: &'static Sql,
    parameters: &[crate::Value],
) -> Result<u32, StoreFailure> {
    let row = session.rows(statement, parameters).await?.pop();
    row.expect("a count is always one row").columns().read()
}
