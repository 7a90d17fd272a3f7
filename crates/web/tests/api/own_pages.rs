//! The pages of a member's own things: notices, the share explained, statements, data, security.

use crate::world::{Answer, Ask, POOL, World, on_sqlite, settings};
use jiff::civil::date;
use service::jobs::tell_people;
use service::roles::Role;
use service::schedule::advance;
use web::Settings;

/// A member of the village, and the cookie of a session of theirs.
async fn member(world: &World) -> String {
    world.open_pool().await;
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, 1).await;
    world.join(&clerk, person, 1).await;
    tell_people(&world.community, world.now()).await.unwrap();
    let secret = world.person(person).await;
    format!("session={secret}")
}

async fn page(world: &World, cookie: &str, path: &str, language: &str) -> Answer {
    let ask = Ask::new("GET", path).header("cookie", cookie).header("accept-language", language);
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    assert!(!answer.text.contains('⟦'), "{path} in {language}: {}", raw(&answer.text));
    for word in ["保险", "insurance", "premium"] {
        let said = answer.text.replace("not insurance", "").replace("互助不是保险", "");
        assert!(!said.contains(word), "{path} says {word}");
    }
    for script in ["<script>", " style=\"", "onclick="] {
        assert!(!answer.text.contains(script), "{path} has {script}");
    }
    answer
}

fn raw(text: &str) -> &str {
    let at = text.find('⟦').unwrap();
    &text[at..text.len().min(at + 60)]
}

/// The key of a form of a page.
fn key(text: &str) -> String {
    let (_, behind) = text.split_once("name=\"key\" value=\"").expect("a form with a key");
    behind.split('"').next().unwrap().to_owned()
}

async fn send(world: &World, cookie: &str, path: &str, fields: &str) -> Answer {
    let ask = Ask::new("POST", path)
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .bytes("application/x-www-form-urlencoded", fields.as_bytes());
    world.ask(ask).await
}

#[test]
fn every_page_of_ones_own_is_whole_in_both_languages() {
    on_sqlite(async |world| {
        let cookie = member(world).await;
        advance(&world.community, POOL, date(2027, 3, 6)).await.unwrap();
        tell_people(&world.community, world.now()).await.unwrap();
        for language in ["zh-CN", "en"] {
            for path in [
                "/me/notices",
                "/me/1/rounds/1",
                "/me/1/statements/2026",
                "/me/1/statements/2026/12",
                "/me/data",
                "/me/security",
                "/me/security/authenticator",
                "/sign-in",
            ] {
                page(world, &cookie, path, language).await;
            }
        }
        let anybody = world.ask(Ask::new("GET", "/me/notices")).await;
        assert_eq!(anybody.header("location"), "/sign-in?to=%2Fme%2Fnotices");
        let staff = world.staff(Role::IntakeClerk).await;
        let cookie = format!("session={staff}");
        let nobodys = Ask::new("GET", "/me/notices").header("cookie", &cookie);
        assert_eq!(world.ask(nobodys).await.status, 403, "an account that is nobody's");
        let latest = Ask::new("GET", "/me/1/statements").header("cookie", &cookie);
        assert_eq!(world.ask(latest).await.status, 403);
    });
}

#[test]
fn notices_are_read_and_letters_chosen_without_a_script() {
    on_sqlite(async |world| {
        let cookie = member(world).await;
        let shown = page(world, &cookie, "/me/notices", "en").await;
        assert!(
            shown.text.contains("You joined the plan.") && shown.text.contains("class=\"unread\"")
        );
        let read = format!("key={}", key(&shown.text));
        let answer = send(world, &cookie, "/me/notices/reading", &read).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/me/notices"));
        let shown = page(world, &cookie, "/me/notices", "en").await;
        assert!(!shown.text.contains("class=\"unread\""));
        let letter = format!("key={}&language=en&letter-each-round=yes", key(&shown.text));
        let answer = send(world, &cookie, "/me/notices/letter", &letter).await;
        assert_eq!(answer.header("location"), "/me/notices#channels");
        let shown = page(world, &cookie, "/me/notices", "en").await;
        let wrong = format!("key={}&address=nobody&language=en", key(&shown.text));
        let refused = send(world, &cookie, "/me/notices/email", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("value=\"nobody\""), "what was typed is kept");
        assert!(refused.text.contains("id=\"address-wrong\""));
        let shown = page(world, &cookie, "/me/notices", "en").await;
        assert!(shown.text.contains("You are told by letter"));
        let off = format!("key={}&channel=letter", key(&shown.text));
        for _ in 0..2 {
            let answer = send(world, &cookie, "/me/notices/giving-up", &off).await;
            assert_eq!(answer.status, 303, "twice does no harm");
        }
    });
}

#[test]
fn data_is_taken_along_corrected_and_not_erased_by_accident() {
    on_sqlite(async |world| {
        let cookie = member(world).await;
        let shown = page(world, &cookie, "/me/data", "en").await;
        let file =
            send(world, &cookie, "/me/data/file", &format!("key={}", key(&shown.text))).await;
        assert!(file.header("content-disposition").contains("attachment"));
        assert_eq!(file.json()["form"], "tongzhou/my-data/1");
        let shown = page(world, &cookie, "/me/data", "en").await;
        let asks = format!("key={}&wrong=a+telephone&right=another", key(&shown.text));
        for _ in 0..2 {
            let answer = send(world, &cookie, "/me/data/corrections", &asks).await;
            assert_eq!(answer.header("location"), "/me/data#corrections");
        }
        let shown = page(world, &cookie, "/me/data", "en").await;
        assert_eq!(shown.text.matches("a telephone").count(), 1, "sent twice, asked once");
        assert!(!shown.text.contains("/me/data/erasure"), "a member cannot be erased");
        let erase = format!("key={}", key(&shown.text));
        let refused = send(world, &cookie, "/me/data/erasure", &erase).await;
        assert_eq!(refused.status, 422);
        let erase = format!("key={}&understood=yes", key(&shown.text));
        let refused = send(world, &cookie, "/me/data/erasure", &erase).await;
        assert_eq!(refused.status, 422, "still a member");
    });
}

#[test]
fn an_authenticator_is_set_up_on_a_page_and_sessions_end() {
    crate::world::run(async {
        let address = Some("https://aid.example".to_owned());
        let world = World::with(Settings { address, ..settings() }).await;
        let cookie = member(&world).await;
        let shown = page(&world, &cookie, "/me/security", "en").await;
        assert!(
            shown.text.contains("data-passkey=\"register\" ") && shown.text.contains("passkeys.js")
        );
        let shown = page(&world, &cookie, "/me/security/authenticator", "en").await;
        assert!(shown.text.contains("<svg viewBox=\"0 0 ") && !shown.text.contains("<script"));
        let (_, behind) = shown.text.split_once("name=\"secret\" value=\"").unwrap();
        let secret = behind.split('"').next().unwrap().to_owned();
        let wrong = format!("key={}&secret={secret}&code=000000", key(&shown.text));
        let refused = send(&world, &cookie, "/me/security/authenticator", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(&secret), "the same picture again");
        use base64::Engine;
        let bytes = base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(&secret).unwrap();
        let code = vault::OneTimeSecret::from_bytes(&bytes).unwrap().code(world.now()).unwrap();
        let right = format!("key={}&secret={secret}&code={}", key(&refused.text), code.as_str());
        let codes = send(&world, &cookie, "/me/security/authenticator", &right).await;
        assert_eq!(codes.status, 200, "{}", codes.text);
        assert!(codes.text.matches("<li class=\"code\">").count() >= 8);
        assert!(codes.header("set-cookie").contains("Max-Age=0"));
        let gone = Ask::new("GET", "/me/security").header("cookie", &cookie);
        assert_eq!(world.ask(gone).await.status, 303, "every session ended");
    });
}

#[test]
fn a_session_is_ended_on_the_page() {
    on_sqlite(async |world| {
        let cookie = member(world).await;
        let shown = page(world, &cookie, "/me/security", "zh-CN").await;
        let (_, behind) = shown.text.split_once("name=\"session\" value=\"").unwrap();
        let session = behind.split('"').next().unwrap();
        let end = format!("key={}&session={session}", key(&shown.text));
        let answer = send(world, &cookie, "/me/security/session-ending", &end).await;
        assert_eq!(answer.header("location"), "/sign-in?to=%2Fme%2Fsecurity");
        let gone = Ask::new("GET", "/me/security").header("cookie", &cookie);
        assert_eq!(world.ask(gone).await.status, 303);
    });
}
