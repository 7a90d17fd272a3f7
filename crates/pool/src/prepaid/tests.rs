//! SETTLEMENT §8 as tables: coverage, charges, suspension, recovery and lapse, in minor units.
//!
//! Days are counted from 2019-01-01, which is day 0. Rounds are cut on days 7, 37, 67 … and settle
//! on days 14, 44, 74 …, so that 30 recovery days last through the next settle date.

use super::{Charge, PrepaidMembers, PrepaidStanding};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use money::Amount;
use rules::sharing::Prepaid;

const SETTLE: i64 = 14;
const MONTH: i64 = 30;

fn day(number: i64) -> Date {
    date(2019, 1, 1).checked_add(number.days()).unwrap()
}

fn terms(floor: i64, recovery_days: u32, max_recoveries: u32) -> Prepaid {
    Prepaid { floor: Amount::from_minor(floor), recovery_days, max_recoveries }
}

/// One admitted member of so many units who paid in `deposit` on day 0.
fn member(terms: Prepaid, units: u32, deposit: i64) -> PrepaidMembers {
    let mut pool = PrepaidMembers::new(terms, [units].into_iter());
    pool.admit(0);
    if deposit > 0 {
        pay_in(&mut pool, 0, deposit);
    }
    pool
}

fn pay_in(pool: &mut PrepaidMembers, on: i64, amount: i64) {
    pool.deposit(0, day(on), Amount::from_minor(amount)).unwrap();
}

/// Takes the headcount and settles the round that settles on a day; returns payers, charged and
/// shortfall.
fn round(pool: &mut PrepaidMembers, settle: i64, share: i64) -> (u64, i64, i64) {
    pool.open().unwrap();
    let payers = pool.payers();
    let Charge { charged, shortfall } =
        pool.settle(day(settle), Amount::from_minor(share)).unwrap();
    (payers, charged.minor(), shortfall.minor())
}

/// A word for where the member stands at the end of a day, and its balance.
fn stands(pool: &PrepaidMembers, on: i64) -> (&'static str, i64) {
    let standing = pool.standing(0, day(on)).unwrap();
    let PrepaidStanding { suspended, lapsed, ever_covered, balance, .. } = standing;
    let word = match (suspended, lapsed, ever_covered) {
        (true, false, true) => "suspended",
        (false, true, true) => "lapsed",
        (false, false, false) => "not covered",
        (false, false, true) => "covered",
        other => panic!("no member stands so: {other:?}"),
    };
    (word, balance.minor())
}

#[test]
fn a_charge_takes_the_balance_to_nothing_but_not_below() {
    // Floor, units, paid in, share; charged and shortfall; where the member stands then.
    let table = [
        ("above the floor", (100, 1, 1_000, 400), (400, 0), ("covered", 600)),
        ("at the floor", (100, 1, 1_000, 900), (900, 0), ("covered", 100)),
        ("below the floor", (100, 1, 1_000, 901), (901, 0), ("suspended", 99)),
        ("to nothing", (100, 1, 1_000, 1_000), (1_000, 0), ("suspended", 0)),
        ("one too much", (100, 1, 1_000, 1_001), (1_000, 1), ("suspended", 0)),
        ("far too much", (100, 1, 1_000, 9_999), (1_000, 8_999), ("suspended", 0)),
        ("a share of nothing", (100, 1, 100, 0), (0, 0), ("covered", 100)),
        ("floor 0: nothing left covers", (0, 1, 1_000, 1_000), (1_000, 0), ("covered", 0)),
        ("floor 0: one too much", (0, 1, 1_000, 1_001), (1_000, 1), ("suspended", 0)),
        ("floor 0: nobody paid in", (0, 1, 0, 5), (0, 5), ("suspended", 0)),
        ("two units at the floor", (100, 2, 1_000, 450), (900, 0), ("covered", 100)),
        ("two units below it", (100, 2, 1_000, 451), (902, 0), ("suspended", 98)),
        ("two units, an odd cent", (100, 2, 1_001, 450), (900, 0), ("covered", 101)),
        ("two units, too much", (100, 2, 1_001, 501), (1_001, 1), ("suspended", 0)),
    ];
    for (what, (floor, units, deposit, share), (charged, shortfall), standing) in table {
        let mut pool = member(terms(floor, 30, 3), units, deposit);
        assert_eq!(round(&mut pool, SETTLE, share), (1, charged, shortfall), "{what}");
        assert_eq!(stands(&pool, SETTLE), standing, "{what}");
        let still_shares = u64::from(standing.0 == "covered");
        assert_eq!(pool.payers(), still_shares, "{what}: payers");
        assert_eq!(pool.units(), still_shares * u64::from(units), "{what}: units");
    }
}

#[test]
fn who_was_never_covered_is_not_suspended_and_owes_nothing() {
    for (deposit, balance) in [(0, 0), (99, 99)] {
        let mut pool = member(terms(100, 30, 3), 1, deposit);
        assert_eq!(round(&mut pool, SETTLE, 50), (0, 0, 0));
        assert_eq!(stands(&pool, SETTLE + 99), ("not covered", balance));
        // Much later a deposit lifts the balance: there is no deadline for a first cover.
        pay_in(&mut pool, 200, 100 - balance);
        assert_eq!(stands(&pool, 200), ("covered", 100));
        assert_eq!(round(&mut pool, 224, 50), (1, 50, 0));
    }
}

#[test]
fn recovery_counts_from_the_settle_date_to_its_last_day() {
    // Recovery days, the day of the deposit after the settle date; where the member stands then.
    let table = [
        (30, 0, "covered"),
        (30, 1, "covered"),
        (30, 29, "covered"),
        (30, 30, "covered"),
        (30, 31, "lapsed"),
        (0, 0, "covered"),
        (0, 1, "lapsed"),
        (180, 180, "covered"),
        (180, 181, "lapsed"),
    ];
    for (recovery_days, later, word) in table {
        let what = format!("{recovery_days} days, a deposit {later} days later");
        let mut pool = member(terms(100, recovery_days, 3), 1, 150);
        round(&mut pool, SETTLE, 100);
        assert_eq!(stands(&pool, SETTLE), ("suspended", 50), "{what}");
        pay_in(&mut pool, SETTLE + later, 50);
        assert_eq!(stands(&pool, SETTLE + later), (word, 100), "{what}");
        let next = round(&mut pool, SETTLE + 7 * MONTH, 40);
        let expected = if word == "covered" { (1, 40, 0) } else { (0, 0, 0) };
        assert_eq!(next, expected, "{what}");
    }
}

#[test]
fn without_a_deposit_a_suspension_lapses_the_day_after_the_last() {
    let mut pool = member(terms(100, 30, 3), 1, 150);
    round(&mut pool, SETTLE, 100);
    for (on, word) in [(0, "suspended"), (30, "suspended"), (31, "lapsed"), (400, "lapsed")] {
        assert_eq!(stands(&pool, SETTLE + on), (word, 50), "{on} days later");
    }
}

#[test]
fn the_deposit_that_lifts_the_balance_is_the_one_that_counts() {
    // Days after the settle date with amounts; the floor is 100 and 50 are left.
    type Deposits = &'static [(i64, i64)];
    let table: [(&str, Deposits, (&str, i64)); 5] = [
        ("one short", &[(5, 49)], ("suspended", 99)),
        ("two together", &[(5, 49), (30, 1)], ("covered", 100)),
        ("the second too late", &[(5, 49), (31, 1)], ("lapsed", 100)),
        ("a deposit of nothing", &[(5, 0)], ("suspended", 50)),
        ("what comes after the lapse is kept", &[(31, 500), (32, 500)], ("lapsed", 1_050)),
    ];
    for (what, deposits, standing) in table {
        let mut pool = member(terms(100, 30, 3), 1, 150);
        round(&mut pool, SETTLE, 100);
        for (later, amount) in deposits {
            pay_in(&mut pool, SETTLE + later, *amount);
        }
        let (last, _) = deposits.last().unwrap();
        assert_eq!(stands(&pool, SETTLE + last), standing, "{what}");
    }
}

#[test]
fn a_member_recovers_as_often_as_the_plan_allows() {
    for max_recoveries in 0..4 {
        let mut pool = member(terms(100, 30, max_recoveries), 1, 150);
        let mut settle = SETTLE;
        for recovery in 0..max_recoveries {
            assert_eq!(round(&mut pool, settle, 100), (1, 100, 0), "{recovery}");
            assert_eq!(stands(&pool, settle), ("suspended", 50), "{recovery}");
            pay_in(&mut pool, settle + 1, 100);
            settle += MONTH;
        }
        // With none left the membership ends on the settle date itself, not after the days.
        assert_eq!(round(&mut pool, settle, 100), (1, 100, 0), "{max_recoveries}");
        assert_eq!(stands(&pool, settle), ("lapsed", 50), "{max_recoveries}");
        pay_in(&mut pool, settle, 1_000);
        assert_eq!(stands(&pool, settle), ("lapsed", 1_050), "{max_recoveries}");
        assert_eq!(round(&mut pool, settle + MONTH, 100), (0, 0, 0), "{max_recoveries}");
    }
}

#[test]
fn a_suspended_member_is_not_charged_and_shares_again_from_the_next_headcount() {
    let mut pool = member(terms(100, 60, 3), 1, 150);
    assert_eq!(round(&mut pool, SETTLE, 100), (1, 100, 0));
    assert_eq!(round(&mut pool, SETTLE + MONTH, 100), (0, 0, 0));
    // The headcount of the third round is taken before the deposit: it does not share in it.
    pool.open().unwrap();
    pay_in(&mut pool, SETTLE + 2 * MONTH - 1, 500);
    let charge = pool.settle(day(SETTLE + 2 * MONTH), Amount::from_minor(100)).unwrap();
    assert_eq!(charge, Charge { charged: Amount::ZERO, shortfall: Amount::ZERO });
    assert_eq!(stands(&pool, SETTLE + 2 * MONTH), ("covered", 550));
    assert_eq!(round(&mut pool, SETTLE + 3 * MONTH, 100), (1, 100, 0));
    let standing = pool.standing(0, day(SETTLE + 3 * MONTH)).unwrap();
    assert_eq!((standing.owed.minor(), standing.charged.minor()), (200, 200));
}

#[test]
fn a_deposit_between_headcount_and_settling_pays_the_share() {
    let mut pool = member(terms(100, 30, 3), 1, 150);
    pool.open().unwrap();
    pay_in(&mut pool, SETTLE - 1, 100);
    let charge = pool.settle(day(SETTLE), Amount::from_minor(150)).unwrap();
    assert_eq!((charge.charged.minor(), charge.shortfall.minor()), (150, 0));
    assert_eq!(stands(&pool, SETTLE), ("covered", 100));
}

#[test]
fn who_left_or_was_aided_owes_no_further_round_and_keeps_the_balance() {
    let mut pool = member(terms(100, 30, 3), 2, 1_000);
    assert_eq!(round(&mut pool, SETTLE, 100), (1, 200, 0));
    pool.end(0, day(SETTLE)).unwrap();
    assert_eq!((pool.payers(), pool.units()), (0, 0));
    assert_eq!(round(&mut pool, SETTLE + MONTH, 100), (0, 0, 0));
    pay_in(&mut pool, SETTLE + MONTH, 50);
    assert_eq!(stands(&pool, SETTLE + MONTH), ("covered", 850));
    let standing = pool.standing(0, day(SETTLE + MONTH)).unwrap();
    assert_eq!((standing.owed.minor(), standing.charged.minor()), (200, 200));
}

#[test]
fn what_was_short_stays_owed_and_uncharged() {
    let mut pool = member(terms(0, 30, 3), 3, 100);
    assert_eq!(round(&mut pool, SETTLE, 50), (1, 100, 50));
    let standing = pool.standing(0, day(SETTLE)).unwrap();
    assert_eq!((standing.owed.minor(), standing.charged.minor()), (150, 100));
    // A later deposit is not taken for the shortfall: the pool carried that over.
    pay_in(&mut pool, SETTLE + 1, 100);
    assert_eq!(stands(&pool, SETTLE + 1), ("covered", 100));
}
