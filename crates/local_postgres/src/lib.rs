//! A throw-away PostgreSQL server in a folder of its own, for tests and benchmarks.
//!
//! It listens on a socket inside that folder and nowhere else, touches no other server of the
//! machine, and never outlives the process that started it, however that process ends.

mod guardian;
mod installation;
mod pgbench;
mod server;
mod test_database;

pub use installation::is_installed;
pub use pgbench::{BenchmarkRun, Length, pgbench};
pub use server::{Durability, LocalPostgres, create_database, drop_database, psql};
pub use test_database::{TEST_SERVER_VARIABLE, TestDatabase, test_database};
