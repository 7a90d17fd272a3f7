//! A table as CSV: RFC 4180, with what `COPY … CSV` of PostgreSQL adds to tell nothing from an
//! empty text.
//!
//! Every text stands in quotation marks, so an empty text is `""` and an empty field is nothing.
//! Bytes are Base64, instants and dates ISO 8601, ids in their usual form, yes and no `t` and `f`.

use super::Reading;
use crate::failure::Failure;
use crate::manifest::HashedFolder;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeMap;
use std::io::{self, Write};
use store::Value;
use store::archive::{Table, tables};

/// Writes every table, a page of rows at a time; answers how many rows each has.
pub fn write(
    reading: &mut Reading<'_>,
    out: &HashedFolder,
) -> Result<BTreeMap<String, u64>, Failure> {
    let mut counts = BTreeMap::new();
    for table in tables() {
        let mut unread = None;
        let mut count = 0u64;
        let name = format!("tables/{}.csv", table.name);
        out.write(&name, |file| {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            writeln!(file, "{}", names.join(","))?;
            match write_rows(reading, table, file)? {
                Ok(rows) => count = rows,
                Err(failure) => unread = Some(failure),
            }
            Ok(())
        })?;
        if let Some(failure) = unread {
            return Err(failure);
        }
        counts.insert(table.name.to_owned(), count);
    }
    Ok(counts)
}

/// A failure to write is the outer one, a failure to read the inner.
fn write_rows(
    reading: &mut Reading<'_>,
    table: &'static Table,
    file: &mut dyn Write,
) -> io::Result<Result<u64, Failure>> {
    let mut rows = table.rows();
    let mut count = 0u64;
    loop {
        let page = match reading.read(async |session| rows.page(session).await) {
            Ok(page) if page.is_empty() => return Ok(Ok(count)),
            Ok(page) => page,
            Err(failure) => return Ok(Err(failure)),
        };
        for row in page {
            let fields: Vec<String> = row.iter().map(field).collect();
            writeln!(file, "{}", fields.join(","))?;
            count += 1;
        }
    }
}

fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(yes) => if *yes { "t" } else { "f" }.to_owned(),
        Value::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Value::Bytes(bytes) => BASE64_STANDARD.encode(bytes),
        Value::Uuid(id) => id.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Timestamp(at) => at.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::field;
    use store::Value;

    #[test]
    fn nothing_and_an_empty_text_are_told_apart() {
        let table = [
            (Value::Null, ""),
            (Value::Text(String::new()), "\"\""),
            (Value::Text("a \"b\",\nc".to_owned()), "\"a \"\"b\"\",\nc\""),
            (Value::Bytes(vec![0, 255]), "AP8="),
            (Value::Boolean(false), "f"),
            (Value::Integer(-3), "-3"),
            (Value::Timestamp(jiff::Timestamp::UNIX_EPOCH), "1970-01-01T00:00:00Z"),
        ];
        for (value, text) in table {
            assert_eq!(field(&value), text);
        }
    }
}
