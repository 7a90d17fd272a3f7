//! What a round means on a member's statement, where random pools compare sums only.

use crate::random_pool::refused;
use jiff::civil::date;
use money::{Amount, Currency};
use pool::{BookBuilder, Case, Entry, Event, Failure, Member, settle, statement};
use proptest::test_runner::TestCaseError;
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Rounding, Sharing};

/// A round that shares nothing debits nobody: a failure listed for it is no failure.
#[test]
fn a_debit_of_nothing_does_not_fail() -> Result<(), TestCaseError> {
    let sharing = Sharing {
        currency: Currency::CNY,
        funding: Funding::Postpaid(Postpaid { max_failed: 2 }),
        calendar: Calendar::new(vec![DayPair { cut: 7, settle: 14 }]).map_err(refused)?,
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Defer,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    let (from, through) = (date(2020, 1, 1), date(2020, 4, 30));
    let mut builder = BookBuilder::new(sharing, from, through).map_err(refused)?;
    let member = Member { joined_on: from, left_on: None, units: 1 };
    builder.add_member("m", member).map_err(refused)?;
    for (id, approved_on) in [("a", date(2020, 1, 31)), ("b", date(2020, 3, 31))] {
        let aid = Amount::from_minor(10);
        let case = Case { approved_on, id: id.to_owned(), member: None, aid, withdrawn_on: None };
        builder.add_case(case).map_err(refused)?;
    }
    for round in 1..=4 {
        builder.add_failure(Failure { round, member: 0 }).map_err(refused)?;
    }
    let book = builder.build();
    let settlement = settle(&book, |_| {}).map_err(refused)?;
    assert_eq!(settlement.ignored_failures(), 2);
    let rounds = statement(&book, &settlement, 0).map_err(refused)?.entries;
    let events = rounds.iter().map(|entry| match entry {
        Entry::Shared(shared) => (shared.round, shared.event),
        Entry::Deposit { .. } | Entry::Refund { .. } => panic!("nobody pays in beforehand"),
    });
    let expected = [(1, Event::None), (2, Event::Failed), (3, Event::None), (4, Event::Removed)];
    assert_eq!(events.collect::<Vec<_>>(), expected);
    Ok(())
}
