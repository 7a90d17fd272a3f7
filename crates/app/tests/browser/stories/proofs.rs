//! A member's proof is checked in the browser: it holds, and after a share was changed in the
//! database it is told that the page and the proof do not say the same.

use crate::browser::{Browser, CHINESE, READER, in_browser, in_browser_at};
use crate::demonstration::Demonstration;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the browser may take for a proof.
const CHECKED_WITHIN: Duration = Duration::from_secs(20);

/// Opens the latest proof of the balance; answers the pool.
async fn open_proof(browser: &Browser) -> String {
    browser.sign_in_as("member@demo").await;
    browser.press("a[href*='/proofs']").await;
    browser.press("a[href*='/proofs/balances/']").await;
    let path = browser.path().await;
    path.split('/').nth(2).unwrap().to_owned()
}

/// Presses "check us" and waits for the steps; answers how many passed and how many failed.
async fn check(browser: &Browser) -> (usize, usize) {
    browser.find("[data-check-proof] + button").await.click().await.unwrap();
    let begun = Instant::now();
    while browser.count("ol.proof-steps li").await == 0 {
        assert!(begun.elapsed() < CHECKED_WITHIN, "{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let passed = browser.count("ol.proof-steps li.passed").await;
    (passed, browser.count("ol.proof-steps li.failed").await)
}

#[test]
fn a_proof_holds_on_the_page() {
    for reader in [READER, CHINESE] {
        in_browser(reader, async |browser| {
            let pool = open_proof(browser).await;
            assert_eq!(check(browser).await, (8, 0), "{}", browser.text().await);
            for path in [format!("/me/{pool}/receipt"), format!("/plans/{pool}/rounds/1")] {
                browser.open_path(&path).await;
                let (passed, failed) = check(browser).await;
                assert!(passed >= 6 && failed == 0, "{path}: {}", browser.text().await);
            }
            assert!(browser.console().await.is_empty());
        });
    }
}

#[test]
fn a_changed_share_is_found_on_the_page() {
    let before = Demonstration::start();
    let pool = Arc::new(std::sync::Mutex::new(String::new()));
    let before = Arc::new(before);
    let seen = Arc::clone(&pool);
    in_browser_at(READER, Arc::clone(&before), async move |browser| {
        let pool = open_proof(browser).await;
        assert_eq!(check(browser).await, (8, 0));
        assert_eq!(browser.count(".alarm").await, 0);
        *seen.lock().unwrap() = pool;
    });
    let pool = pool.lock().unwrap().clone();
    let before = Arc::into_inner(before).expect("nobody else has it");
    let after = Arc::new(before.tampered(&pool));
    in_browser_at(READER, after, async |browser| {
        open_proof(browser).await;
        assert_eq!(
            browser.count(".alarm[role=alert]").await,
            1,
            "the page says it without scripts"
        );
        let (passed, failed) = check(browser).await;
        assert_eq!((passed, failed), (7, 1), "{}", browser.text().await);
        let failed = browser.find("ol.proof-steps li.failed").await.text().await.unwrap();
        assert!(failed.contains("the page says"), "{failed}");
    });
}
