//! What the next round would come to, if nothing more happened.

use super::{PoolId, Position, Rejection, Session, StoreFailure, next_dates, quote};
use crate::community::Community;
use jiff::civil::Date;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Funding;
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
    let this_year = state.rounds.iter().filter(|round| round.settle.year() == dates.settle.year());
    let position = Position {
        aids: &inputs.aids,
        carry_in: state.rounds.last().map_or(Amount::ZERO, |round| round.carry_out),
        reversed: inputs.reversed,
        units: state.units,
        shared_this_year: Amount::sum(this_year.map(|round| round.share))?,
    };
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
