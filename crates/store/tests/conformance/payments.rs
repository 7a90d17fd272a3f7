//! Payments: two people for each account and each list, and nothing paid twice.

use crate::case_world::{DAY, account, at, begin, case, commit, file, forbids, on_both, refused};
use crate::{Place, member_id};
use jiff::civil::{Date, date};
use ledger::Rejection;
use money::Amount;
use rules::calendar::RoundDates;
use store::custody::aid_due;
use store::payment::{
    LineOutcome, LineResult, NewPaymentList, PaidTo, Payment, PaymentAccount, PaymentLine,
    PaymentList, payment_accounts, payment_lines, payment_lines_of_case, payment_list,
    payment_lists,
};
use store::{CaseWrite, Store, StoreFailure, Write};
use uuid::Uuid;

pub const PAID_ON: Date = date(2020, 4, 1);

fn enter(member: u32, to: PaidTo, by: u64, hours: i64) -> CaseWrite {
    CaseWrite::EnterAccount {
        member: member_id(member),
        case: format!("case-{member}"),
        to,
        sealed: vec![1, u8::try_from(by).expect("few accounts")],
        by: account(by),
        at: at(hours),
    }
}

fn verify(member: u32, to: PaidTo, entered: i64, by: u64, hours: i64) -> CaseWrite {
    CaseWrite::VerifyAccount {
        member: member_id(member),
        case: format!("case-{member}"),
        to,
        entered_at: at(entered),
        by: account(by),
        at: at(hours),
    }
}

fn payout(number: u64) -> Uuid {
    Uuid::from_u64_pair(4, number)
}

pub fn pay(member: u32, payout_number: u64, minor: i64) -> Payment {
    Payment {
        member: member_id(member),
        case: format!("case-{member}"),
        payout: payout(payout_number),
        amount: Amount::from_minor(minor),
        to: PaidTo::Member,
    }
}

fn new_list(number: u64) -> NewPaymentList {
    NewPaymentList {
        list: Uuid::from_u64_pair(3, number),
        made_by: account(1),
        checked_by: account(2),
        made_at: at(10),
        digest: [5; 32],
    }
}

pub fn make(number: u64, lines: Vec<Payment>) -> CaseWrite {
    CaseWrite::MakeList { list: new_list(number), lines, on: PAID_ON }
}

pub fn result(number: u64, results: &[(u32, i64, Option<&str>)]) -> CaseWrite {
    let line = |(line, minor, reason): &(u32, i64, Option<&str>)| LineResult {
        line: *line,
        amount: Amount::from_minor(*minor),
        outcome: match reason {
            None => LineOutcome::Paid,
            Some(reason) => LineOutcome::Returned((*reason).to_owned()),
        },
    };
    let results = results.iter().map(line).collect();
    CaseWrite::ListResult { list: new_list(number).list, results, on: PAID_ON, at: at(20) }
}

/// Two carried cases of 100 each, and a third that no round has carried; with verified accounts.
pub async fn carried(store: &Store) {
    for member in 0..3 {
        let first = file(member, &format!("case-{member}"));
        assert_eq!(case(store, begin(&first)).await, Ok(()));
        for write in [
            enter(member, PaidTo::Member, 1, 1),
            verify(member, PaidTo::Member, 1, 2, 2),
            enter(member, PaidTo::Hospital, 1, 1),
        ] {
            assert_eq!(case(store, write).await, Ok(()));
        }
    }
    let approve = |member: u32, on| Write::Approve {
        case: format!("case-{member}"),
        member: Some(member_id(member)),
        approved_on: on,
        aid: Amount::from_minor(100),
    };
    let deposit = Write::Deposit(store::Deposit {
        deposit: Uuid::from_u64_pair(1, 1),
        member: member_id(9),
        on: DAY,
        amount: Amount::from_minor(5_000),
    });
    let dates = RoundDates { cut: date(2020, 3, 20), settle: date(2020, 3, 28) };
    let approvals = [approve(0, DAY), approve(1, DAY), approve(2, date(2020, 3, 25))];
    let round = [deposit].into_iter().chain(approvals).chain([Write::Cut(dates), Write::Settle]);
    assert_eq!(commit(store, round.collect()).await, Ok(()));
}

#[test]
fn who_enters_an_account_does_not_verify_it() {
    on_both(async |place: Place, store| {
        assert_eq!(case(&store, begin(&file(0, "case-0"))).await, Ok(()));
        let to = PaidTo::Hospital;
        for (write, expected) in [
            (enter(1, to, 1, 1), refused(Rejection::CaseFileUnknown)),
            (verify(0, to, 1, 2, 2), refused(Rejection::PayeeAccountMissing)),
            (enter(0, to, 1, 1), Ok(())),
            (verify(0, to, 1, 1, 2), refused(Rejection::SamePersonTwice)),
            (enter(0, to, 3, 2), Ok(())),
            (verify(0, to, 1, 2, 3), refused(Rejection::EditStale)),
            (verify(0, to, 2, 2, 3), Ok(())),
            (verify(0, to, 2, 4, 4), Ok(())),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let found = async || {
            let mut reader = store.reader().await.expect("a reader");
            payment_accounts(&mut *reader, 1, member_id(0), "case-0").await.expect("accounts")
        };
        let sealed = vec![1, 3];
        let (entered_by, entered_at, verified) = (account(3), at(2), Some((account(2), at(3))));
        let entered = PaymentAccount { to, sealed, entered_by, entered_at, verified };
        assert_eq!(found().await, [entered]);
        assert_eq!(case(&store, enter(0, to, 2, 5)).await, Ok(()));
        assert_eq!(found().await[0].verified, None, "another account is verified anew");
        let same = "UPDATE payment_account SET verified_by = entered_by, verified_at = entered_at";
        assert!(forbids(&place, same).await, "the schema refuses it, whoever writes");
    });
}

#[test]
fn a_list_takes_two_people_and_what_is_due_once() {
    on_both(async |place: Place, store| {
        carried(&store).await;
        let alone = NewPaymentList { checked_by: account(1), ..new_list(1) };
        let alone = CaseWrite::MakeList { list: alone, lines: vec![pay(0, 1, 1)], on: PAID_ON };
        let not_due = refused(Rejection::PaymentNotDue);
        let unverified = Payment { to: PaidTo::Hospital, ..pay(0, 1, 1) };
        let not_entered = Payment { to: PaidTo::Payee, ..pay(0, 1, 1) };
        let others = Payment { member: member_id(1), ..pay(0, 1, 1) };
        let no_account = refused(Rejection::PayeeAccountMissing);
        for (write, expected) in [
            (alone, refused(Rejection::SamePersonTwice)),
            (make(1, vec![]), refused(Rejection::SchemaForbids)),
            (make(1, vec![pay(0, 1, 0)]), refused(Rejection::AmountNegative)),
            (make(1, vec![pay(0, 1, 101)]), not_due.clone()),
            (make(1, vec![pay(0, 1, 60), pay(0, 2, 41)]), not_due.clone()),
            (make(1, vec![pay(2, 1, 1)]), not_due.clone()),
            (make(1, vec![pay(5, 1, 1)]), not_due.clone()),
            (make(1, vec![unverified]), no_account.clone()),
            (make(1, vec![not_entered]), no_account.clone()),
            (make(1, vec![others]), no_account),
            (make(1, vec![pay(0, 1, 1), pay(0, 1, 2)]), refused(Rejection::PayoutDuplicate)),
            (make(1, vec![pay(0, 1, 60), pay(1, 2, 100)]), Ok(())),
            (make(1, vec![pay(0, 3, 1)]), refused(Rejection::SchemaForbids)),
            (make(2, vec![pay(0, 1, 1)]), refused(Rejection::PayoutDuplicate)),
            (make(2, vec![pay(0, 3, 41)]), not_due.clone()),
            (make(2, vec![pay(1, 3, 1)]), not_due),
            (make(2, vec![pay(0, 3, 40)]), Ok(())),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let by_hand = Write::PayOut {
            payout: payout(9),
            case: "case-0".to_owned(),
            on: PAID_ON,
            amount: Amount::from_minor(1),
        };
        let beside = commit(&store, vec![by_hand]).await;
        assert_eq!(beside, refused(Rejection::PayoutAboveAid), "it is with the bank");
        let mut reader = store.reader().await.expect("a reader");
        assert_eq!(aid_due(&mut *reader, 1, 9).await, Ok(Vec::new()));
        let total = Amount::from_minor(160);
        let first = PaymentList { made: new_list(1), lines: 2, total, result_at: None };
        assert_eq!(payment_list(&mut *reader, 1, new_list(1).list).await, Ok(first));
        let unknown = payment_list(&mut *reader, 1, new_list(7).list).await;
        assert_eq!(unknown, Err(StoreFailure::Rejected(Rejection::PaymentListUnknown)));
        let pages = payment_lists(&mut *reader, 1, new_list(1).list, 9).await.expect("a page");
        assert_eq!(pages.iter().map(|one| one.lines).collect::<Vec<_>>(), [1]);
        drop(reader);
        let same = "UPDATE payment_list SET checked_by = made_by";
        assert!(forbids(&place, same).await, "the schema refuses it, whoever writes");
    });
}

#[test]
fn the_whole_result_of_the_bank_is_kept_and_what_was_paid_is_a_payout() {
    on_both(async |_, store| {
        carried(&store).await;
        assert_eq!(case(&store, make(1, vec![pay(0, 1, 60), pay(1, 2, 100)])).await, Ok(()));
        // An objection is upheld while the money is on its way: what happened is kept.
        let withdraw = Write::Withdraw { case: "case-0".to_owned(), withdrawn_on: PAID_ON };
        assert_eq!(commit(&store, vec![withdraw]).await, Ok(()));
        let mismatch = refused(Rejection::PaymentResultMismatch);
        let returned = Some("no such account");
        for (write, expected) in [
            (result(7, &[(1, 60, None)]), refused(Rejection::PaymentListUnknown)),
            (result(1, &[(1, 60, None)]), mismatch.clone()),
            (result(1, &[(1, 60, None), (1, 60, None)]), mismatch.clone()),
            (result(1, &[(1, 60, None), (3, 100, None)]), mismatch.clone()),
            (result(1, &[(1, 60, None), (2, 99, None)]), mismatch.clone()),
            (result(1, &[(1, 60, None), (2, 100, None), (3, 1, None)]), mismatch.clone()),
            (result(1, &[(1, 60, None), (2, 100, Some(""))]), refused(Rejection::SchemaForbids)),
            (result(1, &[(2, 100, returned), (1, 60, None)]), Ok(())),
            (result(1, &[(2, 100, returned), (1, 60, None)]), mismatch),
            // What came back is due again, under a new id.
            (make(2, vec![pay(1, 2, 100)]), refused(Rejection::PayoutDuplicate)),
            (make(2, vec![pay(1, 3, 100)]), Ok(())),
            (result(2, &[(1, 100, None)]), Ok(())),
            (make(3, vec![pay(1, 4, 1)]), refused(Rejection::PaymentNotDue)),
        ] {
            assert_eq!(case(&store, write.clone()).await, expected, "{write:?}");
        }
        let mut reader = store.reader().await.expect("a reader");
        let list = payment_list(&mut *reader, 1, new_list(1).list).await.expect("the list");
        assert_eq!(list.result_at, Some(at(20)));
        let line = |list: u64, line, payment, outcome| PaymentLine {
            list: new_list(list).list,
            line,
            payment,
            outcome: Some(outcome),
        };
        let came_back = LineOutcome::Returned("no such account".to_owned());
        let second = line(1, 2, pay(1, 2, 100), came_back);
        let lines = payment_lines(&mut *reader, 1, new_list(1).list, 0, 9).await;
        let first = line(1, 1, pay(0, 1, 60), LineOutcome::Paid);
        assert_eq!(lines, Ok(vec![first, second.clone()]));
        let behind = payment_lines(&mut *reader, 1, new_list(1).list, 1, 9).await;
        assert_eq!(behind, Ok(vec![second.clone()]));
        let of_case = payment_lines_of_case(&mut *reader, 1, member_id(1), "case-1").await;
        let third = line(2, 1, pay(1, 3, 100), LineOutcome::Paid);
        assert_eq!(of_case, Ok(vec![second, third]));
        drop(reader);
        // Both payouts are entries: none is written again.
        for (number, of) in [(1, "case-0"), (3, "case-1")] {
            let entry = Write::PayOut {
                payout: payout(number),
                case: of.to_owned(),
                on: PAID_ON,
                amount: Amount::from_minor(1),
            };
            let again = commit(&store, vec![entry]).await;
            assert_eq!(again, refused(Rejection::PayoutAboveAid), "{of}");
        }
    });
}

/// Of two who pay the same aid at the same moment, by hand or by list, one is refused.
#[test]
fn what_is_paid_at_once_by_two_is_paid_once() {
    on_both(async |_, store| {
        carried(&store).await;
        let by_hand = |number: u64| {
            let (payout, of, on) = (payout(number), "case-0".to_owned(), PAID_ON);
            vec![Write::PayOut { payout, case: of, on, amount: Amount::from_minor(60) }]
        };
        let by_list = |number| vec![Write::Case(Box::new(make(number, vec![pay(1, number, 60)])))];
        let store = std::sync::Arc::new(store);
        for (expected, writes) in [
            (Rejection::PayoutAboveAid, (10..18).map(by_hand).collect::<Vec<_>>()),
            (Rejection::PaymentNotDue, (20..28).map(by_list).collect()),
        ] {
            let mut clients = tokio::task::JoinSet::new();
            for one in writes {
                let store = std::sync::Arc::clone(&store);
                clients.spawn(async move { commit(&store, one).await });
            }
            let answers = clients.join_all().await;
            let paid = answers.iter().filter(|answer| answer.is_ok()).count();
            assert_eq!(paid, 1, "{answers:?}");
            let refusals = answers.iter().filter(|answer| **answer == refused(expected)).count();
            assert_eq!(refusals, 7, "{answers:?}");
        }
    });
}
