//! Prepaid members asked directly, where a settled book does not tell two states apart.

use jiff::civil::date;
use money::Amount;
use pool::PrepaidMembers;
use rules::sharing::Prepaid;

/// Someone whose balance ran out was covered once, whatever the balance says now.
#[test]
fn who_ran_out_was_covered_once() {
    let terms = Prepaid { floor: Amount::from_minor(5), recovery_days: 30, max_recoveries: 1 };
    let mut members = PrepaidMembers::new(terms, [1, 1].into_iter());
    let on = date(2020, 1, 1);
    for (member, fen) in [(0, 10), (1, 4)] {
        members.admit(member);
        members.deposit(member, on, Amount::from_minor(fen)).expect("a deposit");
    }
    members.open().expect("a headcount");
    assert_eq!((members.payers(), members.units()), (1, 1));
    members.settle(date(2020, 1, 14), Amount::from_minor(8)).expect("a round");
    let standing = |member| members.standing(member, date(2020, 1, 15)).expect("a standing");
    assert!(standing(0).suspended && standing(0).ever_covered);
    assert!(!standing(1).suspended && !standing(1).ever_covered);
}
