//! What a plan costs and gives somebody of an age: asked before joining, by anybody, and kept
//! nowhere.
//!
//! **Invariant: it promises nothing.** The cost of a year is an interval, with what it is drawn
//! from beside it; and the deposit it names is the one that keeps cover at the high end.

mod yearly;

pub use yearly::{Basis, YearlyShare};

use crate::Community;
use crate::plans::find_rules_on;
use crate::vital_signs::people_of;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::Rulebook;
use rules::age::age_on;
use rules::articles::Refusal;
use rules::articles::eligibility::joining_dates;
use rules::articles::ending::age_limit_on;
use rules::articles::waiting::{first_covered_on, in_force_on};
use rules::sharing::Funding;
use rules::values::{Band, Benefit, Cause, Eligibility, LowestAge, Payment};
use rules::version::VersionId;
use store::figures::{PoolDay, last_rounds, live_pools};
use store::{PoolId, StoreFailure};
use yearly::Drawn;

/// The most rounds of a year: one a day.
const ROUNDS_OF_A_YEAR: u32 = 366;

/// The greatest age that is asked about.
const AGE_MAX: u32 = 150;

/// Of whom the cost is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Who was born on this day.
    Born(Date),
    /// Who is of this age.
    Aged(u32),
}

/// What a plan costs and gives somebody who joins today with one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostQuote {
    /// The business date.
    pub on: Date,
    /// The version of the rules in force.
    pub version_id: VersionId,
    /// In what its amounts are counted.
    pub currency: Currency,
    /// The age in whole years.
    pub age: u32,
    /// Why this age may not join, and by which article.
    pub refusal: Option<Refusal>,
    /// Article 2: the first and the last day on which this person may join.
    pub may_join: (Date, Date),
    /// The shares of a year.
    pub yearly: YearlyShare,
    /// What has to be there to stay covered.
    pub keeps_cover: KeepsCover,
    /// Article 7: what is given, its bands cut to the ages from this one to the end.
    pub benefit: Benefit,
    /// Article 4: the first day in force.
    pub in_force_on: Date,
    /// Article 5: the days that an illness waits, and the first day on which it is covered.
    pub illness: Waits,
    /// Article 5: the same for an accident.
    pub accident: Waits,
    /// Article 12: the birthday on which the membership ends.
    pub ends_on: Date,
}

/// How long a cause waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// The days.
    pub days: u32,
    /// The first day on which a diagnosis is covered.
    pub covered_on: Date,
}

/// The amount that really keeps cover, for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepsCover {
    /// Paid in beforehand.
    Prepaid {
        /// The balance below which a member is not covered.
        floor: Amount,
        /// What the plan asks for at joining.
        asked: Amount,
        /// What covers a year of high shares and leaves the floor; never less than is asked.
        deposit: Amount,
    },
    /// Debited after each round.
    Postpaid {
        /// The debit of a high round.
        high_debit: Amount,
        /// Article 8: the most a round may ask; nothing where the rules set no limit.
        limit: Option<Amount>,
    },
}

/// What a pool costs and gives somebody. Nothing is kept of who asked.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`] for a pool that is unknown or has no calendar;
/// [`Rejection::NoRulesInForce`], [`Rejection::DateInvalid`] for an age nobody has,
/// [`Rejection::AmountOverflow`]; [`StoreFailure::Unavailable`].
pub async fn quote_cost(
    community: &Community,
    pool: PoolId,
    whose: Whose,
) -> Result<CostQuote, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let before = pool.checked_sub(1).ok_or(Rejection::ScheduleUnknown)?;
    let live = live_pools(&mut *reader, before, 1).await?.pop();
    let live = live.filter(|live| live.pool == pool).ok_or(Rejection::ScheduleUnknown)?;
    let rules = find_rules_on(community, &mut *reader, pool, live.on).await?;
    let rules = rules.ok_or(Rejection::NoRulesInForce)?;
    let rounds = last_rounds(&mut *reader, pool, ROUNDS_OF_A_YEAR).await?;
    drop(reader);
    let born = born_of(whose, live.on, rules.values.eligibility)?;
    let yearly = match yearly::of_rounds(&rules, &rounds, live.on)? {
        Some(yearly) => yearly,
        None => {
            let round = live.last_round.map_or(0, |round| round.number);
            let day = PoolDay { on: live.on, round };
            let people = people_of(community, pool, day).await?;
            let age = age_on(born, live.on).unwrap_or(0);
            let drawn = Drawn { people: &people, age, payers: live.payers, on: live.on };
            yearly::of_incidence(&rules, &drawn)?
        }
    };
    Ok(reckon(&rules, born, live.on, yearly)?)
}

/// What the rules say of somebody, beside the shares of a year.
fn reckon(
    rules: &Rulebook,
    born: Date,
    on: Date,
    yearly: YearlyShare,
) -> Result<CostQuote, Rejection> {
    let values = &rules.values;
    let age = age_on(born, on).unwrap_or(0);
    let may_join = joining_dates(values.eligibility, born);
    let refusal = match may_join {
        (first, _) if on < first => Some(Rejection::TooYoung),
        (_, last) if on > last => Some(Rejection::TooOld),
        _ => None,
    };
    let keeps_cover = match (values.payment, values.sharing.funding) {
        (Payment::Prepaid { joining_deposit: asked, .. }, Funding::Prepaid(terms)) => {
            let deposit = terms.floor.plus(yearly.high)?.max(asked);
            KeepsCover::Prepaid { floor: terms.floor, asked, deposit }
        }
        _ => {
            KeepsCover::Postpaid { high_debit: yearly.high_round, limit: values.sharing.round_cap }
        }
    };
    let waits =
        |cause, days| Waits { days, covered_on: first_covered_on(values.waiting, on, cause) };
    let mut benefit = values.benefit.clone();
    benefit.bands = bands_from(&benefit.bands, age, values.ending.age_limit);
    Ok(CostQuote {
        on,
        version_id: rules.version_id,
        currency: values.sharing.currency,
        age,
        refusal: refusal.map(Refusal::of),
        may_join,
        yearly,
        keeps_cover,
        benefit,
        in_force_on: in_force_on(on),
        illness: waits(Cause::Illness, values.waiting.illness_days),
        accident: waits(Cause::Accident, values.waiting.accident_days),
        ends_on: age_limit_on(&values.ending, born),
    })
}

/// The bands that still apply from an age on, until the birthday of the limit.
fn bands_from(bands: &[Band], age: u32, age_limit: u32) -> Vec<Band> {
    let cut = bands.iter().map(|band| Band {
        age_from: band.age_from.max(age),
        age_through: band.age_through.min(age_limit.saturating_sub(1)),
        ..band.clone()
    });
    cut.filter(|band| band.age_from <= band.age_through).collect()
}

/// A day of birth that fits: of an age, the day on which it is reached. One of no years whom the
/// plan takes some days after birth is so old.
fn born_of(whose: Whose, on: Date, eligibility: Eligibility) -> Result<Date, Rejection> {
    let span = match (whose, eligibility.age_min) {
        (Whose::Born(born), _) => return Ok(born),
        (Whose::Aged(0), LowestAge::Days(days)) => i64::from(days.min(364)).days(),
        (Whose::Aged(age), _) if age <= AGE_MAX => i64::from(age).years(),
        (Whose::Aged(_), _) => return Err(Rejection::DateInvalid),
    };
    on.checked_sub(span).map_err(|_| Rejection::DateInvalid)
}

#[cfg(test)]
mod tests;
