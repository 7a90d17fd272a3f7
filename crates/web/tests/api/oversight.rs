//! Supervisors, complaints and the audit trail over HTTP, on both engines.

use crate::world::{Ask, POOL, TODAY, World, on_both};
use serde_json::{Value, json};
use service::roles::Role;
use service::stop_orders::Order;
use service::supervision::Table;
use store::stop_order::{Instruction, Stop};
use vault::{ReceiptKey, SeededEntropy};

fn pool(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

fn key() -> ReceiptKey {
    ReceiptKey::generate("supervisor.example", &mut SeededEntropy::new([9; 32])).unwrap()
}

/// Two people enrol the key of a supervisor.
async fn enrol(world: &World) {
    let (manager, compliance) =
        (world.staff(Role::PlanManager).await, world.staff(Role::Compliance).await);
    let verifier = json!({ "verifier": key().signer().verifier().text() });
    let asked = ("POST", "/api/v1/supervisor-key-proposals");
    let proposed = world.put(asked, &manager, &verifier, 201).await.json();
    let proposal = proposed["proposal"].as_str().unwrap();
    let confirm = format!("/api/v1/proposals/{proposal}/confirmation");
    world.put(("POST", &confirm), &compliance, &Value::Null, 200).await;
}

fn note(reference: &str, instruction: Instruction) -> String {
    let order = Order {
        reference: reference.to_owned(),
        community: "web.example".to_owned(),
        pool: if matches!(instruction, Instruction::Lift { .. }) { 0 } else { POOL },
        instruction,
        reason: "存管对账不平".to_owned(),
    };
    order.sign(key().signer()).unwrap()
}

#[test]
fn a_signed_order_is_foreseen_received_obeyed_shown_and_lifted() {
    on_both(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let supervisor = world.staff(Role::Supervisor).await;
        world.register(&clerk, 1).await;
        world.wait(jiff::SignedDuration::from_mins(1));
        enrol(world).await;
        world.wait(jiff::SignedDuration::from_mins(1));
        let keys = world.get("/api/v1/supervisor-keys", "").await.json();
        assert_eq!(keys["items"][0]["name"], "supervisor.example");
        let stops = vec![Stop::Joinings, Stop::Payouts];
        let order = note("监1", Instruction::Stop { stops, from: TODAY });
        let look = || Ask::new("POST", "/api/v1/stop-order-previews").by(&supervisor);
        let seen = world.ask(look().bytes("text/plain", order.as_bytes())).await;
        assert_eq!(seen.status, 200, "{}", seen.text);
        let seen = seen.json();
        assert_eq!(
            (&seen["received"], &seen["plans"][0]["holds_today"]),
            (&json!(false), &json!(true))
        );
        let send = |key| {
            let ask = Ask::new("POST", "/api/v1/stop-orders").by(&supervisor).key(key);
            ask.bytes("text/plain; charset=utf-8", order.as_bytes())
        };
        let key = world.next(5);
        assert_eq!(world.ask(send(key)).await.status, 201);
        let again = world.ask(send(world.next(5))).await;
        assert_eq!((again.status.as_u16(), again.header("idempotency-replayed")), (201, "true"));
        let json_instead = Ask::new("POST", "/api/v1/stop-orders").by(&supervisor);
        let refused = world.ask(json_instead.key(world.next(5)).json(&json!({}))).await;
        assert_eq!(refused.code(), 1305);
        // Whoever reads the list can check the note.
        let listed = world.get("/api/v1/stop-orders", "").await.json();
        assert_eq!(listed["items"][0]["note"], json!(order));
        let shown = world.get("/api/v1/stop-orders/%E7%9B%911", "").await.json();
        assert_eq!(
            (&shown["stops"], &shown["lifted_by"]),
            (&json!(["joinings", "payouts"]), &Value::Null)
        );
        // The refusal names the order.
        let body = json!({
            "pool": POOL, "member": crate::world::id(7, 1), "units": 1,
            "answers": crate::world::answers(), "consent": true,
        });
        let join = format!("/api/v1/people/{}/joinings", crate::world::id(6, 1));
        let stopped = world.put(("POST", &join), &clerk, &body, 409).await;
        assert_eq!(stopped.code(), 1709);
        assert!(stopped.text.contains("order 监1 to web.example"), "{}", stopped.text);
        let treasurer = world.staff(Role::Treasurer).await;
        let payout = json!({ "case": "x", "on": TODAY, "amount_minor": 1 });
        let tried = world.put(("POST", &pool("/payout-proposals")), &treasurer, &payout, 409).await;
        assert_eq!(tried.code(), 1711);
        let lifting = note("监2", Instruction::Lift { order: "监1".to_owned() });
        let ask = Ask::new("POST", "/api/v1/stop-orders").by(&supervisor).key(world.next(5));
        assert_eq!(world.ask(ask.bytes("text/plain", lifting.as_bytes())).await.status, 201);
        world.put(("POST", &join), &clerk, &body, 201).await;
        let kept = world.get("/api/v1/stop-orders/%E7%9B%911", "").await.json();
        assert_eq!(kept["lifted_by"], "监2", "it is kept for ever");
    });
}

#[test]
fn a_complaint_goes_to_its_answer_and_the_trail_tells() {
    on_both(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        let member = world.person(person).await;
        let words = "打了四次电话没有人接（虚构）";
        let body = json!({ "pool": POOL, "kind": "delay", "words": words });
        let filed = world.put(("POST", "/api/v1/complaints"), &member, &body, 201).await.json();
        let id = filed["complaint"].as_str().unwrap().to_owned();
        let strange = json!({ "pool": POOL, "kind": "taste", "words": words });
        assert_eq!(
            world.put(("POST", "/api/v1/complaints"), &member, &strange, 422).await.code(),
            1304
        );
        let compliance = world.staff(Role::Compliance).await;
        let queue = world.get("/api/v1/complaint-queue", &compliance).await;
        assert!(
            queue.text.contains(&id) && !queue.text.contains("电话"),
            "no words: {}",
            queue.text
        );
        let look = format!("/api/v1/complaints/{id}/look-ups");
        let why = json!({ "reason": "to answer it" });
        let opened = world.put(("POST", &look), &compliance, &why, 200).await.json();
        assert_eq!((&opened["words"], &opened["due_on"]), (&json!(words), &json!("2026-12-20")));
        let answer = json!({ "outcome": "founded", "words": "我们错了（虚构）" });
        let reply = format!("/api/v1/complaints/{id}/answer");
        world.put(("POST", &reply), &compliance, &answer, 201).await;
        let own = world.get("/api/v1/complaints", &member).await.json();
        assert_eq!(own["items"][0]["answer"], "我们错了（虚构）");
        let supervisor = world.staff(Role::Supervisor).await;
        let counts = world.get(&pool("/oversight/complaints"), &supervisor).await.json();
        assert_eq!((&counts[0]["kind"], &counts[0]["in_time"]), (&json!("delay"), &json!(1)));
        let path = "/api/v1/audit?kind=look_up&limit=1";
        let looks = world.get(path, &supervisor).await;
        assert_eq!(looks.json()["items"][0]["why"], "to answer it");
        assert!(looks.header("link").contains("/audit?kind=look_up&limit=1&after="));
        let of_day = world.get("/api/v1/audit?day=2026-12-05", &supervisor).await.json();
        assert!(of_day["items"].as_array().unwrap().len() >= 2);
        let wrong = world.get("/api/v1/audit?kind=gossip", &supervisor).await;
        assert_eq!(wrong.code(), 1307);
    });
}

#[test]
fn a_plan_is_overseen_by_figures_and_files() {
    on_both(async |world| {
        world.open_pool().await;
        let supervisor = world.staff(Role::Supervisor).await;
        let look = world.get(&pool("/oversight"), &supervisor).await;
        assert_eq!(look.status, 200, "{}", look.text);
        assert_eq!(look.json()["plan"], "village/2026-12-01");
        for rest in ["rounds", "cases", "custody", "unpaid-aid", "thresholds"] {
            let found = world.get(&pool(&format!("/oversight/{rest}")), &supervisor).await;
            assert_eq!(found.status, 200, "{rest}: {}", found.text);
        }
        for table in Table::ALL {
            let path = pool(&format!("/oversight/tables/{}", table.slug()));
            let file = world.get(&path, &supervisor).await;
            assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
            assert!(file.header("content-disposition").contains(table.slug()));
            assert_eq!(file.text.lines().next(), Some(table.columns().join(",").as_str()));
        }
        let strange = world.get(&pool("/oversight/tables/gossip"), &supervisor).await;
        assert_eq!(strange.code(), 1301);
        let manager = world.staff(Role::PlanManager).await;
        let jobs = world.get("/api/v1/jobs?limit=1", &manager).await.json();
        let next = jobs["next"].as_str().unwrap();
        let rest = world.get(&format!("/api/v1/jobs?after={next}"), &manager).await.json();
        assert!(!rest["items"].as_array().unwrap().is_empty());
        let outbox = world.get("/api/v1/outbox", &manager).await.json();
        assert!(outbox["untold"].as_u64().unwrap() > 0 && outbox["oldest_at"].is_string());
    });
}
