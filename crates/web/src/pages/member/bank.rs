//! The bank of a demonstration: it pays in what a member asks for, as a real bank's program would.
//!
//! **Invariant: it has no way of its own**: its token is looked up like any other, and the deposit
//! goes through the use case of payment channels. In earnest there is no such bank.

use super::mine::Mine;
use crate::problem::Problem;
use crate::state::Web;
use ledger::Rejection;
use money::Amount;
use service::channel::{ChannelDeposit, deposit};
use service::principal::principal;
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
    let bank = web.settings.demonstrated_bank.as_ref().ok_or(Rejection::PathUnknown)?;
    let channel = principal(&web.community, &bank.token, web.now()).await?;
    let (pool, member, on) = (mine.pool, mine.member, mine.on);
    let paid = ChannelDeposit { key, pool, member, on, amount };
    deposit(&web.community, &channel, &paid).await?;
    Ok(())
}
