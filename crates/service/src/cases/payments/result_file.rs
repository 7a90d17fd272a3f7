//! The bank's answer to a list, as a file: each line of the list once, paid or returned.

use casework::notice::check_public_words;
use csv::{ReaderBuilder, StringRecord};
use ledger::{Expected, Fault, Place, Rejection};
use money::{Amount, Currency};
use std::collections::BTreeMap;
use store::StoreFailure;
use store::payment::{LineOutcome, LineResult, PaymentLine};

/// The columns, in any order.
pub const RESULT_COLUMNS: [&str; 4] = ["line", "amount", "outcome", "reason"];

/// The longest reason of a bank, in characters.
const REASON_MAX: usize = 200;

/// The most faults that are listed.
const FAULTS_MAX: usize = 100;

/// A file as it was handed in.
#[derive(Clone, Copy)]
pub struct ResultFile<'a> {
    /// What people call it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Why a result was not written.
#[derive(Debug, PartialEq)]
pub enum ImportFailure {
    /// The file does not fit the list; nothing of it was written.
    Faults(Vec<Fault>),
    /// The community refused, or could not be reached.
    Store(StoreFailure),
}

impl From<StoreFailure> for ImportFailure {
    fn from(failure: StoreFailure) -> ImportFailure {
        ImportFailure::Store(failure)
    }
}

impl From<Rejection> for ImportFailure {
    fn from(rejection: Rejection) -> ImportFailure {
        ImportFailure::Store(rejection.into())
    }
}

/// Reads a file against the lines it answers.
///
/// # Errors
/// Every fault of it.
pub(super) fn read(
    file: ResultFile<'_>,
    lines: &[PaymentLine],
    currency: Currency,
) -> Result<Vec<LineResult>, Vec<Fault>> {
    let lines: BTreeMap<u32, Amount> =
        lines.iter().map(|line| (line.line, line.payment.amount)).collect();
    let mut rows = Rows { file, currency, lines, results: BTreeMap::new(), faults: Vec::new() };
    rows.read();
    match rows.faults.is_empty() {
        true => Ok(rows.results.into_values().collect()),
        false => Err(rows.faults),
    }
}

/// The rows of a file, and what is wrong with the others.
struct Rows<'a> {
    file: ResultFile<'a>,
    currency: Currency,
    lines: BTreeMap<u32, Amount>,
    results: BTreeMap<u32, LineResult>,
    faults: Vec<Fault>,
}

impl Rows<'_> {
    fn read(&mut self) {
        let mut reader = ReaderBuilder::new().from_reader(self.file.bytes);
        let Ok(headings) = reader.headers().cloned() else {
            return self.fault(Some(1), Place::Whole, "", Rejection::NotUtf8);
        };
        let Some(places) = self.places(&headings) else { return };
        let mut at = 1;
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let at = error.position().map(csv::Position::line);
                    let misshapen = !matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                    let why = if misshapen { Rejection::RowMisshapen } else { Rejection::NotUtf8 };
                    self.fault(at, Place::Whole, "", why);
                    continue;
                }
            };
            if self.faults.len() >= FAULTS_MAX {
                return;
            }
            at = record.position().map_or(at, csv::Position::line);
            let cells = places.map(|place| record.get(place).unwrap_or_default());
            if let Err((column, rejection)) = self.row(cells) {
                let place = Place::Column(RESULT_COLUMNS[column].to_owned());
                self.fault(Some(at), place, cells[column], rejection);
            }
        }
        self.all_are_there();
    }

    /// Where each of the columns stands.
    fn places(&mut self, headings: &StringRecord) -> Option<[usize; 4]> {
        let column = |name: &str| Place::Column(name.to_owned());
        for heading in headings.iter().filter(|one| !RESULT_COLUMNS.contains(one)) {
            self.fault(Some(1), column(heading), heading, Rejection::ColumnUnknown);
        }
        let found = RESULT_COLUMNS.map(|name| headings.iter().position(|one| one == name));
        for (name, place) in RESULT_COLUMNS.iter().zip(found) {
            if place.is_none() {
                self.fault(Some(1), column(name), "", Rejection::ColumnMissing);
            }
        }
        match found {
            [Some(line), Some(amount), Some(outcome), Some(reason)]
                if headings.len() == RESULT_COLUMNS.len() =>
            {
                Some([line, amount, outcome, reason])
            }
            _ => None,
        }
    }

    /// Takes a row; else says in which column it is wrong.
    fn row(
        &mut self,
        [line, amount, outcome, reason]: [&str; 4],
    ) -> Result<(), (usize, Rejection)> {
        let mismatch = Rejection::PaymentResultMismatch;
        let line: u32 = line.parse().map_err(|_| (0, Rejection::NotAWholeNumber))?;
        let of_list = *self.lines.get(&line).ok_or((0, mismatch))?;
        if self.results.contains_key(&line) {
            return Err((0, mismatch));
        }
        let amount = Amount::parse(amount, self.currency).map_err(|error| (1, error.into()))?;
        if amount != of_list {
            return Err((1, mismatch));
        }
        let outcome = match outcome {
            "paid" if reason.is_empty() => LineOutcome::Paid,
            "paid" => return Err((3, mismatch)),
            "returned" => LineOutcome::Returned(checked(reason).map_err(|why| (3, why))?),
            _ => return Err((2, Rejection::WordNotAllowed)),
        };
        self.results.insert(line, LineResult { line, amount, outcome });
        Ok(())
    }

    /// Names the lines that the file leaves out, unless it has other faults already.
    fn all_are_there(&mut self) {
        if !self.faults.is_empty() {
            return;
        }
        let left_out: Vec<u32> =
            self.lines.keys().copied().filter(|line| !self.results.contains_key(line)).collect();
        for line in left_out {
            let place = Place::Column(RESULT_COLUMNS[0].to_owned());
            self.fault(None, place, &line.to_string(), Rejection::PaymentResultMismatch);
            if let Some(fault) = self.faults.last_mut() {
                fault.expected = Some(Expected {
                    chinese: format!("清单的第 {line} 行也要有结果"),
                    english: format!("a result for line {line} of the list too"),
                });
            }
        }
    }

    fn fault(&mut self, line: Option<u64>, place: Place, text: &str, rejection: Rejection) {
        if self.faults.len() < FAULTS_MAX {
            let (file, text) = (self.file.name.to_owned(), text.to_owned());
            self.faults.push(Fault { file, line, place, text, rejection, expected: None });
        }
    }
}

/// The reason of a bank: it lies in the clear, so it may not hold what looks like a number of
/// somebody.
fn checked(reason: &str) -> Result<String, Rejection> {
    let reason = reason.trim();
    let fits = (1..=REASON_MAX).contains(&reason.chars().count());
    if !fits || reason.contains(char::is_control) {
        return Err(Rejection::DecisionReasonMissing);
    }
    check_public_words(reason)?;
    Ok(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{ResultFile, read};
    use ledger::{Place, Rejection};
    use money::{Amount, Currency};
    use store::payment::{LineOutcome, PaidTo, Payment, PaymentLine};
    use uuid::Uuid;

    fn lines() -> Vec<PaymentLine> {
        let line = |line, minor| PaymentLine {
            list: Uuid::nil(),
            line,
            payment: Payment {
                member: Uuid::nil(),
                case: "a".to_owned(),
                payout: Uuid::nil(),
                amount: Amount::from_minor(minor),
                to: PaidTo::Member,
            },
            outcome: None,
        };
        vec![line(1, 60_000), line(2, 5)]
    }

    fn faults(text: &str) -> Vec<(Option<u64>, String, Rejection)> {
        let file = ResultFile { name: "result.csv", bytes: text.as_bytes() };
        let faults = read(file, &lines(), Currency::CNY).err().unwrap_or_default();
        let place = |place| match place {
            Place::Whole => String::new(),
            Place::Column(name) | Place::Key(name) => name,
        };
        faults.into_iter().map(|one| (one.line, place(one.place), one.rejection)).collect()
    }

    #[test]
    fn a_whole_result_is_read_whatever_the_order() {
        let text = "reason,outcome,line,amount\n账号不存在,returned,2,0.05\n,paid,1,600.00\n";
        let file = ResultFile { name: "result.csv", bytes: text.as_bytes() };
        let results = read(file, &lines(), Currency::CNY).expect("no fault");
        assert_eq!(results[0].outcome, LineOutcome::Paid);
        assert_eq!(results[1].outcome, LineOutcome::Returned("账号不存在".to_owned()));
    }

    #[test]
    fn each_fault_is_named_with_its_line_and_column() {
        use Rejection::{
            ColumnMissing, ColumnUnknown, DecisionReasonMissing, NotAWholeNumber, NotAnAmount,
            NoticeTextPersonal, PaymentResultMismatch, RowMisshapen, WordNotAllowed,
        };
        let head = "line,amount,outcome,reason\n";
        let long = format!("1,600.00,returned,{}", "x".repeat(201));
        let table = [
            ("3,1.00,paid,", 2, "line", PaymentResultMismatch),
            ("one,600.00,paid,", 2, "line", NotAWholeNumber),
            ("-1,600.00,paid,", 2, "line", NotAWholeNumber),
            ("1,600.00,paid,\n1,600.00,paid,", 3, "line", PaymentResultMismatch),
            ("1,599.99,paid,", 2, "amount", PaymentResultMismatch),
            ("1,6e2,paid,", 2, "amount", NotAnAmount),
            ("1,-600.00,paid,", 2, "amount", PaymentResultMismatch),
            ("1,600.00,PAID,", 2, "outcome", WordNotAllowed),
            ("1,600.00,,", 2, "outcome", WordNotAllowed),
            ("1,600.00,returned,", 2, "reason", DecisionReasonMissing),
            ("1,600.00,returned, ", 2, "reason", DecisionReasonMissing),
            ("1,600.00,returned,\"a\nb\"", 2, "reason", DecisionReasonMissing),
            (&long, 2, "reason", DecisionReasonMissing),
            ("1,600.00,returned,no 6200 0000 0000", 2, "reason", NoticeTextPersonal),
            ("1,600.00,paid,thanks", 2, "reason", PaymentResultMismatch),
            ("1,600.00", 2, "", RowMisshapen),
        ];
        for (row, line, column, rejection) in table {
            let found = faults(&format!("{head}{row}\n"));
            assert_eq!(found, [(Some(line), column.to_owned(), rejection)], "{row}");
        }
        let left_out = faults(&format!("{head}1,600.00,paid,\n"));
        assert_eq!(left_out, [(None, "line".to_owned(), PaymentResultMismatch)]);
        let both = [(); 2].map(|()| (None, "line".to_owned(), PaymentResultMismatch));
        assert_eq!(faults(head), both);
        let named = |name: &str, why| (Some(1), name.to_owned(), why);
        let missing = ["line", "amount", "outcome", "reason"].map(|one| named(one, ColumnMissing));
        assert_eq!(faults(""), missing);
        let unknown = faults("line,amount,outcome,reason,holder\n");
        assert_eq!(unknown, [named("holder", ColumnUnknown)]);
    }
}
