//! Tables of results as a test reads them: naively, and by none of the program's own code.

#![allow(dead_code, reason = "each test file that includes this uses its own part of it")]

use std::collections::BTreeMap;

/// The rows of a CSV table, each cell by its heading.
pub struct Cells {
    rows: Vec<BTreeMap<String, String>>,
}

impl Cells {
    /// Reads a table.
    pub fn of(bytes: &[u8]) -> Cells {
        let rows = csv::Reader::from_reader(bytes).into_deserialize().collect::<Result<_, _>>();
        Cells { rows: rows.expect("a well-formed table") }
    }

    /// The rows, in their order.
    pub fn rows(&self) -> &[BTreeMap<String, String>] {
        &self.rows
    }

    /// The sum of a column of amounts.
    pub fn sum(&self, column: &str) -> i128 {
        self.sum_where(column, |_| true)
    }

    /// The sum of a column of amounts over some rows.
    pub fn sum_where(
        &self,
        column: &str,
        counts: impl Fn(&BTreeMap<String, String>) -> bool,
    ) -> i128 {
        self.rows.iter().filter(|row| counts(row)).map(|row| fen(&row[column])).sum()
    }
}

/// An amount of CNY as a count of fen; nothing for an empty text.
pub fn fen(text: &str) -> i128 {
    if text.is_empty() {
        return 0;
    }
    let (yuan, fraction) = text.split_once('.').expect("a decimal point");
    assert_eq!(fraction.len(), 2, "{text} has two decimals");
    format!("{yuan}{fraction}").parse().expect("digits")
}
