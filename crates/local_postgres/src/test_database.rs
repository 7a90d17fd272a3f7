//! An empty database for one test, on the server of the whole test run or of this process.

use crate::server::{Durability, LocalPostgres, create_database, drop_database};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, process};

/// The variable with the connection string of the server that all tests share: `cargo xtask test`
/// sets it. Key=value pairs, without spaces in the values.
pub const TEST_SERVER_VARIABLE: &str = "TONGZHOU_TEST_POSTGRES";

/// A database that only its holder knows; it is removed when this is dropped.
pub struct TestDatabase {
    /// How clients reach it.
    pub url: String,
    name: String,
    server: String,
}

/// Makes an empty database. Without a shared server, the first call in a process starts one that
/// ends with the process. The hint, of a-z, 0-9 and _, begins the database's name.
pub fn test_database(name_hint: &str) -> Result<TestDatabase, String> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let server = server()?;
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("{name_hint}_{}_{number}", process::id());
    let url = create_database(&server, &name)?;
    Ok(TestDatabase { url, name, server })
}

/// A static value is never dropped, but its guardian notices that the process ends.
fn server() -> Result<String, String> {
    static OWN: OnceLock<Result<LocalPostgres, String>> = OnceLock::new();
    if let Ok(url) = env::var(TEST_SERVER_VARIABLE) {
        return Ok(url);
    }
    let own = OWN.get_or_init(|| LocalPostgres::start(Durability::Off));
    own.as_ref().map(LocalPostgres::url).map_err(Clone::clone)
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // At worst the database stays until its server goes.
        let _stays = drop_database(&self.server, &self.name);
    }
}
