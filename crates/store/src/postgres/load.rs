//! Loading many members at once, by binary COPY.

use super::finish;
use super::session::Writing;
use crate::archive::Kind;
use crate::batch::PoolId;
use crate::failure::StoreFailure;
use crate::loaded::Loading;
use crate::loaded_cases::{LoadedCase, next_rows};
use crate::sql;
use crate::store::LoadedMember;
use crate::value::Value;
use deadpool_postgres::Object;
use std::pin::pin;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

const COPY: &str = "COPY member
    (pool_id, member_id, joined_on, shares_from, units, phase, credit, bound)
    FROM STDIN BINARY";

const COPY_SECRETS: &str = "COPY balance_secret (pool_id, member_id, secret) FROM STDIN BINARY";

/// How many members are copied at a time, with their secrets behind them.
const MEMBERS_AT_ONCE: usize = 65_536;

const SECRET_COLUMNS: [Type; 3] = [Type::INT8, Type::UUID, Type::BYTEA];

const COLUMNS: [Type; 8] = [
    Type::INT8,
    Type::UUID,
    Type::DATE,
    Type::DATE,
    Type::INT8,
    Type::TEXT,
    Type::INT8,
    Type::INT8,
];

/// Writes the members of a pool that has settled no round yet, in one transaction. The key and the
/// order of bounds are built once at the end: that is quicker than keeping them row by row.
pub(super) async fn load(
    mut connection: Object,
    pool: PoolId,
    members: &mut (dyn Iterator<Item = LoadedMember> + Send),
) -> Result<(), StoreFailure> {
    connection
        .batch_execute(
            "BEGIN;
             SET LOCAL maintenance_work_mem = '1GB';
             DROP INDEX member_by_bound;
             ALTER TABLE member DROP CONSTRAINT member_pkey",
        )
        .await?;
    let copied = copy(&mut connection, pool, members).await;
    let built = match copied {
        Ok(()) => {
            let key = "ALTER TABLE member ADD PRIMARY KEY (pool_id, member_id)";
            let both = format!("{key}; {}", sql::MEMBER_BY_BOUND.postgres);
            connection.batch_execute(&both).await.map_err(StoreFailure::from)
        }
        failed => failed,
    };
    finish(&connection, built).await?;
    // The index alone answers for rows that a vacuum has marked as seen by all.
    connection.batch_execute("VACUUM (FREEZE, ANALYZE) member").await?;
    Ok(())
}

/// Writes cases with their steps and papers, in one transaction.
pub(super) async fn load_cases(
    connection: Object,
    pool: PoolId,
    cases: &mut (dyn Iterator<Item = LoadedCase> + Send),
) -> Result<(), StoreFailure> {
    connection.batch_execute("BEGIN").await?;
    let copied = copy_cases(&connection, pool, cases).await;
    finish(&connection, copied).await?;
    let vacuum = "VACUUM (FREEZE, ANALYZE) case_file, case_step, case_evidence";
    connection.batch_execute(vacuum).await?;
    Ok(())
}

async fn copy_cases(
    connection: &Object,
    pool: PoolId,
    cases: &mut (dyn Iterator<Item = LoadedCase> + Send),
) -> Result<(), StoreFailure> {
    while let Some(tables) = next_rows(pool, cases) {
        for (table, rows) in tables {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let types: Vec<Type> =
                table.columns.iter().map(|column| type_of(column.kind)).collect();
            let (name, names) = (table.name, names.join(", "));
            let copy = format!("COPY {name} ({names}) FROM STDIN BINARY");
            let sink = connection.copy_in(&copy).await?;
            let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
            for row in &rows {
                let values = row.iter().map(|value| -> &(dyn ToSql + Sync) { value });
                writer.as_mut().write_raw(values).await?;
            }
            writer.finish().await?;
        }
    }
    Ok(())
}

fn type_of(kind: Kind) -> Type {
    match kind {
        Kind::Number => Type::INT8,
        Kind::Text => Type::TEXT,
        Kind::Date => Type::DATE,
        Kind::Id => Type::UUID,
        Kind::Bytes => Type::BYTEA,
        Kind::YesOrNo => Type::BOOL,
        Kind::Instant => Type::TIMESTAMPTZ,
    }
}

async fn copy(
    connection: &mut Object,
    pool: PoolId,
    members: &mut (dyn Iterator<Item = LoadedMember> + Send),
) -> Result<(), StoreFailure> {
    let mut loading = Loading::begin(&mut Writing(connection), pool).await?;
    loop {
        let (mut count, mut secrets) = (0, Vec::new());
        let sink = connection.copy_in(COPY).await?;
        let mut writer = pin!(BinaryCopyInWriter::new(sink, &COLUMNS));
        while count < MEMBERS_AT_ONCE
            && let Some(member) = members.next()
        {
            let row = loading.row(&member)?;
            let values = row.iter().map(|value| -> &(dyn ToSql + Sync) { value });
            writer.as_mut().write_raw(values).await?;
            secrets.extend(loading.secret(&member));
            count += 1;
        }
        writer.finish().await?;
        copy_secrets(connection, &secrets).await?;
        if count < MEMBERS_AT_ONCE {
            break;
        }
    }
    loading.end(&mut Writing(connection)).await
}

async fn copy_secrets(connection: &Object, secrets: &[Vec<Value>]) -> Result<(), StoreFailure> {
    if secrets.is_empty() {
        return Ok(());
    }
    let sink = connection.copy_in(COPY_SECRETS).await?;
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &SECRET_COLUMNS));
    for row in secrets {
        let values = row.iter().map(|value| -> &(dyn ToSql + Sync) { value });
        writer.as_mut().write_raw(values).await?;
    }
    writer.finish().await?;
    Ok(())
}
