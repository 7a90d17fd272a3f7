//! A book as one of its days knew it: what happened on the day is known, what came later is not.

use jiff::civil::{Date, date};
use money::{Amount, Currency};
use pool::{Book, BookBuilder, Case, Deposit, Failure, Member};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

const PREPAID: Funding =
    Funding::Prepaid(Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 1 });
const POSTPAID: Funding = Funding::Postpaid(Postpaid { max_failed: 3 });

fn builder(funding: Funding, pair: (i8, i8)) -> BookBuilder {
    let calendar = Calendar::new(vec![DayPair { cut: pair.0, settle: pair.1 }]);
    let sharing = Sharing {
        currency: Currency::CNY,
        funding,
        calendar: calendar.expect("a calendar"),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Defer,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    BookBuilder::new(sharing, date(2020, 1, 1), date(2020, 12, 31)).expect("a period")
}

/// Members whose numbers change when those who join late are not known yet.
fn add_members(builder: &mut BookBuilder) {
    let rows = [
        ("late", date(2020, 3, 16), None),
        ("left", date(2020, 1, 5), Some(date(2020, 3, 15))),
        ("leaves", date(2020, 3, 15), Some(date(2020, 3, 16))),
    ];
    for (id, joined_on, left_on) in rows {
        builder.add_member(id, Member { joined_on, left_on, units: 1 }).expect("a member");
    }
}

fn known_on(builder: BookBuilder, on: Date, rounds_after: u32) -> Book {
    builder.build().known_on(on, rounds_after).expect("a day of the book")
}

#[test]
fn members_and_deposits_of_the_day_are_known() {
    let on = date(2020, 3, 15);
    let mut builder = builder(PREPAID, (7, 14));
    add_members(&mut builder);
    for member in 0..3 {
        for (day, fen) in [(on, 100), (date(2020, 3, 16), 7)] {
            let amount = Amount::from_minor(fen);
            builder.add_deposit(Deposit { on: day, member, amount }).expect("a deposit");
        }
    }
    let book = known_on(builder, on, 0);
    let member = |left_on, joined_on| Member { joined_on, left_on, units: 1 };
    assert_eq!(book.members(), [member(Some(on), date(2020, 1, 5)), member(None, on)]);
    assert_eq!((book.ids().id(0), book.ids().id(1)), ("left", "leaves"));
    let deposit = |member| Deposit { on, member, amount: Amount::from_minor(100) };
    assert_eq!(book.deposits(), [deposit(0), deposit(1)]);
    assert_eq!(book.through(), on);
}

#[test]
fn cases_and_withdrawals_of_the_day_are_known() {
    let on = date(2020, 3, 15);
    let later = date(2020, 3, 16);
    let mut builder = builder(PREPAID, (7, 14));
    add_members(&mut builder);
    let case = |id: &str, member, approved_on, withdrawn_on| Case {
        approved_on,
        id: id.to_owned(),
        member,
        aid: Amount::from_minor(100),
        withdrawn_on,
    };
    let given = [
        case("a", Some(2), on, Some(on)),
        case("b", Some(1), on, Some(later)),
        case("c", Some(0), on, None),
        case("d", None, later, None),
    ];
    for case in given {
        builder.add_case(case).expect("a case");
    }
    let book = known_on(builder, on, 0);
    let expected =
        [case("a", Some(1), on, Some(on)), case("b", Some(0), on, None), case("c", None, on, None)];
    assert_eq!(book.cases(), expected);
}

#[test]
fn failures_of_rounds_settled_by_the_day_are_known() {
    let mut builder = builder(POSTPAID, (7, 14));
    add_members(&mut builder);
    for round in [1, 2, 3, 4] {
        for member in [0, 1] {
            builder.add_failure(Failure { round, member }).expect("a failure");
        }
    }
    let book = builder.build();
    for (on, settled) in [(date(2020, 3, 13), 2), (date(2020, 3, 14), 3), (date(2020, 3, 15), 3)] {
        let known = book.known_on(on, 0).expect("a day of the book");
        let failures: Vec<_> = (1..=settled).map(|round| Failure { round, member: 0 }).collect();
        assert_eq!(known.failures(), failures, "{on}");
    }
}

/// So many rounds follow, whatever the lengths of the months between.
#[test]
fn the_next_rounds_follow_those_settled_by_the_day() {
    let table = [
        ((7, 14), date(2020, 3, 13), 0, vec!["2020-01-07", "2020-02-07"]),
        ((7, 14), date(2020, 3, 14), 0, vec!["2020-01-07", "2020-02-07", "2020-03-07"]),
        ((7, 14), date(2020, 2, 13), 2, vec!["2020-01-07", "2020-02-07", "2020-03-07"]),
        ((7, 14), date(2020, 2, 14), 1, vec!["2020-01-07", "2020-02-07", "2020-03-07"]),
        ((7, 14), date(2020, 2, 6), 1, vec!["2020-01-07", "2020-02-07"]),
        ((7, 14), date(2020, 2, 8), 1, vec!["2020-01-07", "2020-02-07"]),
        ((31, 15), date(2020, 2, 29), 1, vec!["2020-01-31", "2020-02-29"]),
        ((31, 15), date(2020, 2, 28), 2, vec!["2020-01-31", "2020-02-29", "2020-03-31"]),
        ((31, 15), date(2020, 1, 31), 2, vec!["2020-01-31", "2020-02-29"]),
    ];
    for (pair, on, rounds_after, expected) in table {
        let book = known_on(builder(POSTPAID, pair), on, rounds_after);
        let cuts: Vec<String> = book.rounds().iter().map(|round| round.cut.to_string()).collect();
        assert_eq!(cuts, expected, "{pair:?} on {on} and {rounds_after} more");
    }
}
