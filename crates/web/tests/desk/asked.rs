//! What members wait for at the desk: letters on paper, and corrections of their record.

use crate::form::{read, send};
use crate::world::{Ask, World, on_sqlite};
use serde_json::json;
use service::jobs::tell_people;
use service::roles::Role;

/// A member who signed in, with the clerk who let the member join.
async fn member(world: &World) -> (String, String, uuid::Uuid) {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    world.join(&clerk, person, 1).await;
    (world.person(person).await, clerk, person)
}

#[test]
fn a_letter_is_printed_for_a_reason_posted_and_comes_back() {
    on_sqlite(async |world| {
        let (own, clerk, person) = member(world).await;
        assert!(read(world, "/desk/letters", &clerk).await.text.contains("No letter waits."));
        let chosen = json!({ "language": "zh", "each_round": false });
        let way = Ask::new("PUT", "/api/v1/my/channels/letter").by(&own).json(&chosen);
        assert_eq!(world.ask(way).await.status, 204);
        tell_people(&world.community, world.now()).await.unwrap();
        let desk = read(world, "/desk", &clerk).await;
        assert!(desk.text.contains("href=\"/desk/letters\""), "the desk says so");
        let silent = send(world, "/desk/letters/look", &clerk, &[("reason", "")]).await;
        assert_eq!(silent.status, 422);
        assert!(!silent.text.contains("class=\"sheet letter\""));
        let reason = [("reason", "printing what is due")];
        let shown = send(world, "/desk/letters/look", &clerk, &reason).await;
        assert!(shown.text.contains("甲某某1"), "{}", shown.text);
        assert!(shown.text.contains("您的互助有新消息"), "in the language that was chosen");
        let letter = shown.text.split("name=\"letter\" value=\"").nth(1).unwrap();
        let letter = letter.split('"').next().unwrap();
        let posted = send(world, "/desk/letters/posted", &clerk, &[("letter", letter)]).await;
        assert_eq!(posted.header("location"), "/desk/letters?done=posted");
        assert!(read(world, "/desk/letters", &clerk).await.text.contains("No letter waits."));
        let nonsense = send(world, "/desk/letters/posted", &clerk, &[("letter", "x")]).await;
        assert_eq!(nonsense.status, 422);
        let record = format!("/desk/people/{person}");
        let sent = read(world, &record, &clerk).await;
        assert!(sent.text.contains("It came back"), "{}", sent.text);
        let (_, notice) = letter.split_once('/').unwrap();
        let back = [("notice", notice), ("channel", "letter")];
        let noted = send(world, &format!("{record}/returned"), &clerk, &back).await;
        assert_eq!(noted.header("location"), format!("{record}?done=returned"));
        let after = read(world, &record, &clerk).await;
        assert!(after.text.contains("came back") && !after.text.contains("It came back"));
    });
}

#[test]
fn a_correction_is_read_for_a_reason_and_answered_once() {
    on_sqlite(async |world| {
        let (own, clerk, person) = member(world).await;
        let asked = json!({ "wrong": "the telephone", "right": "it ends in 12" });
        let path = format!("/api/v1/people/{person}/corrections");
        let made = world.put(("POST", &path), &own, &asked, 201).await.json();
        let list = read(world, "/desk/corrections", &clerk).await;
        let one = format!("/desk/corrections/{person}/{}", made["request"].as_str().unwrap());
        assert!(list.text.contains(&one), "{}", list.text);
        assert!(!list.text.contains("the telephone"));
        let silent = send(world, &format!("{one}/look"), &clerk, &[("reason", "")]).await;
        assert_eq!(silent.status, 422);
        let look = [("reason", "answering the request")];
        let seen = send(world, &format!("{one}/look"), &clerk, &look).await;
        assert!(seen.text.contains("the telephone") && seen.text.contains("it ends in 12"));
        let half = [("decision", "declined"), ("why", "")];
        let half = send(world, &one, &clerk, &half).await;
        assert_eq!(half.status, 422);
        assert!(half.text.contains("value=\"declined\" checked"), "what was chosen is kept");
        let answer = [("decision", "declined"), ("why", "no paper shows it")];
        let done = send(world, &one, &clerk, &answer).await;
        assert_eq!(done.header("location"), "/desk/corrections?done=decided");
        let twice = send(world, &one, &clerk, &answer).await;
        assert_eq!(twice.status, 422, "it was decided: {}", twice.text);
        assert!(!read(world, "/desk/corrections", &clerk).await.text.contains(&one));
        let mine = world.get("/api/v1/my/corrections", &own).await.json();
        assert_eq!(mine["corrections"][0]["why"], "no paper shows it");
    });
}
