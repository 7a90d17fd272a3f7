//! Which cases a round carries, and which come back (SETTLEMENT §4).

use crate::book::Case;
use crate::outcome::CaseOutcome;
use crate::quote::Quote;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;

/// The cases of a book on their way through the rounds.
///
/// Rounds open in time order; each opened round either carries a prefix of the candidates or leaves
/// them waiting.
#[derive(Debug)]
pub struct Docket<'book> {
    cases: &'book [Case],
    outcomes: Vec<CaseOutcome>,
    /// The first case not yet approved before the last opened cut.
    next: usize,
    /// Approved cases no round has carried, in order.
    waiting: Vec<usize>,
    /// Carried cases with a withdrawal still to come, in no order: few.
    withdrawals: Vec<usize>,
}

/// Aid and fees that came back in one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reversal {
    /// The aid returned.
    pub aid: Amount,
    /// The fees attributed to it.
    pub fee: Amount,
}

impl<'book> Docket<'book> {
    /// The docket of cases in the order of SETTLEMENT §4.
    pub fn new(cases: &'book [Case]) -> Docket<'book> {
        let outcomes = vec![CaseOutcome::default(); cases.len()];
        Docket { cases, outcomes, next: 0, waiting: Vec::new(), withdrawals: Vec::new() }
    }

    /// Opens a round: cases approved before its cut become candidates, cases withdrawn by its
    /// settle date are dropped for good. Returns the candidates' aids, in order.
    pub fn open(&mut self, cut: Date, settle: Date) -> Vec<Amount> {
        while self.cases.get(self.next).is_some_and(|case| case.approved_on < cut) {
            self.waiting.push(self.next);
            self.next += 1;
        }
        let cases = self.cases;
        let stands = |position: &usize| cases[*position].withdrawn_on.is_none_or(|on| on > settle);
        self.waiting.retain(stands);
        self.waiting.iter().map(|position| cases[*position].aid).collect()
    }

    /// What comes back in the round that settles on `settle`: cases an earlier round carried whose
    /// withdrawal is no later.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`] when the sum does not fit.
    pub fn reverse(&mut self, settle: Date) -> Result<Reversal, Rejection> {
        let cases = self.cases;
        let comes_back = |position: &mut usize| {
            cases[*position].withdrawn_on.is_some_and(|withdrawn_on| withdrawn_on <= settle)
        };
        let mut reversal = Reversal::default();
        for position in self.withdrawals.extract_if(.., comes_back) {
            let outcome = &mut self.outcomes[position];
            outcome.reversed = true;
            reversal.aid = reversal.aid.plus(outcome.paid)?;
            reversal.fee = reversal.fee.plus(outcome.fee)?;
        }
        Ok(reversal)
    }

    /// Carries the first candidates of the opened round as the quote pays them, and returns the
    /// positions of the carried cases.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`] never in a checked quote; it is passed on, not swallowed.
    pub fn carry(&mut self, round: u32, quote: &Quote) -> Result<Vec<usize>, Rejection> {
        let carried: Vec<usize> = self.waiting.drain(..quote.paid.len()).collect();
        for (position, paid) in carried.iter().zip(&quote.paid) {
            let fee = attributed_fee(quote.fee_paid, *paid, quote.aid_paid)?;
            self.outcomes[*position] =
                CaseOutcome { round: Some(round), paid: *paid, fee, reversed: false };
            if self.cases[*position].withdrawn_on.is_some() {
                self.withdrawals.push(*position);
            }
        }
        Ok(carried)
    }

    /// What became of each case, in order.
    pub fn into_outcomes(self) -> Vec<CaseOutcome> {
        self.outcomes
    }
}

/// floor(fee × paid / aid paid): the part of a round's fee that one case bears.
fn attributed_fee(fee: Amount, paid: Amount, aid_paid: Amount) -> Result<Amount, Rejection> {
    if aid_paid == Amount::ZERO {
        return Ok(Amount::ZERO);
    }
    Ok(Amount::from_wide(fee.wide() * paid.wide() / aid_paid.wide())?)
}

#[cfg(test)]
mod tests;
