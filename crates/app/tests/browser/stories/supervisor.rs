//! A supervisor looks at a plan, whether its rounds add up, and takes its tables along.

use super::BARE;
use crate::browser::in_browser;

#[test]
fn a_supervisor_sees_that_rounds_add_up() {
    for reader in BARE {
        in_browser(reader, async |browser| {
            browser.sign_in_as("supervisor@demo").await;
            assert_eq!(browser.path().await, "/oversight");
            browser.press("main a[href='/oversight/plans/1']").await;
            let adds_up = browser.count("main .columns section:first-of-type .badge.good").await;
            assert_eq!(adds_up, 1, "the books add up");
            browser.press("main a[href='/oversight/plans/1/rounds']").await;
            assert!(browser.count("tbody tr").await > 5);
            for page in ["cases", "custody", "unpaid-aid", "complaints", "errors", "thresholds"] {
                browser.open_path(&format!("/oversight/plans/1/{page}")).await;
                assert_eq!(browser.count("main h1").await, 1, "{page}");
            }
            // Nobody watches with the pen in hand: the desk's money is not theirs.
            browser.open_path("/desk/money/1").await;
            assert_eq!(browser.count("form[action*='/proposals']").await, 0);
        });
    }
}
