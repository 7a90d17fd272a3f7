//! Objecting to the case of another, once it is public; appealing a refusal of one's own.

use crate::aid::{covered, later, reported};
use crate::evidence_files::pdf;
use crate::page::{Member, field, form, leads, read, says};
use crate::papers::multipart;
use crate::world::{Ask, World, on_sqlite};
use serde_json::{Value, json};
use service::roles::Role;

/// Brings the papers a case waits for, and says so.
pub async fn send_papers(world: &World, own: &Member, case: &str) {
    let papers = ["identity", "diagnosis", "report", "bills", "medical_history", "bank_account"];
    for paper in papers {
        let key = world.next(13).to_string();
        let fields = [("key", key.as_str()), ("paper", paper)];
        let object = format!("<< /Of ({paper}) >>");
        let file = pdf(&[object.as_bytes()]);
        let files: [(&str, &[u8]); 1] = [("paper.pdf", &file)];
        let sent = multipart(&format!("{case}/papers"), &fields, &files).by(&own.token);
        assert_eq!(world.ask(sent).await.status, 303);
    }
    let page = read(world, case, &own.token).await;
    let (key, seen) = (field(&page, "key"), field(&page, "seen"));
    let sent = [("key", key.as_str()), ("do", "send_papers"), ("seen", &seen)];
    leads(&world.ask(form(case, &sent).by(&own.token)).await, &format!("{case}?done=step"));
}

pub async fn step(world: &World, who: Role, case: &str, step: Value, words: Value) {
    let token = world.staff(who).await;
    let mut parts = case.rsplit('/');
    let (id, pool) = (parts.next().unwrap(), parts.next().unwrap());
    let of = |rest: &str| format!("/api/v1/pools/{pool}/cases/{id}/{rest}");
    let seen = world.get(&of("file"), &token).await.json()["steps"].clone();
    let body = json!({ "step": step, "words": words, "seen": seen });
    let ask = Ask::new("POST", &of("steps")).by(&token).key(world.next(5)).json(&body);
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

/// Two readers decide alike.
pub async fn decided(world: &World, case: &str, verdict: Value, words: Value) {
    step(world, Role::IntakeClerk, case, json!({ "kind": "forward" }), json!({})).await;
    for (role, kind) in [(Role::MedicalReviewer, "decide"), (Role::SecondReviewer, "read_again")] {
        let deciding = json!({ "kind": kind, "verdict": verdict });
        step(world, role, case, deciding, words.clone()).await;
    }
}

#[test]
fn a_member_objects_once_with_a_reason_and_a_file() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (mut own, mut other) = (covered(world, 1).await, covered(world, 2).await);
        later(world, [&mut own, &mut other]).await;
        let case = reported(world, &own).await;
        send_papers(world, &own, &case).await;
        let bills =
            json!([{ "billed_minor": 1_300_000, "accepted_minor": 1_300_000, "because": null }]);
        let words =
            json!({ "text": "已核（虚构）", "items": ["met", "met", "met"], "bills": bills });
        decided(world, &case, json!({ "approve": { "aid_minor": 800_000 } }), words).await;
        says(&read(world, &case, &own.token).await, "Aid is approved.");
        says(&read(world, &case, &own.token).await, "¥8,000.00");
        let path = format!("{case}/object");
        let page = read(world, &path, &other.token).await;
        says(&page, "甲**");
        assert!(!page.text.contains("甲某某1"));
        let (key, seen) = (field(&page, "key"), field(&page, "seen"));
        let file = pdf(&[]);
        let files: [(&str, &[u8]); 1] = [("seen.pdf", &file)];
        let silent = multipart(&path, &[("key", &key), ("text", "")], &[]).by(&other.token);
        let silent = world.ask(silent).await;
        assert_eq!(silent.status, 422);
        says(&silent, "Please say in a few words what speaks against it.");
        let bad: [(&str, &[u8]); 1] = [("run.exe", b"MZ")];
        let fields = [("key", key.as_str()), ("seen", &seen), ("text", "一面之词（虚构）")];
        let bad = world.ask(multipart(&path, &fields, &bad).by(&other.token)).await;
        assert_eq!(bad.status, 422);
        says(&bad, "run.exe");
        says(&bad, "一面之词（虚构）");
        let key = world.next(13).to_string();
        let fields = [("key", key.as_str()), ("seen", &seen), ("text", "一面之词（虚构）")];
        for _ in 0..2 {
            let done = world.ask(multipart(&path, &fields, &files).by(&other.token)).await;
            leads(&done, &format!("{path}?done=yes"));
        }
        let done = read(world, &format!("{path}?done=yes"), &other.token).await;
        says(&done, "Your objection was received.");
        says(&done, "1 so far, 1 unanswered");
        // Nobody objects to a case of their own.
        let key = world.next(13).to_string();
        let seen = field(&read(world, &path, &own.token).await, "seen");
        let fields = [("key", key.as_str()), ("seen", &seen), ("text", "我自己")];
        let own_case = world.ask(multipart(&path, &fields, &[]).by(&own.token)).await;
        assert_eq!(own_case.status, 422);
    });
}

#[test]
fn a_refusal_is_told_with_its_article_and_appealed_once() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let mut own = covered(world, 1).await;
        later(world, [&mut own]).await;
        let case = reported(world, &own).await;
        send_papers(world, &own, &case).await;
        let words = json!({ "text": "定义不符（虚构）", "items": ["met", "not_met", "met"] });
        decided(world, &case, json!({ "refuse": { "reason": "C05" } }), words).await;
        let page = read(world, &case, &own.token).await;
        says(&page, "No aid is given so far.");
        says(&page, "What would change it:");
        says(&page, "C05");
        says(&page, "Article 6 Conditions");
        says(&read(world, "/me", &own.token).await, "Read the decision: you can appeal");
        let (key, seen) = (field(&page, "key"), field(&page, "seen"));
        let silent = [("key", key.as_str()), ("do", "appeal"), ("seen", &seen), ("text", "")];
        let refused = world.ask(form(&case, &silent).by(&own.token)).await;
        assert_eq!(refused.status, 422);
        says(&refused, "Please say in a few words why you do not agree.");
        let told = [("key", key.as_str()), ("do", "appeal"), ("seen", &seen), ("text", "请再看")];
        for _ in 0..2 {
            leads(
                &world.ask(form(&case, &told).by(&own.token)).await,
                &format!("{case}?done=step"),
            );
        }
        says(&read(world, &case, &own.token).await, "Your appeal is read");
        // What was seen before the appeal is no longer the case.
        let stale = world.next(13).to_string();
        let stale = [("key", stale.as_str()), ("do", "appeal"), ("seen", &seen), ("text", "再看")];
        assert_eq!(world.ask(form(&case, &stale).by(&own.token)).await.status, 422);
    });
}
