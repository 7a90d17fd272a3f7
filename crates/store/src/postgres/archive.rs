//! Reading a database out, and what the programs of PostgreSQL are told to find it.

use super::migrations;
use super::session::Reader;
use crate::archive::SchemaVersions;
use crate::failure::StoreFailure;
use crate::sql::archive as sql;
use deadpool_postgres::{Manager, Pool};
use ledger::Rejection;
use tokio_postgres::config::Host;
use tokio_postgres::{Client, Config, NoTls};

/// The optional step for the Citus extension.
const DISTRIBUTE: &str = include_str!("../../migrations/citus/distribute.sql");

/// The number of the last migration of this release.
pub(crate) fn release() -> u32 {
    let runner = migrations::migrations::runner();
    let last = runner.get_migrations().iter().map(|one| one.version()).max();
    last.and_then(|version| version.try_into().ok()).expect("migrations count from 1")
}

/// A session that sees one state of the database and can change nothing.
pub(crate) async fn reading(address: &str) -> Result<Reader, StoreFailure> {
    let manager = Manager::new(address.parse()?, NoTls);
    let pool = Pool::builder(manager).max_size(1).build();
    let pool = pool.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
    Reader::begin(pool.get().await?).await
}

/// Refuses a database of a newer release.
pub(super) async fn refuse_newer(client: &Client) -> Result<(), StoreFailure> {
    let there: i64 = client.query_one(sql::HISTORY_IS_THERE.postgres, &[]).await?.get(0);
    if there == 0 {
        return Ok(());
    }
    let found: i32 = client.query_one(sql::SCHEMA_VERSION.postgres, &[]).await?.get(0);
    let found = found.try_into().map_err(|_| StoreFailure::unreadable("the schema version"))?;
    Ok(crate::archive::refuse_newer(&SchemaVersions { found, release: release() })?)
}

/// An address as variables of `pg_dump` and `pg_restore`.
pub(crate) fn variables(address: &str) -> Result<Vec<(&'static str, String)>, StoreFailure> {
    let config: Config = address.parse()?;
    let mut variables = Vec::new();
    let host = config.get_hosts().first().map(|host| match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(folder) => folder.display().to_string(),
    });
    let password = config.get_password().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let port = config.get_ports().first().map(u16::to_string);
    let [user, database] =
        [config.get_user(), config.get_dbname()].map(|one| one.map(str::to_owned));
    let names = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"];
    for (name, value) in names.into_iter().zip([host, port, user, password, database]) {
        variables.extend(value.map(|value| (name, value)));
    }
    Ok(variables)
}

/// Runs the optional step, whole or not at all.
pub(crate) async fn distribute(address: &str) -> Result<(), StoreFailure> {
    let (client, connection) = address.parse::<Config>()?.connect(NoTls).await?;
    let driving = tokio::spawn(connection);
    let there = "SELECT count(*) FROM pg_proc WHERE proname = 'create_distributed_table'";
    let there: i64 = client.query_one(there, &[]).await?.get(0);
    if there == 0 {
        return Err(Rejection::CitusMissing.into());
    }
    client.batch_execute(&format!("BEGIN; {DISTRIBUTE}; COMMIT")).await?;
    drop(client);
    let _ = driving.await;
    Ok(())
}
