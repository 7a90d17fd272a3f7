//! The demonstration whose pages are looked at.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tempfile::TempDir;

/// A demonstration that is served.
pub struct Demonstration {
    process: Child,
    /// Where it is served, without a slash at the end.
    pub address: String,
    folder: Option<TempDir>,
}

static SHARED: Mutex<Weak<Demonstration>> = Mutex::new(Weak::new());

impl Demonstration {
    /// The demonstration of all tests.
    pub fn shared() -> Arc<Demonstration> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(served) = shared.upgrade() {
            return served;
        }
        let served = Arc::new(Demonstration::start());
        *shared = Arc::downgrade(&served);
        served
    }

    /// A demonstration of one's own, for a test that moves its clock.
    pub fn start() -> Demonstration {
        Demonstration::serve(tempfile::tempdir().unwrap())
    }

    /// Serves the demonstration of a folder, which is built where there is none.
    fn serve(folder: TempDir) -> Demonstration {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
        command.args(["--lang", "en", "demo", "--scale", "1000", "--no-open"]);
        command.args(["--listen", "127.0.0.1:0", "--dir"]).arg(folder.path().join("demo"));
        command.env("RUST_LOG", "off");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let mut addresses = output.lines().map_while(Result::ok).filter_map(|line| {
            let (_, rest) = line.split_once("Now at ")?;
            rest.split_whitespace().next().map(str::to_owned)
        });
        let address = addresses.next().expect("the demonstration says where it is served");
        std::thread::spawn(move || addresses.for_each(drop));
        Demonstration { process, address, folder: Some(folder) }
    }

    /// The same demonstration after somebody has changed a share of a pool in its database.
    pub fn tampered(mut self, pool: &str) -> Demonstration {
        self.stop();
        let folder = self.folder.take().unwrap();
        let mut tamper = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
        tamper.args(["--lang", "en", "tamper", "--pool", pool, "--dir"]);
        assert!(tamper.arg(folder.path().join("demo")).status().unwrap().success());
        Demonstration::serve(folder)
    }

    fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        self.stop();
    }
}
