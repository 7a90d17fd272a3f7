//! The shell that stands between us and the server. It holds the reading end of a pipe whose
//! writing end is ours alone: when we die, however we die, the pipe ends, and the shell stops
//! the server and removes its folder.
//!
//! A signal at the parent's death (`setpriv --pdeathsig`) would not do: Linux sends it when the
//! thread that started the server ends, and each test has a thread of its own.

use crate::installation::forget_settings;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

/// The folder is `$1`, the rest is the server's command line. The shell lets go of the log, so
/// that the log ends with the last process of the server. `TERM` reaches a server that has not
/// yet set up its signals, when the shell's children ignore `QUIT`; after that, `QUIT` decides.
const SCRIPT: &str = r#"
folder=$1
shift
"$@" </dev/null &
exec 2>/dev/null
if read -r signal; then
    kill -s "$signal" "$!"
    wait "$!"
else
    kill -s TERM "$!"
    kill -s QUIT "$!"
    wait "$!"
    rm -rf "$folder"
fi
"#;

/// The server says this when it accepts connections, also after it recovered from a crash.
const READY: &str = "ready to accept connections";

/// Far more than any recovery of a test or benchmark takes.
const READY_WITHIN: Duration = Duration::from_secs(300);

/// How a server ends.
pub(crate) enum Ending {
    /// In order, with everything written; the folder stays.
    Fast,
    /// At once, in the middle of whatever was being done; the folder stays as it is.
    Killed,
    /// At once, and the folder is removed.
    ThrownAway,
}

/// A running server and the shell that watches over it.
pub(crate) struct Guardian {
    shell: Child,
    orders: ChildStdin,
    log: JoinHandle<()>,
}

impl Guardian {
    /// Starts the server and waits until it accepts connections.
    pub(crate) fn start(folder: &Path, server: &[OsString]) -> Result<Guardian, String> {
        let mut command = Command::new("sh");
        command.args(["-c", SCRIPT, "guardian"]).arg(folder).args(server);
        // A group of its own, so that Ctrl-C at the terminal ends us and not the guardian.
        command.current_dir("/").process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        forget_settings(&mut command);
        let mut shell = command.spawn().map_err(|error| format!("sh: {error}"))?;
        let orders = shell.stdin.take().expect("the input is a pipe");
        let log = shell.stderr.take().expect("the log is a pipe");
        let (sender, ready) = channel();
        let log = spawn(move || read_log(log, sender));
        let guardian = Guardian { shell, orders, log };
        let failure = match ready.recv_timeout(READY_WITHIN) {
            Ok(Ok(())) => return Ok(guardian),
            Ok(Err(log)) => format!("the server did not start:\n{log}"),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                format!("the server was not ready within {} s", READY_WITHIN.as_secs())
            }
        };
        guardian.end(Ending::ThrownAway);
        Err(failure)
    }

    /// Ends the server, and returns when the last of its processes has gone.
    pub(crate) fn end(mut self, ending: Ending) {
        let signal = match ending {
            Ending::Fast => "INT\n",
            Ending::Killed => "QUIT\n",
            Ending::ThrownAway => "",
        };
        // When the shell has gone there is nobody to tell, and waiting says so at once.
        let _gone = self.orders.write_all(signal.as_bytes());
        drop(self.orders);
        let _gone = self.shell.wait();
        let _gone = self.log.join();
    }
}

/// Reads the log to its end, so that the server never waits for a reader. What comes before the
/// server is ready explains why it did not start; after that, clients hear what goes wrong.
fn read_log(log: impl Read, ready: Sender<Result<(), String>>) {
    let mut ready = Some(ready);
    let mut begun = String::new();
    for line in BufReader::new(log).split(b'\n').map_while(Result::ok) {
        if ready.is_none() {
            continue;
        }
        let line = String::from_utf8_lossy(&line);
        if line.contains(READY) {
            tell(&mut ready, Ok(()));
        }
        begun.push_str(&line);
        begun.push('\n');
    }
    tell(&mut ready, Err(begun));
}

/// Says it once. Nobody listens any more when the time to become ready is over.
fn tell(ready: &mut Option<Sender<Result<(), String>>>, how: Result<(), String>) {
    if let Some(ready) = ready.take() {
        let _nobody = ready.send(how);
    }
}
