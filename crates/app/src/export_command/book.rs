//! The book of a pool: what `tongzhou settle` recomputes its rounds from.
//!
//! A book holds one way of sharing and ends before a round that is open, so its rounds are those
//! that were settled. Refunds, payouts and what came back of them change no round and stand in the
//! tables alone.

use super::{Reading, plan_text};
use crate::failure::Failure;
use crate::manifest::HashedFolder;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use rules::files::{CASES, COVENANT_EN, COVENANT_ZH, VALUES};
use rules::{Rulebook, RulebookFiles};
use std::io::{self, Write};
use store::archive::table;
use store::{FromValue, PoolId, PoolState, Session, StoreFailure, Value, reads};

/// How a file of the book is made of the columns of a table.
struct BookFile {
    name: &'static str,
    table: &'static str,
    headings: [&'static str; 5],
    /// The columns that the headings have in the table.
    columns: [&'static str; 5],
}

const FILES: [BookFile; 4] = [
    BookFile {
        name: "members.csv",
        table: "member",
        headings: ["member", "joined_on", "left_on", "units", ""],
        columns: ["member_id", "joined_on", "left_on", "units", ""],
    },
    BookFile {
        name: "deposits.csv",
        table: "deposit",
        headings: ["member", "on", "amount", "", ""],
        columns: ["member_id", "paid_on", "amount", "", ""],
    },
    BookFile {
        name: "cases.csv",
        table: "aid_case",
        headings: ["case", "member", "approved_on", "aid", "withdrawn_on"],
        columns: ["case_id", "member_id", "approved_on", "aid", "withdrawn_on"],
    },
    BookFile {
        name: "failures.csv",
        table: "failed_debit",
        headings: ["member", "round", "", "", ""],
        columns: ["member_id", "round", "", "", ""],
    },
];

/// Writes the book of a pool into a folder, or answers why there can be none.
pub fn write(
    reading: &mut Reading<'_>,
    out: &HashedFolder,
    pool: PoolId,
    folder: &str,
) -> Result<Result<(), Rejection>, Failure> {
    let dir = reading.dir;
    let plan = match reading.runtime.block_on(plan(&mut *reading.session, pool)) {
        Err(StoreFailure::Rejected(rejection)) => return Ok(Err(rejection)),
        plan => plan.map_err(|failure| crate::community_folder::refused(dir, &failure))?,
    };
    out.write(&format!("{folder}/plan.toml"), |file| file.write_all(plan.text.as_bytes()))?;
    if let Some(files) = &plan.rulebook {
        let texts = [
            (COVENANT_ZH, &files.covenant_zh),
            (COVENANT_EN, &files.covenant_en),
            (VALUES, &files.values),
            (CASES, &files.cases),
        ];
        for (name, text) in texts {
            let name = format!("{folder}/rulebooks/{}/{}/{name}", files.plan, files.version);
            out.write(&name, |file| file.write_all(text.as_bytes()))?;
        }
    }
    for one in &FILES {
        let mut unread = None;
        out.write(&format!("{folder}/{}", one.name), |file| {
            unread = write_rows(reading, one, (pool, plan.currency), file)?.err();
            Ok(())
        })?;
        if let Some(failure) = unread {
            return Err(failure);
        }
    }
    Ok(Ok(()))
}

struct Plan {
    text: String,
    rulebook: Option<RulebookFiles>,
    currency: Currency,
}

/// The plan of a pool, its period and its one way of sharing.
async fn plan(session: &mut dyn Session, pool: PoolId) -> Result<Plan, StoreFailure> {
    let state = reads::pool_state(session, pool).await?;
    let (from, through) = period(session, pool, &state).await?;
    let mut rulebook = None;
    for version in reads::versions(session, pool).await? {
        // A version that is announced shares nothing yet, but for the first, which opened the pool.
        if rulebook.is_some() && version.version > through {
            break;
        }
        let files = reads::rulebook_texts(session, pool, version.version_id).await?;
        let read = Rulebook::read(&files);
        // A stricter release may find a fault in what was once published.
        let read = read.map_err(|mut faults| {
            faults.pop().map_or(Rejection::RulebookUnknown, |fault| fault.rejection)
        })?;
        if *read.sharing() != state.sharing {
            return Err(Rejection::SharingChanged.into());
        }
        rulebook = Some((read.id(), files));
    }
    let currency = state.sharing.currency;
    Ok(match rulebook {
        Some((id, files)) => {
            let text = plan_text::of_rulebook(&id, from, through);
            Plan { text, rulebook: Some(files), currency }
        }
        None => {
            let text = plan_text::of_sharing(&state.sharing, from, through);
            Plan { text, rulebook: None, currency }
        }
    })
}

/// The days from the first on which a round may be cut to the last before a round that is open.
async fn period(
    session: &mut dyn Session,
    pool: PoolId,
    state: &PoolState,
) -> Result<(Date, Date), StoreFailure> {
    let rounds = state.rounds.first().zip(state.rounds.last());
    let (from, at) = match reads::schedule(session, pool).await {
        Ok(schedule) => (schedule.first_round_from, schedule.business_date),
        Err(StoreFailure::Rejected(why)) => {
            rounds.map(|(first, last)| (first.cut, last.cut)).ok_or(why)?
        }
        Err(failure) => return Err(failure),
    };
    let through = match state.open {
        Some((_, dates)) => dates.cut.yesterday().unwrap_or(at),
        None => at,
    };
    match through < from {
        true => Err(Rejection::PeriodBackwards.into()),
        false => Ok((from, through)),
    }
}

/// A failure to write is the outer one, a failure to read the inner.
fn write_rows(
    reading: &mut Reading<'_>,
    one: &BookFile,
    (pool, currency): (PoolId, Currency),
    file: &mut dyn Write,
) -> io::Result<Result<(), Failure>> {
    let table = table(one.table);
    let wanted = one.columns.iter().filter(|name| !name.is_empty());
    let places: Vec<usize> = wanted
        .filter_map(|name| table.columns.iter().position(|column| column.name == *name))
        .collect();
    let headings = one.headings.iter().filter(|name| !name.is_empty());
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(headings)?;
    let mut rows = table.rows_of_pool(pool);
    loop {
        let page = match reading.read(async |session| rows.page(session).await) {
            Ok(page) if page.is_empty() => break,
            Ok(page) => page,
            Err(failure) => return Ok(Err(failure)),
        };
        for row in page {
            let fields = places.iter().map(|place| {
                let money = matches!(table.columns[*place].name, "amount" | "aid");
                field(&row[*place], money.then_some(currency))
            });
            writer.write_record(fields)?;
        }
    }
    writer.flush()?;
    Ok(Ok(()))
}

/// A field of a book; an amount is in major units.
fn field(value: &Value, currency: Option<Currency>) -> String {
    match (value, currency) {
        (Value::Null, _) => String::new(),
        (Value::Integer(minor), Some(currency)) => {
            Amount::from_minor(*minor).display(currency).to_string()
        }
        (Value::Integer(number), None) => number.to_string(),
        (Value::Text(text), _) => text.clone(),
        (Value::Uuid(id), _) => id.to_string(),
        (Value::Date(date), _) => date.to_string(),
        (other, _) => String::from_value(other.clone()).unwrap_or_default(),
    }
}
