//! How long a balance lasts, and what keeps it lasting.

use crate::problem::Problem;
use crate::state::Web;
use jiff::ToSpan;
use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Sharing};
use service::schedule::Preview;
use store::PoolId;

/// So many years ahead nobody foresees a share.
const YEARS_AHEAD: i32 = 5;

/// Until when a balance lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasts {
    /// The next round may be too much for it.
    NotThroughNext,
    /// About until the round settled on this day.
    Until(Date),
    /// Longer than anybody foresees, or there was no share yet.
    Longer,
}

/// What a round to come may cost: as much as the next one may, or as the last year's did on
/// average, whichever is more. A round that has no case yet says nothing of those behind it.
pub(crate) async fn expected_share(
    web: &Web,
    pool: PoolId,
    next: &Preview,
) -> Result<Amount, Problem> {
    let rounds = web.community.store.rounds(pool).await?;
    let since = next.settle.checked_sub(1.year()).unwrap_or(next.settle);
    let last = rounds.iter().filter(|round| round.settle >= since).map(|round| round.share);
    let (mut sum, mut count) = (0i128, 0i128);
    for share in last {
        (sum, count) = (sum.saturating_add(share.wide()), count.saturating_add(1));
    }
    // Rounded up, so that nobody is told too little.
    let up = sum.saturating_add(count.saturating_sub(1));
    let average = up.checked_div(count).and_then(|share| Amount::from_wide(share).ok());
    Ok(average.unwrap_or(Amount::ZERO).max(next.share_to))
}

/// How long a balance lasts, if each round costs so much. Nothing in a plan that debits afterwards.
pub(crate) fn lasts(
    sharing: &Sharing,
    (balance, units): (Amount, u32),
    (next, expected): (&Preview, Amount),
) -> Option<Lasts> {
    let Funding::Prepaid(terms) = sharing.funding else { return None };
    let share = expected.times(units.into()).ok()?;
    if share <= Amount::ZERO {
        return Some(Lasts::Longer);
    }
    let spare = balance.minus(terms.floor).ok()?.max(Amount::ZERO);
    let rounds = usize::try_from(spare.minor().checked_div(share.minor())?).ok()?;
    let Some(last) = rounds.checked_sub(1) else { return Some(Lasts::NotThroughNext) };
    let ahead = rounds_ahead(sharing, next);
    Some(ahead.get(last).map_or(Lasts::Longer, |dates| Lasts::Until(dates.settle)))
}

/// What has to be paid in so that a balance covers through so many rounds, if each costs so much;
/// zero where it does.
pub(crate) fn to_last(
    sharing: &Sharing,
    (balance, units): (Amount, u32),
    (expected, rounds): (Amount, u64),
) -> Option<Amount> {
    let Funding::Prepaid(terms) = sharing.funding else { return None };
    let share = expected.times(units.into()).ok()?;
    let needed = terms.floor.plus(share.times(rounds).ok()?).ok()?;
    Some(needed.minus(balance).ok()?.max(Amount::ZERO))
}

fn rounds_ahead(sharing: &Sharing, next: &Preview) -> Vec<RoundDates> {
    let through = next.cut.checked_add(YEARS_AHEAD.years()).unwrap_or(next.cut);
    sharing.calendar.rounds(next.cut, through).unwrap_or_default()
}
