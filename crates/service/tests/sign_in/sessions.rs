//! Sessions: how they open, what they are refused for, how they end.

use crate::{
    ENROLLED, NEXT, NOW, PASSWORD, World, account, account_id, at, enter, founders, on_both,
    rejected, staff, whose, with_two_factors,
};
use ledger::Rejection;
use service::accounts::{change_password, create_account, disable, enrol, revoke_role};
use service::principal::{Proof, principal};
use service::roles::{Action, Line, Role};
use service::sign_in::{Credentials, sign_in, sign_out, sign_out_everywhere};
use store::StoreFailure;
use store::sign_in::Strength;
use vault::OneTimeSecret;

async fn try_to(world: &World, typed: Credentials<'_>, second: i64) -> Option<StoreFailure> {
    sign_in(&world.community, typed, at(second)).await.err()
}

#[test]
fn a_refusal_does_not_tell_what_was_wrong() {
    on_both(async |world| {
        create_account(&world.community, account("boatman"), at(1)).await.expect("a new name");
        with_two_factors(world, "boatman").await;
        let typed = |name, password, code| Credentials { name, password, code };
        let wrong = "some other password";
        for typed in [
            typed("nobody", PASSWORD, None),
            typed("", PASSWORD, None),
            typed("boatman", wrong, Some(NEXT.1)),
            typed("boatman", PASSWORD, None),
            typed("boatman", PASSWORD, Some("000000")),
            // The code was used for the session that is open.
            typed("boatman", PASSWORD, Some(NOW.1)),
        ] {
            let refused = try_to(world, typed, NOW.0 + 1).await;
            assert_eq!(refused, rejected::<()>(Rejection::SignInRefused).err());
        }
        let twice = create_account(&world.community, account(" Boatman "), at(1)).await;
        assert_eq!(twice, rejected(Rejection::AccountDuplicate));
    });
}

#[test]
fn five_wrong_tries_lock_for_a_time_that_grows() {
    on_both(async |world| {
        create_account(&world.community, account("boatman"), at(1)).await.expect("a new name");
        let wrong = || Credentials { name: "boatman", password: "not this one", code: None };
        for second in 100..105 {
            assert!(try_to(world, wrong(), second).await.is_some());
        }
        // Locked from the fifth try for a minute, then, after one more, for two.
        assert!(enter(world, "boatman", (163, "")).await.is_err(), "even with the right one");
        assert!(try_to(world, wrong(), 164).await.is_some());
        assert!(enter(world, "boatman", (283, "")).await.is_err());
        assert!(enter(world, "boatman", (284, "")).await.is_ok());
        assert!(enter(world, "boatman", (285, "")).await.is_ok(), "it counts anew");
    });
}

/// However many try at once, a wrong password is looked at as often as it is counted.
#[test]
fn tries_at_once_count_each() {
    on_both(async |world| {
        create_account(&world.community, account("boatman"), at(1)).await.expect("a new name");
        let wrong = || {
            try_to(
                world,
                Credentials { name: "boatman", password: "not this one", code: None },
                100,
            )
        };
        for _ in 0..5 {
            let tries = tokio::join!(wrong(), wrong(), wrong());
            assert!(tries.0.is_some() && tries.1.is_some() && tries.2.is_some());
        }
        assert!(enter(world, "boatman", (101, "")).await.is_err(), "locked");
    });
}

#[test]
fn a_session_ends_unused_or_old_or_signed_out() {
    on_both(async |world| {
        create_account(&world.community, account("boatman"), at(1)).await.expect("a new name");
        let ask = async |text: &str, second| {
            principal(&world.community, text, at(second)).await.map(|one| one.account)
        };
        let ended = || rejected(Rejection::SignInNeeded);
        let first = enter(world, "boatman", (0, "")).await.expect("the password");
        let text = first.token.secret_text();
        let mine = Ok(account_id("boatman"));
        for second in [1, 1_790, 3_500, 5_000] {
            assert_eq!(ask(&text, second).await, mine, "used within half an hour");
        }
        assert_eq!(ask(&text, 5_000 + 1_800).await, ended());
        let other = enter(world, "boatman", (0, "")).await.expect("another");
        assert_ne!(*other.token.secret_text(), *text, "a new token for each");
        for second in (0..43_200).step_by(1_700) {
            assert_eq!(ask(&other.token.secret_text(), second).await, mine);
        }
        assert_eq!(ask(&other.token.secret_text(), 43_200).await, ended(), "twelve hours");
        let [one, two] = [50_000, 50_001].map(|second| (second, ""));
        let one = enter(world, "boatman", one).await.expect("it");
        let two = enter(world, "boatman", two).await.expect("it");
        sign_out(&world.community, &one.token, at(50_002)).await.expect("it");
        assert_eq!(ask(&one.token.secret_text(), 50_003).await, ended());
        assert_eq!(ask(&two.token.secret_text(), 50_003).await, mine);
        let everywhere = sign_out_everywhere(&world.community, two.account, at(50_004));
        everywhere.await.expect("it");
        for text in [&two.token.secret_text()[..], "tz_", "", "someone"] {
            assert_eq!(ask(text, 50_005).await, ended());
        }
    });
}

#[test]
fn staff_need_two_factors_and_a_recovery_code_opens_once() {
    on_both(async |world| {
        let founders = founders(world).await;
        let treasurer = staff(world, &founders, "treasurer", Role::Treasurer).await;
        assert_eq!(treasurer.proof, Proof::Session(Strength::TwoFactors));
        let action = Action::ProposePayout;
        assert_eq!(treasurer.require(Line::MutualAid, action), Ok(()));
        let other_line = treasurer.require(Line::Fundraising, action);
        assert_eq!(other_line, Err(Rejection::NotPermitted));
        let weak = service::principal::Principal {
            proof: Proof::Session(Strength::Password),
            ..treasurer.clone()
        };
        let refused = weak.require(Line::MutualAid, action);
        assert_eq!(refused, Err(Rejection::SecondFactorNeeded));
        // Who has a second factor cannot replace it, or the password, without.
        let secret = OneTimeSecret::from_bytes(&[9; 20]).expect("a secret");
        let enrolled = enrol(&world.community, &weak, &secret, ENROLLED.1, at(ENROLLED.0)).await;
        assert_eq!(enrolled.err(), rejected::<()>(Rejection::SecondFactorNeeded).err());
        let secret = OneTimeSecret::from_bytes(b"12345678901234567890").expect("a secret");
        let codes = enrol(&world.community, &treasurer, &secret, NOW.1, at(NOW.0)).await;
        let code = codes.expect("ten codes")[3].secret_text();
        for (second, opens) in [(NOW.0 + 5, true), (NOW.0 + 6, false)] {
            assert_eq!(enter(world, "treasurer", (second, &code)).await.is_ok(), opens);
        }
        let role = (treasurer.account, Line::MutualAid, Role::Treasurer);
        revoke_role(&world.community, &founders[0], role, at(NOW.0 + 7)).await.expect("it");
        let entered = enter(world, "treasurer", NEXT).await.expect("the next code");
        let again = whose(world, &entered, NEXT.0).await;
        assert_eq!(again.require(Line::MutualAid, action), Err(Rejection::NotPermitted));
        disable(&world.community, &founders[0], again.account, at(NEXT.0)).await.expect("it");
        let text = entered.token.secret_text();
        let shut = principal(&world.community, &text, at(NEXT.0)).await;
        assert_eq!(shut, rejected(Rejection::SignInNeeded));
    });
}

#[test]
fn a_new_password_needs_the_old_one_and_ends_the_sessions() {
    on_both(async |world| {
        create_account(&world.community, account("boatman"), at(1)).await.expect("a new name");
        let entered = enter(world, "boatman", (2, "")).await.expect("the password");
        let mine = whose(world, &entered, 3).await;
        let change = async |old: &str, new: &str| {
            change_password(&world.community, &mine, old, new, at(4)).await
        };
        let new = "ten strangers in one boat";
        assert_eq!(change("wrong", new).await, rejected(Rejection::PasswordWrong));
        assert_eq!(change(PASSWORD, "short").await, rejected(Rejection::PasswordTooShort));
        assert_eq!(change(PASSWORD, new).await, Ok(()));
        let text = entered.token.secret_text();
        assert!(principal(&world.community, &text, at(5)).await.is_err());
        assert!(enter(world, "boatman", (6, "")).await.is_err());
        let typed = Credentials { name: "boatman", password: new, code: None };
        assert_eq!(try_to(world, typed, 7).await, None);
    });
}
