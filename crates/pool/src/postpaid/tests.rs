//! SETTLEMENT §9 and §10 as tables: debits, arrears, removal and netting, in minor units.

use super::{Debit, PostpaidMembers, PostpaidStanding};
use crate::book::Failure;
use money::Amount;
use rules::sharing::Postpaid;

/// Obliged members with these units, removed after so many failures.
fn pool(max_failed: u32, units: &[u32]) -> PostpaidMembers {
    let mut pool = PostpaidMembers::new(Postpaid { max_failed }, units.iter().copied());
    for number in (0..).take(units.len()) {
        pool.admit(number).unwrap();
    }
    pool
}

/// Settles a round; returns charged, netted, written off, and the failures ignored.
fn settle(pool: &mut PostpaidMembers, share: i64, failed: &[u32], aided: &[u32]) -> [i64; 4] {
    let failures: Vec<Failure> =
        failed.iter().map(|member| Failure { round: 1, member: *member }).collect();
    let debit = pool.settle(Amount::from_minor(share), &failures, aided).unwrap();
    let Debit { charged, netted, written_off, ignored_failures, .. } = debit;
    let ignored = i64::try_from(ignored_failures).unwrap();
    [charged.minor(), netted.minor(), written_off.minor(), ignored]
}

/// What a member owed, was charged, still owes, and whether it was removed.
fn stands(pool: &PostpaidMembers, number: u32) -> (i64, i64, i64, bool) {
    let PostpaidStanding { owed, charged, arrears, removed } = pool.standing(number).unwrap();
    (owed.minor(), charged.minor(), arrears.minor(), removed)
}

#[test]
fn one_member_through_its_rounds() {
    // Removed after three failures in a row. Each letter is a round with a share of 100: s succeeds
    // and f fails; 0 is a failure listed in a round with a share of nothing. Then: owed, charged,
    // arrears, removed.
    let table = [
        ("", (0, 0, 0, false)),
        ("s", (100, 100, 0, false)),
        ("f", (100, 0, 100, false)),
        ("ff", (200, 0, 200, false)),
        ("fff", (300, 0, 0, true)),
        ("ffs", (300, 300, 0, false)),
        // A success clears the arrears and the count.
        ("ffsff", (500, 300, 200, false)),
        ("ffsfff", (600, 300, 0, true)),
        // A round with a share of nothing neither fails nor succeeds.
        ("ff0", (200, 0, 200, false)),
        ("ff0f", (300, 0, 0, true)),
        ("ff00s", (300, 300, 0, false)),
        ("0f0f0f", (300, 0, 0, true)),
        // Who was removed owes no further round.
        ("fffss", (300, 0, 0, true)),
        ("ffffff", (300, 0, 0, true)),
    ];
    for (rounds, standing) in table {
        let mut pool = pool(3, &[1]);
        for letter in rounds.chars() {
            let failed: &[u32] = if letter == 's' { &[] } else { &[0] };
            settle(&mut pool, if letter == '0' { 0 } else { 100 }, failed, &[]);
        }
        assert_eq!(stands(&pool, 0), standing, "{rounds:?}");
        assert_eq!(pool.payers(), u64::from(!standing.3), "{rounds:?}");
    }
}

#[test]
fn what_the_debits_of_a_round_come_to() {
    // Members of 1, 2 and 5 units, removed after two failures: share, who fails; charged, netted,
    // written off, failures ignored.
    let mut pool = pool(2, &[1, 2, 5]);
    let rounds = [
        ("all succeed", (10, &[][..]), [80, 0, 0, 0]),
        ("one fails", (10, &[1][..]), [60, 0, 0, 0]),
        ("it succeeds, arrears and all", (10, &[][..]), [100, 0, 0, 0]),
        ("two fail", (10, &[0, 2][..]), [20, 0, 0, 0]),
        ("one of them again: removed", (10, &[2][..]), [10 + 20 + 10, 0, 100, 0]),
        ("it is gone", (10, &[2][..]), [30, 0, 0, 1]),
        ("nothing to debit", (0, &[0, 1][..]), [0, 0, 0, 2]),
        ("all who are left fail", (10, &[0, 1][..]), [0, 0, 0, 0]),
        ("and are removed", (10, &[0, 1][..]), [0, 0, 20 + 40, 0]),
        ("nobody is left", (10, &[0, 1, 2][..]), [0, 0, 0, 3]),
    ];
    for (what, (share, failed), expected) in rounds {
        assert_eq!(settle(&mut pool, share, failed, &[]), expected, "{what}");
    }
    assert_eq!((pool.payers(), pool.units()), (0, 0));
}

#[test]
fn a_first_failure_removes_where_the_plan_says_so() {
    let mut pool = pool(1, &[3]);
    assert_eq!(settle(&mut pool, 10, &[0], &[]), [0, 0, 30, 0]);
    assert_eq!(stands(&pool, 0), (30, 0, 0, true));
}

#[test]
fn aid_nets_the_arrears_after_the_debit() {
    // Two members; 0 is the aided one. Whether it failed before, whether it fails in the round that
    // aids it; charged and netted in that round; its standing then.
    let table = [
        ("never", (false, false), [20, 0], (20, 20, 0)),
        ("before: the debit succeeds", (true, false), [30, 0], (20, 20, 0)),
        ("in this round", (false, true), [20, 10], (20, 20, 0)),
        ("both: netted, not removed", (true, true), [30, 20], (20, 20, 0)),
    ];
    for (what, (before, now), [charged, netted], (owed, paid, arrears)) in table {
        let mut pool = pool(2, &[1, 1]);
        let fails = |fails: bool| if fails { &[0][..] } else { &[][..] };
        settle(&mut pool, 10, fails(before), &[]);
        assert_eq!(settle(&mut pool, 10, fails(now), &[0]), [charged, netted, 0, 0], "{what}");
        pool.end(0).unwrap();
        assert_eq!(stands(&pool, 0), (owed, paid, arrears, false), "{what}");
        assert_eq!(settle(&mut pool, 10, &[], &[]), [10, 0, 0, 0], "{what}: owes no more");
        assert_eq!(stands(&pool, 0), (owed, paid, arrears, false), "{what}");
    }
}

#[test]
fn aid_nets_in_a_round_without_a_share_and_after_leaving() {
    let mut in_arrears = pool(3, &[1]);
    settle(&mut in_arrears, 10, &[0], &[]);
    assert_eq!(settle(&mut in_arrears, 0, &[], &[0]), [10, 10, 0, 0]);
    assert_eq!(stands(&in_arrears, 0), (10, 10, 0, false));

    let mut left = pool(3, &[1]);
    settle(&mut left, 10, &[0], &[]);
    left.end(0).unwrap();
    assert_eq!(stands(&left, 0), (10, 0, 10, false), "who leaves keeps owing");
    assert_eq!(settle(&mut left, 10, &[], &[0]), [10, 10, 0, 0]);
    assert_eq!(stands(&left, 0), (10, 10, 0, false));
}

#[test]
fn who_joins_later_owes_from_then_on() {
    let mut pool = PostpaidMembers::new(Postpaid { max_failed: 1 }, [1, 1].into_iter());
    pool.admit(0).unwrap();
    settle(&mut pool, 10, &[], &[]);
    assert_eq!(settle(&mut pool, 10, &[1], &[]), [10, 0, 0, 1], "a failure before it joined");
    pool.admit(1).unwrap();
    pool.admit(1).unwrap();
    assert_eq!(settle(&mut pool, 10, &[], &[]), [20, 0, 0, 0]);
    assert_eq!(stands(&pool, 0), (30, 30, 0, false));
    assert_eq!(stands(&pool, 1), (10, 10, 0, false));
    pool.end(1).unwrap();
    pool.admit(1).unwrap();
    assert_eq!(settle(&mut pool, 10, &[], &[]), [10, 0, 0, 0], "who left is not admitted again");
}
