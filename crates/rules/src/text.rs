//! Words that exist in both languages.

use ledger::Language;

/// A text in Chinese and in English, neither of them empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BilingualText {
    /// In Chinese.
    pub chinese: String,
    /// In English.
    pub english: String,
}

impl BilingualText {
    /// The text of a language.
    pub fn pick(&self, language: Language) -> &str {
        language.pick(&self.chinese, &self.english)
    }
}
