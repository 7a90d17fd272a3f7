//! A TOML text whose every part knows its line, and the faults found in it.

use jiff::civil::Date;
use ledger::{Expected, Fault, Place, Rejection};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the text.
pub(crate) type Node<'text> = Spanned<DeValue<'text>>;

/// The faults of one file, in the order they were found.
#[derive(Debug)]
pub(crate) struct FaultList<'text> {
    file: String,
    text: &'text str,
    /// The faults so far.
    pub(crate) faults: Vec<Fault>,
    /// Lines with a date that does not exist: what else is said of them is its consequence.
    told_lines: Vec<u64>,
    /// How many faults there were, those of told lines included.
    pub(crate) found: usize,
}

impl<'text> FaultList<'text> {
    /// No faults yet, in a file of this name and text.
    pub(crate) fn new(file: String, text: &'text str) -> FaultList<'text> {
        FaultList { file, text, faults: Vec::new(), told_lines: Vec::new(), found: 0 }
    }

    /// The line of a byte of the text, counted from 1.
    pub(crate) fn line(&self, offset: usize) -> u64 {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let ends = before.iter().filter(|byte| **byte == b'\n').count();
        u64::try_from(ends).expect("a text has fewer lines than 64 bits count") + 1
    }

    /// Notes a fault about a part of the text.
    pub(crate) fn add(&mut self, span: Range<usize>, key: &str, rejection: Rejection) {
        self.add_expecting(span, key, rejection, None);
    }

    /// Notes a fault about a part of the text, saying what would be right here.
    pub(crate) fn add_expecting(
        &mut self,
        span: Range<usize>,
        key: &str,
        rejection: Rejection,
        expected: Option<Expected>,
    ) {
        let line = self.line(span.start);
        let text = self.text.get(span).unwrap_or_default();
        let text = text.lines().next().unwrap_or_default().to_owned();
        self.add_at(Some(line), key, text, (rejection, expected));
    }

    /// Notes that something is missing at a line, or in the whole file.
    pub(crate) fn add_missing(&mut self, line: Option<u64>, key: &str, rejection: Rejection) {
        self.add_at(line, key, String::new(), (rejection, None));
    }

    /// Notes a fault with its text given.
    pub(crate) fn add_at(
        &mut self,
        line: Option<u64>,
        key: &str,
        text: String,
        (rejection, expected): (Rejection, Option<Expected>),
    ) {
        self.found += 1;
        if line.is_some_and(|line| self.told_lines.contains(&line)) {
            return;
        }
        let place = if key.is_empty() { Place::Whole } else { Place::Key(key.to_owned()) };
        self.faults.push(Fault { file: self.file.clone(), line, place, text, rejection, expected });
    }

    /// The table of the text; `None`, with every fault noted, when it is not TOML. A date that does
    /// not exist is a fault of its line only.
    pub(crate) fn parse(&mut self) -> Option<DeTable<'text>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        if errors.is_empty() {
            return Some(table.into_inner());
        }
        let mut is_toml = true;
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let start = self.line_start(span.start);
            let line = self.text[start..].lines().next().unwrap_or_default();
            let key = line.split('=').next().unwrap_or_default().trim().to_owned();
            let at = self.line(span.start);
            if let Some(date) = date_in(line) {
                self.add_at(Some(at), &key, date, (Rejection::DateInvalid, None));
                self.told_lines.push(at);
                continue;
            }
            is_toml = false;
            let expected = Expected {
                chinese: format!("形如 键 = 值 的行（解析器：{}）", error.message()),
                english: format!("lines of the form key = value ({})", error.message()),
            };
            let fault = (Rejection::TomlMalformed, Some(expected));
            self.add_at(Some(at), "", line.trim().to_owned(), fault);
        }
        is_toml.then(|| table.into_inner())
    }

    fn line_start(&self, offset: usize) -> usize {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text[..end].rfind('\n').map_or(0, |at| at + 1)
    }
}

/// The first thing in a line that is written as a date and is none.
fn date_in(line: &str) -> Option<String> {
    let is_date_byte = |character: char| character.is_ascii_digit() || character == '-';
    line.split(|character| !is_date_byte(character))
        .find(|part| {
            let shape = part.len() == 10
                && part.bytes().enumerate().all(|(at, byte)| match at {
                    4 | 7 => byte == b'-',
                    _ => byte.is_ascii_digit(),
                });
            shape && part.parse::<Date>().is_err()
        })
        .map(str::to_owned)
}

/// A member of a table; `None` when there is none, or no table.
pub(crate) fn member<'node, 'text>(
    node: &'node Node<'text>,
    name: &str,
) -> Option<&'node Node<'text>> {
    node.get_ref().as_table()?.get(name)
}

/// What would be right, where it reads the same in both languages.
pub(crate) fn expected_same(text: &str) -> Option<Expected> {
    Some(Expected { chinese: text.to_owned(), english: text.to_owned() })
}
