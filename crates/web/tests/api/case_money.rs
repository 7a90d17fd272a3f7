//! Juries and payments of cases over HTTP.

use crate::carried::{CASE, carried};
use crate::world::{Ask, POOL, World, on_both, on_sqlite};
use rules::Rulebook;
use rules::worked_case::{Outcome, Question};
use serde_json::{Value, json};
use service::roles::Role;

fn path(rest: &str) -> String {
    format!("/api/v1/pools/{POOL}/{rest}")
}

/// The right answers of a test, worked out from the texts: a question is found again by its dates.
fn right(test: &Value) -> Vec<&'static str> {
    let rulebook = Rulebook::read(&crate::world::village()).unwrap();
    let answer = |question: &Value| {
        let known = rulebook.cases.iter().find(|case| match &case.question {
            Question::Aid(asked) => {
                let dates = [asked.born, asked.joined_on, asked.event_on].map(|day| json!(day));
                let same = json!(asked.condition) == question["condition"]
                    && json!(asked.arrears.minor()) == question["arrears_minor"]
                    && json!(asked.reported_on) == question["reported_on"];
                same && dates == ["born", "joined_on", "event_on"].map(|key| question[key].clone())
            }
            _ => false,
        });
        match known.unwrap().expected {
            Outcome::Refused(_) => "refused",
            _ => "given",
        }
    };
    test["questions"].as_array().unwrap().iter().map(answer).collect()
}

#[test]
fn a_member_takes_the_test_and_has_no_duties_yet() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let person = world.register(&clerk, 1).await;
        world.join(&clerk, person, 1).await;
        let member = world.person(person).await;
        let stranger = world.register(&clerk, 2).await;
        let stranger = world.person(stranger).await;
        assert_eq!(world.get(&path("juror-test"), &stranger).await.status, 404);
        let test = world.get(&path("juror-test"), &member).await.json();
        assert_eq!(test["questions"].as_array().unwrap().len(), 5);
        let post = async |body: &Value, expected| {
            world.put(("POST", &path("juror-test")), &member, body, expected).await
        };
        post(&json!({ "answers": ["maybe"] }), 422).await;
        post(&json!({ "answers": [1] }), 422).await;
        let key = world.next(5);
        let body = json!({ "answers": right(&test) });
        let ask = Ask::new("POST", &path("juror-test")).by(&member).key(key).json(&body);
        for repeated in ["", "true"] {
            let answer = world.ask(ask.clone()).await;
            assert_eq!(answer.status, 201, "{}", answer.text);
            assert_eq!(answer.json(), json!({ "right": 5, "of": 5, "passed": true }));
            assert_eq!(answer.header("idempotency-replayed"), repeated);
        }
        let after = world.get(&path("juror-test"), &member).await.json();
        assert_eq!((&after["passed_on"], &after["questions"]), (&json!("2026-12-05"), &json!([])));
        let duties = world.get(&path("jury-duties"), &member).await.json();
        assert_eq!(duties, json!({ "items": [] }));
        let ballots = path("cases/no-such-case/ballots");
        for (vote, expected) in [("yes", 422), ("for", 404)] {
            let body = json!({ "vote": vote });
            world.put(("POST", &ballots), &member, &body, expected).await;
        }
        let jury = world.ask(Ask::new("GET", &path("cases/no-such-case/jury"))).await;
        assert_eq!((jury.status.as_u16(), jury.code()), (404, 1601));
    });
}

#[test]
fn aid_is_paid_over_http() {
    on_both(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let [person, other] = [world.register(&clerk, 1).await, world.register(&clerk, 2).await];
        let member = world.join(&clerk, person, 1).await;
        world.join(&clerk, other, 2).await;
        let account = world.account(&[], Some(person)).await;
        let own = world.session(account, store::sign_in::Strength::Password).await;
        let [one, two] = [world.staff(Role::Treasurer).await, world.staff(Role::Treasurer).await];
        carried(world, member, account).await;
        let accounts = path(&format!("cases/{CASE}/payment-accounts"));
        let to = format!("{accounts}/member");
        let bank = json!({ "holder": "甲某某", "bank": "渡口银行", "number": "62000000001234" });
        world.put(("PUT", &to), &own, &bank, 200).await;
        world.put(("PUT", &format!("{accounts}/friend")), &own, &bank, 404).await;
        let formula = json!({ "holder": "=1+1", "bank": "b", "number": "1" });
        world.put(("PUT", &to), &own, &formula, 422).await;
        let shown = world.get(&accounts, &own).await.json();
        assert_eq!(shown["accounts"][0]["number"], "**********1234");
        assert_eq!(world.get(&accounts, &one).await.code(), 1006, "a reason is needed");
        let shown = world.get(&format!("{accounts}?reason=to%20verify"), &one).await.json();
        assert_eq!(shown["accounts"][0]["number"], bank["number"]);
        let entered = json!({ "entered_at": shown["accounts"][0]["entered_at"] });
        let verification = format!("{to}/verification");
        world.put(("POST", &verification), &two, &entered, 422).await;
        world.put(("POST", &verification), &one, &entered, 200).await;
        let due = world.get(&path("payments-due"), &one).await.json();
        assert_eq!((&due["items"][0]["to"], &due["next"]), (&json!("member"), &Value::Null));
        let wrong = world.get(&path("payments-due?after=bm90aGluZw"), &one).await;
        assert_eq!(wrong.status, 400);
        let preview = world.get(&path("payment-list-preview"), &one).await;
        assert!(!preview.text.contains("1234") && preview.json()["count"] == 1);
        let list = list_made(world, &preview.json(), [&one, &two]).await;
        bank_answers(world, &list, [&one, &two]).await;
        money_comes_back(world, &list, [&one, &own, &clerk]).await;
    });
}

fn body(minor: i64, words: &str, seen: u64) -> Value {
    json!({ "amount_minor": minor, "words": words, "seen": seen })
}

/// What was paid comes back after all: a treasurer says so, and it is due again.
async fn money_comes_back(world: &World, list: &str, [treasurer, own, clerk]: [&str; 3]) {
    let back = path(&format!("cases/{CASE}/payment-returns"));
    let steps = async || {
        let file = world.get(&path(&format!("cases/{CASE}/file")), own).await.json();
        file["steps"].as_u64().unwrap()
    };
    let minor = world.get(list, treasurer).await.json()["lines"][0]["amount_minor"].as_i64();
    let (minor, seen) = (minor.unwrap(), steps().await);
    let sound = body(minor, "the account was closed", seen);
    for (by, body, status, code) in [
        (own, sound.clone(), 403, 1203),
        (clerk, sound.clone(), 403, 1203),
        (treasurer, json!({ "amount_minor": minor, "seen": seen }), 422, 1304),
        (treasurer, json!({ "amount_minor": "1", "words": "closed", "seen": seen }), 422, 1304),
        (treasurer, body(minor, "", seen), 422, 1649),
        (treasurer, body(minor + 1, "closed", seen), 409, 1647),
        (treasurer, body(0, "closed", seen), 409, 1647),
        (treasurer, body(i64::MIN, "closed", seen), 422, 101),
        (treasurer, body(minor, "closed", seen - 1), 409, 1602),
    ] {
        let answer = world.put(("POST", &back), by, &body, status).await;
        assert_eq!(answer.code(), code, "{body}");
    }
    let unknown = path("cases/no-such-case/payment-returns");
    world.put(("POST", &unknown), treasurer, &sound, 404).await;
    let ask = Ask::new("POST", &back).by(treasurer).key(world.next(5)).json(&sound);
    for repeated in ["", "true"] {
        let answer = world.ask(ask.clone()).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        assert_eq!(answer.json(), json!({ "case": CASE, "steps": seen + 1 }));
        assert_eq!(answer.header("idempotency-replayed"), repeated);
        assert_eq!(steps().await, seen + 1);
    }
    let due = world.get(&path("payments-due"), treasurer).await.json();
    assert_eq!(due["items"][0]["amount_minor"], minor);
    let preview = world.get(&path("payment-list-preview"), treasurer).await.json();
    assert_eq!((&preview["count"], &preview["sum_minor"]), (&json!(1), &json!(minor)));
    assert!(!list.ends_with(preview["list"].as_str().unwrap()), "another list pays it");
}

/// Proposes and confirms a list; answers its path.
async fn list_made(world: &World, preview: &Value, [one, two]: [&str; 2]) -> String {
    let proposals = path("payment-list-proposals");
    let body = json!({ "on": preview["on"], "file": "0".repeat(64) });
    world.put(("POST", &proposals), one, &body, 422).await;
    let body = json!({ "on": preview["on"], "file": preview["file"] });
    let made = world.put(("POST", &proposals), one, &body, 201).await.json();
    assert_eq!(made["proposal"], preview["list"]);
    let proposal = made["proposal"].as_str().unwrap();
    let confirmation = format!("/api/v1/proposals/{proposal}/confirmation");
    world.put(("POST", &confirmation), one, &Value::Null, 403).await;
    world.put(("POST", &confirmation), two, &Value::Null, 200).await;
    let lists = world.get(&path("payment-lists"), one).await.json();
    assert_eq!(lists["items"][0]["list"], made["proposal"]);
    path(&format!("payment-lists/{proposal}"))
}

/// Takes the file to the bank and its answer back.
async fn bank_answers(world: &World, list: &str, [one, two]: [&str; 2]) {
    let file = world.get(&format!("{list}/file?reason=to%20the%20bank"), two).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.text.ends_with("甲某某,渡口银行,62000000001234\n"), "{}", file.text);
    let lines = world.get(list, one).await.json();
    assert_eq!(lines["lines"][0]["outcome"], Value::Null);
    let minor = lines["lines"][0]["amount_minor"].as_i64().unwrap();
    let amount = format!("{}.{:02}", minor / 100, minor % 100);
    let answer = async |rows: &str, content_type: &str| {
        let text = format!("line,amount,outcome,reason\n{rows}");
        let ask = Ask::new("POST", &format!("{list}/result")).by(two).key(world.next(5));
        world.ask(ask.bytes(content_type, text.as_bytes())).await
    };
    let paid = format!("1,{amount},paid,\n");
    assert_eq!(answer(&paid, "application/json").await.status, 415);
    let wrong = answer("1,0.01,paid,\n", "text/csv").await;
    assert_eq!(wrong.status, 422);
    let fault = &wrong.json()["faults"][0];
    assert_eq!((&fault["line"], &fault["place"]), (&json!(2), &json!("amount")));
    let done = answer(&paid, "text/csv").await;
    assert_eq!(done.status, 201, "{}", done.text);
    assert_eq!(done.json(), json!({ "paid": 1, "returned": 0, "held": 0 }));
    assert_eq!(world.get(list, one).await.json()["lines"][0]["outcome"], "paid");
    assert_eq!(world.get(&path("payments-due"), one).await.json()["items"], json!([]));
}
