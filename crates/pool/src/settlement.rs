//! Settling a whole book: the fast form of SETTLEMENT, round by round.

use crate::book::{Book, Failure};
use crate::docket::Docket;
use crate::member_ids::position;
use crate::outcome::{CaseOutcome, Facts, MemberOutcome, Outcome, Round};
use crate::postpaid::PostpaidMembers;
use crate::prepaid::PrepaidMembers;
use crate::quote::{Position, quote};
use crate::{journal, round};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::{Rejection, Transfer, TrialBalance};
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::Funding;

/// A settled book.
#[derive(Debug)]
pub struct Settlement<'book> {
    book: &'book Book,
    rounds: Vec<Round>,
    cases: Vec<CaseOutcome>,
    /// The positions of the cases each round carried.
    carried: Vec<Vec<usize>>,
    aided: Vec<bool>,
    members: Members,
    journal: Vec<Transfer>,
    ignored_failures: u64,
}

/// The members' state under either funding.
#[derive(Debug)]
enum Members {
    Prepaid(PrepaidMembers),
    Postpaid(PostpaidMembers),
}

impl<'book> Settlement<'book> {
    /// The rounds, in time order.
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The cases, in the book's order.
    pub fn cases(&self) -> &[CaseOutcome] {
        &self.cases
    }

    /// The positions, in the book, of the cases a round carried.
    pub fn carried_in(&self, round: u32) -> &[usize] {
        &self.carried[position(round) - 1]
    }

    /// The postings of every round, in time order.
    pub fn journal(&self) -> &[Transfer] {
        &self.journal
    }

    /// How many listed failures fell on members who owed nothing in that round.
    pub fn ignored_failures(&self) -> u64 {
        self.ignored_failures
    }

    /// Where one member ends (SETTLEMENT §11).
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn member(&self, number: u32) -> Result<MemberOutcome, Rejection> {
        let through = self.book.through();
        let member = self.book.member(number);
        let facts = Facts {
            aided: self.aided[position(number)],
            left: member.left_on.is_some_and(|left_on| left_on <= through),
            waiting: waits_through(member.joined_on, self.book.sharing().waiting_days, through),
            ..Facts::default()
        };
        match &self.members {
            Members::Prepaid(members) => Ok(members.standing(number, through)?.outcome(&facts)),
            Members::Postpaid(members) => Ok(members.standing(number)?.outcome(&facts)),
        }
    }

    /// Checks SETTLEMENT §12 identity 3 and the journal against the sum over every member. This is
    /// the audit: it does touch every member.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn audit(&self) -> Result<(), Rejection> {
        let mut sums = round::MemberSums::default();
        for number in (0..).take(self.book.members().len()) {
            sums.add(&self.member(number)?)?;
        }
        let mut books = TrialBalance::default();
        for transfer in &self.journal {
            books.post(transfer)?;
        }
        round::assert_members_add_up(&self.rounds, &sums, &books)
    }

    /// The whole result as plain data.
    ///
    /// # Errors
    /// [`Rejection::AmountOverflow`].
    pub fn outcome(&self) -> Result<Outcome, Rejection> {
        let numbers = (0..).take(self.book.members().len());
        Ok(Outcome {
            rounds: self.rounds.clone(),
            members: numbers.map(|number| self.member(number)).collect::<Result<_, _>>()?,
            cases: self.cases.clone(),
            ignored_failures: self.ignored_failures,
        })
    }
}

/// Settles every round of a book. `on_round` hears the number of each round once it is settled.
///
/// # Errors
/// [`Rejection::AmountOverflow`] when an amount leaves 64 bits anywhere.
pub fn settle<'book>(
    book: &'book Book,
    on_round: impl FnMut(u32),
) -> Result<Settlement<'book>, Rejection> {
    Run::new(book).settle(on_round)
}

/// A settlement under way: where the clock stands in each of the book's lists.
struct Run<'book> {
    book: &'book Book,
    docket: Docket<'book>,
    members: Members,
    aided: Vec<bool>,
    /// Members in the order in which §3.1 and §3.3 admit them.
    arrivals: Vec<u32>,
    arrived: usize,
    /// Members who leave, in the order of leaving.
    leavers: Vec<u32>,
    left: usize,
    deposited: usize,
    rounds: Vec<Round>,
    carried: Vec<Vec<usize>>,
    journal: Vec<Transfer>,
    ignored_failures: u64,
}

impl<'book> Run<'book> {
    fn new(book: &'book Book) -> Run<'book> {
        let units = book.members().iter().map(|member| member.units);
        let members = match book.sharing().funding {
            Funding::Prepaid(terms) => Members::Prepaid(PrepaidMembers::new(terms, units)),
            Funding::Postpaid(terms) => Members::Postpaid(PostpaidMembers::new(terms, units)),
        };
        let numbers = || (0..).take(book.members().len());
        let mut arrivals: Vec<u32> = numbers().collect();
        arrivals.sort_by_key(|number| book.member(*number).joined_on);
        let leaves = |number: &u32| book.member(*number).left_on.is_some();
        let mut leavers: Vec<u32> = numbers().filter(leaves).collect();
        leavers.sort_by_key(|number| book.member(*number).left_on);
        Run {
            book,
            docket: Docket::new(book.cases()),
            members,
            aided: vec![false; book.members().len()],
            arrivals,
            arrived: 0,
            leavers,
            left: 0,
            deposited: 0,
            rounds: Vec::with_capacity(book.rounds().len()),
            carried: Vec::with_capacity(book.rounds().len()),
            journal: Vec::new(),
            ignored_failures: 0,
        }
    }

    fn settle(mut self, mut on_round: impl FnMut(u32)) -> Result<Settlement<'book>, Rejection> {
        for (number, dates) in (1..).zip(self.book.rounds()) {
            self.deposit_before(dates.cut)?;
            self.leave_before(dates.cut)?;
            self.admit_before(dates.cut)?;
            let aids = self.docket.open(dates.cut, dates.settle);
            self.deposit_before(dates.settle)?;
            self.settle_round(number, dates, &aids)?;
            on_round(number);
        }
        self.ignored_failures += self.failures_past_the_last_round();
        let after_book = self.book.through().tomorrow().unwrap_or(Date::MAX);
        self.deposit_before(after_book)?;
        Ok(Settlement {
            book: self.book,
            rounds: self.rounds,
            carried: self.carried,
            cases: self.docket.into_outcomes(),
            aided: self.aided,
            members: self.members,
            journal: self.journal,
            ignored_failures: self.ignored_failures,
        })
    }

    /// Takes in deposits dated before `date` and within the book.
    fn deposit_before(&mut self, date: Date) -> Result<(), Rejection> {
        let rest = &self.book.deposits()[self.deposited..];
        let counts = |on: Date| on < date && on <= self.book.through();
        let due = &rest[..rest.partition_point(|deposit| counts(deposit.on))];
        if let Members::Prepaid(members) = &mut self.members {
            for deposit in due {
                members.deposit(deposit.member, deposit.on, deposit.amount)?;
            }
        }
        self.journal.extend(journal::of_deposits(due)?);
        self.deposited += due.len();
        Ok(())
    }

    fn leave_before(&mut self, cut: Date) -> Result<(), Rejection> {
        while let Some(number) = self.leavers.get(self.left).copied() {
            if self.book.member(number).left_on.is_none_or(|left_on| left_on >= cut) {
                break;
            }
            self.left += 1;
            match &mut self.members {
                Members::Prepaid(members) => members.end(number, cut)?,
                Members::Postpaid(members) => members.end(number)?,
            }
        }
        Ok(())
    }

    /// Admits who joined (and, where the plan says so, has waited) before the cut, and counts.
    fn admit_before(&mut self, cut: Date) -> Result<(), Rejection> {
        let sharing = self.book.sharing();
        while let Some(number) = self.arrivals.get(self.arrived).copied() {
            let joined_on = self.book.member(number).joined_on;
            let waiting_days = match sharing.waiting_members_share {
                true => 0,
                false => sharing.waiting_days,
            };
            if waits_through(joined_on, waiting_days, cut) {
                break;
            }
            self.arrived += 1;
            match &mut self.members {
                Members::Prepaid(members) => members.admit(number),
                Members::Postpaid(members) => members.admit(number)?,
            }
        }
        match &mut self.members {
            Members::Prepaid(members) => members.open(),
            Members::Postpaid(_) => Ok(()),
        }
    }

    fn settle_round(
        &mut self,
        number: u32,
        dates: &RoundDates,
        aids: &[Amount],
    ) -> Result<(), Rejection> {
        let (payers, units) = match &self.members {
            Members::Prepaid(members) => (members.payers(), members.units()),
            Members::Postpaid(members) => (members.payers(), members.units()),
        };
        let reversal = self.docket.reverse(dates.settle)?;
        let position = Position {
            aids,
            carry_in: self.rounds.last().map_or(Amount::ZERO, |round| round.carry_out),
            reversed: reversal.aid.plus(reversal.fee)?,
            units,
            shared_this_year: self.shared_in_year_of(dates.settle)?,
        };
        let quote = quote(self.book.sharing(), &position)?;
        let carried = self.docket.carry(number, &quote)?;
        let cases = self.book.cases();
        let aided: Vec<u32> = carried.iter().filter_map(|case| cases[*case].member).collect();
        let taking = self.take(number, dates.settle, quote.share, &aided)?;
        let head = round::RoundHead { number, dates: *dates, payers };
        let round = round::record_round(&head, &position, &quote, &taking, self.rounds.last())?;
        self.journal.extend(journal::of_round(&round, &reversal, &taking)?);
        self.rounds.push(round);
        self.carried.push(carried);
        Ok(())
    }

    /// Takes the share from the members, and ends the membership of the aided.
    fn take(
        &mut self,
        number: u32,
        settle: Date,
        share: Amount,
        aided: &[u32],
    ) -> Result<round::Taking, Rejection> {
        let taking = match &mut self.members {
            Members::Prepaid(members) => round::Taking::Charge(members.settle(settle, share)?),
            Members::Postpaid(members) => {
                let debit = members.settle(share, self.book.failures_of(number), aided)?;
                self.ignored_failures += debit.ignored_failures;
                round::Taking::Debit(debit)
            }
        };
        for number in aided {
            self.aided[position(*number)] = true;
            match &mut self.members {
                Members::Prepaid(members) => members.end(*number, settle)?,
                Members::Postpaid(members) => members.end(*number)?,
            }
        }
        Ok(taking)
    }

    fn failures_past_the_last_round(&self) -> u64 {
        let rounds = self.rounds.len();
        let past = |failure: &&Failure| position(failure.round) > rounds;
        let count = self.book.failures().iter().rev().take_while(past).count();
        u64::try_from(count).expect("a count of rows fits 64 bits")
    }

    /// The sum of the earlier shares of the rounds that settle in the calendar year of `settle`.
    fn shared_in_year_of(&self, settle: Date) -> Result<Amount, Rejection> {
        let same_year = |round: &&Round| round.settle.year() == settle.year();
        let shares = self.rounds.iter().rev().take_while(same_year).map(|round| round.share);
        Ok(Amount::sum(shares)?)
    }
}

/// Whether someone who joined on `joined_on` still waits through `date`.
pub fn waits_through(joined_on: Date, waiting_days: u32, date: Date) -> bool {
    let last_day = joined_on.checked_add(i64::from(waiting_days).days());
    last_day.map_or(true, |last_day| last_day >= date)
}
