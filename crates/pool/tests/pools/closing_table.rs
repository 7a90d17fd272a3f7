//! Closings worked out by hand: whose money pays what, and to whom the rest belongs.

use jiff::civil::{Date, date};
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{Book, BookBuilder, Case, ClosingStatement, Deposit, Member, closing};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use rules::values::{Claim, Closing, LastRoundsPayer};

const FIRST_DAY: Date = date(2019, 12, 1);
const LAST_DAY: Date = date(2020, 12, 31);
const PREPAID: Funding =
    Funding::Prepaid(Prepaid { floor: Amount::ZERO, recovery_days: 30, max_recoveries: 1 });
const POSTPAID: Funding = Funding::Postpaid(Postpaid { max_failed: 3 });

fn sharing(funding: Funding) -> Sharing {
    Sharing {
        currency: Currency::CNY,
        funding,
        calendar: Calendar::new(vec![DayPair { cut: 20, settle: 28 }]).expect("a calendar"),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Prorate,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    }
}

fn terms(last_rounds_paid_by: LastRoundsPayer, run_off_days: u32) -> Closing {
    Closing {
        announcement_days: 30,
        last_rounds: 0,
        last_rounds_paid_by,
        run_off_days,
        refund_within_days: 5,
        refund_past_shares: false,
        payment_order: vec![Claim::Aid, Claim::Balances, Claim::Fee],
    }
}

/// Members (their units, and the day each left), all joined on the first day.
fn book_of(
    sharing: &Sharing,
    members: &[(u32, Option<Date>)],
    cases: &[(Date, i64, Option<Date>)],
) -> BookBuilder {
    let mut builder =
        BookBuilder::new(sharing.clone(), FIRST_DAY, LAST_DAY).expect("a period of a year");
    for (number, (units, left_on)) in members.iter().enumerate() {
        let member = Member { joined_on: FIRST_DAY, left_on: *left_on, units: *units };
        builder.add_member(&format!("m{number}"), member).expect("a member");
    }
    for (number, (approved_on, aid, withdrawn_on)) in cases.iter().enumerate() {
        let case = Case {
            approved_on: *approved_on,
            id: format!("c{number}"),
            member: None,
            aid: Amount::from_minor(*aid),
            withdrawn_on: *withdrawn_on,
        };
        builder.add_case(case).expect("a case");
    }
    builder
}

fn closed(book: &Book, terms: &Closing, on: Date) -> ClosingStatement {
    closing(book, terms, on).expect("a day of the book")
}

fn claims(closing: &ClosingStatement) -> Vec<i64> {
    closing.open_cases.iter().map(|open| open.claim.minor()).collect()
}

/// The plan's caps bind members, never an operator who pays the last cases itself, not even when
/// nobody is left.
#[test]
fn an_operator_pays_open_cases_in_full() {
    let cap = Some(Amount::from_minor(1));
    let plan = sharing(POSTPAID);
    let plans = [
        plan.clone(),
        Sharing { case_cap: cap, ..plan.clone() },
        Sharing { round_cap: cap, ..plan.clone() },
        Sharing { year_cap: cap, ..plan },
    ];
    let on = date(2020, 2, 21);
    for plan in &plans {
        for left_on in [None, Some(date(2020, 2, 20))] {
            let book = book_of(plan, &[(1, left_on)], &[(on, 12_000, None)]).build();
            let closing = closed(&book, &terms(LastRoundsPayer::Operator, 0), on);
            assert_eq!(claims(&closing), [12_000], "{plan:?}, left on {left_on:?}");
            assert_eq!(closing.operator_pays, Amount::from_minor(12_000));
        }
    }
}

/// Four members share 60 fen each in the first round; the year's cap is 100.
#[test]
fn members_pay_open_cases_up_to_what_the_year_has_left() {
    let plan = Sharing { year_cap: Some(Amount::from_minor(100)), ..sharing(POSTPAID) };
    let table =
        [(date(2020, 1, 29), date(2020, 1, 12), 160), (date(2020, 1, 10), date(2019, 12, 12), 400)];
    for (on, first_case, expected) in table {
        let cases = [(first_case, 240, None), (on, 1_000, None)];
        let book = book_of(&plan, &[(1, None); 4], &cases).build();
        let closing = closed(&book, &terms(LastRoundsPayer::Members, 0), on);
        assert_eq!(claims(&closing), [expected], "{on}");
    }
}

/// Each case of the last 180 days stands for a late one, the less the older it is.
#[test]
fn the_reserve_follows_the_cases_that_stand() {
    let on = date(2020, 2, 21);
    let table = [
        ("carried 40 days ago: 140/180, rounded up", date(2020, 1, 12), None, 180, 1_556),
        ("approved on the day, still open", on, None, 180, 2_000),
        ("of 180 days ago", date(2020, 1, 12), None, 40, 0),
        ("of 179 days ago", date(2020, 1, 12), None, 41, 49),
        ("no run-off, no late case", on, None, 0, 0),
        ("carried, then withdrawn", date(2020, 1, 12), Some(date(2020, 2, 20)), 180, 0),
        ("withdrawn before it was carried", date(2020, 2, 20), Some(on), 180, 0),
    ];
    for (row, approved_on, withdrawn_on, run_off_days, expected) in table {
        let cases = [(approved_on, 2_000, withdrawn_on)];
        let book = book_of(&sharing(POSTPAID), &[(1, None); 2], &cases).build();
        let closing = closed(&book, &terms(LastRoundsPayer::Members, run_off_days), on);
        assert_eq!(closing.reserve.minor(), expected, "{row}");
    }
}

#[test]
fn the_last_rounds_are_those_settled_after_the_day() {
    let book = book_of(&sharing(POSTPAID), &[(1, None)], &[]).build();
    let table = [
        (date(2020, 2, 27), 2, vec!["2020-02-28", "2020-03-28"]),
        (date(2020, 2, 28), 2, vec!["2020-03-28", "2020-04-28"]),
        (date(2020, 2, 28), 0, vec![]),
    ];
    for (on, last_rounds, expected) in table {
        let terms = Closing { last_rounds, ..terms(LastRoundsPayer::Members, 0) };
        let closing = closed(&book, &terms, on);
        let settled: Vec<String> =
            closing.last_rounds.iter().map(|round| round.settle.to_string()).collect();
        assert_eq!(settled, expected, "{on}");
    }
}

/// 10,000 and 5,000 fen paid in, 1,000 shared by each: what is held back follows the balances of
/// 9,000 and 4,000, whatever the units.
#[test]
fn what_is_held_back_belongs_to_the_balances() {
    let on = date(2020, 2, 21);
    let cases = [(date(2020, 1, 12), 2_000, None)];
    let mut builder = book_of(&sharing(PREPAID), &[(1, None); 2], &cases);
    for (member, fen) in [(0, 10_000), (1, 5_000)] {
        let amount = Amount::from_minor(fen);
        builder.add_deposit(Deposit { on: FIRST_DAY, member, amount }).expect("a deposit");
    }
    let closing = closed(&builder.build(), &terms(LastRoundsPayer::Members, 180), on);
    let back = closing.members.iter().map(|one| (one.back_now, one.back_after_run_off));
    let back: Vec<_> = back.map(|(now, later)| (now.minor(), later.minor())).collect();
    assert_eq!(back, [(7_923, 1_077), (3_521, 479)]);
    assert_eq!(closing.left_over, Amount::ZERO);
}

/// A round of 101 fen over 5 units shares 21 each and leaves 4: it belongs to the units of those
/// who still are members.
#[test]
fn what_a_pool_without_balances_has_left_belongs_to_the_units() {
    let on = date(2020, 2, 21);
    let members = [(2, None), (1, Some(date(2020, 2, 20))), (1, None), (1, None)];
    let cases = [(date(2020, 1, 12), 101, None)];
    let book = book_of(&sharing(POSTPAID), &members, &cases).build();
    let closing = closed(&book, &terms(LastRoundsPayer::Members, 0), on);
    assert_eq!((closing.money.minor(), closing.left_over.minor()), (4, 4));
    let back: Vec<i64> = closing.members.iter().map(|one| one.back_after_run_off.minor()).collect();
    assert_eq!(back, [2, 0, 1, 1]);
}

#[test]
fn the_days_of_a_book_are_its_first_to_its_last() {
    let book = book_of(&sharing(POSTPAID), &[(1, None)], &[]).build();
    let on = |day: Date| {
        closing(&book, &terms(LastRoundsPayer::Members, 0), day).map(|closing| closing.announced_on)
    };
    let before = FIRST_DAY.yesterday().expect("a day");
    let after = LAST_DAY.tomorrow().expect("a day");
    assert_eq!(on(before), Err(Rejection::ClosingBeforeBook));
    assert_eq!(on(FIRST_DAY), Ok(FIRST_DAY));
    assert_eq!(on(LAST_DAY), Ok(LAST_DAY));
    assert_eq!(on(after), Err(Rejection::ClosingAfterBook));
}
