//! What the community's own pages say, held against the log.

use crate::Source;
use crate::books::{PoolBook, RoundRow};
use crate::entry::{Value, shown};
use crate::kinds::{Form, ROUND_COLUMNS};
use crate::report::{Failure, Findings, Place, Subject};
use crate::words::Words;
use money::{Amount, Currency};

/// The most bytes of a file of rounds.
const ROUNDS_BYTES_MAX: usize = 16 << 20;

/// Holds `rounds.csv` of a pool (SETTLEMENT §14) against its settled rounds, cell by cell.
pub fn compare(source: &dyn Source, pool: &PoolBook, findings: &mut Findings) {
    let path = format!("published/{}/rounds.csv", pool.number);
    let number = pool.number;
    let found = match source.read(&path) {
        Ok(Some(bytes)) if bytes.len() > ROUNDS_BYTES_MAX => {
            Words::new("文件太大", "the file is too large")
        }
        Ok(Some(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => return compare_text(&text, (&path, pool), findings),
            Err(_) => Words::new("不是 UTF-8 文字", "it is not text in UTF-8"),
        },
        Ok(None) => {
            let why = Words::new(
                format!("计划 {number} 没有公布 {path}"),
                format!("pool {number} has no {path}"),
            );
            return findings.not_checked(Subject::Published, why);
        }
        Err(why) => Words::new(format!("读不到：{why}"), format!("it cannot be read: {why}")),
    };
    let expected = Words::new("各期的表格", "a table of rounds");
    findings.failed(Subject::Published, Failure { place: Place::file(path), found, expected });
}

fn compare_text(text: &str, (path, pool): (&str, &PoolBook), findings: &mut Findings) {
    let fail = |part: Words, found: Words, expected: Words, findings: &mut Findings| {
        let place = Place::File { path: path.to_owned(), part };
        findings.failed(Subject::Published, Failure { place, found, expected });
    };
    let header = ROUND_COLUMNS.map(|(key, _)| key).join(",");
    let mut lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    let first = lines.next().unwrap_or_default();
    if first != header {
        let part = Words::new("首行", "the header");
        return fail(part, Words::same(shown(first)), Words::same(header), findings);
    }
    let mut rows = pool.rounds.iter();
    for (number, line) in (1u64..).zip(lines) {
        let place = |column: &str| {
            Words::new(format!("第 {number} 期，{column}"), format!("round {number}, {column}"))
        };
        let Some(row) = rows.next() else {
            let expected = Words::new("日志里有的各期", "no round that the log does not have");
            return fail(place("round"), Words::same(shown(line)), expected, findings);
        };
        let right = cells(row, pool.currency);
        let mut cells = line.split(',');
        for ((key, _), right) in ROUND_COLUMNS.iter().zip(&right) {
            let cell = cells.next().unwrap_or_default();
            if cell != right {
                let expected =
                    Words::new(format!("{right}，如日志所记"), format!("{right}, as the log says"));
                return fail(place(key), Words::same(shown(cell)), expected, findings);
            }
        }
        if let Some(more) = cells.next() {
            let expected = Words::new("没有别的列", "no further column");
            return fail(place("index"), Words::same(shown(more)), expected, findings);
        }
        findings.passed(Subject::Published);
    }
    if let Some(row) = rows.next() {
        let missing = cells(row, pool.currency).join(",");
        let part = Words::new("末尾", "the end");
        let found = Words::new("少了日志里的一期", "a round of the log is missing");
        fail(part, found, Words::same(missing), findings);
    }
}

/// The cells of a row as the file writes them: amounts in major units.
fn cells(row: &RoundRow, currency: Currency) -> Vec<String> {
    let cells = row.iter().zip(ROUND_COLUMNS).map(|(value, (_, form))| match (value, form) {
        (Value::Number(number), Form::Amount | Form::SignedAmount) => Amount::from_wide(*number)
            .map_or_else(|_| number.to_string(), |amount| amount.display(currency).to_string()),
        (Value::Number(number), _) => number.to_string(),
        (Value::Day(day), _) => day.to_string(),
        (Value::Text(text), _) => (*text).to_owned(),
        (Value::Hash(_), _) => String::new(),
    });
    cells.collect()
}
