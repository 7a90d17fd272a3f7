//! The slow form: SETTLEMENT once more, one record per member, every member read every round.
//!
//! It is here to be compared with the fast form, by the tests and by whoever wants to check a book.
//! So it is plain where the fast form is quick, and shares no settlement code with it.

mod person;
mod price;

pub use self::price::{Price, Sum};

use self::person::{Person, Taken};
use crate::book::{Book, Case};
use crate::outcome::{CaseOutcome, Outcome, Round};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Funding;

/// One round alone, from the aids of the cases it could carry in the order of §4: for whoever has
/// the figures of rounds and no members, such as a reader of the public log.
pub fn price_round(sum: &Sum<'_>, aids: Vec<i128>) -> Price {
    sum.price(aids)
}

/// Settles every round of a book.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when a printed amount leaves 64 bits.
pub fn settle(book: &Book) -> Result<Outcome, Rejection> {
    let mut ledger = Ledger {
        book,
        people: vec![Person::default(); book.members().len()],
        cases: vec![CaseOutcome::default(); book.cases().len()],
        rounds: Vec::new(),
        ignored_failures: 0,
    };
    let mut seen_before = Date::MIN;
    for (number, dates) in (1..).zip(book.rounds()) {
        ledger.receive(seen_before, dates.cut);
        let obliged = ledger.obliged(dates.cut);
        ledger.receive(dates.cut, dates.settle);
        ledger.settle_round(number, *dates, &obliged)?;
        seen_before = dates.settle;
    }
    ledger.receive(seen_before, Date::MAX);
    let unheard = book.failures().iter().filter(|failure| {
        usize::try_from(failure.round).is_ok_and(|round| round > ledger.rounds.len())
    });
    let ignored_failures = ledger.ignored_failures + count(unheard.count());
    let people = ledger.people.iter().zip(book.members());
    let members = people.map(|(person, member)| person.outcome(book, member));
    let members = members.collect::<Result<_, _>>()?;
    Ok(Outcome { rounds: ledger.rounds, members, cases: ledger.cases, ignored_failures })
}

struct Ledger<'book> {
    book: &'book Book,
    people: Vec<Person>,
    cases: Vec<CaseOutcome>,
    rounds: Vec<Round>,
    ignored_failures: u64,
}

impl Ledger<'_> {
    /// §8: takes in the deposits dated from `from` to before `before`, and within the book.
    fn receive(&mut self, from: Date, before: Date) {
        let Funding::Prepaid(terms) = self.book.sharing().funding else {
            return;
        };
        for person in &mut self.people {
            person.ever_covered |= person.balance >= terms.floor.wide();
        }
        for deposit in self.book.deposits() {
            if from <= deposit.on && deposit.on < before && deposit.on <= self.book.through() {
                self.people[place(deposit.member)].receive(deposit, &terms);
            }
        }
    }

    /// §3: whether each member is obliged at a cut.
    fn obliged(&mut self, cut: Date) -> Vec<bool> {
        let sharing = self.book.sharing();
        let mut obliged = Vec::new();
        for (person, member) in self.people.iter().zip(self.book.members()) {
            let joined = member.joined_on < cut;
            let stayed = member.left_on.is_none_or(|left_on| left_on >= cut);
            let waited = after_days(member.joined_on, sharing.waiting_days) < cut;
            let shares_now = sharing.waiting_members_share || waited;
            let ended = person.aided || person.removed || person.lapsed;
            let covered = match sharing.funding {
                Funding::Prepaid(terms) => {
                    person.balance >= terms.floor.wide() && person.suspended_on.is_none()
                }
                Funding::Postpaid(_) => true,
            };
            obliged.push(joined && stayed && shares_now && !ended && covered);
        }
        obliged
    }

    fn settle_round(
        &mut self,
        number: u32,
        dates: RoundDates,
        obliged: &[bool],
    ) -> Result<(), Rejection> {
        let candidates = self.candidates(dates);
        let reversed = self.reverse(dates.settle);
        let payers = obliged.iter().filter(|obliged| **obliged).count();
        let units: i128 = self
            .book
            .members()
            .iter()
            .zip(obliged)
            .map(|(member, obliged)| if *obliged { i128::from(member.units) } else { 0 })
            .sum();
        let carry_in = self.rounds.last().map_or(0, |round| round.carry_out.wide());
        let aids = candidates.iter().map(|place| self.book.cases()[*place].aid.wide()).collect();
        let shared_this_year = self.shared_in_year_of(dates.settle);
        let sum = Sum { sharing: self.book.sharing(), carry_in, reversed, units, shared_this_year };
        let price = sum.price(aids);
        self.record_cases(number, &candidates, &price)?;
        let taken = self.take(number, dates.settle, price.share, obliged, &candidates, &price);
        let shared = units * price.share + price.sponsor;
        let used = price.aid_paid + price.fee_paid + carry_in - reversed;
        let (overage, carry) = match price.settles_empty {
            true => (0, used),
            false => (shared - used, used - shared),
        };
        let index_before = self.rounds.last().map_or(0, |round| round.index.wide());
        self.rounds.push(Round {
            number,
            cut: dates.cut,
            settle: dates.settle,
            payers: count(payers),
            units: u64::try_from(units).map_err(|_| Rejection::AmountOverflow)?,
            cases: count(price.paid.len()),
            aid: Amount::from_wide(price.aid)?,
            aid_paid: Amount::from_wide(price.aid_paid)?,
            fee: Amount::from_wide(price.fee_paid)?,
            carry_in: Amount::from_wide(carry_in)?,
            reversed: Amount::from_wide(reversed)?,
            need: Amount::from_wide(price.need)?,
            share: Amount::from_wide(price.share)?,
            sponsor: Amount::from_wide(price.sponsor)?,
            overage: Amount::from_wide(overage)?,
            charged: Amount::from_wide(taken.charged)?,
            shortfall: Amount::from_wide(taken.shortfall)?,
            written_off: Amount::from_wide(taken.written_off)?,
            carry_out: Amount::from_wide(carry + taken.shortfall + taken.written_off)?,
            index: Amount::from_wide(index_before + price.share)?,
        });
        Ok(())
    }

    /// §4: the cases this round could carry, in order.
    fn candidates(&self, dates: RoundDates) -> Vec<usize> {
        let could_be_carried = |place: &usize| {
            let Case { approved_on, withdrawn_on, .. } = &self.book.cases()[*place];
            let stands = withdrawn_on.is_none_or(|on| on > dates.settle);
            *approved_on < dates.cut && stands && self.cases[*place].round.is_none()
        };
        (0..self.cases.len()).filter(could_be_carried).collect()
    }

    /// §4: marks and sums what comes back by this settle date.
    fn reverse(&mut self, settle: Date) -> i128 {
        let mut reversed = 0;
        for (outcome, case) in self.cases.iter_mut().zip(self.book.cases()) {
            let withdrawn = case.withdrawn_on.is_some_and(|on| on <= settle);
            if outcome.round.is_some() && withdrawn && !outcome.reversed {
                outcome.reversed = true;
                reversed += outcome.paid.wide() + outcome.fee.wide();
            }
        }
        reversed
    }

    fn shared_in_year_of(&self, settle: Date) -> i128 {
        let same_year = |round: &&Round| round.settle.year() == settle.year();
        self.rounds.iter().filter(same_year).map(|round| round.share.wide()).sum()
    }

    fn record_cases(
        &mut self,
        number: u32,
        candidates: &[usize],
        price: &Price,
    ) -> Result<(), Rejection> {
        for (place, paid) in candidates.iter().zip(&price.paid) {
            let fee = match price.aid_paid {
                0 => 0,
                aid_paid => price.fee_paid * paid / aid_paid,
            };
            self.cases[*place] = CaseOutcome {
                round: Some(number),
                paid: Amount::from_wide(*paid)?,
                fee: Amount::from_wide(fee)?,
                reversed: false,
            };
        }
        Ok(())
    }

    /// §8 to §10: charges or debits every obliged member, then ends what is to end.
    fn take(
        &mut self,
        number: u32,
        settle: Date,
        share: i128,
        obliged: &[bool],
        candidates: &[usize],
        price: &Price,
    ) -> Taken {
        let mut taken = Taken::default();
        let aided: Vec<u32> = candidates
            .iter()
            .take(price.paid.len())
            .filter_map(|place| self.book.cases()[*place].member)
            .collect();
        let mut failing = vec![false; self.people.len()];
        for failure in self.book.failures_of(number) {
            failing[place(failure.member)] = true;
            if share == 0 || !obliged[place(failure.member)] {
                self.ignored_failures += 1;
            }
        }
        for (position, member) in self.book.members().iter().enumerate() {
            if obliged[position] {
                let due = i128::from(member.units) * share;
                let person = &mut self.people[position];
                match self.book.sharing().funding {
                    Funding::Prepaid(terms) => person.charge(due, settle, &terms, &mut taken),
                    Funding::Postpaid(_) => person.debit(due, failing[position], &mut taken),
                }
            }
        }
        for number in aided {
            let person = &mut self.people[place(number)];
            person.aided = true;
            person.charged += person.arrears;
            taken.charged += person.arrears;
            person.arrears = 0;
        }
        if let Funding::Postpaid(terms) = self.book.sharing().funding {
            for (person, obliged) in self.people.iter_mut().zip(obliged) {
                if *obliged {
                    person.remove_if_failed(&terms, &mut taken);
                }
            }
        }
        taken
    }
}

fn after_days(date: Date, days: u32) -> Date {
    date.checked_add(i64::from(days).days()).unwrap_or(Date::MAX)
}

fn place(member: u32) -> usize {
    usize::try_from(member).expect("a 32-bit number fits an index")
}

fn count(items: usize) -> u64 {
    u64::try_from(items).expect("a count of rows fits 64 bits")
}
