//! Signing in, with scripts and without, and the switches of a reader.

use crate::browser::{Browser, CHINESE, READER, Reader, Scripts, in_browser};

const BARE: Reader = Reader { scripts: Scripts::Off, ..READER };

async fn type_password(browser: &Browser, name: &str, password: &str) {
    browser.fill("name", name).await;
    browser.fill("password", password).await;
    browser.press("form[action='/sign-in'] button").await;
}

#[test]
fn a_member_signs_in_by_password_without_scripts() {
    in_browser(BARE, async |browser| {
        browser.open_path("/sign-in?to=/design").await;
        type_password(browser, "member@demo", "wrong").await;
        assert_eq!(browser.path().await, "/sign-in");
        assert_eq!(browser.value("name").await, "member@demo", "what was typed is kept");
        assert_eq!(browser.count(".alarm[role=alert] li").await, 1);
        type_password(browser, "member@demo", "tongzhou-demo").await;
        assert_eq!(browser.path().await, "/design");
        browser.press("form[action='/sign-out'] button").await;
        assert_eq!(browser.count("a[href='/sign-in']").await, 1);
    });
}

#[test]
fn nobody_is_led_to_another_site() {
    in_browser(BARE, async |browser| {
        browser.open_path("/sign-in?to=//other.example/").await;
        let to = browser.find("form[action='/sign-in'] [name='to']").await;
        assert_eq!(to.prop("value").await.unwrap().as_deref(), Some("/"));
    });
}

#[test]
fn a_reader_chooses_language_and_type() {
    in_browser(Reader { scripts: Scripts::Off, ..CHINESE }, async |browser| {
        browser.open_path("/design").await;
        assert_eq!(browser.count("html[lang='zh-CN']").await, 1);
        browser.press("button[value='en']").await;
        assert_eq!((browser.path().await.as_str()), "/design");
        browser.shows("The share formula").await;
        browser.press("button[value='large']").await;
        assert_eq!(browser.count("html.large[lang='en']").await, 1);
    });
}
