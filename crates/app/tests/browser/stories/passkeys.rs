//! A passkey is added and signs in, with an authenticator that the browser pretends to have.

use crate::browser::{READER, in_browser};
use serde_json::json;

#[test]
fn a_member_adds_a_passkey_and_signs_in_with_it() {
    in_browser(READER, async |browser| {
        // A browser binds passkeys to a name, and to no number.
        browser.go_by_name();
        browser.sign_in_as("juror@demo").await;
        browser.send("WebAuthn.enable", json!({})).await;
        let options = json!({ "options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true,
            "automaticPresenceSimulation": true,
        }});
        browser.send("WebAuthn.addVirtualAuthenticator", options).await;
        browser.open_path("/me/security").await;
        browser.press("[data-passkey='register'] button").await;
        // Every session ended: what was opened with less is closed.
        assert!(browser.path().await.starts_with("/sign-in"), "{}", browser.path().await);
        browser.press("[data-passkey='sign-in'] button").await;
        assert!(browser.path().await.starts_with("/me"), "{}", browser.text().await);
        browser.open_path("/me/security").await;
        assert_eq!(browser.count("form[action$='/passkey-removal']").await, 1);
    });
}
