//! Accounts: entered, looked at, verified, and sealed.

use super::{
    CUT, NUMBER, PAID_ON, SETTLED, carried, confirmed, due_on, enter, entered_at, import, look,
    made, propose, rows, text, verify,
};
use crate::world::{
    POOL, at, clerk, id, member, on_both, person, principal, refused, reviewer, treasurer,
};
use casework::report::Life;
use ledger::Rejection;
use service::cases::payments::{
    ImportFailure, Seen, accounts, enter_account, export_list, preview_list, verify_account,
};
use service::payees::{Payee, name_payees};
use service::roles::Role;
use store::payment::PaidTo;
use store::{CaseWrite, StoreFailure, Write, person_reads};

#[test]
fn an_account_takes_two_people_who_have_looked() {
    on_both(async |world| {
        let case = world.decided(1, None).await;
        world.settle(CUT, SETTLED).await;
        let (community, to) = (&world.community, PaidTo::Member);
        let when = (PAID_ON, at(PAID_ON, 9));
        let stranger = enter(world, &person(2), &case, to, &text("甲")).await;
        assert_eq!(stranger, refused(Rejection::OnlyTheApplicant));
        let reviewers = enter(world, &reviewer(1), &case, to, &text("甲")).await;
        assert_eq!(reviewers, refused(Rejection::OnlyTheApplicant));
        let formula = enter(world, &person(1), &case, to, &text("=HYPERLINK(0)")).await;
        assert_eq!(formula, refused(Rejection::PayeeIncomplete));
        assert_eq!(enter(world, &treasurer(1), &case, to, &text("甲某某")).await, Ok(()));
        assert_eq!(due_on(world, PAID_ON).await[0].2, None, "nobody has verified it");
        let unverified = propose(world, &treasurer(1), PAID_ON).await;
        assert_eq!(unverified, refused(Rejection::PaymentNotDue));
        for who in [person(1), clerk()] {
            let shown = accounts(community, &who, (POOL, &case), "", when).await.expect("accounts");
            assert_eq!(shown[0].seen, Seen::Masked);
            assert_eq!(shown[0].text.number, "***************5678");
            assert_eq!(shown[0].text.holder, "甲**");
        }
        let silent = accounts(community, &treasurer(2), (POOL, &case), " ", when).await;
        assert_eq!(silent, refused(Rejection::LookUpReasonMissing));
        let blind = verify(world, &treasurer(2), &case, to).await;
        assert_eq!(blind, refused(Rejection::LookUpReasonMissing));
        look(world, &treasurer(1), &case).await;
        let own = verify(world, &treasurer(1), &case, to).await;
        assert_eq!(own, refused(Rejection::SamePersonTwice));
        look(world, &treasurer(2), &case).await;
        let before = entered_at(world, &case, to).await;
        // Another account is entered between the look and the verification.
        let later = (PAID_ON, at(PAID_ON, 23));
        let asked = (world.key(), to, &text("乙某某"));
        enter_account(community, &treasurer(1), (POOL, &case), asked, later)
            .await
            .expect("a change");
        let stale = (world.key(), to, before);
        let stale = verify_account(community, &treasurer(2), (POOL, &case), stale, later).await;
        assert_eq!(stale.map(|_| ()), refused(Rejection::LookUpReasonMissing));
        let seen = accounts(community, &treasurer(2), (POOL, &case), "again", later).await;
        assert_eq!(seen.expect("accounts")[0].text, text("乙某某"));
        let asked = (world.key(), to, before);
        let stale = verify_account(community, &treasurer(2), (POOL, &case), asked, later).await;
        assert_eq!(stale.map(|_| ()), refused(Rejection::EditStale));
        let (key, entered) = (world.key(), entered_at(world, &case, to).await);
        for repeated in [false, true] {
            let asked = (key, to, entered);
            let done = verify_account(community, &treasurer(2), (POOL, &case), asked, later).await;
            assert_eq!(done.map(|done| done.repeated), Ok(repeated));
        }
        assert_eq!(due_on(world, PAID_ON).await[0].2, Some(to));
        let mut reader = community.store.reader().await.expect("a reader");
        let looks = person_reads::look_ups(&mut *reader, id(1, 1)).await.expect("the log");
        let by_second = looks.iter().filter(|look| look.account == treasurer(2).account);
        assert_eq!(by_second.count(), 2, "each look that showed something is logged");
    });
}

#[test]
fn who_has_an_interest_neither_enters_nor_pays() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (community, when) = (&world.community, (PAID_ON, at(PAID_ON, 9)));
        let own = principal(id(5, 99), Some(id(1, 1)), &[Role::Treasurer]);
        let shown = accounts(community, &own, (POOL, &cases[0]), "a look", when).await;
        assert_eq!(shown.expect("accounts")[0].seen, Seen::Masked, "as the member, and no more");
        let conflict = refused::<()>(Rejection::ConflictDeclared);
        let preview = preview_list(community, &own, POOL, PAID_ON).await.map(|_| ());
        assert_eq!(preview, conflict);
        let list = propose(world, &treasurer(1), PAID_ON).await.expect("a proposal");
        assert_eq!(confirmed(world, &own, list).await.map(|_| ()), conflict);
        let declared = CaseWrite::Conflict {
            member: member(1),
            case: cases[0].clone(),
            account: treasurer(3).account,
            at: at(PAID_ON, 9),
        };
        world.commit(vec![Write::Case(Box::new(declared))]).await.expect("a conflict");
        assert_eq!(confirmed(world, &treasurer(3), list).await.map(|_| ()), conflict);
        assert_eq!(confirmed(world, &treasurer(2), list).await, Ok(false));
        let paid = rows(world, list, "paid,").await;
        for by in [&own, &treasurer(3)] {
            let found = import(world, by, (list, world.key()), &paid).await;
            let conflict = StoreFailure::Rejected(Rejection::ConflictDeclared);
            assert_eq!(found, Err(ImportFailure::Store(conflict)));
            let export = export_list(community, by, (POOL, list), "to the bank", when).await;
            assert_eq!(export.map(|_| ()), refused(Rejection::ConflictDeclared));
        }
        assert_eq!(world.file(&cases[0]).await.state, "carried");
    });
}

#[test]
fn after_a_death_the_money_goes_to_who_was_named() {
    on_both(async |world| {
        let case = world.report_as(&clerk(), 1, Life::Died).await;
        let by = clerk();
        let to_member = enter(world, &by, &case, PaidTo::Member, &text("甲某某")).await;
        assert_eq!(to_member, refused(Rejection::PayeeAccountMissing));
        assert_eq!(enter(world, &by, &case, PaidTo::Hospital, &text("医院")).await, Ok(()));
        // The list of payees is empty: whom the law names.
        assert_eq!(enter(world, &by, &case, PaidTo::Payee, &text("丙某某")).await, Ok(()));
        let payee = |name: &str| Payee {
            name: name.to_owned(),
            relation: "daughter".to_owned(),
            account: NUMBER.to_owned(),
        };
        let named = [payee("丁 某某"), payee("戊某某")];
        name_payees(&world.community, world.key(), id(1, 1), &named).await.expect("payees");
        for (holder, expected) in [
            ("丙某某", refused(Rejection::PayeeAccountMissing)),
            ("戊某某", Ok(())),
            ("丁某某", Ok(())),
        ] {
            let found = enter(world, &by, &case, PaidTo::Payee, &text(holder)).await;
            assert_eq!(found, expected, "{holder}");
        }
        let living = world.report(2).await;
        let to_another = enter(world, &person(2), &living, PaidTo::Payee, &text("丁")).await;
        assert_eq!(to_another, refused(Rejection::PayeeAccountMissing));
    });
}

/// Every byte of the file of SQLite, its log included.
#[test]
fn no_account_lies_in_the_clear() {
    on_both(async |world| {
        let Some(folder) = world.folder() else { return };
        carried(world, &[1]).await;
        made(world, PAID_ON).await;
        let mut found_the_list = false;
        for file in std::fs::read_dir(folder).expect("the folder") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("its bytes");
            let holds = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            found_the_list |= holds(b"payment.listed");
            for text in [NUMBER, "甲某某（虚构）", "渡口银行"] {
                assert!(!holds(text.as_bytes()), "{text} lies in the clear");
            }
        }
        assert!(found_the_list, "what is not sealed is found this way");
    });
}
