//! One server: made, started, killed, started again, thrown away.

use crate::guardian::{Ending, Guardian};
use crate::installation::{Owner, client, forget_settings, programs, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The port that names the socket; nothing listens on the network.
const PORT: &str = "5432";

/// A socket's address ends with a zero byte inside 108 bytes.
const LONGEST_SOCKET_PATH: usize = 107;

/// Room for all test programs at once, each with a pool of connections.
const SETTINGS: [&str; 6] = [
    "listen_addresses=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "log_destination=stderr",
];

/// As a careful operator would set it, with memory and log for millions of rows.
const DURABLE: [&str; 3] = ["shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min"];

/// Nothing reaches the disk before it must, and no standby is fed.
const VOLATILE: [&str; 6] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "shared_buffers=128MB",
];

/// Whether what the server acknowledged is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// No: for tests of what statements do, where the machine does not fail.
    Off,
    /// Yes, as in operation: for benchmarks and for tests that kill the server.
    On,
}

/// A server of our own. It ends, and its folder is removed, when this is dropped or when the
/// process that holds it ends in any way.
pub struct LocalPostgres {
    folder: TempDir,
    owner: Owner,
    durability: Durability,
    running: Option<Guardian>,
}

impl LocalPostgres {
    /// Makes a new server in a temporary folder and waits until it accepts connections. The
    /// error says what is missing, or what the server printed.
    pub fn start(durability: Durability) -> Result<LocalPostgres, String> {
        let folder = new_folder()?;
        let owner = Owner::find()?;
        owner.give(folder.path())?;
        let mut server = LocalPostgres { folder, owner, durability, running: None };
        server.initialise()?;
        server.restart()?;
        Ok(server)
    }

    /// How clients reach its first database, as key=value pairs that `psql`, `pgbench` and
    /// `tokio-postgres` read.
    pub fn url(&self) -> String {
        let folder = self.folder.path().display();
        format!("host={folder} port={PORT} user=postgres dbname=postgres")
    }

    /// Makes an empty database and gives its connection string.
    pub fn create_database(&self, name: &str) -> Result<String, String> {
        create_database(&self.url(), name)
    }

    /// Ends every process of the server at once, in the middle of its work: nothing more is
    /// written, and the next start recovers as after a power cut. PostgreSQL calls it an immediate
    /// shutdown; `SIGKILL` would do no more to the data, let busy connections go on for a while,
    /// and leave shared memory behind. What was acknowledged must be there after `restart`.
    pub fn kill_hard(&mut self) {
        if let Some(guardian) = self.running.take() {
            guardian.end(Ending::Killed);
        }
    }

    /// Starts the server again on what its folder holds; one that runs is first stopped in order.
    pub fn restart(&mut self) -> Result<(), String> {
        if let Some(guardian) = self.running.take() {
            guardian.end(Ending::Fast);
        }
        let mut words = self.owner.words(&programs()?.join("postgres"));
        let folder = self.folder.path();
        words.extend(["-D".into(), data(folder), "-k".into(), folder.into()]);
        words.extend(["-p", PORT].map(OsString::from));
        let chosen: &[&str] = match self.durability {
            Durability::Off => &VOLATILE,
            Durability::On => &DURABLE,
        };
        for setting in SETTINGS.iter().chain(chosen) {
            words.extend(["-c", setting].map(OsString::from));
        }
        self.running = Some(Guardian::start(folder, &words)?);
        Ok(())
    }

    /// The same encoding and order of texts on every machine; whoever reaches the socket is let
    /// in, and only the owner of the folder and root reach it.
    fn initialise(&self) -> Result<(), String> {
        let words = self.owner.words(&programs()?.join("initdb"));
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg("-D").arg(data(self.folder.path()));
        command.args(["--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        command.args(["--auth-local=trust", "--auth-host=reject"]).current_dir("/");
        forget_settings(&mut command);
        run(&mut command).map(drop)
    }
}

impl Drop for LocalPostgres {
    fn drop(&mut self) {
        if let Some(guardian) = self.running.take() {
            guardian.end(Ending::ThrownAway);
        }
    }
}

/// The server's files, beside its socket.
fn data(folder: &Path) -> OsString {
    folder.join("data").into_os_string()
}

/// A folder whose path fits into a socket's address and needs no quotes in a connection string.
fn new_folder() -> Result<TempDir, String> {
    let chosen = std::env::temp_dir();
    let parent = if is_plain(&chosen) { chosen } else { PathBuf::from("/tmp") };
    let made = tempfile::Builder::new().prefix("postgres-").tempdir_in(parent);
    made.map_err(|error| format!("a folder for the server: {error}"))
}

fn is_plain(parent: &Path) -> bool {
    let longest = parent.join("postgres-123456").join(format!(".s.PGSQL.{PORT}"));
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    longest
        .to_str()
        .is_some_and(|path| path.len() <= LONGEST_SOCKET_PATH && path.chars().all(plain))
}

/// Makes an empty database on the server that this connection string reaches, and gives the
/// connection string of the new one.
pub fn create_database(url: &str, name: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || name.len() > 63 || !name.chars().all(plain) {
        return Err(format!("a database is named by 1 to 63 of a-z, 0-9 and _, not {name:?}"));
    }
    psql(url, &format!("create database \"{name}\""))?;
    let others = url.split_whitespace().filter(|pair| !pair.starts_with("dbname="));
    let mut pairs: Vec<&str> = others.collect();
    let own = format!("dbname={name}");
    pairs.push(&own);
    Ok(pairs.join(" "))
}

/// Removes a database, and ends the connections to it.
pub fn drop_database(url: &str, name: &str) -> Result<(), String> {
    psql(url, &format!("drop database \"{name}\" with (force)")).map(drop)
}

/// Runs statements through `psql` until one fails, and gives the rows: a line each, with `|`
/// between columns.
pub fn psql(url: &str, statements: &str) -> Result<String, String> {
    let mut command = client("psql")?;
    command.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password"]);
    command.args(["--set", "ON_ERROR_STOP=1", "--command", statements, "--dbname", url]);
    run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::is_plain;
    use std::path::Path;

    #[test]
    fn a_socket_is_never_put_where_it_cannot_be_reached() {
        assert!(is_plain(Path::new("/tmp")));
        assert!(is_plain(Path::new(&format!("/{}", "a".repeat(76)))));
        for parent in [&format!("/{}", "a".repeat(77)), "/a folder", "/a,b", "/甲"] {
            assert!(!is_plain(Path::new(parent)), "{parent}");
        }
    }
}
