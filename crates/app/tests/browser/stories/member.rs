//! A member looks at what is covered, pays in, asks why a share was paid, and applies for aid.

use super::BARE;
use crate::browser::in_browser;

#[test]
fn a_member_pays_in_and_asks_why() {
    for reader in BARE {
        in_browser(reader, async |browser| {
            browser.sign_in_as("member@demo").await;
            assert_eq!(browser.path().await, "/me");
            let share = browser.find("a[href*='/rounds/']").await;
            share.click().await.unwrap();
            browser.find(".formula .result").await;
            assert!(browser.path().await.starts_with("/me/"));
            browser.open_path("/me").await;
            if browser.count("a[href*='top-up']").await > 0 {
                browser.press("a[href*='top-up']").await;
                let before = browser.count(".note[role=status]").await;
                assert_eq!(before, 0, "nothing was paid yet");
                browser.press("form[action$='/top-up'] .actions button").await;
                assert_eq!(browser.count(".note[role=status]").await, 1, "the bank has paid");
            }
        });
    }
}

#[test]
fn what_was_typed_before_a_session_ended_is_kept() {
    for reader in BARE {
        in_browser(reader, async |browser| {
            browser.sign_in_as("member@demo").await;
            browser.open_path("/me/complaints").await;
            browser.press_radio("kind", 0).await;
            browser.fill("words", "An answer took longer than was said.").await;
            // As if the night had passed: the browser no longer has the session.
            browser.send("Network.clearBrowserCookies", serde_json::json!({})).await;
            browser.press("form[action='/me/complaints'] .actions button").await;
            assert_eq!(browser.count(".alarm[role=alert]").await, 1);
            browser.fill("name", "member@demo").await;
            browser.fill("password", "tongzhou-demo").await;
            browser.press("form[action='/sign-in'] .actions button").await;
            assert_eq!(browser.value("words").await, "An answer took longer than was said.");
            browser.press("form[action='/me/complaints'] .actions button").await;
            assert!(browser.path().await.starts_with("/me/complaints"));
            browser.shows("An answer took longer than was said.").await;
        });
    }
}

#[test]
fn a_form_with_a_fault_keeps_what_was_typed() {
    for reader in BARE {
        in_browser(reader, async |browser| {
            browser.sign_in_as("member@demo").await;
            let apply = browser.find("a[href*='cases/new']").await;
            apply.click().await.unwrap();
            browser.set_date("#event_on", "2026-10-20").await;
            browser.fill("hospital", "<b>Hospital & \"Co\"</b>").await;
            browser.press("button[name='go'][value='quote']").await;
            assert!(browser.count(".wrong").await > 0, "what is missing is said beside its field");
            assert_eq!(browser.value("hospital").await, "<b>Hospital & \"Co\"</b>");
            assert_eq!(browser.count("main b").await, 0, "what was typed is no HTML");
        });
    }
}
