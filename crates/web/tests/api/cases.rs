//! A case over HTTP on both engines: reported, decided, looked at, in public.

use crate::world::{Answer, Ask, POOL, World, on_both};
use jiff::SignedDuration;
use serde_json::{Value, json};
use service::roles::{Action, Role};
use store::sign_in::Strength;
use store::{Batch, CaseWrite, Evidence, Write};
use uuid::Uuid;

fn pool(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}{rest}")
}

/// A member who may have a case, and the people who work on it.
struct Staged {
    member: Uuid,
    applicant: String,
    clerk: String,
    reviewer: String,
    second: String,
}

async fn staged(world: &World) -> Staged {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    let member = world.join(&clerk, person, 1).await;
    let channel = world.program(&[Action::DepositByChannel]).await;
    let paid = json!({ "member": member, "on": "2026-12-05", "amount_minor": 50_000 });
    world.put(("POST", &pool("/deposits")), &channel, &paid, 201).await;
    world.wait(SignedDuration::from_hours(24 * 210));
    let manager = world.staff(Role::PlanManager).await;
    let to = json!({ "to": "2027-06-30" });
    world.put(("PUT", &pool("/business-date")), &manager, &to, 200).await;
    let account = world.account(&[], Some(person)).await;
    Staged {
        member,
        applicant: world.session(account, Strength::Password).await,
        clerk: world.staff(Role::IntakeClerk).await,
        reviewer: world.staff(Role::MedicalReviewer).await,
        second: world.staff(Role::SecondReviewer).await,
    }
}

fn report() -> Value {
    json!({
        "event_on": "2027-05-20", "condition": "stroke", "life": "living",
        "urgency": "treatment_waits", "bills_minor": 1_300_000,
        "words": { "text": "早上右手抬不起来（虚构）", "hospital": "某医院（虚构）" },
    })
}

async fn step(world: &World, who: &str, case: &str, (step, words): (Value, Value)) -> Answer {
    let file = world.get(&pool(&format!("/cases/{case}/file")), who).await;
    let seen = file.json()["steps"].clone();
    let body = json!({ "step": step, "words": words, "seen": seen });
    let path = pool(&format!("/cases/{case}/steps"));
    world.ask(Ask::new("POST", &path).by(who).key(world.next(5)).json(&body)).await
}

async fn bring_papers(world: &World, member: Uuid, case: &str) {
    for paper in ["identity", "diagnosis", "report", "bills", "medical_history", "bank_account"] {
        let evidence = world.next(8);
        let evidence = Evidence {
            member,
            case: case.to_owned(),
            evidence,
            paper: paper.to_owned(),
            digest: [evidence.into_bytes(), [0; 16]].concat().try_into().unwrap(),
            size: 1,
            media_type: "image/png".to_owned(),
            object: evidence.to_string(),
            sealed: vec![1],
            redacts: None,
            added_by: Uuid::from_u128(1),
            added_at: world.now(),
        };
        let add = Write::Case(Box::new(CaseWrite::AddEvidence(evidence)));
        let batch = Batch::of_pool(world.next(2), POOL, vec![add]);
        world.community.store.commit(batch).await.unwrap();
    }
}

fn decision(aid_minor: i64) -> (Value, Value) {
    let step = json!({ "kind": "decide", "verdict": { "approve": { "aid_minor": aid_minor } } });
    let bills = json!([
        { "billed_minor": 1_000_000, "accepted_minor": 1_000_000, "because": null },
        { "billed_minor": 300_000, "accepted_minor": 200_000, "because": "paid_elsewhere" },
    ]);
    (step, json!({ "text": "账单已核（虚构）", "items": ["met", "met", "met"], "bills": bills }))
}

#[test]
fn a_case_is_told_beforehand_decided_by_bills_and_read_again() {
    on_both(async |world| {
        let Staged { member, applicant, clerk, reviewer, second } = staged(world).await;
        let quotes = pool(&format!("/members/{member}/case-quotes"));
        let quote =
            world.ask(Ask::new("POST", &quotes).by(&applicant).json(&report())).await.json();
        // (13,000 − 3,000) × 80 %.
        assert_eq!(quote["decision"]["amount_minor"], 800_000, "{quote}");
        assert_eq!((&quote["by"], &quote["because"]), (&json!("member"), &json!("on_the_receipt")));
        let cases = pool(&format!("/members/{member}/cases"));
        let reported = world.put(("POST", &cases), &applicant, &report(), 201).await.json();
        let case = reported["case"].as_str().unwrap().to_owned();
        assert_eq!(world.get(&cases, &applicant).await.json()[0]["state"], "papers_asked");
        let of_case = |rest: &str| pool(&format!("/cases/{case}{rest}"));
        let file = world.get(&of_case("/file"), &applicant).await.json();
        assert_eq!(file["history"][0]["words"]["hospital"], "某医院（虚构）");
        assert_eq!(
            file["history"][1]["says"]["papers"].as_str().map(|one| one.contains("bills")),
            Some(true)
        );
        bring_papers(world, member, &case).await;
        let words = || json!({});
        let sent =
            step(world, &applicant, &case, (json!({ "kind": "send_papers" }), words())).await;
        assert_eq!(sent.status, 201, "{}", sent.text);
        let queue = world.get(&pool("/case-queues/intake"), &clerk).await.json();
        assert_eq!(queue["items"][0]["case"], json!(case));
        world.put(("PUT", &of_case("/claim")), &clerk, &Value::Null, 200).await;
        let forward = step(world, &clerk, &case, (json!({ "kind": "forward" }), words())).await;
        assert_eq!(forward.status, 201, "{}", forward.text);
        let reckoned = world.get(&of_case("/reckoning?accepted_minor=1200000"), &reviewer).await;
        assert_eq!(reckoned.json()["decision"]["amount_minor"], 720_000);
        let wrong = step(world, &reviewer, &case, decision(800_000)).await;
        assert_eq!((wrong.status.as_u16(), wrong.code()), (422, 1617));
        let decided = step(world, &reviewer, &case, decision(720_000)).await;
        assert_eq!(decided.status, 201, "{}", decided.text);
        let blind = world.get(&of_case("/file"), &second).await.json();
        let last = blind["history"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["shown"], &last["says"]), (&json!(false), &json!({})));
        let (_, words) = decision(0);
        let verdict = json!({ "approve": { "aid_minor": 720_000 } });
        let again = (json!({ "kind": "read_again", "verdict": verdict }), words);
        let read = step(world, &second, &case, again).await;
        assert_eq!(read.status, 201, "{}", read.text);
        in_public(world, &case).await;
        let look = json!({ "reason": "抽查（虚构）" });
        let auditor = world.staff(Role::Auditor).await;
        let looked = world.put(("POST", &of_case("/look-ups")), &auditor, &look, 200).await.json();
        let bills = &looked["history"][5]["words"]["bills"];
        assert_eq!(bills[1]["because"], "paid_elsewhere", "{looked}");
    });
}

async fn in_public(world: &World, case: &str) {
    let card = world.get(&pool(&format!("/cases/{case}")), "").await;
    let shown = card.json();
    assert_eq!((&shown["state"], &shown["aid_minor"]), (&json!("notice"), &json!(720_000)));
    assert_eq!((&shown["name"], &shown["age_band"]), (&json!("甲**"), &json!([35, 39])));
    for secret in ["某某", "虚构", "ZZ-", "1990", "+999"] {
        assert!(!card.text.contains(secret), "{secret} in {}", card.text);
    }
    let list = world.get(&pool("/cases"), "").await.json();
    assert_eq!(list["items"][0]["condition"], "stroke");
    let figures = world.get(&pool("/case-figures"), "").await.json();
    assert_eq!(figures["by_state"], json!([{ "state": "notice", "cases": 1 }]));
}

#[test]
fn what_is_wrong_with_a_step_is_said_and_nothing_is_written() {
    on_both(async |world| {
        let Staged { member, applicant, reviewer, .. } = staged(world).await;
        let cases = pool(&format!("/members/{member}/cases"));
        let mut unsound = report();
        unsound["urgency"] = json!("now");
        let refused = world.put(("POST", &cases), &applicant, &unsound, 422).await;
        assert_eq!(refused.code(), 1304);
        let reported = world.put(("POST", &cases), &applicant, &report(), 201).await.json();
        let case = reported["case"].as_str().unwrap().to_owned();
        let wrong_reason =
            json!({ "kind": "decide", "verdict": { "refuse": { "reason": "C99" } } });
        let table = [
            (&applicant, json!({ "kind": "fly" }), 422, 1304),
            (&applicant, json!({ "kind": "visit", "fee_minor": "8" }), 422, 1304),
            (&applicant, json!({ "kind": "appeal" }), 422, 1649),
            (&applicant, json!({ "kind": "stop_jury" }), 409, 1603),
            (&applicant, json!({ "kind": "forward" }), 403, 1605),
            (&reviewer, json!({ "kind": "withdraw" }), 403, 1604),
            (&reviewer, wrong_reason, 422, 1615),
        ];
        for (who, what, status, code) in table {
            let answer = step(world, who, &case, (what.clone(), json!({}))).await;
            assert_eq!((answer.status.as_u16(), answer.code()), (status, code), "{what}");
        }
        let file = world.get(&pool(&format!("/cases/{case}/file")), &applicant).await.json();
        assert_eq!(file["steps"], 2);
        let unknown = world.get(&pool("/cases/none/file"), &applicant).await;
        assert_eq!((unknown.status.as_u16(), unknown.code()), (404, 1601));
        let queue = world.get(&pool("/case-queues/nowhere"), &reviewer).await;
        assert_eq!(queue.status, 404);
    });
}

#[test]
fn conditions_are_found_by_code_and_plain_name_and_reasons_are_numbered() {
    on_both(async |world| {
        let found = world.get("/api/v1/conditions?search=I63", "").await.json();
        assert_eq!(found[0]["id"], "stroke");
        let plain = world.get("/api/v1/conditions?search=%E4%B8%AD%E9%A3%8E", "").await.json();
        assert_eq!(plain[0]["id"], "stroke");
        let all = world.get("/api/v1/conditions", "").await.json();
        assert!(all.as_array().is_some_and(|all| all.len() > 20));
        let long = format!("/api/v1/conditions?search={}", "a".repeat(801));
        assert_eq!(world.get(&long, "").await.code(), 1307);
        let reasons = world.get("/api/v1/case-reasons", "").await.json();
        assert_eq!((&reasons[0]["code"], &reasons[0]["article"]), (&json!("C01"), &json!(4)));
    });
}
