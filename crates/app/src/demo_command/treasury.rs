//! What the treasurers do: aid that is paid, balances that go back, and the bank's statements.

use super::accounts::Treasurers;
use super::plans::{FERRY, HARBOUR, noon, settles_on};
use jiff::civil::Date;
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::custody::{enter_statement, expected_on};
use service::paying_out::{TOGETHER_MAX, aid_due, pay_aid_together, refund_together, refunds_due};
use std::sync::Arc;
use store::custody::AidDue;
use store::{PoolId, StoreFailure};

/// The plans whose bank the treasurers look at, at the end of a day, and how much it shows too
/// little: on the last of a month, on the day of a round, so that the balances after it can be held
/// against the bank's word, and where something is missing, which it is in the prepaid plan.
pub fn looked_at(rules: &[Arc<Rulebook>; 2], day: Date, missing: Amount) -> Vec<(PoolId, Amount)> {
    let month_ends = day == day.last_of_month();
    let plans = [(FERRY, missing), (HARBOUR, Amount::ZERO)].into_iter().zip(rules);
    let looked_at = plans.filter(|((_, missing), rules)| {
        month_ends || *missing > Amount::ZERO || settles_on(rules, day)
    });
    looked_at.map(|(plan, _)| plan).collect()
}

/// Pays aid, the oldest round first, as far as the money in custody reaches: where debits failed it
/// may not reach, and what is missing is paid out of a later round. Nothing is paid that may not
/// be. Answers what was.
pub async fn pay_aid(
    community: &Community,
    treasurers: &Treasurers,
    (pool, day): (PoolId, Date),
    may_be_paid: impl Fn(&str) -> bool,
) -> Result<Vec<AidDue>, StoreFailure> {
    let Treasurers { first, second } = treasurers;
    let limit = u32::try_from(TOGETHER_MAX).expect("a batch is small");
    let mut cash = expected_on(community, first, pool, day).await?;
    let mut due = aid_due(community, first, pool, limit).await?;
    due.retain(|aid| may_be_paid(&aid.case));
    for aid in &mut due {
        aid.amount = aid.amount.min(cash);
        cash = cash.minus(aid.amount)?;
    }
    due.retain(|aid| aid.amount > Amount::ZERO);
    if due.is_empty() {
        return Ok(due);
    }
    let (now, two) = (noon(day), (first, second));
    let batch = (pool, community.new_id(now));
    pay_aid_together(community, two, batch, &due, (day, now)).await?;
    Ok(due)
}

/// Ends a day: on the last of a month balances of former members go back, then what the bank shows
/// is entered where it is looked at.
pub async fn end_day(
    community: &Community,
    treasurers: &Treasurers,
    day: Date,
    looked_at: &[(PoolId, Amount)],
) -> Result<(), StoreFailure> {
    let Treasurers { first, second } = treasurers;
    let now = noon(day);
    if day == day.last_of_month() {
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
    for (pool, missing) in looked_at {
        let stated = expected_on(community, first, *pool, day).await?.minus(*missing)?;
        let entry = (*pool, community.new_id(now));
        enter_statement(community, first, entry, day, stated).await?;
    }
    Ok(())
}
