//! Notices, statements, own data, passkeys' first step and sessions over HTTP.

use crate::world::{Ask, POOL, World, on_both, on_sqlite, record, settings};
use jiff::civil::date;
use serde_json::json;
use service::jobs::tell_people;
use service::roles::Role;
use service::schedule::advance;
use web::Settings;

/// A member who signed in, with the clerk who let the member join.
async fn member(world: &World) -> (String, String, uuid::Uuid, uuid::Uuid) {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    let member = world.join(&clerk, person, 1).await;
    (world.person(person).await, clerk, person, member)
}

#[test]
fn a_member_reads_what_happened_and_chooses_how_to_be_told() {
    on_both(async |world| {
        let (own, clerk, person, _) = member(world).await;
        tell_people(&world.community, world.now()).await.unwrap();
        let path = format!("/api/v1/people/{person}/notices");
        let list = world.get(&path, &own).await.json();
        assert_eq!(list["items"][0]["kind"], "joined");
        assert_eq!(list["items"][0]["read"], false);
        assert_eq!(world.get(&path, &clerk).await.status, 200, "staff sees what was told");
        let other = world.register(&clerk, 2).await;
        let foreign = world.person(other).await;
        assert_eq!(world.get(&path, &foreign).await.code(), 1203);
        let unread = world.get("/api/v1/my/unread-notices", &own).await.json();
        assert_eq!(unread["unread"], 1);
        let put = |path: &str| Ask::new("PUT", path).by(&own);
        assert_eq!(world.ask(put("/api/v1/my/notices-reading")).await.status, 204);
        let unread = world.get("/api/v1/my/unread-notices", &own).await.json();
        assert_eq!(unread["unread"], 0);
        let letters = json!({ "language": "zh", "each_round": true });
        let chosen = world.ask(put("/api/v1/my/channels/letter").json(&letters)).await;
        assert_eq!(chosen.status, 204, "{}", chosen.text);
        let ways = world.get("/api/v1/my/channels", &own).await.json();
        assert_eq!(ways["channels"][0]["channel"], "letter");
        assert_eq!(ways["channels"][0]["each_round"], true);
        let email = json!({ "address": "nobody", "language": "en", "each_round": false });
        let refused = world.ask(put("/api/v1/my/channels/email").json(&email)).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, 1803));
        let wrong = json!({ "language": "fr", "each_round": false });
        let refused = world.ask(put("/api/v1/my/channels/letter").json(&wrong)).await;
        assert_eq!(refused.status, 422);
        assert_eq!(world.get("/api/v1/my/channels", &clerk).await.code(), 1610, "nobody's account");
    });
}

#[test]
fn shares_statements_and_the_outlook_are_the_members_own() {
    on_both(async |world| {
        let (own, _, person, member) = member(world).await;
        advance(&world.community, POOL, date(2027, 3, 1)).await.unwrap();
        let path = format!("/api/v1/people/{person}/pools/{POOL}/rounds/1");
        let why = world.get(&path, &own).await.json();
        assert_eq!(
            (why["round"].as_u64(), why["members"][0]["member"] == json!(member)),
            (Some(1), true)
        );
        let of =
            |period: &str| format!("/api/v1/pools/{POOL}/members/{member}/statements/{period}");
        let year = world.get(&of("2026"), &own).await.json();
        assert_eq!(year["from"], "2026-01-01");
        assert_eq!(world.get(&of("2026-13"), &own).await.code(), 1307);
        assert_eq!(world.get(&of("26"), &own).await.code(), 1307);
        let file = world.get(&format!("{}/file", of("2026-12")), &own).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.text.starts_with("date,what,round,case,amount,balance,currency"));
        let range = world.ask(Ask::new("GET", "/api/v1/pools/1/next-share")).await.json();
        assert!(range["share_low_minor"].as_i64() <= range["share_high_minor"].as_i64());
        let outlook = format!("/api/v1/pools/{POOL}/members/{member}/outlook");
        assert_eq!(world.get(&outlook, &own).await.status, 200);
    });
}

#[test]
fn everything_kept_comes_as_a_file_and_corrections_are_decided() {
    on_both(async |world| {
        let (own, clerk, person, _) = member(world).await;
        let data = world.ask(Ask::new("POST", "/api/v1/my/data").by(&own)).await;
        assert!(data.header("content-disposition").contains("tongzhou-my-data.json"));
        assert_eq!(data.json()["record"]["name"], record(1)["name"]);
        let asked = json!({ "wrong": "the telephone", "right": "another" });
        let path = format!("/api/v1/people/{person}/corrections");
        let made = world.put(("POST", &path), &own, &asked, 201).await.json();
        let request = made["request"].as_str().unwrap().to_owned();
        let waiting = world.get("/api/v1/corrections", &clerk).await.json();
        assert_eq!(waiting["items"][0]["request"], made["request"]);
        assert!(!waiting.to_string().contains("telephone"), "its words need a reason");
        let look = format!("{path}/{request}/look-ups");
        let seen = world.put(("POST", &look), &clerk, &json!({ "reason": "deciding" }), 200).await;
        assert_eq!(seen.json()["wrong"], "the telephone");
        let decision = json!({ "decision": "declined", "why": "no paper shows it" });
        world.put(("PUT", &format!("{path}/{request}/decision")), &clerk, &decision, 200).await;
        let mine = world.get("/api/v1/my/corrections", &own).await.json();
        assert_eq!(mine["corrections"][0]["why"], "no paper shows it");
    });
}

#[test]
fn sessions_are_listed_and_ended_one_by_one() {
    on_sqlite(async |world| {
        let (own, _, person, _) = member(world).await;
        let account = world.get("/api/v1/session", &own).await.json()["account"].clone();
        let account = account.as_str().unwrap().parse().unwrap();
        let second = world.session(account, store::sign_in::Strength::Password).await;
        let list = world.get("/api/v1/sessions", &own).await.json();
        let sessions = list["sessions"].as_array().unwrap();
        assert_eq!(sessions.len(), 2);
        let other = sessions.iter().find(|one| one["current"] == false).unwrap();
        let path = format!("/api/v1/sessions/{}", other["session"].as_str().unwrap());
        let ended = world.ask(Ask::new("DELETE", &path).by(&own)).await;
        assert_eq!(ended.status, 204);
        assert_eq!(world.get("/api/v1/session", &second).await.code(), 1202);
        let again = world.ask(Ask::new("DELETE", &path).by(&own)).await;
        assert_eq!((again.status.as_u16(), again.code()), (404, 1816));
        let _ = person;
    });
}

#[test]
fn a_passkey_is_begun_where_the_pages_have_an_address() {
    let name = json!({ "name": "one" });
    on_sqlite(async |world| {
        let (own, ..) = member(world).await;
        let path = "/api/v1/passkey-registrations";
        let refused = world.ask(Ask::new("POST", path).by(&own).json(&name)).await;
        assert_eq!(refused.code(), 1220, "no address is set");
    });
    crate::world::run(async {
        let address = Some("https://aid.example".to_owned());
        let world = World::with(Settings { address, ..settings() }).await;
        let (own, ..) = member(&world).await;
        let path = "/api/v1/passkey-registrations";
        let begun = world.ask(Ask::new("POST", path).by(&own).json(&name)).await.json();
        assert_eq!(begun["options"]["publicKey"]["rp"]["id"], "aid.example");
        let token = begun["token"].clone();
        let wrong = json!({ "token": token, "answer": { "id": "x" } });
        let refused = world.ask(Ask::new("POST", "/api/v1/passkeys").by(&own).json(&wrong)).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (401, 1217));
        let begun = world.ask(Ask::new("POST", "/api/v1/passkey-sign-ins")).await.json();
        let wrong = json!({ "token": begun["token"], "answer": {} });
        let refused = world.ask(Ask::new("POST", "/api/v1/passkey-sessions").json(&wrong)).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (401, 1201));
        let list = world.get("/api/v1/passkeys", &own).await.json();
        assert_eq!(list["passkeys"], json!([]));
    });
}
