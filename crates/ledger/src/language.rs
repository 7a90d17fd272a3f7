//! The languages every message exists in.

/// A language of messages and pages; Chinese and English are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Picks the text of this language.
    pub fn pick<'text>(self, chinese: &'text str, english: &'text str) -> &'text str {
        match self {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}
