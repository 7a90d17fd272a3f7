//! The supervisor's pages, the audit trail, jobs and complaints, as a browser without JavaScript
//! sees them, in both languages.

use crate::world::{Answer, Ask, POOL, TODAY, World, on_sqlite};
use rules::insurance_words::find_insurance_words;
use serde_json::{Value, json};
use service::roles::Role;
use service::stop_orders::Order;
use store::sign_in::Strength;
use store::stop_order::{Instruction, Stop};
use vault::{ReceiptKey, SeededEntropy};

const PAGES: [&str; 15] = [
    "/oversight",
    "/oversight/orders",
    "/oversight/plans/1",
    "/oversight/plans/1/rounds",
    "/oversight/plans/1/cases",
    "/oversight/plans/1/custody",
    "/oversight/plans/1/unpaid-aid",
    "/oversight/plans/1/complaints",
    "/oversight/plans/1/errors",
    "/oversight/plans/1/thresholds",
    "/oversight/plans/1/tables",
    "/orders",
    "/desk/audit",
    "/desk/jobs",
    "/desk/complaints",
];

fn key() -> ReceiptKey {
    ReceiptKey::generate("supervisor.example", &mut SeededEntropy::new([9; 32])).unwrap()
}

/// Opens a page as a browser would, in a language.
async fn open(world: &World, path: &str, token: &str, language: &str) -> Answer {
    let ask = Ask::new("GET", path).header("accept", "text/html");
    let cookie = format!("session={token}; language={language}");
    world.ask(ask.header("cookie", &cookie)).await
}

/// Sends a form as a browser would.
async fn send(world: &World, path: &str, token: &str, fields: &[(&str, &str)]) -> Answer {
    let mut text = String::new();
    for (name, value) in fields {
        let encoded: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        text += &format!("{name}={encoded}&");
    }
    let ask = Ask::new("POST", path).header("accept", "text/html");
    let ask = ask.header("cookie", &format!("session={token}; language=en"));
    let ask = ask.header("sec-fetch-site", "same-origin").header("origin", "http://localhost");
    let ask = ask.header("host", "localhost");
    world.ask(ask.bytes("application/x-www-form-urlencoded", text.as_bytes())).await
}

/// What every page holds to.
fn sound(path: &str, page: &Answer) {
    assert_eq!(page.status, 200, "{path}: {}", page.text);
    assert!(!page.text.contains('⟦'), "{path}: {}", page.text);
    assert!(!page.text.contains(" style=") && !page.text.contains("<script"), "{path}");
    let (_, main) = page.text.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    assert_eq!(find_insurance_words(main), [], "{path}");
}

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

#[test]
fn every_page_is_whole_in_both_languages_and_for_those_who_oversee_only() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let compliance = world.staff(Role::Compliance).await;
        let clerk = world.staff(Role::IntakeClerk).await;
        for path in PAGES {
            for language in ["zh-CN", "en"] {
                sound(path, &open(world, path, &compliance, language).await);
            }
            let others = open(world, path, &clerk, "en").await;
            let expected = if path == "/orders" { 200 } else { 403 };
            assert_eq!(others.status, expected, "{path}");
            let nobody = world.ask(Ask::new("GET", path).header("accept", "text/html")).await;
            assert_eq!(nobody.status, if path == "/orders" { 200 } else { 303 }, "{path}");
        }
        let file = open(world, "/oversight/plans/1/tables/cases", &compliance, "en").await;
        assert!(file.text.starts_with("case,state,"), "{}", file.text);
        let wrong = open(world, "/desk/audit?day=tomorrow", &compliance, "en").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("value=\"tomorrow\""), "what was typed stays");
        let filtered = open(world, "/desk/audit?kind=role_given&day=", &compliance, "en").await;
        assert_eq!(filtered.status, 200);
    });
}

#[test]
fn a_supervisor_sees_what_an_order_would_do_before_it_does_and_everybody_after() {
    on_sqlite(async |world| {
        world.open_pool().await;
        enrol(world).await;
        world.wait(jiff::SignedDuration::from_mins(1));
        let supervisor = world.staff(Role::Supervisor).await;
        let stops = vec![Stop::Joinings, Stop::Rounds];
        let order = Order {
            reference: "监〔2026〕1".to_owned(),
            community: "web.example".to_owned(),
            pool: POOL,
            instruction: Instruction::Stop { stops, from: TODAY },
            reason: "the bank and the books differ".to_owned(),
        };
        // A browser sends line feeds as pairs.
        let note = order.sign(key().signer()).unwrap().replace('\n', "\r\n");
        let form = |text: &str| [("key", world.next(5).to_string()), ("note", text.to_owned())];
        let fields = |form: &[(&'static str, String); 2]| {
            form.iter().map(|(name, value)| (*name, value.clone())).collect::<Vec<_>>()
        };
        let ask = async |path: &str, text: &str| {
            let form = fields(&form(text));
            let form: Vec<(&str, &str)> =
                form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            send(world, path, &supervisor, &form).await
        };
        let bent = ask("/oversight/orders/preview", &note.replace("differ", "agree")).await;
        assert_eq!(bent.status, 422);
        assert!(
            bent.text.contains("no enrolled key of a supervisor") && bent.text.contains("agree")
        );
        let seen = ask("/oversight/orders/preview", &note).await;
        sound("the preview", &seen);
        assert!(seen.text.contains("Nothing has happened yet"), "{}", seen.text);
        assert!(seen.text.contains("Nobody new joins"), "{}", seen.text);
        let before = open(world, "/oversight/plans/1", &supervisor, "en").await;
        assert!(!before.text.contains("A supervisor has ordered"));
        let done = ask("/oversight/orders", &note).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let there = done.header("location").to_owned();
        sound(&there, &open(world, &there, "", "zh-CN").await);
        for path in ["/orders", "/oversight/plans/1"] {
            let page = open(world, path, &supervisor, "en").await;
            assert!(
                page.text.contains("for plan 1, from 5 December 2026 on: nobody joins"),
                "{path}"
            );
        }
        let again = ask("/oversight/orders", &note).await;
        assert_eq!(again.status, 303, "the same again changes nothing");
        let clerk = world.staff(Role::IntakeClerk).await;
        let refused = send(world, "/oversight/orders", &clerk, &[("key", "x")]).await;
        assert_eq!(refused.status, 403);
    });
}

#[test]
fn a_key_is_proposed_by_one_and_confirmed_by_another_on_a_page() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let (manager, compliance) =
            (world.staff(Role::PlanManager).await, world.staff(Role::Compliance).await);
        let path = "/desk/supervisor-keys";
        let (first, second) = (world.next(5).to_string(), world.next(5).to_string());
        let wrong = send(world, path, &manager, &[("key", &first), ("verifier", "x")]).await;
        assert_eq!(wrong.status, 422);
        let verifier = key().signer().verifier().text();
        let fields = [("key", second.as_str()), ("verifier", verifier.as_str())];
        assert_eq!(send(world, path, &manager, &fields).await.status, 303);
        for language in ["zh-CN", "en"] {
            sound(path, &open(world, path, &manager, language).await);
        }
        let waits = open(world, path, &manager, "en").await;
        assert!(!waits.text.contains("Confirm this key"), "not by who proposed it");
        let waits = open(world, path, &compliance, "en").await;
        assert!(waits.text.contains("Confirm this key") && !waits.text.contains("Propose a key"));
        let confirm = format!("{path}/{second}");
        let own = send(world, &confirm, &manager, &[("key", &first)]).await;
        assert_eq!(own.status, 403);
        let third = world.next(5).to_string();
        assert_eq!(send(world, &confirm, &compliance, &[("key", &third)]).await.status, 303);
        let public = open(world, "/orders", "", "en").await;
        assert!(public.text.contains("supervisor.example"), "everybody sees it");
    });
}

#[test]
fn a_complaint_is_filed_looked_at_for_a_reason_and_answered_on_pages() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        world.join(&clerk, person, 1).await;
        let account = world.account(&[], Some(person)).await;
        let member = world.session(account, Strength::Password).await;
        for language in ["zh-CN", "en"] {
            sound("/me/complaints", &open(world, "/me/complaints", &member, language).await);
        }
        let key = world.next(5).to_string();
        let words = "Nobody answers the telephone. (Invented.)";
        let blank = [("key", key.as_str()), ("pool", "1"), ("kind", ""), ("words", words)];
        let wrong = send(world, "/me/complaints", &member, &blank).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains(words) && wrong.text.contains("kind-wrong"), "{}", wrong.text);
        let key = world.next(5).to_string();
        let whole = [("key", key.as_str()), ("pool", "1"), ("kind", "delay"), ("words", words)];
        for _ in 0..2 {
            let filed = send(world, "/me/complaints", &member, &whole).await;
            assert_eq!(filed.status, 303, "{}", filed.text);
        }
        let own = open(world, "/me/complaints", &member, "en").await;
        assert_eq!(own.text.matches(words).count(), 1, "sent twice, filed once");
        let compliance = world.staff(Role::Compliance).await;
        let queue = open(world, "/desk/complaints", &compliance, "en").await;
        let path = format!("/desk/complaints/{key}");
        assert!(queue.text.contains(&path) && !queue.text.contains(words));
        let one = open(world, &path, &compliance, "en").await;
        sound(&path, &one);
        assert!(!one.text.contains(words), "no words before a reason");
        let look = format!("{path}/look");
        let key = world.next(5).to_string();
        let silent = send(world, &look, &compliance, &[("key", &key), ("reason", "")]).await;
        assert_eq!(silent.status, 422);
        let key = world.next(5).to_string();
        let told = send(world, &look, &compliance, &[("key", &key), ("reason", "to answer")]).await;
        sound(&look, &told);
        assert!(told.text.contains(words));
        let key = world.next(5).to_string();
        let said = "You are right. (Invented.)";
        let answer = [("key", key.as_str()), ("outcome", "founded"), ("answer", said)];
        let done = send(world, &path, &compliance, &answer).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let own = open(world, "/me/complaints", &member, "en").await;
        assert!(own.text.contains(said), "{}", own.text);
        sound(&path, &open(world, &path, &compliance, "zh-CN").await);
        let none = open(world, "/me/complaints", &compliance, "en").await;
        assert_eq!(none.status, 403, "an account that is no person's complains elsewhere");
    });
}

#[test]
fn the_page_of_jobs_says_why_one_is_put_off_in_the_readers_language() {
    let cases = [
        ("waits-debits", "等待本期扣款", "waits for the debits of the round"),
        ("waits-answers", "等待对异议的答复", "waits for the answers to objections"),
        ("waits-supervisor", "等待监管员解除停止指令", "waits until a supervisor"),
        (
            "waits-witnesses w.example: Silent",
            "等待公开日志的见证人：w.example: Silent",
            "waits for witnesses of the public log: w.example: Silent",
        ),
        (
            "R1901 the public log is broken: tile/0/000",
            "R1901 公开日志的文件与签过名的不一致",
            "R1901 the files of the public log are not what was signed",
        ),
        ("R1901 the public log is broken: tile/0/000", "tile/0/000", "tile/0/000"),
        ("unreadable: member.phase", "unreadable: member.phase", "unreadable: member.phase"),
    ];
    on_sqlite(async |world| {
        let auditor = world.staff(Role::Auditor).await;
        let (worker, store) = (world.next(5), &world.community.store);
        for (kept, chinese, english) in cases {
            let jobs = store.claim_jobs(worker, world.now(), 10).await.unwrap();
            for job in jobs {
                let again = world.now();
                assert!(store.put_off_job(worker, &job.key, again, 1, kept).await.unwrap());
            }
            for (language, told) in [("zh-CN", chinese), ("en", english)] {
                let page = open(world, "/desk/jobs", &auditor, language).await;
                sound("/desk/jobs", &page);
                assert!(page.text.contains(told), "{kept}: {told}: {}", page.text);
            }
        }
    });
}
