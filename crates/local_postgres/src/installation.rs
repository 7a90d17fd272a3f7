//! The PostgreSQL programs of this machine, and how they are run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What a folder must hold. Debian's client package alone brings no server, and a folder of
/// links may name some of them only; programs of one folder are of one version.
const PROGRAMS: [&str; 4] = ["initdb", "postgres", "psql", "pgbench"];

/// Where Debian keeps each major version in a folder of its own.
const DEBIAN_VERSIONS: &str = "/usr/lib/postgresql";

/// The user under which Debian's package runs servers.
const SERVER_USER: &str = "postgres";

const MISSING: &str = "no PostgreSQL server is installed; on Debian: apt-get install postgresql";

/// Whether this machine has the programs of a PostgreSQL server.
pub fn is_installed() -> bool {
    programs().is_ok()
}

/// The folder of the programs: on the path, where `pg_config` says, or the newest of Debian's.
pub(crate) fn programs() -> Result<PathBuf, String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    if let Ok(folder) = run(Command::new("pg_config").arg("--bindir")) {
        folders.push(PathBuf::from(folder.trim_end()));
    }
    folders.extend(debian_folders());
    let serves = |folder: &PathBuf| PROGRAMS.iter().all(|name| folder.join(name).exists());
    folders.into_iter().find(serves).ok_or_else(|| MISSING.to_owned())
}

/// Newest first, by number: 9 is older than 15.
fn debian_folders() -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(DEBIAN_VERSIONS).into_iter().flatten().flatten();
    let version = |entry: fs::DirEntry| entry.file_name().to_str()?.parse::<u32>().ok();
    let mut versions: Vec<u32> = entries.filter_map(version).collect();
    versions.sort_unstable();
    versions.into_iter().rev().map(|version| {
        let folder = Path::new(DEBIAN_VERSIONS).join(version.to_string());
        folder.join("bin")
    })
}

/// A client program, told nothing by variables such as `PGPORT` of whoever runs the tests.
pub(crate) fn client(name: &str) -> Result<Command, String> {
    let mut command = Command::new(programs()?.join(name));
    forget_settings(&mut command);
    Ok(command)
}

pub(crate) fn forget_settings(command: &mut Command) {
    for (variable, _) in env::vars_os() {
        if variable.to_string_lossy().starts_with("PG") {
            command.env_remove(variable);
        }
    }
}

/// The user that owns the server's folder.
pub(crate) enum Owner {
    /// Whoever runs this process.
    Ourselves,
    /// The user of the package, because PostgreSQL refuses to run as root.
    ServerUser,
}

impl Owner {
    pub(crate) fn find() -> Result<Owner, String> {
        let user = run(Command::new("id").arg("-u"))?;
        if user.trim_end() != "0" {
            return Ok(Owner::Ourselves);
        }
        run(Command::new("id").args(["-u", SERVER_USER])).map_err(|error| {
            format!("PostgreSQL does not run as root, and there is no user {SERVER_USER}: {error}")
        })?;
        Ok(Owner::ServerUser)
    }

    pub(crate) fn give(&self, folder: &Path) -> Result<(), String> {
        match self {
            Owner::Ourselves => Ok(()),
            Owner::ServerUser => run(Command::new("chown").arg(SERVER_USER).arg(folder)).map(drop),
        }
    }

    /// The words of a command line that runs a program as this user, in the same process.
    pub(crate) fn words(&self, program: &Path) -> Vec<OsString> {
        let before: &[&str] = match self {
            Owner::Ourselves => &[],
            Owner::ServerUser => {
                &["setpriv", "--reuid", SERVER_USER, "--regid", SERVER_USER, "--init-groups"]
            }
        };
        let mut words: Vec<OsString> = before.iter().map(OsString::from).collect();
        words.push(program.into());
        words
    }
}

/// Runs a command to its end and gives what it printed; on failure, what it complained of.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program}: {}: {}", output.status, complaint.trim_end()))
}
