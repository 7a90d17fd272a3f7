//! The text of an entry: a kind, then a line for each key.

use std::fmt::{Display, Write};
use store::PoolId;
use store::log::NewLogEntry;

/// What stands for what is not there.
const NOTHING: &str = "-";

/// An entry on its way, a line after the other.
pub(crate) struct EntryText {
    kind: &'static str,
    text: String,
}

impl EntryText {
    /// Begins an entry of a kind.
    pub fn of(kind: &'static str) -> EntryText {
        EntryText { kind, text: format!("tongzhou/1 {kind}\n") }
    }

    /// Adds a line. A value is one line without control characters, whoever wrote it.
    pub fn line(mut self, key: &str, value: impl Display) -> EntryText {
        let value = value.to_string();
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        let value = if value.is_empty() { NOTHING } else { &value };
        writeln!(self.text, "{key} {value}").expect("a text grows");
        self
    }

    /// Adds a line, which says where there is nothing.
    pub fn line_or_nothing(self, key: &str, value: Option<impl Display>) -> EntryText {
        match value {
            Some(value) => self.line(key, value),
            None => self.line(key, NOTHING),
        }
    }

    /// The entry, of a pool and about something.
    pub fn about(self, pool: PoolId, subject: impl Display) -> NewLogEntry {
        NewLogEntry {
            pool,
            kind: self.kind,
            subject: subject.to_string(),
            entry: self.text.into_bytes(),
            opening: None,
        }
    }
}

/// Bytes as an entry writes a hash.
pub(crate) fn hash_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
