//! Every page looked at by axe-core, in both languages: no violation.

use crate::browser::{Browser, CHINESE, READER, Reader, in_browser};
use serde_json::Value;
use std::sync::LazyLock;

/// The text of axe-core, from npm.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = std::env::var("TONGZHOU_AXE").expect("`cargo xtask test` fetches axe-core");
    std::fs::read_to_string(path).unwrap()
});

/// Asks axe-core, and gives what it found in words.
const LOOK: &str = "const done = arguments[arguments.length - 1];
    const said = node => node.html + ' ' + node.failureSummary;
    const told = one => one.id + ': ' + one.help + ' ' + one.nodes.map(said).join(' | ');
    axe.run().then(found => done(found.violations.map(told)));";

/// Whose pages these are, and their addresses.
const PAGES: &[(Option<&str>, &[&str])] =
    &[(None, &["/sign-in", "/sign-in?code=needed", "/design", "/nowhere"])];

/// Holds that axe-core finds nothing wrong with the page that is open.
pub async fn is_accessible(browser: &Browser) {
    let script = format!("{}\n{LOOK}", *AXE);
    let found = browser.driver.execute_async(&script, Vec::new()).await.unwrap();
    let violations: Vec<Value> = found.convert().unwrap();
    assert!(violations.is_empty(), "{}: {violations:#?}", browser.path().await);
}

fn look(reader: Reader) {
    for (name, paths) in PAGES {
        in_browser(reader, async |browser| {
            if let Some(name) = name {
                browser.sign_in_as(name).await;
            }
            for path in *paths {
                browser.open_path(path).await;
                is_accessible(browser).await;
                let console: Vec<String> = browser.console().await;
                let errors = console.iter().filter(|line| !line.contains("404"));
                assert_eq!(errors.count(), 0, "{path}: {console:?}");
            }
        });
    }
}

#[test]
fn no_page_in_english_has_a_fault_of_access() {
    look(READER);
}

#[test]
fn no_page_in_chinese_has_a_fault_of_access() {
    look(CHINESE);
}

#[test]
fn nor_in_the_dark_on_a_phone() {
    look(Reader { scheme: "dark", width: 360, ..CHINESE });
}
