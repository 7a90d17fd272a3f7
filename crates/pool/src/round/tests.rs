//! The identities of SETTLEMENT §12: a round or a book that breaks one stops, also in release.

use super::{MemberSums, RoundHead, Taking, assert_members_add_up, record_round};
use crate::outcome::{MemberOutcome, Round, Status};
use crate::postpaid_member::Debit;
use crate::prepaid::Charge;
use crate::quote::{Position, Quote};
use jiff::civil::date;
use ledger::{Account, Line, Purpose, Rejection, Transfer, TrialBalance};
use money::Amount;
use rules::calendar::RoundDates;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn minor(minor: i64) -> Amount {
    Amount::from_minor(minor)
}

/// A sound round: an aid of 100 and a fee of 10 shared by 30 units, 4 each.
struct Parts {
    carry_in: i64,
    units: u64,
    quote: Quote,
    taking: Taking,
}

fn prepaid() -> Parts {
    let quote = Quote {
        aid: minor(100),
        need: minor(110),
        share: minor(4),
        sponsor: minor(0),
        paid: vec![minor(100)],
        aid_paid: minor(100),
        fee_paid: minor(10),
        overage: minor(10),
        carry: minor(-10),
    };
    let taking = Taking::Charge(Charge { charged: minor(118), shortfall: minor(2) });
    Parts { carry_in: 0, units: 30, quote, taking }
}

fn postpaid() -> Parts {
    let debit =
        Debit { charged: minor(95), netted: minor(5), written_off: minor(7), ..Debit::default() };
    Parts { taking: Taking::Debit(debit), ..prepaid() }
}

impl Parts {
    fn round(&self) -> Result<Round, Rejection> {
        let position = Position {
            aids: &[minor(100)],
            carry_in: minor(self.carry_in),
            reversed: minor(0),
            units: self.units,
            shared_this_year: minor(0),
        };
        let dates = RoundDates { cut: date(2019, 1, 7), settle: date(2019, 1, 14) };
        let head = RoundHead { number: 1, dates, payers: 30 };
        record_round(&head, &position, &self.quote, &self.taking, None)
    }
}

/// What an assertion said; nothing when it held.
fn said<T>(checked: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(checked)) else {
        return String::new();
    };
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or(panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[test]
fn a_sound_round_passes_on_what_was_short_or_given_up() {
    let round = prepaid().round().unwrap();
    assert_eq!((round.carry_out, round.index), (minor(-10 + 2), minor(4)));
    let round = postpaid().round().unwrap();
    assert_eq!((round.carry_out, round.charged), (minor(-10 + 7), minor(95)));
}

#[test]
fn a_round_that_breaks_an_identity_stops() {
    type Break = fn(&mut Parts);
    let table: [(&str, Break, &str); 10] = [
        ("one too little is charged", |parts| parts.taking = charge(117, 2), "§12.1"),
        ("the shortfall is one too much", |parts| parts.taking = charge(118, 3), "§12.1"),
        ("a unit was not counted", |parts| parts.units = 29, "§12.1"),
        ("the share is one too high", |parts| parts.quote.share = minor(5), "§12.1"),
        ("the fee is one too high", |parts| parts.quote.fee_paid = minor(11), "§12.2"),
        ("a carry was forgotten", |parts| parts.carry_in = 1, "§12.2"),
        ("the operator's part was forgotten", |parts| parts.quote.sponsor = minor(1), "§12.2"),
        ("the carry is not the overage", |parts| parts.quote.carry = minor(-9), "settles empty"),
        ("a member is paid", |parts| parts.taking = charge(121, -1), "one way"),
        (
            "a case gets more than its aid",
            |parts| {
                parts.quote.aid_paid = minor(101);
                parts.quote.fee_paid = minor(9);
            },
            "more than its aid",
        ),
    ];
    assert_eq!(said(|| prepaid().round()), "");
    for (what, break_it, identity) in table {
        let mut parts = prepaid();
        break_it(&mut parts);
        let said = said(|| parts.round());
        assert!(said.contains(identity), "{what}: {said:?}");
    }
}

fn charge(charged: i64, shortfall: i64) -> Taking {
    Taking::Charge(Charge { charged: minor(charged), shortfall: minor(shortfall) })
}

/// One settled round's book: 30 units owe 120; 118 were charged of 200 paid in.
fn book(funds: i64, receivable: i64, carry: i64) -> TrialBalance {
    let line = |account, amount| Line { account, amount: minor(amount) };
    let lines = [
        line(Account::MembersFunds, -funds),
        line(Account::Receivable, receivable),
        line(Account::CarryOver, carry),
        line(Account::CustodyCash, funds - receivable - carry),
    ];
    let transfer = Transfer::new(date(2019, 1, 14), Purpose::Share, &lines).unwrap();
    let mut books = TrialBalance::default();
    books.post(&transfer).unwrap();
    books
}

fn member(owed: i64, charged: i64, balance: i64, arrears: i64) -> MemberOutcome {
    let [owed, charged, balance, arrears] = [owed, charged, balance, arrears].map(minor);
    MemberOutcome { status: Status::Active, owed, charged, balance, arrears }
}

#[test]
fn the_audit_stops_at_a_sum_that_is_not_the_books() {
    let table = [
        ("sound", member(120, 118, 82, 0), book(82, 0, -8), ""),
        ("somebody owes one more", member(121, 118, 82, 0), book(82, 0, -8), "§12.3"),
        ("somebody was charged one more", member(120, 119, 82, 0), book(82, 0, -8), "Σ charged"),
        ("a balance is one too high", member(120, 118, 83, 0), book(82, 0, -8), "members' funds"),
        ("arrears nobody posted", member(120, 118, 82, 1), book(82, 0, -8), "receivable"),
        ("a receivable nobody owes", member(120, 118, 82, 0), book(82, 1, -8), "receivable"),
        ("a carry of another amount", member(120, 118, 82, 0), book(82, 0, -7), "carry-over"),
    ];
    for (what, member, books, expected) in table {
        let mut sums = MemberSums::default();
        sums.add(&member).unwrap();
        let rounds = [prepaid().round().unwrap()];
        let said = said(|| assert_members_add_up(&rounds, &sums, &books));
        assert_eq!(said.is_empty(), expected.is_empty(), "{what}: {said:?}");
        assert!(said.contains(expected), "{what}: {said:?}");
    }
}
