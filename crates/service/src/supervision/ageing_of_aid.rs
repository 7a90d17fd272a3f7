//! How long aid that a round gave has waited to be paid.

use crate::Community;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use store::supervision::{UnpaidAid, unpaid_aid};
use store::{PoolId, StoreFailure, reads};

/// The most cases that are added up.
pub const CASES_MAX: u32 = 10_000;

/// A stretch of days since the round settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeBand {
    /// From this many days on.
    pub from_days: u32,
    /// Through this many; nothing for the last one.
    pub through_days: Option<u32>,
    /// How many cases wait.
    pub cases: u32,
    /// For how much.
    pub amount: Amount,
}

/// Aid that waits, by age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeingOfAid {
    /// The business date that days are counted to.
    pub on: Date,
    /// By days since the round settled: 0 to 7, 8 to 30, 31 to 90, more.
    pub bands: [AgeBand; 4],
    /// All of it.
    pub total: Amount,
    /// The cases, the longest waiting first.
    pub cases: Vec<UnpaidAid>,
}

/// The aid of a pool that waits to be paid, on its business date.
///
/// # Errors
/// [`Rejection::ScheduleUnknown`], [`Rejection::TooMany`] beyond `CASES_MAX` cases;
/// [`StoreFailure::Unavailable`].
pub async fn ageing_of_aid(
    community: &Community,
    pool: PoolId,
) -> Result<AgeingOfAid, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let on = reads::schedule(&mut *reader, pool).await?.business_date;
    let cases = unpaid_aid(&mut *reader, pool, CASES_MAX).await?;
    if u32::try_from(cases.len()).is_ok_and(|count| count == CASES_MAX) {
        return Err(Rejection::TooMany.into());
    }
    Ok(by_age(on, cases)?)
}

/// Sorts what waits into its bands.
fn by_age(on: Date, cases: Vec<UnpaidAid>) -> Result<AgeingOfAid, Rejection> {
    let band = |from_days, through_days| AgeBand {
        from_days,
        through_days,
        cases: 0,
        amount: Amount::ZERO,
    };
    let mut bands = [band(0, Some(7)), band(8, Some(30)), band(31, Some(90)), band(91, None)];
    let mut total = Amount::ZERO;
    for case in &cases {
        let days = days_between(case.settled_on, on);
        let fits = |band: &&mut AgeBand| band.through_days.is_none_or(|last| days <= last);
        let band = bands.iter_mut().find(fits).expect("the last band has no end");
        band.cases += 1;
        band.amount = band.amount.plus(case.unpaid)?;
        total = total.plus(case.unpaid)?;
    }
    Ok(AgeingOfAid { on, bands, total, cases })
}

/// Days from one to another; none where the other comes first.
pub(super) fn days_between(from: Date, to: Date) -> u32 {
    let days = from.until(to).map_or(0, |span| span.get_days());
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::by_age;
    use jiff::ToSpan;
    use jiff::civil::date;
    use money::Amount;
    use store::supervision::UnpaidAid;

    #[test]
    fn the_bands_of_waiting_are_inclusive() {
        let on = date(2026, 12, 31);
        let waiting = |days: i64, minor| UnpaidAid {
            case: days.to_string(),
            round: 1,
            settled_on: on.saturating_sub(days.days()),
            unpaid: Amount::from_minor(minor),
            listed: Amount::ZERO,
        };
        let days = [(0, 1), (7, 2), (8, 4), (30, 8), (31, 16), (90, 32), (91, 64), (400, 128)];
        let cases = days.map(|(days, minor)| waiting(days, minor)).to_vec();
        let ageing = by_age(on, cases).unwrap();
        let found = ageing.bands.map(|band| (band.cases, band.amount.minor()));
        assert_eq!(found, [(2, 3), (2, 12), (2, 48), (2, 192)]);
        assert_eq!(ageing.total, Amount::from_minor(255));
    }
}
