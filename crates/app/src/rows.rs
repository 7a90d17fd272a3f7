//! CSV rows read one at a time, one row a line, no line longer than a limit.

use csv::{ByteRecord, ReaderBuilder};
use ledger::Rejection;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

/// The longest row: 1 MiB.
const ROW_SIZE_MAX: usize = 1 << 20;

/// The invisible bytes some programs put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Opens an ordinary file or a pipe. A pipe is read to its end: one that never ends is never
/// settled.
///
/// # Errors
/// [`Rejection::FileMissing`], or [`Rejection::FileUnreadable`] for a folder, for a file this user
/// may not read, and for a link to nowhere: a missing table is an empty one, a lost table is not.
pub fn open(path: &Path) -> Result<File, Rejection> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound if !path.is_symlink() => Rejection::FileMissing,
        _ => Rejection::FileUnreadable,
    })?;
    let metadata = file.metadata().map_err(|_| Rejection::FileUnreadable)?;
    if metadata.is_dir() { Err(Rejection::FileUnreadable) } else { Ok(file) }
}

/// Whether a text holds a character that shows nothing and changes what is shown: one that moves
/// the cursor could forge a statement, one that turns the direction of writing could reorder it,
/// and one of no width makes two ids look alike.
pub fn holds_invisible(text: &str) -> bool {
    text.contains(|character: char| {
        character.is_control()
            || matches!(
                character,
                '\u{61c}'
                    | '\u{200b}'
                    | '\u{200e}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{2069}'
                    | '\u{feff}'
            )
    })
}

/// Rows on their way out of a source.
///
/// A field may be quoted but does not run over the end of its line: so a forgotten quotation mark
/// spoils one row, not the rest of the file, and every fault names its own line.
pub struct Rows<R> {
    input: BufReader<R>,
    line_number: u64,
    line: Vec<u8>,
}

impl<R: Read> Rows<R> {
    /// The rows of a source.
    pub fn of(source: R) -> Rows<R> {
        let input = BufReader::with_capacity(ROW_SIZE_MAX, source);
        Rows { input, line_number: 0, line: Vec::new() }
    }

    /// The number of the line read last, counted from 1.
    pub fn line_number(&self) -> u64 {
        self.line_number
    }

    /// The line read last, without its end.
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// Reads the next row that is not an empty line; `false` after the last.
    ///
    /// # Errors
    /// Why the row cannot be read. After [`Rejection::RowMisshapen`] the next row can still be.
    pub fn read(&mut self, row: &mut ByteRecord) -> Result<bool, Rejection> {
        while self.read_line()? {
            if self.line.is_empty() {
                continue;
            }
            // Most rows have none, and then the commas alone say it all.
            let quotes = self.line.iter().filter(|byte| **byte == b'"').count();
            if quotes == 0 {
                row.clear();
                for field in self.line.split(|byte| *byte == b',') {
                    row.push_field(field);
                }
                return Ok(true);
            }
            // Without its partner a quotation mark would swallow the columns after it.
            if quotes % 2 == 1 {
                return Err(Rejection::RowMisshapen);
            }
            let mut reader = ReaderBuilder::new()
                .has_headers(false)
                .buffer_capacity(self.line.len())
                .from_reader(self.line.as_slice());
            let read = reader.read_byte_record(row);
            return read.map_err(|_| Rejection::RowMisshapen);
        }
        Ok(false)
    }

    /// Reads the next line without its end; `false` at the end of the file.
    fn read_line(&mut self) -> Result<bool, Rejection> {
        self.line.clear();
        self.line_number = self.line_number.saturating_add(1);
        let size_max = u64::try_from(ROW_SIZE_MAX).unwrap_or(u64::MAX).saturating_add(1);
        let mut limited = self.input.by_ref().take(size_max);
        let size =
            limited.read_until(b'\n', &mut self.line).map_err(|_| Rejection::FileUnreadable)?;
        if size > ROW_SIZE_MAX {
            return Err(Rejection::RowTooLong);
        }
        for end in [b'\n', b'\r'] {
            if self.line.last() == Some(&end) {
                self.line.pop();
            }
        }
        if self.line_number == 1 && self.line.starts_with(BYTE_ORDER_MARK) {
            self.line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(size > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::holds_invisible;

    #[test]
    fn what_shows_nothing_is_found_and_every_script_is_not() {
        for text in ["a\tb", "\u{1b}[2J", "m1\u{200b}", "\u{202e}1m", "\u{2066}m", "\u{feff}m"] {
            assert!(holds_invisible(text), "{text:?}");
        }
        for text in ["会员 一", "a,b\"c", "é", "👩\u{200d}👧", "می\u{200c}خواهم"] {
            assert!(!holds_invisible(text), "{text:?}");
        }
    }
}
