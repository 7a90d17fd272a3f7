//! The record of a round, and the identities it has to satisfy (SETTLEMENT §12).

use crate::outcome::{MemberOutcome, Round};
use crate::postpaid_member::Debit;
use crate::prepaid::Charge;
use crate::quote::{Position, Quote};
use ledger::{Account, Rejection, TrialBalance};
use money::Amount;
use rules::calendar::RoundDates;

/// Which round, and who was counted.
pub(crate) struct Head {
    pub number: u32,
    pub dates: RoundDates,
    pub payers: u64,
}

/// What a round took from the members, under either funding.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Taking {
    Charge(Charge),
    Debit(Debit),
}

impl Taking {
    pub fn charged(&self) -> Amount {
        match self {
            Taking::Charge(charge) => charge.charged,
            Taking::Debit(debit) => debit.charged,
        }
    }

    fn shortfall(&self) -> Amount {
        match self {
            Taking::Charge(charge) => charge.shortfall,
            Taking::Debit(_) => Amount::ZERO,
        }
    }

    fn written_off(&self) -> Amount {
        match self {
            Taking::Charge(_) => Amount::ZERO,
            Taking::Debit(debit) => debit.written_off,
        }
    }
}

/// The record of a settled round; panics when an identity does not hold.
pub(crate) fn of(
    head: &Head,
    position: &Position<'_>,
    quote: &Quote,
    taking: &Taking,
    previous: Option<&Round>,
) -> Result<Round, Rejection> {
    let passed_on = Amount::sum([quote.carry, taking.shortfall(), taking.written_off()])?;
    let index_before = previous.map_or(Amount::ZERO, |round| round.index);
    let round = Round {
        number: head.number,
        cut: head.dates.cut,
        settle: head.dates.settle,
        payers: head.payers,
        units: position.units,
        cases: u64::try_from(quote.paid.len()).map_err(|_| Rejection::TooMany)?,
        aid: quote.aid,
        aid_paid: quote.aid_paid,
        fee: quote.fee_paid,
        carry_in: position.carry_in,
        reversed: position.reversed,
        need: quote.need,
        share: quote.share,
        sponsor: quote.sponsor,
        overage: quote.overage,
        charged: taking.charged(),
        shortfall: taking.shortfall(),
        written_off: taking.written_off(),
        carry_out: passed_on,
        index: index_before.plus(quote.share)?,
    };
    assert_identities(&round, quote, taking);
    Ok(round)
}

/// SETTLEMENT §12 identities 1 and 2, and what no round may do.
fn assert_identities(round: &Round, quote: &Quote, taking: &Taking) {
    let due = i128::from(round.units) * round.share.wide();
    if let Taking::Charge(_) = taking {
        let accounted = round.charged.wide() + round.shortfall.wide();
        assert!(accounted == due, "§12.1: charged + shortfall = units × share");
    }
    let used = round.aid_paid.wide() + round.fee.wide() + round.carry_in.wide()
        - round.reversed.wide()
        + round.overage.wide();
    // A round without payers may settle empty: it shares nothing, and its carry goes on (§5).
    let unshared = quote.carry.wide() + quote.overage.wide();
    assert!(unshared == 0 || round.units == 0, "only a round without payers settles empty");
    assert!(used - unshared == due + round.sponsor.wide(), "§12.2: what is used = what is shared");
    let never_negative = [
        round.aid,
        round.aid_paid,
        round.fee,
        round.share,
        round.sponsor,
        round.charged,
        round.shortfall,
        round.written_off,
    ];
    assert!(never_negative.iter().all(|amount| !amount.is_negative()), "money flows one way");
    assert!(round.aid_paid <= round.aid, "no case gets more than its aid");
}

/// Sums over every member, for the audit.
#[derive(Debug, Default)]
pub(crate) struct MemberSums {
    owed: i128,
    charged: i128,
    balance: i128,
    arrears: i128,
}

impl MemberSums {
    pub fn add(&mut self, member: &MemberOutcome) -> Result<(), Rejection> {
        let MemberOutcome { owed, charged, balance, arrears, .. } = *member;
        if [owed, charged, balance, arrears].iter().any(|amount| amount.is_negative()) {
            return Err(Rejection::AmountOverflow);
        }
        self.owed += owed.wide();
        self.charged += charged.wide();
        self.balance += balance.wide();
        self.arrears += arrears.wide();
        Ok(())
    }
}

/// SETTLEMENT §12 identity 3, and the ledger's accounts against the sums over the members.
pub(crate) fn assert_members_add_up(
    rounds: &[Round],
    sums: &MemberSums,
    books: &TrialBalance,
) -> Result<(), Rejection> {
    let owed: i128 = rounds.iter().map(|round| i128::from(round.units) * round.share.wide()).sum();
    assert!(sums.owed == owed, "§12.3: what members owe = Σ units × share");
    let charged: i128 = rounds.iter().map(|round| round.charged.wide()).sum();
    assert!(sums.charged == charged, "what members were charged = Σ charged");
    assert!(-sums.balance == books.of(Account::MembersFunds).wide(), "balances = members' funds");
    assert!(sums.arrears == books.of(Account::Receivable).wide(), "arrears = receivable");
    let carry = rounds.last().map_or(Amount::ZERO, |round| round.carry_out);
    assert!(carry == books.of(Account::CarryOver), "the carry = the carry-over account");
    Ok(())
}

#[cfg(test)]
mod tests;
