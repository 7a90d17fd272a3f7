//! A table for the terminal, aligned for Chinese and English alike.

use std::fmt;
use unicode_width::UnicodeWidthStr;

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words and dates.
    Left,
    /// Numbers.
    Right,
}

/// Rows under headings, two spaces apart.
pub struct TextTable {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl TextTable {
    /// A table with the given headings.
    pub fn new(headings: &[(&str, Align)]) -> TextTable {
        let texts = headings.iter().map(|(text, _)| (*text).to_owned()).collect();
        TextTable { aligns: headings.iter().map(|(_, align)| *align).collect(), rows: vec![texts] }
    }

    /// Adds a row of as many texts as there are headings.
    pub fn row<const COLUMNS: usize>(&mut self, texts: [String; COLUMNS]) {
        assert!(COLUMNS == self.aligns.len(), "a row has a text for each heading");
        self.rows.push(texts.into());
    }
}

impl fmt::Display for TextTable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width_of = |column: usize| self.rows.iter().map(|row| row[column].width()).max();
        let widths: Vec<usize> =
            (0..self.aligns.len()).map(|column| width_of(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((text, align), width) in row.iter().zip(&self.aligns).zip(&widths) {
                let padding = " ".repeat(width - text.width());
                if !line.is_empty() {
                    line.push_str("  ");
                }
                match align {
                    Align::Left => line.extend([text.as_str(), &padding]),
                    Align::Right => line.extend([&padding, text.as_str()]),
                }
            }
            writeln!(formatter, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
