//! The key of a request: the same request counts once, another one is refused.

use crate::world::{Ask, World, id, on_both, on_sqlite};
use serde_json::{Value, json};
use service::roles::{Action, Role};
use web::{KeyOfRequest, ROUTES};

const REPLAYED: &str = "idempotency-replayed";

async fn balance(world: &World, member: uuid::Uuid) -> Value {
    let treasurer = world.staff(Role::Treasurer).await;
    let path = format!("/api/v1/pools/1/members/{member}");
    world.get(&path, &treasurer).await.json()["balance_minor"].clone()
}

#[test]
fn a_deposit_counts_once() {
    on_both(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let mut members = Vec::new();
        for number in 1..=2 {
            let person = world.register(&clerk, number).await;
            members.push(world.join(&clerk, person, number).await);
        }
        let channel = world.program(&[Action::DepositByChannel]).await;
        let key = world.next(5);
        let ask = |member: uuid::Uuid, minor: i64| {
            let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": minor });
            Ask::new("POST", "/api/v1/pools/1/deposits").by(&channel).key(key).json(&paid)
        };
        let first = world.ask(ask(members[0], 700)).await;
        assert_eq!((first.status.as_u16(), first.header(REPLAYED)), (201, ""));
        let again = world.ask(ask(members[0], 700)).await;
        assert_eq!((again.status.as_u16(), again.header(REPLAYED)), (201, "true"));
        assert_eq!(again.text, first.text);
        for other in [ask(members[0], 701), ask(members[1], 700)] {
            let refused = world.ask(other).await;
            assert_eq!((refused.status.as_u16(), refused.code()), (422, 805));
        }
        assert_eq!(balance(world, members[0]).await, 700);
        assert_eq!(balance(world, members[1]).await, 0);
    });
}

/// Another server, or this one after a restart, knows the keys from the store.
#[test]
fn a_key_outlives_the_process() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let manager = world.staff(Role::PlanManager).await;
        let key = world.next(5);
        let body = |name: &str| json!({ "account": id(9, 1), "name": name });
        let ask = |name: &str| {
            Ask::new("POST", "/api/v1/accounts").by(&manager).key(key).json(&body(name))
        };
        assert_eq!(world.ask(ask("somebody")).await.status, 201);
        let restarted = world.restarted();
        let again = restarted.ask(ask("somebody")).await;
        assert_eq!((again.status.as_u16(), again.header(REPLAYED)), (201, "true"));
        let other = restarted.ask(ask("somebody else")).await;
        assert_eq!((other.status.as_u16(), other.code()), (422, 805));
    });
}

/// What was refused left no trace, so the same key may be used for it again, mended.
#[test]
fn a_refused_request_may_be_mended() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let key = world.next(5);
        let mut record = crate::world::record(1);
        record["name"] = json!("");
        let ask = |record: &Value| {
            let body = json!({ "person": id(6, 1), "record": record });
            Ask::new("POST", "/api/v1/people").by(&clerk).key(key).json(&body)
        };
        assert_eq!(world.ask(ask(&record)).await.code(), 1011);
        assert_eq!(world.ask(ask(&crate::world::record(1))).await.status, 201);
    });
}

#[test]
fn what_needs_no_batch_is_the_same_when_it_is_asked_for_again() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let manager = world.staff(Role::PlanManager).await;
        let account = world.account(&[Role::Juror], None).await;
        let webhook = format!("/api/v1/webhooks/{}", id(8, 1));
        let role = format!("/api/v1/accounts/{account}/roles/mutual_aid/juror");
        let schedule = json!({
            "time_zone": "Asia/Shanghai", "business_date": "2026-12-05",
            "first_round_from": "2026-12-06",
        });
        let to = json!({ "to": "2026-12-05" });
        let endpoint = json!({ "url": "https://receiver.example/", "kinds": ["round.settled"] });
        for (method, path, body, status) in [
            ("PUT", "/api/v1/pools/1/schedule", &schedule, 201),
            ("PUT", "/api/v1/pools/1/business-date", &to, 200),
            ("PUT", &*webhook, &endpoint, 201),
            ("DELETE", &*webhook, &Value::Null, 200),
            ("POST", &*format!("{webhook}/enabling"), &Value::Null, 200),
            ("DELETE", &*role, &Value::Null, 200),
            ("DELETE", &*format!("/api/v1/accounts/{account}"), &Value::Null, 200),
            ("DELETE", &*format!("/api/v1/tokens/{}", "0".repeat(64)), &Value::Null, 200),
        ] {
            let ask = Ask::new(method, path).by(&manager).key(world.next(5));
            let ask = if body.is_null() { ask } else { ask.json(body) };
            let first = world.ask(ask.clone()).await;
            assert_eq!((first.status.as_u16(), first.header(REPLAYED)), (status, ""), "{path}");
            let again = world.ask(ask).await;
            assert_eq!((again.status.as_u16(), again.header(REPLAYED)), (status, "true"), "{path}");
        }
    });
}

/// Sign-in and the like bear no key; all else that writes does.
#[test]
fn only_named_routes_write_without_a_key() {
    let without: Vec<String> = ROUTES
        .iter()
        .filter(|row| row.key == KeyOfRequest::None && row.method != "GET")
        .map(|row| format!("{} {}", row.method, row.path.trim_start_matches("/api/v1")))
        .collect();
    assert_eq!(
        without,
        [
            "POST /demo/clock",
            "POST /demo/clock",
            "POST /sessions",
            "DELETE /session",
            "DELETE /sessions",
            "PUT /password",
            "POST /one-time-secrets",
            "PUT /one-time-secret",
            // These two write nothing.
            "POST /pools/{pool}/deposit-file-reports",
            "POST /pools/{pool}/cost-quotes",
            "POST /pools/{pool}/members/{member}/case-quotes",
            "POST /pools/{pool}/joining-quotes",
            "POST /stop-order-previews",
            "PUT /my/notices-reading",
            "PUT /my/notices/{notice}/reading",
            "PUT /my/channels/email",
            "PUT /my/channels/email/confirmation",
            "PUT /my/channels/letter",
            "DELETE /my/channels/{channel}",
            "POST /letter-look-ups",
            "PUT /letters",
            "POST /my/data",
            "POST /passkey-registrations",
            "POST /passkeys",
            "DELETE /passkeys/{passkey}",
            "POST /passkey-sign-ins",
            "POST /passkey-sessions",
            "DELETE /sessions/{session}",
        ]
    );
}
