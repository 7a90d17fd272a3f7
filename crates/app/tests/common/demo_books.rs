//! The books of a demonstration, read from its database and settled again by the core.

use crate::book::{settle, text};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The database of a demonstration.
pub fn connection(folder: &Path) -> Connection {
    Connection::open(folder.join("community.sqlite")).expect("its database")
}

/// The rows a statement selects, each value as a text.
pub fn rows(connection: &Connection, sql: &str) -> Vec<Vec<String>> {
    let mut statement = connection.prepare(sql).expect("a sound statement");
    let columns = statement.column_count();
    let mut selected = statement.query([]).expect("rows");
    let mut rows = Vec::new();
    while let Some(row) = selected.next().expect("a row") {
        rows.push((0..columns).map(|column| shown(row.get_ref(column).expect("it"))).collect());
    }
    rows
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => text(bytes).to_owned(),
        ValueRef::Blob(bytes) => bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a string takes it");
            hex
        }),
    }
}

/// Looks whether the rounds of both plans through a day are those that the core makes of the same
/// members, deposits, cases and failures.
pub fn assert_rounds_of_the_core(connection: &Connection, place: &Path, through: &str) {
    for (pool, plan) in [(1, "ferry/2025-09-01"), (2, "harbour/2025-09-01")] {
        let book = place.join(format!("book-{pool}"));
        keep_book(connection, &book, (pool, plan), through);
        let out = place.join(format!("out-{pool}"));
        let settled = settle(&book, &out, &[]);
        assert!(settled.status.success(), "{}", text(&settled.stderr));
        let settled = fs::read_to_string(out.join("rounds.csv")).expect("the rounds");
        let settled: Vec<String> = settled.lines().skip(1).map(str::to_owned).collect();
        let columns = "round, cut, settle, payers, units, cases, aid, aid_paid, fee, carry_in,
            reversed, need, share, sponsor, overage, charged, shortfall, written_off, carry_out,
            share_index";
        let kept = format!("SELECT {columns} FROM round WHERE pool_id = {pool} ORDER BY round");
        let kept = rows(connection, &kept);
        let kept: Vec<String> = kept.iter().map(|row| as_csv(row)).collect();
        assert!(kept.len() >= 14, "{plan} has rounds");
        assert_eq!(kept, settled, "{plan}");
    }
}

/// Writes a pool as a book folder.
fn keep_book(connection: &Connection, folder: &Path, (pool, plan): (i64, &str), through: &str) {
    fs::create_dir(folder).expect("a new folder");
    let period = format!("from = 2025-09-01\nthrough = {through}");
    let plan = format!("rulebook = \"{plan}\"\n{period}\n");
    fs::write(folder.join("plan.toml"), plan).expect("written");
    let files = [
        (
            "members.csv",
            "member,joined_on,left_on,units",
            "SELECT lower(hex(member_id)), joined_on, left_on, units FROM member
             WHERE pool_id = ? ORDER BY joined_on, member_id",
        ),
        (
            "deposits.csv",
            "member,on,amount",
            "SELECT lower(hex(member_id)), paid_on, printf('%d.%02d', amount / 100, amount % 100)
             FROM deposit WHERE pool_id = ? ORDER BY paid_on, deposit_id",
        ),
        (
            "cases.csv",
            "case,member,approved_on,aid,withdrawn_on",
            "SELECT case_id, lower(hex(member_id)), approved_on,
             printf('%d.%02d', aid / 100, aid % 100), withdrawn_on
             FROM aid_case WHERE pool_id = ? ORDER BY approved_on, case_id",
        ),
        (
            "failures.csv",
            "member,round",
            "SELECT lower(hex(member_id)), round FROM failed_debit WHERE pool_id = ?",
        ),
    ];
    for (name, header, sql) in files {
        let rows = rows(connection, &sql.replace('?', &pool.to_string()));
        if !rows.is_empty() {
            let lines: String = rows.iter().map(|row| row.join(",") + "\n").collect();
            fs::write(folder.join(name), format!("{header}\n{lines}")).expect("written");
        }
    }
}

/// A row of the table of rounds as `rounds.csv` shows it: from the seventh column on amounts.
fn as_csv(row: &[String]) -> String {
    let shown = row.iter().enumerate().map(|(column, value)| match column {
        0..6 => value.clone(),
        _ => {
            let minor: i64 = value.parse().expect("an amount");
            let sign = if minor < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
        }
    });
    shown.collect::<Vec<_>>().join(",")
}
