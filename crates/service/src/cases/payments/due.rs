//! What is due on a day: by the case, by the books, and where to.

use super::accounts::died;
use super::require_treasurer;
use crate::Community;
use crate::cases::opened::OpenCase;
use crate::principal::Principal;
use casework::state::Queue;
use casework::step::PaymentPlan;
use jiff::civil::Date;
use money::Amount;
use store::case_reads::queue;
use store::payment::{PaidTo, PaymentAccount, aid_in_books, payment_accounts};
use store::{PoolId, QueuePlace, StoreFailure};

/// A case whose aid is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentDue {
    /// The case.
    pub case: String,
    /// How much may be paid now.
    pub amount: Amount,
    /// To whose verified account; nothing where there is none yet, and then it stands on no list.
    pub to: Option<PaidTo>,
    /// Until when the community promised to pay.
    pub due_on: Option<Date>,
}

/// A page of the cases that wait for a payment, in the order of the queue, and what of them is due
/// on a day; a case of which nothing is due yet is left out. Answers also the place behind which
/// the next page begins.
///
/// # Errors
/// Those of [`Principal::require`]; [`StoreFailure::Unavailable`].
pub async fn payments_due(
    community: &Community,
    principal: &Principal,
    pool: PoolId,
    (after, limit): (Option<&QueuePlace>, u32),
    on: Date,
) -> Result<(Vec<PaymentDue>, Option<QueuePlace>), StoreFailure> {
    require_treasurer(principal)?;
    let mut reader = community.store.reader().await?;
    let page = queue(&mut *reader, pool, Queue::Payment.slug(), after, limit).await?;
    drop(reader);
    let full = u32::try_from(page.len()).is_ok_and(|count| count == limit);
    let next = page.last().filter(|_| full).and_then(|file| file.place());
    let mut due = Vec::with_capacity(page.len());
    for file in page {
        let open = OpenCase::read(community, pool, &file.case).await?;
        let Some((amount, account)) = due_on(community, &open, on).await? else { continue };
        let to = account.map(|account| account.to);
        due.push(PaymentDue { case: file.case, amount, to, due_on: file.due_on });
    }
    Ok((due, next))
}

/// What of a case's aid is due on a day, beside what is with the bank, and the verified account it
/// goes to; nothing where nothing is due.
pub(super) async fn due_on(
    community: &Community,
    open: &OpenCase,
    on: Date,
) -> Result<Option<(Amount, Option<PaymentAccount>)>, StoreFailure> {
    let (pool, member, case) = (open.pool, open.file.member, &open.file.case);
    let payable = open.case.payable_on(on);
    if payable <= Amount::ZERO {
        return Ok(None);
    }
    let mut reader = community.store.reader().await?;
    let Some(books) = aid_in_books(&mut *reader, pool, case).await? else { return Ok(None) };
    // Counted against what is ripe: what is with the bank, and what the books or the case say was
    // paid, whichever is more.
    let ripe = payable.plus(open.case.paid)?;
    let gone = books.paid_out.max(open.case.paid).plus(books.listed)?;
    let amount = ripe.minus(gone)?.min(books.left());
    if amount <= Amount::ZERO {
        return Ok(None);
    }
    let accounts = payment_accounts(&mut *reader, pool, member, case).await?;
    let died = died(&mut *reader, open).await?;
    let verified = |to: PaidTo| {
        let mut known = accounts.iter().filter(|one| one.verified.is_some());
        known.find(|one| one.to == to && died.allows(to)).cloned()
    };
    Ok(Some((amount, order(&open.case.plan).into_iter().find_map(verified))))
}

/// Whose account comes first: against bills the hospital's, else the member's or the payee's.
fn order(plan: &PaymentPlan) -> [PaidTo; 3] {
    match plan {
        PaymentPlan::AgainstBills => [PaidTo::Hospital, PaidTo::Member, PaidTo::Payee],
        PaymentPlan::AtOnce | PaymentPlan::Staged(_) => {
            [PaidTo::Member, PaidTo::Payee, PaidTo::Hospital]
        }
    }
}
