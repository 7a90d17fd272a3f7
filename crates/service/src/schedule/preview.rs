//! What the next round would come to, if nothing more happened.

use super::{PoolId, Position, Rejection, Session, StoreFailure, next_dates, quote};
use crate::community::Community;
use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Funding;
use store::case_reads::counts_by_state;
use store::figures::pool_day;
use store::{PoolState, Schedule, reads};

/// The next round, foreseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Its number.
    pub round: u32,
    /// The day payers are counted.
    pub cut: Date,
    /// The day the share is fixed.
    pub settle: Date,
    /// The cases it would carry.
    pub cases: Vec<String>,
    /// Their aid.
    pub aid: Amount,
    /// The share if every member who shares today does; nothing before the first cut, when nobody
    /// shares yet.
    pub share_from: Amount,
    /// The share if those do not whose balance ends within one more share. Before the cut it is
    /// what the round comes to when none of them pays in; once the cut is taken, the headcount
    /// stands, and both are the same. Who joins until the cut makes either less; a case approved
    /// until then makes either more.
    pub share_to: Amount,
}

/// The number and the dates of the round that is open, or else of the next one.
///
/// # Errors
/// [`Rejection::DateInvalid`] at the end of the calendar; [`Rejection::TooMany`].
pub fn coming_round(
    state: &PoolState,
    schedule: &Schedule,
) -> Result<(u32, RoundDates), Rejection> {
    if let Some(open) = state.open {
        return Ok(open);
    }
    let settled = u32::try_from(state.rounds.len()).map_err(|_| Rejection::TooMany)?;
    let calendar = &state.sharing.calendar;
    let dates = next_dates(calendar, schedule.business_date, schedule.first_round_from)?;
    Ok((settled + 1, dates))
}

/// Foresees the next round of a pool, without writing.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::ScheduleUnknown`], those of [`quote`];
/// [`StoreFailure::Unavailable`].
pub async fn preview(community: &Community, pool: PoolId) -> Result<Preview, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let state = reads::pool_state(session, pool).await?;
    let schedule = reads::schedule(session, pool).await?;
    let (round, dates) = coming_round(&state, &schedule)?;
    let inputs = reads::round_inputs(session, pool, dates).await?;
    let position = position(&state, &inputs.aids, (inputs.reversed, dates.settle))?;
    let expected = quote(&state.sharing, &position)?;
    let staying = staying(session, pool, &state, expected.share).await?;
    let fewest = quote(&state.sharing, &Position { units: staying, ..position })?;
    Ok(Preview {
        round,
        cut: dates.cut,
        settle: dates.settle,
        cases: inputs.cases,
        aid: Amount::sum(inputs.aids.iter().copied())?,
        share_from: expected.share.min(fewest.share),
        share_to: expected.share.max(fewest.share),
    })
}

/// What a round starts from that carries these cases and settles on a day.
fn position<'aids>(
    state: &PoolState,
    aids: &'aids [Amount],
    (reversed, settle): (Amount, Date),
) -> Result<Position<'aids>, Rejection> {
    let this_year = state.rounds.iter().filter(|round| round.settle.year() == settle.year());
    Ok(Position {
        aids,
        carry_in: state.rounds.last().map_or(Amount::ZERO, |round| round.carry_out),
        reversed,
        units: state.units,
        shared_this_year: Amount::sum(this_year.map(|round| round.share))?,
    })
}

/// The units left when those do not share whose balance ends within one more share.
async fn staying(
    session: &mut dyn Session,
    pool: PoolId,
    state: &PoolState,
    share: Amount,
) -> Result<u64, StoreFailure> {
    let counted = state.open.is_some() || matches!(state.sharing.funding, Funding::Postpaid(_));
    if counted {
        return Ok(state.units);
    }
    let index = state.rounds.last().map_or(Amount::ZERO, |round| round.index);
    let ending = reads::units_running_out(session, pool, index, share).await?;
    Ok(state.units.saturating_sub(ending))
}

/// The next round's share as far as it can be foreseen: it names no case and no member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundRange {
    /// Its number.
    pub round: u32,
    /// The day payers are counted.
    pub cut: Date,
    /// The day the share is fixed.
    pub settle: Date,
    /// The share of one unit, if no more cases come.
    pub share_low: Amount,
    /// The same, if every case that is being looked at were approved before the headcount.
    pub share_high: Amount,
}

/// The states in which a case is looked at and may still be approved.
const LOOKED_AT: [&str; 7] = [
    "reported",
    "papers_asked",
    "investigating",
    "reviewing",
    "second_reading",
    "third_reading",
    "appealed",
];

/// As many undecided cases are counted at most.
const CASES_AHEAD_MAX: u64 = 10_000;

/// How many settled rounds tell what a case comes to.
const RECENT_ROUNDS: usize = 12;

/// Foresees the next round's share for everybody: of the cases that are not decided it takes how
/// many there are, each at what a case came to in the last rounds. It is worked out once for each
/// business date and settled round: it sums up everybody who may not stay.
///
/// # Errors
/// Those of [`preview`].
pub async fn range(community: &Community, pool: PoolId) -> Result<RoundRange, StoreFailure> {
    let day = pool_day(&mut *community.store.reader().await?, pool).await?;
    Ok(*community.figures.next_share.of(pool, day, foreseen(community, pool)).await?)
}

async fn foreseen(community: &Community, pool: PoolId) -> Result<RoundRange, StoreFailure> {
    let found = preview(community, pool).await?;
    let Preview { round, cut, settle, share_from, share_to, .. } = found;
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let state = reads::pool_state(session, pool).await?;
    let counts = counts_by_state(session, pool).await?;
    let mut share_high = share_to;
    let of_looked_at = counts.iter().filter(|(name, _)| LOOKED_AT.contains(&name.as_str()));
    let open: u64 = of_looked_at.map(|(_, count)| *count).sum();
    if state.open.is_none() && open > 0 {
        let dates = RoundDates { cut, settle };
        let inputs = reads::round_inputs(session, pool, dates).await?;
        let mean = mean_aid(&state)?;
        let more = usize::try_from(open.min(CASES_AHEAD_MAX)).unwrap_or(0);
        let aids: Vec<Amount> =
            inputs.aids.iter().copied().chain(std::iter::repeat_n(mean, more)).collect();
        let position = position(&state, &aids, (inputs.reversed, settle))?;
        share_high = share_high.max(quote(&state.sharing, &position)?.share);
    }
    Ok(RoundRange { round, cut, settle, share_low: share_from, share_high })
}

/// What a case came to on average in the last rounds that carried any.
fn mean_aid(state: &PoolState) -> Result<Amount, Rejection> {
    let carrying = state.rounds.iter().rev().filter(|round| round.cases > 0);
    let (mut aid, mut cases) = (Amount::ZERO, 0u64);
    for round in carrying.take(RECENT_ROUNDS) {
        aid = aid.plus(round.aid)?;
        cases = cases.saturating_add(round.cases);
    }
    match cases {
        0 => Ok(Amount::ZERO),
        cases => Ok(Amount::from_wide(aid.wide().div_euclid(i128::from(cases)))?),
    }
}
