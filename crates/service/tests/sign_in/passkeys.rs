//! Passkeys, with an authenticator in software.

use crate::{
    World, account, account_id, at, enter, founders, on_both, rejected, staff, whose,
    with_two_factors,
};
use ledger::Rejection;
use serde_json::{Value, json};
use service::accounts::{create_account, disable};
use service::passkeys::{
    CHALLENGE, Challenged, PasskeyHost, begin_registration, begin_sign_in, finish_registration,
    finish_sign_in, passkeys, remove_passkey,
};
use service::principal::Principal;
use service::roles::{Action, Line, Role};
use service::sign_in::SignedIn;
use store::StoreFailure;
use store::sign_in::Strength;
use uuid::Uuid;
use webauthn_authenticator_rs::WebauthnAuthenticator;
use webauthn_authenticator_rs::prelude::Url;
use webauthn_authenticator_rs::softpasskey::SoftPasskey;

const ADDRESS: &str = "https://boat.example";

/// The second at which these tests happen.
const T: i64 = 1_111_111_200;

fn host() -> PasskeyHost {
    PasskeyHost::new("boat.example", ADDRESS).expect("a sound address")
}

fn address() -> Url {
    Url::parse(ADDRESS).expect("a sound address")
}

/// A person's device: the authenticator, and what it keeps of each registration.
struct Device {
    authenticator: SoftPasskey,
    credential: Value,
    holder: Uuid,
}

impl Device {
    fn new(name: &str) -> Device {
        let authenticator = SoftPasskey::new(true);
        Device { authenticator, credential: Value::Null, holder: account_id(name) }
    }

    /// Makes a credential. This authenticator keeps no accounts by itself, so the device does.
    fn register(&mut self, challenged: &Challenged, verification: &str) -> String {
        let mut options: Value = serde_json::from_str(&challenged.options).expect("JSON");
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        assert_eq!(selection["residentKey"], "required");
        assert_eq!(selection["userVerification"], "required");
        *selection = json!({ "requireResidentKey": false, "userVerification": verification });
        let options = serde_json::from_value(options).expect("options");
        let made = self.authenticator.do_registration(address(), options).expect("a credential");
        let answer = serde_json::to_value(made).expect("JSON");
        self.credential = answer["rawId"].clone();
        answer.to_string()
    }

    fn answer(&mut self, challenged: &Challenged) -> Value {
        self.answer_with(challenged, "required")
    }

    fn answer_with(&mut self, challenged: &Challenged, verification: &str) -> Value {
        let mut options: Value = serde_json::from_str(&challenged.options).expect("JSON");
        assert_eq!(options["publicKey"]["allowCredentials"], json!([]), "nobody is named");
        let known = json!([{ "type": "public-key", "id": self.credential }]);
        options["publicKey"]["allowCredentials"] = known;
        options["publicKey"]["userVerification"] = verification.into();
        let options = serde_json::from_value(options).expect("options");
        let made = self.authenticator.do_authentication(address(), options).expect("an answer");
        let mut answer = serde_json::to_value(made).expect("JSON");
        answer["response"]["userHandle"] = handle(self.holder);
        answer
    }
}

/// The account as an authenticator brings it along: its 16 bytes in base64url.
fn handle(account: Uuid) -> Value {
    use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
    BASE64_URL_SAFE_NO_PAD.encode(account.as_bytes()).into()
}

async fn registered(world: &World, name: &str, principal: &Principal) -> Device {
    let mut device = Device::new(name);
    let begun = begin_registration(&world.community, &host(), principal, name, at(T)).await;
    let begun = begun.expect("a challenge");
    let answer = device.register(&begun, "required");
    let answer = (&begun.token, answer.as_str());
    let done = finish_registration(&world.community, &host(), principal, answer, at(T)).await;
    done.expect("a passkey");
    device
}

/// The account of a new member, signed in by password.
async fn member(world: &World, name: &str) -> Principal {
    create_account(&world.community, account(name), at(2)).await.expect("a new name");
    let entered = enter(world, name, (T, "")).await.expect("the password");
    whose(world, &entered, T).await
}

async fn begin(world: &World, second: i64) -> Challenged {
    begin_sign_in(&world.community, &host(), at(second)).await.expect("a challenge")
}

async fn finish(
    world: &World,
    challenged: &Challenged,
    answer: &Value,
    second: i64,
) -> Result<SignedIn, StoreFailure> {
    let answer = answer.to_string();
    let answer = (&challenged.token, answer.as_str());
    finish_sign_in(&world.community, &host(), answer, at(second)).await
}

async fn refused(world: &World, challenged: &Challenged, answer: &Value, second: i64) -> bool {
    let done = finish(world, challenged, answer, second).await.map(|_| ());
    done == rejected(Rejection::SignInRefused)
}

#[test]
fn a_passkey_alone_is_two_factors() {
    on_both(async |world| {
        let founders = founders(world).await;
        let treasurer = staff(world, &founders, "one", Role::Treasurer).await;
        let mut device = registered(world, "one", &treasurer).await;
        let begun = begin(world, T + 1).await;
        let answer = device.answer(&begun);
        let entered = finish(world, &begun, &answer, T + 2).await.expect("a session");
        assert_eq!((entered.account, entered.strength), (treasurer.account, Strength::TwoFactors));
        let principal = whose(world, &entered, T + 2).await;
        assert_eq!(principal.require(Line::MutualAid, Action::ProposeDeposit), Ok(()));
        assert_eq!(passkeys(&world.community, &principal).await.expect("a list").len(), 1);
        disable(&world.community, &founders[0], treasurer.account, at(T + 3)).await.expect("shut");
        let begun = begin(world, T + 4).await;
        let answer = device.answer(&begun);
        assert!(refused(world, &begun, &answer, T + 5).await, "of an account that is shut");
    });
}

#[test]
fn a_challenge_is_answered_once_and_in_time() {
    on_both(async |world| {
        let one = member(world, "one").await;
        let mut device = registered(world, "one", &one).await;
        let begun = begin(world, T).await;
        let answer = device.answer(&begun);
        finish(world, &begun, &answer, T).await.expect("a session");
        assert!(refused(world, &begun, &answer, T).await, "a second time");
        let begun = begin(world, T).await;
        let other = begin(world, T).await;
        let answer = device.answer(&begun);
        assert!(refused(world, &other, &answer, T).await, "for another challenge");
        let late = T + CHALLENGE.as_secs();
        assert!(refused(world, &begun, &answer, late).await, "five minutes later");
        let begun = begin(world, T).await;
        let mut bent = device.answer(&begun);
        bent["response"]["signature"] = handle(one.account);
        assert!(refused(world, &begun, &bent, T).await, "another signature");
        assert!(refused(world, &begin(world, T).await, &json!({}), T).await, "no answer at all");
    });
}

#[test]
fn a_count_that_goes_back_is_refused() {
    on_both(async |world| {
        let one = member(world, "one").await;
        let mut device = registered(world, "one", &one).await;
        let (first, second) = (begin(world, T).await, begin(world, T).await);
        let (early, late) = (device.answer(&first), device.answer(&second));
        finish(world, &second, &late, T).await.expect("a session");
        assert!(refused(world, &first, &early, T).await, "as a copy of the authenticator would");
    });
}

#[test]
fn who_is_not_verified_or_not_the_holder_is_refused() {
    on_both(async |world| {
        let one = member(world, "one").await;
        let other = member(world, "other").await;
        let begun = begin_registration(&world.community, &host(), &one, "one", at(T)).await;
        let begun = begun.expect("a challenge");
        let mut careless = Device::new("one");
        let answer = careless.register(&begun, "discouraged");
        let answer = (&begun.token, answer.as_str());
        let done = finish_registration(&world.community, &host(), &one, answer, at(T)).await;
        assert_eq!(done, rejected(Rejection::PasskeyRefused));
        // A challenge of one account is none for another, and none for a sign-in.
        let begun = begin_registration(&world.community, &host(), &one, "one", at(T)).await;
        let begun = begun.expect("a challenge");
        let mut thief = Device::new("other");
        let answer = thief.register(&begun, "required");
        let stolen = (&begun.token, answer.as_str());
        let done = finish_registration(&world.community, &host(), &other, stolen, at(T)).await;
        assert_eq!(done, rejected(Rejection::PasskeyRefused));
        let mut device = registered(world, "one", &one).await;
        let begun = begin(world, T).await;
        let unverified = device.answer_with(&begun, "discouraged");
        assert!(refused(world, &begun, &unverified, T).await, "nobody touched or typed");
        let begun = begin(world, T).await;
        let mut posing = device.answer(&begun);
        posing["response"]["userHandle"] = handle(other.account);
        assert!(refused(world, &begun, &posing, T).await, "another account");
    });
}

#[test]
fn a_stolen_password_adds_no_passkey_where_there_is_a_second_factor() {
    on_both(async |world| {
        let one = member(world, "one").await;
        let mut device = registered(world, "one", &one).await;
        let entered = enter(world, "one", (T, "")).await.expect("the password");
        let weak = whose(world, &entered, T).await;
        let begun = begin_registration(&world.community, &host(), &weak, "one", at(T)).await;
        assert_eq!(begun.map(|_| ()), rejected(Rejection::SecondFactorNeeded));
        let begun = begin(world, T).await;
        let answer = device.answer(&begun);
        let entered = finish(world, &begun, &answer, T).await.expect("a session");
        let strong = whose(world, &entered, T).await;
        let listed = passkeys(&world.community, &strong).await.expect("a list");
        let remove =
            async |by: &Principal, index| remove_passkey(&world.community, by, index, at(T)).await;
        let weakly = remove(&weak, listed[0].index).await;
        assert_eq!(weakly, rejected(Rejection::SecondFactorNeeded));
        let unknown = remove(&strong, [7; 32]).await;
        assert_eq!(unknown, rejected(Rejection::PasskeyUnknown));
        create_account(&world.community, account("other"), at(2)).await.expect("a new name");
        let other = with_two_factors(world, "other").await;
        let not_theirs = remove(&other, listed[0].index).await;
        assert_eq!(not_theirs, rejected(Rejection::PasskeyUnknown));
        assert_eq!(remove(&strong, listed[0].index).await, Ok(()));
        let begun = begin(world, T).await;
        let answer = device.answer(&begun);
        assert!(refused(world, &begun, &answer, T).await, "it was removed");
    });
}

#[test]
fn a_host_and_an_address_go_together() {
    for (host, address) in [("boat.example", "https://other.example"), ("boat.example", "boat")] {
        let host = PasskeyHost::new(host, address);
        assert_eq!(host.map(|_| ()), Err(Rejection::PasskeyAddressInvalid), "{address}");
    }
    assert!(PasskeyHost::new("localhost", "http://localhost:8080").is_ok());
}
