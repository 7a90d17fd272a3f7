//! Money, cases, roles and tokens take two people.

use crate::{
    NOW, POOL, World, account_id, at, balance, founders, id, member, on_both, rejected, staff,
};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::custody::{enter_statement, expected_on};
use service::money_entry::Entry;
use service::paying_out::{aid_due, pay_aid_together, refund_together, refunds_due};
use service::principal::{Principal, principal};
use service::proposals::{confirm, propose, reject, waiting_for};
use service::roles::{Action, Line, Role};
use store::custody::{AidDue, RefundDue};
use store::proposal::{Decision, ProposalKind, ProposalWrite, Verdict};
use store::{Batch, Deposit, EndingReason, Refund, StoreFailure, Write, person_reads};
use uuid::Uuid;
use vault::{SeededEntropy, Token};

fn deposit(number: u64, fen: i64) -> Entry {
    Entry::Deposit(Deposit {
        deposit: id(1_000 + number),
        member: member(1),
        on: date(2005, 3, 1),
        amount: Amount::from_minor(fen),
    })
}

async fn proposed(
    world: &World,
    by: &Principal,
    number: u64,
    entry: &Entry,
) -> Result<Uuid, StoreFailure> {
    let proposal = id(2_000 + number);
    let made = propose(&world.community, by, (POOL, proposal), entry, at(NOW.0)).await;
    made.map(|_| proposal)
}

async fn confirmed(
    world: &World,
    by: &Principal,
    proposal: Uuid,
    key: u64,
) -> Result<bool, StoreFailure> {
    let done = confirm(&world.community, by, (proposal, id(3_000 + key)), at(NOW.0 + 9)).await;
    done.map(|done| done.repeated)
}

#[test]
fn one_treasurer_proposes_and_another_confirms_once() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let other = staff(world, &founders, "other", Role::Treasurer).await;
        let proposal = proposed(world, &one, 1, &deposit(1, 500)).await.expect("a proposal");
        assert_eq!(proposed(world, &one, 1, &deposit(1, 500)).await, Ok(proposal), "a repeat");
        let changed = proposed(world, &one, 1, &deposit(1, 501)).await;
        assert_eq!(changed, rejected(Rejection::BatchIdUsed));
        assert_eq!(balance(world, 1).await, 0);
        let own = confirmed(world, &one, proposal, 1).await;
        assert_eq!(own, rejected(Rejection::SamePersonTwice));
        let manager = confirmed(world, &founders[0], proposal, 1).await;
        assert_eq!(manager, rejected(Rejection::NotPermitted));
        let queue = |by| waiting_for(&world.community, by, POOL);
        assert_eq!(queue(&one).await.expect("a queue"), []);
        assert_eq!(queue(&other).await.expect("a queue").len(), 1);
        assert_eq!(confirmed(world, &other, proposal, 1).await, Ok(false));
        assert_eq!(confirmed(world, &other, proposal, 1).await, Ok(true), "a repeat");
        let again = confirmed(world, &other, proposal, 2).await;
        assert_eq!(again, rejected(Rejection::ProposalDecided));
        assert_eq!(balance(world, 1).await, 500);
        assert_eq!(queue(&other).await.expect("a queue"), []);
        let unknown = confirmed(world, &other, id(1), 3).await;
        assert_eq!(unknown, rejected(Rejection::ProposalUnknown));
    });
}

#[test]
fn a_rejected_or_refused_proposal_writes_nothing() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let other = staff(world, &founders, "other", Role::Treasurer).await;
        let proposal = proposed(world, &one, 1, &deposit(1, 500)).await.expect("a proposal");
        let no = async |reason: &str, key: u64| {
            let keys = (proposal, id(3_000 + key));
            let done = reject(&world.community, &other, keys, reason, at(NOW.0 + 9)).await;
            done.map(|_| ())
        };
        assert_eq!(no(" ", 1).await, rejected(Rejection::DecisionReasonMissing));
        let long = "x".repeat(501);
        assert_eq!(no(&long, 1).await, rejected(Rejection::DecisionReasonMissing));
        assert_eq!(no("it is another member's", 1).await, Ok(()));
        let late = confirmed(world, &other, proposal, 2).await;
        assert_eq!(late, rejected(Rejection::ProposalDecided));
        // What the pool refuses leaves the proposal as it was.
        let refund = Entry::Refund(Refund {
            refund: id(50),
            member: member(1),
            on: date(2005, 3, 1),
            amount: Amount::from_minor(1),
        });
        let proposal = proposed(world, &one, 2, &refund).await.expect("a proposal");
        let refused = confirmed(world, &other, proposal, 3).await;
        assert_eq!(refused, rejected(Rejection::RefundWhileMember));
        let waiting = waiting_for(&world.community, &other, POOL).await.expect("a queue");
        assert_eq!(waiting.len(), 1);
        assert_eq!(balance(world, 1).await, 0);
    });
}

/// Past the service, by whoever can write to the store: the database itself says no.
#[test]
fn the_database_refuses_that_one_person_decides_alone() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let proposal = proposed(world, &one, 1, &deposit(1, 500)).await.expect("a proposal");
        let decision = Decision { by: one.account, at: at(NOW.0), verdict: Verdict::Confirmed };
        let Entry::Deposit(paid_in) = deposit(1, 500) else { unreachable!("it is one") };
        let decide = Write::Proposal(ProposalWrite::Decide(proposal, decision));
        let batch = Batch::of_pool(id(60), POOL, vec![decide, Write::Deposit(paid_in)]);
        let refused = world.community.store.commit(batch).await.map(|_| ());
        assert_eq!(refused, rejected(Rejection::SchemaForbids));
        assert_eq!(balance(world, 1).await, 0);
    });
}

#[test]
fn removals_have_their_own_two_people() {
    on_both(async |world| {
        let founders = founders(world).await;
        let on = date(2005, 3, 1);
        let remove = Entry::Remove { member: member(1), on, article: 3 };
        let unheard = Entry::Remove { member: member(1), on, article: 17 };
        let refused = proposed(world, &founders[0], 3, &unheard).await;
        assert_eq!(refused, rejected(Rejection::NumberOutOfRange));
        let proposal = proposed(world, &founders[0], 3, &remove).await.expect("a proposal");
        assert_eq!(confirmed(world, &founders[1], proposal, 3).await, Ok(false));
        let mut reader = world.community.store.reader().await.expect("a reader");
        let ending = person_reads::ending(&mut *reader, POOL, member(1)).await.expect("a read");
        let removed = ending.map(|one| (one.reason, one.article, one.decided_on));
        assert_eq!(removed, Some((EndingReason::Removed, 3, on)));
        let treasurer = staff(world, &founders, "treasurer", Role::Treasurer).await;
        let (case, amount) = ("a\nb=c".to_owned(), Amount::from_minor(1));
        let unsound = Entry::PayOut { payout: id(1), case, on, amount };
        let refused = proposed(world, &treasurer, 4, &unsound).await;
        assert_eq!(refused, rejected(Rejection::IdInvalid));
    });
}

#[test]
fn a_token_reads_what_its_scopes_hold_until_it_ends() {
    on_both(async |world| {
        let founders = founders(world).await;
        let treasurer = staff(world, &founders, "one", Role::Treasurer).await;
        let token = Token::generate(&mut SeededEntropy::new([8; 32]));
        let with = |scopes: &[Action], days: i64| Entry::Token {
            digest: *token.digest().bytes(),
            account: treasurer.account,
            name: "the books = daily".to_owned(),
            scopes: scopes.to_vec(),
            expires_at: at(NOW.0 + days * 86_400),
        };
        let writing = [Action::Export, Action::ConfirmPayout];
        for unsound in [with(&writing, 1), with(&[], 1), with(&[Action::Export], 400)] {
            let refused = proposed(world, &founders[0], 1, &unsound).await;
            assert_eq!(refused, rejected(Rejection::ScopesInvalid));
        }
        let sound = with(&[Action::Export, Action::ReadAudit], 1);
        let proposal = proposed(world, &founders[0], 1, &sound).await.expect("a proposal");
        assert_eq!(confirmed(world, &founders[1], proposal, 1).await, Ok(false));
        let text = token.secret_text();
        let program = principal(&world.community, &text, at(NOW.0)).await.expect("a token");
        for (action, expected) in [
            (Action::Export, Ok(())),
            (Action::PreviewRound, Err(Rejection::ScopeMissing)),
            (Action::ConfirmPayout, Err(Rejection::ScopeMissing)),
            // A scope gives no more than the role of its account.
            (Action::ReadAudit, Err(Rejection::NotPermitted)),
        ] {
            assert_eq!(program.require(Line::MutualAid, action), expected, "{action:?}");
        }
        let ended = principal(&world.community, &text, at(NOW.0 + 86_400)).await;
        assert_eq!(ended, rejected(Rejection::SignInNeeded));
    });
}

#[test]
fn nobody_agrees_to_a_role_of_their_own() {
    on_both(async |world| {
        let founders = founders(world).await;
        let account = account_id("compliance");
        let entry = Entry::Role { account, line: Line::MutualAid, role: Role::Treasurer };
        let proposal = proposed(world, &founders[0], 1, &entry).await.expect("a proposal");
        let own = confirmed(world, &founders[1], proposal, 1).await;
        assert_eq!(own, rejected(Rejection::SamePersonTwice));
    });
}

#[test]
fn an_entry_is_read_back_as_it_was_proposed() {
    let case = "case".to_owned();
    let on = date(2005, 3, 1);
    let amount = Amount::from_minor(1);
    let entries = [
        deposit(1, 5),
        Entry::PayOut { payout: id(1), case, on, amount },
        Entry::Remove { member: member(1), on, article: 3 },
        Entry::DepositFile { file: [171; 32], count: 3, sum: amount },
        Entry::Role { account: id(1), line: Line::Market, role: Role::Auditor },
        Entry::Token {
            digest: [1; 32],
            account: id(1),
            name: "a = b".to_owned(),
            scopes: vec![Action::Export, Action::ReadAudit],
            expires_at: at(5),
        },
    ];
    for entry in entries {
        assert_eq!(Entry::read(entry.kind(), &entry.body()), Ok(entry));
    }
    for body in ["", "case", "member=a\nmember=b\non=2005-03-01\n", "member=a\non=today\n"] {
        let read = Entry::read(ProposalKind::Removal, body);
        assert_eq!(read, Err(Rejection::ProposalUnreadable), "{body}");
    }
}

/// A list that two treasurers went through is paid back as if each refund had been proposed alone.
#[test]
fn former_members_get_their_balances_back_together() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let other = staff(world, &founders, "other", Role::Treasurer).await;
        let community = &world.community;
        let dates =
            rules::calendar::RoundDates { cut: date(2005, 3, 20), settle: date(2005, 3, 28) };
        let Entry::Deposit(paid) = deposit(1, 500) else { unreachable!("a deposit") };
        let leaves = Write::Leave { member: member(1), left_on: date(2005, 3, 2) };
        let writes = vec![Write::Deposit(paid), leaves, Write::Cut(dates)];
        community.store.commit(Batch::of_pool(id(4_000), POOL, writes)).await.expect("it ended");
        let due = async || refunds_due(community, &one, POOL, None, 9).await.expect("a page");
        let (balance, on) = (Amount::from_minor(500), date(2005, 3, 21));
        assert_eq!(due().await, [RefundDue { member: member(1), balance }]);
        let refund = async |people, key| {
            refund_together(community, people, (POOL, id(key)), &due().await, (on, at(NOW.0))).await
        };
        let alone = refund((&one, &one), 4_001).await;
        assert_eq!(alone, rejected(Rejection::SamePersonTwice));
        let [manager, _] = &founders;
        let not_theirs = refund((manager, &one), 4_002).await;
        assert_eq!(not_theirs, rejected(Rejection::NotPermitted));
        assert_eq!(refund((&one, &other), 4_003).await.expect("paid back").answer, "1");
        assert_eq!(due().await, []);
        let stated = enter_statement(community, &one, (POOL, id(4_004)), on, balance).await;
        stated.expect("a statement");
        let expected = expected_on(community, &one, POOL, on).await;
        assert_eq!(expected, Ok(Amount::ZERO), "what was paid in went back");
        let not_theirs = enter_statement(community, manager, (POOL, id(4_005)), on, balance).await;
        assert_eq!(not_theirs, rejected(Rejection::NotPermitted));
    });
}

/// As the refunds: two treasurers pay a case what its round gave it, and nothing is due after it.
#[test]
fn aid_is_paid_out_together() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let other = staff(world, &founders, "other", Role::Treasurer).await;
        let community = &world.community;
        let dates =
            rules::calendar::RoundDates { cut: date(2005, 3, 20), settle: date(2005, 3, 28) };
        let (case, aid) = ("case".to_owned(), Amount::from_minor(100));
        let Entry::Deposit(paid) = deposit(1, 50_000) else { unreachable!("a deposit") };
        let approve = Write::Approve { case, member: None, approved_on: date(2005, 3, 2), aid };
        let writes = vec![Write::Deposit(paid), approve, Write::Cut(dates), Write::Settle];
        community.store.commit(Batch::of_pool(id(4_100), POOL, writes)).await.expect("a round");
        let due = async || aid_due(community, &one, POOL, 9).await.expect("a list");
        assert_eq!(due().await, [AidDue { case: "case".to_owned(), round: 1, amount: aid }]);
        let pay = async |people, key| {
            let on = (date(2005, 3, 31), at(NOW.0));
            pay_aid_together(community, people, (POOL, id(key)), &due().await, on).await
        };
        assert_eq!(pay((&one, &one), 4_101).await, rejected(Rejection::SamePersonTwice));
        let [manager, _] = &founders;
        assert_eq!(pay((manager, &one), 4_102).await, rejected(Rejection::NotPermitted));
        assert_eq!(pay((&one, &other), 4_103).await.expect("paid out").answer, "1");
        assert_eq!(due().await, []);
        let not_theirs = aid_due(community, manager, POOL, 9).await;
        assert_eq!(not_theirs, rejected(Rejection::NotPermitted));
    });
}
