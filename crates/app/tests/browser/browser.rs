//! A browser with a demonstration open in it.

use crate::demonstration::Demonstration;
use crate::driver::Driver;
use futures_util::FutureExt;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;
use std::time::Duration;
use thirtyfour::prelude::*;

/// How a reader's browser is set.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The language asked for.
    pub language: &'static str,
    /// Whether scripts run.
    pub scripts: Scripts,
    /// The width of the window.
    pub width: u32,
    /// Light or dark.
    pub scheme: &'static str,
}

/// Whether a browser runs scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// Somebody at home in English, on a tablet, with scripts.
pub const READER: Reader =
    Reader { language: "en", scripts: Scripts::On, width: 768, scheme: "light" };

/// The same in Chinese.
pub const CHINESE: Reader = Reader { language: "zh-CN", ..READER };

/// A browser window.
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    /// What is looked at.
    pub demonstration: Arc<Demonstration>,
    _process: Arc<Driver>,
}

/// Runs a story in a browser, and closes it whatever happens.
pub fn in_browser(reader: Reader, story: impl AsyncFnOnce(&Browser)) {
    in_browser_at(reader, Demonstration::shared(), story);
}

/// Runs a story in a browser at a demonstration of its own.
pub fn in_browser_at(
    reader: Reader,
    demonstration: Arc<Demonstration>,
    story: impl AsyncFnOnce(&Browser),
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let browser = Browser::open(reader, demonstration).await;
        let told = AssertUnwindSafe(story(&browser)).catch_unwind().await;
        // A browser is a process: it is closed after a story that failed, too.
        browser.driver.clone().quit().await.unwrap();
        if let Err(panic) = told {
            resume_unwind(panic);
        }
    });
}

impl Browser {
    async fn open(reader: Reader, demonstration: Arc<Demonstration>) -> Browser {
        // A client of HTTP wants to know who does its cryptography, though nothing here needs any.
        let _set_before = rustls::crypto::ring::default_provider().install_default();
        let process = Driver::shared();
        let mut capabilities = DesiredCapabilities::chrome();
        let fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
        for argument in fixed {
            capabilities.add_arg(argument).unwrap();
        }
        let scripts = if reader.scripts == Scripts::On { 1 } else { 2 };
        let preferences = json!({
            "intl.accept_languages": reader.language,
            "profile.managed_default_content_settings.javascript": scripts,
        });
        capabilities.add_experimental_option("prefs", preferences).unwrap();
        let logs = json!({ "browser": "ALL" });
        capabilities.set("goog:loggingPrefs", logs).unwrap();
        let driver = WebDriver::new(&process.address, capabilities).await.unwrap();
        driver.set_page_load_timeout(Duration::from_secs(60)).await.unwrap();
        let browser = Browser { driver, demonstration, _process: process };
        browser.set_window(reader.width, 900).await;
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": reader.scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]});
        browser.send("Emulation.setEmulatedMedia", media).await;
        browser
    }

    /// Sets the size of the page, in CSS pixels.
    pub async fn set_window(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
        });
        self.send("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn send(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.unwrap()
    }

    /// Opens a path of the demonstration.
    pub async fn open_path(&self, path: &str) {
        let address = format!("{}{path}", self.demonstration.address);
        self.driver.goto(&address).await.unwrap();
    }

    /// The path that is open, with its query.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap();
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", url.path())
    }

    /// Signs in with one press, as the demonstration offers.
    pub async fn sign_in_as(&self, name: &str) {
        self.open_path("/sign-in").await;
        self.press(&format!("button[value='{name}']")).await;
    }

    /// Presses something and waits until the page that follows is there.
    pub async fn press(&self, selector: &str) {
        let before = self.find("html").await;
        self.find(selector).await.click().await.unwrap();
        for _ in 0..400 {
            // The old page is gone, and the new one is there to its foot.
            if before.tag_name().await.is_err() && self.count("footer.bottom").await > 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no page followed {selector} on {}", self.path().await);
    }

    /// Types into a field, in place of what stands there.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("[name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What stands in a field.
    pub async fn value(&self, name: &str) -> String {
        let field = self.find(&format!("[name='{name}']")).await;
        field.prop("value").await.unwrap().unwrap_or_default()
    }

    /// The one thing a selector means; says on which page it is missing.
    pub async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(found) => found,
            Err(_) => panic!("{selector} on {}: {}", self.path().await, self.text().await),
        }
    }

    /// How many things a selector means.
    pub async fn count(&self, selector: &str) -> usize {
        self.driver.find_all(By::Css(selector)).await.unwrap().len()
    }

    /// The words on the page.
    pub async fn text(&self) -> String {
        self.driver.find(By::Css("body")).await.unwrap().text().await.unwrap()
    }

    /// Holds that these words are on the page.
    pub async fn shows(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{words:?} is missing on {}:\n{text}", self.path().await);
    }

    /// What the browser wrote to its console since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let logs = self.driver.get_log("browser").await.unwrap_or_default();
        logs.into_iter().map(|entry| entry.message).collect()
    }
}
