//! A community from its first rules to a member's leaving, over HTTP on both engines.

use crate::world::{Ask, POOL, World, answers, on_both, village};
use jiff::SignedDuration;
use serde_json::{Value, json};
use service::receipt::{read_verifier, verify_receipt};
use service::roles::{Action, Role};
use store::sign_in::Strength;
use uuid::Uuid;

fn pool(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

async fn open_pool(world: &World, manager: &str) {
    let files = village();
    let texts = json!({
        "plan": files.plan, "version": files.version, "covenant_zh": files.covenant_zh,
        "covenant_en": files.covenant_en, "values": files.values, "cases": files.cases,
    });
    // The rules of the first of December are published on the day they begin.
    world.wait(-SignedDuration::from_hours(4 * 24));
    let published = world.put(("POST", &pool("/rulebooks")), manager, &texts, 201).await;
    world.wait(SignedDuration::from_hours(4 * 24));
    let version = published.json()["version_id"].as_str().unwrap().to_owned();
    let listed = world.get(&pool("/rulebooks"), "").await.json();
    assert_eq!(listed["items"][0]["version_id"], json!(version));
    assert_eq!(world.get(&pool(&format!("/rulebooks/{version}")), "").await.json(), texts);
    let schedule = json!({
        "time_zone": "Asia/Shanghai", "business_date": "2026-12-05",
        "first_round_from": "2026-12-06",
    });
    world.put(("PUT", &pool("/schedule")), manager, &schedule, 201).await;
}

#[test]
fn a_community_lives_over_http() {
    on_both(async |world| {
        let manager = world.staff(Role::PlanManager).await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let channel = world.program(&[Action::DepositByChannel]).await;
        open_pool(world, &manager).await;
        let quote = Ask::new("POST", &pool("/joining-quotes"));
        let asked = json!({ "born": "1990-03-05", "answers": answers() });
        let quote = world.ask(quote.json(&asked)).await.json();
        assert_eq!((&quote["refusal"], &quote["on"]), (&Value::Null, &json!("2026-12-05")));
        let mut members = Vec::new();
        for number in 1..=3 {
            let person = world.register(&clerk, number).await;
            let account = world.account(&[], Some(person)).await;
            let secret = world.session(account, Strength::Password).await;
            // Each joins by themselves.
            members.push((world.join(&secret, person, number).await, account, secret));
        }
        for (member, ..) in &members {
            let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 50_000 });
            world.put(("POST", &pool("/deposits")), &channel, &paid, 201).await;
        }
        let (first, account, secret) = &members[0];
        its_own_page(world, *first, secret).await;
        a_round(world, members[1].0).await;
        leaving(world, *first, *account).await;
        events(world).await;
    });
}

async fn its_own_page(world: &World, member: Uuid, secret: &str) {
    let shown = world.get(&pool(&format!("/members/{member}")), secret).await.json();
    assert_eq!((&shown["balance_minor"], &shown["on"]), (&json!(50_000), &json!("2026-12-05")));
    assert_eq!(shown["state"]["is"], "waiting");
    let paid_in = world.get(&pool(&format!("/members/{member}/deposits")), secret).await.json();
    assert_eq!(paid_in["items"][0]["amount_minor"], 50_000);
    let receipt = world.get(&pool(&format!("/members/{member}/receipt")), secret).await;
    assert!(receipt.header("content-disposition").contains("attachment"));
    let verifier = world.community.receipt_key.signer().verifier().text();
    let verifier = read_verifier(&verifier).unwrap();
    let opened = verify_receipt(receipt.text.as_bytes(), &verifier).unwrap();
    assert_eq!(opened.member, member);
}

async fn a_round(world: &World, aided: Uuid) {
    world.approve("2026-001", aided, 30_000).await;
    let (manager, compliance) =
        (world.staff(Role::PlanManager).await, world.staff(Role::Compliance).await);
    let removal = json!({ "member": aided, "on": "2027-06-01", "article": 12 });
    let proposed = world.put(("POST", &pool("/removal-proposals")), &manager, &removal, 201).await;
    let proposal = proposed.json()["proposal"].as_str().unwrap().to_owned();
    let rejection = format!("/api/v1/proposals/{proposal}/rejection");
    let why = json!({ "reason": "an aided member ends by the aid" });
    world.put(("POST", &rejection), &compliance, &why, 200).await;
    let decided = world.get(&format!("/api/v1/proposals/{proposal}"), &compliance).await.json();
    assert_eq!(decided["decision"]["verdict"], "rejected");
    world.wait(SignedDuration::from_hours(24 * 120));
    let to = json!({ "to": "2027-03-31" });
    // Months have passed, and with them the manager's session.
    let again = world.staff(Role::PlanManager).await;
    let moved = world.put(("PUT", &pool("/business-date")), &again, &to, 200).await;
    assert_eq!(moved.json()["business_date"], "2027-03-31");
    let rounds = world.get(&pool("/rounds?limit=1"), "").await;
    let listed = rounds.json();
    assert_eq!(listed["items"][0]["round"], 1);
    let next = rounds.header("link").to_owned();
    assert!(next.ends_with("rel=\"next\""), "{next}");
    let behind = format!("/rounds?limit=1&after={}", listed["next"].as_str().unwrap());
    assert_eq!(world.get(&pool(&behind), "").await.json()["items"][0]["round"], 2);
    assert_eq!(world.get(&pool("/rounds/1"), "").await.json(), listed["items"][0]);
    let cases = world.get(&pool("/cases"), "").await.json();
    assert_eq!(cases["items"][0]["case"], "2026-001");
    let auditor = world.staff(Role::Auditor).await;
    assert_eq!(world.get(&pool("/preview"), &auditor).await.status, 200);
}

/// Months have passed, and with them the session.
async fn leaving(world: &World, member: Uuid, account: Uuid) {
    let secret = world.session(account, Strength::Password).await;
    let statement = pool(&format!("/members/{member}/statement"));
    let statement = world.get(&statement, &secret).await.json();
    let entries = statement["entries"].as_array().expect("a list");
    assert_eq!(entries[0]["is"], "deposit");
    let rounds = entries.iter().filter(|entry| entry["is"] == "round");
    let owed: i64 = rounds.filter_map(|round| round["owed_minor"].as_i64()).sum();
    assert_eq!(statement["owed_minor"], owed, "{statement}");
    assert_eq!(entries.last().expect("one")["balance_minor"], statement["balance_minor"]);
    let statement = pool(&format!("/members/{member}/final-statement"));
    let statement = world.get(&statement, &secret).await.json();
    assert_eq!(statement["uncovered_from"], "2027-03-31");
    let leaving = pool(&format!("/members/{member}/leaving"));
    let key = world.next(5);
    let ask = || Ask::new("POST", &leaving).by(&secret).key(key);
    let left = world.ask(ask()).await;
    assert_eq!((left.status.as_u16(), left.json()["on"].clone()), (201, json!("2027-03-31")));
    let again = world.ask(ask()).await;
    assert_eq!(
        (again.text, again.headers.get("idempotency-replayed").is_some()),
        (left.text, true)
    );
    let shown = world.get(&pool(&format!("/members/{member}")), &secret).await.json();
    assert_eq!(
        shown["state"],
        json!({
            "is": "ended", "by": "left", "article": 12, "on": "2027-03-31",
        })
    );
}

async fn events(world: &World) {
    let auditor = world.staff(Role::Auditor).await;
    let mut path = "/api/v1/events?limit=7".to_owned();
    let mut kinds = Vec::new();
    loop {
        let page = world.get(&path, &auditor).await.json();
        let items = page["items"].as_array().unwrap();
        kinds.extend(items.iter().map(|one| one["kind"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/events?limit=7&after={next}");
    }
    for (kind, count) in [("deposit.received", 3), ("member.joined", 3), ("member.left", 1)] {
        assert_eq!(kinds.iter().filter(|one| *one == kind).count(), count, "{kind}");
    }
}
