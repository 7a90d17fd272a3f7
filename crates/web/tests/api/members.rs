//! People and members: corrected by version, erased, looked at; families, guardians, payees.

use crate::world::{Ask, World, id, on_sqlite, record};
use serde_json::{Value, json};
use service::roles::{Action, Role};

#[test]
fn a_correction_is_of_the_version_that_was_read() {
    on_sqlite(async |world| {
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let path = format!("/api/v1/people/{person}");
        let looks = format!("{path}/look-ups");
        let why = json!({ "reason": "a call about the address" });
        let seen = world.put(("POST", &looks), &clerk, &why, 200).await;
        assert_eq!(seen.json(), record(1));
        assert_eq!(seen.header("cache-control"), "no-store");
        let tag = seen.header("etag").to_owned();
        let correct = |tag: &str, key| {
            let mended = record(2);
            Ask::new("PUT", &path).by(&clerk).key(key).header("if-match", tag).json(&mended)
        };
        let key = world.next(5);
        assert_eq!(world.ask(correct(&tag, key)).await.status, 200);
        let again = world.ask(correct(&tag, key)).await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        for stale in [&*tag, "\"x\"", "*"] {
            let refused = world.ask(correct(stale, world.next(5))).await;
            assert_eq!((refused.status.as_u16(), refused.code()), (412, 1005), "{stale}");
        }
        let auditor = world.staff(Role::Auditor).await;
        let logged = world.get(&looks, &auditor).await.json();
        assert_eq!(logged["items"].as_array().unwrap().len(), 1);
        assert_eq!(logged["items"][0]["reason"], "a call about the address");
        world.put(("DELETE", &path), &clerk, &Value::Null, 200).await;
        let gone = world.put(("POST", &looks), &clerk, &why, 410).await;
        assert_eq!(gone.code(), 1003);
    });
}

#[test]
fn one_pays_for_several_and_somebody_decides_for_a_child() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let (payer, other) = (world.register(&clerk, 1).await, world.register(&clerk, 2).await);
        let first = world.join(&clerk, payer, 1).await;
        let second = world.join(&clerk, other, 2).await;
        let path = format!("/api/v1/pools/1/members/{second}/payer");
        let pays = json!({ "payer": payer, "since": "2026-12-05" });
        world.put(("PUT", &path), &clerk, &pays, 200).await;
        assert_eq!(world.get(&path, &clerk).await.json(), json!({ "payer": payer }));
        let channel = world.program(&[Action::DepositByChannel]).await;
        let paid = json!({ "payer": payer, "on": "2026-12-05", "amount_minor": 40_000 });
        world.put(("POST", "/api/v1/pools/1/family-payments"), &channel, &paid, 201).await;
        let mut sum = 0;
        for member in [first, second] {
            let path = format!("/api/v1/pools/1/members/{member}");
            sum += world.get(&path, &clerk).await.json()["balance_minor"].as_i64().unwrap();
        }
        assert_eq!(sum, 40_000);
        let guardians = format!("/api/v1/people/{other}/guardians");
        let decides = json!({ "since": "2026-12-05" });
        world.put(("PUT", &format!("{guardians}/{payer}")), &clerk, &decides, 200).await;
        let listed = world.get(&guardians, &clerk).await.json();
        assert_eq!(listed["items"][0]["guardian"], json!(payer));
    });
}

#[test]
fn payees_are_named_and_seen_with_a_reason() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let member = world.join(&clerk, person, 1).await;
        let payees = json!({ "payees": [
            { "name": "乙某某（虚构）", "relation": "daughter", "account": "0000 0000" },
        ]});
        let path = format!("/api/v1/people/{person}/payees");
        world.put(("PUT", &path), &clerk, &payees, 200).await;
        let looks = format!("/api/v1/people/{person}/payee-look-ups");
        let silent = world.put(("POST", &looks), &clerk, &json!({ "reason": "" }), 422).await;
        assert_eq!(silent.code(), 1006);
        let why = json!({ "reason": "a death was reported" });
        assert_eq!(world.put(("POST", &looks), &clerk, &why, 200).await.json(), payees);
        let death = format!("/api/v1/people/{person}/death");
        let day = json!({ "died_on": "2026-12-05", "reported_on": "2026-12-05" });
        let ended = world.put(("PUT", &death), &clerk, &day, 200).await;
        assert_eq!(ended.json()["ended"], 1);
        let shown = world.get(&format!("/api/v1/pools/1/members/{member}"), &clerk).await.json();
        assert_eq!(shown["state"]["by"], "died");
    });
}

#[test]
fn members_are_listed_page_by_page() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        for number in 1..=3 {
            let person = world.register(&clerk, number).await;
            world.join(&clerk, person, number).await;
        }
        let first = world.get("/api/v1/pools/1/members?limit=2", &clerk).await.json();
        assert_eq!(first["items"], json!([{ "member": id(7, 1) }, { "member": id(7, 2) }]));
        let next = first["next"].as_str().unwrap();
        let path = format!("/api/v1/pools/1/members?limit=2&after={next}");
        let last = world.get(&path, &clerk).await.json();
        assert_eq!(
            (&last["items"], &last["next"]),
            (&json!([{ "member": id(7, 3) }]), &Value::Null)
        );
    });
}

#[test]
fn a_file_of_deposits_takes_two_people_with_the_same_file() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let member = world.join(&clerk, person, 1).await;
        let [one, other] = [world.staff(Role::Treasurer).await, world.staff(Role::Treasurer).await];
        let file = format!("member,on,amount\n{member},2026-12-05,12.50\n");
        let send = async |world: &World, path: &str, by: &str, file: &str| {
            let ask = Ask::new("POST", path).by(by).key(world.next(5));
            world.ask(ask.bytes("text/csv", file.as_bytes())).await
        };
        let report = send(world, "/api/v1/pools/1/deposit-file-reports", &one, &file).await.json();
        assert_eq!((&report["count"], &report["sum_minor"]), (&json!(1), &json!(1250)));
        let proposed = send(world, "/api/v1/pools/1/deposit-files", &one, &file).await;
        assert_eq!(proposed.status, 201, "{}", proposed.text);
        let waiting = world.get("/api/v1/pools/1/proposals", &other).await.json();
        assert_eq!(waiting["items"][0]["proposal"], report["proposal"]);
        let path =
            format!("/api/v1/proposals/{}/file-confirmation", report["proposal"].as_str().unwrap());
        let another = send(world, &path, &other, "member,on,amount\n").await;
        assert_eq!(another.code(), 1211);
        assert_eq!(send(world, &path, &one, &file).await.code(), 1206);
        assert_eq!(send(world, &path, &other, &file).await.status, 200);
        let shown = world.get(&format!("/api/v1/pools/1/members/{member}"), &clerk).await.json();
        assert_eq!(shown["balance_minor"], 1250);
    });
}
