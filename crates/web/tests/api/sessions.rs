//! Signing in over HTTP: the cookie, the second factor, other sites, tokens.

use crate::world::{Answer, Ask, World, id, on_sqlite};
use jiff::SignedDuration;
use serde_json::{Value, json};
use service::roles::{Action, Role};
use sha2::{Digest, Sha256};

const PASSWORD: &str = "nine strangers in one boat";

async fn enter(world: &World, name: &str, code: Option<&str>) -> Answer {
    let typed = json!({ "name": name, "password": PASSWORD, "code": code });
    world.ask(Ask::new("POST", "/api/v1/sessions").json(&typed)).await
}

/// The cookie of an answer, as a browser sends it back.
fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

async fn make(world: &World, name: &str) {
    let manager = world.staff(Role::PlanManager).await;
    let account = json!({ "account": id(9, 1), "name": name, "password": PASSWORD });
    world.put(("POST", "/api/v1/accounts"), &manager, &account, 201).await;
}

#[test]
fn a_cookie_opens_until_signing_out() {
    on_sqlite(async |world| {
        make(world, "somebody").await;
        let wrong = enter(world, "nobody", None).await;
        assert_eq!((wrong.status.as_u16(), wrong.code()), (401, 1201));
        assert_eq!(wrong.header("www-authenticate"), "Bearer");
        let entered = enter(world, "somebody", None).await;
        assert_eq!(entered.status, 201);
        assert_eq!(entered.json()["strength"], "password");
        let cookie = cookie(&entered);
        assert!(!entered.text.contains(cookie.split_once('=').unwrap().1), "only in the cookie");
        let with = |method, path: &str| Ask::new(method, path).header("cookie", &cookie);
        let shown = world.ask(with("GET", "/api/v1/session")).await.json();
        assert_eq!(shown["account"], json!(id(9, 1)));
        let foreign = world.ask(with("DELETE", "/api/v1/session")).await;
        assert_eq!((foreign.status.as_u16(), foreign.code()), (403, 1315), "from nowhere");
        let other = with("DELETE", "/api/v1/session").header("sec-fetch-site", "cross-site");
        assert_eq!(world.ask(other).await.code(), 1315);
        let own = with("DELETE", "/api/v1/session").header("sec-fetch-site", "same-origin");
        let left = world.ask(own).await;
        assert_eq!(left.status, 204);
        assert!(left.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(world.ask(with("GET", "/api/v1/session")).await.code(), 1202);
    });
}

#[test]
fn an_authenticator_is_enrolled_and_asked_for() {
    on_sqlite(async |world| {
        make(world, "somebody").await;
        let cookie = cookie(&enter(world, "somebody", None).await);
        let with = |method, path: &str| {
            let ask = Ask::new(method, path).header("cookie", &cookie);
            ask.header("sec-fetch-site", "same-origin")
        };
        let drawn = world.ask(with("POST", "/api/v1/one-time-secrets")).await.json();
        assert!(drawn["address"].as_str().unwrap().starts_with("otpauth://totp/"));
        // The secret of appendix B of RFC 6238, and its code of a second.
        let then = jiff::Timestamp::from_second(1_111_111_109).unwrap();
        world.wait(then.duration_since(world.now()));
        let enrolment = json!({
            "secret": "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA", "code": "081804",
        });
        let long_ago = enter(world, "somebody", None).await;
        let then = long_ago.header("set-cookie").split(';').next().unwrap().to_owned();
        let enrol = Ask::new("PUT", "/api/v1/one-time-secret").header("cookie", &then);
        let enrolled = enrol.header("sec-fetch-site", "same-origin").json(&enrolment);
        let enrolled = world.ask(enrolled).await;
        assert_eq!(enrolled.status, 200, "{}", enrolled.text);
        let codes = enrolled.json()["recovery_codes"].clone();
        assert_eq!(enter(world, "somebody", None).await.code(), 1201, "a code is needed now");
        let code = codes[0].as_str().unwrap();
        let entered = enter(world, "somebody", Some(code)).await;
        assert_eq!(entered.json()["strength"], "two_factors");
        assert_eq!(enter(world, "somebody", Some(code)).await.code(), 1201, "it opens once");
    });
}

#[test]
fn a_changed_password_ends_every_session() {
    on_sqlite(async |world| {
        make(world, "somebody").await;
        let cookie = cookie(&enter(world, "somebody", None).await);
        let change = |old: &str| {
            let body = json!({ "old": old, "new": "eleven others in another boat" });
            let ask = Ask::new("PUT", "/api/v1/password").header("cookie", &cookie);
            ask.header("sec-fetch-site", "same-origin").json(&body)
        };
        assert_eq!(world.ask(change("wrong")).await.code(), 911);
        assert_eq!(world.ask(change(PASSWORD)).await.status, 204);
        let session = Ask::new("GET", "/api/v1/session").header("cookie", &cookie);
        assert_eq!(world.ask(session).await.code(), 1202);
        assert_eq!(enter(world, "somebody", None).await.code(), 1201);
    });
}

#[test]
fn a_token_is_agreed_to_by_two_and_taken_back_by_one() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let manager = world.staff(Role::PlanManager).await;
        let compliance = world.staff(Role::Compliance).await;
        let account = world.account(&[Role::Treasurer], None).await;
        // The bearer makes it, and hands over the digest.
        let token = "tz_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        let bytes: Vec<u8> = (0..32).collect();
        let digest: String =
            Sha256::digest(&bytes).iter().map(|one| format!("{one:02x}")).collect();
        let asked = |scopes: &[&str]| {
            json!({
                "digest": digest, "account": account, "name": "the bank's program",
                "scopes": scopes, "expires_at": world.now() + SignedDuration::from_hours(24),
            })
        };
        let post = ("POST", "/api/v1/token-proposals");
        for wrong in [&["deposit.confirm"][..], &["everything"], &[]] {
            assert_eq!(world.put(post, &manager, &asked(wrong), 422).await.code(), 1216);
        }
        let proposed = world.put(post, &manager, &asked(&["deposit.channel"]), 201).await;
        let proposal = proposed.json()["proposal"].as_str().unwrap().to_owned();
        let confirmation = format!("/api/v1/proposals/{proposal}/confirmation");
        let waiting = world.get("/api/v1/proposals", &compliance).await.json();
        assert_eq!(waiting["items"][0]["kind"], "api_token");
        world.put(("POST", &confirmation), &compliance, &Value::Null, 200).await;
        let shown = world.get("/api/v1/session", token).await.json();
        assert_eq!(shown["scopes"], json!(["deposit.channel"]));
        // The check of a moment ago is forgotten with it.
        let revoke = format!("/api/v1/tokens/{digest}");
        world.put(("DELETE", &revoke), &manager, &Value::Null, 200).await;
        assert_eq!(world.get("/api/v1/session", token).await.code(), 1202);
    });
}

/// A token that another server took back opens nothing a few seconds later.
#[test]
fn a_checked_token_is_checked_again_soon() {
    on_sqlite(async |world| {
        let program = world.program(&[Action::Export]).await;
        assert_eq!(world.get("/api/v1/events", &program).await.status, 200);
        world.wait(SignedDuration::from_hours(24 * 301));
        assert_eq!(world.get("/api/v1/events", &program).await.code(), 1202);
    });
}
