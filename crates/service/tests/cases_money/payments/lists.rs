//! Lists for the bank and its answers.

use super::{
    NUMBER, PAID_ON, carried, confirmed, due_of, due_on, enter, import, imported, look, made,
    preview, propose, rows, text, verify,
};
use crate::world::{POOL, at, clerk, id, member, on_both, person, refused, treasurer};
use ledger::{Place, Rejection};
use money::Amount;
use service::cases::payments::{
    ImportFailure, Imported, export_list, list_lines, lists, propose_list,
};
use service::proposals::confirm;
use sha2::{Digest, Sha256};
use store::payment::{LineOutcome, NewPaymentList, PaidTo, Payment};
use store::{CaseWrite, StoreFailure, Write, person_reads};
use uuid::Uuid;

#[test]
fn a_case_goes_from_the_report_to_the_money() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let mut expected = Vec::new();
        for case in &cases {
            let due = due_of(world, case).await;
            assert!(due > Amount::ZERO);
            expected.push((case.clone(), due, Some(PaidTo::Member)));
        }
        expected.sort();
        assert_eq!(due_on(world, PAID_ON).await, expected);
        let community = &world.community;
        let file = preview(world, PAID_ON).await;
        assert_eq!(preview(world, PAID_ON).await, file, "it is the same however often");
        let lines: Vec<&str> = file.lines.iter().map(|line| line.payment.case.as_str()).collect();
        assert!(lines.is_sorted() && lines.len() == 2);
        let wrong = (PAID_ON, [0; 32]);
        let now = at(PAID_ON, 12);
        let other = propose_list(community, &treasurer(1), POOL, wrong, now).await;
        assert_eq!(other, refused(Rejection::FileNotTheProposed));
        let list = propose(world, &treasurer(1), PAID_ON).await.expect("a proposal");
        assert_eq!(list, file.list);
        assert_eq!(propose(world, &treasurer(1), PAID_ON).await, Ok(list), "a repeat");
        let alone = confirmed(world, &treasurer(1), list).await;
        assert_eq!(alone, refused(Rejection::SamePersonTwice));
        let clerks = confirmed(world, &clerk(), list).await;
        assert_eq!(clerks, refused(Rejection::NotPermitted));
        let key = world.key();
        for repeated in [false, true] {
            let done = confirm(community, &treasurer(2), (list, key), now).await;
            assert_eq!(done.map(|done| done.repeated), Ok(repeated));
        }
        let again = confirmed(world, &treasurer(2), list).await;
        assert_eq!(again, refused(Rejection::ProposalDecided));
        assert_eq!(due_on(world, PAID_ON).await, [], "it is with the bank");
        let nothing = propose(world, &treasurer(1), PAID_ON).await;
        assert_eq!(nothing, refused(Rejection::PaymentNotDue));
        let changed = enter(world, &person(1), &cases[0], PaidTo::Member, &text("乙")).await;
        assert_eq!(changed, refused(Rejection::StepNotNow), "not while the bank has it");
        let kept = lists(community, &treasurer(1), POOL, Uuid::nil(), 9).await.expect("lists");
        let sum = kept[0].total;
        assert_eq!((kept[0].made.list, kept[0].lines, sum), (list, 2, file.sum));
        let paid = rows(world, list, "paid,").await;
        let (key, by) = (world.key(), treasurer(2));
        assert_eq!(import(world, &by, (list, key), &paid).await, Ok(imported(2, 0, 0)));
        let again = import(world, &by, (list, key), &paid).await;
        assert_eq!(again, Ok(Imported { repeated: true, ..imported(2, 0, 0) }));
        let other = import(world, &by, (list, world.key()), &paid).await;
        let mismatch = StoreFailure::Rejected(Rejection::PaymentResultMismatch);
        assert_eq!(other, Err(ImportFailure::Store(mismatch)));
        for case in &cases {
            assert_eq!(world.file(case).await.state, "paid");
        }
        assert_eq!(due_on(world, PAID_ON).await, []);
    });
}

#[test]
fn the_file_for_the_bank_is_the_one_that_was_confirmed_and_each_look_is_logged() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let list = made(world, PAID_ON).await;
        let (community, when) = (&world.community, (PAID_ON, at(PAID_ON, 14)));
        let silent = export_list(community, &treasurer(2), (POOL, list), "", when).await;
        assert_eq!(silent.map(|_| ()), refused(Rejection::LookUpReasonMissing));
        let unknown = export_list(community, &treasurer(2), (POOL, id(1, 1)), "why", when).await;
        assert_eq!(unknown.map(|_| ()), refused(Rejection::PaymentListUnknown));
        let file = export_list(community, &treasurer(2), (POOL, list), "to the bank", when).await;
        let file = file.expect("a file");
        let (kept, _) = list_lines(community, &treasurer(1), (POOL, list)).await.expect("a list");
        assert_eq!(<[u8; 32]>::from(Sha256::digest(&*file)), kept.made.digest);
        let written = String::from_utf8(file.to_vec()).expect("UTF-8");
        let head = "line,payout,case,amount,currency,to,holder,bank,number\n1,";
        assert!(written.starts_with(head) && written.matches(NUMBER).count() == 2, "{written}");
        let mut reader = community.store.reader().await.expect("a reader");
        for number in [1, 2] {
            let looks = person_reads::look_ups(&mut *reader, id(1, number)).await.expect("a log");
            let logged = looks.iter().filter(|look| look.reason == "to the bank");
            assert_eq!(logged.count(), 1, "{number}");
        }
        drop(reader);
        // Once the bank has answered, the account may change: the file is no longer that one.
        let paid = rows(world, list, "returned,closed").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(0, 2, 0)));
        enter(world, &person(1), &cases[0], PaidTo::Member, &text("乙某某"))
            .await
            .expect("a change");
        let other = export_list(community, &treasurer(2), (POOL, list), "again", when).await;
        assert_eq!(other.map(|_| ()), refused(Rejection::FileNotTheProposed));
    });
}

#[test]
fn a_list_that_is_not_what_was_proposed_is_not_made() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let list = propose(world, &treasurer(1), PAID_ON).await.expect("a proposal");
        // The member changes the account before the second treasurer confirms.
        let (to, other) = (PaidTo::Member, text("乙某某"));
        enter(world, &person(1), &cases[0], to, &other).await.expect("a change");
        let changed = confirmed(world, &treasurer(2), list).await;
        assert_eq!(changed, refused(Rejection::FileNotTheProposed));
        look(world, &treasurer(3), &cases[0]).await;
        verify(world, &treasurer(3), &cases[0], to).await.expect("it is verified");
        let changed = confirmed(world, &treasurer(2), list).await;
        assert_eq!(changed, refused(Rejection::FileNotTheProposed));
        let another = made(world, PAID_ON).await;
        assert_ne!(another, list);
        // Past the service, more than is due: the store says no.
        let payment = Payment {
            member: member(1),
            case: cases[0].clone(),
            payout: id(70, 1),
            amount: Amount::from_minor(1),
            to,
        };
        let above = NewPaymentList {
            list: id(71, 1),
            made_by: treasurer(1).account,
            checked_by: treasurer(2).account,
            made_at: at(PAID_ON, 9),
            digest: [1; 32],
        };
        let above = CaseWrite::MakeList { list: above, lines: vec![payment], on: PAID_ON };
        let above = world.commit(vec![Write::Case(Box::new(above))]).await;
        assert_eq!(above, refused(Rejection::PaymentNotDue));
    });
}

#[test]
fn a_result_is_taken_whole_and_what_came_back_is_due_again() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let list = made(world, PAID_ON).await;
        let by = treasurer(2);
        let whole = rows(world, list, "paid,").await;
        let (first, second) = whole.split_once('\n').expect("two rows");
        let table = [
            (first.to_owned(), None, "line"),
            (format!("{first}\n{first}\n"), Some(3), "line"),
            (format!("{first}\n9,1.00,paid,\n"), Some(3), "line"),
            (whole.replacen("paid", "lost", 1), Some(2), "outcome"),
            (whole.replacen("paid,", "returned,", 1), Some(2), "reason"),
            (format!("1,0.01,paid,\n{second}"), Some(2), "amount"),
        ];
        for (text, line, column) in table {
            match import(world, &by, (list, world.key()), &text).await {
                Err(ImportFailure::Faults(faults)) => {
                    let place = Place::Column(column.to_owned());
                    assert_eq!((faults[0].line, &faults[0].place), (line, &place), "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        for case in &cases {
            assert_eq!(world.file(case).await.state, "carried", "nothing of it was written");
        }
        let clerks = import(world, &clerk(), (list, world.key()), &whole).await;
        let not_permitted = StoreFailure::Rejected(Rejection::NotPermitted);
        assert_eq!(clerks, Err(ImportFailure::Store(not_permitted)));
        let mixed = format!("{first}\n{}", second.replace("paid,", "returned,账号不存在"));
        let done = import(world, &by, (list, world.key()), &mixed).await;
        assert_eq!(done, Ok(imported(1, 1, 0)));
        let (_, lines) = list_lines(&world.community, &by, (POOL, list)).await.expect("lines");
        let back = LineOutcome::Returned("账号不存在".to_owned());
        assert_eq!(lines[1].outcome, Some(back));
        let due = due_on(world, PAID_ON).await;
        assert_eq!(due.len(), 1);
        assert_eq!(due[0].0, lines[1].payment.case);
        let again = made(world, PAID_ON).await;
        let (_, new) = list_lines(&world.community, &by, (POOL, again)).await.expect("lines");
        assert_ne!(new[0].payment.payout, lines[1].payment.payout);
        let paid = rows(world, again, "paid,").await;
        let done = import(world, &by, (again, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        for case in &cases {
            assert_eq!(world.file(case).await.state, "paid");
        }
    });
}

#[test]
fn of_two_treasurers_at_once_one_is_too_late() {
    on_both(async |world| {
        carried(world, &[1, 2]).await;
        let (one, other) = (treasurer(1), treasurer(3));
        let both = tokio::join!(propose(world, &one, PAID_ON), propose(world, &other, PAID_ON));
        let list = both.0.as_ref().copied().expect("a proposal");
        // The second either finds the first's proposal or proposes the same at the same moment.
        assert_eq!(both.1, Ok(list));
        let (second, fourth) = (treasurer(2), treasurer(4));
        let both = tokio::join!(confirmed(world, &second, list), confirmed(world, &fourth, list));
        one_of(both.into(), &[refused(Rejection::ProposalDecided)]);
        let paid = rows(world, list, "paid,").await;
        let both = tokio::join!(
            import(world, &one, (list, world.key()), &paid),
            import(world, &second, (list, world.key()), &paid),
        );
        let late = StoreFailure::Rejected(Rejection::PaymentResultMismatch);
        one_of(both.into(), &[Err(ImportFailure::Store(late))]);
    });
}

/// One succeeded, and the other did not for one of these reasons.
fn one_of<T: PartialEq + std::fmt::Debug, E: PartialEq + std::fmt::Debug>(
    both: [Result<T, E>; 2],
    late: &[Result<T, E>],
) {
    assert_eq!(both.iter().filter(|done| done.is_ok()).count(), 1, "{both:?}");
    assert!(both.iter().all(|done| done.is_ok() || late.contains(done)), "{both:?}");
}
