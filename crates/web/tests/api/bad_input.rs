//! Each fault of a request: its status and its number.

use crate::world::{Ask, POOL, World, id, on_sqlite};
use serde_json::json;
use service::roles::{Action, Role};

const DEPOSITS: &str = "/api/v1/pools/1/deposits";

/// A deposit as a channel reports it, with a key.
async fn deposit<'a>(world: &World) -> Ask<'a> {
    let channel = world.program(&[Action::DepositByChannel]).await;
    Ask::new("POST", DEPOSITS).by(&channel).key(world.next(5))
}

#[test]
fn each_fault_has_its_status_and_its_number() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let sent = deposit(world).await;
        let manager = world.staff(Role::PlanManager).await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let fine = json!({ "member": id(7, 1), "on": "2026-12-05", "amount_minor": 100 });
        let extra = json!({ "member": id(7, 1), "on": "2026-12-05", "amount_minor": 1, "x": 1 });
        let text = json!({ "member": id(7, 1), "on": "2026-12-05", "amount_minor": "1" });
        let float = json!({ "member": id(7, 1), "on": "2026-12-05", "amount_minor": 1.5 });
        let day = json!({ "member": id(7, 1), "on": "2026-02-30", "amount_minor": 1 });
        let nothing = json!({ "member": id(7, 1), "on": "2026-12-05", "amount_minor": 0 });
        let huge = vec![b' '; 70_000];
        let get = |path: &str| Ask::new("GET", path);
        let cases = [
            ("unknown path", get("/api/v1/nothing"), 404, 1301),
            ("outside", get("/api/nothing"), 404, 1301),
            ("method", Ask::new("PATCH", "/api/v1/pools"), 405, 1302),
            ("not JSON", sent.clone().bytes("application/json", b"{"), 400, 1303),
            ("not UTF-8", sent.clone().bytes("application/json", b"\"\xff\""), 400, 1303),
            ("empty", sent.clone().bytes("application/json", b""), 400, 1303),
            ("unknown field", sent.clone().json(&extra), 422, 1304),
            ("missing field", sent.clone().json(&json!({})), 422, 1304),
            ("wrong type", sent.clone().json(&text), 422, 1304),
            ("a float for money", sent.clone().json(&float), 422, 1304),
            ("a day that is none", sent.clone().json(&day), 422, 1304),
            ("no content type", sent.clone().bytes("", b"{}"), 415, 1305),
            ("a form", sent.clone().bytes("application/x-www-form-urlencoded", b"a=1"), 415, 1305),
            ("too large", sent.clone().bytes("application/json", &huge), 413, 1306),
            ("no money", sent.clone().json(&nothing), 422, 104),
            ("unknown member", sent.clone().json(&fine), 404, 302),
            ("pool of letters", get("/api/v1/pools/village"), 400, 1307),
            ("unknown pool", get("/api/v1/pools/99"), 404, 801),
            ("limit", get("/api/v1/pools?limit=201"), 400, 1307),
            ("limit 0", get("/api/v1/pools?limit=0"), 400, 1307),
            ("unknown query", get("/api/v1/pools?page=2"), 400, 1307),
            ("made-up cursor", get("/api/v1/pools?after=!"), 400, 1307),
            ("no sign-in", get("/api/v1/session"), 401, 1202),
            ("a token that is none", get("/api/v1/session").by("tz_nobody"), 401, 1202),
            ("basic", get("/api/v1/session").header("authorization", "Basic eA=="), 401, 1202),
            ("not JSON at sign-in", Ask::new("POST", "/api/v1/sessions"), 415, 1305),
            (
                "a body where there is none",
                Ask::new("POST", &format!("/api/v1/webhooks/{}/enabling", id(8, 1)))
                    .by(&manager)
                    .key(id(5, 900))
                    .json(&fine),
                422,
                1304,
            ),
            (
                "an edit of no version",
                Ask::new("PUT", &format!("/api/v1/people/{}", id(6, 1)))
                    .by(&clerk)
                    .key(id(5, 901))
                    .json(&crate::world::record(1)),
                428,
                1310,
            ),
        ];
        for (name, ask, status, code) in cases {
            let answer = world.ask(ask).await;
            let found = (answer.status.as_u16(), answer.code());
            assert_eq!(found, (status, code), "{name}: {}", answer.text);
            assert_eq!(answer.header("content-type"), "application/problem+json", "{name}");
        }
    });
}

#[test]
fn a_wrong_field_is_named_and_what_stood_in_it_is_not() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let sent = deposit(world).await;
        let body = |amount: &str, more: &str| {
            let member = id(7, 1);
            let fields = format!("\"member\":\"{member}\",\"on\":\"2026-12-05\"{more}");
            format!("{{{fields},\"amount_minor\":{amount}}}")
        };
        let cases = [
            (body("\"private\"", ""), Some("amount_minor"), None),
            (body("1", ",\"private\":\"private\""), None, Some("member, on, amount_minor")),
            ("{}".to_owned(), Some("member"), None),
            (body("1", ",\"on\":\"2026-12-05\""), Some("on"), None),
        ];
        for (body, place, right) in cases {
            let answer = world.ask(sent.clone().bytes("application/json", body.as_bytes())).await;
            let fault = &answer.json()["faults"][0];
            assert_eq!(fault["place"].as_str(), place, "{}", answer.text);
            if let Some(right) = right {
                assert_eq!(fault["detail"], right);
            }
            assert!(!answer.text.contains("private"), "{}", answer.text);
        }
    });
}

#[test]
fn a_day_that_has_not_come_is_not_moved_to() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let manager = world.staff(Role::PlanManager).await;
        let path = ("PUT", &*format!("/api/v1/pools/{POOL}/business-date"));
        let ahead = world.put(path, &manager, &json!({ "to": "2026-12-06" }), 409).await;
        assert_eq!(ahead.code(), 1318);
    });
}

#[test]
fn faults_of_a_file_say_where_and_not_what() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let treasurer = world.staff(Role::Treasurer).await;
        let file = "member,on,amount\nsomebody-private,2026-12-05,1.00\n";
        let report = Ask::new("POST", "/api/v1/pools/1/deposit-file-reports").by(&treasurer);
        let answer = world.ask(report.bytes("text/csv; charset=utf-8", file.as_bytes())).await;
        let fault = &answer.json()["faults"][0];
        assert_eq!((fault["line"].as_u64(), fault["place"].as_str()), (Some(2), Some("member")));
        assert_eq!(fault["code"], 214);
        let propose = Ask::new("POST", "/api/v1/pools/1/deposit-files").by(&treasurer);
        let refused = world.ask(propose.key(id(5, 1)).bytes("text/csv", file.as_bytes())).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, 214));
        assert_eq!(refused.json()["faults"].as_array().unwrap().len(), 1);
        assert!(!answer.text.contains("private") && !refused.text.contains("private"));
        let wrong = Ask::new("POST", "/api/v1/pools/1/deposit-file-reports").by(&treasurer);
        assert_eq!(world.ask(wrong.json(&json!({}))).await.code(), 1305);
    });
}
