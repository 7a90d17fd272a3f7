//! The vital signs of a pool, for everybody: how a plan fares, round by round, beside what was to
//! be expected.
//!
//! They are worked out once for each business date and settled round, and kept. Nothing sealed is
//! opened for them: years of birth and sexes stand in the clear for statistics, and groups of fewer
//! than ten people are not told.

mod delays;
mod leaving;
mod people;
mod rates;

pub use delays::{DELAY_BAR_DAYS, DelayBar};
pub use leaving::{Counted, LeavingBand};
pub use rates::RoundSigns;

pub(crate) use people::{People, age_reached, people_of, twice_per_million};

use crate::Community;
use crate::plans::find_rules_on;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use std::sync::Arc;
use store::figures::{PoolDay, case_delays, last_rounds, pool_day};
use store::{PoolId, StoreFailure, reads};

/// The most rounds that are told of: ten years of two a month.
const ROUNDS_TOLD: usize = 240;

/// The most rounds before those that a rate over a year reaches back to: a round a day.
const ROUNDS_BEFORE: u32 = 366;

/// How a pool fares.
#[derive(Clone, Debug)]
pub struct VitalSigns {
    /// The business date for which this was worked out.
    pub on: Date,
    /// In what its shares are counted.
    pub currency: Currency,
    /// Article 5: the days after joining before an illness is covered; nothing where no rules are
    /// in force.
    pub waiting_days: Option<u32>,
    /// The last settled rounds, at most 240, in time order.
    pub rounds: Vec<RoundSigns>,
    /// How long after joining the events of approved cases lay.
    pub delays: Vec<DelayBar>,
    /// From which day on those who left are counted: a year back.
    pub left_after: Date,
    /// Who left by choice since, against who was there, by age.
    pub leaving: Vec<LeavingBand>,
}

/// How a pool fares, where it has come to.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn vital_signs(
    community: &Community,
    pool: PoolId,
) -> Result<Arc<VitalSigns>, StoreFailure> {
    let day = pool_day(&mut *community.store.reader().await?, pool).await?;
    community.figures.vital_signs.of(pool, day, made(community, pool, day)).await
}

async fn made(
    community: &Community,
    pool: PoolId,
    day: PoolDay,
) -> Result<VitalSigns, StoreFailure> {
    let people = people_of(community, pool, day).await?;
    let mut reader = community.store.reader().await?;
    let told = u32::try_from(ROUNDS_TOLD).map_err(|_| Rejection::TooMany)?;
    let rounds = last_rounds(&mut *reader, pool, told + ROUNDS_BEFORE).await?;
    let mut signs = rates::of_rounds(&rounds, &people);
    let delays = delays::bars(&case_delays(&mut *reader, pool).await?);
    let currency = reads::sharing(&mut *reader, pool).await?.currency;
    let rules = find_rules_on(community, &mut *reader, pool, day.on).await?;
    Ok(VitalSigns {
        on: day.on,
        currency,
        waiting_days: rules.map(|rules| rules.values.waiting.illness_days),
        rounds: signs.split_off(signs.len().saturating_sub(ROUNDS_TOLD)),
        delays,
        left_after: a_year_before(day.on)?,
        leaving: leaving::bands(&people, day.on.year()),
    })
}

/// The same day a year before.
pub(crate) fn a_year_before(on: Date) -> Result<Date, Rejection> {
    on.checked_sub(1.year()).map_err(|_| Rejection::DateInvalid)
}
