//! Loading many members at once: a community that moves here with balances and a history.

use super::session::Borrowed;
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::loaded::Loading;
use crate::loaded_cases::{LoadedCase, next_rows};
use crate::session::{Session, at_once};
use crate::sql;
use crate::store::LoadedMember;
use rusqlite::Connection;

/// How many rows are handed to the engine at a time.
const ROWS_AT_ONCE: usize = 1_024;

/// How many threads help to sort.
const SORTING_THREADS: u32 = 2;

/// Writes the members of a pool that has settled no round yet, in one transaction. The order of
/// bounds is built once at the end: that is many times quicker than keeping it row by row. A
/// rollback journal holds only the pages there were before, a write-ahead log would hold every row.
pub(super) fn load(
    connection: &mut Connection,
    pool: PoolId,
    members: &mut dyn Iterator<Item = LoadedMember>,
) -> Result<(), StoreFailure> {
    in_one_transaction(connection, |connection| {
        // The order of bounds is sorted by a thread of its own while rows are read.
        connection.pragma_update(None, "threads", SORTING_THREADS)?;
        connection.execute_batch("DROP INDEX member_by_bound")?;
        insert(connection, pool, members)?;
        Ok(connection.execute_batch(sql::MEMBER_BY_BOUND.sqlite)?)
    })
}

/// Writes cases with their steps and papers, in one transaction.
pub(super) fn load_cases(
    connection: &mut Connection,
    pool: PoolId,
    cases: &mut dyn Iterator<Item = LoadedCase>,
) -> Result<(), StoreFailure> {
    in_one_transaction(connection, |connection| {
        while let Some(tables) = next_rows(pool, cases) {
            for (table, rows) in tables {
                let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
                let places = vec!["?"; names.len()].join(", ");
                let (name, names) = (table.name, names.join(", "));
                let insert = format!("INSERT INTO {name} ({names}) VALUES ({places})");
                let mut statement = connection.prepare_cached(&insert)?;
                for row in &rows {
                    statement.execute(rusqlite::params_from_iter(row))?;
                }
            }
        }
        Ok(())
    })
}

fn in_one_transaction(
    connection: &mut Connection,
    write: impl FnOnce(&mut Connection) -> Result<(), StoreFailure>,
) -> Result<(), StoreFailure> {
    set_journal(connection, "delete")?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let written = write(connection);
    let loaded = written.and_then(|()| Ok(connection.execute_batch("COMMIT")?));
    if loaded.is_err() {
        connection.execute_batch("ROLLBACK")?;
    }
    set_journal(connection, "wal")?;
    loaded
}

/// Changes the journal, which needs the file to itself.
fn set_journal(connection: &Connection, mode: &str) -> Result<(), StoreFailure> {
    let set: String =
        connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    match set == mode {
        true => Ok(()),
        false => Err(StoreFailure::Unavailable("the file is open elsewhere".to_owned())),
    }
}

fn insert(
    connection: &mut Connection,
    pool: PoolId,
    members: &mut dyn Iterator<Item = LoadedMember>,
) -> Result<(), StoreFailure> {
    let mut session = Borrowed(connection);
    let mut loading = at_once(Loading::begin(&mut session, pool))?;
    let mut rows = Vec::with_capacity(ROWS_AT_ONCE);
    let mut secrets = Vec::with_capacity(ROWS_AT_ONCE);
    loop {
        rows.clear();
        secrets.clear();
        while rows.len() < ROWS_AT_ONCE
            && let Some(member) = members.next()
        {
            rows.push(loading.row(&member)?);
            secrets.extend(loading.secret(&member));
        }
        if rows.is_empty() {
            break;
        }
        at_once(session.execute(&sql::MEMBER_LOAD, &rows))?;
        at_once(session.execute(&sql::log::BALANCE_SECRET_LOAD, &secrets))?;
    }
    at_once(loading.end(&mut session))
}
