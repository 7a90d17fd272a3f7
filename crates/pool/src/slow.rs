//! The slow form: SETTLEMENT once more, one record per member, every member read every round.
//!
//! It is here to be compared with the fast form, by the tests and by whoever wants to check a book.
//! So it is plain where the fast form is quick, and shares no settlement code with it.

use crate::book::{Book, Case, Deposit, Member};
use crate::outcome::{CaseOutcome, MemberOutcome, Outcome, Round, Status};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

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

/// Everything there is to know about one member.
#[derive(Clone, Default)]
struct Person {
    balance: i128,
    owed: i128,
    charged: i128,
    arrears: i128,
    failed_in_a_row: u32,
    recoveries: u32,
    suspended_on: Option<Date>,
    ever_covered: bool,
    aided: bool,
    removed: bool,
    lapsed: bool,
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

#[derive(Default)]
struct Taken {
    charged: i128,
    shortfall: i128,
    written_off: i128,
}

impl Person {
    fn receive(&mut self, deposit: &Deposit, terms: &Prepaid) {
        self.balance += deposit.amount.wide();
        let covers = self.balance >= terms.floor.wide();
        self.lapse_by(deposit.on, terms);
        if self.suspended_on.is_some() && covers {
            self.suspended_on = None;
            self.recoveries += 1;
        }
        self.ever_covered |= covers;
    }

    /// §8: a suspension that can no longer end has ended the membership.
    fn lapse_by(&mut self, on: Date, terms: &Prepaid) {
        if let Some(suspended_on) = self.suspended_on {
            let too_late = on > after_days(suspended_on, terms.recovery_days);
            if too_late || self.recoveries >= terms.max_recoveries {
                self.suspended_on = None;
                self.lapsed = true;
            }
        }
    }

    fn charge(&mut self, due: i128, settle: Date, terms: &Prepaid, taken: &mut Taken) {
        let charged = due.min(self.balance);
        self.owed += due;
        self.charged += charged;
        self.balance -= charged;
        taken.charged += charged;
        taken.shortfall += due - charged;
        if self.balance < terms.floor.wide() || charged < due {
            self.suspended_on = Some(settle);
        }
    }

    fn debit(&mut self, due: i128, failing: bool, taken: &mut Taken) {
        self.owed += due;
        if due == 0 {
            return;
        }
        if failing {
            self.arrears += due;
            self.failed_in_a_row += 1;
        } else {
            self.charged += self.arrears + due;
            taken.charged += self.arrears + due;
            self.arrears = 0;
            self.failed_in_a_row = 0;
        }
    }

    fn remove_if_failed(&mut self, terms: &Postpaid, taken: &mut Taken) {
        if !self.aided && !self.removed && self.failed_in_a_row >= terms.max_failed {
            self.removed = true;
            taken.written_off += self.arrears;
            self.arrears = 0;
        }
    }

    /// §11: where the member stands at the end of the book.
    fn outcome(&self, book: &Book, member: &Member) -> Result<MemberOutcome, Rejection> {
        let through = book.through();
        let mut person = self.clone();
        if let Funding::Prepaid(terms) = book.sharing().funding {
            person.lapse_by(through, &terms);
            person.ever_covered |= person.balance >= terms.floor.wide();
        } else {
            person.ever_covered = true;
        }
        let status = if person.aided {
            Status::Aided
        } else if person.removed {
            Status::Removed
        } else if member.left_on.is_some_and(|left_on| left_on <= through) {
            Status::Left
        } else if person.lapsed {
            Status::Lapsed
        } else if person.suspended_on.is_some() {
            Status::Suspended
        } else if !person.ever_covered {
            Status::NotCovered
        } else if after_days(member.joined_on, book.sharing().waiting_days) >= through {
            Status::Waiting
        } else {
            Status::Active
        };
        Ok(MemberOutcome {
            status,
            owed: Amount::from_wide(person.owed)?,
            charged: Amount::from_wide(person.charged)?,
            balance: Amount::from_wide(person.balance)?,
            arrears: Amount::from_wide(person.arrears)?,
        })
    }
}

/// What §5 to §7 start from.
struct Sum<'book> {
    sharing: &'book Sharing,
    carry_in: i128,
    reversed: i128,
    units: i128,
    shared_this_year: i128,
}

/// What §5 to §7 come to.
#[derive(Default)]
struct Price {
    paid: Vec<i128>,
    aid: i128,
    aid_paid: i128,
    fee_paid: i128,
    need: i128,
    share: i128,
    sponsor: i128,
    settles_empty: bool,
}

impl Sum<'_> {
    fn price(&self, aids: Vec<i128>) -> Price {
        let need = self.need(&aids);
        if need > 0 && self.units == 0 {
            return Price { settles_empty: true, ..self.in_full(Vec::new(), 0, 0) };
        }
        let share = self.share(need);
        let limit = self.limit(aids.len());
        match self.sharing.over_limit {
            _ if share <= limit => self.in_full(aids, share, 0),
            OverLimit::Sponsor => {
                let missing = (need - self.units * limit).max(0);
                self.in_full(aids, limit, missing)
            }
            OverLimit::Prorate => self.in_part(&aids, limit),
            OverLimit::Defer => self.as_many_as_fit(aids),
        }
    }

    fn fee(&self, aid: i128) -> i128 {
        (aid * i128::from(self.sharing.fee_bp) * 2 + 10_000) / 20_000
    }

    fn need(&self, aids: &[i128]) -> i128 {
        let aid: i128 = aids.iter().sum();
        aid + self.fee(aid) + self.carry_in - self.reversed
    }

    fn share(&self, need: i128) -> i128 {
        if need <= 0 {
            return 0;
        }
        match self.sharing.rounding {
            Rounding::Up => (need + self.units - 1) / self.units,
            Rounding::HalfUp => ((2 * need + self.units) / (2 * self.units)).max(1),
        }
    }

    /// The smallest cap; no caps at all limit nothing.
    fn limit(&self, cases: usize) -> i128 {
        let mut limit = i128::MAX;
        if let (Some(cap), 1..) = (self.sharing.case_cap, cases) {
            limit = limit.min(cap.wide() * i128::from(count(cases)));
        }
        if let Some(cap) = self.sharing.round_cap {
            limit = limit.min(cap.wide());
        }
        if let Some(cap) = self.sharing.year_cap {
            limit = limit.min((cap.wide() - self.shared_this_year).max(0));
        }
        limit
    }

    fn in_full(&self, aids: Vec<i128>, share: i128, sponsor: i128) -> Price {
        let aid = aids.iter().sum();
        let need = self.need(&aids);
        let fee_paid = self.fee(aid);
        let paid = aids;
        Price { paid, aid, aid_paid: aid, fee_paid, need, share, sponsor, ..Price::default() }
    }

    fn in_part(&self, aids: &[i128], limit: i128) -> Price {
        let aid: i128 = aids.iter().sum();
        let money = (self.units * limit - self.carry_in + self.reversed).max(0);
        let whole = 10_000 + i128::from(self.sharing.fee_bp);
        let aid_paid = (money * 10_000 / whole).min(aid);
        let fee_paid = (money - aid_paid).min(self.fee(aid));
        let mut paid: Vec<i128> = match aid {
            0 => vec![0; aids.len()],
            _ => aids.iter().map(|one| one * aid_paid / aid).collect(),
        };
        let left_over = aid_paid - paid.iter().sum::<i128>();
        let mut by_remainder: Vec<usize> = (0..aids.len()).collect();
        by_remainder.sort_by_key(|place| std::cmp::Reverse(aids[*place] * aid_paid % aid.max(1)));
        for place in by_remainder.into_iter().take(usize::try_from(left_over).unwrap_or(0)) {
            paid[place] += 1;
        }
        let need = self.need(aids);
        Price { paid, aid, aid_paid, fee_paid, need, share: limit, ..Price::default() }
    }

    fn as_many_as_fit(&self, mut aids: Vec<i128>) -> Price {
        while self.share(self.need(&aids)) > self.limit(aids.len()) && !aids.is_empty() {
            aids.pop();
        }
        let share = self.share(self.need(&aids)).min(self.limit(aids.len()));
        self.in_full(aids, share, 0)
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
