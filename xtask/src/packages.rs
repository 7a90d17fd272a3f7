//! Packages of Debian that a fresh machine lacks.

use std::process::{Command, Stdio};

/// Installs packages unless what they bring is there. A fresh machine has no list of packages yet,
/// so the second attempt fetches it.
pub fn install(what: &str, packages: &[&str], is_there: impl Fn() -> bool) -> Result<(), String> {
    if is_there() {
        return Ok(());
    }
    let named = packages.join(" ");
    println!("{what} is missing: apt-get install {named}");
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        succeeds(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let wanted = [&["install", "-y", "--no-install-recommends"], packages].concat();
    let installed = apt_get(&wanted) || (apt_get(&["update"]) && apt_get(&wanted));
    match installed && is_there() {
        true => Ok(()),
        false => Err(format!("install it as root (on Debian: apt-get install {named})")),
    }
}

/// Whether a command ran and ended well.
pub fn succeeds(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Whether a program of the path answers when it is asked for its version.
pub fn has(program: &str) -> bool {
    let mut command = Command::new(program);
    succeeds(command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()))
}
