//! Chromium's driver: one process for all tests, ended with the last of them.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// A driver that listens on a port of its own choice.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub address: String,
}

static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// The driver of all tests.
    pub fn shared() -> Arc<Driver> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = shared.upgrade() {
            return driver;
        }
        let driver = Arc::new(Driver::start());
        *shared = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Driver {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process =
            command.spawn().expect("chromedriver; `cargo xtask test` installs what is missing");
        let output = BufReader::new(process.stdout.take().unwrap());
        let mut ports = output.lines().map_while(Result::ok).filter_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let port = ports.next().expect("the driver says on which port it listens");
        // What it says later is read, so that it never waits for a reader.
        std::thread::spawn(move || ports.for_each(drop));
        Driver { process, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
