//! How long a balance lasts, and what keeps it lasting.

use jiff::ToSpan;
use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Sharing};
use service::schedule::Preview;

/// So many years ahead nobody foresees a share.
const YEARS_AHEAD: i32 = 5;

/// Until when a balance lasts, if every round costs as much as the next one may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasts {
    /// The next round may be too much for it.
    NotThroughNext,
    /// About until the round settled on this day.
    Until(Date),
    /// Longer than anybody foresees, or there was no share yet.
    Longer,
}

/// How long a balance lasts, by the share of the next round at its highest. Nothing in a plan that
/// debits afterwards.
pub(crate) fn lasts(
    sharing: &Sharing,
    (balance, units): (Amount, u32),
    next: &Preview,
) -> Option<Lasts> {
    let Funding::Prepaid(terms) = sharing.funding else { return None };
    let share = next.share_to.times(units.into()).ok()?;
    if share <= Amount::ZERO {
        return Some(Lasts::Longer);
    }
    let spare = balance.minus(terms.floor).ok()?.max(Amount::ZERO);
    let rounds = usize::try_from(spare.minor().checked_div(share.minor())?).ok()?;
    let Some(last) = rounds.checked_sub(1) else { return Some(Lasts::NotThroughNext) };
    let ahead = rounds_ahead(sharing, next);
    Some(ahead.get(last).map_or(Lasts::Longer, |dates| Lasts::Until(dates.settle)))
}

/// What has to be paid in so that a balance covers through so many rounds; zero where it does.
pub(crate) fn to_last(
    sharing: &Sharing,
    (balance, units): (Amount, u32),
    (next, rounds): (&Preview, u64),
) -> Option<Amount> {
    let Funding::Prepaid(terms) = sharing.funding else { return None };
    let share = next.share_to.times(units.into()).ok()?;
    let needed = terms.floor.plus(share.times(rounds).ok()?).ok()?;
    Some(needed.minus(balance).ok()?.max(Amount::ZERO))
}

fn rounds_ahead(sharing: &Sharing, next: &Preview) -> Vec<RoundDates> {
    let through = next.cut.checked_add(YEARS_AHEAD.years()).unwrap_or(next.cut);
    sharing.calendar.rounds(next.cut, through).unwrap_or_default()
}
