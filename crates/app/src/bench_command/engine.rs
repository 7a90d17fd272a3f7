//! The engine that is measured, and where its stores are.

use crate::failure::{Failure, whole_file};
use ledger::Rejection;
use local_postgres::{Durability, LocalPostgres};
use std::path::Path;
use store::StoreFailure;

/// The engine measured; PostgreSQL is a server started for the measurement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Engine {
    /// A file. 一个文件。
    #[default]
    Sqlite,
    /// A server of its own, durable as in production. 独立的服务器，与生产环境一样落盘。
    Postgres,
}

impl Engine {
    /// The name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// Where the measured store and the plain one beside it are.
pub struct Addresses {
    /// The store.
    pub kept: String,
    /// The plain way, in the same engine.
    pub plain: String,
    _server: Option<LocalPostgres>,
}

impl Addresses {
    /// Files in a folder, or databases of a server started here.
    pub fn of(engine: Engine, folder: &Path) -> Result<Addresses, Failure> {
        match engine {
            Engine::Sqlite => {
                let file = |name| folder.join(name).to_string_lossy().into_owned();
                let (kept, plain) = (file("bench.sqlite"), file("plain.sqlite"));
                Ok(Addresses { kept, plain, _server: None })
            }
            Engine::Postgres => {
                let server = LocalPostgres::start(Durability::On).map_err(unavailable)?;
                let database = |name| server.create_database(name).map_err(unavailable);
                let (kept, plain) = (database("kept")?, database("plain")?);
                Ok(Addresses { kept, plain, _server: Some(server) })
            }
        }
    }
}

/// What a server did not do, as the command line says it.
pub fn unavailable(text: String) -> Failure {
    refused(&StoreFailure::Unavailable(text))
}

/// What a store did not do, as the command line says it.
pub fn refused(failure: &StoreFailure) -> Failure {
    let rejection = match failure {
        StoreFailure::Rejected(rejection) => *rejection,
        StoreFailure::Collided | StoreFailure::Unavailable(_) => Rejection::OutputUnwritable,
    };
    let fault = whole_file("bench", rejection);
    Failure::from(ledger::Fault { text: failure.to_string(), ..fault })
}
