//! `people.csv`: who the members of a book are. What is personal leaves this file only sealed.

use crate::failure::{Failure, Faults, whole_file};
use crate::rows::open;
use crate::table::{Row, Table};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Expected, Fault, Rejection};
use pool::Book;
use service::people::PersonRecord;
use std::collections::HashSet;
use std::path::Path;
use store::Sex;
use vault::{normalise, read_resident_id};

const HEADINGS: &[&str] =
    &["member", "name", "document_kind", "document_number", "born", "sex", "phone", "address"];

/// The kind of document whose form is known.
const RESIDENT_ID: &str = "resident_id";

/// Reads the people of a book, by the numbers of the members.
pub fn read(path: &Path, book: &Book, now: Timestamp) -> Result<Vec<(u32, PersonRecord)>, Failure> {
    let name = path.display().to_string();
    let source = open(path).map_err(|rejection| whole_file(name.as_str(), rejection))?;
    let mut faults = Faults::default();
    let mut people = Vec::new();
    let today = now.to_zoned(TimeZone::UTC).date();
    if let Some(mut table) = Table::open(source, &name, HEADINGS, &mut faults) {
        let (mut members, mut documents) = (HashSet::new(), HashSet::new());
        while let Some(row) = table.next_row(&mut faults) {
            let member = faults.keep(member(&row, book, &mut members));
            let record = record(&row, today, &mut documents, &mut faults);
            people.extend(member.zip(record));
        }
    }
    faults.into_result()?;
    Ok(people)
}

/// The number of the row's member, who has no other row.
fn member(row: &Row<'_>, book: &Book, seen: &mut HashSet<u32>) -> Result<u32, Fault> {
    let number = book.ids().number(row.text("member")?);
    let number = number.ok_or_else(|| row.fault("member", Rejection::MemberUnknown))?;
    match seen.insert(number) {
        true => Ok(number),
        false => Err(row.fault("member", Rejection::MemberDuplicate)),
    }
}

fn record(
    row: &Row<'_>,
    today: Date,
    documents: &mut HashSet<(String, String)>,
    faults: &mut Faults,
) -> Option<PersonRecord> {
    let mut needed = |heading| {
        let text = faults.keep(row.text(heading))?.trim();
        let missing = || hidden(row.fault(heading, Rejection::PersonFieldMissing));
        faults.keep(if text.is_empty() { Err(missing()) } else { Ok(text.to_owned()) })
    };
    let name = needed("name");
    let document_kind = needed("document_kind");
    let document_number = needed("document_number");
    let born = faults.keep(row.date("born").map_err(hidden));
    let sex = faults.keep(sex(row));
    let phone = faults.keep(row.text("phone").map_err(hidden));
    let address = faults.keep(row.text("address").map_err(hidden));
    let (document_kind, document_number) = (document_kind?, document_number?);
    let fault = |rejection| hidden(row.fault("document_number", rejection));
    if document_kind == RESIDENT_ID {
        faults.keep(read_resident_id(&document_number, today).map(|_| ()).map_err(fault))?;
    }
    if !documents.insert((document_kind.clone(), normalise(&document_number).to_string())) {
        faults.add(fault(Rejection::DocumentTaken));
        return None;
    }
    Some(PersonRecord {
        name: name?,
        document_kind,
        document_number,
        born: born?,
        sex: sex?,
        phone: phone?.to_owned(),
        address: address?.to_owned(),
    })
}

fn sex(row: &Row<'_>) -> Result<Option<Sex>, Fault> {
    let words = "female, male".to_owned();
    let expected =
        Expected { chinese: format!("{words}，或空"), english: format!("{words} or nothing") };
    match row.text("sex")? {
        "" => Ok(None),
        text => Sex::from_slug(text).map(Some).ok_or_else(|| Fault {
            expected: Some(expected),
            ..hidden(row.fault("sex", Rejection::WordNotAllowed))
        }),
    }
}

/// A fault names its line and column; what stands there is personal and is not repeated.
fn hidden(fault: Fault) -> Fault {
    Fault { text: String::new(), ..fault }
}
