//! What the rules say of the end of a plan (articles 15 and 16), and how far away it is.

use super::ageing_of_aid::days_between;
use crate::Community;
use crate::plans::rules_from;
use jiff::civil::Date;
use pool::Round;
use rules::articles::closing::{last_day, last_day_to_apply, refund_by};
use rules::values::{Closing, LastRoundsPayer};
use store::{PoolId, StoreFailure, reads};

/// How fast members became fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// From the cut of this round.
    pub from_round: u32,
    /// So many days before the last cut.
    pub days: u32,
    /// So many fewer since.
    pub fewer: u64,
}

/// What the rules say of the end, and what is left until then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// The business date.
    pub on: Date,
    /// Paying members.
    pub payers: u64,
    /// Article 15: with how many the plan starts.
    pub starts_with: u32,
    /// Article 15: below how many it must end; nothing where the rules name no such number.
    pub ends_below: Option<u32>,
    /// How many members may go before it must end; nothing where it need not, or must already.
    pub members_left: Option<u64>,
    /// Whether it must end.
    pub must_end: bool,
    /// How fast members became fewer in the last quarter of a year; nothing where they did not.
    pub pace: Option<Pace>,
    /// In how many days it must end at that pace.
    pub days_left: Option<u64>,
    /// Article 16: days from the announcement to the end.
    pub announcement_days: u32,
    /// Article 16: the last day, were the end announced today.
    pub last_day: Date,
    /// Article 16: the rounds still shared after the announcement.
    pub last_rounds: u32,
    /// Whether the operator pays those.
    pub operator_pays_last_rounds: bool,
    /// Article 16: until when a case of the last day may be applied for.
    pub apply_until: Date,
    /// Article 16: until when balances go back.
    pub refund_until: Date,
}

/// Over how many days the pace is taken.
const PACE_DAYS: u32 = 92;

/// The thresholds of a pool on its business date, by the rules in force.
///
/// # Errors
/// [`ledger::Rejection::NoRulesInForce`], [`ledger::Rejection::PoolUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn thresholds(community: &Community, pool: PoolId) -> Result<Thresholds, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let on = reads::schedule(&mut *reader, pool).await?.business_date;
    let state = reads::pool_state(&mut *reader, pool).await?;
    drop(reader);
    let rules = rules_from(community, pool, on).await?;
    let (headcount, closing) = (rules.values.headcount, &rules.values.closing);
    let left = left(headcount.end_below, state.payers, state.rounds.is_empty());
    let pace = pace(&state.rounds);
    let days_left = left.zip(pace).map(|(left, Pace { days, fewer, .. })| {
        // Fewer is not zero, or there would be no pace.
        left.saturating_mul(u64::from(days)).div_ceil(fewer.max(1))
    });
    let ends = last_day(closing, on);
    Ok(Thresholds {
        on,
        payers: state.payers,
        starts_with: headcount.start_min,
        ends_below: headcount.end_below,
        members_left: left,
        must_end: headcount.end_below.is_some() && left.is_none() && !state.rounds.is_empty(),
        pace,
        days_left,
        announcement_days: closing.announcement_days,
        last_day: ends,
        last_rounds: closing.last_rounds,
        operator_pays_last_rounds: operator_pays(closing),
        apply_until: last_day_to_apply(closing, on, ends),
        refund_until: refund_by(closing, on),
    })
}

fn operator_pays(closing: &Closing) -> bool {
    matches!(closing.last_rounds_paid_by, LastRoundsPayer::Operator)
}

/// How many members may go before a running plan must end. One that has shared no round does not
/// run yet.
fn left(ends_below: Option<u32>, payers: u64, gathering: bool) -> Option<u64> {
    let least = u64::from(ends_below?);
    // With exactly the least it goes on; one fewer ends it.
    if gathering { None } else { payers.checked_sub(least).map(|spare| spare + 1) }
}

/// How fast members became fewer between the last cut and the first of the last quarter.
fn pace(rounds: &[Round]) -> Option<Pace> {
    let last = rounds.last()?;
    let first = rounds.iter().find(|round| days_between(round.cut, last.cut) <= PACE_DAYS)?;
    let days = days_between(first.cut, last.cut);
    let fewer = first.payers.checked_sub(last.payers).filter(|fewer| *fewer > 0)?;
    Some(Pace { from_round: first.number, days, fewer }).filter(|_| days > 0)
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn one_fewer_than_the_least_ends_a_plan_that_runs() {
        assert_eq!(left(Some(200), 200, false), Some(1));
        assert_eq!(left(Some(200), 250, false), Some(51));
        assert_eq!(left(Some(200), 199, false), None);
        assert_eq!(left(Some(200), 10, true), None, "it gathers still");
        assert_eq!(left(None, 10, false), None);
    }
}
