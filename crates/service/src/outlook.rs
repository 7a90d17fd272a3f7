//! What lies ahead for a member: the range of the next round's share, and until about when the
//! balance lasts.
//!
//! **Invariant: a range names nobody's case**: of cases that are not decided it takes how many
//! there are, and what a case came to on average.

use crate::Community;
use crate::schedule::{next_dates, range};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::Round;
use rules::sharing::{Funding, Sharing};
use store::{MemberId, PoolId, PoolState, Session, StoreFailure, reads};

pub use crate::schedule::RoundRange;

/// How many settled rounds tell what a share may be.
const RECENT_ROUNDS: usize = 6;

/// As many rounds are looked ahead at most.
const ROUNDS_AHEAD_MAX: u32 = 120;

/// Until about when a balance lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// The balance now.
    pub balance: Amount,
    /// The balance that keeps cover.
    pub floor: Amount,
    /// The rounds it pays for and the day that finds too little, if shares are high.
    pub at_least: Ahead,
    /// The same, if shares are low.
    pub at_most: Ahead,
}

/// How far a balance reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// It pays for so many rounds; the one after them settles on this day and finds too little.
    Until {
        /// How many rounds it pays for.
        rounds: u32,
        /// The day of the first that it does not.
        on: Date,
    },
    /// Longer than is looked ahead.
    Beyond,
}

/// The next round's share as far as it can be foreseen, for everybody to see.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn next_share(community: &Community, pool: PoolId) -> Result<RoundRange, StoreFailure> {
    range(community, pool).await
}

/// Until about when a member's balance lasts; nothing for a member who pays afterwards, or whose
/// balance does not cover now.
///
/// # Errors
/// [`Rejection::MemberUnknown`] and those of [`next_share`].
pub async fn lasting(
    community: &Community,
    (pool, member): (PoolId, MemberId),
) -> Result<Option<Lasting>, StoreFailure> {
    let next = range(community, pool).await?;
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let state = reads::pool_state(session, pool).await?;
    let today = reads::schedule(session, pool).await?.business_date;
    let of = reads::member_state(session, pool, member, today).await?;
    drop(reader);
    let Funding::Prepaid(terms) = state.sharing.funding else { return Ok(None) };
    let balance = of.outcome.balance;
    if !of.outcome.status.is_member() || balance < terms.floor {
        return Ok(None);
    }
    let spare = balance.minus(terms.floor)?;
    let (low, high) = shares(&state, &next);
    let reach = |share| reach(&state.sharing, &next, (spare, share), of.units);
    let (at_least, at_most) = (reach(high)?, reach(low)?);
    Ok(Some(Lasting { balance, floor: terms.floor, at_least, at_most }))
}

/// The most that a share may be, by the next round and the last ones.
///
/// # Errors
/// Those of [`next_share`].
pub async fn high_share(community: &Community, pool: PoolId) -> Result<Amount, StoreFailure> {
    let next = range(community, pool).await?;
    let state = reads::pool_state(&mut *community.store.reader().await?, pool).await?;
    Ok(shares(&state, &next).1)
}

/// The least and the most that a share may be, by the next round and the last ones.
fn shares(state: &PoolState, next: &RoundRange) -> (Amount, Amount) {
    let recent = state.rounds.iter().rev().take(RECENT_ROUNDS).map(|round: &Round| round.share);
    let (mut low, mut high) = (next.share_low, next.share_high);
    for share in recent {
        (low, high) = (low.min(share), high.max(share));
    }
    (low, high)
}

/// How many rounds of one share a balance pays for, and the day of the first that it does not.
fn reach(
    sharing: &Sharing,
    next: &RoundRange,
    (spare, share): (Amount, Amount),
    units: u32,
) -> Result<Ahead, Rejection> {
    let each = share.times(u64::from(units))?;
    if each <= Amount::ZERO {
        return Ok(Ahead::Beyond);
    }
    let rounds = spare.minor().div_euclid(each.minor());
    let Some(rounds) = u32::try_from(rounds).ok().filter(|rounds| *rounds < ROUNDS_AHEAD_MAX)
    else {
        return Ok(Ahead::Beyond);
    };
    let (mut cut, mut on) = (next.cut, next.settle);
    for _ in 0..rounds {
        let dates = next_dates(&sharing.calendar, cut, cut)?;
        (cut, on) = (dates.cut, dates.settle);
    }
    Ok(Ahead::Until { rounds, on })
}
