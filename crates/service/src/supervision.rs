//! What a supervisor looks at: figures worked out again from what is stored, never taken from
//! another figure.
//!
//! **Invariant: nothing here names anybody.** Cases are known by their ids, staff not at all.

use crate::Community;
use crate::principal::Principal;
use crate::roles::{Action, Line};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use ledger::Rejection;
use money::{Amount, Currency};
use store::complaint::{Complaint, ComplaintCount, complaint_counts, complaints_in};
use store::custody::{CustodyStatement, custody_statements};
use store::oversight::{PoolSums, pool_sums};
use store::stop_order::KeptNote;
use store::{PoolId, StoreFailure, reads};
use uuid::Uuid;

mod ageing_of_aid;
mod cases;
mod rounds;
mod tables;
mod thresholds;

pub use ageing_of_aid::{AgeBand, AgeingOfAid, ageing_of_aid};
pub use cases::{CaseDecision, CaseOverseen, CasePlace, cases};
pub use rounds::{Holds, Identity, IdentityKind, RoundOverseen, rounds};
pub use tables::{Table, TablePage, table_page};
pub use thresholds::{Pace, Thresholds, thresholds};

/// A plan at one look.
#[derive(Clone, Debug)]
pub struct PlanOverview {
    /// The pool.
    pub pool: PoolId,
    /// The plan and the version of its rules in force.
    pub plan: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The business date.
    pub business_date: Date,
    /// Paying members.
    pub payers: u64,
    /// Rounds settled.
    pub rounds: u32,
    /// How many of them do not add up; none.
    pub rounds_wrong: u32,
    /// The sums that have to agree.
    pub sums: PoolSums,
    /// The last statement of the bank.
    pub custody: Option<CustodyStatement>,
    /// Aid that waits to be paid.
    pub unpaid: AgeingOfAid,
    /// Complaints of the year by kind.
    pub complaints: Vec<ComplaintCount>,
    /// What articles 15 and 16 say of its end.
    pub thresholds: Thresholds,
    /// Orders that stand.
    pub orders: Vec<KeptNote>,
}

/// Looks whether somebody oversees.
///
/// # Errors
/// Those of [`Principal::require`].
pub fn require_overseer(principal: &Principal) -> Result<(), Rejection> {
    principal.require(Line::MutualAid, Action::ReadAudit)
}

/// A plan at one look.
///
/// # Errors
/// Those of [`Principal::require`], [`Rejection::PoolUnknown`]; [`StoreFailure::Unavailable`].
pub async fn overview(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    now: Timestamp,
) -> Result<PlanOverview, StoreFailure> {
    require_overseer(principal)?;
    let mut reader = community.store.reader().await?;
    let state = reads::pool_state(&mut *reader, pool).await?;
    let today = reads::schedule(&mut *reader, pool).await?.business_date;
    let sums = pool_sums(&mut *reader, pool, today).await?;
    let custody = custody_statements(&mut *reader, pool, today, 1).await?.pop();
    let versions = reads::versions(&mut *reader, pool).await?;
    drop(reader);
    let in_force = versions.iter().rfind(|one| one.version <= today).or(versions.first());
    let all = rounds(community, principal, pool, 0, u32::MAX).await?;
    let wrong = all.iter().filter(|round| !round.adds_up()).count();
    Ok(PlanOverview {
        pool,
        plan: in_force.map(|one| format!("{}/{}", one.plan, one.version)).unwrap_or_default(),
        currency: state.sharing.currency,
        business_date: today,
        payers: state.payers,
        rounds: u32::try_from(all.len()).map_err(|_| Rejection::TooMany)?,
        rounds_wrong: u32::try_from(wrong).map_err(|_| Rejection::TooMany)?,
        sums,
        custody,
        unpaid: ageing_of_aid(community, pool).await?,
        complaints: complaint_figures(community, principal, pool, today).await?,
        thresholds: thresholds(community, pool).await?,
        orders: crate::stop_orders::standing(community, Some(pool), now).await?,
    })
}

/// The bank's statements through a day beside the books, the newest first.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn custody_by_day(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    (through, limit): (Date, u32),
) -> Result<Vec<CustodyStatement>, StoreFailure> {
    require_overseer(principal)?;
    custody_statements(&mut *community.store.reader().await?, pool, through, limit).await
}

/// By how much the bank shows more than the books, or less.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub fn difference(statement: &CustodyStatement) -> Result<Amount, Rejection> {
    Ok(statement.stated.minus(statement.expected)?)
}

/// The complaints of the year before a day, by kind, as they stand on that day.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn complaint_figures(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    today: Date,
) -> Result<Vec<ComplaintCount>, StoreFailure> {
    require_overseer(principal)?;
    let from = today.checked_sub(1.year()).map_err(|_| Rejection::DateInvalid)?;
    let mut reader = community.store.reader().await?;
    complaint_counts(&mut *reader, pool, (from, today), today).await
}

/// A page of the complaints of a pool without their words, from behind a day and one on.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn complaints(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    after: Option<(Date, Uuid)>,
    limit: u32,
) -> Result<Vec<Complaint>, StoreFailure> {
    require_overseer(principal)?;
    let after = after.unwrap_or((Date::constant(1, 1, 1), Uuid::nil()));
    complaints_in(&mut *community.store.reader().await?, pool, after, limit).await
}
