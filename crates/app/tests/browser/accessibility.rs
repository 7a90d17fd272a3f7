//! Every page looked at by axe-core, in both languages: no violation.

use crate::browser::{Browser, CHINESE, READER, Reader, in_browser};
use crate::links::{READERS, follow};
use std::collections::BTreeSet;
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

/// What axe-core finds wrong with the page that is open.
async fn violations(browser: &Browser) -> Vec<String> {
    let script = format!("{}\n{LOOK}", *AXE);
    let found = browser.driver.execute_async(&script, Vec::new()).await.unwrap();
    found.as_array().unwrap().iter().map(ToString::to_string).collect()
}

/// Looks at one page of each kind that each reader finds by following links, and at an error page.
fn look(reader: Reader) {
    let mut seen = BTreeSet::new();
    for name in READERS {
        let mut paths = follow(reader.language, name, 1);
        paths.push("/nowhere".to_owned());
        paths.retain(|path| seen.insert((name.is_some(), path.clone())));
        in_browser(reader, async |browser| {
            if let Some(name) = name {
                browser.sign_in_as(name).await;
            }
            browser.console().await;
            let mut wrong = Vec::new();
            for path in paths {
                browser.open_path(&path).await;
                let mut found = violations(browser).await;
                found.extend(browser.beyond_the_edge().await);
                let said = browser.console().await;
                // That there is nothing at an address is said there, too.
                found.extend(said.into_iter().filter(|_| path != "/nowhere"));
                wrong.extend(found.into_iter().map(|found| format!("{path}: {found}")));
            }
            assert!(wrong.is_empty(), "as {name:?}: {wrong:#?}");
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
