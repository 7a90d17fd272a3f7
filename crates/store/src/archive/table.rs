//! A table as it is read out: rows come in the order of their primary key, the same on both
//! engines, a page at a time.

use super::every_table::TABLES;
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::session::{Session, Sql};
use crate::value::{FromValue, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::LazyLock;
use uuid::Uuid;

/// How many rows are read at a time.
const PAGE_ROWS: usize = 1_000;

/// The same for a table whose rows are texts of a megabyte.
const PAGE_ROWS_OF_TEXTS: usize = 16;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number; an amount in minor units.
    Number,
    /// A text.
    Text,
    /// A calendar date.
    Date,
    /// An id of 16 bytes.
    Id,
    /// Bytes.
    Bytes,
    /// Yes or no.
    YesOrNo,
    /// An instant.
    Instant,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// A table of the database, and how it is read out.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; those of the primary key come first.
    pub columns: Vec<Column>,
    key: usize,
    first: Sql,
    from: Sql,
    next: Sql,
    count: Sql,
}

/// The table of a name.
pub fn table(name: &str) -> &'static Table {
    tables().iter().find(|table| table.name == name).expect("a table that there is")
}

/// Every table, by name.
pub fn tables() -> &'static [Table] {
    // The statements live as long as the program: a session prepares each once.
    static ALL: LazyLock<Vec<Table>> =
        LazyLock::new(|| TABLES.iter().map(Table::declared).collect());
    &ALL
}

impl Table {
    fn declared(&(name, key, columns): &(&'static str, usize, &'static str)) -> Table {
        let columns: Vec<Column> = columns.split_whitespace().map(Column::declared).collect();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let select = format!("SELECT {} FROM {name}", names.join(", "));
        let last: Vec<String> = (1..=key).map(|number| format!("${number}")).collect();
        let statement = |begin: &dyn Fn(&str) -> (String, usize)| {
            let each = |by_bytes: &str| {
                let by = |column: &Column| match column.kind {
                    Kind::Text => format!("{}{by_bytes}", column.name),
                    _ => column.name.to_owned(),
                };
                let order: Vec<String> = columns[..key].iter().map(by).collect();
                let order = order.join(", ");
                let (begin, limit) = begin(&order);
                &*format!("{select}{begin} ORDER BY {order} LIMIT ${limit}").leak()
            };
            // PostgreSQL may be told to sort texts by a language; SQLite sorts their bytes.
            Sql::each(each(""), each(" COLLATE \"C\""))
        };
        let first = statement(&|_| (String::new(), 1));
        let from = statement(&|_| (format!(" WHERE {} >= $1", names[0]), 2));
        let next =
            statement(&|order| (format!(" WHERE ({order}) > ({})", last.join(", ")), key + 1));
        let count = Sql::both(format!("SELECT count(*) FROM {name}").leak());
        Table { name, first, from, next, count, key, columns }
    }

    /// Begins to read the rows.
    pub fn rows(&'static self) -> TableRows {
        TableRows { table: self, pool: None, last: None, ended: false }
    }

    /// Begins to read the rows of one pool, of a table whose key begins with the pool.
    pub fn rows_of_pool(&'static self, pool: PoolId) -> TableRows {
        assert!(self.columns[0].name == "pool_id", "{} is not kept by pool", self.name);
        TableRows { table: self, pool: Some(pool), last: None, ended: false }
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn count(&'static self, session: &mut dyn Session) -> Result<u64, StoreFailure> {
        let row = session.rows(&self.count, &[]).await?.pop();
        row.expect("a count is always one row").columns().read()
    }
}

impl Column {
    fn declared(text: &'static str) -> Column {
        let (name, kind) = text.split_once(':').expect("a column is declared as name:kind");
        let kind = match kind {
            "number" => Kind::Number,
            "text" => Kind::Text,
            "date" => Kind::Date,
            "id" => Kind::Id,
            "bytes" => Kind::Bytes,
            "yes" => Kind::YesOrNo,
            "instant" => Kind::Instant,
            other => unreachable!("{other} is no kind of column"),
        };
        Column { name, kind }
    }

    /// What an engine keeps, as the kind of the column says it.
    fn read(self, value: Value) -> Result<Value, StoreFailure> {
        if value == Value::Null {
            return Ok(Value::Null);
        }
        let read = match self.kind {
            Kind::Number => i64::from_value(value).map(Value::from),
            Kind::Text => String::from_value(value).map(Value::from),
            Kind::Date => Date::from_value(value).map(Value::from),
            Kind::Id => Uuid::from_value(value).map(Value::from),
            Kind::Bytes => Vec::from_value(value).map(Value::Bytes),
            Kind::YesOrNo => bool::from_value(value).map(Value::from),
            Kind::Instant => Timestamp::from_value(value).map(Value::from),
        };
        read.ok_or_else(|| StoreFailure::unreadable(self.name))
    }
}

/// The rows of a table, read a page at a time.
pub struct TableRows {
    table: &'static Table,
    pool: Option<PoolId>,
    last: Option<Vec<Value>>,
    ended: bool,
}

impl TableRows {
    /// The next rows; none after the last.
    ///
    /// # Errors
    /// [`StoreFailure::Unavailable`].
    pub async fn page(
        &mut self,
        session: &mut dyn Session,
    ) -> Result<Vec<Vec<Value>>, StoreFailure> {
        if self.ended {
            return Ok(Vec::new());
        }
        let limit = match self.table.name {
            "rulebook" => PAGE_ROWS_OF_TEXTS,
            _ => PAGE_ROWS,
        };
        let (statement, mut parameters) = match (self.last.take(), self.pool) {
            (Some(last), _) => (&self.table.next, last),
            (None, Some(pool)) => (&self.table.from, vec![pool.into()]),
            (None, None) => (&self.table.first, Vec::new()),
        };
        parameters.push(Value::Integer(limit.try_into().expect("a small number")));
        let rows = session.rows(statement, &parameters).await?;
        self.ended = rows.len() < limit;
        let mut page: Vec<Vec<Value>> = rows
            .into_iter()
            .map(|row| {
                let columns = self.table.columns.iter().zip(row.0);
                columns.map(|(column, value)| column.read(value)).collect()
            })
            .collect::<Result<_, _>>()?;
        if let Some(pool) = self.pool.map(Value::from) {
            page.retain(|row| row[0] == pool);
            self.ended |= page.len() < limit;
        }
        self.last = page.last().map(|row| row[..self.table.key].to_vec());
        Ok(page)
    }
}
