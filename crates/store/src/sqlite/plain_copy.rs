//! The plain way to fill a file: the rows of another, each table with one prepared statement.

use super::connect_to_build;
use crate::failure::StoreFailure;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::path::Path;

/// The rows of a store's file, held in memory.
pub struct PlainCopy {
    schema: Vec<String>,
    tables: Vec<(String, Vec<Vec<Value>>)>,
}

impl PlainCopy {
    /// Reads every row of a file that nobody is writing.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn read(from: &Path) -> Result<PlainCopy, StoreFailure> {
        let connection = Connection::open(from)?;
        let texts = |sql: &str| -> rusqlite::Result<Vec<String>> {
            connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let schema = texts(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'refinery%'
             ORDER BY type DESC, name",
        )?;
        let names = texts(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'refinery%'
             AND name NOT LIKE 'sqlite%' ORDER BY name",
        )?;
        let mut tables = Vec::new();
        for name in names {
            let mut statement = connection.prepare(&format!("SELECT * FROM {name}"))?;
            let columns = statement.column_count();
            let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
            let rows = rows?.collect::<rusqlite::Result<_>>()?;
            tables.push((name, rows));
        }
        Ok(PlainCopy { schema, tables })
    }

    /// Writes all rows to a new file in one transaction; answers how many.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub fn write(&self, to: &Path) -> Result<u64, StoreFailure> {
        let connection = connect_to_build(to)?;
        connection.execute_batch("BEGIN")?;
        connection.execute_batch(&self.schema.join(";"))?;
        let mut written = 0;
        for (name, rows) in &self.tables {
            let Some(first) = rows.first() else { continue };
            let places = vec!["?"; first.len()].join(", ");
            let mut insert =
                connection.prepare(&format!("INSERT INTO {name} VALUES ({places})"))?;
            for row in rows {
                insert.execute(params_from_iter(row))?;
                written += 1;
            }
        }
        connection.execute_batch("COMMIT")?;
        Ok(written)
    }
}
