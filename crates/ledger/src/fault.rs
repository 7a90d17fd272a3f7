//! Where in a file a rejection arose.

use crate::{Language, Rejection};
use std::fmt;

/// The column of a table or the key of a settings file that holds the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole file or line.
    Whole,
    /// A column of a CSV file, by its heading.
    Column(String),
    /// A key of a TOML file, with dots.
    Key(String),
}

/// A rejection with the file, line, place and text it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file as the user named it.
    pub file: String,
    /// The line, counted from 1; `None` when the whole file is meant.
    pub line: Option<u64>,
    /// The column or key.
    pub place: Place,
    /// The offending text as it stands in the file; empty when something is missing.
    pub text: String,
    /// What is wrong.
    pub rejection: Rejection,
    /// What would be right here, where that depends on the place (a list of allowed words, the
    /// line of the first of two duplicates); otherwise the rejection's own remedy is shown.
    pub expected: Option<Expected>,
}

/// What would be right, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// In Chinese.
    pub chinese: String,
    /// In English.
    pub english: String,
}

impl Fault {
    /// The fault as one line in a language:
    /// `deposits.csv:17 [member]: "m9" — R302 no member has this id. Right: …`.
    pub fn display(&self, language: Language) -> impl fmt::Display + '_ {
        FaultText { fault: self, language }
    }
}

struct FaultText<'fault> {
    fault: &'fault Fault,
    language: Language,
}

impl fmt::Display for FaultText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FaultText { fault, language } = *self;
        write!(formatter, "{}", fault.file)?;
        if let Some(line) = fault.line {
            write!(formatter, ":{line}")?;
        }
        match &fault.place {
            Place::Whole => {}
            Place::Column(name) | Place::Key(name) => write!(formatter, " [{name}]")?,
        }
        write!(formatter, ": ")?;
        if !fault.text.is_empty() {
            write!(formatter, "{:?} — ", shortened(&fault.text))?;
        }
        let words = fault.rejection.words();
        let number = fault.rejection.number();
        let what = language.pick(words.chinese, words.english);
        let own_remedy = language.pick(words.remedy_chinese, words.remedy_english);
        let remedy = match &fault.expected {
            Some(expected) => language.pick(&expected.chinese, &expected.english),
            None => own_remedy,
        };
        match language {
            Language::Chinese => write!(formatter, "R{number} {what}。应为：{remedy}"),
            Language::English => write!(formatter, "R{number} {what}. Right: {remedy}"),
        }
    }
}

/// A text short enough for one line of a terminal: at most 60 characters.
fn shortened(text: &str) -> String {
    const SHOWN_MAX: usize = 60;
    if text.chars().count() <= SHOWN_MAX {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN_MAX).collect();
    short.push('…');
    short
}
