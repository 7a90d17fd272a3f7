//! What a round posts, as a lawyer would write it down: account and amount, credits below zero.

use super::{of_deposits, of_round};
use crate::book::Deposit;
use crate::docket::Reversal;
use crate::outcome::Round;
use crate::postpaid_member::Debit;
use crate::prepaid::Charge;
use crate::round::Taking;
use jiff::civil::date;
use ledger::{Rejection, Transfer};
use money::Amount;

fn minor(minor: i64) -> Amount {
    Amount::from_minor(minor)
}

/// A round in which nothing happened.
fn empty_round() -> Round {
    let zero = Amount::ZERO;
    Round {
        number: 1,
        cut: date(2019, 1, 7),
        settle: date(2019, 1, 14),
        payers: 30,
        units: 30,
        cases: 0,
        aid: zero,
        aid_paid: zero,
        fee: zero,
        carry_in: zero,
        reversed: zero,
        need: zero,
        share: zero,
        sponsor: zero,
        overage: zero,
        charged: zero,
        shortfall: zero,
        written_off: zero,
        carry_out: zero,
        index: zero,
    }
}

/// 30 units share an aid of 100 and a fee of 10: 4 each, and 10 are over.
fn shared_round() -> Round {
    Round {
        aid: minor(100),
        aid_paid: minor(100),
        fee: minor(10),
        share: minor(4),
        carry_out: minor(-10),
        ..empty_round()
    }
}

/// Transfers as `purpose: account amount, account amount`.
fn written(transfers: Result<Vec<Transfer>, Rejection>) -> Vec<String> {
    let line = |transfer: &Transfer| {
        let lines = transfer.lines().iter();
        let lines: Vec<String> =
            lines.map(|line| format!("{} {}", line.account.slug(), line.amount.minor())).collect();
        format!("{}: {}", transfer.purpose().slug(), lines.join(", "))
    };
    transfers.unwrap().iter().map(line).collect()
}

fn charge(charged: i64, shortfall: i64) -> Taking {
    Taking::Charge(Charge { charged: minor(charged), shortfall: minor(shortfall) })
}

fn debit(charged: i64, netted: i64, written_off: i64) -> Taking {
    let [charged, netted, written_off] = [charged, netted, written_off].map(minor);
    Taking::Debit(Debit { charged, netted, written_off, ..Debit::default() })
}

#[test]
fn what_a_prepaid_round_posts() {
    let sponsored =
        Round { share: minor(1), sponsor: minor(80), carry_out: minor(0), ..shared_round() };
    let short = Round { shortfall: minor(20), carry_out: minor(10), ..shared_round() };
    let returned = Round {
        carry_in: minor(5),
        reversed: minor(33),
        share: minor(3),
        carry_out: minor(-8),
        ..shared_round()
    };
    let reversal = Reversal { aid: minor(30), fee: minor(3) };
    let none = Reversal::default();
    let table: [(&str, Round, Reversal, Taking, &[&str]); 5] = [
        ("nothing", empty_round(), none, charge(0, 0), &[]),
        (
            "a surplus",
            shared_round(),
            none,
            charge(120, 0),
            &["share: members_funds 120, carry_over -10, aid_payable -100, fee -10"],
        ),
        (
            "some ran out",
            short,
            none,
            charge(100, 20),
            &["share: members_funds 100, carry_over 10, aid_payable -100, fee -10"],
        ),
        (
            "the operator pays the rest",
            sponsored,
            none,
            charge(30, 0),
            &["share: members_funds 30, sponsor 80, aid_payable -100, fee -10"],
        ),
        (
            "aid came back",
            returned,
            reversal,
            charge(90, 0),
            &[
                "reversal: aid_payable 30, fee 3, carry_over -33",
                "share: members_funds 90, carry_over 20, aid_payable -100, fee -10",
            ],
        ),
    ];
    for (what, round, reversal, taking, expected) in table {
        assert_eq!(written(of_round(&round, &reversal, &taking)), expected, "{what}");
    }
}

#[test]
fn what_a_postpaid_round_posts() {
    let given_up = Round { written_off: minor(8), carry_out: minor(-2), ..shared_round() };
    let share = "share: receivable 120, carry_over -10, aid_payable -100, fee -10";
    let table: [(&str, Round, Taking, &[&str]); 5] = [
        ("nothing", empty_round(), debit(0, 0, 0), &[]),
        (
            "all succeed",
            shared_round(),
            debit(120, 0, 0),
            &[share, "collection: custody_cash 120, receivable -120"],
        ),
        ("all fail", shared_round(), debit(0, 0, 0), &[share]),
        (
            "aid nets arrears",
            shared_round(),
            debit(120, 7, 0),
            &[share, "collection: custody_cash 113, aid_payable 7, receivable -120"],
        ),
        (
            "arrears are given up",
            given_up,
            debit(112, 0, 8),
            &[
                share,
                "collection: custody_cash 112, receivable -112",
                "write_off: write_off 8, receivable -8, carry_over 8, write_off -8",
            ],
        ),
    ];
    for (what, round, taking, expected) in table {
        let posted = of_round(&round, &Reversal::default(), &taking);
        assert_eq!(written(posted), expected, "{what}");
    }
}

#[test]
fn a_round_whose_parts_do_not_add_up_cannot_be_posted() {
    let round = Round { carry_out: minor(-9), ..shared_round() };
    let posted = of_round(&round, &Reversal::default(), &charge(120, 0));
    assert_eq!(posted, Err(Rejection::TransferUnbalanced));
}

#[test]
fn deposits_are_one_posting_on_the_date_of_the_last() {
    let deposit =
        |day, amount| Deposit { on: date(2019, 1, day), member: 0, amount: minor(amount) };
    assert_eq!(of_deposits(&[]), Ok(None));
    let posted = of_deposits(&[deposit(1, 100), deposit(3, 50)]).unwrap().unwrap();
    assert_eq!(posted.on(), date(2019, 1, 3));
    assert_eq!(written(Ok(vec![posted])), ["deposits: custody_cash 150, members_funds -150"]);
    let nothing = of_deposits(&[deposit(1, 0)]).unwrap().unwrap();
    assert_eq!(nothing.lines(), []);
    let too_much = of_deposits(&[deposit(1, i64::MAX), deposit(1, 1)]);
    assert_eq!(too_much, Err(Rejection::AmountOverflow));
}
