//! Where a member stands, with the days and rounds that explain it.

use crate::batch::{MemberId, PoolId};
use crate::failure::StoreFailure;
use crate::session::Session;
use crate::{member_row, pool_row, round_row, sql};
use jiff::civil::Date;
use ledger::Rejection;
use pool::{Facts, MemberOutcome, PrepaidPhase, ShareIndex, waits_through};
use rules::sharing::Funding;

/// A member at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberState {
    /// Status and amounts.
    pub outcome: MemberOutcome,
    /// The day of joining.
    pub joined_on: Date,
    /// The day of leaving, past or ahead.
    pub left_on: Option<Date>,
    /// What a share is counted in.
    pub units: u32,
    /// The round in which a suspended member ran out, and the day it settled.
    pub suspended_in: Option<(u32, Date)>,
    /// How many suspensions a deposit has ended.
    pub recoveries: u32,
    /// The round that carried the member's case, and the day it settled.
    pub aided_in: Option<(u32, Date)>,
}

/// Where a member stands at the end of a day.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`]; [`StoreFailure::Unavailable`].
pub async fn member_state(
    session: &mut dyn Session,
    pool: PoolId,
    id: MemberId,
    on: Date,
) -> Result<MemberState, StoreFailure> {
    let row = pool_row::pool(session, &sql::POOL, pool).await?;
    let sharing = row.ok_or(Rejection::PoolUnknown)?.sharing;
    let row = member_row::member(session, &sql::MEMBER, pool, id).await?;
    let row = row.ok_or(Rejection::MemberUnknown)?;
    let case = session.rows(&sql::CASE_OF_MEMBER, &[pool.into(), id.into()]).await?.pop();
    let carried_in: Option<u32> = case.map(|row| row.columns().read()).transpose()?.flatten();
    let mut index = ShareIndex::default();
    for round in round_row::shares(session, pool).await?.iter() {
        index.push(round.settle, round.share)?;
    }
    let facts = Facts {
        aided: carried_in.is_some(),
        left: row.left_on.is_some_and(|left_on| left_on <= on),
        waiting: waits_through(row.joined_on, sharing.waiting_days, on),
        ..Facts::default()
    };
    let mut suspended_in = None;
    let mut recoveries = 0;
    let (units, outcome) = match sharing.funding {
        Funding::Prepaid(terms) => {
            let mut member = row.prepaid()?;
            member.work_out(on, &terms, &index)?;
            if let PrepaidPhase::Suspended(round) = member.phase {
                suspended_in = Some(u32::from(round));
            }
            recoveries = u32::from(member.recoveries);
            (member.units, member.standing(on, &terms, &index)?.outcome(&facts))
        }
        Funding::Postpaid(_) => {
            let member = row.postpaid()?;
            (member.units, member.standing(index.now())?.outcome(&facts))
        }
    };
    let settled = |round| (round, index.settled_on(round));
    Ok(MemberState {
        outcome,
        joined_on: row.joined_on,
        left_on: row.left_on,
        units,
        suspended_in: suspended_in.map(settled),
        recoveries,
        aided_in: carried_in.map(settled),
    })
}
