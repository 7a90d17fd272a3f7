//! The closing of random pools on random days: money is conserved, the order holds, nobody loses
//! what was theirs.

use crate::random_pool::{Pool, check, pools, refused, village_of_four};
use jiff::ToSpan;
use ledger::Rejection;
use money::Amount;
use pool::{Book, ClosingStatement, MemberClosing, Payment, closing};
use proptest::prelude::{Strategy, any};
use proptest::prop_assert;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use rules::sharing::OverLimit;
use rules::values::{Claim, Closing, LastRoundsPayer};

const CLOSINGS: u32 = 4_000;

#[test]
fn money_is_conserved_and_the_order_of_payment_holds() {
    check(CLOSINGS, &(pools(), closings(), any::<u16>()), |(pool, terms, day)| {
        let (book, on) = book_and_day(&pool, day);
        let closing = closing(&book, &terms, on).map_err(refused)?;
        let paid = sum(closing.payments.iter().map(|payment| payment.paid));
        prop_assert!(paid + closing.left_over.wide() == closing.money.wide());
        let back_now = sum(closing.members.iter().map(|member| member.back_now));
        let balances = payment(&closing, Claim::Balances);
        prop_assert!(back_now == balances.paid.wide());
        let mut earlier_paid_in_full = true;
        for payment in &closing.payments {
            prop_assert!(payment.paid <= payment.owed && !payment.paid.is_negative());
            prop_assert!(earlier_paid_in_full || payment.paid == Amount::ZERO);
            earlier_paid_in_full = payment.paid == payment.owed;
        }
        prop_assert!(closing.left_over == Amount::ZERO || earlier_paid_in_full);
        Ok(())
    });
}

#[test]
fn each_member_gets_what_is_theirs() {
    check(CLOSINGS, &(pools(), closings(), any::<u16>()), |(pool, terms, day)| {
        let (book, on) = book_and_day(&pool, day);
        let closing = closing(&book, &terms, on).map_err(refused)?;
        let balances = payment(&closing, Claim::Balances);
        let known = book.members().iter().filter(|member| member.joined_on <= on);
        prop_assert!(closing.members.len() == known.count());
        for member in &closing.members {
            let MemberClosing { outcome, back_now, back_after_run_off, past_shares, .. } = member;
            prop_assert!(*back_now <= outcome.balance && !back_after_run_off.is_negative());
            if balances.paid == balances.owed {
                prop_assert!(*back_now == outcome.balance, "paid in full means in full");
            }
            let given_back = if terms.refund_past_shares { outcome.charged } else { Amount::ZERO };
            prop_assert!(*past_shares == given_back);
        }
        Ok(())
    });
}

#[test]
fn what_happens_later_does_not_change_a_closing() {
    check(1_000, &(pools(), closings(), any::<u16>()), |(pool, terms, day)| {
        let (book, on) = book_and_day(&pool, day);
        let whole = closing(&book, &terms, on).map_err(refused)?;
        let known = book.known_on(on, 0).map_err(refused)?;
        let cut_off = closing(&known, &terms, on).map_err(refused)?;
        prop_assert!(whole == cut_off);
        Ok(())
    });
}

#[test]
fn a_closing_lies_within_its_book() {
    check(20, &(pools(), closings()), |(pool, terms)| {
        let book = pool.book();
        let before = closing(&book, &terms, book.from().yesterday().expect("a day"));
        let after = closing(&book, &terms, book.through().tomorrow().expect("a day"));
        prop_assert!(before == Err(Rejection::ClosingBeforeBook));
        prop_assert!(after == Err(Rejection::ClosingAfterBook));
        Ok(())
    });
}

fn book_and_day(pool: &Pool, day: u16) -> (Book, jiff::civil::Date) {
    let book = pool.book();
    let days = book.from().until(book.through()).expect("a book of a year").get_days();
    let offset = i64::from(i32::from(day) % (days + 1));
    let on = book.from().checked_add(offset.days()).expect("a day of the book");
    (book, on)
}

fn payment(closing: &ClosingStatement, claim: Claim) -> &Payment {
    let mut payments = closing.payments.iter();
    payments.find(|payment| payment.claim == claim).expect("balances are always a claim")
}

fn sum(amounts: impl Iterator<Item = Amount>) -> i128 {
    amounts.map(Amount::wide).sum()
}

fn closings() -> impl Strategy<Value = Closing> {
    let payers = select(vec![LastRoundsPayer::Members, LastRoundsPayer::Operator]);
    let orders = select(vec![
        vec![Claim::Aid, Claim::Balances, Claim::Fee],
        vec![Claim::Balances, Claim::Aid, Claim::Fee],
    ]);
    let numbers = (0u32..40, 0u32..4, 0u32..200, 0u32..30);
    (numbers, payers, any::<bool>(), orders).prop_map(|(numbers, payer, refund, order)| Closing {
        announcement_days: numbers.0,
        last_rounds: numbers.1,
        last_rounds_paid_by: payer,
        run_off_days: numbers.2,
        refund_within_days: numbers.3,
        refund_past_shares: refund,
        payment_order: order,
    })
}

/// A village of four closes with one case open: the case is paid first, then the balances.
#[test]
fn a_small_closing_by_hand() -> Result<(), TestCaseError> {
    let (book, on) = village_of_four(OverLimit::Prorate, None);
    let terms = plain_terms();
    let closing = closing(&book, &terms, on).map_err(refused)?;
    let paid: Vec<_> = closing
        .payments
        .iter()
        .map(|one| (one.claim, one.owed.minor(), one.paid.minor()))
        .collect();
    // Four members paid in 100.00 each; round 1 shared 80.00. Open: 120.00, approved today, which
    // also stands for 120.00 of late reports; the 80.00 of 40 days ago for 140/180 of it.
    let expected =
        [(Claim::Aid, 30_223, 30_223), (Claim::Balances, 32_000, 1_777), (Claim::Fee, 0, 0)];
    assert_eq!(paid, expected);
    let back: Vec<_> = closing
        .members
        .iter()
        .map(|one| (one.member.as_str(), one.back_now.minor(), one.back_after_run_off.minor()))
        .collect();
    let each = [("a", 445, 4_556), ("b", 444, 4_556), ("c", 444, 4_556), ("d", 444, 4_555)];
    assert_eq!(back, each);
    assert_eq!(closing.ends_on.to_string(), "2020-03-22");
    Ok(())
}

/// Above a cap of 10.00 each the operator promised to pay: the open 120.00 costs the pool 40.00.
#[test]
fn what_the_operator_promised_is_not_asked_of_the_pool() -> Result<(), TestCaseError> {
    let cap = Some(Amount::from_minor(1_000));
    let (book, on) = village_of_four(OverLimit::Sponsor, cap);
    let terms = Closing { run_off_days: 0, ..plain_terms() };
    let closing = closing(&book, &terms, on).map_err(refused)?;
    assert_eq!(payment(&closing, Claim::Aid).owed, Amount::from_minor(4_000));
    assert_eq!(closing.operator_pays, Amount::from_minor(8_000));
    Ok(())
}

/// Of x's 80.00 the members bore 40.00 and of y's 120.00 they would bear 40.00; 140 of 180 days on,
/// x stands for 31.12 and y for 40.00. Where the operator pays, for 62.23 and 120.00.
#[test]
fn the_reserve_holds_the_part_of_who_pays() -> Result<(), TestCaseError> {
    let (book, on) = village_of_four(OverLimit::Sponsor, Some(Amount::from_minor(1_000)));
    let table = [(LastRoundsPayer::Members, 7_112), (LastRoundsPayer::Operator, 18_223)];
    for (last_rounds_paid_by, fen) in table {
        let terms = Closing { last_rounds_paid_by, ..plain_terms() };
        let reserve = closing(&book, &terms, on).map_err(refused)?.reserve;
        assert_eq!(reserve, Amount::from_minor(fen), "{last_rounds_paid_by:?}");
    }
    Ok(())
}

fn plain_terms() -> Closing {
    Closing {
        announcement_days: 30,
        last_rounds: 0,
        last_rounds_paid_by: LastRoundsPayer::Members,
        run_off_days: 180,
        refund_within_days: 5,
        refund_past_shares: false,
        payment_order: vec![Claim::Aid, Claim::Balances, Claim::Fee],
    }
}
