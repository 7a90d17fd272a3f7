//! What a tree of balances is made from: the same list from each engine, and the balances of the
//! core.

use crate::{failed, member_id, places, run};
use jiff::civil::{Date, date};
use money::{Amount, Currency};
use pool::Book;
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use rules::calendar::{Calendar, DayPair, RoundDates};
use rules::sharing::{Funding, OverLimit, Postpaid, Prepaid, Rounding, Sharing};
use std::collections::BTreeSet;
use store::balance_tree::{
    MEMBERS_AT_ONCE, MemberBalance, Standings, balance_secrets, join_secrets, member_balances,
};
use store::log::NewBalanceSecret;
use store::{Batch, Deposit, LoadedMember, MemberId, PoolId, Store, StoreFailure, Write};
use uuid::Uuid;

/// How many members are loaded: more than a page.
const LOADED: u32 = MEMBERS_AT_ONCE + 100;

/// The members who join and pay in one by one, in each pool.
const JOINING: u32 = 1_000_000;

/// Every member's balance is the one that the core settles.
pub async fn are_of_the_core(
    store: &Store,
    pool: PoolId,
    book: &Book,
) -> Result<(), TestCaseError> {
    let settlement = pool::settle(book, |_| {}).map_err(crate::random_pool::refused)?;
    let kept = all(store, pool).await.map_err(failed)?;
    prop_assert_eq!(kept.len(), book.members().len());
    for (number, one) in (0u32..).zip(kept) {
        let settled = settlement.member(number).map_err(crate::random_pool::refused)?;
        let (has, charged) = (settled.balance.minor(), settled.charged.minor());
        prop_assert_eq!(one.member, member_id(number));
        let kept = (i64::try_from(one.balance), i64::try_from(one.charged));
        prop_assert_eq!(kept, (Ok(has), Ok(charged)));
    }
    Ok(())
}

#[test]
fn engines_agree_on_members_in_every_phase_page_by_page() {
    let lists = places().map(|place| run(kept_in(&place)));
    let [sqlite, postgres] = &lists;
    assert_eq!(sqlite, postgres);
    let [prepaid, postpaid] = sqlite;
    let of = |list: &[MemberBalance], number: u32| {
        *list.iter().find(|one| one.member == member_id(number)).expect("a member")
    };
    assert_eq!(prepaid.len(), usize::try_from(LOADED + 5).unwrap());
    assert!(prepaid.windows(2).all(|pair| pair[0].member < pair[1].member));
    let has = |number| (of(prepaid, number).balance, of(prepaid, number).charged);
    let (ran_out, suspended, lapsed) = (has(0), has(3), has(6));
    assert_eq!((ran_out, suspended, lapsed), ((0, 100), (1, 100), (2, 100)));
    assert_eq!(has(1), (100_000 - 600, 600), "one who shares");
    let [outside, admitted, sharing, ended, paid_later] =
        [0, 1, 2, 3, 4].map(|place| has(JOINING + place));
    assert_eq!((outside, admitted), ((500, 0), (20, 0)));
    assert_eq!((sharing, ended), ((1_000 - 600, 600), (1_000 - 300, 300)));
    assert_eq!(paid_later, (1_000 - 300, 300));
    let with_secret: BTreeSet<bool> = prepaid.iter().map(|one| one.secret.is_some()).collect();
    assert_eq!(with_secret.len(), 2, "some have a secret, some have none");
    assert_eq!(of(prepaid, 1).secret, Some([1; 16]));
    assert_eq!((of(prepaid, 5).secret, of(prepaid, JOINING).secret), (None, Some([7; 16])));
    let charged = |place: u32| of(postpaid, JOINING + place).charged;
    assert_eq!([0, 1, 2, 3].map(charged), [600, 300, 0, 300]);
    assert!(postpaid.iter().all(|one| one.balance == 0));
}

/// Both pools of a place, and what each says.
async fn kept_in(place: &crate::Place) -> [Vec<MemberBalance>; 2] {
    let prepaid = sharing(Funding::Prepaid(Prepaid {
        floor: Amount::from_minor(50),
        recovery_days: 30,
        max_recoveries: 3,
    }));
    let postpaid = sharing(Funding::Postpaid(Postpaid { max_failed: 2 }));
    let store = place.open().await;
    for (pool, sharing) in [(1, prepaid), (2, postpaid)] {
        let open = vec![Write::OpenPool(Box::new(sharing))];
        store.commit(batch(pool, open)).await.expect("a new pool");
    }
    drop(store);
    let members = (0..LOADED).map(|number| LoadedMember {
        id: member_id(number),
        joined_on: date(2020, 1, 1),
        units: 1,
        balance: Amount::from_minor(if number.is_multiple_of(3) { 100 } else { 100_000 }),
        secret: (!number.is_multiple_of(5)).then_some([1; 16]),
    });
    Store::load(&place.address, 1, members).await.expect("members");
    let store = place.open().await;
    let secret = NewBalanceSecret { pool: 1, member: member_id(JOINING), secret: [7; 16] };
    store.log(0, &[], &[], &[secret]).await.expect("a secret");
    store.commit(batch(1, prepaid_writes())).await.expect("two rounds");
    store.commit(batch(2, postpaid_writes())).await.expect("two rounds");
    [all(&store, 1).await.expect("members"), all(&store, 2).await.expect("members")]
}

fn prepaid_writes() -> Vec<Write> {
    let running_out = i64::from(LOADED.div_ceil(3));
    let units = i64::from(LOADED) + 2;
    let mut writes = vec![
        join(1, date(2020, 1, 1)),
        deposit(1, date(2020, 1, 2), 20),
        join(2, date(2020, 1, 1)),
        deposit(2, date(2020, 1, 2), 1_000),
        join(3, date(2020, 1, 1)),
        deposit(3, date(2020, 1, 2), 1_000),
    ];
    writes.extend(round(1, 300 * units));
    // Those who ran out and pay in too little, in time and too late.
    let late = |member: u32, on, fen| {
        let deposit = Uuid::from_u64_pair(u64::from(member), 99);
        let amount = Amount::from_minor(fen);
        Write::Deposit(Deposit { deposit, member: member_id(member), on, amount })
    };
    writes.extend([
        late(3, date(2020, 2, 1), 1),
        Write::Leave { member: member_id(JOINING + 3), left_on: date(2020, 2, 1) },
        join(4, date(2020, 2, 1)),
        deposit(4, date(2020, 2, 2), 1_000),
    ]);
    // What those who ran out did not bring is shared by the others.
    writes.extend(round(2, 300 * (units - running_out) - 200 * running_out));
    writes.extend([
        late(6, date(2020, 6, 1), 2),
        join(0, date(2020, 6, 1)),
        deposit(0, date(2020, 6, 2), 500),
    ]);
    writes
}

fn postpaid_writes() -> Vec<Write> {
    let mut writes = vec![
        join(0, date(2020, 1, 1)),
        join(1, date(2020, 1, 1)),
        join(2, date(2020, 1, 1)),
        join(3, date(2020, 1, 1)),
    ];
    let fail = |round, place| Write::Fail { round, member: member_id(JOINING + place) };
    let with_failures = |number, units: i64, failing: Vec<Write>| {
        let mut writes = round(number, 300 * units);
        let settle = writes.pop();
        writes.extend(failing);
        writes.extend(settle);
        writes
    };
    // One fails once, one twice and is removed, one leaves.
    writes.extend(with_failures(1, 4, vec![fail(1, 2)]));
    writes.push(Write::Leave { member: member_id(JOINING + 3), left_on: date(2020, 2, 1) });
    writes.extend(with_failures(2, 3, vec![fail(2, 1), fail(2, 2)]));
    writes
}

/// A round that carries one case.
fn round(number: i8, fen: i64) -> Vec<Write> {
    let cut = date(2020, number, 20);
    let approve = Write::Approve {
        case: number.to_string(),
        member: None,
        approved_on: date(2020, number, 15),
        aid: Amount::from_minor(fen),
    };
    let dates = RoundDates { cut, settle: date(2020, number, 28) };
    vec![approve, Write::Cut(dates), Write::Settle]
}

fn join(place: u32, joined_on: Date) -> Write {
    Write::Join { member: member_id(JOINING + place), joined_on, units: 1 }
}

fn deposit(place: u32, on: Date, fen: i64) -> Write {
    let deposit = Uuid::from_u64_pair(u64::from(place), 98);
    let amount = Amount::from_minor(fen);
    Write::Deposit(Deposit { deposit, member: member_id(JOINING + place), on, amount })
}

fn batch(pool: PoolId, writes: Vec<Write>) -> Batch {
    let number = u64::try_from(writes.len()).expect("few writes");
    Batch::of_pool(Uuid::from_u64_pair(number, pool.unsigned_abs()), pool, writes)
}

fn sharing(funding: Funding) -> Sharing {
    Sharing {
        currency: Currency::CNY,
        funding,
        calendar: Calendar::new(vec![DayPair { cut: 20, settle: 28 }]).expect("a calendar"),
        fee_bp: 0,
        rounding: Rounding::Up,
        waiting_days: 0,
        waiting_members_share: true,
        over_limit: OverLimit::Sponsor,
        case_cap: None,
        round_cap: None,
        year_cap: None,
    }
}

/// All members of a pool, page by page; every page but the last is full.
async fn all(store: &Store, pool: PoolId) -> Result<Vec<MemberBalance>, StoreFailure> {
    let mut reader = store.reader().await?;
    let standings = Standings::read(&mut *reader, pool).await?;
    let (mut found, mut after) = (Vec::<MemberBalance>::new(), MemberId::nil());
    loop {
        let mut page = member_balances(&mut *reader, (pool, &standings), after).await?;
        join_secrets(&mut page, &balance_secrets(&mut *reader, pool, after).await?);
        let Some(last) = page.last() else { return Ok(found) };
        assert!(found.len().is_multiple_of(usize::try_from(MEMBERS_AT_ONCE).expect("a page")));
        after = last.member;
        found.extend(page);
    }
}
