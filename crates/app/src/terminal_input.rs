//! Lines that a command asks for: passwords and codes, which never stand among its arguments.

use crate::Context;
use crate::failure::{Failure, whole_file};
use ledger::Rejection;
use std::io::{self, BufRead, IsTerminal, Write, stderr, stdin};
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Whether a terminal shows what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Codes, which are used once.
    Shown,
    /// Passwords.
    Hidden,
}

/// The next line of standard input; on a terminal it is asked for in words.
pub fn line(
    context: &Context,
    (chinese, english): (&str, &str),
    typing: Typing,
) -> Result<Zeroizing<String>, Failure> {
    let terminal = stdin().is_terminal();
    if terminal {
        let asked = context.language.pick(chinese, english);
        // A terminal that cannot be written to is no reason not to read.
        let _ = write!(stderr().lock(), "{asked}: ").and_then(|()| stderr().flush());
    }
    let hidden = terminal && typing == Typing::Hidden;
    let _echo = hidden.then(Silence::begin);
    let mut line = Zeroizing::new(String::new());
    let read = stdin().lock().read_line(&mut line);
    let unread = || Failure::from(whole_file("-", Rejection::InputEnded));
    if read.map_err(|_: io::Error| unread())? == 0 {
        return Err(unread());
    }
    Ok(Zeroizing::new(line.trim_end_matches(['\n', '\r']).to_owned()))
}

/// A terminal that does not show what is typed, until this is dropped.
struct Silence;

impl Silence {
    fn begin() -> Silence {
        echo("-echo");
        Silence
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        echo("echo");
        let _ = writeln!(stderr().lock());
    }
}

/// Where there is no `stty`, the terminal shows what is typed; the password is the same.
fn echo(setting: &str) {
    let _ = Command::new("stty").arg(setting).stdin(Stdio::inherit()).status();
}
