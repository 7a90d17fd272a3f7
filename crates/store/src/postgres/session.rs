//! A session on a PostgreSQL connection: what can be sent before an answer is, is.

use crate::failure::StoreFailure;
use crate::session::{Answer, Session, Sql};
use crate::value::{Row, Value};
use deadpool_postgres::Object;
use futures_util::future::try_join_all;
use std::error::Error;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type};

/// How many statements are on their way at a time.
const ON_THE_WAY_MAX: usize = 1_024;

/// A session that writes; its owner began the transaction. Rows it reads are locked as declared.
pub(super) struct Writing<'a>(pub &'a mut Object);

/// A session that sees one state of the database.
pub(crate) struct Reader(Option<Object>);

impl Reader {
    pub(super) async fn begin(connection: Object) -> Result<Reader, StoreFailure> {
        // A reader from here on: who is dropped while it begins ends what it began.
        let reader = Reader(Some(connection));
        if let Reader(Some(connection)) = &reader {
            connection.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        }
        Ok(reader)
    }
}

impl Drop for Reader {
    /// The connection goes back to the others once its transaction has ended.
    fn drop(&mut self) {
        let Some(connection) = self.0.take() else {
            return;
        };
        // One whose transaction cannot be ended is closed, not used again.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                if connection.batch_execute("ROLLBACK").await.is_err() {
                    drop(Object::take(connection));
                }
            })),
            Err(_) => drop(Object::take(connection)),
        }
    }
}

impl Session for Writing<'_> {
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>> {
        Box::pin(async move {
            match sql.lock {
                "" => rows(self.0, sql.postgres, parameters).await,
                lock => rows(self.0, &format!("{}{lock}", sql.postgres), parameters).await,
            }
        })
    }

    fn execute<'a>(&'a mut self, sql: &'static Sql, lists: &'a [Vec<Value>]) -> Answer<'a, u64> {
        Box::pin(execute(self.0, sql.postgres, lists))
    }
}

impl Session for Reader {
    fn rows<'a>(&'a mut self, sql: &'static Sql, parameters: &'a [Value]) -> Answer<'a, Vec<Row>> {
        let connection = self.0.as_ref().expect("it is there until the drop");
        Box::pin(rows(connection, sql.postgres, parameters))
    }

    fn execute<'a>(&'a mut self, _: &'static Sql, _: &'a [Vec<Value>]) -> Answer<'a, u64> {
        let refused = StoreFailure::Unavailable("a reader does not write".to_owned());
        Box::pin(std::future::ready(Err(refused)))
    }
}

async fn rows(
    connection: &Object,
    text: &str,
    parameters: &[Value],
) -> Result<Vec<Row>, StoreFailure> {
    let statement = connection.prepare_cached(text).await?;
    let selected = connection.query(&statement, &as_parameters(parameters)).await?;
    selected.iter().map(row).collect()
}

async fn execute(
    connection: &Object,
    text: &str,
    lists: &[Vec<Value>],
) -> Result<u64, StoreFailure> {
    let statement = connection.prepare_cached(text).await?;
    let mut changed = 0;
    for lists in lists.chunks(ON_THE_WAY_MAX) {
        let sent = lists.iter().map(|parameters| {
            let (statement, connection) = (&statement, connection);
            async move { connection.execute(statement, &as_parameters(parameters)).await }
        });
        changed += try_join_all(sent).await?.into_iter().sum::<u64>();
    }
    Ok(changed)
}

fn as_parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| -> &(dyn ToSql + Sync) { value }).collect()
}

/// A row in the values of every engine.
pub(super) fn row(selected: &tokio_postgres::Row) -> Result<Row, StoreFailure> {
    let columns = selected.columns().iter().enumerate();
    let values = columns.map(|(place, column)| {
        Ok(match *column.type_() {
            Type::INT8 => selected.try_get::<_, Option<i64>>(place)?.into(),
            Type::INT4 => selected.try_get::<_, Option<i32>>(place)?.map(i64::from).into(),
            Type::BOOL => selected.try_get::<_, Option<bool>>(place)?.into(),
            Type::TEXT => selected.try_get::<_, Option<String>>(place)?.into(),
            Type::BYTEA => selected.try_get::<_, Option<Vec<u8>>>(place)?.into(),
            Type::UUID => selected.try_get::<_, Option<uuid::Uuid>>(place)?.into(),
            Type::DATE => selected.try_get::<_, Option<jiff::civil::Date>>(place)?.into(),
            Type::TIMESTAMPTZ => selected.try_get::<_, Option<jiff::Timestamp>>(place)?.into(),
            _ => return Err(StoreFailure::unreadable(column.name())),
        })
    });
    Ok(Row(values.collect::<Result<_, StoreFailure>>()?))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(number) => number.to_sql(kind, out),
            Value::Boolean(yes) => yes.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.to_sql(kind, out),
            Value::Uuid(id) => id.to_sql(kind, out),
            Value::Date(date) => date.to_sql(kind, out),
            Value::Timestamp(at) => at.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        let kinds = [
            Type::INT8,
            Type::BOOL,
            Type::TEXT,
            Type::BYTEA,
            Type::UUID,
            Type::DATE,
            Type::TIMESTAMPTZ,
        ];
        kinds.contains(kind)
    }

    tokio_postgres::types::to_sql_checked!();
}
