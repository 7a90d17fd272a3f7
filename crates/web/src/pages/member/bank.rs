//! The bank of a demonstration: it pays in what a member asks for, as a real bank's program would.
//!
//! **Invariant: it has no way of its own**: its token is looked up like any other, and the deposit
//! goes through the use case of payment channels. In earnest there is no such bank.

use super::mine::Mine;
use crate::problem::Problem;
use crate::state::Web;
use ledger::Rejection;
use money::Amount;
use rules::sharing::Funding;
use service::channel::{ChannelDeposit, deposit, require_channel};
use service::family::{FamilyPayment, pay_in};
use service::principal::{Principal, principal};
use store::PersonId;
use uuid::Uuid;

/// Whether there is a bank that pays at the press of a button.
pub(crate) fn is_there(web: &Web) -> bool {
    web.settings.demonstrated_bank.is_some()
}

/// Has the bank report that this was paid in for a member, on the business date.
///
/// # Errors
/// [`Rejection::PathUnknown`] where there is no such bank; those of [`deposit`].
pub(crate) async fn pay(
    web: &Web,
    mine: &Mine,
    (key, amount): (Uuid, Amount),
) -> Result<(), Problem> {
    let channel = channel(web).await?;
    let (pool, member, on) = (mine.pool, mine.member, mine.on);
    let paid = ChannelDeposit { key, pool, member, on, amount };
    deposit(&web.community, &channel, &paid).await?;
    Ok(())
}

/// Has the bank report one payment for everybody somebody pays for in a plan, their own membership
/// first.
///
/// # Errors
/// Those of [`pay`] and of [`pay_in`].
pub(crate) async fn pay_for_all(
    web: &Web,
    (mine, payer): (&Mine, PersonId),
    (batch, amount): (Uuid, Amount),
) -> Result<(), Problem> {
    require_channel(&channel(web).await?)?;
    let Funding::Prepaid(terms) = mine.rules.values.sharing.funding else {
        return Err(Rejection::DepositIntoPostpaid.into());
    };
    let payment = FamilyPayment { batch, pool: mine.pool, payer, on: mine.on, amount };
    pay_in(&web.community, &terms, &payment).await?;
    Ok(())
}

/// Who the bank is, by its token.
async fn channel(web: &Web) -> Result<Principal, Problem> {
    let bank = web.settings.demonstrated_bank.as_ref().ok_or(Rejection::PathUnknown)?;
    Ok(principal(&web.community, &bank.token, web.now()).await?)
}
