//! A book: one pool's plan, members, deposits, cases and failures, checked and in order.

use crate::member_ids::{ID_BYTES_MAX, MemberIds, position};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use rules::sharing::{Funding, Sharing};
use std::collections::HashSet;

/// A member of the pool. Its id is kept apart, in the book's [`MemberIds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Joining takes effect at the start of the day after.
    pub joined_on: Date,
    /// The day the member left, if it did.
    pub left_on: Option<Date>,
    /// What a share is counted in; at least 1.
    pub units: u32,
}

/// Money paid in beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deposit {
    /// Counts from the start of this day.
    pub on: Date,
    /// Who paid in: the member's number.
    pub member: u32,
    /// How much; never negative.
    pub amount: Amount,
}

/// An approved case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The day of approval; a round cut after it carries the case.
    pub approved_on: Date,
    /// The case's id.
    pub id: String,
    /// The member aided, by number; old records may name none.
    pub member: Option<u32>,
    /// The aid decided.
    pub aid: Amount,
    /// The day an objection was upheld, if one was.
    pub withdrawn_on: Option<Date>,
}

/// A debit that did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// The round's number, from 1.
    pub round: u32,
    /// Whose debit: the member's number.
    pub member: u32,
}

/// A checked book. Made by a [`BookBuilder`].
#[derive(Clone, Debug)]
pub struct Book {
    sharing: Sharing,
    from: Date,
    through: Date,
    rounds: Vec<RoundDates>,
    ids: MemberIds,
    members: Vec<Member>,
    deposits: Vec<Deposit>,
    /// Where each day's deposits end.
    day_ends: Vec<usize>,
    cases: Vec<Case>,
    failures: Vec<Failure>,
}

impl Book {
    /// The parameters of sharing.
    pub fn sharing(&self) -> &Sharing {
        &self.sharing
    }

    /// The first date a round may be cut on.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last date of the book.
    pub fn through(&self) -> Date {
        self.through
    }

    /// The dates of the rounds, in time order.
    pub fn rounds(&self) -> &[RoundDates] {
        &self.rounds
    }

    /// The members' ids.
    pub fn ids(&self) -> &MemberIds {
        &self.ids
    }

    /// The members, by number.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// One member.
    pub fn member(&self, number: u32) -> &Member {
        &self.members[position(number)]
    }

    /// The deposits, by date and then by member.
    pub fn deposits(&self) -> &[Deposit] {
        &self.deposits
    }

    /// One member's deposits, by date: a binary search in each day that has any.
    pub fn deposits_of(&self, member: u32) -> Vec<Deposit> {
        let mut found = Vec::new();
        let mut start = 0;
        for end in &self.day_ends {
            let day = &self.deposits[start..*end];
            let first = day.partition_point(|deposit| deposit.member < member);
            found.extend(day[first..].iter().take_while(|deposit| deposit.member == member));
            start = *end;
        }
        found
    }

    /// The cases, in the order of SETTLEMENT §4: by date of approval, then by the id's bytes.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The failures of one round, by member.
    pub fn failures_of(&self, round: u32) -> &[Failure] {
        let start = self.failures.partition_point(|failure| failure.round < round);
        let end = self.failures.partition_point(|failure| failure.round <= round);
        &self.failures[start..end]
    }

    /// The book as it was known at the end of a day: without later joinings, leavings, deposits,
    /// approvals, withdrawals and failures, and with the rounds settled by then and so many more.
    ///
    /// # Errors
    /// Those of [`rules::calendar::Calendar::rounds`].
    pub fn known_on(&self, on: Date, rounds_after: u32) -> Result<Book, Rejection> {
        let known = |day: Option<Date>| day.filter(|day| *day <= on);
        let mut builder = BookBuilder::new(self.sharing.clone(), self.from, on)?;
        let mut numbers = vec![None; self.members.len()];
        for (position, member) in self.members.iter().enumerate() {
            if member.joined_on <= on {
                let left_on = known(member.left_on);
                let number = u32::try_from(position).map_err(|_| Rejection::TooMany)?;
                let member = Member { left_on, ..*member };
                numbers[position] = Some(builder.add_member(self.ids.id(number), member)?);
            }
        }
        let number_of = |member: u32| numbers[position(member)];
        for deposit in self.deposits.iter().filter(|deposit| deposit.on <= on) {
            if let Some(member) = number_of(deposit.member) {
                builder.add_deposit(Deposit { member, ..*deposit })?;
            }
        }
        for case in self.cases.iter().filter(|case| case.approved_on <= on) {
            let (member, withdrawn_on) =
                (case.member.and_then(number_of), known(case.withdrawn_on));
            builder.add_case(Case { member, withdrawn_on, ..case.clone() })?;
        }
        let settled = |round: &RoundDates| round.settle <= on;
        let settled_rounds = self.rounds.iter().filter(|round| settled(round)).count();
        for failure in &self.failures {
            if position(failure.round) <= settled_rounds
                && let Some(member) = number_of(failure.member)
            {
                builder.add_failure(Failure { member, ..*failure })?;
            }
        }
        let mut book = builder.build();
        book.rounds = self.rounds.iter().filter(|round| settled(round)).copied().collect();
        book.rounds.extend(self.rounds_after(on, rounds_after)?);
        Ok(book)
    }

    /// The next rounds that settle after a day, whether or not the book holds them.
    fn rounds_after(&self, on: Date, count: u32) -> Result<Vec<RoundDates>, Rejection> {
        // Every calendar has a cut in each month, and a round settles after its cut: so many months
        // from here hold so many rounds that settle later, and the last day needs none.
        let months = i64::from(count.min(1_200));
        let until = on.checked_add(months.months()).map_err(|_| Rejection::DateInvalid)?;
        let rounds = self.sharing.calendar.rounds(self.from, until)?;
        let later = rounds.into_iter().filter(|round| round.settle > on);
        Ok(later.take(position(count)).collect())
    }

    /// All failures, by round and then by member.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }
}

/// Gathers a book row by row; each row is checked as it comes, and a refused row leaves no trace.
#[derive(Debug)]
pub struct BookBuilder {
    book: Book,
    case_ids: HashSet<String>,
    members_with_case: HashSet<u32>,
}

impl BookBuilder {
    /// An empty book of a plan over a period.
    ///
    /// # Errors
    /// Those of [`rules::calendar::Calendar::rounds`].
    pub fn new(sharing: Sharing, from: Date, through: Date) -> Result<BookBuilder, Rejection> {
        let rounds = sharing.calendar.rounds(from, through)?;
        let book = Book {
            sharing,
            from,
            through,
            rounds,
            ids: MemberIds::default(),
            members: Vec::new(),
            deposits: Vec::new(),
            day_ends: Vec::new(),
            cases: Vec::new(),
            failures: Vec::new(),
        };
        Ok(BookBuilder { book, case_ids: HashSet::new(), members_with_case: HashSet::new() })
    }

    /// The parameters of sharing.
    pub fn sharing(&self) -> &Sharing {
        self.book.sharing()
    }

    /// The number of a member added before.
    ///
    /// # Errors
    /// [`Rejection::MemberUnknown`].
    pub fn member(&self, id: &str) -> Result<u32, Rejection> {
        self.book.ids.number(id).ok_or(Rejection::MemberUnknown)
    }

    /// Adds a member; all members come before the first deposit, case or failure.
    ///
    /// # Errors
    /// [`Rejection::NumberOutOfRange`] for no units, [`Rejection::LeftBeforeJoining`], and those of
    /// [`MemberIds::add`].
    pub fn add_member(&mut self, id: &str, member: Member) -> Result<u32, Rejection> {
        if member.units == 0 {
            return Err(Rejection::NumberOutOfRange);
        }
        if member.left_on.is_some_and(|left_on| left_on < member.joined_on) {
            return Err(Rejection::LeftBeforeJoining);
        }
        let number = self.book.ids.add(id)?;
        self.book.members.push(member);
        Ok(number)
    }

    /// Adds a deposit.
    ///
    /// # Errors
    /// [`Rejection::DepositIntoPostpaid`], [`Rejection::AmountNegative`].
    pub fn add_deposit(&mut self, deposit: Deposit) -> Result<(), Rejection> {
        if matches!(self.book.sharing.funding, Funding::Postpaid(_)) {
            return Err(Rejection::DepositIntoPostpaid);
        }
        if deposit.amount.is_negative() {
            return Err(Rejection::AmountNegative);
        }
        self.book.deposits.push(deposit);
        Ok(())
    }

    /// Adds a case.
    ///
    /// # Errors
    /// [`Rejection::IdInvalid`], [`Rejection::CaseDuplicate`], [`Rejection::SecondCaseOfMember`],
    /// [`Rejection::AmountNegative`].
    pub fn add_case(&mut self, case: Case) -> Result<(), Rejection> {
        if case.id.is_empty() || case.id.len() > ID_BYTES_MAX {
            return Err(Rejection::IdInvalid);
        }
        if case.aid.is_negative() {
            return Err(Rejection::AmountNegative);
        }
        if self.case_ids.contains(&case.id) {
            return Err(Rejection::CaseDuplicate);
        }
        if let Some(member) = case.member
            && !self.members_with_case.insert(member)
        {
            return Err(Rejection::SecondCaseOfMember);
        }
        self.case_ids.insert(case.id.clone());
        self.book.cases.push(case);
        Ok(())
    }

    /// Adds a failed debit. One listed twice is one failure, and one for a round or a member that
    /// owed nothing is ignored by the settlement and counted.
    ///
    /// # Errors
    /// [`Rejection::FailureInPrepaid`]; [`Rejection::NumberOutOfRange`] for round 0.
    pub fn add_failure(&mut self, failure: Failure) -> Result<(), Rejection> {
        if matches!(self.book.sharing.funding, Funding::Prepaid(_)) {
            return Err(Rejection::FailureInPrepaid);
        }
        if failure.round == 0 {
            return Err(Rejection::NumberOutOfRange);
        }
        self.book.failures.push(failure);
        Ok(())
    }

    /// The book, with everything in order.
    pub fn build(self) -> Book {
        let mut book = self.book;
        book.deposits.sort_unstable_by_key(|deposit| (deposit.on, deposit.member));
        let days = book.deposits.chunk_by(|one, next| one.on == next.on);
        book.day_ends = days
            .scan(0, |end, day| {
                *end += day.len();
                Some(*end)
            })
            .collect();
        book.cases.sort_unstable_by(|one, other| {
            let by_approval = one.approved_on.cmp(&other.approved_on);
            by_approval.then_with(|| one.id.cmp(&other.id))
        });
        book.failures.sort_unstable();
        book.failures.dedup();
        book
    }
}
