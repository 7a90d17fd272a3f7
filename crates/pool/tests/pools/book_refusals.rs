//! What a book refuses, row by row, and what at the same boundary it still takes.

use jiff::civil::{Date, date};
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{BookBuilder, Case, Deposit, Failure, Member, MemberIds};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};

const JOINED_ON: Date = date(2020, 1, 1);

fn builder(funding: Funding) -> BookBuilder {
    let sharing = Sharing {
        currency: Currency::CNY,
        funding,
        calendar: Calendar::new(vec![DayPair { cut: 7, settle: 14 }]).expect("a calendar"),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Defer,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    };
    BookBuilder::new(sharing, JOINED_ON, date(2020, 12, 31)).expect("a period")
}

fn prepaid() -> BookBuilder {
    let floor = Amount::ZERO;
    builder(Funding::Prepaid(Prepaid { floor, recovery_days: 30, max_recoveries: 1 }))
}

fn postpaid() -> BookBuilder {
    builder(Funding::Postpaid(Postpaid { max_failed: 3 }))
}

#[test]
fn members_are_checked() {
    let long = "x".repeat(200);
    let too_long = "x".repeat(201);
    let table = [
        ("a", 0, None, Err(Rejection::NumberOutOfRange)),
        ("a", 1, JOINED_ON.yesterday().ok(), Err(Rejection::LeftBeforeJoining)),
        ("", 1, None, Err(Rejection::IdInvalid)),
        (&too_long, 1, None, Err(Rejection::IdInvalid)),
        ("a", 1, Some(JOINED_ON), Ok(0)),
        ("a", 1, None, Err(Rejection::MemberDuplicate)),
        (&long, u32::MAX, None, Ok(1)),
    ];
    let mut builder = prepaid();
    for (id, units, left_on, expected) in table {
        let added = builder.add_member(id, Member { joined_on: JOINED_ON, left_on, units });
        assert_eq!(added, expected, "{id:?} of {units} units");
    }
    assert_eq!(builder.member("a"), Ok(0));
    assert_eq!(builder.member(&long), Ok(1));
    assert_eq!(builder.member("b"), Err(Rejection::MemberUnknown));
    assert_eq!(builder.build().members().len(), 2);
}

#[test]
fn ids_are_counted() {
    let mut ids = MemberIds::default();
    assert_eq!((ids.len(), ids.is_empty()), (0, true));
    assert_eq!((ids.add("a"), ids.add("b")), (Ok(0), Ok(1)));
    assert_eq!((ids.len(), ids.is_empty()), (2, false));
}

#[test]
fn cases_are_checked() {
    let long = "x".repeat(200);
    let too_long = "x".repeat(201);
    let table = [
        ("", None, 0, Err(Rejection::IdInvalid)),
        (&too_long, None, 0, Err(Rejection::IdInvalid)),
        (&long, None, 0, Ok(())),
        (&long, None, 0, Err(Rejection::CaseDuplicate)),
        ("a", Some(0), -1, Err(Rejection::AmountNegative)),
        ("a", Some(0), 1, Ok(())),
        ("b", Some(0), 1, Err(Rejection::SecondCaseOfMember)),
        ("b", None, 1, Ok(())),
        ("c", None, 1, Ok(())),
    ];
    let mut builder = prepaid();
    let member = Member { joined_on: JOINED_ON, left_on: None, units: 1 };
    builder.add_member("m", member).expect("a member");
    for (id, member, aid, expected) in table {
        let added = builder.add_case(Case {
            approved_on: JOINED_ON,
            id: id.to_owned(),
            member,
            aid: Amount::from_minor(aid),
            withdrawn_on: None,
        });
        assert_eq!(added, expected, "{id:?} of {member:?}");
    }
    assert_eq!(builder.build().cases().len(), 4);
}

#[test]
fn deposits_and_failures_are_checked() {
    let deposit = |minor| Deposit { on: JOINED_ON, member: 0, amount: Amount::from_minor(minor) };
    assert_eq!(prepaid().add_deposit(deposit(0)), Ok(()));
    assert_eq!(prepaid().add_deposit(deposit(-1)), Err(Rejection::AmountNegative));
    assert_eq!(postpaid().add_deposit(deposit(1)), Err(Rejection::DepositIntoPostpaid));
    let failure = |round| Failure { round, member: 0 };
    assert_eq!(postpaid().add_failure(failure(1)), Ok(()));
    assert_eq!(postpaid().add_failure(failure(0)), Err(Rejection::NumberOutOfRange));
    assert_eq!(prepaid().add_failure(failure(1)), Err(Rejection::FailureInPrepaid));
}

#[test]
fn a_failure_listed_twice_is_one() {
    let mut builder = postpaid();
    for (round, member) in [(2, 1), (1, 0), (2, 0), (2, 1)] {
        builder.add_failure(Failure { round, member }).expect("a failure");
    }
    let book = builder.build();
    let of = |round| book.failures_of(round).iter().map(|one| one.member).collect::<Vec<_>>();
    assert_eq!((of(1), of(2), of(3)), (vec![0], vec![0, 1], vec![]));
}
