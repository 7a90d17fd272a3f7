//! A log that a community serves.

use super::{expecting, unreadable};
use ledger::Fault;
use std::cell::RefCell;
use std::time::Duration;
use verify::Source;
use verify::log::BUNDLE_BYTES_MAX;

/// How long one file may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// The most redirects that are followed.
const REDIRECTS_MAX: u32 = 3;

/// How often a file that could not be had is asked for again.
const TRIES_MAX: u32 = 3;

/// An address below which the log lies.
pub struct Address {
    agent: ureq::Agent,
    log: String,
    /// What could not be had in the end: then nothing is known, rather than something wrong.
    fault: RefCell<Option<Fault>>,
}

impl Address {
    /// The log of a community's address.
    pub fn new(url: &str) -> Address {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(ANSWER_WITHIN))
            .max_redirects(REDIRECTS_MAX)
            .http_status_as_error(false)
            .build()
            .into();
        let log = format!("{}/log", url.trim_end_matches('/'));
        Address { agent, log, fault: RefCell::new(None) }
    }

    /// The first file that could not be had.
    pub fn fault(&self) -> Option<Fault> {
        self.fault.take()
    }

    fn get(&self, url: &str) -> Result<Option<Vec<u8>>, String> {
        let answer = self.agent.get(url).call().map_err(|error| error.to_string())?;
        match answer.status().as_u16() {
            200 => {
                let limit = u64::try_from(BUNDLE_BYTES_MAX).unwrap_or(u64::MAX);
                let body = answer.into_body().into_with_config().limit(limit);
                body.read_to_vec().map(Some).map_err(|error| error.to_string())
            }
            404 | 410 => Ok(None),
            status => Err(format!("HTTP {status}")),
        }
    }
}

impl Source for Address {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let url = format!("{}/{path}", self.log);
        let mut tries = 1;
        loop {
            match self.get(&url) {
                Err(_) if tries < TRIES_MAX => tries += 1,
                Err(why) => {
                    let answers = ["能打开的网址", "an address that answers"];
                    let fault = expecting(unreadable(&url, why.clone()), &answers);
                    self.fault.borrow_mut().get_or_insert(fault);
                    return Err(why);
                }
                read => return read,
            }
        }
    }
}
