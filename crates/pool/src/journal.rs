//! What a round posts: a handful of balanced lines for the whole pool (SETTLEMENT §12.4).

use crate::book::Deposit;
use crate::docket::Reversal;
use crate::outcome::Round;
use crate::round::Taking;
use ledger::{Account, Line, Purpose, Rejection, Transfer};
use money::Amount;

/// The posting of a stretch of deposits, on the date of the last; nothing for none.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub(crate) fn of_deposits(deposits: &[Deposit]) -> Result<Option<Transfer>, Rejection> {
    let Some(last) = deposits.last() else {
        return Ok(None);
    };
    let total = Amount::sum(deposits.iter().map(|deposit| deposit.amount))?;
    let lines = [debit(Account::CustodyCash, total)?, credit(Account::MembersFunds, total)?];
    Transfer::new(last.on, Purpose::Deposits, &lines).map(Some)
}

/// The postings of a round: what came back, what was shared, what was collected, what was given up.
///
/// # Errors
/// [`Rejection::AmountOverflow`].
pub(crate) fn of_round(
    round: &Round,
    reversal: &Reversal,
    taking: &Taking,
) -> Result<Vec<Transfer>, Rejection> {
    let post = |purpose, lines: &[Line]| Transfer::new(round.settle, purpose, lines);
    let mut transfers = vec![
        post(
            Purpose::Reversal,
            &[
                debit(Account::AidPayable, reversal.aid)?,
                debit(Account::Fee, reversal.fee)?,
                credit(Account::CarryOver, round.reversed)?,
            ],
        )?,
        post(Purpose::Share, &share_lines(round, taking)?)?,
    ];
    if let Taking::Debit(collected) = taking {
        let cash = collected.charged.minus(collected.netted)?;
        transfers.push(post(
            Purpose::Collection,
            &[
                debit(Account::CustodyCash, cash)?,
                debit(Account::AidPayable, collected.netted)?,
                credit(Account::Receivable, collected.charged)?,
            ],
        )?);
        let given_up = collected.written_off;
        transfers.push(post(
            Purpose::WriteOff,
            &[
                debit(Account::WriteOff, given_up)?,
                credit(Account::Receivable, given_up)?,
                debit(Account::CarryOver, given_up)?,
                credit(Account::WriteOff, given_up)?,
            ],
        )?);
    }
    transfers.retain(|transfer| !transfer.lines().is_empty());
    Ok(transfers)
}

/// Members (or what they now owe) and the operator bear the aid, the fee and the change of carry.
fn share_lines(round: &Round, taking: &Taking) -> Result<Vec<Line>, Rejection> {
    let borne_by_members = match taking {
        Taking::Charge(charge) => debit(Account::MembersFunds, charge.charged)?,
        Taking::Debit(_) => debit(Account::Receivable, round.share.times(round.units)?)?,
    };
    // The reversal has its own posting, and so has the write-off.
    let change = round.carry_out.minus(round.carry_in)?.plus(round.reversed)?;
    Ok(vec![
        borne_by_members,
        debit(Account::Sponsor, round.sponsor)?,
        debit(Account::CarryOver, change.minus(round.written_off)?)?,
        credit(Account::AidPayable, round.aid_paid)?,
        credit(Account::Fee, round.fee)?,
    ])
}

fn debit(account: Account, amount: Amount) -> Result<Line, Rejection> {
    Ok(Line { account, amount })
}

fn credit(account: Account, amount: Amount) -> Result<Line, Rejection> {
    Ok(Line { account, amount: Amount::ZERO.minus(amount)? })
}

#[cfg(test)]
mod tests;
