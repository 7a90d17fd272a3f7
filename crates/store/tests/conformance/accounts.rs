//! Accounts, sessions and proposals: what the schema itself refuses, on both engines.

use crate::{places, run};
use jiff::Timestamp;
use ledger::Rejection;
use store::account::{Account, AccountRole, AccountWrite};
use store::passkey::{
    Passkey, PasskeyChallenge, PasskeyWrite, passkey, passkey_challenge, passkeys_of,
};
use store::proposal::{Decision, Proposal, ProposalKind, ProposalWrite, Verdict};
use store::sign_in::{ApiToken, SignInWrite, SignedInSession, Strength};
use store::{Batch, Store, StoreFailure, Write};
use uuid::Uuid;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(5, number)
}

/// Commits a batch of its own and answers why it was refused, if it was.
async fn refusal(store: &Store, number: u64, write: Write) -> Option<StoreFailure> {
    store.commit(Batch::of_pool(id(number), 0, vec![write])).await.err()
}

fn account(number: u64) -> Account {
    Account {
        id: id(number),
        person: Some(id(number + 50)),
        sign_in_index: [u8::try_from(number).expect("a small number"); 32],
        password_hash: None,
        one_time_secret: Some(vec![1, 2, 3]),
        last_code_step: Some(7),
        failed_sign_ins: 2,
        locked_until: Some(at(90)),
        disabled_at: None,
        made_at: at(10),
        version: 1,
    }
}

fn rejected(rejection: Rejection) -> Option<StoreFailure> {
    Some(StoreFailure::Rejected(rejection))
}

#[test]
fn of_two_changes_to_one_version_one_is_refused() {
    for place in places() {
        run(async {
            let store = place.open().await;
            let made = account(1);
            let make = |account| Write::Account(AccountWrite::Make(account));
            let change = |account| Write::Account(AccountWrite::Change(account));
            assert_eq!(refusal(&store, 1, make(made.clone())).await, None);
            let same_name = Account { sign_in_index: [1; 32], ..account(2) };
            let same_person = Account { person: made.person, ..account(2) };
            for (number, second) in [(2, same_name), (3, same_person)] {
                let refused = refusal(&store, number, make(second)).await;
                assert_eq!(refused, rejected(Rejection::AccountDuplicate));
            }
            let failed = Account { failed_sign_ins: 3, locked_until: None, ..made.clone() };
            assert_eq!(refusal(&store, 4, change(failed.clone())).await, None);
            let again = refusal(&store, 5, change(made)).await;
            assert_eq!(again, rejected(Rejection::AccountChanged));
            let session = &mut *store.reader().await.expect("a reader");
            let found = store::account::account_by_name(session, [1; 32]).await;
            assert_eq!(found, Ok(Some(Account { version: 2, ..failed })));
            assert_eq!(store::account::account(session, id(9)).await, Ok(None));
        });
    }
}

#[test]
fn the_schema_refuses_one_person_in_the_place_of_two() {
    for place in places() {
        run(async {
            let store = place.open().await;
            for (number, (first, second)) in (0..).zip([(1, 1), (1, 2)]) {
                let role = AccountRole {
                    account: id(1),
                    line: "mutual_aid".to_owned(),
                    role: "treasurer".to_owned(),
                };
                let (granted_by, checked_by) = (id(first), id(second));
                let grant = AccountWrite::Grant { role, granted_by, checked_by, at: at(1) };
                let token = SignInWrite::MakeToken(ApiToken {
                    digest: [1; 32],
                    account: id(1),
                    name: "books".to_owned(),
                    scopes: "export".to_owned(),
                    made_by: id(first),
                    checked_by: id(second),
                    expires_at: at(9),
                    revoked_at: None,
                });
                let proposal = propose(&store, 10 + number, first).await;
                let verdict = Verdict::Confirmed;
                let decision = Decision { by: id(second), at: at(2), verdict };
                let decide = ProposalWrite::Decide(proposal, decision);
                let all = [Write::Account(grant), Write::SignIn(token), Write::Proposal(decide)];
                for (place, write) in (20 + number * 10..).zip(all) {
                    let answer = refusal(&store, place, write).await;
                    let same = first == second;
                    let expected = same.then_some(StoreFailure::Rejected(Rejection::SchemaForbids));
                    assert_eq!(answer, expected);
                }
            }
            let session = &mut *store.reader().await.expect("a reader");
            let roles = store::account::roles(session, id(1)).await.expect("roles");
            assert_eq!(roles.len(), 1);
            assert!(store::sign_in::api_token(session, [1; 32]).await.expect("it").is_some());
            let given = store::account::roles_given(session, Uuid::nil(), 10).await.expect("roles");
            assert_eq!(given, roles);
            assert_eq!(store::account::roles_given(session, id(1), 10).await, Ok(vec![]));
            let tokens = store::sign_in::api_tokens(session, [0; 32], 10).await.expect("tokens");
            assert_eq!(tokens.len(), 1);
            assert_eq!(store::sign_in::api_tokens(session, [1; 32], 10).await, Ok(vec![]));
        });
    }
}

async fn propose(store: &Store, number: u64, by: u64) -> Uuid {
    let proposal = Proposal {
        id: id(number),
        pool: 1,
        member: None,
        kind: ProposalKind::Payout,
        body: "case=a\n".to_owned(),
        made_by: id(by),
        made_at: at(1),
    };
    let make = Write::Proposal(ProposalWrite::Make(proposal));
    assert_eq!(refusal(store, 100 + number, make).await, None);
    id(number)
}

#[test]
fn a_proposal_is_decided_once_and_then_waits_no_more() {
    for place in places() {
        run(async {
            let store = place.open().await;
            let proposal = propose(&store, 1, 1).await;
            propose(&store, 2, 1).await;
            let verdict = Verdict::Rejected("the amount is of another case".to_owned());
            let decision = Decision { by: id(2), at: at(2), verdict };
            let decide = || Write::Proposal(ProposalWrite::Decide(proposal, decision.clone()));
            assert_eq!(refusal(&store, 3, decide()).await, None);
            let again = refusal(&store, 4, decide()).await;
            assert_eq!(again, rejected(Rejection::ProposalDecided));
            let session = &mut *store.reader().await.expect("a reader");
            let open = store::proposal::open_proposals(session, 1).await.expect("the queue");
            assert_eq!(open.iter().map(|one| one.id).collect::<Vec<_>>(), [id(2)]);
            let found = store::proposal::proposal(session, proposal).await.expect("it");
            assert_eq!(found.expect("it is kept").1, Some(decision));
        });
    }
}

#[test]
fn sessions_and_recovery_codes_are_used_up() {
    for place in places() {
        run(async {
            let store = place.open().await;
            for number in [1, 2] {
                let session = SignedInSession {
                    digest: [number; 32],
                    account: id(1),
                    made_at: at(1),
                    seen_at: at(1),
                    expires_at: at(9),
                    strength: Strength::TwoFactors,
                };
                let open = Write::SignIn(SignInWrite::Open(session));
                assert_eq!(refusal(&store, number.into(), open).await, None);
            }
            let seen = Write::SignIn(SignInWrite::Seen([1; 32], at(3)));
            assert_eq!(refusal(&store, 3, seen).await, None);
            let session = &mut *store.reader().await.expect("a reader");
            let found = store::sign_in::session(session, [1; 32]).await.expect("it");
            assert_eq!(found.map(|one| (one.seen_at, one.account)), Some((at(3), id(1))));
            let end = Write::SignIn(SignInWrite::EndAll(id(1)));
            assert_eq!(refusal(&store, 4, end).await, None);
            let session = &mut *store.reader().await.expect("a reader");
            assert_eq!(store::sign_in::session(session, [2; 32]).await, Ok(None));
            let digests = vec![[1; 32], [2; 32]];
            let codes = AccountWrite::RecoveryCodes { account: id(1), digests };
            assert_eq!(refusal(&store, 5, Write::Account(codes)).await, None);
            for (number, expected) in [(6, None), (7, rejected(Rejection::SignInRefused))] {
                let (account, digest) = (id(1), [2; 32]);
                let using = AccountWrite::UseRecoveryCode { account, digest, at: at(5) };
                assert_eq!(refusal(&store, number, Write::Account(using)).await, expected);
            }
        });
    }
}

#[test]
fn a_challenge_is_taken_once_and_a_counter_never_goes_back() {
    for place in places() {
        run(async {
            let store = place.open().await;
            let mut number = 100;
            let mut write = async |write: PasskeyWrite| {
                number += 1;
                refusal(&store, number, Write::Passkey(write)).await
            };
            let challenge = |byte: u8, second: i64| PasskeyChallenge {
                digest: [byte; 32],
                account: None,
                sealed: vec![1],
                expires_at: at(second),
            };
            let kept =
                |byte, second, now| PasskeyWrite::Challenge(challenge(byte, second), at(now));
            assert_eq!(write(kept(1, 10, 5)).await, None);
            assert_eq!(write(kept(2, 20, 5)).await, None);
            assert_eq!(write(PasskeyWrite::Take([2; 32])).await, None);
            let again = write(PasskeyWrite::Take([2; 32])).await;
            assert_eq!(again, rejected(Rejection::PasskeyRefused));
            // A new one sweeps what has ended by then.
            assert_eq!(write(kept(3, 20, 10)).await, None);
            let swept = write(PasskeyWrite::Take([1; 32])).await;
            assert_eq!(swept, rejected(Rejection::PasskeyRefused));
            let made = Passkey {
                index: [4; 32],
                account: id(1),
                sealed: vec![1],
                counter: 0,
                made_at: at(5),
            };
            assert_eq!(write(PasskeyWrite::Add(made.clone())).await, None);
            let twice = Passkey { account: id(2), ..made.clone() };
            let twice = write(PasskeyWrite::Add(twice)).await;
            assert_eq!(twice, rejected(Rejection::PasskeyDuplicate));
            let refused = rejected(Rejection::PasskeyRefused);
            for (counter, expected) in
                [(0, None), (0, None), (5, None), (5, refused.clone()), (0, refused)]
            {
                let used = PasskeyWrite::Use { index: [4; 32], sealed: vec![2], counter };
                assert_eq!(write(used).await, expected, "{counter}");
            }
            let mut reader = store.reader().await.expect("a reader");
            let used = Passkey { sealed: vec![2], counter: 5, ..made };
            assert_eq!(passkey(&mut *reader, [4; 32]).await, Ok(Some(used.clone())));
            assert_eq!(passkeys_of(&mut *reader, id(1)).await, Ok(vec![used]));
            let waiting = passkey_challenge(&mut *reader, [3; 32]).await;
            assert_eq!(waiting, Ok(Some(challenge(3, 20))));
        });
    }
}
