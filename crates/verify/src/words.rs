//! What is told, in both languages.

use ledger::Language;

/// A text in Chinese and in English, with the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Chinese.
    pub chinese: String,
    /// In English.
    pub english: String,
}

impl Words {
    /// A text in both languages.
    pub fn new(chinese: impl Into<String>, english: impl Into<String>) -> Words {
        Words { chinese: chinese.into(), english: english.into() }
    }

    /// What reads the same in both languages: a number, a hash, a name.
    pub fn same(text: impl Into<String>) -> Words {
        let english = text.into();
        Words { chinese: english.clone(), english }
    }

    /// The text of one language.
    pub fn pick(&self, language: Language) -> &str {
        language.pick(&self.chinese, &self.english)
    }
}
