//! What is personal leaves in the answer to a logged look, and nowhere else.

use crate::world::{Ask, World, answers, id, on_sqlite};
use serde_json::json;
use service::roles::Role;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;
use web::start_log;

/// What would have to be invented to be found: each field bears it.
const MARK: &str = "marked-invented";

/// The log of this test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;

    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

fn record(born: &str) -> serde_json::Value {
    json!({
        "name": MARK, "document_kind": MARK, "document_number": MARK, "born": born, "sex": null,
        "phone": MARK, "address": MARK,
    })
}

/// Every write that takes something personal: as it should be, and with a fault.
async fn write_all(world: &World, clerk: &str, manager: &str) -> Vec<String> {
    let person = id(6, 1);
    let path = |rest: &str| format!("/api/v1/people/{person}{rest}");
    let payee = json!({ "name": MARK, "relation": MARK, "account": MARK });
    let joining = json!({
        "pool": 1, "member": id(7, 1), "units": 1, "answers": answers(), "consent": true,
    });
    let wrong_answers = json!({
        "pool": 1, "member": id(7, 2), "units": 1, "answers": { MARK: MARK }, "consent": true,
    });
    let account = json!({ "account": id(9, 1), "name": MARK, "password": MARK });
    let register = json!({ "person": person, "record": record("1990-03-05") });
    let taken = json!({ "person": id(6, 2), "record": record("1990-03-05") });
    let misshapen = json!({ "person": id(6, 2), "record": record(MARK) });
    let evidence =
        format!("/api/v1/pools/1/cases/{MARK}/evidence?paper=report&name={MARK}&reason={MARK}");
    let asks = [
        ("POST", "/api/v1/people".to_owned(), clerk, register),
        ("POST", "/api/v1/people".to_owned(), clerk, taken),
        ("POST", "/api/v1/people".to_owned(), clerk, misshapen),
        ("PUT", path(""), clerk, record("1990-03-05")),
        ("POST", path("/joinings"), clerk, joining),
        ("POST", path("/joinings"), clerk, wrong_answers),
        ("PUT", path("/payees"), clerk, json!({ "payees": [payee.clone()] })),
        ("PUT", path("/payees"), clerk, json!({ "payees": [payee], MARK: MARK })),
        ("POST", path("/payee-look-ups"), clerk, json!({ "reason": "" })),
        ("POST", evidence.clone(), clerk, json!({})),
        ("GET", evidence, clerk, json!({})),
        ("POST", "/api/v1/accounts".to_owned(), manager, account.clone()),
        ("POST", "/api/v1/accounts".to_owned(), manager, account),
        ("POST", format!("/api/v1/{MARK}"), manager, json!({ MARK: MARK })),
        ("DELETE", format!("/api/v1/accounts/{MARK}"), manager, json!({})),
    ];
    let mut answers = Vec::new();
    for (method, path, by, body) in asks {
        for version in ["\"1\"", "\"77\""] {
            let ask = Ask::new(method, &path).by(by).key(world.next(5)).json(&body);
            answers.push(world.ask(ask.header("if-match", version)).await.text);
        }
    }
    let typed = json!({ "name": MARK, "password": MARK, "code": MARK });
    answers.push(world.ask(Ask::new("POST", "/api/v1/sessions").json(&typed)).await.text);
    answers
}

#[test]
fn nothing_personal_is_logged_counted_or_said_in_a_problem() {
    let log = Log::default();
    start_log(log.clone());
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let manager = world.staff(Role::PlanManager).await;
        let answers = write_all(world, &clerk, &manager).await;
        let metrics = world.ask(Ask::new("GET", "/metrics")).await.text;
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        let found = |text: &String| text.contains(MARK);
        assert_eq!(answers.iter().find(|text| found(text)), None);
        assert!(!found(&metrics) && !found(&log));
        assert!(log.contains("\"route\":\"/api/v1/people/{person}/joinings\""), "{log}");
        assert!(!log.contains(&id(6, 1).to_string()), "a template names nobody");
        // It is there, for who gives a reason.
        let look = format!("/api/v1/people/{}/look-ups", id(6, 1));
        let seen = world.put(("POST", &look), &clerk, &json!({ "reason": "a test" }), 200).await;
        assert!(found(&seen.text));
    });
}

#[test]
fn answers_are_kept_nowhere_and_taken_for_no_page() {
    on_sqlite(async |world| {
        for path in ["/api/v1/session", "/healthz", "/api/v1/nothing"] {
            let answer = world.ask(Ask::new("GET", path)).await;
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
            assert_eq!(answer.header("x-request-id").len(), 36);
        }
    });
}
