//! Published rounds: the figures a platform made public, as a file holds them.

use crate::date_text;
use crate::rows::{Rows, holds_invisible, open};
use csv::ByteRecord;
use jiff::civil::Date;
use ledger::{Expected, Fault, Place, Rejection};
use money::{Amount, Currency};
use std::path::Path;

/// The most rounds one file may hold.
const ROWS_MAX: usize = 1_000_000;

/// More people than there are: a larger headcount or case count is a slip of the pen.
pub const PEOPLE_MAX: u64 = 10_000_000_000;

/// The headings, in the order of [`Column`].
const HEADINGS: [&str; 8] = [
    "period_date",
    "period_name",
    "members_sharing",
    "cases",
    "aid_total_cny",
    "fee_cny",
    "share_per_member_cny",
    "source_url",
];

#[derive(Clone, Copy)]
enum Column {
    Date,
    Name,
    Members,
    Cases,
    Aid,
    Fee,
    Share,
    Source,
}

impl Column {
    fn ordinal(self) -> usize {
        match self {
            Column::Date => 0,
            Column::Name => 1,
            Column::Members => 2,
            Column::Cases => 3,
            Column::Aid => 4,
            Column::Fee => 5,
            Column::Share => 6,
            Column::Source => 7,
        }
    }

    fn heading(self) -> &'static str {
        HEADINGS[self.ordinal()]
    }
}

/// One published round; `None` is a figure that was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRound {
    /// The line of the file it stands on.
    pub line: u64,
    /// The day the share was charged.
    pub date: Option<Date>,
    /// What the source says about the round, in its own words.
    pub name: String,
    /// How many members shared.
    pub members: Option<u64>,
    /// How many cases were carried.
    pub cases: Option<u64>,
    /// The aid of all cases.
    pub aid: Option<Amount>,
    /// The management fee.
    pub fee: Option<Amount>,
    /// What one member was charged.
    pub share: Option<Amount>,
    /// Where the figures stand.
    pub source: String,
}

/// Reads every round of a file, or every fault in it.
pub fn read(path: &Path) -> Result<Vec<PublishedRound>, Vec<Fault>> {
    let mut reading = Reading { file: path.display().to_string(), faults: Vec::new() };
    let rounds = reading.rounds(path);
    if reading.faults.is_empty() {
        return Ok(rounds);
    }
    Err(reading.faults)
}

/// The fault of a figure that is well formed but cannot be computed with.
pub fn fault_of_aid(path: &Path, round: &PublishedRound, rejection: Rejection) -> Fault {
    let aid = round.aid.unwrap_or_default();
    Fault {
        file: path.display().to_string(),
        line: Some(round.line),
        place: Place::Column(Column::Aid.heading().to_owned()),
        text: aid.display(Currency::CNY).to_string(),
        rejection,
        expected: None,
    }
}

struct Reading {
    file: String,
    faults: Vec<Fault>,
}

impl Reading {
    fn rounds(&mut self, path: &Path) -> Vec<PublishedRound> {
        let mut rounds = Vec::new();
        let mut rows = match open(path) {
            Ok(file) => Rows::of(file),
            Err(rejection) => {
                self.refuse_file(rejection);
                return rounds;
            }
        };
        let mut columns = None;
        let mut row = ByteRecord::new();
        let mut row_count: usize = 0;
        loop {
            let read = rows.read(&mut row);
            let line = rows.line_number();
            match read {
                Ok(true) => {}
                Ok(false) => break,
                Err(Rejection::RowMisshapen) if columns.is_some() => {
                    row_count = row_count.saturating_add(1);
                    self.refuse_with(line, Place::Whole, "\"", Rejection::RowMisshapen, paired());
                    continue;
                }
                Err(rejection) => {
                    self.refuse(Some(line), Place::Whole, "", rejection);
                    return rounds;
                }
            }
            let Some(columns) = columns else {
                columns = self.columns(&row, line);
                if columns.is_none() {
                    return rounds;
                }
                continue;
            };
            row_count = row_count.saturating_add(1);
            if row_count > ROWS_MAX {
                self.refuse(Some(line), Place::Whole, "", Rejection::PublishedRowsTooMany);
                return rounds;
            }
            rounds.extend(self.round(&row, line, &columns));
        }
        if row_count == 0 {
            self.refuse_file(Rejection::PublishedFileEmpty);
        }
        rounds
    }

    /// The field number of each column; `None` when a heading is missing, unknown or repeated.
    fn columns(&mut self, heading: &ByteRecord, line: u64) -> Option<[usize; 8]> {
        let mut places = [None; 8];
        let faults_before = self.faults.len();
        for (index, field) in heading.iter().enumerate() {
            let text = String::from_utf8_lossy(field);
            let known = HEADINGS.iter().position(|heading| *heading == text);
            let Some(ordinal) = known else {
                let rejection = match std::str::from_utf8(field) {
                    Ok(_) => Rejection::ColumnUnknown,
                    Err(_) => Rejection::NotUtf8,
                };
                let rest = expected_headings();
                self.refuse_with(line, Place::Whole, &text, rejection, rest);
                continue;
            };
            if places[ordinal].replace(index).is_some() {
                self.refuse(Some(line), Place::Whole, &text, Rejection::ColumnRepeated);
            }
        }
        for (place, name) in places.iter().zip(HEADINGS) {
            if place.is_none() {
                let place = Place::Column(name.to_owned());
                self.refuse(Some(line), place, "", Rejection::ColumnMissing);
            }
        }
        if self.faults.len() > faults_before {
            return None;
        }
        Some(places.map(|place| place.expect("a missing column was refused above")))
    }

    fn round(
        &mut self,
        row: &ByteRecord,
        line: u64,
        columns: &[usize; 8],
    ) -> Option<PublishedRound> {
        if row.len() != HEADINGS.len() {
            self.refuse_with(
                line,
                Place::Whole,
                &String::from_utf8_lossy(row.get(0).unwrap_or_default()),
                Rejection::RowMisshapen,
                Expected {
                    chinese: format!("{} 列；这一行有 {} 列", HEADINGS.len(), row.len()),
                    english: format!("{} fields; this row has {}", HEADINGS.len(), row.len()),
                },
            );
            return None;
        }
        let faults_before = self.faults.len();
        let mut row = Row { reading: self, row, line, columns };
        let round = PublishedRound {
            line,
            date: row.date(Column::Date),
            name: row.text(Column::Name).to_owned(),
            members: row.count(Column::Members, 1),
            cases: row.count(Column::Cases, 0),
            aid: row.amount(Column::Aid),
            fee: row.amount(Column::Fee),
            share: row.amount(Column::Share),
            source: row.text(Column::Source).to_owned(),
        };
        (self.faults.len() == faults_before).then_some(round)
    }

    fn refuse_file(&mut self, rejection: Rejection) {
        let expected = match rejection {
            Rejection::FileMissing => Some(Expected {
                chinese: "一个存在的公布数据文件，例如 data/xianghubao-rounds.csv".to_owned(),
                english: "a file of published rounds, such as data/xianghubao-rounds.csv"
                    .to_owned(),
            }),
            _ => None,
        };
        self.faults.push(Fault {
            file: self.file.clone(),
            line: None,
            place: Place::Whole,
            text: String::new(),
            rejection,
            expected,
        });
    }

    fn refuse(&mut self, line: Option<u64>, place: Place, text: &str, rejection: Rejection) {
        self.faults.push(Fault {
            file: self.file.clone(),
            line,
            place,
            text: beginning(text),
            rejection,
            expected: None,
        });
    }

    fn refuse_with(
        &mut self,
        line: u64,
        place: Place,
        text: &str,
        rejection: Rejection,
        expected: Expected,
    ) {
        self.refuse(Some(line), place, text, rejection);
        if let Some(fault) = self.faults.last_mut() {
            fault.expected = Some(expected);
        }
    }
}

/// One row being read: each reader answers the figure, or refuses it and answers `None`.
struct Row<'row> {
    reading: &'row mut Reading,
    row: &'row ByteRecord,
    line: u64,
    columns: &'row [usize; 8],
}

impl<'row> Row<'row> {
    fn text(&mut self, column: Column) -> &'row str {
        let field = self.row.get(self.columns[column.ordinal()]);
        let field = field.unwrap_or_default();
        let Ok(text) = std::str::from_utf8(field) else {
            let text = String::from_utf8_lossy(field);
            self.refuse::<&str>(column, &text, Rejection::NotUtf8);
            return "";
        };
        if holds_invisible(text) {
            self.refuse::<&str>(column, text, Rejection::FileInvisibleCharacter);
            return "";
        }
        text
    }

    fn date(&mut self, column: Column) -> Option<Date> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        date_text::read(text.as_bytes())
            .or_else(|| self.refuse(column, text, Rejection::DateInvalid))
    }

    fn count(&mut self, column: Column, least: u64) -> Option<u64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.refuse(column, text, Rejection::NotAWholeNumber);
        }
        let count: Option<u64> = text.parse().ok();
        if let Some(count) = count.filter(|count| (least..=PEOPLE_MAX).contains(count)) {
            return Some(count);
        }
        let place = Place::Column(column.heading().to_owned());
        let expected = Expected {
            chinese: format!("{least} 到 {PEOPLE_MAX}；未公布则留空"),
            english: format!("{least} to {PEOPLE_MAX}; empty when not published"),
        };
        let rejection = Rejection::NumberOutOfRange;
        self.reading.refuse_with(self.line, place, text, rejection, expected);
        None
    }

    fn amount(&mut self, column: Column) -> Option<Amount> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        match Amount::parse(text, Currency::CNY) {
            Ok(amount) if amount.is_negative() => {
                self.refuse(column, text, Rejection::AmountNegative)
            }
            Ok(amount) => Some(amount),
            Err(error) => self.refuse(column, text, error.into()),
        }
    }

    /// Always `None`: the figure that is not there.
    fn refuse<T>(&mut self, column: Column, text: &str, rejection: Rejection) -> Option<T> {
        let place = Place::Column(column.heading().to_owned());
        self.reading.refuse(Some(self.line), place, text, rejection);
        None
    }
}

fn paired() -> Expected {
    Expected {
        chinese: "每个引号在同一行里都有另一半".to_owned(),
        english: "each quotation mark with its partner on the same line".to_owned(),
    }
}

fn expected_headings() -> Expected {
    let headings = HEADINGS.join(", ");
    Expected { chinese: headings.clone(), english: headings }
}

/// As much of a text as a fault needs to keep.
fn beginning(text: &str) -> String {
    text.chars().take(100).collect()
}
