//! SETTLEMENT §5 to §7 as tables: what a round comes to, in minor units, worked out by hand.

use super::{Position, fee_of, quote};
use ledger::Rejection;
use money::{Amount, Currency};
use rules::calendar::{Calendar, DayPair};
use rules::sharing::{Funding, OverLimit, Postpaid, Rounding, Sharing};

/// A fee of 10 % and no cap; the funding plays no part in a quote.
fn plan(over_limit: OverLimit, rounding: Rounding) -> Sharing {
    Sharing {
        currency: Currency::CNY,
        funding: Funding::Postpaid(Postpaid { max_failed: 1 }),
        calendar: Calendar::new(vec![DayPair { cut: 7, settle: 14 }]).unwrap(),
        fee_bp: 1_000,
        rounding,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    }
}

fn capped(over_limit: OverLimit, case: i64, round: i64, year: i64) -> Sharing {
    let cap = |minor| (minor > 0).then(|| Amount::from_minor(minor));
    let (case_cap, round_cap, year_cap) = (cap(case), cap(round), cap(year));
    Sharing { case_cap, round_cap, year_cap, ..plan(over_limit, Rounding::Up) }
}

/// What a round starts from: the aids, the carry, what came back, the units, and what was shared
/// earlier in the year.
type Start = (&'static [i64], i64, i64, u64, i64);

/// What it comes to: what each carried case gets, then need, share, sponsor, fee, overage, carry.
type End = (&'static [i64], [i64; 6]);

fn quoted(sharing: &Sharing, start: Start) -> Result<(Vec<i64>, [i64; 6]), Rejection> {
    let (aids, carry_in, reversed, units, shared_this_year) = start;
    let aids: Vec<Amount> = aids.iter().copied().map(Amount::from_minor).collect();
    let [carry_in, reversed, shared_this_year] =
        [carry_in, reversed, shared_this_year].map(Amount::from_minor);
    let position = Position { aids: &aids, carry_in, reversed, units, shared_this_year };
    let quote = quote(sharing, &position)?;
    let paid = quote.paid.iter().map(|paid| paid.minor()).collect();
    assert_eq!(Amount::sum(quote.paid.iter().copied()), Ok(quote.aid_paid), "paid adds up");
    let carried = &aids[..quote.paid.len()];
    assert_eq!(Amount::sum(carried.iter().copied()), Ok(quote.aid), "aid is of what is carried");
    let rest = [quote.need, quote.share, quote.sponsor, quote.fee_paid, quote.overage, quote.carry];
    Ok((paid, rest.map(Amount::minor)))
}

fn check(sharing: &Sharing, table: &[(&str, Start, End)]) {
    for (what, start, (paid, rest)) in table {
        assert_eq!(quoted(sharing, *start), Ok((paid.to_vec(), *rest)), "{what}");
    }
}

#[test]
fn a_fee_is_rounded_half_up_once() {
    let table = [
        (0, 1_000, 0),
        (4, 1_000, 0),
        (5, 1_000, 1),
        (14, 1_000, 1),
        (15, 1_000, 2),
        (625, 8, 1),
        (624, 8, 0),
        (1, 10_000, 1),
        (1_000, 333, 33),
        (1_500, 333, 50),
    ];
    for (aid, fee_bp, fee) in table {
        let found = fee_of(Amount::from_minor(aid), fee_bp).map(Amount::minor);
        assert_eq!(found, Ok(fee), "{fee_bp} bp of {aid}");
    }
    assert_eq!(fee_of(Amount::from_minor(i64::MAX), 10_000).map(Amount::minor), Ok(i64::MAX));
}

#[test]
fn without_a_limit_rounding_up_leaves_a_surplus() {
    check(
        &plan(OverLimit::Sponsor, Rounding::Up),
        &[
            ("no remainder", (&[1_000], 0, 0, 10, 0), (&[1_000], [1_100, 110, 0, 100, 0, 0])),
            ("one over", (&[1_000], 0, 0, 3, 0), (&[1_000], [1_100, 367, 0, 100, 1, -1])),
            (
                "a surplus lowers it",
                (&[1_000], -1, 0, 3, 0),
                (&[1_000], [1_099, 367, 0, 100, 2, -2]),
            ),
            (
                "a deficit raises it",
                (&[1_000], 2, 0, 3, 0),
                (&[1_000], [1_102, 368, 0, 100, 2, -2]),
            ),
            ("aid that came back", (&[1_000], 0, 800, 3, 0), (&[1_000], [300, 100, 0, 100, 0, 0])),
            ("a deficit alone", (&[], 7, 0, 3, 0), (&[], [7, 3, 0, 0, 2, -2])),
            ("more units than need", (&[1], 0, 0, 1_000, 0), (&[1], [1, 1, 0, 0, 999, -999])),
        ],
    );
}

#[test]
fn without_a_limit_rounding_half_up_may_leave_a_deficit() {
    check(
        &plan(OverLimit::Sponsor, Rounding::HalfUp),
        &[
            ("down", (&[1_000], 0, 0, 3, 0), (&[1_000], [1_100, 367, 0, 100, 1, -1])),
            ("a deficit", (&[1_000], 0, 0, 7, 0), (&[1_000], [1_100, 157, 0, 100, -1, 1])),
            ("a half goes up", (&[10], 0, 0, 2, 0), (&[10], [11, 6, 0, 1, 1, -1])),
            ("at least one", (&[1], 0, 0, 1_000, 0), (&[1], [1, 1, 0, 0, 999, -999])),
            (
                "a large deficit",
                (&[1_000], 0, 0, 880, 0),
                (&[1_000], [1_100, 1, 0, 100, -220, 220]),
            ),
        ],
    );
}

#[test]
fn no_need_no_share_and_the_cases_are_paid_in_full() {
    for over_limit in [OverLimit::Sponsor, OverLimit::Prorate, OverLimit::Defer] {
        check(
            &capped(over_limit, 1, 1, 1),
            &[
                ("nothing at all", (&[], 0, 0, 9, 0), (&[], [0, 0, 0, 0, 0, 0])),
                ("a surplus", (&[], -5, 0, 9, 0), (&[], [-5, 0, 0, 0, 5, -5])),
                ("it pays", (&[100], -110, 0, 9, 0), (&[100], [0, 0, 0, 10, 0, 0])),
                ("it pays and more", (&[100], -10, 110, 9, 0), (&[100], [-10, 0, 0, 10, 10, -10])),
                ("without members too", (&[100], -110, 0, 0, 0), (&[100], [0, 0, 0, 10, 0, 0])),
            ],
        );
    }
}

#[test]
fn nobody_to_share_settles_empty_and_the_cases_wait() {
    for over_limit in [OverLimit::Sponsor, OverLimit::Prorate, OverLimit::Defer] {
        check(
            &capped(over_limit, 1, 1, 1),
            &[
                ("a case", (&[100], 0, 0, 0, 0), (&[], [0, 0, 0, 0, 0, 0])),
                ("a deficit goes on", (&[100], 7, 0, 0, 0), (&[], [7, 0, 0, 0, 0, 7])),
                ("less what came back", (&[100], 7, 9, 0, 0), (&[], [-2, 0, 0, 0, 0, -2])),
            ],
        );
    }
}

#[test]
fn above_the_limit_the_operator_pays_the_rest() {
    let share_of_50 = (&[1_000][..], [1_100, 50, 600, 100, 0, 0]);
    check(&capped(OverLimit::Sponsor, 50, 0, 0), &[("case", (&[1_000], 0, 0, 10, 0), share_of_50)]);
    check(
        &capped(OverLimit::Sponsor, 0, 50, 0),
        &[("round", (&[1_000], 0, 0, 10, 0), share_of_50)],
    );
    check(
        &capped(OverLimit::Sponsor, 0, 0, 80),
        &[("year", (&[1_000], 0, 0, 10, 30), share_of_50)],
    );
    let all_caps = capped(OverLimit::Sponsor, 40, 70, 100);
    check(
        &all_caps,
        &[
            ("at the limit", (&[364], 0, 0, 10, 0), (&[364], [400, 40, 0, 36, 0, 0])),
            ("one above", (&[365], 0, 0, 10, 0), (&[365], [402, 40, 2, 37, 0, 0])),
            ("two cases", (&[500, 500], 0, 0, 10, 0), (&[500, 500], [1_100, 70, 400, 100, 0, 0])),
            ("the year", (&[500, 500], 0, 0, 10, 95), (&[500, 500], [1_100, 5, 1_050, 100, 0, 0])),
            ("used up", (&[500], 0, 0, 10, 100), (&[500], [550, 0, 550, 50, 0, 0])),
            ("long past", (&[500], 0, 0, 10, 999), (&[500], [550, 0, 550, 50, 0, 0])),
            ("no case, no case cap", (&[], 600, 0, 10, 0), (&[], [600, 60, 0, 0, 0, 0])),
        ],
    );
}

#[test]
fn above_the_limit_cases_get_proportionally_less() {
    check(
        &capped(OverLimit::Prorate, 0, 10, 0),
        &[
            ("a tenth is the fee", (&[1_000], 0, 0, 11, 0), (&[100], [1_100, 10, 0, 10, 0, 0])),
            ("aid rounds down", (&[1_000], 0, 0, 10, 0), (&[90], [1_100, 10, 0, 10, 0, 0])),
            // 90 over 1000 and 500: 60 and 30.
            ("by size", (&[1_000, 500], 0, 0, 10, 0), (&[60, 30], [1_650, 10, 0, 10, 0, 0])),
            // 90 over four equal cases: 22 each, and the two left over go to the earlier two.
            (
                "ties go to the earlier",
                (&[400, 400, 400, 400], 0, 0, 10, 0),
                (&[23, 23, 22, 22], [1_760, 10, 0, 10, 0, 0]),
            ),
            // 90 × 100 ÷ 301 = 29.9, 90 × 101 ÷ 301 = 30.2, 29.9: the larger remainders first.
            (
                "the largest remainder goes first",
                (&[101, 100, 100], 0, 0, 10, 0),
                (&[30, 30, 30], [331, 10, 0, 10, 0, 0]),
            ),
            ("a deficit comes first", (&[1_000], 34, 0, 10, 0), (&[60], [1_134, 10, 0, 6, 0, 0])),
            ("what came back adds", (&[1_000], 0, 10, 10, 0), (&[100], [1_090, 10, 0, 10, 0, 0])),
            // The carry alone exceeds the limit: nothing is left for the case, the rest stays.
            ("the carry takes all", (&[1_000], 150, 0, 10, 0), (&[0], [1_250, 10, 0, 0, -50, 50])),
            // M = 100 pays the aid of 91 and 9 of fee; §5 asks for 9 as well: the limit just holds.
            ("at the limit", (&[91], 0, 0, 10, 0), (&[91], [100, 10, 0, 9, 0, 0])),
            // 92 and 9 are 101: one above. floor(100 × 10/11) = 90, the fee is 9 and one is over.
            ("never more than the fee", (&[92], 0, 0, 10, 0), (&[90], [101, 10, 0, 9, 1, -1])),
        ],
    );
}

#[test]
fn above_the_limit_the_latest_cases_wait() {
    check(
        &capped(OverLimit::Defer, 0, 10, 0),
        &[
            ("all fit", (&[50, 40], 0, 0, 10, 0), (&[50, 40], [99, 10, 0, 9, 1, -1])),
            ("the last waits", (&[50, 40, 2], 0, 0, 10, 0), (&[50, 40], [99, 10, 0, 9, 1, -1])),
            // A small case behind a large one does not overtake it.
            ("none overtakes", (&[50, 900, 1], 0, 0, 10, 0), (&[50], [55, 6, 0, 5, 5, -5])),
            ("all wait", (&[900], 0, 0, 10, 0), (&[], [0, 0, 0, 0, 0, 0])),
            ("all wait, the carry is shared", (&[900], 45, 0, 10, 0), (&[], [45, 5, 0, 0, 5, -5])),
            (
                "even the carry is too much",
                (&[900], 145, 0, 10, 0),
                (&[], [145, 10, 0, 0, -45, 45]),
            ),
            ("the carry alone", (&[], 145, 0, 10, 0), (&[], [145, 10, 0, 0, -45, 45])),
        ],
    );
    // The cap of a case moves with the prefix: one small case fits where two of like sum do not.
    check(
        &capped(OverLimit::Defer, 6, 0, 0),
        &[
            ("two", (&[50, 50], 0, 0, 10, 0), (&[50, 50], [110, 11, 0, 10, 0, 0])),
            ("one of two", (&[50, 70], 0, 0, 10, 0), (&[50], [55, 6, 0, 5, 5, -5])),
            // Three share 14, within their 18, though the first two share 14 and may only 12.
            (
                "the longest prefix",
                (&[60, 60, 1, 900], 0, 0, 10, 0),
                (&[60, 60, 1], [133, 14, 0, 12, 7, -7]),
            ),
            ("no case cap without a case", (&[70], 900, 0, 10, 0), (&[], [900, 90, 0, 0, 0, 0])),
        ],
    );
}

#[test]
fn overflow_is_a_rejection_never_a_wrap() {
    let most = i64::MAX;
    let uncapped = plan(OverLimit::Sponsor, Rounding::Up);
    let capped = capped(OverLimit::Sponsor, most, 0, 0);
    let table: [(&str, &Sharing, Start); 5] = [
        ("the aid", &uncapped, (&[i64::MAX, 1], 0, 0, 1, 0)),
        ("the fee on top", &uncapped, (&[i64::MAX - 5], 0, 0, 1, 0)),
        ("the carry on top", &uncapped, (&[], i64::MAX, -1, 1, 0)),
        ("what is shared", &uncapped, (&[1], i64::MAX - 2, 0, 5, 0)),
        ("the cap of two cases", &capped, (&[1, 1], 0, 0, 1, 0)),
    ];
    for (what, sharing, start) in table {
        assert_eq!(quoted(sharing, start), Err(Rejection::AmountOverflow), "{what}");
    }
}
