//! The four texts of a rulebook folder.

/// The Chinese covenant.
pub const COVENANT_ZH: &str = "covenant.zh.md";
/// The English covenant.
pub const COVENANT_EN: &str = "covenant.en.md";
/// The values.
pub const VALUES: &str = "values.toml";
/// The worked cases.
pub const CASES: &str = "cases.toml";

/// The texts of one version of one plan, as they stand in the folder `<plan>/<version>/`.
#[derive(Clone, Debug)]
pub struct RulebookFiles {
    /// The plan: the name of the outer folder.
    pub plan: String,
    /// The version: the name of the inner folder, a date.
    pub version: String,
    /// `covenant.zh.md`.
    pub covenant_zh: String,
    /// `covenant.en.md`.
    pub covenant_en: String,
    /// `values.toml`.
    pub values: String,
    /// `cases.toml`.
    pub cases: String,
}

impl RulebookFiles {
    /// The names and texts in the canonical order of the version id.
    pub fn named_texts(&self) -> [(&'static str, &str); 4] {
        [
            (COVENANT_ZH, &self.covenant_zh),
            (COVENANT_EN, &self.covenant_en),
            (VALUES, &self.values),
            (CASES, &self.cases),
        ]
    }
}
