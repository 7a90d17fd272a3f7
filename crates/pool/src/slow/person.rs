//! One member in the slow form: balance, charges, arrears, coverage (SETTLEMENT §8 to §11).

use super::after_days;
use crate::book::{Book, Deposit, Member};
use crate::outcome::{MemberOutcome, Status};
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use rules::sharing::{Funding, Postpaid, Prepaid};

/// Everything there is to know about one member.
#[derive(Clone, Default)]
pub(super) struct Person {
    pub balance: i128,
    pub owed: i128,
    pub charged: i128,
    pub arrears: i128,
    pub failed_in_a_row: u32,
    pub recoveries: u32,
    pub suspended_on: Option<Date>,
    pub ever_covered: bool,
    pub aided: bool,
    pub removed: bool,
    pub lapsed: bool,
}

#[derive(Default)]
pub(super) struct Taken {
    pub charged: i128,
    pub shortfall: i128,
    pub written_off: i128,
}

impl Person {
    pub fn receive(&mut self, deposit: &Deposit, terms: &Prepaid) {
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
    pub fn lapse_by(&mut self, on: Date, terms: &Prepaid) {
        if let Some(suspended_on) = self.suspended_on {
            let too_late = on > after_days(suspended_on, terms.recovery_days);
            if too_late || self.recoveries >= terms.max_recoveries {
                self.suspended_on = None;
                self.lapsed = true;
            }
        }
    }

    pub fn charge(&mut self, due: i128, settle: Date, terms: &Prepaid, taken: &mut Taken) {
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

    pub fn debit(&mut self, due: i128, failing: bool, taken: &mut Taken) {
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

    pub fn remove_if_failed(&mut self, terms: &Postpaid, taken: &mut Taken) {
        if !self.aided && !self.removed && self.failed_in_a_row >= terms.max_failed {
            self.removed = true;
            taken.written_off += self.arrears;
            self.arrears = 0;
        }
    }

    /// §11: where the member stands at the end of the book.
    pub fn outcome(&self, book: &Book, member: &Member) -> Result<MemberOutcome, Rejection> {
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
