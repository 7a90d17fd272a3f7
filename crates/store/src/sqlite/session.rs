//! A session on a SQLite connection: every call is done when it returns.

use super::balances::{balance_secrets, member_balances};
use crate::balance_tree::{MemberBalance, MemberSecret, Standings};
use crate::failure::StoreFailure;
use crate::session::{Answer, Session, Sql};
use crate::value::{Row, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};
use std::future::ready;
use std::sync::{Arc, Mutex};

/// A session on a connection that somebody else owns, who began the transaction.
pub(super) struct Borrowed<'a>(pub &'a mut Connection);

/// A session that sees one state of the file; its connection goes back when it is dropped.
pub(crate) struct Reader {
    connection: Option<Connection>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Reader {
    pub(super) fn begin(
        connection: Connection,
        idle: Arc<Mutex<Vec<Connection>>>,
    ) -> Result<Reader, StoreFailure> {
        connection.execute_batch("BEGIN")?;
        Ok(Reader { connection: Some(connection), idle })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && connection.execute_batch("ROLLBACK").is_ok()
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(connection);
        }
    }
}

impl Session for Borrowed<'_> {
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>> {
        Box::pin(ready(rows(self.0, sql, parameters)))
    }

    fn execute<'a>(&'a mut self, sql: &'static Sql, lists: &'a [Vec<Value>]) -> Answer<'a, u64> {
        Box::pin(ready(execute(self.0, sql, lists)))
    }
}

impl Session for Reader {
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>> {
        let connection = self.connection.as_ref().expect("it is there until the drop");
        Box::pin(ready(rows(connection, sql, parameters)))
    }

    fn execute<'a>(&'a mut self, _: &'static Sql, _: &'a [Vec<Value>]) -> Answer<'a, u64> {
        let refused = StoreFailure::Unavailable("a reader does not write".to_owned());
        Box::pin(ready(Err(refused)))
    }

    fn member_balances<'a>(
        &'a mut self,
        standings: &'a Standings,
        behind: &'a [Value; 3],
    ) -> Answer<'a, Vec<MemberBalance>> {
        let connection = self.connection.as_ref().expect("it is there until the drop");
        Box::pin(ready(member_balances(connection, standings, behind)))
    }

    fn balance_secrets<'a>(&'a mut self, behind: &'a [Value; 3]) -> Answer<'a, Vec<MemberSecret>> {
        let connection = self.connection.as_ref().expect("it is there until the drop");
        Box::pin(ready(balance_secrets(connection, behind)))
    }
}

fn rows(
    connection: &Connection,
    sql: &Sql,
    parameters: &[Value],
) -> Result<Vec<Row>, StoreFailure> {
    let mut statement = connection.prepare_cached(sql.sqlite)?;
    bind(&mut statement, parameters)?;
    let columns = statement.column_count();
    let mut selected = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = selected.next()? {
        let mut values = Vec::with_capacity(columns);
        for column in 0..columns {
            values.push(value(row.get_ref(column)?)?);
        }
        rows.push(Row(values));
    }
    Ok(rows)
}

fn execute(connection: &Connection, sql: &Sql, lists: &[Vec<Value>]) -> Result<u64, StoreFailure> {
    let mut statement = connection.prepare_cached(sql.sqlite)?;
    let mut changed = 0;
    for parameters in lists {
        bind(&mut statement, parameters)?;
        changed += statement.raw_execute()?;
    }
    Ok(changed.try_into().expect("a count fits"))
}

pub(super) fn bind(statement: &mut Statement<'_>, parameters: &[Value]) -> rusqlite::Result<()> {
    for (place, value) in (1..).zip(parameters) {
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Integer(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Value::Boolean(yes) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*yes))),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Value::Date(date) => ToSqlOutput::from(date.to_string()),
            Value::Timestamp(at) => ToSqlOutput::from(at.as_microsecond()),
        })
    }
}

fn value(value: ValueRef<'_>) -> Result<Value, StoreFailure> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Text(_) => Value::Text(value.as_str().map_err(rusqlite::Error::from)?.to_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StoreFailure::unreadable("a floating point number")),
    })
}
