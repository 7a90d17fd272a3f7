//! A browser with a demonstration open in it.

use crate::demonstration::Demonstration;
use crate::driver::Driver;
use fantoccini::elements::Element;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

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
    pub driver: Client,
    /// Where what is looked at is served.
    address: RefCell<String>,
    _demonstration: Arc<Demonstration>,
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
        browser.driver.clone().close().await.unwrap();
        if let Err(panic) = told {
            resume_unwind(panic);
        }
    });
}

impl Browser {
    async fn open(reader: Reader, demonstration: Arc<Demonstration>) -> Browser {
        let process = Driver::shared();
        let fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
        let scripts = if reader.scripts == Scripts::On { 1 } else { 2 };
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": fixed,
                "prefs": {
                    "intl.accept_languages": reader.language,
                    "profile.managed_default_content_settings.javascript": scripts,
                },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().unwrap().clone());
        let driver = builder.connect(&process.address).await.unwrap();
        let patience = Some(Duration::from_secs(60));
        let timeouts = TimeoutConfiguration::new(patience, patience, Some(Duration::ZERO));
        driver.update_timeouts(timeouts).await.unwrap();
        let address = RefCell::new(demonstration.address.clone());
        let browser = Browser { driver, address, _demonstration: demonstration, _process: process };
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
        let body = json!({ "cmd": method, "params": parameters });
        let sent = Vendor { path: "goog/cdp/execute", body };
        self.driver.issue_cmd(sent).await.unwrap()
    }

    /// Opens a path of the demonstration.
    pub async fn open_path(&self, path: &str) {
        let address = format!("{}{path}", self.address.borrow());
        self.driver.goto(&address).await.unwrap();
    }

    /// Goes by the name of this machine from here on, and no longer by its number.
    pub fn go_by_name(&self) {
        let named = self.address.borrow().replace("127.0.0.1", "localhost");
        *self.address.borrow_mut() = named;
    }

    /// How far the page lies beyond the right edge of the window, where it does.
    pub async fn beyond_the_edge(&self) -> Option<String> {
        let beyond = "return document.documentElement.scrollWidth - window.innerWidth";
        let beyond = self.driver.execute(beyond, Vec::new()).await.unwrap().as_i64().unwrap();
        (beyond > 0).then(|| format!("{beyond} pixels too wide"))
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

    /// Types into the field of a selector, in place of what stands there.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Puts a date into a field, as its picker would; typing depends on the browser's language.
    pub async fn set_date(&self, selector: &str, date: &str) {
        let set = "document.querySelector(arguments[0]).value = arguments[1]";
        self.driver.execute(set, vec![json!(selector), json!(date)]).await.unwrap();
    }

    /// Chooses one of a few, by its place.
    pub async fn press_radio(&self, name: &str, place: usize) {
        let choices = format!("input[type='radio'][name='{name}']");
        let choices = self.driver.find_all(Locator::Css(&choices)).await.unwrap();
        choices[place].click().await.unwrap();
    }

    /// Chooses from a list.
    pub async fn choose(&self, name: &str, value: &str) {
        let choice = format!("select[name='{name}'] option[value='{value}']");
        self.find(&choice).await.click().await.unwrap();
    }

    /// The values of what a selector means.
    pub async fn values(&self, selector: &str) -> Vec<String> {
        let mut values = Vec::new();
        for found in self.driver.find_all(Locator::Css(selector)).await.unwrap() {
            values.push(found.prop("value").await.unwrap().unwrap_or_default());
        }
        values
    }

    /// Opens what a summary hides; no page follows.
    pub async fn press_summary(&self, selector: &str) {
        self.find(selector).await.click().await.unwrap();
    }

    /// What stands in a field.
    pub async fn value(&self, name: &str) -> String {
        let field = self.find(&format!("[name='{name}']")).await;
        field.prop("value").await.unwrap().unwrap_or_default()
    }

    /// The one thing a selector means; says on which page it is missing.
    pub async fn find(&self, selector: &str) -> Element {
        match self.driver.find(Locator::Css(selector)).await {
            Ok(found) => found,
            Err(_) => panic!("{selector} on {}: {}", self.path().await, self.text().await),
        }
    }

    /// How many things a selector means.
    pub async fn count(&self, selector: &str) -> usize {
        self.driver.find_all(Locator::Css(selector)).await.unwrap().len()
    }

    /// The words on the page.
    pub async fn text(&self) -> String {
        self.driver.find(Locator::Css("body")).await.unwrap().text().await.unwrap()
    }

    /// Holds that these words are on the page.
    pub async fn shows(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{words:?} is missing on {}:\n{text}", self.path().await);
    }

    /// What the browser wrote to its console since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let asked = Vendor { path: "se/log", body: json!({ "type": "browser" }) };
        let logs = self.driver.issue_cmd(asked).await.unwrap();
        let entries = logs.as_array().unwrap().iter();
        entries.map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }
}

/// A command of Chromium's driver that the standard does not have.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
