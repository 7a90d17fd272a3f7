//! What the treasurers do at the end of a day: the bank's statement, and balances that go back.

use super::accounts::Treasurers;
use super::plans::{FERRY, HARBOUR, noon};
use jiff::civil::Date;
use money::Amount;
use service::Community;
use service::custody::{enter_statement, expected_on};
use service::refunds::{TOGETHER_MAX, refund_together, refunds_due};
use store::StoreFailure;

/// Whether a day has an end that the treasurers look at: the last of a month, or one on which the
/// bank shows too little.
pub fn is_looked_at(day: Date, missing: Amount) -> bool {
    day == day.last_of_month() || missing > Amount::ZERO
}

/// Ends a day: on the last of a month balances of former members go back, then what the bank shows
/// is entered; in the prepaid plan it shows so much too little.
pub async fn end_day(
    community: &Community,
    treasurers: &Treasurers,
    day: Date,
    missing: Amount,
) -> Result<(), StoreFailure> {
    let Treasurers { first, second } = treasurers;
    let (month_ends, now) = (day == day.last_of_month(), noon(day));
    if month_ends {
        let limit = u32::try_from(TOGETHER_MAX).expect("a batch is small");
        loop {
            let due = refunds_due(community, first, FERRY, None, limit).await?;
            if due.is_empty() {
                break;
            }
            let batch = (FERRY, community.new_id(now));
            refund_together(community, (first, second), batch, &due, (day, now)).await?;
        }
    }
    for (pool, missing) in [(FERRY, missing), (HARBOUR, Amount::ZERO)] {
        if month_ends || missing > Amount::ZERO {
            let stated = expected_on(community, first, pool, day).await?.minus(missing)?;
            let entry = (pool, community.new_id(now));
            enter_statement(community, first, entry, day, stated).await?;
        }
    }
    Ok(())
}
