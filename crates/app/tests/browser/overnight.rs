//! A page that was left open until its session had ended.

use crate::browser::{READER, Reader, Scripts, in_browser};
use serde_json::json;

#[test]
fn what_was_typed_before_a_session_ended_is_kept() {
    in_browser(Reader { scripts: Scripts::Off, ..READER }, async |browser| {
        browser.sign_in_as("member@demo").await;
        browser.open_path("/me/complaints/new").await;
        browser.fill("words", "Something happened that should not.").await;
        // As if the night had passed: the browser no longer has the session.
        browser.send("Network.clearBrowserCookies", json!({})).await;
        browser.press("main form button").await;
        assert_eq!(browser.count(".alarm[role=alert]").await, 1);
        browser.press("button[value='member@demo']").await;
    });
}
