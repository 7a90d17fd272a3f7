//! Statements of members who live through each rule, one line an entry.

use super::{Entry, Event, Shared, statement};
use crate::book::{Book, BookBuilder, Case, Deposit, Failure, Member};
use crate::settlement::settle;
use jiff::civil::{Date, date};
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

/// Three rounds, cut on the 7th and settled on the 14th of January to March 2019; no fee.
fn builder(funding: Funding) -> BookBuilder {
    let sharing = Sharing {
        currency: Currency::CNY,
        funding,
        calendar: Calendar::new(vec![DayPair { cut: 7, settle: 14 }]).unwrap(),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Sponsor,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    BookBuilder::new(sharing, date(2019, 1, 1), date(2019, 3, 31)).unwrap()
}

fn join(builder: &mut BookBuilder, id: &str, left_on: Option<Date>, units: u32) -> u32 {
    let member = Member { joined_on: date(2018, 12, 1), left_on, units };
    builder.add_member(id, member).unwrap()
}

fn approve(builder: &mut BookBuilder, month: i8, aid: i64, member: Option<u32>) {
    let case = Case {
        approved_on: date(2019, month, 1),
        id: format!("c{month}"),
        member,
        aid: Amount::from_minor(aid),
        withdrawn_on: None,
    };
    builder.add_case(case).unwrap();
}

/// Every entry of a member's statement: a deposit with the balance after it, or a round with what
/// was owed and charged, the balance, the arrears, and what else it meant.
fn lines(book: &Book, member: u32) -> Vec<String> {
    let settlement = settle(book, |_| {}).unwrap();
    let entries = statement(book, &settlement, member).unwrap().entries;
    let line = |entry: &Entry| match entry {
        Entry::Deposit { on, amount, balance, recovered } => {
            let event = if *recovered { " recovered" } else { "" };
            format!("{on} +{} = {}{event}", amount.minor(), balance.minor())
        }
        Entry::Refund { on, amount, balance } => {
            format!("{on} -{} = {}", amount.minor(), balance.minor())
        }
        Entry::Shared(shared) => {
            let Shared { round, owed, charged, netted, balance, arrears, event } = shared;
            let amounts = [owed, charged, balance, arrears].map(|amount| amount.minor());
            let mut event = match event {
                Event::None => String::new(),
                other => format!(" {other:?}"),
            };
            if *netted > Amount::ZERO {
                event += &format!(" netted {}", netted.minor());
            }
            format!("round {round} {amounts:?}{event}")
        }
    };
    entries.iter().map(line).collect()
}

#[test]
fn prepaid_members() {
    let terms = Prepaid { floor: Amount::from_minor(10), recovery_days: 30, max_recoveries: 1 };
    let mut builder = builder(Funding::Prepaid(terms));
    let stays = join(&mut builder, "stays", None, 2);
    let recovers = join(&mut builder, "recovers", None, 1);
    let leaves = join(&mut builder, "leaves", Some(date(2019, 2, 6)), 1);
    let aided = join(&mut builder, "aided", None, 1);
    let empty = join(&mut builder, "empty", None, 1);
    let deposits = [
        (stays, date(2018, 12, 31), 1_000),
        (recovers, date(2019, 1, 6), 105),
        (recovers, date(2019, 1, 7), 1),
        (recovers, date(2019, 2, 12), 3),
        (recovers, date(2019, 2, 13), 97),
        (leaves, date(2019, 1, 1), 500),
        (leaves, date(2019, 3, 31), 7),
        (aided, date(2019, 1, 1), 500),
        (empty, date(2019, 3, 31), 9),
        (empty, date(2019, 4, 1), 999),
    ];
    for (member, on, amount) in deposits {
        let deposit = Deposit { on, member, amount: Amount::from_minor(amount) };
        builder.add_deposit(deposit).unwrap();
    }
    approve(&mut builder, 1, 500, None);
    approve(&mut builder, 2, 300, Some(aided));
    approve(&mut builder, 3, 300, None);
    let book = builder.build();
    let table: [(&str, u32, &[&str]); 5] = [
        (
            "stays",
            stays,
            &[
                "2018-12-31 +1000 = 1000",
                "round 1 [200, 200, 800, 0]",
                "round 2 [200, 200, 600, 0]",
                "round 3 [200, 200, 400, 0]",
            ],
        ),
        (
            "runs out, pays in after the next headcount, shares in the round after",
            recovers,
            &[
                "2019-01-06 +105 = 105",
                "2019-01-07 +1 = 106",
                "round 1 [100, 100, 6, 0] Suspended",
                "2019-02-12 +3 = 9",
                "2019-02-13 +97 = 106 recovered",
                "round 3 [100, 100, 6, 0] Suspended",
            ],
        ),
        (
            "leaves the day before a cut, and a deposit after that is due back",
            leaves,
            &["2019-01-01 +500 = 500", "round 1 [100, 100, 400, 0]", "2019-03-31 +7 = 407"],
        ),
        (
            "is aided",
            aided,
            &[
                "2019-01-01 +500 = 500",
                "round 1 [100, 100, 400, 0]",
                "round 2 [100, 100, 300, 0] Aided",
            ],
        ),
        ("pays in on the last day, and after the book", empty, &["2019-03-31 +9 = 9"]),
    ];
    for (what, member, expected) in table {
        assert_eq!(lines(&book, member), expected, "{what}");
    }
}

#[test]
fn postpaid_members() {
    let mut builder = builder(Funding::Postpaid(Postpaid { max_failed: 2 }));
    let pays = join(&mut builder, "pays", None, 2);
    let fails = join(&mut builder, "fails", None, 1);
    let removed = join(&mut builder, "removed", None, 1);
    let leaves = join(&mut builder, "leaves", Some(date(2019, 1, 7)), 1);
    for (member, round) in [(fails, 1), (removed, 1), (removed, 2), (leaves, 1), (fails, 3)] {
        builder.add_failure(Failure { round, member }).unwrap();
    }
    approve(&mut builder, 1, 500, None);
    approve(&mut builder, 2, 400, Some(leaves));
    approve(&mut builder, 3, 100, Some(fails));
    let book = builder.build();
    let table: [(&str, u32, &[&str]); 4] = [
        (
            // The arrears of 200 that were given up are shared in round 3.
            "pays",
            pays,
            &["round 1 [200, 200, 0, 0]", "round 2 [200, 200, 0, 0]", "round 3 [200, 200, 0, 0]"],
        ),
        (
            "fails, succeeds, fails in the round of its own case: netted",
            fails,
            &[
                "round 1 [100, 0, 0, 100] Failed",
                "round 2 [100, 200, 0, 0]",
                "round 3 [100, 100, 0, 0] Aided netted 100",
            ],
        ),
        (
            "fails twice",
            removed,
            &["round 1 [100, 0, 0, 100] Failed", "round 2 [100, 0, 0, 0] Removed"],
        ),
        (
            "leaves on the cut with arrears; aid in a round it does not owe nets them",
            leaves,
            &["round 1 [100, 0, 0, 100] Failed", "round 2 [0, 100, 0, 0] Aided netted 100"],
        ),
    ];
    for (what, member, expected) in table {
        assert_eq!(lines(&book, member), expected, "{what}");
    }
}
