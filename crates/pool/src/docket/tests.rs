//! SETTLEMENT §4 as tables: which cases a round carries, drops, and takes back.

use super::{Docket, Reversal};
use crate::book::Case;
use crate::quote::Quote;
use jiff::civil::{Date, date};
use money::Amount;

/// A day of January 2019. Rounds are cut on 7 and 17 and settle on 10 and 20, or later as told.
fn day(number: i8) -> Date {
    date(2019, 1, number)
}

fn case(id: &str, approved_on: i8, aid: i64, withdrawn_on: i8) -> Case {
    Case {
        approved_on: day(approved_on),
        id: id.to_owned(),
        member: None,
        aid: Amount::from_minor(aid),
        withdrawn_on: (withdrawn_on > 0).then(|| day(withdrawn_on)),
    }
}

/// A quote that pays the first cases so much, and a fee; the rest plays no part in the docket.
fn paying(paid: &[i64], fee: i64) -> Quote {
    let paid: Vec<Amount> = paid.iter().copied().map(Amount::from_minor).collect();
    Quote {
        aid: Amount::ZERO,
        need: Amount::ZERO,
        share: Amount::ZERO,
        sponsor: Amount::ZERO,
        aid_paid: Amount::sum(paid.iter().copied()).unwrap(),
        paid,
        fee_paid: Amount::from_minor(fee),
        overage: Amount::ZERO,
        carry: Amount::ZERO,
    }
}

fn opened(docket: &mut Docket<'_>, cut: i8, settle: i8) -> Vec<i64> {
    docket.open(day(cut), day(settle)).into_iter().map(Amount::minor).collect()
}

fn returned(docket: &mut Docket<'_>, settle: i8) -> (i64, i64) {
    let Reversal { aid, fee } = docket.reverse(day(settle)).unwrap();
    (aid.minor(), fee.minor())
}

#[test]
fn a_case_is_carried_by_the_first_round_cut_after_its_approval() {
    // Approved, withdrawn (0: never); the round that may carry it, of rounds cut on 7 and 17.
    let table = [
        (6, 0, Some(1)),
        (7, 0, Some(2)),
        (16, 0, Some(2)),
        (17, 0, None),
        // Dropped for good when withdrawn by the settle date, even on it.
        (6, 6, None),
        (6, 10, None),
        // Withdrawn a day later it is carried, and comes back in a later round.
        (6, 11, Some(1)),
        (8, 20, None),
        (8, 21, Some(2)),
    ];
    for (approved_on, withdrawn_on, round) in table {
        let cases = [case("c1", approved_on, 100, withdrawn_on)];
        let mut docket = Docket::new(&cases);
        for (number, (cut, settle)) in (1..).zip([(7, 10), (17, 20)]) {
            let count = opened(&mut docket, cut, settle).len();
            docket.carry(number, &paying(&vec![100; count], 0)).unwrap();
        }
        let found = docket.into_outcomes()[0].round;
        assert_eq!(found, round, "approved {approved_on}, withdrawn {withdrawn_on}");
    }
}

#[test]
fn who_is_not_carried_waits_in_front_of_the_later_ones() {
    let cases =
        [case("c1", 1, 10, 0), case("c2", 2, 20, 19), case("c3", 3, 30, 0), case("c4", 8, 40, 0)];
    let mut docket = Docket::new(&cases);
    assert_eq!(opened(&mut docket, 7, 10), [10, 20, 30]);
    assert_eq!(docket.carry(1, &paying(&[10], 0)), Ok(vec![0]));
    // c2 was withdrawn while it waited: dropped, not reversed.
    assert_eq!(opened(&mut docket, 17, 20), [30, 40]);
    assert_eq!(returned(&mut docket, 20), (0, 0));
    assert_eq!(docket.carry(2, &paying(&[30, 40], 0)), Ok(vec![2, 3]));
    let rounds: Vec<Option<u32>> =
        docket.into_outcomes().iter().map(|outcome| outcome.round).collect();
    assert_eq!(rounds, [Some(1), None, Some(2), Some(2)]);
}

#[test]
fn a_withdrawn_case_comes_back_once_with_what_it_got_and_its_part_of_the_fee() {
    let cases = [case("c1", 1, 100, 15), case("c2", 1, 100, 25), case("c3", 1, 100, 0)];
    let mut docket = Docket::new(&cases);
    assert_eq!(opened(&mut docket, 7, 10).len(), 3);
    assert_eq!(returned(&mut docket, 10), (0, 0), "nothing was carried before");
    docket.carry(1, &paying(&[60, 50, 50], 16)).unwrap();
    opened(&mut docket, 14, 14);
    assert_eq!(returned(&mut docket, 14), (0, 0), "withdrawn the day after");
    assert_eq!(returned(&mut docket, 15), (60, 6), "16 × 60 ÷ 160");
    assert_eq!(returned(&mut docket, 24), (0, 0), "once only");
    assert_eq!(returned(&mut docket, 31), (50, 5), "16 × 50 ÷ 160");
    let reversed: Vec<bool> =
        docket.into_outcomes().iter().map(|outcome| outcome.reversed).collect();
    assert_eq!(reversed, [true, true, false]);
}

#[test]
fn the_fee_of_a_case_is_rounded_down() {
    // What the cases get, the fee of the round; the fee attributed to each.
    let table: [(&[i64], i64, &[i64]); 6] = [
        (&[100], 8, &[8]),
        (&[50, 50], 9, &[4, 4]),
        (&[1, 99], 10, &[0, 9]),
        (&[1, 1, 1], 2, &[0, 0, 0]),
        (&[0, 0], 5, &[0, 0]),
        (&[i64::MAX / 2, i64::MAX / 2], i64::MAX, &[i64::MAX / 2, i64::MAX / 2]),
    ];
    for (paid, fee, attributed) in table {
        let cases: Vec<Case> = (0..paid.len()).map(|_| case("c", 1, 1, 0)).collect();
        let mut docket = Docket::new(&cases);
        opened(&mut docket, 7, 10);
        docket.carry(1, &paying(paid, fee)).unwrap();
        let found: Vec<i64> =
            docket.into_outcomes().iter().map(|outcome| outcome.fee.minor()).collect();
        assert_eq!(found, attributed, "{fee} over {paid:?}");
    }
}
