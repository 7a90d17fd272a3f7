//! Payments: an account two people looked at, a list two people made, the bank's whole answer.

use crate::world::{
    POOL, World, at, clerk, id, member, on_both, person, principal, refused, reviewer, second,
    treasurer,
};
use casework::case::InPool;
use casework::report::Life;
use casework::step::{HumanStep, ObjectionAnswer, Part, PaymentPlan};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use ledger::{Place, Rejection};
use money::{Amount, Currency};
use service::cases::payments::{
    AccountText, ImportFailure, Imported, PaymentFile, ResultFile, Seen, accounts, enter_account,
    export_list, import_result, list_lines, lists, payments_due, preview_list, propose_list,
    return_payment, verify_account,
};
use service::cases::{StepAsked, Words, take_step};
use service::payees::{Payee, name_payees};
use service::principal::Principal;
use service::proposals::confirm;
use service::roles::Role;
use sha2::{Digest, Sha256};
use store::payment::{LineOutcome, NewPaymentList, PaidTo, Payment};
use store::{CaseWrite, Evidence, StoreFailure, Write, person_reads};
use uuid::Uuid;

/// The round that carries the cases, and the day on which they are paid.
const CUT: Date = date(2026, 12, 1);
const SETTLED: Date = date(2026, 12, 10);
const PAID_ON: Date = date(2026, 12, 11);

/// When lists are confirmed and their results come, by the clock.
const LATEST: Date = date(2027, 1, 31);

const NUMBER: &str = "6200 0000 1234 5678";

fn text(holder: &str) -> AccountText {
    let (holder, bank) = (holder.to_owned(), "渡口银行".to_owned());
    AccountText { holder, bank, number: NUMBER.to_owned() }
}

async fn enter(
    world: &World,
    by: &Principal,
    case: &str,
    to: PaidTo,
    text: &AccountText,
) -> Result<(), StoreFailure> {
    let (asked, when) = ((world.key(), to, text), (PAID_ON, at(PAID_ON, 9)));
    enter_account(&world.community, by, (POOL, case), asked, when).await.map(|_| ())
}

async fn entered_at(world: &World, case: &str, to: PaidTo) -> Timestamp {
    let when = (PAID_ON, at(PAID_ON, 9));
    let all = accounts(&world.community, &clerk(), (POOL, case), "", when).await;
    let all = all.expect("the accounts");
    all.into_iter().find(|one| one.to == to).expect("one of the kind").entered_at
}

async fn look(world: &World, by: &Principal, case: &str) {
    let when = (PAID_ON, at(PAID_ON, 10));
    accounts(&world.community, by, (POOL, case), "to verify it", when).await.expect("a look");
}

async fn verify(world: &World, by: &Principal, case: &str, to: PaidTo) -> Result<(), StoreFailure> {
    let entered = entered_at(world, case, to).await;
    let (asked, when) = ((world.key(), to, entered), (PAID_ON, at(PAID_ON, 11)));
    verify_account(&world.community, by, (POOL, case), asked, when).await.map(|_| ())
}

/// Cases of these members that a round has carried, each with a verified account.
async fn carried(world: &World, members: &[u64]) -> Vec<String> {
    let mut cases = Vec::new();
    for number in members {
        cases.push(world.decided(*number, None).await);
    }
    world.settle(CUT, SETTLED).await;
    for (case, number) in cases.iter().zip(members) {
        assert_eq!(world.file(case).await.state, "carried");
        enter(world, &person(*number), case, PaidTo::Member, &text("甲某某（虚构）"))
            .await
            .expect("an account");
        look(world, &treasurer(1), case).await;
        verify(world, &treasurer(1), case, PaidTo::Member).await.expect("it is verified");
    }
    cases
}

async fn due_of(world: &World, case: &str) -> Amount {
    match world.open(case).await.case.in_pool {
        InPool::Carried { due, .. } => due,
        other => panic!("{other:?}"),
    }
}

/// What is due on a day, by case.
async fn due_on(world: &World, on: Date) -> Vec<(String, Amount, Option<PaidTo>)> {
    let found = payments_due(&world.community, &treasurer(1), POOL, (None, 50), on).await;
    let (due, next) = found.expect("a page");
    assert_eq!(next, None);
    let mut due: Vec<_> = due.into_iter().map(|one| (one.case, one.amount, one.to)).collect();
    due.sort();
    due
}

async fn preview(world: &World, on: Date) -> PaymentFile {
    preview_list(&world.community, &treasurer(1), POOL, on).await.expect("a list")
}

async fn propose(world: &World, by: &Principal, on: Date) -> Result<Uuid, StoreFailure> {
    let file = preview(world, on).await.digest;
    propose_list(&world.community, by, POOL, (on, file), at(on, 12)).await
}

async fn confirmed(world: &World, by: &Principal, list: Uuid) -> Result<bool, StoreFailure> {
    let now = at(LATEST, 13);
    confirm(&world.community, by, (list, world.key()), now).await.map(|done| done.repeated)
}

/// A list of what is due on a day, made by two.
async fn made(world: &World, on: Date) -> Uuid {
    let list = propose(world, &treasurer(1), on).await.expect("a proposal");
    assert_eq!(confirmed(world, &treasurer(2), list).await, Ok(false));
    list
}

async fn import(
    world: &World,
    by: &Principal,
    (list, key): (Uuid, Uuid),
    rows: &str,
) -> Result<Imported, ImportFailure> {
    let text = format!("line,amount,outcome,reason\n{rows}");
    let file = ResultFile { name: "result.csv", bytes: text.as_bytes() };
    let when = (PAID_ON, at(LATEST, 15));
    import_result(&world.community, by, (POOL, list, key), file, when).await
}

/// The result of a list as the bank would give it, where it paid all or returned all.
async fn rows(world: &World, list: Uuid, outcome: &str) -> String {
    let (_, lines) =
        list_lines(&world.community, &treasurer(1), (POOL, list)).await.expect("lines");
    let row = |line: store::payment::PaymentLine| {
        let amount = line.payment.amount.display(Currency::CNY).to_string();
        format!("{},{amount},{outcome}\n", line.line)
    };
    lines.into_iter().map(row).collect()
}

fn imported(paid: usize, returned: usize, held: usize) -> Imported {
    Imported { paid, returned, held, repeated: false }
}

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
fn the_file_for_the_bank_is_the_one_that_was_confirmed_and_each_look_is_logged() {
    on_both(async |world| {
        carried(world, &[1, 2]).await;
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
        let text = String::from_utf8(file.to_vec()).expect("UTF-8");
        let head = "line,payout,case,amount,currency,to,holder,bank,number\n1,";
        assert!(text.starts_with(head) && text.matches(NUMBER).count() == 2, "{text}");
        let mut reader = community.store.reader().await.expect("a reader");
        for number in [1, 2] {
            let looks = person_reads::look_ups(&mut *reader, id(1, number)).await.expect("a log");
            let logged = looks.iter().filter(|look| look.reason == "to the bank");
            assert_eq!(logged.count(), 1, "{number}");
        }
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
        let late = [Rejection::ProposalDecided, Rejection::FileNotTheProposed];
        one_of(both.into(), &late.map(refused));
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

#[test]
fn aid_is_paid_in_parts_as_they_ripen() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (case, due) = (&cases[0], due_of(world, &cases[0]).await);
        let first = Amount::from_minor(10_000);
        let rest = due.minus(first).expect("an amount");
        let later = PAID_ON.checked_add(30.days()).expect("a day");
        let plan = |parts: &[(Date, Amount)]| {
            let parts = parts.iter().map(|(from, amount)| Part { from: *from, amount: *amount });
            HumanStep::PlanPayment(PaymentPlan::Staged(parts.collect()))
        };
        let short = plan(&[(PAID_ON, first)]);
        let short = world.step(&treasurer(1), case, short, PAID_ON).await;
        assert_eq!(short, refused(Rejection::AidNotOfTheArticle));
        let whole = plan(&[(PAID_ON, first), (later, rest)]);
        let reviewers = world.step(&reviewer(1), case, whole.clone(), PAID_ON).await;
        assert_eq!(reviewers, refused(Rejection::OnlyTreasurers));
        world.step(&treasurer(1), case, whole, PAID_ON).await.expect("a plan");
        assert_eq!(due_on(world, PAID_ON).await[0].1, first);
        let eve = later.yesterday().expect("a day");
        let list = made(world, PAID_ON).await;
        assert_eq!(due_on(world, eve).await, [], "the first part is with the bank");
        assert_eq!(due_on(world, later).await[0].1, rest);
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(world.file(case).await.state, "carried");
        assert_eq!(due_on(world, eve).await, []);
        let list = made(world, later).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(world.file(case).await.state, "paid");
    });
}

#[test]
fn aid_is_paid_against_bills_to_the_hospital() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let case = &cases[0];
        let amount = Amount::from_minor(5_000);
        let accept = || HumanStep::AcceptBills { amount };
        let early = world.step(&reviewer(1), case, accept(), PAID_ON).await;
        assert_eq!(early, refused(Rejection::StepNotNow));
        let plan = HumanStep::PlanPayment(PaymentPlan::AgainstBills);
        world.step(&treasurer(1), case, plan, PAID_ON).await.expect("a plan");
        assert_eq!(due_on(world, PAID_ON).await, [], "no bill was accepted");
        let treasurers = world.step(&treasurer(1), case, accept(), PAID_ON).await;
        assert_eq!(treasurers, refused(Rejection::OnlyMedicalReviewers));
        world.step(&reviewer(1), case, accept(), PAID_ON).await.expect("bills");
        let to = PaidTo::Hospital;
        enter(world, &clerk(), case, to, &text("渡口医院")).await.expect("an account");
        look(world, &treasurer(1), case).await;
        verify(world, &treasurer(1), case, to).await.expect("it is verified");
        assert_eq!(due_on(world, PAID_ON).await, [(case.clone(), amount, Some(to))]);
        let list = made(world, PAID_ON).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        assert_eq!(due_on(world, PAID_ON).await, []);
        assert_eq!(world.file(case).await.state, "carried");
    });
}

/// Somebody objects with a paper of their own.
async fn object(world: &World, by: &Principal, case: &str, objection: Uuid) {
    let evidence = world.key();
    let paper = CaseWrite::AddEvidence(Evidence {
        member: world.file(case).await.member,
        case: case.to_owned(),
        evidence,
        paper: "other".to_owned(),
        digest: [77; 32],
        size: 1,
        media_type: "image/png".to_owned(),
        object: "nowhere".to_owned(),
        sealed: vec![1],
        redacts: None,
        added_by: by.account,
        added_at: at(PAID_ON, 9),
    });
    world.commit(vec![Write::Case(Box::new(paper))]).await.expect("a paper");
    let words = Words { papers: vec![evidence], ..Words::of_text("it was an accident") };
    let seen = world.file(case).await.steps;
    let asked = StepAsked { step: HumanStep::Object { objection }, words, seen };
    let (asked, when) = ((world.key(), &asked), (PAID_ON, at(PAID_ON, 9)));
    take_step(&world.community, by, (POOL, case), asked, when).await.expect("an objection");
}

#[test]
fn an_objected_case_is_not_payable_and_catches_up_with_what_the_bank_paid() {
    on_both(async |world| {
        let cases = carried(world, &[1, 2]).await;
        let list = made(world, PAID_ON).await;
        let objection = world.key();
        object(world, &person(5), &cases[0], objection).await;
        assert_eq!(due_on(world, PAID_ON).await, []);
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(2, 0, 1)), "one of them is held");
        assert_eq!(world.file(&cases[0]).await.state, "objected");
        assert_eq!(world.file(&cases[1]).await.state, "paid");
        let answer = ObjectionAnswer::Dismiss;
        let dismiss = HumanStep::Answer { objection, answer };
        world.step(&second(3), &cases[0], dismiss, PAID_ON).await.expect("an answer");
        assert_eq!(world.file(&cases[0]).await.state, "carried");
        assert_eq!(due_on(world, PAID_ON).await, [], "the books know that it was paid");
        let due = due_of(world, &cases[0]).await;
        let more = Amount::from_minor(due.minor() + 1);
        for amount in [more, Amount::from_minor(due.minor() * 2)] {
            let step = HumanStep::Pay { amount };
            let found = world.step(&treasurer(1), &cases[0], step, PAID_ON).await;
            assert_eq!(found, refused(Rejection::PaymentNotDue));
        }
        let step = HumanStep::Pay { amount: due };
        world.step(&treasurer(1), &cases[0], step.clone(), PAID_ON).await.expect("it catches up");
        assert_eq!(world.file(&cases[0]).await.state, "paid");
    });
}

#[test]
fn nobody_says_alone_that_something_was_paid_and_what_comes_back_is_noted() {
    on_both(async |world| {
        let cases = carried(world, &[1]).await;
        let (case, due) = (&cases[0], due_of(world, &cases[0]).await);
        let alone = world.step(&treasurer(1), case, HumanStep::Pay { amount: due }, PAID_ON).await;
        assert_eq!(alone, refused(Rejection::PaymentNotDue), "no list has paid it");
        let list = made(world, PAID_ON).await;
        let paid = rows(world, list, "paid,").await;
        let done = import(world, &treasurer(2), (list, world.key()), &paid).await;
        assert_eq!(done, Ok(imported(1, 0, 0)));
        let (community, when) = (&world.community, (PAID_ON, at(PAID_ON, 20)));
        let give_back = async |amount: Amount, reason: &str| {
            let seen = world.file(case).await.steps;
            let asked = (world.key(), seen, amount, reason);
            let done = return_payment(community, &treasurer(1), (POOL, case), asked, when).await;
            done.map(|_| ())
        };
        assert_eq!(give_back(due, "").await, refused(Rejection::CaseWordsInvalid));
        let more = Amount::from_minor(due.minor() + 1);
        assert_eq!(give_back(more, "closed").await, refused(Rejection::PaymentNotDue));
        assert_eq!(give_back(due, "the account was closed").await, Ok(()));
        assert_eq!(world.file(case).await.state, "carried");
        // The books have no entry for money that came back: it is not paid twice meanwhile.
        assert_eq!(due_on(world, PAID_ON).await, []);
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
