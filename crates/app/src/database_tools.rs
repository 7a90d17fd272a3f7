//! The programs of PostgreSQL that write a database into a file and read it back.

use crate::failure::{Failure, whole_file};
use ledger::{Fault, Rejection};
use std::path::Path;
use std::process::{Command, Stdio};

/// Writes the database at an address, as a session of this name sees it, into a file.
pub fn dump(variables: &[(&str, String)], snapshot: &str, to: &Path) -> Result<(), Failure> {
    let mut command = tool("pg_dump", variables);
    command.args(["--format=custom", "--no-owner", "--no-privileges"]);
    command.arg(format!("--snapshot={snapshot}")).arg("--file").arg(to);
    finished(command)
}

/// Reads a file back into an empty database, whole or not at all.
pub fn restore(variables: &[(&str, String)], from: &Path) -> Result<(), Failure> {
    let database = variables.iter().find(|(name, _)| *name == "PGDATABASE");
    let database = database.map(|(_, value)| value.as_str()).unwrap_or_default();
    let mut command = tool("pg_restore", variables);
    command.args(["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]);
    command.arg(format!("--dbname={database}")).arg(from);
    finished(command)
}

fn tool(name: &str, variables: &[(&str, String)]) -> Command {
    let mut command = Command::new(name);
    command.arg("--no-password").stdin(Stdio::null());
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    command
}

/// What a program complains of names tables and files, and nobody.
fn finished(mut command: Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let missing = |text: String| {
        Failure::from(Fault { text, ..whole_file(name.as_str(), Rejection::DatabaseToolMissing) })
    };
    let output = command.output().map_err(|error| missing(error.to_string()))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(missing(String::from_utf8_lossy(&output.stderr).trim_end().to_owned())),
    }
}
