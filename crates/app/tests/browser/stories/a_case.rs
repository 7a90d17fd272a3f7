//! A case on its way through everybody's hands: a member applies for aid and sends a paper, a clerk
//! passes it on, a reviewer decides, a second one reads it without seeing how, and it is published.

use super::BARE;
use crate::browser::{Browser, in_browser_at};
use crate::demonstration::Demonstration;
use std::sync::Arc;
use std::time::Duration;

/// Within so many rounds of the month an approved case is carried.
const ROUNDS_MAX: u32 = 3;

#[test]
fn a_case_goes_through_everybodys_hands() {
    for reader in BARE {
        let demonstration = Arc::new(Demonstration::start());
        in_browser_at(reader, demonstration, async |browser| {
            let case = applies_for_aid(browser).await;
            passes_it_on(browser, &case).await;
            decides(browser, &case).await;
            reads_it_again(browser, &case).await;
            browser.sign_in_as("member@demo").await;
            browser.open_path(&format!("/plans/1/cases/{case}")).await;
            assert_eq!(browser.count("main h1").await, 1, "its card is public");
            browser.open_path(&format!("/me/cases/1/{case}")).await;
            assert!(browser.count(".badge.good").await > 0, "the member sees that it is approved");
            a_round_carries_it(browser, &case).await;
        });
    }
}

/// The member sees what the plan would give, reports, and sends what is asked for.
async fn applies_for_aid(browser: &Browser) -> String {
    browser.sign_in_as("member@demo").await;
    browser.open_path("/me/1/cases/new").await;
    browser.press_radio("cause", 0).await;
    browser.choose("condition", "malignant_tumour").await;
    browser.set_date("#event_on", "2026-10-20").await;
    browser.fill("hospital", "Tongzhou No. 1").await;
    browser.fill("text", "Found at a check, and sent to the city.").await;
    browser.press_radio("urgency", 0).await;
    browser.press("button[name='go'][value='quote']").await;
    assert_eq!(browser.count("dl.figures dd").await, 1, "what the plan would give is said first");
    browser.press("button[name='go'][value='report']").await;
    let path = browser.path().await;
    let path = path.split('?').next().unwrap_or_default();
    let case = path.strip_prefix("/me/cases/1/").expect("the page of the case").to_owned();
    let paper = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
    std::fs::write(paper.path(), browser.driver.screenshot().await.unwrap()).unwrap();
    for kind in browser.values("#paper option").await {
        browser.choose("paper", &kind).await;
        browser.find("#files").await.send_keys(paper.path().to_str().unwrap()).await.unwrap();
        browser.press("#add-papers .actions button").await;
        assert_eq!(browser.count("#files-wrong").await, 0, "{kind} is taken");
    }
    if browser.count("button[value='send_papers']").await > 0 {
        browser.press("button[value='send_papers']").await;
    }
    case
}

/// A clerk finds the case in the queue, takes it, and passes it on.
async fn passes_it_on(browser: &Browser, case: &str) {
    take(browser, "intake-clerk@demo", ("intake", case)).await;
    step(browser, "forward", "All papers are there.").await;
}

async fn decides(browser: &Browser, case: &str) {
    take(browser, "medical-reviewer@demo", ("review", case)).await;
    decide(browser, "decide").await;
}

/// The second reader is told that there was a first reading, and not what it said.
async fn reads_it_again(browser: &Browser, case: &str) {
    take(browser, "second-reviewer@demo", ("second_reading", case)).await;
    assert!(browser.count("ol.timeline p.quiet").await > 0, "the first reading is hidden");
    assert!(!browser.text().await.contains("Read by the first."), "and so are its words");
    decide(browser, "read_again").await;
}

/// The notice runs out and a round is settled; the member reads what it could give.
async fn a_round_carries_it(browser: &Browser, case: &str) {
    let card = format!("/plans/1/cases/{case}");
    browser.open_path(&card).await;
    for _ in 0..ROUNDS_MAX {
        if browser.count("main a[href*='/plans/1/rounds/']").await > 0 {
            break;
        }
        browser.press("button[name='move'][value='round']").await;
        // The world moves on meanwhile; the page is asked again until it has.
        for _ in 0..600 {
            if browser.count(".dateline a").await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            browser.open_path(&card).await;
        }
    }
    browser.press("main a[href*='/plans/1/rounds/']").await;
    assert!(browser.count(&format!("main a[href='{card}']")).await > 0, "the round names it");
    // In so small a world the members had shared as much as a year may ask: it is said kindly.
    browser.open_path(&format!("/me/cases/1/{case}")).await;
    assert_eq!(browser.count("h1 .badge.wait").await, 1, "{}", browser.text().await);
    assert!(browser.count("dl.figures a[href*='/plans/1/rounds/']").await > 0, "and why");
}

/// Finds a case in a queue, takes it in hand, and opens its words with a reason.
async fn take(browser: &Browser, name: &str, (queue, case): (&str, &str)) {
    browser.sign_in_as(name).await;
    assert_eq!(browser.path().await, "/desk");
    browser.press(&format!("main a[href*='/desk/queues/{queue}']")).await;
    browser.press(&format!("table tbody th a[href$='/{case}']")).await;
    // Nothing is opened without a reason.
    browser.press("form.look .actions button").await;
    assert!(browser.count("#reason-wrong").await > 0);
    browser.press("form[action$='/claim'] button").await;
    assert_eq!(browser.count("form[action$='/release']").await, 1, "it is in hand");
    browser.fill("reason", "Reading the papers of a case in hand").await;
    browser.press("form.look .actions button").await;
    assert_eq!(browser.count("#reason-wrong").await, 0);
    browser.press("form.look button[name='file']").await;
    assert_eq!(browser.count("figure.viewer img").await, 1, "the paper is beside its article");
}

/// Finds every item of the definition met, and approves.
async fn decide(browser: &Browser, step_slug: &str) {
    open(browser, step_slug).await;
    for item in browser
        .driver
        .find_all(fantoccini::Locator::Css(&format!(
            "#step-{step_slug} fieldset.items li label:first-of-type input"
        )))
        .await
        .unwrap()
    {
        item.click().await.unwrap();
    }
    browser
        .find(&format!("input[name='{step_slug}-verdict'][value='approve']"))
        .await
        .click()
        .await
        .unwrap();
    finish(browser, step_slug, "Read by the first.").await;
}

async fn step(browser: &Browser, step_slug: &str, words: &str) {
    open(browser, step_slug).await;
    finish(browser, step_slug, words).await;
}

async fn open(browser: &Browser, step_slug: &str) {
    if browser.count(&format!("#step-{step_slug}[open]")).await == 0 {
        browser.press_summary(&format!("#step-{step_slug} summary")).await;
    }
}

/// Writes what is to be said, looks at what would happen, and does it.
async fn finish(browser: &Browser, step_slug: &str, words: &str) {
    let area = format!("#step-{step_slug} textarea");
    if browser.count(&area).await > 0 {
        browser.type_into(&area, words).await;
    }
    browser.press(&format!("#step-{step_slug} .actions button")).await;
    browser.press(".actions button[accesskey='y']").await;
    assert_eq!(browser.count(".note[role='status']").await, 1, "{step_slug} is done");
}
