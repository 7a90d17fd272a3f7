//! The fixture rulebooks are read without a fault.

use rules::{Rulebook, RulebookFiles};
use std::path::Path;

#[test]
fn fixture_rulebooks_have_no_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/harbour");
    for version in ["2019-01-01", "2020-06-01", "2021-01-01"] {
        let folder = folder.join(version);
        let text = |name| std::fs::read_to_string(folder.join(name)).unwrap();
        let read = Rulebook::read(&RulebookFiles {
            plan: "harbour".to_owned(),
            version: version.to_owned(),
            covenant_zh: text("covenant.zh.md"),
            covenant_en: text("covenant.en.md"),
            values: text("values.toml"),
            cases: text("cases.toml"),
        });
        let shown: Vec<String> = read
            .err()
            .into_iter()
            .flatten()
            .map(|fault| fault.display(ledger::Language::English).to_string())
            .collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }
}
