//! A CSV file read row by row: columns by heading, every fault with its line and column.

use crate::failure::{Faults, whole_file};
use crate::rows::{Rows, holds_invisible};
use crate::{amount_text, date_text};
use csv::ByteRecord;
use jiff::civil::Date;
use ledger::{Expected, Fault, Place, Rejection};
use money::{Amount, Currency};
use std::io::Read;

/// A CSV file with known headings, in any order. A byte-order mark and Windows line ends are fine.
pub struct Table<R> {
    rows: Rows<R>,
    file: String,
    headings: &'static [&'static str],
    /// Where each heading's column stands in a row.
    columns: Vec<usize>,
    width: usize,
    record: ByteRecord,
}

/// One row of a table.
pub struct Row<'table> {
    file: &'table str,
    line: u64,
    headings: &'static [&'static str],
    columns: &'table [usize],
    record: &'table ByteRecord,
}

impl<R: Read> Table<R> {
    /// Reads the headings. `None`, with faults added, when they are not exactly the known ones.
    pub fn open(
        source: R,
        file: &str,
        headings: &'static [&'static str],
        faults: &mut Faults,
    ) -> Option<Table<R>> {
        let mut rows = Rows::of(source);
        let mut first = ByteRecord::new();
        if let Err(rejection) = rows.read(&mut first) {
            faults.add(unread(file, &rows, rejection));
            return None;
        }
        let line = rows.line_number();
        let before = faults.count();
        let found: Vec<_> = first.iter().map(String::from_utf8_lossy).collect();
        let at = |rejection, text: &str| Fault {
            place: Place::Column(text.to_owned()),
            text: text.to_owned(),
            expected: Some(all_headings(headings)),
            ..whole_line(file, line, rejection)
        };
        for (position, heading) in found.iter().enumerate() {
            if !headings.contains(&heading.as_ref()) {
                faults.add(at(Rejection::ColumnUnknown, heading));
            } else if found[..position].contains(heading) {
                faults.add(at(Rejection::ColumnRepeated, heading));
            }
        }
        let mut columns = Vec::with_capacity(headings.len());
        for heading in headings {
            match found.iter().position(|found| found == heading) {
                Some(position) => columns.push(position),
                None => faults.add(at(Rejection::ColumnMissing, heading)),
            }
        }
        let (file, width) = (file.to_owned(), found.len());
        let table = Table { rows, file, headings, columns, width, record: ByteRecord::new() };
        (faults.count() == before).then_some(table)
    }

    /// The next row of the right width; rows of another width are added to the faults.
    pub fn next_row(&mut self, faults: &mut Faults) -> Option<Row<'_>> {
        loop {
            let read = self.rows.read(&mut self.record);
            let line = self.rows.line_number();
            match read {
                Ok(true) => {}
                Ok(false) => return None,
                Err(rejection) => {
                    faults.add(unread(&self.file, &self.rows, rejection));
                    match rejection {
                        Rejection::RowMisshapen => continue,
                        _ => return None,
                    }
                }
            }
            if self.record.len() == self.width {
                let Table { file, headings, columns, record, .. } = self;
                return Some(Row { file, line, headings, columns, record });
            }
            let (found, width) = (self.record.len(), self.width);
            faults.add(Fault {
                expected: Some(Expected {
                    chinese: format!("{width} 列，这一行是 {found} 列"),
                    english: format!("{width} fields; this row has {found}"),
                }),
                ..unread(&self.file, &self.rows, Rejection::RowMisshapen)
            });
        }
    }
}

impl<'table> Row<'table> {
    /// The text of a column; empty means none. Invisible characters are refused: see
    /// [`holds_invisible`].
    pub fn text(&self, heading: &'static str) -> Result<&'table str, Fault> {
        let text = str::from_utf8(self.bytes(heading))
            .map_err(|_| self.fault(heading, Rejection::NotUtf8))?;
        if holds_invisible(text) {
            return Err(self.fault(heading, Rejection::FileInvisibleCharacter));
        }
        Ok(text)
    }

    /// A date that exists, written 2019-01-28.
    pub fn date(&self, heading: &'static str) -> Result<Date, Fault> {
        let date = date_text::read(self.bytes(heading));
        date.ok_or_else(|| self.fault(heading, Rejection::DateInvalid))
    }

    /// A date, or nothing where the column is empty.
    pub fn optional_date(&self, heading: &'static str) -> Result<Option<Date>, Fault> {
        if self.bytes(heading).is_empty() {
            return Ok(None);
        }
        self.date(heading).map(Some)
    }

    /// An amount of at least zero, in major units.
    pub fn amount(&self, heading: &'static str, currency: Currency) -> Result<Amount, Fault> {
        let amount = Amount::parse(self.text(heading)?, currency).map_err(|error| {
            let rejection = error.into();
            let expected = amount_text::expected(rejection, currency);
            Fault { expected, ..self.fault(heading, rejection) }
        })?;
        if amount.is_negative() {
            return Err(self.fault(heading, Rejection::AmountNegative));
        }
        Ok(amount)
    }

    /// A whole number from 1 to the largest of 32 bits.
    pub fn count(&self, heading: &'static str) -> Result<u32, Fault> {
        let text = self.text(heading)?;
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.fault(heading, Rejection::NotAWholeNumber));
        }
        let out_of_range = || Fault {
            expected: Some(Expected {
                chinese: "1 到 4294967295".to_owned(),
                english: "1 to 4294967295".to_owned(),
            }),
            ..self.fault(heading, Rejection::NumberOutOfRange)
        };
        text.parse().ok().filter(|count| *count > 0).ok_or_else(out_of_range)
    }

    /// A fault about one column of this row.
    pub fn fault(&self, heading: &'static str, rejection: Rejection) -> Fault {
        Fault {
            file: self.file.to_owned(),
            line: Some(self.line),
            place: Place::Column(heading.to_owned()),
            text: String::from_utf8_lossy(self.bytes(heading)).into_owned(),
            rejection,
            expected: None,
        }
    }

    fn bytes(&self, heading: &'static str) -> &'table [u8] {
        let position = self.headings.iter().position(|known| *known == heading);
        let position = position.expect("only known headings are asked for");
        self.record.get(self.columns[position]).unwrap_or_default()
    }
}

fn all_headings(headings: &[&str]) -> Expected {
    Expected {
        chinese: format!("第一行正好是这些列：{}", headings.join("、")),
        english: format!("exactly these headings in line 1: {}", headings.join(", ")),
    }
}

fn whole_line(file: &str, line: u64, rejection: Rejection) -> Fault {
    Fault { line: Some(line), ..whole_file(file, rejection) }
}

/// A fault about the line read last, which is no row.
fn unread<R: Read>(file: &str, rows: &Rows<R>, rejection: Rejection) -> Fault {
    let pairs = || Expected {
        chinese: "引号成对".to_owned(),
        english: "quotation marks in pairs".to_owned(),
    };
    Fault {
        text: String::from_utf8_lossy(rows.line()).into_owned(),
        expected: (rejection == Rejection::RowMisshapen).then(pairs),
        ..whole_line(file, rows.line_number(), rejection)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::failure::Faults;

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_are_fine() {
        let source = "\u{feff}round,member\r\n3,m1\r\n\r\n4,\"m,2\"\r\n";
        let mut faults = Faults::default();
        let mut table =
            Table::open(source.as_bytes(), "failures.csv", &["member", "round"], &mut faults)
                .unwrap();
        let mut rows = Vec::new();
        while let Some(row) = table.next_row(&mut faults) {
            rows.push((row.text("member").unwrap().to_owned(), row.count("round").unwrap()));
        }
        assert_eq!(rows, [("m1".to_owned(), 3), ("m,2".to_owned(), 4)]);
        assert_eq!(faults.count(), 0);
    }
}
