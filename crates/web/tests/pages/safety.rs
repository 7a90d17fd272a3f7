//! What other sites might try: to write with a reader's cookie, to show a page in a frame of
//! theirs, to use us for leading somebody elsewhere.

use crate::world::{Ask, on_sqlite};
use service::roles::Role;
use store::sign_in::Strength;

fn form(path: &str) -> Ask<'static> {
    Ask::new("POST", path).bytes("application/x-www-form-urlencoded", b"to=%2F&language=en")
}

#[test]
fn another_site_writes_nothing_with_a_readers_cookie() {
    on_sqlite(async |world| {
        let account = world.account(&[Role::Treasurer], None).await;
        let cookie = format!("session={}", world.session(account, Strength::TwoFactors).await);
        let row = |row: &&web::RouteRow| row.method == "POST" && row.access != web::Access::Public;
        for row in web::PAGE_ROUTES.iter().filter(row) {
            let ask = form(row.path).header("cookie", &cookie);
            for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://o.example")]
            {
                let answer = world.ask(ask.clone().header(name, value)).await;
                assert_eq!(answer.status, 403, "{} with {name}", row.path);
            }
            let unsaid = world.ask(ask).await;
            assert_eq!(unsaid.status, 403, "{} saying nothing", row.path);
        }
        for path in ["/sign-in", "/display"] {
            let foreign = form(path).header("sec-fetch-site", "cross-site");
            assert_eq!(world.ask(foreign).await.status, 403, "{path}");
        }
    });
}

#[test]
fn no_page_is_shown_in_a_frame_or_runs_what_is_not_ours() {
    on_sqlite(async |world| {
        for path in ["/sign-in", "/nowhere", "/sign-in?to=%2Fme"] {
            let answer = world.ask(Ask::new("GET", path).header("accept", "text/html")).await;
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
            assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            for inline in ["<script>", " style=", " onclick=", "javascript:"] {
                assert!(!answer.text.contains(inline), "{path} has {inline}");
            }
        }
    });
}

#[test]
fn nobody_is_led_to_another_site() {
    on_sqlite(async |world| {
        for to in ["//o.example", "https://o.example", "/\\o.example", "/%09/o.example"] {
            let body = format!("language=en&to={to}");
            let ask = Ask::new("POST", "/display")
                .bytes("application/x-www-form-urlencoded", body.as_bytes());
            let answer = world.ask(ask.header("sec-fetch-site", "same-origin")).await;
            assert_eq!(answer.status, 303, "{to}");
            assert_eq!(answer.header("location"), "/", "{to}");
        }
    });
}

#[test]
fn who_is_not_signed_in_is_led_there_and_back() {
    on_sqlite(async |world| {
        let ask = Ask::new("GET", "/me?a=1").header("accept", "text/html");
        let answer = world.ask(ask).await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.header("location"), "/sign-in?to=%2Fme%3Fa%3D1");
    });
}
