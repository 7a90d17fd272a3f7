//! Two treasurers enter a deposit: one proposes it, the other confirms it beside the books.

use super::BARE;
use crate::browser::in_browser;

#[test]
fn money_takes_two_people() {
    for reader in BARE {
        in_browser(reader, async |browser| {
            browser.sign_in_as("member@demo").await;
            browser.open_path("/me/1/top-up").await;
            let member = browser.find(".reference").await.text().await.unwrap();
            browser.sign_in_as("treasurer1@demo").await;
            browser.open_path("/desk/money/1").await;
            browser.press_summary("#deposit summary").await;
            browser.type_into("#deposit-member", &member).await;
            browser.set_date("#deposit-on", "2026-10-31").await;
            browser.type_into("#deposit-amount", "not money").await;
            browser.press("#deposit .actions button").await;
            assert!(browser.count("#deposit .wrong").await > 0, "said beside its field");
            browser.type_into("#deposit-amount", "12.34").await;
            browser.press("#deposit .actions button").await;
            browser.shows("12.34").await;
            browser.press(".actions button[accesskey='y']").await;
            let proposal = browser.path().await;
            let proposal = proposal.split('?').next().unwrap().to_owned();
            assert!(proposal.starts_with("/desk/proposals/"), "{proposal}");
            // Whoever proposed it is told that another has to look.
            assert_eq!(browser.count("form[action$='/confirmation']").await, 0);
            browser.sign_in_as("treasurer2@demo").await;
            browser.open_path(&proposal).await;
            browser.press("form[action$='/confirmation'] button").await;
            browser.press(".actions button[accesskey='y']").await;
            assert_eq!(browser.count("form[action$='/confirmation']").await, 0, "it is decided");
        });
    }
}
