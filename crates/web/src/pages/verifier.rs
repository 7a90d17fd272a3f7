//! The page that checks proofs without a network: one file that people keep, and that has all it
//! needs in it.
//!
//! Its scripts are those with which pages check proofs. **Invariant: the file asks for nothing**:
//! its own policy lets it load nothing and run nothing but the one script that is in it. Pages of
//! ours allow no script in their text, so that served it can only be saved, not opened.

use super::assets;
use super::texts::Texts;
use askama::Template;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLES: [&str; 2] = ["style.css", "verifier.css"];

/// The scripts, each after those it builds on.
const SCRIPTS: [&str; 5] =
    ["proof_reading.js", "proof_entry.js", "proof.js", "proof_words.js", "verifier.js"];

#[derive(Template)]
#[template(path = "verifier.html")]
struct Verifier {
    policy: String,
    style: String,
    script: String,
    all: &'static [Texts],
}

static HTML: LazyLock<String> = LazyLock::new(|| {
    let style = joined(&STYLES);
    let script = format!("globalThis.tongzhouTexts = {};\n{}", words(), joined(&SCRIPTS));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        digest(&style),
        digest(&script)
    );
    let page = Verifier { policy, style, script, all: Texts::all() };
    page.render().expect("a template writes what is in memory")
});

/// The page, for a browser that has no network.
pub fn verifier_html() -> &'static str {
    &HTML
}

fn joined(names: &[&str]) -> String {
    names.iter().map(|name| assets::text(name)).collect()
}

/// The words of every language, as JSON that no browser takes for the end of a script.
fn words() -> String {
    let object = |patterns: Vec<(&'static str, String)>| {
        let pairs = patterns.into_iter().map(|(key, text)| (key.to_owned(), Value::String(text)));
        Value::Object(pairs.collect())
    };
    let mut all = Map::new();
    for texts in Texts::all() {
        let page = object(texts.patterns_of_word("check-offline"));
        let proof = object(texts.patterns_of_word("check-proof"));
        all.insert(texts.tag.clone(), json!({ "page": page, "proof": proof }));
    }
    Value::Object(all).to_string().replace('<', "\\u003c")
}

/// How a policy names a text that may stand in the page.
fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{digest, verifier_html};
    use crate::pages::texts::Texts;

    fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
        text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).unwrap().0
    }

    #[test]
    fn the_page_has_all_it_needs_and_asks_for_nothing() {
        let html = verifier_html();
        for reaching in [" src=", "href=", "url(", "@import", "fetch(", "import(", "://"] {
            assert!(!html.contains(reaching), "{reaching}");
        }
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("</script").count(), 1);
        assert_eq!(html.matches("</style").count(), 1);
        assert!(!html.contains('⟦'));
    }

    #[test]
    fn its_policy_lets_run_what_is_in_it_and_no_more() {
        let html = verifier_html().replace("&#39;", "'");
        let script = between(&html, "<script>", "</script>");
        let style = between(&html, "<style>", "</style>");
        let policy = between(&html, "Content-Security-Policy\" content=\"", "\"");
        // What stands in the text was not changed by the replacement above.
        let page = verifier_html();
        assert_eq!(script, between(page, "<script>", "</script>"));
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(policy.contains(&format!("script-src '{}';", digest(script))));
        assert!(policy.contains(&format!("style-src '{}';", digest(style))));
    }

    #[test]
    fn scripts_fill_every_pattern_of_theirs() {
        for texts in Texts::all() {
            for word in ["check-proof", "check-offline"] {
                let patterns = texts.patterns_of_word(word);
                assert!(patterns.len() > 10);
                for (key, text) in patterns {
                    assert!(!text.contains(['$', '>']), "{word}-{key}");
                    let names = text.split('{').skip(1).map(|rest| rest.split('}').next());
                    let plain =
                        |name: &str| name.bytes().all(|b| b == b'_' || b.is_ascii_lowercase());
                    assert!(names.flatten().all(plain), "{word}-{key}");
                }
            }
        }
    }
}
